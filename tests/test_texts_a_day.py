"""Two nudges and six texts of our own accord a local day at most, whatever staff schedule, try again or enrol anew."""

import contextlib
import random
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from course import (
    delivery,
    enrolments,
    explaining,
    imports,
    joining,
    new_contacts,
    people,
    planning,
    proving,
    stepping,
    unasked,
    wishes,
)
from course.db import Session
from course.imports import Offer
from course.models import Cohort, Enrolment, Message, MessageStatus, Nudge, Person
from course.rules import local_time, outcomes
from course.rules.contacts import Contact
from course.rules.why import State
from course.wiring import Wired
from tests import desk
from tests.conftest import MONDAY
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender
from tests.lives import staffing

NUDGES_A_DAY, TEXTS_A_DAY = 2, 6
NUMBER = "+447700900123"
ROSTER = f"name,phone\nAda,{NUMBER}\n".encode()
# What the desk says no to, kindly.
REFUSED = (joining.AlreadyInvited, new_contacts.ContactRefused)
ZONES = ("Europe/London", "America/New_York", "Pacific/Auckland")


class Staff:
    """What staff, and one learner, do to the same number; each act is one that the desk or a page has."""

    def __init__(self, wired: Wired, learner: Learner, cohorts: list[Cohort], dice: random.Random) -> None:
        self.wired, self.learner, self.cohorts, self.dice = wired, learner, cohorts, dice

    def act(self) -> None:
        now = self.wired.clock()
        wanted = self.dice.choice(
            (
                self.write,
                self.resend,
                self.invite,
                self.bring_in,
                self.move,
                self.enrol_again,
                self.number,
                self.code,
            )
        )
        with contextlib.suppress(*REFUSED), self.wired.db.writing() as session:
            wanted(session, now)
            session.commit()

    def write(self, session: Session, now: datetime) -> None:
        staffing.announce(self.dice, session, session.merge(self.dice.choice(self.cohorts)), now=now)

    def resend(self, session: Session, now: datetime) -> None:
        enrolment = session.get_one(Enrolment, self.learner.enrolment_id)
        person = session.get_one(Person, self.learner.person_id)
        wishes.send_again(session, enrolment, frozenset(), zone=person.zone, send_at=person.send_at, now=now)

    def invite(self, session: Session, now: datetime) -> None:
        cohort = session.merge(self.dice.choice(self.cohorts))
        request = joining.invite(
            session, cohort, make_profile(name="Ben", shared_phone=True), source="staff", now=now
        )
        if self.dice.random() < 0.5:
            joining.take_back(session, request, now=now)

    def bring_in(self, session: Session, now: datetime) -> None:
        cohort = session.merge(self.dice.choice(self.cohorts))
        imports.bring_in(session, cohort, imports.read(ROSTER, cohort, Offer(frozenset({"en"}))), now=now)

    def move(self, session: Session, now: datetime) -> None:
        person = session.get_one(Person, self.learner.person_id)
        people.set_hours(
            person, zone=self.dice.choice(ZONES), send_at=self.dice.choice(("09:00", "12:30", "19:00"))
        )
        enrolments.look_again(session, now=now, person_id=person.id)

    def enrol_again(self, session: Session, now: datetime) -> None:
        found = enrolments.under_way(session, self.learner.person_id)
        if len(found) > 1:
            enrolments.withdraw(found[-1], by="staff", now=now)
            return
        person, cohort = (
            session.get_one(Person, self.learner.person_id),
            session.merge(self.dice.choice(self.cohorts)),
        )
        enrolments.enrol(session, person, cohort, source="staff", version="v", today=now.date(), now=now)

    def number(self, session: Session, now: datetime) -> None:
        """A new number that is the old one of somebody else's: its code is tried again and again."""
        person, enrolment = session.get_one(Person, 1), session.get_one(Enrolment, 1)
        waiting = new_contacts.waiting(session, person.id, now=now)
        if waiting is None:
            contact = Contact("sms", "+447700900999")
            waiting = new_contacts.ask(session, enrolment, person, contact, staff_id=1, now=now)
        new_contacts.send_code(session, waiting, person, staff_id=1, now=now)

    def code(self, session: Session, now: datetime) -> None:
        proving.send_link(session, "sms", NUMBER, now=now)


def live(wired: Wired, clock: FixedClock, seed: int, *, days: int = 12) -> None:
    """So many days with staff busy on each of them, now and then more than once in an hour."""
    dice = random.Random(seed)
    cohorts = [make_cohort(wired, name=f"Group {n}", code=f"group-{n}") for n in range(4)]
    # The first member of staff, in whose name a new number is asked about.
    desk.make_staff(wired)
    staff = Staff(wired, make_learner(wired, cohorts[0]), cohorts, dice)
    for _ in range(days * 8):
        for _ in range(dice.randrange(6)):
            staff.act()
        stepping.move_to(wired, clock() + timedelta(minutes=dice.choice((20, 60, 240, 400))))


def kinds(wired: Wired) -> dict[str, tuple[str, bool]]:
    """Of each message by its reference: its kind, and whether it was a nudge."""
    with wired.db.reading() as session:
        return {ref: (kind, nudge_id is not None) for ref, kind, nudge_id in
                session.execute(select(Message.ref, Message.kind, Message.nudge_id))}  # fmt: skip


