"""`why`: what happened, or will, or will not, with every message of one learner, and by which rule."""

import argparse
from collections.abc import Mapping

from course import enrolments, explaining, people
from course.commands import opening
from course.commands.opening import Refusal
from course.rules import local_time
from course.rules.why import Answer


def why(asked: argparse.Namespace) -> int:
    with opening.ready() as wired, wired.db.reading() as session:
        enrolment = enrolments.find(session, asked.id)
        person = people.find(session, enrolment.person_id) if enrolment is not None else None
        if enrolment is None or person is None:
            raise Refusal(
                f"There is no enrolment {asked.id}. The number stands at the end of the learner's address on the desk.",
                status=opening.FOUND_WRONG,
            )
        found = explaining.answers(session, wired.course, enrolment, now=wired.clock())
    wanted = [one for one in found if asked.item in (None, one.item)]
    if not wanted:
        known = ", ".join(dict.fromkeys(one.item for one in found))
        raise Refusal(f"There is no item {asked.item} in their plan. There are {known}.")
    if not asked.json and not local_time.is_known(person.zone):
        opening.tell(f"The zone {person.zone} is no longer in the zone tables. Times are in UTC.")
    for one in wanted:
        if asked.json:
            opening.tell_json(_line(asked.id, one))
        else:
            opening.tell(_sentence(one, person.zone))
    return opening.DONE


def _line(enrolment_id: int, one: Answer) -> Mapping[str, object]:
    return {
        "enrolment": enrolment_id,
        "item": one.item,
        "kind": one.kind,
        "state": one.state.value,
        "at": one.at.isoformat() if one.at else None,
        "due_at": one.due_at.isoformat() if one.due_at else None,
        "moved": [move.value for move in one.moved],
        "why": one.why,
    }


def _sentence(one: Answer, zone: str) -> str:
    when = f" {local_time.local(one.at, zone):%a %d %b %Y %H:%M}" if one.at else ""
    return f"{one.item}, {one.kind}: {one.state.value}{when}. {one.why}"
