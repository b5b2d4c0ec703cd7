"""Four real web processes get one text twenty times at once: it is stored once and answered once (4.15)."""

import http.client
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select
from twilio.request_validator import RequestValidator

from course.models import InboundText, Message
from course.wiring import Wired
from tests import servers
from tests.factories import make_cohort, make_learner, on_both
from tests.live import environment
from tests.senders.post_office import free_port
from tests.test_alarms import WEB_PROCESSES, until

PATH, TIMES = "/webhooks/twilio/message", 20


@pytest.fixture
def port(database_url: str, tmp_path: Path, wired: Wired) -> Iterator[int]:
    """Where four web processes listen."""
    found = free_port()
    process = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "wsgi:app", "--bind", f"127.0.0.1:{found}", "--no-control-socket",
            "--worker-class", "gthread", "--threads", "8", "--workers", str(WEB_PROCESSES),
            "--pythonpath", str(servers.ROOT),
        ],
        cwd=servers.ROOT, env={**os.environ, **environment(database_url, tmp_path)},
    )  # fmt: skip
    # Nothing ticks here, and health says so; that it says anything is enough.
    until(
        lambda: servers.health_of(f"http://127.0.0.1:{found}") == 503 or process.poll() is not None,
        seconds=60,
    )
    yield found
    process.terminate()
    process.wait(30)


def post(port: int, sid: str) -> int:
    """A text as the carrier posts it, signed for the public address."""
    public = environment("", Path())["KITH_BASE_URL"]
    form = {"MessageSid": sid, "From": "+447700900123", "To": "+15005550006", "Body": "HELP"}
    signature = RequestValidator("twilio-token").compute_signature(public + PATH, form)
    headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", PATH, urlencode(form), headers)
        return connection.getresponse().status
    finally:
        connection.close()


def all_at_once(port: int, sids: list[str]) -> list[int]:
    """What each was answered."""
    ready, answers = threading.Barrier(len(sids)), list[int]()

    def one(sid: str) -> None:
        ready.wait(60)
        answers.append(post(port, sid))

    threads = [threading.Thread(target=one, args=(sid,)) for sid in sids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def stored_and_answered(wired: Wired) -> tuple[int, int]:
    with wired.db.reading() as session:
        texts = session.scalar(select(func.count()).select_from(InboundText)) or 0
        return texts, session.scalar(select(func.count()).where(Message.kind == "help")) or 0


@on_both
@pytest.mark.long
def test_one_text_twenty_times_on_four_processes_is_stored_and_answered_once(port: int, wired: Wired) -> None:
    make_learner(wired, make_cohort(wired))
    assert all_at_once(port, ["SM1"] * TIMES) == [200] * TIMES
    assert stored_and_answered(wired) == (1, 1)
    # The other way round: what has other names is other texts, so a second one would have been seen.
    assert all_at_once(port, [f"SM{number}" for number in range(2, 5)]) == [200] * 3
    assert stored_and_answered(wired)[0] == 4
