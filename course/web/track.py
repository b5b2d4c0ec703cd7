"""What a learner works on: one of four areas, suggested by the aid at most, chosen by them alone.

Three private questions stand before Disagreement. Their answers are read, decide, and are gone: no row, line of
a log or audit holds them. Whatever is answered, one column is written and the same page follows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import answers, enrolments, gentleness, plans
from course.lessons import Option
from course.rules import tracks
from course.rules.progress import Place, State
from course.rules.tracks import Chosen
from course.translations import N_
from course.web import access, context, language, learner, outlook
from course.web.learner import CHOOSING, Learner

blueprint = Blueprint("track", __name__)

PEOPLE_MAP = "l04"
AREAS: Mapping[str, Option] = {
    one.id: one
    for one in (
        Option(id="loss", label=N_("Loss"), hint=N_("Someone died, and it still weighs.")),
        Option(
            id="disagreement", label=N_("Disagreement"), hint=N_("You and somebody want different things.")
        ),
        Option(id="change", label=N_("Change"), hint=N_("Life is not what it was.")),
        Option(id="connection", label=N_("Connection"), hint=N_("You feel alone, or at the edge of things.")),
    )
}
ONLY_ONE = Option(id="none", label=N_("No second one"), hint=N_("One is enough."))
QUESTIONS: Mapping[str, str] = {
    "afraid": N_("Are you ever afraid of how this person might react?"),
    "watched": N_("Do they check your phone, or decide whom you may see?"),
    "hurt": N_("Have they ever hurt you, or said that they would?"),
}
CHOOSE = N_("Please choose one of these.")


@dataclass(frozen=True)
class Choice:
    """A learner, and what they may still choose."""

    reader: Learner
    chosen: Chosen
    opened: frozenset[str]

    @property
    def may_choose(self) -> bool:
        return tracks.may_choose(self.chosen, self.opened)

    @property
    def may_choose_second(self) -> bool:
        if self.reader.enrolment.gentle_since_at is not None:
            return False
        plan = self.reader.course.plan(self.reader.enrolment.plan)
        return tracks.may_choose_second(plan, self.chosen, self.opened)

    def allows(self, area: str, *, second: bool) -> bool:
        """Whether this area may be taken now."""
        offered = tracks.offered_second(self.chosen) if second else tracks.offered(self.chosen)
        return area in offered and (self.may_choose_second if second else self.may_choose)


@blueprint.get("/track")
@access.learner
def show() -> str:
    choice = _choice()
    before = _place(choice.reader)
    if before is not None and before.state in (State.LATER, State.CLOSED):
        return learner.not_open(choice.reader, before, language.say("Choosing what to work on"))
    return _page(choice)


@blueprint.post("/track")
@access.learner
def choose() -> Response | tuple[str, int]:
    choice, area = _choice(), request.form.get("area", "")
    if not choice.allows(area, second=False):
        return _page(choice, {"area": CHOOSE}), 422
    if area == tracks.DISAGREEMENT and area != choice.chosen.track:
        return redirect(url_for("track.questions"), 303)
    return _take(choice, area, second=False)


@blueprint.post("/track/second")
@access.learner
def choose_second() -> Response | tuple[str, int]:
    choice, area = _choice(), request.form.get("second", "")
    if area == ONLY_ONE.id and choice.may_choose_second:
        return _take(choice, None, second=True)
    if not choice.allows(area, second=True):
        return _page(choice, {"second": CHOOSE}), 422
    if area == tracks.DISAGREEMENT and area != choice.chosen.second:
        return redirect(url_for("track.questions", beside=1), 303)
    return _take(choice, area, second=True)


@blueprint.get("/track/questions")
@access.learner
def questions() -> str | Response:
    """Three questions, always blank, however often they are opened."""
    second = "beside" in request.args
    if not _choice().allows(tracks.DISAGREEMENT, second=second):
        return redirect(url_for("track.show"), 303)
    return render_template(
        "learner/track_questions.html",
        questions={name: language.say(asked) for name, asked in QUESTIONS.items()},
        beside=1 if second else None,
    )


@blueprint.post("/track/questions")
@access.learner
def answer() -> Response:
    choice, second = _choice(), "beside" in request.args
    if not choice.allows(tracks.DISAGREEMENT, second=second):
        return redirect(url_for("track.show"), 303)
    is_open = tracks.opens_disagreement([request.form.get(name, "") for name in QUESTIONS])
    if is_open and "other" not in request.form:
        return _take(choice, tracks.DISAGREEMENT, second=second)
    enrolments.do_not_offer(choice.reader.enrolment, tracks.DISAGREEMENT)
    context.session().commit()
    return redirect(url_for("track.show"), 303)


def _choice() -> Choice:
    reader = learner.on_course()
    opened = frozenset(plans.opened(context.session(), reader.enrolment.id))
    return Choice(reader, plans.chosen(reader.enrolment), opened)


def _place(reader: Learner) -> Place | None:
    """Where the learner stands at the lesson that leads to the choice; None where their plan has none."""
    item = reader.plan.item(CHOOSING)
    return reader.place(item) if item is not None else None


def _take(choice: Choice, area: str | None, *, second: bool) -> Response:
    enrolment, session, now = choice.reader.enrolment, context.session(), context.now()
    if second:
        enrolments.choose_second(enrolment, area, now=now)
    elif area is not None and area != enrolment.track:
        enrolments.choose_track(enrolment, area, now=now)
        zone, course = choice.reader.person.zone, choice.reader.course
        gentleness.follow(session, course, enrolment, zone=zone, now=now)
    session.commit()
    return redirect(url_for("track.show"), 303)


def _page(choice: Choice, errors: Mapping[str, str] | None = None) -> str:
    reader, chosen = choice.reader, choice.chosen
    country = language.course().country(reader.person.country)
    return render_template(
        "learner/track.html",
        errors=errors or {},
        chosen=_area(chosen.track),
        second=_area(chosen.second),
        said=_said(choice),
        goes_gently=outlook.goes_gently(reader),
        areas=_options(tracks.offered(chosen)) if choice.may_choose else [],
        second_areas=[*_options(tracks.offered_second(chosen)), *language.offered([ONLY_ONE])]
        if choice.may_choose_second
        else [],
        suggested=[option.label for option in _options(_suggested(choice))],
        first=next((reader.place(item) for item in reader.plan.items if item.slot == "x1"), None),
        first_title=next(
            (learner.title_of(reader, item) for item in reader.plan.items if item.slot == "x1"), ""
        ),
        lines=[line for line in country.lines if line.kind == "abuse"],
        is_short=len(tracks.offered(chosen)) < len(AREAS),
        choosing_item=CHOOSING,
    )


def _options(areas: Iterable[str]) -> list[Option]:
    return list(language.offered(AREAS[area] for area in areas))


def _area(area: str | None) -> Option | None:
    return _options([area])[0] if area is not None else None


def _suggested(choice: Choice) -> tuple[str, ...]:
    """What the aid finds in answers that this browser may see; nothing where an area is chosen already."""
    if choice.chosen.track is not None:
        return ()
    around = answers.saved(context.session(), choice.reader.enrolment.id, PEOPLE_MAP).values()
    people = [one for saved in around for one in saved.values.get("people", ())]
    return tracks.suggested(_lesson_answers(choice), people, choice.chosen.not_offered)


def _said(choice: Choice) -> str:
    """The area that was chosen in the lesson before, for nobody to be asked twice; none that is not offered."""
    said = _lesson_answers(choice).get("chosen_area", "") if choice.chosen.track is None else ""
    return said if said in tracks.offered(choice.chosen) else ""


def _lesson_answers(choice: Choice) -> dict[str, Any]:
    """What was answered in the lesson that leads to the choice, so far as this browser may see it."""
    found: dict[str, Any] = {}
    for saved in answers.saved(context.session(), choice.reader.enrolment.id, CHOOSING).values():
        found |= saved.values if learner.may_show(saved.session_id) else {}
    return found
