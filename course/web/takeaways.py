"""The takeaways that come back in a check-in, as its pages ask for them, show them and read the answers.

First the question alone, to be answered from memory. The line itself is on the page that follows, for whoever wrote
something; who left it empty is asked again another time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from course import boosters, recalls
from course.lessons import Field, Option
from course.recalls import Outcome, Served
from course.rules import local_time
from course.translations import N_
from course.web import access, context, forms, kept, language, learner
from course.web.forms import Read
from course.web.learner import Learner

PREFIX = "recall-"
MOST = 2
OUTCOMES = (
    Option(id=Outcome.GOT, label=N_("I had it")),
    Option(id=Outcome.PARTLY, label=N_("Partly")),
    Option(id=Outcome.NOT, label=N_("Not this time")),
)


@dataclass(frozen=True)
class Asked:
    """One question from memory: the name of its control and its words."""

    name: str
    words: str


@dataclass(frozen=True)
class Line:
    """One takeaway beside what was remembered of it. `answer` is empty where this browser may not show it."""

    lesson: str
    question: str
    text: str
    answer: str
    mark: str
    waits: bool
    used: bool | None
    with_whom: str

    @property
    def fields(self) -> tuple[Field, Field, Field]:
        """How close it was, whether it was used, and with whom."""
        return _marks(self.lesson)


def before(reader: Learner, item: str) -> list[Served]:
    """What this check-in asked when it was answered before."""
    return recalls.served_in(context.session(), reader.enrolment.id, item)


def questions(reader: Learner, item: str, before: Sequence[Served]) -> tuple[Asked, ...]:
    """What this check-in asks from memory: what it asked before, else what is due today."""
    session = context.session()
    known = {lesson for _locale, lesson in reader.course.lessons}
    enrolment_id, zone = reader.enrolment.id, reader.person.zone
    if before:
        asked = [one.lesson for one in before if one.outcome is None and one.lesson in known]
    elif boosters.number_of(item) is not None:
        asked = recalls.brought_back(session, enrolment_id, zone=zone, lessons=known)
    else:
        asked = recalls.due(session, enrolment_id, zone=zone, lessons=known, today=reader.today)
    return tuple(_asked(reader, lesson) for lesson in asked)


def given(before: Sequence[Served]) -> Mapping[str, str]:
    """What was written before and may be shown here, by name of the field."""
    if kept.is_copy():
        return {}
    return {PREFIX + one.lesson: one.answer for one in before if learner.may_show(one.session_id)}


def sent(reader: Learner, names: Sequence[str]) -> tuple[Field, ...]:
    """The questions that a form was about. It may have waited on a phone: another day would ask for others."""
    lessons = [name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)]
    return tuple(_question(reader, lesson) for lesson in lessons if lesson in reader.done)[:MOST]


def keep(reader: Learner, item: str, asked: Sequence[Field], found: Read, *, at: datetime) -> None:
    """Keep what came back in this check-in, as of the moment it was written. The caller commits."""
    written = {one.name.removeprefix(PREFIX): found.values.get(one.name, "") for one in asked}
    served_on = local_time.local_date(at, reader.person.zone)
    recalls.keep(
        context.session(), reader.enrolment.id, item, written, served_on=served_on,
        session_id=access.row().id, now=at,
    )  # fmt: skip


def lines(reader: Learner, item: str) -> list[Line]:
    """The takeaways of this check-in that were answered, each with its line."""
    known = {lesson for _locale, lesson in reader.course.lessons}
    served = recalls.served_in(context.session(), reader.enrolment.id, item)
    return [_line(reader, one) for one in served if one.answer and one.lesson in known]


def mark(reader: Learner, item: str, sent: forms.Sent) -> Read:
    """Read how close it was, and keep it where nothing has to be corrected. The caller commits."""
    waiting = [one for one in lines(reader, item) if one.waits]
    found = forms.read([field for one in waiting for field in one.fields], sent)
    for one in waiting if not found.errors else ():
        how, used, whom = (found.values.get(field.name) for field in one.fields)
        recalls.mark(
            context.session(), reader.enrolment.id, item, one.lesson, outcome=how,
            used=None if used is None else used == "yes", with_whom=whom or "", now=context.now(),
        )  # fmt: skip
    return found


def _question(reader: Learner, lesson: str) -> Field:
    return Field(name=PREFIX + lesson, kind="short", label=reader.lesson(lesson).takeaway.question)


def _asked(reader: Learner, lesson: str) -> Asked:
    found = reader.lesson(lesson)
    return Asked(PREFIX + lesson, language.said(found.takeaway.question, found.locale))


def _marks(lesson: str) -> tuple[Field, Field, Field]:
    return (
        Field(name=f"{lesson}-outcome", kind="pick", label=N_("How close were you?"), options=OUTCOMES),
        Field(name=f"{lesson}-used", kind="yn", label=N_("Did you use it?")),
        Field(
            name=f"{lesson}-whom", kind="person", label=N_("With whom?"), hint=N_("Initials or a nickname.")
        ),
    )


def _line(reader: Learner, one: Served) -> Line:
    lesson = reader.lesson(one.lesson)
    is_shown = learner.may_show(one.session_id)
    labels: dict[Any, str] = {option.id: option.label for option in OUTCOMES}
    return Line(
        lesson=one.lesson,
        question=language.said(lesson.takeaway.question, lesson.locale),
        text=language.said(lesson.takeaway.text, lesson.locale),
        answer=one.answer if is_shown else "",
        mark=labels.get(one.outcome, ""),
        waits=one.waits_for_mark,
        used=one.used,
        with_whom=one.with_whom if is_shown else "",
    )
