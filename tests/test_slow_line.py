"""A line that carries little, and one that is closed for ten minutes: how fast, how fair, and nothing lost.

Everything but the clock is real: the planner, the claim, the pace and, for the closed line, Twilio's own client over
HTTP. The clock is stepped, a quarter of a second at a time as the jobs look, and whoever judges counts hand-overs.
"""

import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from course import delivery, planning, wiring
from course.models import Cohort, Message
from course.rules import segments
from course.senders.sender import Parts, Sighting
from course.senders.twilio_sms import TwilioSms
from course.settings import Settings
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fake_twilio.client import FakeTwilio
from tests.fakes import FixedClock, RecordingSender

STEP = timedelta(seconds=delivery.EVERY_SECONDS)
PLANNED_EVERY = timedelta(seconds=20)
SLOWEST = 3.75
# A low-volume sender: two thousand texts that are due at nine are to be out before a quarter past (promises.md 49).
DUE, WITHIN = 2000, timedelta(minutes=15)


def crowd(wired: Wired, cohort: Cohort, numbers: range, *, send_at: str = "09:00") -> None:
    for number in numbers:
        contact = f"+4477009{number:05d}"
        make_learner(wired, cohort, profile=make_profile(contact=contact, send_at=send_at))


def let_pass(wired: Wired, span: timedelta) -> None:
    """The two main jobs, as often as the schedule has them tick, on a clock that is stepped."""
    clock = wired.clock
    assert isinstance(clock, FixedClock)
    until, planned = clock() + span, clock() - PLANNED_EVERY
    while clock() < until:
        if clock() - planned >= PLANNED_EVERY:
            planning.plan_due(wired, now=clock())
            planned = clock()
        delivery.deliver_due(wired, clock=clock)
        clock.advance(STEP)


def cohorts_of(wired: Wired) -> dict[str, int | None]:
    """Whose each message is, by its ref."""
    with wired.db.reading() as session:
        return {one.ref: one.cohort_id for one in session.scalars(select(Message))}


def slow_morning(
    wired: Wired, sms: RecordingSender, clock: FixedClock, *, due: int, small_first: bool
) -> None:
    """So many who are written to at nine, a tenth of them in a small group, on a line of 3.75 segments a second."""
    small, large = due // 10, due - due // 10
    numbers = {"small": range(small), "large": range(small, small + large)}
    tomorrow = (clock() + timedelta(days=1)).date()
    for code in ("small", "large") if small_first else ("large", "small"):
        crowd(wired, make_cohort(wired, code=code, starts_on=tomorrow), numbers[code])
    planning.plan_due(wired, now=clock())
    # Their welcomes are long gone by then.
    while planning.plan_due(wired, now=clock()) + delivery.deliver_due(wired, clock=clock, every=60):
        pass
    sms.sent.clear()
    clock.move_to(clock().replace(hour=9, minute=0) + timedelta(days=3))
    slow = replace(wired, settings=replace(wired.settings, sms_segments_per_second=SLOWEST))
    let_pass(slow, WITHIN * due / DUE)


@on_both
@pytest.mark.parametrize(
    ("due", "small_first"), [(200, True), (200, False), pytest.param(DUE, False, marks=pytest.mark.long)]
)
def test_what_is_due_at_nine_is_out_in_time_never_too_fast_and_fair(
    wired: Wired, sms: RecordingSender, clock: FixedClock, due: int, small_first: bool
) -> None:
    slow_morning(wired, sms, clock, due=due, small_first=small_first)
    assert Counter(Counter(one.to for one in sms.sent).values()) == {1: due}, "Each of them got theirs, once."
    left = [(one.at, segments.count(one.parts.text).segments) for one in sms.sent if one.at]
    assert {size for _, size in left} == {1}
    slice = timedelta(seconds=10)
    busiest = max(sum(size for at, size in left if start <= at < start + slice) for start, _ in left)
    assert busiest <= SLOWEST * 10
    of, waits = cohorts_of(wired), dict[int | None, list[float]]()
    for one, (at, _) in zip(sms.sent, left, strict=True):
        waits.setdefault(of[one.ref], []).append((at - left[0][0]).total_seconds())
    few, many = (statistics.mean(one) for one in sorted(waits.values(), key=len))
    assert few <= many * 1.1, "A small group does not wait behind a large one."


class Counted:
    """Twilio's client, and beside it the judge's list of when each request was made, by the stepped clock."""

    channel = "sms"

    def __init__(self, real: TwilioSms, clock: FixedClock) -> None:
        self._real, self._clock = real, clock
        self.asked_at: list[datetime] = []

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        self.asked_at.append(self._clock())
        return self._real.send(to, parts, ref=ref, valid_for=valid_for)

    def find(self, to: str, *, since: datetime) -> list[Sighting] | None:
        return self._real.find(to, since=since)

    def rate(self, begin: datetime, span: timedelta) -> float:
        """Requests a second in a stretch of time."""
        return sum(begin <= at < begin + span for at in self.asked_at) / span.total_seconds()


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[FakeTwilio]:
    with FakeTwilio(tmp_path / "ledger.jsonl") as found:
        yield found


@on_both
@pytest.mark.long
def test_a_carrier_that_refuses_all_for_ten_minutes_is_asked_a_fifth_as_often_and_gets_everything(
    settings: Settings, clock: FixedClock, carrier: FakeTwilio
) -> None:
    """20429 for ten minutes: a fifth within 30 seconds, the full pace again within two minutes, 0 lost (4.4)."""
    clock.move_to(clock() + timedelta(hours=1))
    pace, before, closed = 8.0, timedelta(seconds=30), timedelta(minutes=10)
    told = replace(settings, sms_segments_per_second=pace, twilio_api_url=carrier.url)
    real = TwilioSms(
        carrier.sid,
        carrier.token,
        from_number="+15005550006",
        api_url=carrier.url,
        status_callback=lambda ref: f"https://kith.example.org/webhooks/twilio/status/{ref}",
    )
    counted = Counted(real, clock)
    wired = wiring.build(told, clock=clock, senders={"sms": counted})
    due = 1400
    crowd(wired, make_cohort(wired), range(due))
    began = clock()
    let_pass(wired, before)
    assert carrier.accepted()
    full = counted.rate(began, before)
    assert full > pace / 3, "Before, it goes as fast as it may: two segments each."
    carrier.fault("429", rate=1.0)
    let_pass(wired, closed)
    calm = began + before + timedelta(seconds=30)
    slices = [
        counted.rate(calm + number * timedelta(seconds=30), timedelta(seconds=30)) for number in range(19)
    ]
    assert max(slices) <= full / 5
    assert sum(slices) > 0, "It has to find out when the carrier takes texts again."
    carrier.clear()
    let_pass(wired, timedelta(minutes=2))
    again = clock()
    let_pass(wired, timedelta(minutes=1))
    assert counted.rate(again, timedelta(minutes=1)) >= 0.9 * full
    let_pass(wired, timedelta(minutes=6))
    assert Counter(Counter(one["to"] for one in carrier.accepted()).values()) == {1: due}
    real.close()
    wired.db.dispose()
