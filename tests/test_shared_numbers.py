"""A number on a shared phone is nobody's answer, and a stop is everybody's: situations drawn from a seed (4.16)."""

from dataclasses import dataclass
from random import Random

import pytest

from course import consents, people, prompts
from course.db import Session
from course.models import Channel, Enrolment, Person
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.test_credit import NOW, Situation, drawn, kept, misplaced, put, text

ELSEWHERE = "+447700900177"
# What has become of the one learner when the number comes from the phone of the other.
STATES = ("there", "there", "paused", "withdrawn", "finished", "moved away", "moved away")


@dataclass(frozen=True)
class Two:
    """Two learners of one phone."""

    first: Learner
    second: Learner


@pytest.fixture
def two(wired: Wired) -> Two:
    evening = make_cohort(wired, code="evening")
    ben = make_profile(name="Ben", shared_phone=True)
    return Two(make_learner(wired, make_cohort(wired)), make_learner(wired, evening, profile=ben))


def become(session: Session, learner: Learner, state: str) -> None:
    own = session.get_one(Enrolment, learner.enrolment_id)
    if state == "paused":
        own.paused_at = NOW
    elif state == "withdrawn":
        own.withdrawn_at = NOW
    elif state == "finished":
        own.finished_at = NOW
    elif state == "moved away":
        person = session.get_one(Person, learner.person_id)
        person.phone_index = people.contact_index(session, Channel.SMS, ELSEWHERE)


def wrong(wired: Wired, two: Two, dice: Random, sid: str) -> str:
    """What is wrong with how a number and then a stop were taken; empty where nothing is. Nothing of it is kept."""
    first, second, state = drawn(dice), drawn(dice), dice.choice(STATES)
    one = Situation(second.asked, first.number, first.late)
    with wired.db.writing() as session:
        for learner, situation in ((two.first, first), (two.second, second)):
            for asked in sorted(situation.asked, key=lambda asked: asked.at):
                put(session, learner, asked)
        become(session, two.first, state)
        session.flush()
        before = [kept(session, two.first), kept(session, two.second)]
        text(session, wired, two.second.contact, str(one.number), sid, one.late)
        after = [kept(session, two.first), kept(session, two.second)]
        text(session, wired, two.second.contact, "STOP", f"{sid} stop", one.late)
        index = people.contact_index(session, Channel.SMS, two.second.contact)
        reached = [
            who for who in (two.first, two.second)
            if consents.may_send(session, person_id=who.person_id, channel=Channel.SMS, contact_index=index)
        ]  # fmt: skip
    # Where the other one is still on that phone it is nobody's; where they have moved away, the second one's alone.
    meant = one.may_land_on() if state == "moved away" else None
    found = misplaced(before[0], after[0], None) | misplaced(before[1], after[1], meant)
    return f"{state}: {found} {first} {second}" if found else f"{state}: not stopped" if reached else ""


def faults(wired: Wired, two: Two, times: int) -> list[str]:
    dice = Random(416)
    return [found for number in range(times) if (found := wrong(wired, two, dice, f"SM{number}"))]


@pytest.mark.long
def test_of_two_hundred_numbers_from_a_shared_phone_none_is_credited_to_the_wrong_one(
    wired: Wired, two: Two
) -> None:
    assert faults(wired, two, 200) == []


def test_a_number_from_a_shared_phone_is_credited_to_nobody_else_and_a_stop_stops_both(
    wired: Wired, two: Two
) -> None:
    assert faults(wired, two, 40) == []


@pytest.mark.parametrize("fault", ["the first of several", "the question of whoever had it"])
def test_the_oracle_sees_a_number_with_the_wrong_learner(
    wired: Wired, two: Two, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    if fault == "the first of several":
        with_contact = people.with_contact
        monkeypatch.setattr(people, "with_contact", lambda *given: with_contact(*given)[:1])
    else:
        ask = prompts.still_there

        def of_the_phone(session: Session, person: Person, index: str, **now: object) -> object:
            everybody = [session.get_one(Person, who.person_id) for who in (two.first, two.second)]
            return next((at for one in everybody if (at := ask(session, one, index, **now))), None)  # type: ignore[arg-type]

        monkeypatch.setattr(prompts, "still_there", of_the_phone)
    assert faults(wired, two, 40)
