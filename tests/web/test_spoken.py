"""Words in another language than their page say so, or a screen reader says them as nobody could understand.

Every word of a lesson that has no Spanish is written in Cyrillic letters here. On a Spanish page such a letter may
stand only in something that is marked as English.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from course import answers, check_ins, measures, wiring
from course.app import create_app
from course.check_ins import Answers
from course.lesson_plans import AREAS
from course.lessons import Course
from course.models import Enrolment
from course.settings import Settings
from course.wiring import Wired
from tests import exercises
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock
from tests.learners import signed_in

CYRILLIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшхыз")
WORDS = frozenset(
    [
        "title",
        "summary",
        "html",
        "label",
        "hint",
        "low_label",
        "high_label",
        "prompt",
        "halve",
        "text",
        "question",
    ]
)
MARKUP = re.compile(r"(<[^>]+>|&\w+;)")
SPOKEN = ("alt", "aria-label", "placeholder", "title", "value")
VOID = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
OWN = (
    "/today", "/people", "/story", "/letter", "/letter/plan", "/settings", "/settings/erase", "/track",
    "/check-ins/week-1", "/check-ins/week-1/result", "/check-ins/week-2", "/boosters/1", "/boosters/1/result",
    "/more-help/worse",
)  # fmt: skip


def written(text: str) -> str:
    parts = MARKUP.split(text)
    return "".join(part if n % 2 else part.lower().translate(CYRILLIC) for n, part in enumerate(parts))


def told_apart(value: Any) -> Any:
    """The same lesson, or part of one, with its words in the other letters."""
    if isinstance(value, tuple):
        return tuple(told_apart(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    found = {one.name: getattr(value, one.name) for one in fields(value)}
    return replace(
        value,
        **{
            name: written(one) if name in WORDS and isinstance(one, str) else told_apart(one)
            for name, one in found.items()
        },
    )


def without_spanish(course: Course) -> dict[tuple[str, str], Any]:
    return {
        (locale, id): lesson if locale != "en" or ("es", id) in course.lessons else told_apart(lesson)
        for (locale, id), lesson in course.lessons.items()
    }


class Reading(HTMLParser):
    """Every such word of a page that is not marked as English."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.left: list[str] = []
        self.recalled: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (given.get("name") or "").startswith("recall-"):
            self.recalled.append(given["name"] or "")
        language = given.get("lang") or (self._open[-1][1] if self._open else "")
        for name in SPOKEN:
            self._note(given.get(name) or "", language)
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._note(data, self._open[-1][1] if self._open else "")

    def _note(self, words: str, language: str) -> None:
        if language != "en" and re.search("[а-я]", words):
            self.left.append(" ".join(words.split()))


@pytest.fixture
def spanish(settings: Settings, clock: FixedClock) -> Iterator[Wired]:
    parts = wiring.build(replace(settings, locales=("en", "es")), clock=clock, senders={})
    reading = parts.contents.reading
    lessons = without_spanish(reading.course)
    spoken = {name: replace(one, lessons=lessons) for name, one in reading.course.translations.items()}
    parts.contents.reading = replace(
        reading, course=replace(reading.course, lessons=lessons, translations=spoken)
    )
    yield parts
    parts.db.dispose()


def lived(parts: Wired, clock: FixedClock) -> Learner:
    """A learner with something on every page, four weeks after the end."""
    profile = replace(make_profile(), locale="es")
    begin, made = clock(), make_learner(parts, make_cohort(parts), profile=profile)
    clock.advance(timedelta(days=84))
    with parts.db.writing() as session:
        for (item, card), values in exercises.WRITTEN.items():
            answers.save(session, made.enrolment_id, item, card, values, session_id=None, now=begin)
        for lesson in parts.course.plan("12").lessons():
            if not lesson.slot:
                _finish(session, parts, made, lesson.id, clock)
        for week in (1, 3, 4):
            given = Answers(mood=6, near=3, step="did")
            check_ins.record(session, made.enrolment_id, f"week-{week}", given, via="web", now=begin)
        asked = parts.course.measures.instruments[0]
        measures.record(session, made.enrolment_id, "l01", asked, {0: 1}, session_id=None, now=begin)
        row = session.get_one(Enrolment, made.enrolment_id)
        row.track, row.finished_at, row.boosters_at = "change", clock(), clock()
        session.commit()
    clock.advance(timedelta(weeks=4))
    return made


def _finish(session: Any, parts: Wired, made: Learner, lesson: str, clock: FixedClock) -> None:
    """Done, with the first of every choice of its cards, and the first of its steps."""
    found = parts.course.lesson(lesson)
    for card in found.cards:
        chosen = {
            one.name: [one.options[0].id] if one.kind == "multi" else one.options[0].id
            for one in card.fields
            if one.options and (lesson, str(card.number)) not in exercises.WRITTEN
        }
        if chosen:
            key = str(card.number)
            answers.save(session, made.enrolment_id, lesson, key, chosen, session_id=None, now=clock())
    step = {"what": found.step.options[0].id, "words": found.step.options[0].label}
    answers.save(session, made.enrolment_id, lesson, "step", step, session_id=None, now=clock())
    answers.finish(session, made.enrolment_id, lesson, now=clock())


def test_what_is_not_in_spanish_is_marked_as_english_on_every_page(spanish: Wired, clock: FixedClock) -> None:
    learner = lived(spanish, clock)
    app = create_app(spanish, soon=lambda task: task())
    reader = signed_in(app, spanish, learner, full=True)
    found: dict[str, list[str]] = {}
    asked = Reading(reader.get("/boosters/1").text).recalled
    assert reader.post("/boosters/1", data={"mood": "6", **dict.fromkeys(asked, "ya")}).status_code == 303
    for path in OWN:
        answer = reader.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.headers.get("Location"))
        found[path] = Reading(answer.text).left
    for area in AREAS:
        with spanish.db.writing() as session:
            session.get_one(Enrolment, learner.enrolment_id).track = area
            session.commit()
        for locale, item in spanish.course.lessons:
            for path in (f"/lessons/{item}{end}" for end in ("", "/step", "/finished", "/picture")):
                answer = reader.get(path)
                if locale == "en" and path not in found and answer.status_code == 200:
                    found[path] = Reading(answer.text).left
    assert {f"/lessons/{item}" for _locale, item in spanish.course.lessons} <= found.keys()
    assert [f"{path}: {words}" for path, left in found.items() for words in left] == []


def test_the_reading_knows_what_is_marked() -> None:
    page = '<html lang="es"><p>один <b lang="en">два</b> <input value="три"><i lang="en" title="пять">x</i> шесть</p>'
    assert Reading(page).left == ["один", "три", "шесть"]
