"""An outage of some hours with many learners: what each of them gets in the day after it, and how it is spread."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import func, select

from course import stepping, wiring
from course.models import Message, MessageStatus, Nudge
from course.rules import local_time
from course.settings import Settings
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

ZONES = ("America/Havana", "Europe/London", "Asia/Kolkata")
# A Thursday, so that no day after the outage is in the weekend of the first week.
BEGINS = datetime(2027, 1, 7, 12, tzinfo=UTC)
# Two minutes after nine in London: what was planned for then is still leaving when everything stops.
STOPS = datetime(2027, 1, 11, 9, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Day:
    """The day after an outage: hand-overs, and the messages that were dropped, by their reason."""

    sent: int
    most_each: int
    outside: int
    most_a_minute: int
    minutes: int
    dropped: dict[str, int]
    without_reason: int
    merged: int

    @property
    def is_good(self) -> bool:
        return bool(self.sent) and self.most_each == 1 and not self.outside and not self.without_reason


def run(settings: Settings, *, hours: int, learners: int) -> Day:
    """So many learners, of whom a third live in each zone, all at nine in the morning; then everything stops."""
    clock = FixedClock(BEGINS)
    sender = RecordingSender(clock=clock)
    wired = wiring.build(settings, clock=clock, senders={"sms": sender})
    cohort, zone_of = make_cohort(wired), {}
    for number in range(learners):
        contact, zone = f"+447700{900000 + number}", ZONES[number % len(ZONES)]
        zone_of[contact] = zone
        make_learner(wired, cohort, profile=make_profile(contact=contact, zone=zone, send_at="09:00"))
    _work_until(wired, clock, STOPS)
    clock.move_to(STOPS + timedelta(hours=hours))
    before = len(sender.sent)
    _work_until(wired, clock, clock() + timedelta(hours=24) - MINUTE)
    sent = [(one.to, one.at) for one in sender.sent[before:] if one.at is not None]
    day = _day(wired, sent, zone_of)
    wired.db.dispose()
    return day


def _work_until(wired: Wired, clock: FixedClock, until: datetime) -> None:
    """The jobs, in every minute in which something could be due."""
    while clock() < until:
        stepping.step(wired, now=clock())
        at = stepping.next_instant(wired, now=clock())
        # To the next whole minute, as jobs come round.
        clock.move_to(min(until, max(clock() + MINUTE, at or until)))


def _day(wired: Wired, sent: list[tuple[str, datetime]], zone_of: dict[str, str]) -> Day:
    each, minutes = Counter(to for to, _ in sent), Counter(at.replace(second=0) for _, at in sent)
    outside = [to for to, at in sent if not time(9) <= local_time.local(at, zone_of[to]).time() < time(20)]
    dropped = (MessageStatus.EXPIRED, MessageStatus.SUPPRESSED)
    with wired.db.reading() as session:
        query = select(Message.reason_code, func.count()).where(Message.status.in_(dropped))
        reasons = {reason or "": number for reason, number in session.execute(query.group_by("reason_code"))}
        merged = session.scalar(select(func.count()).where(Nudge.stands_in_for != "")) or 0
    return Day(
        sent=len(sent),
        most_each=max(each.values(), default=0),
        outside=len(outside),
        most_a_minute=max(minutes.values(), default=0),
        minutes=len(minutes),
        dropped=reasons,
        without_reason=reasons.get("", 0),
        merged=merged,
    )
