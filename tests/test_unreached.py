"""Who cannot be reached any more: seen by staff with the reason, and never somebody who simply stopped."""

import pytest

from course import consents, inbox, people, unreached
from course.consents import Given
from course.inbox import Incoming
from course.models import Enrolment, Person
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both


def withdraw(wired: Wired, learner: Learner, source: str) -> None:
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        given = Given("sms", source, contact_index=people.index_of(person))
        consents.withdraw(session, given, person_id=None, now=wired.clock())
        session.commit()


def found(wired: Wired, learner: Learner) -> list[str]:
    within = Enrolment.id == learner.enrolment_id
    with wired.db.reading() as session:
        return [gone.source for gone in unreached.find(session, within, now=wired.clock()).values()]


@on_both
@pytest.mark.parametrize(
    "source", ["wrong-number", "complaint", "bounce-5.1.1", "bounce-again", "provider-30005"]
)
def test_a_contact_that_failed_is_shown(wired: Wired, source: str) -> None:
    learner = make_learner(wired, make_cohort(wired))
    make_learner(wired, make_cohort(wired, code="evening"), profile=make_profile(contact="+447700900177"))
    withdraw(wired, learner, source)
    assert found(wired, learner) == [source]


@pytest.mark.parametrize("source", ["keyword", "own-words", "web", "answered-yes"])
def test_whoever_stopped_by_themselves_is_not(wired: Wired, source: str) -> None:
    learner = make_learner(wired, make_cohort(wired))
    withdraw(wired, learner, source)
    assert found(wired, learner) == []


def test_a_new_yes_there_ends_it(wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    withdraw(wired, learner, "provider-30005")
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        given = Given("sms", "web", contact_index=people.index_of(person))
        consents.give(session, given, person_id=person.id, cohort_id=None, now=wired.clock())
        session.commit()
    assert found(wired, learner) == []


def test_a_text_of_a_wrong_number_is_seen_at_once(wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        inbox.receive(
            session, wired.course, Incoming("SM1", learner.contact, "wrong number"), now=wired.clock()
        )
        session.commit()
    assert found(wired, learner) == ["wrong-number"]
