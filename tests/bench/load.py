"""Everything at once, as an installation has it: a batch going out, pages being read, and delivery reports coming in.

The real `serve` (and on PostgreSQL two of them with two web processes each, and three more jobs processes) sends to a
provider that answers after 100 ms; meanwhile pages are asked for at a fixed pace and signed reports come in at
another. `load LEARNERS` for another number than 2,000, `--postgres` for the other engine, `--per-second N` for the
segments a second that the carrier is to be given; the most in any ten seconds is told, as the rows have it. Unless it
is said, the carrier takes so many that the batch lasts long enough for pages to be measured within it. `--over N` lets
it fall due evenly within N seconds and not at once: then it shows how many leave within ten seconds. What has not left
after two minutes and a half more than it should take is told with its reason, and the bench ends.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl

from sqlalchemy import func, select
from twilio.request_validator import RequestValidator

from course import clock, db, wiring
from course.app import create_app
from course.models import Message, MessageStatus
from course.settings import Settings
from course.wiring import Wired
from tests import live
from tests.bench import callbacks, clients, dispatch, peers
from tests.bench.tick import _url
from tests.factories import Learner
from tests.learners import signed_in
from tests.servers import health_of
from tests.test_serving import free_port

ROOT = Path(__file__).resolve().parents[2]
LEARNERS, LATENCY, PATIENCE_SECONDS = 2_000, 100, 150
PACE = {"sqlite": 10, "postgres": 50}
# Segments that the carrier takes a second, two for each text; promises.md 4.48 asks for 30 and for 200 hand-overs.
TAKES = {"sqlite": 100, "postgres": 500}
ON_TIME_SECONDS = 10
REPORTS_A_SECOND, SLICE_SECONDS = 30, 10
# After which what is spread begins to fall due: by then every process runs.
START_SECONDS = 25
PAGES = ("/today", "/help-now", "/lessons/l01")


def run() -> None:
    engine = "postgres" if "--postgres" in sys.argv else "sqlite"
    at_most, over = _named("--per-second", TAKES[engine]), _named("--over", 0)
    learners = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdecimal() else LEARNERS
    with ExitStack() as stack:
        fresh, folder = stack.enter_context(_url(engine)), stack.enter_context(tempfile.TemporaryDirectory())
        api = stack.enter_context(dispatch._sink(LATENCY))
        ports = [free_port() for _ in range(2 if engine == "postgres" else 1)]
        settings = {
            **live.environment(fresh(), Path(folder)), "KITH_BASE_URL": f"http://127.0.0.1:{ports[0]}",
            "KITH_TWILIO_API_URL": api, "KITH_SMS_SEGMENTS_PER_SECOND": str(at_most),
        }  # fmt: skip
        wired = wiring.build(Settings.from_env(settings), clock=clock.utc_now, senders={})
        dispatch.fill(wired, learners, zone=_where_it_is_ten())
        pages, reports = _pages(wired), _reports(wired, learners)
        errors = Path(folder) / "errors"
        if over:
            _spread(wired, over)
        stack.enter_context(_installation(settings, ports, errors))
        began = time.monotonic()
        patience = learners / at_most + over + PATIENCE_SECONDS
        read, brought = _meanwhile(wired, ports, pages, reports, PACE[engine], patience)
        _tell(wired, engine, learners, time.monotonic() - began)
        _tell_answers("pages", read, PACE[engine])
        _tell_answers("reports", brought, REPORTS_A_SECOND)
        locked = errors.read_text(encoding="utf-8").count("database is locked")
        print(f"lock errors {locked}; load of this machine {os.getloadavg()[0]:.1f}")


def _named(option: str, otherwise: int) -> int:
    """The number behind an option."""
    return int(sys.argv[sys.argv.index(option) + 1]) if option in sys.argv else otherwise


def _spread(wired: Wired, over: int) -> None:
    """Let all that waits fall due one after the other within so many seconds, once the servers have started."""
    with wired.db.writing() as session:
        waiting = (Message.status == MessageStatus.PLANNED, Message.kind == "welcome")
        ids = session.scalars(select(Message.id).where(*waiting).order_by(Message.id)).all()
        first = wired.clock() + timedelta(seconds=START_SECONDS)
        due = [{"id": id, "send_after": first + timedelta(seconds=over * place / len(ids))}
               for place, id in enumerate(ids)]  # fmt: skip
        db.set_each(session, Message, due)
        session.commit()


def _where_it_is_ten() -> str:
    """A zone in whose hours for messages the present moment lies, so that the real clock can be used."""
    ahead = (10 - datetime.now(UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def _pages(wired: Wired) -> list[bytes]:
    """One GET of each page, for some learners."""
    asked: list[bytes] = []
    app = create_app(wired, soon=lambda task: None)
    for number in range(1, 21):
        client = signed_in(app, wired, Learner(number, number, ""))
        found = client.get_cookie("kith", domain="kith.test")
        assert found is not None
        asked += [clients.page(path, Cookie=f"kith={found.value}", Accept_Encoding="gzip") for path in PAGES]
    return asked


def _reports(wired: Wired, count: int) -> list[bytes]:
    """Signed reports on messages that left before."""
    asked = callbacks.fill(wired, count)
    return [_signed(wired.settings.base_url, path, form) for path, form, _ in asked]


def _signed(base_url: str, path: str, form: str) -> bytes:
    signature = RequestValidator(peers.TOKEN).compute_signature(base_url + path, dict(parse_qsl(form)))
    return clients.form(path, form, X_Twilio_Signature=signature)


@contextmanager
def _installation(settings: dict[str, str], ports: Sequence[int], errors: Path) -> Iterator[None]:
    """`serve` on each port, the first with its jobs; on PostgreSQL as many more jobs as make four."""
    commands = [["course", "serve", "--port", str(port)] for port in ports]
    commands[1:] = [[*one, "--no-jobs"] for one in commands[1:]] + [["jobs"]] * (3 if len(ports) > 1 else 0)
    with errors.open("wb") as log:
        running = [
            subprocess.Popen(
                [sys.executable, "-m", *one], cwd=ROOT, env={**os.environ, **settings}, stderr=log, stdout=log
            )
            for one in commands
        ]
        try:
            _until_all_answer(ports)
            yield
        finally:
            for one in running:
                one.send_signal(signal.SIGTERM)
            for one in running:
                one.wait(60)


def _until_all_answer(ports: Sequence[int]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not all(health_of(f"http://127.0.0.1:{port}") == HTTPStatus.OK for port in ports):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def _meanwhile(
    wired: Wired, ports: Sequence[int], pages: Sequence[bytes], reports: Sequence[bytes], pace: int,
    patience: float,
) -> tuple[clients.Result, clients.Result]:  # fmt: skip
    """Ask for pages and bring reports until the batch has gone out, or so many seconds have passed."""
    is_over = threading.Event()

    def until_over(requests: Sequence[bytes]) -> Iterator[bytes]:
        place = 0
        while not is_over.is_set():
            yield requests[place % len(requests)]
            place += 1

    results: list[clients.Result] = []
    loads = ((ports[-1], pages, pace), (ports[0], reports, REPORTS_A_SECOND))

    def bring(port: int, requests: Sequence[bytes], per_second: int) -> clients.Result:
        return clients.send(port, until_over(requests), connections=16, per_second=per_second)

    threads = [threading.Thread(target=lambda one=one: results.append(bring(*one))) for one in loads[:1]]
    for thread in threads:
        thread.start()
    watcher = threading.Thread(target=_wait_for_the_batch, args=(wired, is_over, patience))
    watcher.start()
    brought = bring(*loads[1])
    for thread in (*threads, watcher):
        thread.join()
    return results[0], brought


def _wait_for_the_batch(wired: Wired, is_over: threading.Event, patience: float) -> None:
    deadline = time.monotonic() + patience
    try:
        while time.monotonic() < deadline and _left(wired):
            time.sleep(0.5)
    finally:
        # Whatever goes wrong here, the pages are not asked for ever after.
        is_over.set()


def _left(wired: Wired) -> int:
    with wired.db.reading() as session:
        waiting = (MessageStatus.PLANNED, MessageStatus.CLAIMED)
        return session.scalar(select(func.count(Message.id)).where(Message.status.in_(waiting))) or 0


def _tell(wired: Wired, engine: str, learners: int, seconds: float) -> None:
    with wired.db.reading() as session:
        ours = Message.kind == "welcome"
        query = select(Message.handed_over_at, Message.send_after).where(
            ours, Message.handed_over_at.is_not(None)
        )
        went = [(at.timestamp(), due.timestamp()) for at, due in session.execute(query) if at is not None]
        grouped = select(Message.status, Message.reason_code, func.count()).where(ours)
        found = session.execute(grouped.group_by(Message.status, Message.reason_code)).all()
    states = {f"{status} ({reason})" if reason else status: number for status, reason, number in found}
    if not went:
        print(f"{engine}, {learners:,} learners: nothing went out in {seconds:.0f} s; states {states}")
        return
    moments = sorted(at for at, _ in went)
    on_time = sum(at - due <= ON_TIME_SECONDS for at, due in went) / len(went)
    busiest = max(bisect_left(moments, one + SLICE_SECONDS) - place for place, one in enumerate(moments))
    rate = len(moments) / max(moments[-1] - moments[0], 1)
    print(
        f"{engine}, {learners:,} learners, over in {seconds:.0f} s: {rate:.1f} hand-overs a second", end="; "
    )
    print(f"at most {busiest / SLICE_SECONDS:.2f} a second in any {SLICE_SECONDS} s", end="; ")
    print(f"{on_time:.0%} within {ON_TIME_SECONDS} s of being due")
    print(f"states {states}")


def _tell_answers(what: str, result: clients.Result, pace: int) -> None:
    print(
        f"{what:8}{len(result.took):6} at {pace} a second: median {result.milliseconds(50):5.0f} ms, p95"
        f" {result.milliseconds(95):5.0f} ms, p99 {result.milliseconds(99):5.0f} ms, answers {result.statuses}"
    )
