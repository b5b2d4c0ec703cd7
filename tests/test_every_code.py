"""Each of thirty codes of the carrier, and three that do not exist, through the whole product for a day (4.6).

A learner for each code, whose number the stand-in for Twilio answers with it. The judge counts requests, on the wire.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from course import delivery, planning, reports, settling, wiring
from course.app import create_app
from course.models import Consent, Message
from course.senders.sender import Parts, Sighting
from course.senders.twilio_sms import TwilioSms
from course.settings import Settings
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fake_twilio.client import FakeTwilio
from tests.fakes import FixedClock, RecordingSender
from tests.senders.test_twilio_sms import CLASSES

SUPPRESS, WAIT, STOP, LOOK = (CLASSES[kind] for kind in ("suppress", "wait", "stop", "look"))
# Told about one number only where it lies with that number; these are for whoever runs Kith.
OURS = sorted({*LOOK} - {21217, 21635, 30003, 30004, 30008})


class Asking:
    """Twilio's own client, and how often it asked for each number."""

    channel = "sms"

    def __init__(self, carrier: FakeTwilio) -> None:
        self.real = TwilioSms(
            carrier.sid, carrier.token, from_number="+15005550006", api_url=carrier.url,
            status_callback=lambda ref: f"https://kith.example.org/webhooks/twilio/status/{ref}",
        )  # fmt: skip
        self.asked = Counter[str]()

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        self.asked[to] += 1
        return self.real.send(to, parts, ref=ref, valid_for=valid_for)

    def find(self, to: str, *, since: datetime) -> list[Sighting] | None:
        return self.real.find(to, since=since)


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[FakeTwilio]:
    with FakeTwilio(tmp_path / "ledger.jsonl") as found:
        yield found


@pytest.fixture
def asking(carrier: FakeTwilio) -> Iterator[Asking]:
    found = Asking(carrier)
    yield found
    found.real.close()


@pytest.fixture
def live(settings: Settings, clock: FixedClock, carrier: FakeTwilio, asking: Asking) -> Iterator[Wired]:
    parts = wiring.build(replace(settings, twilio_api_url=carrier.url), clock=clock, senders={"sms": asking})
    yield parts
    parts.db.dispose()


def number_of(code: int) -> str:
    return f"+4477009{code:05d}"


def join(wired: Wired, codes: tuple[int, ...]) -> None:
    cohort = make_cohort(wired)
    for code in codes:
        make_learner(wired, cohort, profile=make_profile(contact=number_of(code)))


def tick(wired: Wired, clock: FixedClock, *, times: int, every: timedelta) -> None:
    for _ in range(times):
        planning.plan_due(wired, now=clock())
        settling.settle_unknowns(wired, now=clock())
        while delivery.deliver_due(wired, clock=clock, every=60):
            pass
        clock.advance(every)


def named_on_the_desk(wired: Wired) -> list[int]:
    """Those of the codes for whoever runs Kith that the day's page names."""
    client: FlaskClient = desk.at_desk(create_app(wired, soon=lambda task: task()), wired)
    page = desk.words(client.get("/admin/today").text)
    return [code for code in OURS if str(code) in page]


def named_in_the_ledger(wired: Wired) -> list[int]:
    """The codes that took a permission away."""
    with wired.db.reading() as session:
        sources = set(session.scalars(select(Consent.source).where(Consent.act == "withdrawn")))
    return sorted(int(one.removeprefix("provider-")) for one in sources)


@on_both
@pytest.mark.parametrize(
    ("codes", "within", "named", "told", "later"),
    [
        pytest.param(
            LOOK, timedelta(seconds=50), named_on_the_desk, OURS, timedelta(hours=12), id="that nobody listed"
        ),
        pytest.param(
            SUPPRESS,
            timedelta(seconds=5),
            named_in_the_ledger,
            sorted(SUPPRESS),
            timedelta(days=4),
            id="whose number will not do",
        ),
    ],
)
def test_a_code_is_told_in_its_place_at_once_and_its_number_asked_only_once(
    live: Wired, clock: FixedClock, carrier: FakeTwilio, asking: Asking, codes: tuple[int, ...],
    within: timedelta, named: Callable[[Wired], list[int]], told: list[int], later: timedelta,
) -> None:  # fmt: skip
    """A number that will not do is left alone for any course; what nobody listed is for staff to look at."""
    carrier.refuse({number_of(code): code for code in codes})
    join(live, codes)
    tick(live, clock, times=1, every=within)
    assert named(live) == told
    tick(live, clock, times=24, every=later / 24)
    assert asking.asked == {number_of(code): 1 for code in codes}


@on_both
def test_what_passes_is_waited_for_and_goes_once(
    live: Wired, clock: FixedClock, carrier: FakeTwilio, asking: Asking
) -> None:
    carrier.refuse({number_of(code): code for code in WAIT})
    join(live, WAIT)
    tick(live, clock, times=10, every=timedelta(minutes=1))
    assert min(asking.asked.values()) > 1
    carrier.refuse({number_of(one): 0 for one in WAIT})
    tick(live, clock, times=60, every=timedelta(minutes=1))
    assert Counter(one["to"] for one in carrier.accepted()) == {number_of(code): 1 for code in WAIT}


@on_both
@pytest.mark.parametrize("code", STOP)
def test_an_account_that_is_refused_rests_the_channel_and_reds_health(
    live: Wired, clock: FixedClock, carrier: FakeTwilio, asking: Asking, code: int
) -> None:
    carrier.refuse({number_of(code): code})
    join(live, (code,))
    tick(live, clock, times=1, every=timedelta(minutes=1))
    answer = create_app(live).test_client().get("/health")
    assert answer.status_code == 503
    assert str(code) in (answer.json or {})["status"]
    tick(live, clock, times=9, every=timedelta(minutes=1))
    assert 1 <= asking.asked.total() <= 3
    carrier.refuse({number_of(code): 0})
    tick(live, clock, times=12, every=timedelta(minutes=1))
    assert Counter(one["to"] for one in carrier.accepted()) == {number_of(code): 1}


@pytest.mark.parametrize("word", ["failed", "undelivered"])
def test_the_same_codes_in_a_report_send_nothing_a_second_time(
    wired: Wired, sms: RecordingSender, clock: FixedClock, word: str
) -> None:
    every = (*SUPPRESS, *LOOK, *WAIT, *STOP)
    join(wired, every)
    tick(wired, clock, times=1, every=timedelta(seconds=5))
    assert len(sms.sent) == len(every) == 33
    code_of = {number_of(code): code for code in every}
    with wired.db.writing() as session:
        for one in sms.sent:
            reports.take(session, one.ref, one.provider_id, word, str(code_of[one.to]), now=clock())
        session.commit()
    tick(wired, clock, times=24, every=timedelta(minutes=30))
    assert len(sms.sent) == len(every), "What was reported as lost is not tried again by itself."
    with wired.db.reading() as session:
        kept = {one.reason_code for one in session.scalars(select(Message))}
    assert {str(code).removeprefix("twilio-") for code in kept} >= {str(code) for code in every}
