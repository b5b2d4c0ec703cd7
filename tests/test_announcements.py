"""A message to a cohort from the form to the phone: once, to whom may be written to, within the budget; and faults
planted on purpose, which the same judge finds."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from course import announcements, audiences, cohorts, consents, enrolments, people, planning, rehearsal
from course.announcements import NewAnnouncement, Words
from course.audiences import Audience
from course.consents import Given, LastWords
from course.models import Announcement, Cohort, Enrolment, Message, Person
from course.rules import local_time
from course.rules.announced import Choice
from course.rules.standings import Announced, Reach
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

TODAY = date(2027, 1, 4)
SAID = "We meet at the other door tomorrow."
STOPPED = "+447700900102"
Plant = Callable[[Wired, Cohort, pytest.MonkeyPatch], None]


def new(key: str = "once", **changed: object) -> NewAnnouncement:
    made = NewAnnouncement(
        key, Words(SAID, "The other door", ""), Choice(), TODAY + timedelta(days=1), TODAY + timedelta(days=3)
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def send(wired: Wired, cohort: Cohort, wanted: NewAnnouncement) -> Audience:
    """What the desk does: look, then write."""
    with wired.db.writing() as session:
        now = wired.clock()
        cohort = cohorts.find(session, cohort.id) or cohort
        meant = Announced(0, now, wanted.starts_on, wanted.last_on)
        audience = audiences.choose(session, wired.course, cohort, wanted.choice, meant, now=now)
        audiences.send(session, cohort, wanted, audience, now=now)
        session.commit()
    return audience


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


@pytest.fixture
def four(wired: Wired, cohort: Cohort) -> dict[str, Learner]:
    """Ada by text, Ben said STOP, Cleo by mail, Dov takes a pause without an end."""
    made = {
        name: make_learner(wired, cohort, profile=make_profile(name=name, contact=contact, channel=channel))
        for name, contact, channel in (
            ("Ada", "+447700900101", "sms"), ("Ben", STOPPED, "sms"), ("Cleo", "cleo@kith.test", "email"),
            ("Dov", "+447700900104", "sms"),
        )
    }  # fmt: skip
    with wired.db.writing() as session:
        ben = session.get_one(Person, made["Ben"].person_id)
        given = Given("sms", "keyword", contact_index=people.index_of(ben))
        consents.withdraw(session, given, person_id=ben.id, now=wired.clock())
        dov = enrolments.find(session, made["Dov"].enrolment_id)
        assert dov is not None
        enrolments.pause(dov, until_on=None, zone="Europe/London", now=wired.clock())
        session.commit()
    return made


def days_on(wired: Wired, clock: FixedClock, days: int) -> None:
    """Let the jobs run every two hours, on the half hour, of so many days."""
    clock.move_to(clock().replace(minute=30))
    for _ in range(days * 12):
        clock.advance(timedelta(hours=2))
        desk.run_jobs(wired)


def broken(sms: RecordingSender, email: RecordingSender) -> list[str]:
    """What a judge finds who knows the promises and only what the providers were handed."""
    handed = [(one.to, local_time.local_date(one.at, "Europe/London"), one.parts.text)
              for sender in (sms, email) for one in sender.sent if one.at is not None]  # fmt: skip
    said = Counter(to for to, _, text in handed if SAID in text)
    daily = Counter((to, on) for to, on, _ in handed)
    return [
        *(f"twice to {to}" for to, number in said.items() if number > 1),
        *(f"to {to}, who said STOP" for to in said if to == STOPPED),
        *(f"{number} on one day to {to}" for (to, _), number in daily.items() if number > 1),
    ]


@on_both
def test_it_goes_once_to_whom_may_be_written_to_and_within_the_budget(
    wired: Wired, clock: FixedClock, cohort: Cohort, four: dict[str, Learner], sms: RecordingSender,
    email: RecordingSender,
) -> None:  # fmt: skip
    audience = send(wired, cohort, new())
    assert {one.name: one.why_not for one in audience.chances} == {
        "Ada": "", "Ben": audiences.STOPPED, "Cleo": "", "Dov": audiences.PAUSED,
    }  # fmt: skip
    days_on(wired, clock, 5)
    got = {one.to: one for sender in (sms, email) for one in sender.sent if SAID in one.parts.text}
    assert set(got) == {"+447700900101", "cleo@kith.test"}
    assert got["+447700900101"].parts.text == f"Riverside: {SAID}"
    assert got["cleo@kith.test"].parts.subject == "The other door"
    assert '<p class="said">We meet' in (got["cleo@kith.test"].parts.html or "")
    foretold = {one.name: one.at for one in audience.reached}
    assert {one.at for one in got.values()} == set(foretold.values())
    assert broken(sms, email) == []


def twice_over(wired: Wired, key: str) -> None:
    """One announcement to each of two cohorts in which Ada's phone is."""
    hill = make_cohort(wired, name="Hill", code="hill")
    make_learner(wired, hill, profile=make_profile(contact="+447700900101"))
    for number in (1, 2):
        with wired.db.reading() as session:
            found = session.get_one(Cohort, number)
        send(wired, found, new(key, words=Words(f"{SAID} {number}", "Door", "")))


def test_two_cohorts_share_the_budget_of_a_phone(
    wired: Wired, clock: FixedClock, cohort: Cohort, four: dict[str, Learner], sms: RecordingSender,
    email: RecordingSender,
) -> None:  # fmt: skip
    twice_over(wired, "both")
    days_on(wired, clock, 4)
    assert {one for one in broken(sms, email) if "twice" not in one} == set()


