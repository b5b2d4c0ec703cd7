"""After thirty days the provider is told to forget what texts said, over real HTTP to the stand-in."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from course import db, erasing, facts, forgetting, messages
from course.models import InboundText, Message, MessageStatus, Person
from course.senders.sender import Parts
from course.senders.twilio_sms import TwilioSms
from course.wiring import Wired
from jobs import forget_words, read_inbound
from tests.factories import Learner, make_cohort, make_learner
from tests.fake_twilio.client import FakeTwilio
from tests.fakes import FixedClock

US, ADA, BEN = "+15005550006", "+447700900123", "+447700900124"
# Nobody listens there, which a report does not mind.
NOWHERE = "http://127.0.0.1:9/"
LONG_AGO = timedelta(days=32)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeTwilio]:
    monkeypatch.setenv("no_proxy", "*")
    with FakeTwilio(tmp_path / "ledger.jsonl") as running:
        yield running


@pytest.fixture
def twilio(fake: FakeTwilio) -> Iterator[TwilioSms]:
    with closing(
        TwilioSms(
            fake.sid,
            fake.token,
            from_number=US,
            api_url=fake.url,
            status_callback=lambda ref: f"{NOWHERE}{ref}",
        )
    ) as sender:
        yield sender


@pytest.fixture
def live(wired: Wired, twilio: TwilioSms) -> Wired:
    return replace(wired, senders={"sms": twilio})


@pytest.fixture
def ada(wired: Wired, fake: FakeTwilio, clock: FixedClock) -> Learner:
    fake.hold_clock(clock())
    return make_learner(wired, make_cohort(wired))


def sent(fake: FakeTwilio, twilio: TwilioSms, words: str, *, status: str = "delivered") -> str:
    sid = twilio.send(ADA, Parts(text=words), ref="0a1b", valid_for=timedelta(hours=1))
    fake.report(sid, status)
    return sid


def later(live: Wired, fake: FakeTwilio, clock: FixedClock, by: timedelta) -> int:
    """The jobs come round so much later, in their order."""
    clock.advance(by)
    fake.hold_clock(clock())
    read_inbound.work(live)
    return forget_words.work(live)


def words(twilio: TwilioSms, since: datetime) -> dict[str, str]:
    return {one.provider_id: one.text for one in twilio.traffic(since=since)}


def test_what_was_said_both_ways_is_forgotten_after_thirty_days_and_not_before(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock
) -> None:
    began = clock()
    ours = sent(fake, twilio, "Kith: your 5 minutes are ready")
    theirs = fake.inbound(ADA, US, "my sister came back today", None)["sid"]
    assert later(live, fake, clock, timedelta(days=30)) == 0
    assert set(words(twilio, began)) == {ours, theirs}
    assert all(words(twilio, began).values())
    assert later(live, fake, clock, timedelta(days=1)) == 2
    assert words(twilio, began) == {ours: "", theirs: ""}
    assert later(live, fake, clock, timedelta(hours=1)) == 0, "It is asked for once."


def test_younger_texts_keep_their_words(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock
) -> None:
    sent(fake, twilio, "the first")
    clock.advance(timedelta(days=20))
    fake.hold_clock(clock())
    young = sent(fake, twilio, "the second")
    assert later(live, fake, clock, timedelta(days=12)) == 1
    assert words(twilio, clock() - timedelta(days=13)) == {young: "the second"}


def test_the_words_that_stop_and_start_texts_stay_for_an_old_backup(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock
) -> None:
    began = clock()
    said = ["STOP", "please stop texting me", "START", "7", "a walk with Sam"]
    for body in said:
        fake.inbound(ADA, US, body, None)
    later(live, fake, clock, LONG_AGO)
    assert sorted(filter(None, words(twilio, began).values())) == ["START", "STOP", "please stop texting me"]


def test_a_text_that_never_left_is_forgotten_too_though_the_list_by_dates_lacks_it(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock
) -> None:
    began = clock()
    sid = sent(fake, twilio, "Kith: your 5 minutes are ready", status="failed")
    with live.db.writing() as session:
        new = messages.NewMessage(
            kind="lesson",
            address=messages.Address("sms", ADA, "index", "en", "GB"),
            send_after=clock(),
            expires_at=clock() + timedelta(hours=1),
        )
        row = session.get_one(Message, messages.queue(session, new, now=clock()))
        row.status, row.provider_id, row.claimed_at = MessageStatus.FAILED, sid, clock()
        session.commit()
    assert later(live, fake, clock, LONG_AGO) == 1
    assert words(twilio, began) == {sid: ""}


def test_the_texts_of_whoever_was_erased_are_found_without_a_row_of_theirs(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock, tmp_path: Path
) -> None:
    began = clock()
    sent(fake, twilio, "Kith: your 5 minutes are ready")
    with live.db.writing() as session:
        person = session.get_one(Person, ada.person_id)
        erasing.erase(session, person, actor="command", ledger=tmp_path, now=clock())
        session.commit()
    assert later(live, fake, clock, LONG_AGO) == 1
    assert set(words(twilio, began).values()) == {""}


def test_what_came_in_while_we_were_away_is_taken_in_before_it_is_forgotten(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock
) -> None:
    """The planted fault: forgetting by age alone, which would leave the text without words and nobody who read it."""
    read_inbound.work(live)
    clock.advance(timedelta(minutes=1))
    fake.hold_clock(clock())
    fake.inbound(ADA, US, "a walk with Sam", None)
    clock.advance(LONG_AGO)
    fake.hold_clock(clock())
    assert forget_words.work(live) == 0
    assert read_inbound.work(live) == 1
    assert forget_words.work(live) == 1
    with live.db.reading() as session:
        (text,) = session.scalars(select(InboundText))
        kept = db.sealer(session).open("inbound_text", text.uid, "body", text.body_sealed)
    assert kept == "a walk with Sam"


def test_a_restored_kith_that_is_held_leaves_every_word_where_it_is(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock
) -> None:
    sent(fake, twilio, "Kith: your 5 minutes are ready")
    with live.db.writing() as session:
        facts.remember(session, facts.HELD, clock().isoformat(), now=clock())
        session.commit()
    assert later(live, fake, clock, LONG_AGO) == 0


@pytest.mark.parametrize("on", ["list", "update"])
def test_where_the_provider_fails_the_same_date_is_tried_again(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock, on: str
) -> None:
    began = clock()
    sids = [sent(fake, twilio, f"text {number}") for number in range(3)]
    clock.advance(LONG_AGO)
    fake.hold_clock(clock())
    read_inbound.work(live)
    fake.fault("500_before", on=on)
    assert forget_words.work(live) == 0
    assert forget_words.work(live) == 3
    assert words(twilio, began) == dict.fromkeys(sids, "")


def test_more_than_one_run_may_ask_for_waits_for_the_next(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for number in range(5):
        sent(fake, twilio, f"text {number}")
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    assert [later(live, fake, clock, LONG_AGO), *(forget_words.work(live) for _ in range(3))] == [2, 2, 1, 0]


def test_a_message_that_the_provider_has_no_more_is_forgotten_already(twilio: TwilioSms) -> None:
    twilio.forget_words("SM" + "0" * 32)


def test_a_day_of_the_provider_is_one_in_utc(
    live: Wired, fake: FakeTwilio, twilio: TwilioSms, ada: Learner, clock: FixedClock
) -> None:
    """At the last minute of a day and the first of the next; the run comes when only the first is old enough."""
    midnight = (clock() + timedelta(days=1)).astimezone(UTC).replace(hour=0, minute=0)
    for moment in (midnight - timedelta(minutes=1), midnight):
        fake.hold_clock(moment)
        sent(fake, twilio, f"at {moment:%H:%M}")
    clock.move_to(midnight + timedelta(days=30, minutes=1))
    read_inbound.work(live)
    assert forget_words.work(live) == 1
    assert sorted(words(twilio, midnight - timedelta(hours=1)).values()) == ["", "at 00:00"]
