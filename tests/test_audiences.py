"""Whom an announcement reaches, found for many at once, is what the whole rule says of each of them alone."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from course import announcements, audiences, bearings, consents, enrolments, histories, people, quiet_dates
from course.announcements import NewAnnouncement, Words
from course.db import Session
from course.histories import DaysLeft
from course.models import Channel, Cohort, Enrolment, Message, Person
from course.rules import announced, closings, pauses
from course.rules.announced import Choice
from course.rules.local_time import NeverOpen
from course.rules.standings import Announced
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

ZONES = ("Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Auckland")
HOURS = ("09:00", "12:30", "16:30", "19:30")
PEOPLE, DAYS = 60, 4
Told = dict[int, tuple[datetime | None, str]]


@pytest.fixture
def cohort(wired: Wired, clock: FixedClock) -> Cohort:
    """Sixty people in four zones, some with days or quiet dates of their own, some in a pause, and a few days gone."""
    made, rng = make_cohort(wired), Random(6)
    for number in range(PEOPLE):
        by_mail = rng.random() < 0.3
        profile = make_profile(
            name=f"P{number}", channel="email" if by_mail else "sms", zone=rng.choice(ZONES),
            contact=f"p{number}@kith.test" if by_mail else f"+447700900{100 + number}", send_at=rng.choice(HOURS),
        )  # fmt: skip
        learner = make_learner(wired, made, profile=profile, consenting=rng.random() < 0.9)
        with wired.db.writing() as session:
            _settings(session, learner.person_id, learner.enrolment_id, rng, clock())
            session.commit()
    with wired.db.writing() as session:
        found = session.get_one(Cohort, made.id)
        found.weekdays, found.closed_on, found.inactive_days = "12345", "2027-01-13", 28
        session.commit()
    _write_often(wired, made.id)
    for _ in range(DAYS * 6):
        clock.advance(timedelta(hours=4))
        desk.run_jobs(wired)
    return found


def _write_often(wired: Wired, cohort_id: int) -> None:
    """So much that the week of most of them is full."""
    now = wired.clock()
    with wired.db.writing() as session:
        found, words = session.get_one(Cohort, cohort_id), Words("The door is open.", "The door", "")
        for key in ("first", "second", "third"):
            new = NewAnnouncement(key, words, Choice(), now.date(), now.date() + timedelta(days=6))
            told = Announced(0, now, new.starts_on, new.last_on)
            whom = audiences.choose(session, wired.course, found, Choice(), told, now=now)
            audiences.send(session, found, new, whom, now=now)
        session.commit()


def _settings(session: Session, person_id: int, enrolment_id: int, rng: Random, now: datetime) -> None:
    person, enrolment = session.get_one(Person, person_id), session.get_one(Enrolment, enrolment_id)
    if rng.random() < 0.3:
        people.set_days(person, rng.sample(range(1, 8), 3))
    if rng.random() < 0.3:
        quiet_dates.add(session, person_id, date(2027, 1, rng.randint(8, 12)), source="settings", now=now)
    if rng.random() < 0.15:
        until_on = rng.choice((None, date(2027, 1, 12)))
        enrolments.pause(enrolment, until_on=until_on, zone=person.zone, now=now)
    if rng.random() < 0.1:
        enrolments.withdraw(enrolment, by="learner", now=now)


def at_once(wired: Wired, cohort: Cohort, meant: Announced, choice: Choice) -> Told:
    with wired.db.reading() as session:
        found = audiences.choose(session, wired.course, cohort, choice, meant, now=wired.clock())
        return {one.enrolment_id: (one.at, one.why_not) for one in found.chances}


def one_by_one(wired: Wired, cohort: Cohort, meant: Announced) -> Told:
    """The same from everything that the planner knows of each, and by its own rule."""
    now = wired.clock()
    with wired.db.reading() as session:
        query = select(Enrolment).where(Enrolment.cohort_id == cohort.id, Enrolment.withdrawn_at.is_(None))
        return {one.id: _alone(session, wired, one, meant, now) for one in session.scalars(query)}


def _alone(
    session: Session, wired: Wired, enrolment: Enrolment, meant: Announced, now: datetime
) -> tuple[datetime | None, str]:
    person = session.get_one(Person, enrolment.person_id)
    standing = bearings.standing(session, wired.course, enrolment, now=now)
    on = max(standing.hours.today(now), meant.starts_on)
    index = people.index_of(person) or ""
    if not consents.may_send(session, person_id=person.id, channel=person.channel, contact_index=index):
        return None, audiences.STOPPED
    if standing.pause is not None and pauses.holds(standing.pause, on):
        return None, audiences.PAUSED
    if closings.is_closed(standing.closing, on):
        return None, audiences.CLOSED
    try:
        at = announced.first_chance(standing, meant, now)
    except NeverOpen:
        at = None
    return at, "" if at is not None else audiences.NO_ROOM


def meant_for(wired: Wired, first: int, days: int) -> Announced:
    on = wired.clock().date() + timedelta(days=first)
    return Announced(0, wired.clock(), on, on + timedelta(days=days - 1))


def close_after(wired: Wired, cohort: Cohort, days: int | None) -> Cohort:
    """The same cohort, which closes to whoever stays away for so many days, or does not."""
    with wired.db.writing() as session:
        found = session.get_one(Cohort, cohort.id)
        found.inactive_days = days
        session.commit()
    return found


@on_both
@pytest.mark.parametrize("closes_after", [28, None])
def test_many_at_once_are_told_what_each_alone_would_be(
    wired: Wired, cohort: Cohort, closes_after: int | None
) -> None:
    """Where nothing closes, those who are alike in all that counts share an answer."""
    cohort, seen = close_after(wired, cohort, closes_after), set[str]()
    for first in (0, 1, 4):
        for days in (1, 3, 7):
            meant = meant_for(wired, first, days)
            found = at_once(wired, cohort, meant, Choice())
            assert found == one_by_one(wired, cohort, meant), (first, days)
            seen |= {why for _, why in found.values()}
    assert seen == {"", audiences.STOPPED, audiences.PAUSED, audiences.NO_ROOM}, "Each was met."


@pytest.mark.parametrize("left_out", [3, 4, 6], ids=["course and pause", "place and hours", "quiet dates"])
def test_what_makes_two_alike_makes_a_difference(
    wired: Wired, cohort: Cohort, left_out: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault on purpose: an answer is shared by people who differ in it."""
    cohort, whole = close_after(wired, cohort, None), audiences._Look._alike

    def less(look: audiences._Look, enrolment: Enrolment, person: Person) -> tuple[object, ...]:
        parts = whole(look, enrolment, person)
        assert isinstance(parts, tuple)
        return parts[:left_out] + parts[left_out + 1 :]

    monkeypatch.setattr(audiences._Look, "_alike", less)
    cases = [meant_for(wired, first, days) for first in (0, 1, 4) for days in (1, 3, 7)]
    assert any(at_once(wired, cohort, one, Choice()) != one_by_one(wired, cohort, one) for one in cases)


