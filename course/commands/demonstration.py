"""`python3 -m course`: everything in one process, on a held clock, with a test phone instead of a carrier."""

import argparse
import fcntl
import shutil
import signal
import socket
from contextlib import closing
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from random import Random
from threading import Thread
from typing import TextIO

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from course import app, clock, cohorts, demo, ending, facts, health, migrate, wiring
from course.clock import HeldClock
from course.commands import opening
from course.commands.opening import Refusal
from course.rules import local_time
from course.settings import Settings
from course.wiring import Wired
from jobs import schedule
from jobs.schedule import Schedule

BEGINS_AT = time(10)
SEED = 20261109
ENDING_SECONDS = 6
LOOKS, BETWEEN_LOOKS_SECONDS = 100, 0.05
# What a demonstration keeps in its directory, and so all that --fresh may take away.
KEYS, DATABASE, CLOCK, LOCK, MAKING = "keys.json", "kith.db", "clock", "lock", "making"


class Handler(WSGIRequestHandler):
    """Keeps connections open between requests. Addresses may hold a link, so none is logged."""

    protocol_version = "HTTP/1.1"
    timeout = 30

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


def run(asked: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = Path(asked.data)
    with closing(_listen(asked.host, asked.port)) as listening:
        base_url = _base_url(asked.host, listening.getsockname()[1])
        with _alone(folder, fresh=asked.fresh):
            try:
                wired = _prepare(Settings.for_demo(folder, base_url), empty=asked.empty)
                _serve(wired, listening)
            except KeyboardInterrupt:
                opening.explain("Stopped before it was ready. The next start begins anew.")
    return opening.DONE


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is made: it may not be free, and a 0 becomes a number."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        said = opening.busy(host, port, error)
        raise Refusal(f"{said} `--port 0` takes any port that is free.") from None


def _base_url(host: str, port: int) -> str:
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _alone(folder: Path, *, fresh: bool) -> TextIO:
    """Hold the directory for this process until the file closes, and clear it where that was asked for."""
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"--data: {folder} is not a directory.")
    if fresh:
        _refuse_foreign(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK).open("a", encoding="utf-8")
    except OSError as error:
        raise Refusal(f"--data: nothing can be written to {folder} ({error.strerror}).") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise Refusal(f"Kith already runs on {folder}. `--data` chooses another directory.") from None
    if fresh:
        _clear(folder)
    return lock


def _refuse_foreign(folder: Path) -> None:
    """--fresh deletes, so the directory must be a demonstration's own."""
    if folder.exists() and any(folder.iterdir()) and not (folder / KEYS).exists():
        raise Refusal(f"--fresh: {folder} does not hold a demonstration, so nothing was deleted.")


def _clear(folder: Path) -> None:
    settings = Settings.for_demo(folder, "http://localhost")
    if (folder / DATABASE).exists():
        _refuse_other_database(settings)
    for path in (*folder.glob(f"{DATABASE}*"), folder / CLOCK):
        path.unlink(missing_ok=True)
    shutil.rmtree(folder / MAKING, ignore_errors=True)


def _refuse_other_database(settings: Settings) -> None:
    """A database of live mode may have come to lie here. It is not served, let alone deleted."""
    wired = wiring.build(settings, clock=clock.utc_now)
    try:
        with wired.db.reading() as session:
            is_demo = facts.read(session, facts.DEMONSTRATION) is not None
    except Exception:
        is_demo = False
    finally:
        wired.db.dispose()
    if not is_demo:
        raise Refusal(
            f"{settings.data_dir / DATABASE} is not a demonstration's database, so it is left alone."
        )


def _prepare(settings: Settings, *, empty: bool) -> Wired:
    """The parts of the demonstration; its data is made first where there is none."""
    folder = settings.data_dir
    if not (folder / DATABASE).exists():
        _make(settings, empty=empty)
    wired = wiring.build(settings, clock=HeldClock(folder / CLOCK, begins_at=_morning()))
    with wired.db.reading() as session:
        is_demo = (
            migrate.current(wired.db) is not None and facts.read(session, facts.DEMONSTRATION) is not None
        )
    if not is_demo:
        raise Refusal(
            f"{folder / DATABASE} is not a demonstration's database. `--data` chooses another directory."
        )
    if migrate.current(wired.db) != migrate.newest():
        migrate.upgrade(wired.db)
    return wired


def _make(settings: Settings, *, empty: bool) -> None:
    """Make the data aside and move it into place whole, so that nothing is ever left half made."""
    folder, aside = settings.data_dir, settings.data_dir / MAKING
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    held = HeldClock(aside / CLOCK, begins_at=_morning())
    url = f"sqlite:///{(aside / DATABASE).resolve()}"
    wired = wiring.build(replace(settings, database_url=url), clock=held)
    migrate.upgrade(wired.db)
    if empty:
        demo.make_empty(wired, now=held())
    else:
        opening.explain(
            "First start: 24 invented learners live through five weeks. This takes some seconds..."
        )
        demo.make(wired, until=held(), random=Random(SEED))
    wired.db.dispose()
    (aside / CLOCK).replace(folder / CLOCK)
    (aside / DATABASE).replace(folder / DATABASE)
    shutil.rmtree(aside)


def _morning() -> datetime:
    """Ten o'clock today, where the invented group lives."""
    return local_time.instant(local_time.local_date(clock.utc_now(), demo.ZONE), BEGINS_AT, demo.ZONE)


def _serve(wired: Wired, listening: socket.socket) -> None:
    ending.hold_back()
    host, port = listening.getsockname()[:2]
    site = app.create_app(wired)
    server = make_server(host, port, site, threaded=True, request_handler=Handler, fd=listening.fileno())
    ticking = schedule.start_background(wired)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    if _is_ready(wired):
        _say_ready(wired)
        ending.wait()
    _end(server, ticking, wired)


def _is_ready(wired: Wired) -> bool:
    """Wait for the first ticks, before which /health has nothing good to say; False where it is to end already.

    What else is wrong keeps nobody waiting for long: /health says it then.
    """
    for _ in range(LOOKS):
        with wired.db.reading() as session:
            if health.look_here(session, wired, now=wired.clock()).is_well:
                return True
        if ending.wait_for(BETWEEN_LOOKS_SECONDS):
            return False
    return True


def _say_ready(wired: Wired) -> None:
    with wired.db.reading() as session:
        cohort = cohorts.newest(session)
    # Without a cohort there is nothing to join yet: staff make one first.
    join = wired.links.join(cohort.code) if cohort is not None else wired.links.staff()
    opening.tell(f"Kith is ready: {wired.settings.base_url}")
    opening.tell(f"Join: {join}")
    opening.tell(f"Test phone: {wired.links.test_phone()}")
    opening.tell(f"Staff: {wired.links.staff()}")


def _end(server: BaseWSGIServer, ticking: Schedule, wired: Wired) -> None:
    """Take no more requests, let a tick that runs finish, close the database."""
    server.shutdown()
    stopping = Thread(target=ticking.stop, daemon=True)
    stopping.start()
    stopping.join(ENDING_SECONDS)
    server.server_close()
    wired.db.dispose()
