"""A restored Kith sends nothing until it knows what the backup does not: sends, stops, answers and erasures since."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from course import backups, consents, delivery, health, people, planning, restoring, sessions, wiring
from course.models import BrowserSession, CheckIn, Consent, Message, MessageStatus, Person
from course.senders.sender import Passed, Uncertain
from course.wiring import Wired
from jobs import plan_nudges, read_inbound
from tests import whole_lives
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

ADA, BEN = "+447700900123", "+447700900124"


class Carrier(RecordingSender):
    """A provider that keeps a list of all that passed, as Twilio does; it outlives our database."""

    def __init__(self, clock: FixedClock) -> None:
        super().__init__("sms", clock=clock)
        self.inbound: list[Passed] = []
        self.is_down = False

    def traffic(self, *, since: datetime) -> list[Passed]:
        if self.is_down:
            raise Uncertain("503")
        # Whole seconds, as Twilio has them.
        out = [
            Passed(one.provider_id, False, one.to, one.parts.text, one.at.replace(microsecond=0))
            for one in self.sent
            if one.at
        ]
        return sorted((one for one in [*out, *self.inbound] if one.at >= since), key=lambda one: one.at)

    def text_in(self, sender: str, body: str, at: datetime) -> None:
        self.inbound.append(Passed(f"SM{len(self.inbound)}", True, sender, body, at))

    def got(self, contact: str) -> list[str]:
        return [one.parts.text for one in self.sent if one.to == contact]


@pytest.fixture
def sms(clock: FixedClock) -> Carrier:
    return Carrier(clock)


@pytest.fixture
def two(wired: Wired) -> tuple[Learner, Learner]:
    cohort = make_cohort(wired)
    return (
        make_learner(wired, cohort, profile=make_profile(contact=ADA)),
        make_learner(wired, cohort, profile=make_profile(name="Ben", contact=BEN)),
    )


def live(wired: Wired, clock: FixedClock, *, days: int) -> None:
    """The jobs run on for some days. From ten in the morning on, a look at five in the afternoon is enough."""
    for _ in range(days):
        clock.advance(timedelta(hours=7))
        run_jobs(wired)
        clock.advance(timedelta(hours=17))


def run_jobs(wired: Wired) -> None:
    plan_nudges.work(wired)
    while delivery.deliver_due(wired, clock=wired.clock):
        pass


def restored(wired: Wired, path: Path) -> Wired:
    """A new database from the backup, with the same settings, clock and provider."""
    url = f"sqlite:///{path.parent / 'restored.db'}"
    parts = wiring.build(replace(wired.settings, database_url=url), clock=wired.clock, senders=wired.senders)
    head = backups.load(parts.db, path)
    restoring.hold(parts, head, wired.settings.data_dir, now=wired.clock())
    return parts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kith.backup"


@on_both
def test_after_a_restore_nobody_gets_anything_twice(
    wired: Wired, clock: FixedClock, sms: Carrier, two: tuple[Learner, Learner], path: Path
) -> None:
    live(wired, clock, days=1)
    backups.write(wired.db, path, now=clock())
    live(wired, clock, days=5)
    sent_before = list(sms.sent)
    parts = restored(wired, path)
    live(parts, clock, days=1)
    assert sms.sent == sent_before, "held: nothing goes out, whatever falls due"
    found = restoring.release(parts, now=clock())
    assert found is not None
    assert found.gone > 0
    live(parts, clock, days=10)
    lessons = [text for text in sms.got(ADA) if "{link}" not in text]
    assert len(lessons) > len([one for one in sent_before if one.to == ADA]), "afterwards it goes on"
    with parts.db.reading() as session:
        nudges = list(
            session.execute(select(Message.enrolment_id, Message.kind, Message.item, Message.provider_id))
        )
    parts.db.dispose()
    handed = [one for one in nudges if one.provider_id]
    keys = [(one.enrolment_id, one.kind, one.item) for one in handed]
    assert len(keys) == len(set(keys))
    assert len(sms.sent) == len({one.provider_id for one in sms.sent})
    per_step = [
        (one.enrolment_id, one.kind, one.item) for one in nudges if one.kind in ("lesson", "check-in")
    ]
    assert len(per_step) == len(set(per_step))


@pytest.mark.parametrize("is_backup_first", [True, False], ids=["sent after it", "sent before it"])
def test_in_the_second_of_the_backup_too_nobody_gets_anything_twice_and_nobody_misses_anything(
    wired: Wired,
    clock: FixedClock,
    sms: Carrier,
    two: tuple[Learner, Learner],
    path: Path,
    is_backup_first: bool,
) -> None:
    clock.advance(timedelta(hours=7, microseconds=100_000))
    plan_nudges.work(wired)
    if is_backup_first:
        backups.write(wired.db, path, now=clock())
        clock.advance(timedelta(microseconds=200_000))
    run_jobs(wired)
    if not is_backup_first:
        clock.advance(timedelta(microseconds=200_000))
        backups.write(wired.db, path, now=clock())
    sent_before = list(sms.sent)
    assert {one.to for one in sent_before} == {ADA, BEN}
    parts = restored(wired, path)
    clock.advance(timedelta(minutes=5))
    found = restoring.release(parts, now=clock())
    assert found is not None
    run_jobs(parts)
    assert sms.sent == sent_before
    clock.advance(timedelta(hours=17))
    live(parts, clock, days=3)
    parts.db.dispose()
    assert len(sms.got(ADA)) == len(sms.got(BEN)) > 1, "The next one comes."


def test_what_somebody_stopped_since_stays_stopped(
    wired: Wired, clock: FixedClock, sms: Carrier, two: tuple[Learner, Learner], path: Path
) -> None:
    live(wired, clock, days=1)
    backups.write(wired.db, path, now=clock())
    clock.advance(timedelta(hours=3))
    sms.text_in(ADA, "STOP", clock())
    parts = restored(wired, path)
    clock.advance(timedelta(hours=1))
    found = restoring.release(parts, now=clock())
    assert found is not None
    assert found.texts_in == 1
    before = len(sms.got(ADA))
    clock.advance(timedelta(hours=20))
    live(parts, clock, days=7)
    assert len(sms.got(ADA)) == before
    assert len(sms.got(BEN)) > 1
    parts.db.dispose()


def test_a_check_in_answered_by_text_since_counts(
    wired: Wired, clock: FixedClock, sms: Carrier, two: tuple[Learner, Learner], path: Path
) -> None:
    live(wired, clock, days=8)
    backups.write(wired.db, path, now=clock())
    sms.text_in(ADA, "7", clock() + timedelta(minutes=5))
    clock.advance(timedelta(hours=1))
    parts = restored(wired, path)
    restoring.release(parts, now=clock())
    with parts.db.reading() as session:
        assert session.scalars(select(CheckIn.mood)).all() == [7]
        answered = session.scalars(select(Message.status).where(Message.kind == "ask-near")).all()
    assert answered == [MessageStatus.PLANNED] or answered == [MessageStatus.EXPIRED]
    before = len(sms.got(ADA))
    run_jobs(parts)
    assert len(sms.got(ADA)) == before, "a reply an hour late is not sent"
    parts.db.dispose()


def test_whoever_was_erased_since_is_erased_again(
    wired: Wired, clock: FixedClock, two: tuple[Learner, Learner], path: Path
) -> None:
    backups.write(wired.db, path, now=clock())
    whole_lives.erase(wired, two[0])
    parts = restored(wired, path)
    with parts.db.reading() as session:
        assert people.find(session, two[0].person_id) is None
        assert people.find(session, two[1].person_id) is not None
        index = people.contact_index(session, "sms", ADA)
        assert consents.is_stopped(session, channel="sms", contact_index=index)
    parts.db.dispose()


def test_every_browser_is_signed_out(
    wired: Wired, clock: FixedClock, two: tuple[Learner, Learner], path: Path
) -> None:
    with wired.db.writing() as session:
        sessions.open_for(session, sessions.Subject(person_id=two[0].person_id), full=True, now=clock())
        session.commit()
    backups.write(wired.db, path, now=clock())
    parts = restored(wired, path)
    with parts.db.reading() as session:
        assert session.scalars(select(BrowserSession.ended_at)).all() == [clock()]
    parts.db.dispose()


def test_a_list_that_cannot_be_read_releases_nothing(
    wired: Wired, clock: FixedClock, sms: Carrier, two: tuple[Learner, Learner], path: Path
) -> None:
    backups.write(wired.db, path, now=clock())
    parts = restored(wired, path)
    sms.is_down = True
    with pytest.raises(Uncertain):
        restoring.release(parts, now=clock())
    assert restoring.is_held(parts)
    with parts.db.reading() as session:
        assert "held" in health.look(session, now=clock(), beat_now=clock()).status
    parts.db.dispose()


def test_by_email_what_may_have_gone_is_not_sent_again(
    wired: Wired, clock: FixedClock, email: RecordingSender, path: Path
) -> None:
    """No list tells what went by mail, so everything that could have gone counts as gone."""
    make_learner(wired, make_cohort(wired), profile=make_profile(channel="email", contact="ada@kith.test"))
    live(wired, clock, days=1)
    backups.write(wired.db, path, now=clock())
    live(wired, clock, days=3)
    parts = restored(wired, path)
    found = restoring.release(parts, now=clock())
    assert found is not None
    assert found.perhaps_gone > 0
    live(parts, clock, days=10)
    with parts.db.reading() as session:
        rows = session.execute(select(Message.kind, Message.item, Message.status)).all()
    assert [one.status for one in rows].count(MessageStatus.SUPPRESSED) == found.perhaps_gone
    parts.db.dispose()


def test_a_text_whose_webhook_was_lost_is_found_and_counts_once(
    wired: Wired, clock: FixedClock, sms: Carrier, two: tuple[Learner, Learner]
) -> None:
    live(wired, clock, days=1)
    for _ in range(50):
        sms.text_in(ADA, "STOP", clock())
    clock.advance(timedelta(minutes=14))
    assert read_inbound.work(wired) == 50
    assert read_inbound.work(wired) == 0
    before = len(sms.got(ADA))
    live(wired, clock, days=5)
    assert all("stop" in text.lower() or "off" in text.lower() for text in sms.got(ADA)[before:])


def test_a_list_that_failed_is_read_from_the_same_moment_again(
    wired: Wired, clock: FixedClock, sms: Carrier, two: tuple[Learner, Learner]
) -> None:
    read_inbound.work(wired)
    sms.is_down = True
    sms.text_in(BEN, "STOP", clock() + timedelta(minutes=1))
    for _ in range(30):
        clock.advance(timedelta(minutes=15))
        assert read_inbound.work(wired) == 0
    sms.is_down = False
    assert read_inbound.work(wired) == 1
    with wired.db.reading() as session:
        person = session.get_one(Person, two[1].person_id)
        assert session.scalars(select(Consent.act).where(Consent.act == "withdrawn")).all() == ["withdrawn"]
        index = people.index_of(person) or ""
        assert not consents.may_send(session, person_id=person.id, channel="sms", contact_index=index)


def test_planning_is_held_by_the_job_and_not_by_luck(
    wired: Wired, clock: FixedClock, two: tuple[Learner, Learner], path: Path
) -> None:
    """The planted fault: planned behind the hold's back, the nudges would be there to be sent at the release."""
    backups.write(wired.db, path, now=clock())
    parts = restored(wired, path)
    clock.advance(timedelta(hours=1))
    plan_nudges.work(parts)
    with parts.db.reading() as session:
        assert not session.scalars(select(Message)).all()
    planning.plan_due(parts, now=clock())
    with parts.db.reading() as session:
        assert session.scalars(select(Message)).all()
    parts.db.dispose()
