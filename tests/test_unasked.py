"""Which texts count as unasked, which went before another, and when there is room for one more, row by row."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from course import messages, unasked
from course.messages import Address, NewMessage
from course.models import InboundText, Message, MessageStatus, Nudge
from course.unasked import Sent
from course.wiring import Wired
from tests.factories import make_cohort, make_learner

NOW = datetime(2027, 1, 6, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def text(
    number: int = 10, *, kind: str = "lesson", channel: str = "sms", inbound: int | None = None
) -> Message:
    return Message(
        id=number, kind=kind, channel=channel, inbound_id=inbound, claim_token="mine", contact_index="here"
    )


def sent(number: int, hours_ago: int, token: str | None = "another") -> Sent:
    return Sent(number, NOW - hours_ago * HOUR, token)


@pytest.mark.parametrize(
    ("message", "counts"),
    [
        (text(), True),
        (text(kind="new-contact"), True),
        (text(kind="code"), False),
        (text(kind="link"), False),
        (text(kind="test"), False),
        (text(kind="help", inbound=3), False),
        (text(channel="email"), False),
    ],
)
def test_a_text_that_nobody_asked_for_counts(message: Message, counts: bool) -> None:
    assert unasked.counts(message) is counts


@pytest.mark.parametrize(
    ("out", "held", "is_before"),
    [
        pytest.param(sent(9, 1, "mine"), set(), True, id="claimed with it, before it"),
        pytest.param(sent(11, 1, "mine"), set(), False, id="claimed with it, after it"),
        pytest.param(sent(11, 1), set(), True, id="claimed elsewhere, whatever its number"),
        pytest.param(sent(9, 1, "mine"), {9}, False, id="held"),
        pytest.param(sent(11, 1, None), set(), True, id="sent long ago"),
    ],
)
def test_what_went_before_a_message(out: Sent, held: set[int], is_before: bool) -> None:
    assert out.is_before(text(), held) is is_before


@pytest.mark.parametrize(
    ("out", "free_at"),
    [
        pytest.param([], None, id="nothing yet"),
        pytest.param([sent(n, n) for n in range(1, 6)], None, id="five: room for a sixth"),
        pytest.param([sent(n, n) for n in range(1, 7)], NOW + 19 * HOUR, id="six: when the first is a day away"),
        pytest.param([sent(n, n) for n in (7, 3, 1, 5, 4, 2, 6)], NOW + 19 * HOUR, id="seven: the second"),
        pytest.param([sent(n, n) for n in (1, 2, 3, 4, 5, 10)], None, id="itself is none of them"),
        pytest.param([*(sent(n, n) for n in range(1, 6)), sent(11, 6, "mine")], None, id="nor is what comes after it"),
    ],
)  # fmt: skip
def test_there_is_room_for_six_within_25_hours(out: Sequence[Sent], free_at: datetime | None) -> None:
    assert unasked.free_at(text(), out, set()) == free_at
    assert unasked.free_at(text(kind="code"), out, set()) is None


def test_who_is_held_takes_no_room() -> None:
    out = [sent(n, n, "mine") for n in range(1, 7)]
    assert unasked.free_at(text(), out, {3}) is None


def invitation(opens: int, closes: int) -> Message:
    return Message(send_after=NOW.replace(hour=opens), expires_at=NOW.replace(hour=closes))


@pytest.mark.parametrize(
    ("hours", "free_at", "times"),
    [
        pytest.param((9, 20), NOW, (34, 43), id="the next date on which it leaves after that"),
        pytest.param(
            (9, 20), NOW.replace(hour=10), (10, 19), id="room by its hour: the same date, an hour in"
        ),
        pytest.param((9, 20), NOW.replace(hour=10) + SECOND, (34, 43), id="a second later: the next"),
        pytest.param((9, 20), NOW + 48 * HOUR, (82, 91), id="days away"),
        pytest.param((9, 12), NOW + 1 * HOUR, (34, 35), id="two hours are taken off, one is left"),
        pytest.param((9, 11), NOW + 1 * HOUR, None, id="nothing would be left"),
    ],
)
def test_an_invitation_goes_on_a_later_day_an_hour_inside_its_hours(
    hours: tuple[int, int], free_at: datetime, times: tuple[int, int] | None
) -> None:
    midnight = NOW.replace(hour=0)
    found = unasked.on_a_later_day(invitation(*hours), free_at)
    wanted = None if times is None else (midnight + times[0] * HOUR, midnight + times[1] * HOUR)
    assert found == wanted


def went(
    wired: Wired, *, index: str = "here", kind: str = "lesson", channel: str = "sms", ago: timedelta = HOUR,
    status: MessageStatus = MessageStatus.SENT, person_id: int | None = None, answers: bool = False,
    nudge: str | None = None,
) -> int:  # fmt: skip
    """One message that was claimed so long ago; its number."""
    now = wired.clock()
    with wired.db.writing() as session:
        inbound = InboundText(
            provider_id=f"SM{index}", contact_index=index, from_sealed=b"", body_sealed=b"", received_at=now
        )
        reason = Nudge(
            person_id=1, enrolment_id=1, reason_key=nudge, kind=kind, why="", for_on=now.date(), zone="UTC",
            wall_time="16:30", due_at=now, planned_at=now,
        )  # fmt: skip
        session.add_all([one for one, wanted in ((inbound, answers), (reason, nudge)) if wanted])
        session.flush()
        new = NewMessage(
            kind, Address(channel, "+447700900123", index, "en", "GB"), now, now + HOUR, person_id=person_id,
            inbound_id=inbound.id if answers else None, nudge_id=reason.id if nudge else None,
        )  # fmt: skip
        number = messages.queue(session, new, now=now)
        assert number is not None
        values = {"status": status, "claimed_at": now - ago, "claim_token": "t"}
        session.execute(update(Message).where(Message.id == number).values(**values))
        session.commit()
    return number


def test_texts_that_count_and_went_within_25_hours_are_found_by_their_number(wired: Wired) -> None:
    day = timedelta(hours=25)
    kept = [
        went(wired),
        went(wired, ago=day - SECOND),
        went(wired, kind="new-contact", status=MessageStatus.UNKNOWN),
        went(wired, status=MessageStatus.CLAIMED),
    ]
    for status in (MessageStatus.PLANNED, MessageStatus.SUPPRESSED, MessageStatus.EXPIRED):
        went(wired, status=status)
    went(wired, ago=day)
    went(wired, channel="email")
    went(wired, kind="code")
    went(wired, kind="help", answers=True)
    went(wired, index="elsewhere")
    there = went(wired, index="there")
    with wired.db.reading() as session:
        found = unasked.out_to(session, {"here", "there", "nowhere"}, now=wired.clock())
        assert unasked.out_to(session, set(), now=wired.clock()) == {}
    assert {number: sorted(one.message_id for one in out) for number, out in found.items()} == {
        "here": kept, "there": [there],
    }  # fmt: skip
    assert found["there"] == [Sent(there, wired.clock() - HOUR, "t")]


def test_nudges_are_found_by_person_and_by_number(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired))
    mine = went(wired, nudge="one", person_id=1)
    elsewhere = went(wired, nudge="two", person_id=1, index="before", ago=2 * HOUR)
    shared = went(wired, nudge="three", channel="email")
    went(wired, nudge="four", person_id=1, status=MessageStatus.SUPPRESSED)
    went(wired, nudge="five", person_id=1, ago=2 * HOUR + SECOND)
    went(wired, nudge="six", index="somebody else")
    went(wired, person_id=1)
    asked = [Message(person_id=1, contact_index="here"), Message(person_id=None, contact_index="nobody's")]
    with wired.db.reading() as session:
        found = unasked.nudges_out(session, asked, since=wired.clock() - 2 * HOUR)
    assert {key: [one.message_id for one in found[key]] for key in (1, "here", "before", "nobody's")} == {
        1: [mine, elsewhere], "here": [mine, shared], "before": [elsewhere], "nobody's": [],
    }  # fmt: skip
    assert "somebody else" not in found
    assert found["before"] == [Sent(elsewhere, wired.clock() - 2 * HOUR, "t")]