def plant_twice(wired: Wired, cohort: Cohort, _patch: pytest.MonkeyPatch) -> None:
    """A form without a key of its own."""
    for key in ("once", "and again"):
        send(wired, cohort, new(key))


def plant_consent(wired: Wired, cohort: Cohort, patch: pytest.MonkeyPatch) -> None:
    """Nobody asks the ledger."""
    patch.setattr(LastWords, "may_send", lambda *_a, **_k: True)
    send(wired, cohort, new())


def plant_budget(wired: Wired, _cohort: Cohort, patch: pytest.MonkeyPatch) -> None:
    """Nobody counts."""
    patch.setattr(Reach, "is_day_full", lambda *_a: False)
    patch.setattr(Reach, "is_week_full", lambda *_a: False)
    twice_over(wired, "both")


@pytest.mark.parametrize(
    ("plant", "found"),
    [(plant_twice, "twice to"), (plant_consent, "who said STOP"), (plant_budget, "on one day to")],
)
def test_a_planted_fault_is_found(
    wired: Wired, clock: FixedClock, cohort: Cohort, four: dict[str, Learner], sms: RecordingSender,
    email: RecordingSender, monkeypatch: pytest.MonkeyPatch, plant: Plant, found: str,
) -> None:  # fmt: skip
    plant(wired, cohort, monkeypatch)
    days_on(wired, clock, 3)
    assert any(found in one for one in broken(sms, email))


@on_both
def test_the_same_form_twice_is_one_announcement(
    wired: Wired, cohort: Cohort, four: dict[str, Learner]
) -> None:
    for _ in range(2):
        send(wired, cohort, new())
    with wired.db.reading() as session:
        assert [one.key for one in announcements.of_cohort(session, cohort.id)] == ["once"]
        assert announcements.counts(session, [1])[0] == {1: 4}


def test_taken_back_it_reaches_nobody_who_has_not_got_it(
    wired: Wired, clock: FixedClock, cohort: Cohort, four: dict[str, Learner], sms: RecordingSender,
    email: RecordingSender,
) -> None:  # fmt: skip
    """Also where its message is planned already, or claimed at the very moment."""
    send(wired, cohort, new())
    make_learner(wired, cohort, profile=make_profile(name="Eve", contact="+447700900105", send_at="18:00"))
    days_on(wired, clock, 1)
    clock.move_to(local_time.instant(TODAY + timedelta(days=1), time(16, 30), "Europe/London"))
    sms.sent.clear()
    with wired.db.writing() as session:
        row = announcements.find(session, cohort.id, 1)
        assert row is not None
        announcements.cancel(session, row, now=wired.clock())
        session.commit()
    days_on(wired, clock, 4)
    assert not [one for one in sms.sent if SAID in one.parts.text]


def test_a_message_that_is_claimed_as_it_is_taken_back_is_held(
    wired: Wired, clock: FixedClock, cohort: Cohort, four: dict[str, Learner], sms: RecordingSender
) -> None:
    send(wired, cohort, new())
    desk.run_jobs(wired)
    clock.move_to(local_time.instant(TODAY + timedelta(days=1), time(16, 30), "Europe/London"))
    planning.plan_due(wired, now=wired.clock())
    with wired.db.writing() as session:
        session.get_one(Announcement, 1).cancelled_at = wired.clock()
        session.commit()
    desk.run_jobs(wired)
    with wired.db.reading() as session:
        states = {one.reason_code for one in session.query(Message).filter(Message.kind == "announcement")}
    assert states == {"cancelled"}


def test_the_words_are_sealed_and_go_with_nobody(
    wired: Wired, cohort: Cohort, four: dict[str, Learner]
) -> None:
    send(wired, cohort, new())
    with wired.db.reading() as session:
        row = session.get_one(Announcement, 1)
        assert SAID.encode() not in row.words_sealed
        assert announcements.words_of(session, row).sms == SAID


def test_a_choice_leaves_the_others_out(wired: Wired, cohort: Cohort, four: dict[str, Learner]) -> None:
    with wired.db.writing() as session:
        session.get_one(Enrolment, four["Ada"].enrolment_id).track = "loss"
        session.commit()
    found = {
        choice: {one.name for one in send(wired, cohort, new(f"{number}", choice=choice)).chances}
        for number, choice in enumerate(
            (
                Choice(area="loss"),
                Choice(channel="email"),
                Choice(week=1),
                Choice(state="finished"),
                Choice(locale="es"),
            )
        )
    }
    assert list(found.values()) == [{"Ada"}, {"Cleo"}, {"Ada", "Ben", "Cleo", "Dov"}, set(), set()]


def test_the_rehearsal_has_it_on_its_day(wired: Wired, cohort: Cohort) -> None:
    send(wired, cohort, new())
    send(wired, cohort, new("some", choice=Choice(area="loss")))
    found = rehearsal.run(wired, rehearsal.cast_of(cohort, zones=(cohort.zone,)))
    said = [(one.local.date(), one.text) for one in found.lines if one.kind == "announcement"]
    assert said == [(TODAY + timedelta(days=1), f"Riverside: {SAID}")]


def test_it_reads_whole_batches_in_a_fixed_number_of_statements(
    wired: Wired, cohort: Cohort, count_queries: "object"
) -> None:
    meant = Announced(0, wired.clock(), TODAY, TODAY)
    taken = []
    for numbers in (range(3), range(3, 30)):
        for number in numbers:
            make_learner(wired, cohort, profile=make_profile(contact=f"+4477009001{number:02}"))
        with wired.db.reading() as session, count_queries(wired) as queries:  # type: ignore[operator]
            audiences.choose(session, wired.course, cohort, Choice(), meant, now=wired.clock())
            taken.append(len(queries))
    assert taken[0] == taken[1]