def most_a_day(wired: Wired, sms: RecordingSender) -> tuple[int, int]:
    """The most nudges, and the most texts that nobody asked for, to one number on one date of any of the zones."""
    said, nudges, texts = kinds(wired), Counter[tuple[str, str, date]](), Counter[tuple[str, str, date]]()
    for one in sms.sent:
        assert one.at is not None
        kind, is_nudge = said[one.ref]
        for zone in ZONES:
            day = (one.to, zone, local_time.local_date(one.at, zone))
            nudges[day] += is_nudge
            texts[day] += kind not in ("link", "code")
    return max(nudges.values()), max(texts.values())


@pytest.mark.parametrize("seed", range(4))
def test_no_day_has_more_than_two_nudges_and_six_texts(
    wired: Wired, clock: FixedClock, sms: RecordingSender, seed: int
) -> None:
    live(wired, clock, seed)
    nudges, texts = most_a_day(wired, sms)
    assert nudges <= NUDGES_A_DAY
    assert texts <= TEXTS_A_DAY
    assert texts > 3, "Staff were hardly busy, and so this shows nothing."


def test_without_the_limit_there_are_more(
    wired: Wired, clock: FixedClock, sms: RecordingSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault that the test above must find."""
    monkeypatch.setattr(unasked, "MOST", 1000)
    live(wired, clock, 0)
    assert most_a_day(wired, sms)[1] > TEXTS_A_DAY


def test_the_same_list_again_brings_nobody_and_no_message(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    found = imports.read(ROSTER, cohort, Offer(frozenset({"en"})))
    for added in (1, 0, 0):
        with wired.db.writing() as session:
            assert imports.bring_in(session, cohort, found, now=clock()) == added
            session.commit()
        stepping.move_to(wired, clock() + timedelta(days=1))
    with wired.db.reading() as session:
        assert session.scalar(select(func.count(Message.id))) == 1
        assert session.scalar(select(func.count(Nudge.id))) == 0


def fill(wired: Wired, clock: FixedClock, number: int) -> None:
    """So many invitations that the number has just got."""
    for n in range(number):
        cohort = make_cohort(wired, name=f"Group {n}", code=f"group-{n}")
        with wired.db.writing() as session:
            made = make_profile(name=f"Ben {n}", shared_phone=True, send_at="11:00")
            joining.invite(session, session.merge(cohort), made, source="staff", now=clock())
            session.commit()


@on_both
def test_the_seventh_waits_for_the_next_day_and_why_says_so(
    wired: Wired, clock: FixedClock, engine: str
) -> None:
    make_learner(wired, make_cohort(wired), profile=make_profile(send_at="12:00"))
    fill(wired, clock, 7)
    planning.plan_due(wired, now=clock())
    while delivery.deliver_due(wired, clock=clock):
        pass
    clock.advance(timedelta(hours=1))
    while delivery.deliver_due(wired, clock=clock):
        pass
    with wired.db.reading() as session:
        waiting = list(session.scalars(select(Message).where(Message.status == MessageStatus.PLANNED)))
    assert [one.reason_code for one in waiting] == ["enough", "enough"], (
        "The welcome and five invitations went."
    )
    for one in waiting:
        assert one.send_after.date() > clock().date()
        assert 9 <= one.send_after.hour < one.expires_at.hour <= 20


def test_a_nudge_waits_too_and_why_says_so(wired: Wired, clock: FixedClock, sms: RecordingSender) -> None:
    learner = make_learner(wired, make_cohort(wired))
    stepping.move_to(wired, clock() + timedelta(days=2))
    fill(wired, clock, 6)
    stepping.move_to(wired, clock() + timedelta(hours=9))
    assert len(sms.sent) == 7, (
        "The welcome two days ago, six invitations, and not the lesson at half past four."
    )
    with wired.db.reading() as session:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        all_of_them = explaining.answers(session, wired.course, enrolment, now=clock())
    found = next(one for one in all_of_them if (one.item, one.kind) == ("l02", "lesson"))
    assert found.state is State.MOVED
    assert "They had had six texts within a day" in found.why
    stepping.move_to(wired, clock() + timedelta(days=1))
    assert kinds(wired)[sms.sent[-1].ref] == ("lesson", True)


def test_what_is_no_use_tomorrow_is_let_go(wired: Wired, clock: FixedClock) -> None:
    learner = make_learner(wired, make_cohort(wired))
    number = "+447700900999"
    desk.make_staff(wired)
    for _ in range(3):
        with wired.db.writing() as session:
            person, enrolment = session.get_one(Person, learner.person_id), session.get_one(Enrolment, 1)
            row = new_contacts.waiting(session, person.id, now=clock()) or new_contacts.ask(
                session, enrolment, person, Contact("sms", number), staff_id=1, now=clock()
            )
            for _ in range(3):
                new_contacts.send_code(session, row, person, staff_id=1, now=clock())
            session.commit()
        stepping.move_to(wired, clock() + timedelta(hours=2))
    with wired.db.reading() as session:
        found = session.execute(
            select(Message.status, Message.reason_code).where(Message.kind == "new-contact")
        )
        assert Counter(reason for status, reason in found if status == MessageStatus.SUPPRESSED) == {
            "enough": 3
        }
    assert "six texts within a day" in outcomes.reason("enough")


@pytest.mark.parametrize("hours", [(9, 20), (10, 12), (9, 11)])
def test_an_invitation_stays_within_its_hours_on_a_later_day(hours: tuple[int, int]) -> None:
    leaves, ends = (MONDAY.replace(hour=hour) for hour in hours)
    message = Message(send_after=leaves, expires_at=ends)
    found = unasked.on_a_later_day(message, leaves + timedelta(hours=25))
    if hours[1] - hours[0] <= 2:
        assert found is None
    else:
        assert found == (leaves + timedelta(hours=25), ends + timedelta(hours=23))
