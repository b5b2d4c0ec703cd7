"""Live mode as it is run: `upgrade`, `create-cohort`, `serve` with the jobs beside it, a carrier in its own process."""

import base64
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select, update

from course import check_ins, clock, wiring
from course.models import Enrolment, Message, Nudge, Person
from course.rules import local_time
from course.settings import Settings
from course.wiring import Wired
from tests.factories import on_both
from tests.fake_twilio.client import FakeTwilio
from tests.http_client import Phone

ROOT = Path(__file__).resolve().parents[2]
NUMBER = "+447700900321"
# Zones whose offset does not change, so that in one of them it is daytime whenever the suite runs.
ZONES = (
    "Pacific/Honolulu",
    "America/Phoenix",
    "America/Panama",
    "Africa/Abidjan",
    "Asia/Dubai",
    "Asia/Bangkok",
    "Asia/Tokyo",
)


@dataclass(frozen=True)
class Live:
    """A running live Kith and its carrier."""

    base: str
    fake: FakeTwilio
    wired: Wired
    zone: str


def daytime_zone() -> str:
    """A place where it is between ten and half past six, so that no window closes while the test runs."""
    now = clock.utc_now()
    return next(zone for zone in ZONES if 10 <= local_time.local(now, zone).hour < 18)


def run(environ: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "course", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


def until(found: Callable[[], object], what: str) -> None:
    """Wait for something another process does."""
    deadline = time.monotonic() + 90
    while not found():
        assert time.monotonic() < deadline, f"Waited in vain for {what}."
        time.sleep(0.05)


@pytest.fixture
def live(database_url: str, tmp_path: Path) -> Iterator[Live]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base, zone = f"http://127.0.0.1:{port}", daytime_zone()
    with FakeTwilio(tmp_path / "ledger.jsonl") as fake:
        fake.callbacks(["sent", "delivered"])
        environ = {
            **{
                name: value for name, value in os.environ.items() if not name.startswith(("KITH_", "TWILIO_"))
            },
            "KITH_DATABASE_URL": database_url,
            "KITH_BASE_URL": base,
            "KITH_SECRET_KEY": "k" * 40,
            "KITH_DATA_KEYS": base64.urlsafe_b64encode(b"\x07" * 32).decode(),
            "KITH_SENDER_NAME": "Riverside",
            "KITH_TWILIO_API_URL": fake.url,
            "TWILIO_ACCOUNT_SID": fake.sid,
            "TWILIO_AUTH_TOKEN": fake.token,
            "TWILIO_FROM": "+15005550006",
        }
        run(environ, "upgrade")
        today = local_time.local_date(clock.utc_now(), zone).isoformat()
        joined = run(
            environ,
            "create-cohort",
            "--name",
            "Riverside",
            "--code",
            "riverside",
            "--plan",
            "12",
            "--starts-on",
            today,
            "--zone",
            zone,
        )
        assert joined.strip() == f"{base}/join/riverside"
        server = subprocess.Popen(
            [sys.executable, "-m", "course", "serve", "--port", str(port)],
            cwd=ROOT,
            env=environ,
            stderr=subprocess.DEVNULL,
        )
        parts = wiring.build(Settings.from_env(environ))
        try:
            until(lambda: _answers(base), "the server")
            yield Live(base, fake, parts, zone)
        finally:
            server.terminate()
            status = server.wait(40)
            parts.db.dispose()
    assert status == 0, "Asked to end, it ends well."


def _answers(base: str) -> bool:
    try:
        return Phone(base).get("/help-now").status == 200
    except OSError:
        return False


def texts(live: Live) -> list[str]:
    return [entry["body"] for entry in live.fake.accepted(NUMBER)]


def link_in(body: str) -> str:
    found = re.search(r"https?://\S+/l/\S+", body)
    assert found, body
    return urlsplit(found.group()).path


@on_both
def test_from_joining_to_a_stored_answer(live: Live) -> None:
    phone = Phone(live.base)
    phone.get("/join/riverside").submit(
        name="Ada", channel="sms", contact=NUMBER, country="GB", at="09:30", zone=live.zone, shared_phone="no",
        adult="yes", agrees="yes", messages="yes",
    )  # fmt: skip
    assert urlsplit(phone.url).path == "/code", phone.text
    until(lambda: texts(live), "the code")
    digits = re.search(r"\b\d{6}\b", texts(live)[0])
    assert digits
    phone.submit(code=digits.group())
    assert urlsplit(phone.url).path == "/lessons/l01", "The first lesson opens right there."

    until(lambda: len(texts(live)) == 2, "the welcome")
    assert "STOP" in texts(live)[1]
    other = Phone(live.base)
    other.get(link_in(texts(live)[1]))
    assert other.status == 200
    assert len(other.jar) == 0, "Opening a link signs nobody in."
    assert "Ada" not in other.text
    other.submit()
    assert urlsplit(other.url).path == "/lessons/l01"
    lesson = live.wired.course.lesson("l01")
    other.get("/lessons/l01/step").submit(what=lesson.step.options[0].id)
    assert urlsplit(other.url).path == "/lessons/l01/finished"
    assert "Ada" not in other.text

    _a_week_passes(live)
    until(lambda: len(texts(live)) == 3, "the check-in")
    answer = live.fake.inbound(NUMBER, "+15005550006", "7", f"{live.base}/webhooks/twilio/message")
    assert answer["answered"] == 200
    until(lambda: len(texts(live)) == 4, "the thanks")
    with live.wired.db.reading() as session:
        enrolment_id = session.scalars(select(Enrolment.id)).one()
        past = check_ins.find(session, enrolment_id, "week-1")
    assert past is not None
    assert (past.mood, past.via) == (7, "sms")

    live.fake.inbound(NUMBER, "+15005550006", "HELP", f"{live.base}/webhooks/twilio/message")
    until(lambda: len(texts(live)) == 5, "help")
    live.fake.inbound(
        NUMBER, "+15005550006", "Please stop texting me", f"{live.base}/webhooks/twilio/message"
    )
    until(lambda: len(texts(live)) == 6, "the confirmation")
    live.fake.drain()
    until(lambda: Phone(live.base).get("/health").status == 200, "a good state of health")


def _a_week_passes(live: Live) -> None:
    """Move this learner's first day a week back, as if the time had gone by, and let the planner look."""
    week = timedelta(days=7)
    with live.wired.db.writing() as session:
        enrolment = session.scalars(select(Enrolment)).one()
        enrolment.anchor_on -= timedelta(days=6)
        enrolment.enrolled_at -= week
        # They chose every day, since this may run at a weekend, which is spared in the first week.
        session.execute(update(Person).values(weekdays="1234567"))
        session.execute(update(Nudge).values(for_on=enrolment.anchor_on))
        session.execute(update(Message).values(claimed_at=clock.utc_now() - week))
        enrolment.look_again_at = clock.utc_now()
        session.commit()
