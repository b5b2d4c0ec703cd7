"""What is claimed together is looked at together, and yet by each one's own wishes as they are at that moment."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from course import delivery, planning, quiet_dates
from course.db import Session
from course.models import Channel, Cohort, Message, MessageStatus, Person
from course.people import Profile
from course.wiring import Wired
from tests import databases
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import RecordingSender

CHANGES: dict[str, Callable[[Session, Person], None]] = {
    "zone": lambda _, person: setattr(person, "zone", "America/Los_Angeles"),
    "hour": lambda _, person: setattr(person, "send_at", "19:30"),
    "hours": lambda _, person: setattr(person, "opens_at", "15:00"),
    "days": lambda _, person: setattr(person, "weekdays", "37"),
    "other zones": lambda _, person: setattr(person, "zones_maybe", "America/New_York"),
    "quiet": lambda session, person: quiet_dates.replace(
        session, person.id, [person.created_at.date()], source="settings", now=person.created_at
    ),
}


def _early(contact: str, channel: str = Channel.SMS) -> Profile:
    """Somebody whose hour is over when these tests begin, so that nothing of theirs has to wait."""
    return make_profile(contact=contact, channel=channel, send_at="09:00")


def _as_lessons(session: Session) -> None:
    """Have what waits speak of a lesson: a welcome would wait for no hour and name no week."""
    session.execute(
        update(Message).where(Message.status == MessageStatus.PLANNED).values(kind="lesson", item="l02")
    )


def _three(wired: Wired, cohort: Cohort) -> list[Learner]:
    """Learners with the same wishes, planned for the same moment."""
    contacts = [f"+44770090050{number}" for number in range(3)]
    three = [make_learner(wired, cohort, profile=_early(one)) for one in contacts]
    assert planning.plan_due(wired, now=wired.clock()) == 3
    return three


def _states(wired: Wired) -> dict[int | None, str]:
    with wired.db.reading() as session:
        return {one.person_id: one.status for one in session.scalars(select(Message))}


@on_both
@pytest.mark.parametrize("what", CHANGES)
def test_what_one_of_them_changed_moves_their_message_alone(
    wired: Wired, sms: RecordingSender, what: str
) -> None:
    first, second, third = _three(wired, make_cohort(wired))
    with wired.db.writing() as session:
        person = session.get_one(Person, second.person_id)
        _as_lessons(session)
        CHANGES[what](session, person)
        session.commit()
    delivery.deliver_due(wired, clock=wired.clock)
    assert _states(wired) == {
        first.person_id: MessageStatus.HANDED_OVER,
        second.person_id: MessageStatus.PLANNED,
        third.person_id: MessageStatus.HANDED_OVER,
    }
    assert len(sms.sent) == 2


@on_both
def test_the_hours_of_one_cohort_are_not_those_of_another(wired: Wired, sms: RecordingSender) -> None:
    one, other = make_cohort(wired), make_cohort(wired, name="Harbour", code="harbour")
    ada = make_learner(wired, one)
    ben = make_learner(wired, other, profile=make_profile(name="Ben", contact="+447700900501"))
    assert planning.plan_due(wired, now=wired.clock()) == 2
    with wired.db.writing() as session:
        session.get_one(Cohort, other.id).closed_on = wired.clock().date().isoformat()
        session.commit()
    delivery.deliver_due(wired, clock=wired.clock)
    assert _states(wired) == {ada.person_id: MessageStatus.HANDED_OVER, ben.person_id: MessageStatus.PLANNED}
    assert len(sms.sent) == 1


def test_the_weeks_that_mails_name_are_read_for_all_of_them_at_once(
    wired: Wired, email: RecordingSender
) -> None:
    cohort, asked = make_cohort(wired), []
    # The first asks for what is made once, too.
    for learners in (1, 2, 5):
        for number in range(learners):
            make_learner(wired, cohort, profile=_early(f"ada{learners}{number}@kith.test", Channel.EMAIL))
        assert planning.plan_due(wired, now=wired.clock()) == learners
        with wired.db.writing() as session:
            _as_lessons(session)
            session.commit()
        with databases.counted(wired.db) as statements:
            assert delivery.deliver_due(wired, clock=wired.clock) == learners
        asked.append(sum(one.startswith("SELECT") for one in statements))
    assert asked[1] == asked[2]
    assert len(email.sent) == 8
