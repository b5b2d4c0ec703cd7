"""What a saved card of a lesson changes beside being kept: the newer map, quiet dates, gently or as usual, boosters."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from course import boosters, gentleness, quiet_dates
from course.lessons import Lesson
from course.web import context, outlook, own_people, rhythm
from course.web.learner import Learner


def after_saving(reader: Learner, lesson: Lesson, card: str, values: Mapping[str, Any]) -> None:
    """Do it. The caller commits."""
    own_people.after_saving(reader, lesson.id, values)
    fields = (field for one in lesson.cards if str(one.number) == card for field in one.fields)
    for field in fields:
        given = values.get(field.name)
        if field.sets == "quiet-dates":
            _keep_quiet(reader, lesson.id, _dates(given))
        elif field.sets == "mode" and given is not None:
            _go(reader, gently=given == "gentle")
        elif field.sets == "boosters" and given is not None:
            boosters.choose(reader.enrolment, wanted=given == "yes", now=context.now())


def _dates(given: Any) -> list[date]:
    """The dates of one answer, or of the rows of a group."""
    rows: Iterable[Any] = given if isinstance(given, list) else [{"on": given}] if given else []
    return [date.fromisoformat(on) for row in rows for on in row.values()]


def _keep_quiet(reader: Learner, source: str, dates: Iterable[date]) -> None:
    """These dates, in place of those that this lesson was told before."""
    wanted = [on for on in dates if reader.today <= on <= reader.today + rhythm.FARTHEST]
    session, person_id, now = context.session(), reader.person.id, context.now()
    quiet_dates.replace(session, person_id, wanted, source=source, now=now)


def _go(reader: Learner, *, gently: bool) -> None:
    if outlook.may_turn(reader):
        turn = gentleness.begin if gently else gentleness.end
        zone, now = reader.person.zone, context.now()
        turn(context.session(), reader.course, reader.enrolment, zone=zone, now=now)
