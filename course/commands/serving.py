"""Live mode: gunicorn and the jobs as two processes of one, and the schema they need."""

import argparse
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from course import accounts, ending, health, migrate
from course.bootstrap import ROOT
from course.commands import opening
from course.commands.opening import Refusal
from course.wiring import Wired

Child: TypeAlias = "subprocess.Popen[bytes]"
# A little longer than either process gives what it has in flight.
PATIENCE_SECONDS = 28
# As many delivery reports share a transaction as there are threads that wait for it (report_groups.py). How many pages
# are at the database at once is for its pool to say.
THREADS, GRACE_SECONDS = 32, 20
# SQLite has one writer; with PostgreSQL a second process answers while the first is busy with a password.
WORKERS = {True: 1, False: 2}


def serve(asked: argparse.Namespace) -> int:
    """Run until SIGTERM or SIGINT, which both processes are told of. Where one ends by itself, both end."""
    # Nothing stays open here: the two processes have their own.
    with opening.ready() as wired:
        is_sqlite = wired.db.is_sqlite
        if problem := health.unwritable(wired.db, wired.settings):
            raise Refusal(problem, status=opening.FOUND_WRONG)
        _tell_how_to_begin(wired)
    _refuse_busy_port(asked.host, asked.port)
    ending.hold_back()
    children = {"web server": _start(_gunicorn(asked, is_sqlite=is_sqlite))}
    if not asked.no_jobs:
        children["jobs"] = _start([sys.executable, "-m", "jobs"])
    opening.explain(f"Kith serves {wired.settings.base_url}")
    first = _first_to_end(children)
    statuses = [_end(child) for child in children.values()]
    if first:
        opening.explain(f"The {first} ended by itself. What it said above says why.")
        return opening.FOUND_WRONG
    return opening.DONE if not any(statuses) else opening.FOUND_WRONG


def _tell_how_to_begin(wired: Wired) -> None:
    """Without an owner nobody can get to the desk: say the one command that lets somebody in."""
    with wired.db.reading() as session:
        has_owner = accounts.has_owner(session)
    if not has_owner:
        opening.explain(
            "Nobody can sign in yet. This prints an address at which you set up the first account:",
            "    python3 -m course create-staff you@example.org --role owner",
        )


def upgrade(_asked: argparse.Namespace) -> int:
    wired = opening.parts(opening.settings())
    opening.make_room(wired)
    migrate.upgrade(wired.db)
    opening.set_down(wired)
    opening.explain(f"The database is at schema {migrate.current(wired.db)}.")
    wired.db.dispose()
    return opening.DONE


def _gunicorn(asked: argparse.Namespace, *, is_sqlite: bool) -> list[str]:
    host = f"[{asked.host}]" if ":" in asked.host else asked.host
    options = {
        "--bind": f"{host}:{asked.port}",
        "--worker-class": "gthread",
        "--workers": str(WORKERS[is_sqlite]),
        "--threads": str(THREADS),
        "--graceful-timeout": str(GRACE_SECONDS),
        "--pythonpath": str(ROOT),
        "--log-level": "warning",
    }
    flat = [part for pair in options.items() for part in pair]
    return [sys.executable, "-m", "gunicorn", "wsgi:app", "--no-control-socket", *flat]


def _start(command: Sequence[str]) -> Child:
    # This process has no threads, so what runs in the child before its program is safe.
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=ending.let_through)


def _first_to_end(children: Mapping[str, Child]) -> str:
    """Which of them ended by itself; empty once this process is asked to end."""
    while not ending.wait_or_child():
        for name, child in children.items():
            if child.poll() is not None:
                return name
    return ""


def _end(child: Child) -> int:
    if child.poll() is None:
        child.terminate()
    try:
        return child.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def _refuse_busy_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise Refusal(f"{opening.busy(host, port, error)} --host and --port choose another.") from None
