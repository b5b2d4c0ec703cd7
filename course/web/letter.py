"""The closing letter and the plan for rough patches, in the learner's own words: to read, to print, to take along.

Paper and files carry other people's names as initials only; the page, which asks for a fresh code, says them in full.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from course import answers, check_ins, people
from course.answers import STEP, Saved
from course.lessons import Field
from course.rules import initials, letters, local_time
from course.rules.initials import Piece
from course.rules.letters import Letter, Plan
from course.rules.progress import State
from course.rules.then_now import Change
from course.translations import N_
from course.web import access, context, forms, language, learner, own_people, paper, risk
from course.web.learner import Learner
from course.web.looking_back import LAST, PLANNING
from course.web.own_people import LESSON, NAME, RING, Versions

blueprint = Blueprint("letter", __name__)

# Where the learner's own lines lie: beside the answers of lessons, but in none of them.
ITEM, CARD, LINES = "letter", "own", "lines"
OWN = Field(
    name=LINES,
    kind="long",
    label=N_("A few lines of your own"),
    hint=N_("Anything the letter should say to you later. No full names, please."),
)
# What a check-in says of a step that was taken.
DONE = ("did", "some")
# The lessons a part of the letter comes from, for whoever wants to change it.
PARTS = ("l07", "e1", "e2", "e4")
# Names of files say nothing of the course: they may lie among downloads that others see.
LETTER_FILE, PLAN_FILE = "my-letter.html", "my-plan.html"


@dataclass(frozen=True)
class Record:
    """All that one learner wrote, read once, as the letter and the plan need it."""

    reader: Learner
    saved: Mapping[str, Mapping[str, Saved]]
    steps_of_weeks: Mapping[int, str]
    check_ins: int

    @cached_property
    def written(self) -> letters.Written:
        """Lesson, then name of the field: its answer, whichever card it stands on."""
        found: dict[str, dict[str, Any]] = {}
        for item, cards in self.saved.items():
            for place, one in cards.items():
                found.setdefault(item, {}).update(one.values if place.isdecimal() else {})
        return found

    @cached_property
    def letter(self) -> Letter:
        return letters.letter(self.written, self._lesson)

    @cached_property
    def plan(self) -> Plan:
        return letters.plan(self.written)

    @cached_property
    def maps(self) -> Versions:
        return own_people.versions_of(self.reader, self.saved)

    @property
    def changes(self) -> Sequence[Change]:
        return self.maps.changes[: letters.MOST_CHANGES]

    @property
    def rings(self) -> Sequence[str]:
        return [self.said(LESSON, option.label.lower()) for option in self.maps.now.field(RING).options]

    @property
    def tried(self) -> Sequence[str]:
        """The newest small steps that were taken, in the order of their weeks."""
        return [words for _, words in sorted(self.steps_of_weeks.items())][-letters.MOST_TRIED :]

    @property
    def thanks(self) -> Mapping[str, Any]:
        """The small step of the last lesson."""
        chosen = self.saved.get(LAST, {}).get(STEP)
        return chosen.values if chosen is not None else {}

    @property
    def own(self) -> str:
        kept = self.saved.get(ITEM, {}).get(CARD)
        return str(kept.values.get(LINES, "")) if kept is not None else ""

    @property
    def own_lines(self) -> Sequence[str]:
        return letters.paragraphs(self.own)

    @cached_property
    def names(self) -> Sequence[str]:
        """Everybody of both maps and of the two questions that ask for one person."""
        maps = [self.maps.now, self.maps.first]
        on_maps = [row[NAME] for found in maps if found is not None for row in found.rows if row.get(NAME)]
        return [*on_maps, *letters.names(self.written)]

    @property
    def lessons(self) -> int:
        return sum(item.id in self.reader.done for item in self.reader.plan.lessons())

    @property
    def began_on(self) -> date:
        return local_time.local_date(self.reader.enrolment.enrolled_at, self.reader.person.zone)

    @property
    def is_finished(self) -> bool:
        return self.reader.enrolment.finished_at is not None

    @property
    def written_on(self) -> date:
        """The day the course was finished; until then the letter is of today."""
        finished_at = self.reader.enrolment.finished_at
        return (
            local_time.local_date(finished_at, self.reader.person.zone) if finished_at else self.reader.today
        )

    @property
    def size(self) -> str:
        parts = self.letter, self.tried, list(self.own_lines), self.thanks.get("words", "")
        return letters.size(letters.length(*parts) + 60 * len(self.changes))

    @property
    def plan_size(self) -> str:
        return letters.size(letters.length(self.plan))

    def pieces(self, text: str) -> Sequence[Piece]:
        """Words with the names in them, for paper to say shortly."""
        return initials.pieces(text, self.names)

    def trimmed(self, text: str) -> str:
        """Words for the middle of a sentence."""
        return letters.trimmed(text)

    def said(self, item: str, words: str) -> str:
        """Words of a lesson, marked where it is in another language than the letter."""
        return language.said(words, self.reader.lesson(item).locale)

    def _lesson(self, item: str) -> Any:
        return self.reader.lesson(item)


@blueprint.get("/letter")
@access.step_up
def show() -> str:
    return _page(learner.here(), {}, "")


@blueprint.post("/letter")
@access.step_up
def keep() -> Answer | tuple[str, int]:
    """Keep the learner's own lines, or take them out again."""
    reader = learner.on_course()
    found = forms.read((OWN,), request.form)
    if found.errors:
        return _page(reader, found.errors, found.typed[LINES]), 422
    category = risk.check(found.texts, reader.enrolment)
    answers.keep(
        context.session(), reader.enrolment.id, ITEM, CARD, found.values, session_id=access.row().id, now=context.now()
    )  # fmt: skip
    context.session().commit()
    return redirect(url_for("letter.show", kept=1, note=1 if category else None, _anchor="main"), 303)