def test_of_two_who_live_alike_the_one_with_a_full_week_is_told_so(wired: Wired, clock: FixedClock) -> None:
    cohort, some = make_cohort(wired, starts_on=date(2027, 3, 1)), Choice(locale="es")
    free = make_learner(wired, cohort, profile=make_profile(contact="+447700900101"))
    full = make_learner(wired, cohort, profile=make_profile(contact="+447700900102", locale="es"))
    for day in range(15, 19):
        clock.move_to(datetime(2027, 1, day, 10, tzinfo=UTC))
        meant, words = meant_for(wired, 0, 1), Words("The door is open.", "The door", "")
        new = NewAnnouncement(f"on {day}", words, some, meant.starts_on, meant.last_on)
        with wired.db.writing() as session:
            found = session.get_one(Cohort, cohort.id)
            whom = audiences.choose(session, wired.course, found, some, meant, now=wired.clock())
            audiences.send(session, found, new, whom, now=wired.clock())
            session.commit()
        clock.advance(timedelta(hours=6, minutes=31))
        desk.run_jobs(wired)
    clock.move_to(datetime(2027, 1, 19, 10, tzinfo=UTC))
    meant = meant_for(wired, 0, 1)
    told = at_once(wired, cohort, meant, Choice())
    assert told == one_by_one(wired, cohort, meant)
    assert told[free.enrolment_id][1] == ""
    assert told[full.enrolment_id] == (None, audiences.NO_ROOM)


