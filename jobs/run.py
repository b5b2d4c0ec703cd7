"""Run one job: heartbeat, time, log, catch. A job that fails never takes the others down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter

import structlog

from course import health, job_runs
from course.wiring import Wired

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Job:
    """One thing to do again and again. `work` gives how much there was to do."""

    name: str
    work: Callable[[Wired], int]
    every: timedelta
    # The demonstration has somebody waiting in front of it, and little to do.
    every_in_demo: timedelta


def run(wired: Wired, job: Job) -> bool:
    """Run a job once; False where it failed. Nothing is raised: the next tick tries again."""
    began = perf_counter()
    try:
        _beat_started(wired, job)
        done = job.work(wired)
        _beat_succeeded(wired, job)
    except Exception as error:
        log.error("job_failed", job=job.name, exc_info=error)
        _beat_failed(wired, job, job_runs.FULL if job_runs.is_full(error) else type(error).__name__)
        return False
    if done:
        log.info("job_done", job=job.name, done=done, seconds=round(perf_counter() - began, 3))
    return True


def _beat_started(wired: Wired, job: Job) -> None:
    with wired.db.writing() as session:
        job_runs.started(session, job.name, now=health.machine_time(wired.settings, wired.clock))
        session.commit()


def _beat_succeeded(wired: Wired, job: Job) -> None:
    with wired.db.writing() as session:
        job_runs.succeeded(session, job.name, now=health.machine_time(wired.settings, wired.clock))
        session.commit()


def _beat_failed(wired: Wired, job: Job, error: str) -> None:
    """The database itself may be what failed; then the old heartbeat tells the monitor."""
    try:
        with wired.db.writing() as session:
            job_runs.failed(session, job.name, error, now=health.machine_time(wired.settings, wired.clock))
            session.commit()
    except Exception as second:
        log.error("heartbeat_failed", job=job.name, error=type(second).__name__)
