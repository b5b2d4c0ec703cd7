"""Is Kith well? What `/health`, `/metrics` and `doctor` tell.

It is read from the database, and so true over any number of processes; but for the room on the disk, which is that of
this machine.
"""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from course import clock as clocks
from course import editions, facts, job_runs, messages, proving, rates
from course.clock import Clock
from course.db import Database, Session
from course.job_runs import Heartbeat
from course.rates import Stop
from course.settings import Settings

LATEST_MESSAGE = timedelta(minutes=15)
LATEST_TICK = timedelta(minutes=5)
DAMAGED = "an edition of the course is damaged; who is on it gets the lessons of today"
# With less than this left nothing can be written down soon, and what cannot be written down is not sent.
LEAST_ROOM = 64 * 1024 * 1024
NO_ROOM = "the disk is nearly full"
# A file that may grow no more, or the disk of another machine, is not seen in the room that this one has.
IS_FULL = "the database is full"
SHUT = "so many people asked to join that no more codes are texted for now"
# Once or twice a job fails because a database was being started again; more often than that somebody has to look.
FAILS_OFTEN = 3
# The jobs without which nothing is sent. The others may be late for a while without harm.
PULSE = ("plan_nudges", "send_messages", "send_mails")


class Tools(Protocol):
    """What looking needs of the wiring."""

    @property
    def db(self) -> Database: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def clock(self) -> Clock: ...


@dataclass(frozen=True)
class Health:
    """One word on how things stand, and the two ages behind it, in whole seconds."""

    status: str
    oldest_due_seconds: int
    last_tick_seconds: int | None

    @property
    def is_well(self) -> bool:
        return self.status == "ok"


@dataclass(frozen=True)
class Figures:
    """What a monitor counts."""

    health: Health
    messages: dict[str, int]
    heartbeats: tuple[Heartbeat, ...]


def machine_time(settings: Settings, clock: Clock) -> datetime:
    """The time by which heartbeats are judged: the jobs run on while the demonstration's clock is held."""
    return clocks.utc_now() if settings.is_demo else clock()


def room(db: Database, settings: Settings) -> int:
    """How many bytes are left where this machine keeps its files, and its database if that is one of them."""
    folders = [settings.data_dir]
    if db.url.get_backend_name() == "sqlite" and db.url.database:
        folders.append(Path(db.url.database).parent)
    return min((shutil.disk_usage(one).free for one in folders if one.is_dir()), default=LEAST_ROOM)


def unwritable(db: Database, settings: Settings) -> str:
    """Where this machine cannot keep its files, in a sentence; empty where it can."""
    folders = {"KITH_DATA_DIR": settings.data_dir}
    if db.is_sqlite and db.url.database:
        folders["KITH_DATABASE_URL"] = Path(db.url.database).parent
    for name, folder in folders.items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            return f"{name}: nothing can be written to {folder} ({error.strerror})."
    return ""


def look(session: Session, *, now: datetime, beat_now: datetime, room: int = LEAST_ROOM) -> Health:
    """How late the queue is at `now`, and at `beat_now` how long ago the slowest main job last began.

    `room` are the bytes that are left on the disk.
    """
    oldest = messages.oldest_due(session, now=now)
    waiting = now - oldest if oldest is not None else timedelta(0)
    heartbeats = job_runs.heartbeats(session)
    began = _last_tick(heartbeats)
    since = max(beat_now - began, timedelta(0)) if began is not None else None
    word = _held(session) or _word(waiting, since, rates.stopped(session, now=now))
    if room < LEAST_ROOM and not word.startswith("held"):
        word = NO_ROOM
    elif word == "ok" and any(one.failures and one.last_error == job_runs.FULL for one in heartbeats):
        word = IS_FULL
    elif word == "ok":
        word = _failing(heartbeats) or word
    if word == "ok" and editions.damaged(session):
        word = DAMAGED
    if word == "ok" and proving.is_shut(session, now=now):
        word = SHUT
    return Health(word, _seconds(waiting), None if since is None else _seconds(since))


def look_here(session: Session, tools: Tools, *, now: datetime) -> Health:
    """The same by the clock and the disk of this machine."""
    beat_now = machine_time(tools.settings, tools.clock)
    return look(session, now=now, beat_now=beat_now, room=room(tools.db, tools.settings))


def figures(session: Session, tools: Tools, *, now: datetime) -> Figures:
    """Everything a monitor may ask for, in a fixed number of queries."""
    health = look_here(session, tools, now=now)
    return Figures(health, messages.counts(session), tuple(job_runs.heartbeats(session)))


def last_beat(session: Session) -> datetime | None:
    """When the pulse was last complete (aware, UTC); None until all main jobs have begun once."""
    return _last_tick(job_runs.heartbeats(session))


def _held(session: Session) -> str:
    return "held after a restore; release-hold lets it send" if facts.is_held(session) else ""


def _word(waiting: timedelta, since_tick: timedelta | None, stopped: Sequence[Stop]) -> str:
    if stopped:
        return f"the provider of {stopped[0].channel} refuses our account (code {stopped[0].code})"
    if since_tick is None:
        return "no jobs yet"
    if since_tick > LATEST_TICK:
        return "jobs are late"
    return "messages are late" if waiting > LATEST_MESSAGE else "ok"


def _failing(heartbeats: Sequence[Heartbeat]) -> str:
    """The job that has failed most often in a row, where that is often; it ticks, and does nothing."""
    worst = max(heartbeats, key=lambda one: one.failures, default=None)
    if worst is None or worst.failures < FAILS_OFTEN:
        return ""
    return f"the job {worst.job} fails again and again ({worst.failures} times, {worst.last_error})"


def _last_tick(heartbeats: Sequence[Heartbeat]) -> datetime | None:
    began = {one.job: one.started_at for one in heartbeats}
    return min(began[job] for job in PULSE) if all(job in began for job in PULSE) else None


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