def test_of_two_who_live_alike_the_one_in_their_first_week_has_a_free_weekend(
    wired: Wired, clock: FixedClock
) -> None:
    cohort = make_cohort(wired)
    long_in = make_learner(wired, cohort, profile=make_profile(contact="+447700900101"))
    clock.advance(timedelta(days=11))
    newly = make_learner(wired, cohort, profile=make_profile(contact="+447700900102"), at=wired.clock())
    saturday = meant_for(wired, 1, 1)
    assert saturday.starts_on.isoweekday() == 6
    told = at_once(wired, cohort, saturday, Choice())
    assert told == one_by_one(wired, cohort, saturday)
    assert told[long_in.enrolment_id][1] == ""
    assert told[newly.enrolment_id] == (None, audiences.NO_ROOM)


def test_a_choice_by_where_they_stand_takes_the_same_people(wired: Wired, cohort: Cohort) -> None:
    meant = meant_for(wired, 1, 3)
    everybody = at_once(wired, cohort, meant, Choice())
    parts = [
        at_once(wired, cohort, meant, Choice(state=state)) for state in ("not-begun", "going", "finished")
    ]
    assert {key: value for part in parts for key, value in part.items()} == everybody
    assert sum(map(len, parts)) == len(everybody)
    by_mail = at_once(wired, cohort, meant, Choice(channel=Channel.EMAIL))
    assert 0 < len(by_mail) < len(everybody)


def test_what_was_sent_makes_a_difference(
    wired: Wired, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault on purpose: whoever forgets what left would promise days that are full."""
    meant = meant_for(wired, 0, 3)
    monkeypatch.setattr(histories, "days_left", lambda *_, **__: DaysLeft({}))
    assert at_once(wired, cohort, meant, Choice()) != one_by_one(wired, cohort, meant)


@pytest.mark.parametrize(("first", "fewest"), [(0, 5), (3, 15)])
def test_whoever_was_promised_it_is_who_then_gets_it(
    wired: Wired, cohort: Cohort, clock: FixedClock, first: int, fewest: int
) -> None:
    """What the page says before it goes is held against what planner and sending then do, every quarter of an hour.

    What was written before, and still waits for a day with room, is taken back: it would go first.
    """
    now, meant = wired.clock(), meant_for(wired, first, 1)
    new = NewAnnouncement(
        "promised", Words("We meet by the river.", "The river", ""), Choice(), meant.starts_on, meant.last_on
    )
    with wired.db.writing() as session:
        for earlier in announcements.of_cohort(session, cohort.id):
            announcements.cancel(session, earlier, now=now)
        session.flush()
        whom = audiences.choose(session, wired.course, cohort, Choice(), meant, now=now)
        row = audiences.send(session, cohort, new, whom, now=now)
        session.commit()
    assert row is not None
    for _ in range(4 * 24 * (first + 2)):
        clock.advance(timedelta(minutes=15))
        desk.run_jobs(wired)
    with wired.db.reading() as session:
        query = select(Message.enrolment_id).where(
            Message.kind == announced.KIND,
            Message.item == announced.item(row.id).id,
            Message.handed_over_at.is_not(None),
        )
        got = sorted(one for one in session.scalars(query) if one is not None)
    promised = sorted(one.enrolment_id for one in whom.reached)
    assert fewest < len(promised) < len(whom.chances)
    assert got == promised