@blueprint.get("/letter/plan")
@access.step_up
def plan() -> str:
    reader = learner.here()
    return render_template(
        "learner/rough_patch.html", **_parts(reader, _record(reader)), opens=_opening(reader, PLANNING)
    )


@blueprint.post("/letter/file")
@access.step_up
def letter_file() -> Response:
    return _file("learner/_letter_file.html", N_("My letter"), LETTER_FILE)


@blueprint.post("/letter/plan/file")
@access.step_up
def plan_file() -> Response:
    return _file("learner/_plan_file.html", N_("My plan"), PLAN_FILE)


def _page(reader: Learner, errors: Mapping[str, str], typed: str) -> str:
    record = _record(reader)
    parts = [(item, record.said(item, reader.lesson(item).title)) for item in PARTS]
    return render_template(
        "learner/letter.html",
        **_parts(reader, record),
        opens=_opening(reader, LAST),
        own_question=OWN,
        typed=typed if errors else record.own,
        errors=errors,
        is_kept="kept" in request.args,
        sources=[(item, title) for item, title in parts if reader.plan.item(item)],
        form_note=risk.form_note(reader.enrolment),
        support=risk.noted() and risk.country_of(reader.person.country),
    )


def _parts(reader: Learner, record: Record) -> dict[str, Any]:
    return {
        "record": record,
        "name": people.name_of(context.session(), reader.person),
        "country": risk.country_of(reader.person.country),
        "zone": reader.zone,
        "has_left": reader.has_left,
    }


def _opening(reader: Learner, item: str) -> date | None:
    """The day on which a lesson opens; None once it has."""
    found = reader.plan.item(item)
    place = reader.place(found) if found is not None else None
    return place.opens_on if place is not None and place.state is State.LATER else None


def _record(reader: Learner) -> Record:
    session, enrolment_id = context.session(), reader.enrolment.id
    saved = answers.everything(session, enrolment_id)
    past = check_ins.without_notes(session, enrolment_id)
    taken = {item.week for one in past if one.step in DONE and (item := reader.plan.item(one.item))}
    return Record(reader, saved, dict(_steps(reader, saved, taken)), len(past))


def _steps(
    reader: Learner, saved: Mapping[str, Mapping[str, Saved]], weeks: set[int]
) -> Iterator[tuple[int, str]]:
    """The step that each of these weeks' check-ins asked about: the one chosen last in the week's lessons."""
    for week in weeks:
        chosen = [saved[item.id][STEP] for item in reader.plan.week(week) if STEP in saved.get(item.id, {})]
        newest = max(chosen, key=lambda one: one.saved_at, default=None)
        if newest is not None and newest.values.get("words"):
            yield week, newest.values["words"]


def _file(template: str, title: str, filename: str) -> Response:
    reader = learner.here()
    body = render_template(template, **_parts(reader, _record(reader)))
    answer = Response(
        paper.document(language.say(title), body, locale=language.of_page()), mimetype="text/html"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
