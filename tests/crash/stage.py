"""What a run plays on: a database, the stand-in carrier, a clock that a file moves, and the judge.

The judge reads the carrier's ledger, not our own tables:
  duplicates    a message that the carrier accepted twice
  unexplained   a learner whose message is neither in the ledger nor in a state that says why not
"""

import base64
import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, update

from course import clock, sent_days, wiring
from course.models import Cohort, Message, MessageStatus
from course.rules import local_time
from course.settings import Settings
from course.wiring import Wired
from tests.crash.jobs_process import SHIFT, ShiftedClock
from tests.factories import make_cohort, make_learner, make_profile
from tests.fake_twilio.client import FakeTwilio
from tests.fake_twilio.ledger import Entry

ZONE = "Europe/London"
# Longer than a lease, and than the two minutes for which the carrier's list is not trusted.
BETWEEN = timedelta(minutes=5)
EXPLAINED_WITHOUT_SENDING = (
    MessageStatus.UNKNOWN,
    MessageStatus.EXPIRED,
    MessageStatus.SUPPRESSED,
    MessageStatus.FAILED,
)


@dataclass
class Verdict:
    """What the carrier's ledger says, beside what our own tables say."""

    kills: int = 0
    killed_while_sending: int = 0
    accepted: int = 0
    duplicates: int = 0
    unexplained: int = 0
    # By how much the page of the days and the ledger differ about what went out.
    off_page: int = 0
    states: dict[str, int] = field(default_factory=dict)
    # What else a run has to say, by its name.
    figures: dict[str, float] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return not (self.duplicates or self.unexplained or self.off_page)


@dataclass(frozen=True)
class Stage:
    """What one run plays on."""

    wired: Wired
    fake: FakeTwilio
    shift: Path
    environ: dict[str, str]
    cohort: Cohort


def set_up(database_url: str, folder: Path, fake: FakeTwilio, *, per_second: int = 2000) -> Stage:
    """Live mode on an upgraded database, with the stand-in for a carrier."""
    shift = folder / "shift"
    shift.write_bytes(SHIFT.pack(until_ten_oclock()))
    environ = {
        **os.environ,
        "KITH_DATA_DIR": str(folder),
        "KITH_DATABASE_URL": database_url,
        "KITH_BASE_URL": "http://localhost:9",
        "KITH_SECRET_KEY": "k" * 40,
        "KITH_DATA_KEYS": base64.urlsafe_b64encode(b"\x07" * 32).decode(),
        "KITH_SENDER_NAME": "Riverside",
        "KITH_TWILIO_API_URL": fake.url,
        "KITH_SMS_SEGMENTS_PER_SECOND": str(per_second),
        "TWILIO_ACCOUNT_SID": fake.sid,
        "TWILIO_AUTH_TOKEN": fake.token,
        "TWILIO_FROM": "+15005550006",
    }
    wired = wiring.build(Settings.from_env(environ), clock=ShiftedClock(shift))
    return Stage(wired, fake, shift, environ, make_cohort(wired))


def begin(wired: Wired) -> None:
    """Let everything that was planned be due: where many are due at one minute, they leave some minutes apart."""
    with wired.db.writing() as session:
        planned = update(Message).where(Message.status == MessageStatus.PLANNED)
        session.execute(planned.values(send_after=wired.clock()))
        session.commit()


def join(stage: Stage, numbers: range) -> None:
    """So many learners more, each due for a welcome."""
    for number in numbers:
        profile = make_profile(contact=f"+447700{900000 + number}")
        make_learner(stage.wired, stage.cohort, profile=profile)


def until_ten_oclock() -> float:
    """Seconds from now to ten in the morning of the learners' day, so that the window is open whenever this runs."""
    now = clock.utc_now()
    ten = local_time.local(now, ZONE).replace(hour=10, minute=0, second=0, microsecond=0)
    return (ten - now).total_seconds()


def let_pass(stage: Stage, by: timedelta) -> None:
    """Let the clock of every process jump, and the carrier live through the same time. The file stays the same one."""
    with stage.shift.open("r+b", buffering=0) as file:
        (seconds,) = SHIFT.unpack(file.read())
        file.seek(0)
        file.write(SHIFT.pack(seconds + by.total_seconds()))
    stage.fake.live_through()


def count(wired: Wired, status: MessageStatus) -> int:
    """How many messages are in a state."""
    with wired.db.reading() as session:
        return session.scalar(select(func.count(Message.id)).where(Message.status == status)) or 0


def judge(stage: Stage, verdict: Verdict) -> None:
    """Hold our tables against the ledger: what went out twice, and whose message nobody can account for.

    A message is known in the ledger by the address for reports that it carried, which names its row.
    """
    taken = stage.fake.accepted()
    with stage.wired.db.reading() as session:
        rows = list(session.execute(select(Message.ref, Message.status, Message.kind)))
        days = sent_days.days(
            session, now=stage.wired.clock() + sent_days.DAYS * sent_days.DAY, number=4 * sent_days.DAYS
        )
    kinds = {ref: kind for ref, _, kind in rows}
    ledger = Counter(ref_of(entry) for entry in taken)
    # A learner has one welcome, whatever our rows say.
    welcomed = Counter(entry["to"] for entry in taken if kinds.get(ref_of(entry)) == "welcome")
    verdict.accepted = len(welcomed)
    verdict.duplicates = max(sum(map(_above_one, ledger.values())), sum(map(_above_one, welcomed.values())))
    open_ones = (MessageStatus.UNKNOWN, MessageStatus.PLANNED, MessageStatus.CLAIMED)
    settled = sum(1 for ref, status, _ in rows if ref in ledger and status not in open_ones)
    verdict.off_page = abs(sum(day.handed_over for day in days) - settled)
    for ref, status, _ in rows:
        seen = ledger.pop(ref, 0)
        verdict.unexplained += not seen and status not in EXPLAINED_WITHOUT_SENDING
        verdict.unexplained += bool(seen) and status in (MessageStatus.PLANNED, MessageStatus.CLAIMED)
    # Whatever is left in the ledger is something that our tables know nothing of.
    verdict.unexplained += len(ledger)
    verdict.states = dict(Counter(str(status) for _, status, kind in rows if kind == "welcome"))


def ref_of(entry: Entry) -> str:
    """Our own name of a message that the carrier took."""
    return str(entry["status_callback"]).partition("#")[0].rpartition("/")[2]


def _above_one(number: int) -> int:
    return max(0, number - 1)
