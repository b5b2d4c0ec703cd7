"""The whole schedule on one page. APScheduler only ticks; what is due stands in the database.

Every tick is safe to run twice, in any number of processes: so no job store is shared, no leader elected,
and a tick that was missed is simply the next one.
"""

from collections.abc import Callable
from datetime import UTC, timedelta
from functools import partial
from threading import Event

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from course import clock
from course.models import Channel
from course.wiring import Wired
from jobs import (
    call_monitor,
    close_finished_cohorts,
    count_cohorts,
    erase_past_limit,
    forget_words,
    plan_nudges,
    read_bounces,
    read_inbound,
    run,
    send_messages,
    settle_unknowns,
    tell_staff,
    tidy,
)
from jobs.run import Job

# Several machines that were started together do not stay in step.
JITTER_SECONDS = 2


def jobs(is_stopping: Callable[[], bool] = lambda: False) -> tuple[Job, ...]:
    """Every job: what it is called, what it does, how often, and how often in the demonstration."""
    texts, mails = (
        partial(send_messages.work, channels=(one,), is_stopping=is_stopping)
        for one in (Channel.SMS, Channel.EMAIL)
    )
    return (
        Job("plan_nudges", plan_nudges.work, timedelta(seconds=20), timedelta(seconds=3)),
        Job("send_messages", texts, timedelta(seconds=5), timedelta(seconds=3)),
        Job("send_mails", mails, timedelta(seconds=5), timedelta(seconds=3)),
        Job("settle_unknowns", settle_unknowns.work, timedelta(minutes=1), timedelta(minutes=1)),
        Job("read_inbound", read_inbound.work, timedelta(minutes=15), timedelta(minutes=15)),
        Job("read_bounces", read_bounces.work, timedelta(minutes=5), timedelta(minutes=5)),
        Job("close_finished_cohorts", close_finished_cohorts.work, timedelta(hours=12), timedelta(hours=12)),
        Job("count_cohorts", count_cohorts.work, timedelta(minutes=5), timedelta(minutes=5)),
        Job("tell_staff", tell_staff.work, timedelta(minutes=1), timedelta(minutes=1)),
        Job("call_monitor", call_monitor.work, timedelta(minutes=1), timedelta(minutes=1)),
        Job("forget_words", forget_words.work, timedelta(hours=1), timedelta(hours=1)),
        Job("erase_past_limit", erase_past_limit.work, timedelta(hours=1), timedelta(hours=1)),
        Job("tidy", tidy.work, timedelta(hours=1), timedelta(hours=1)),
    )


class Schedule:
    """The jobs of one process. `stop` lets what is in flight finish, and starts nothing more."""

    def __init__(self, wired: Wired) -> None:
        self._stopping = Event()
        every_job = jobs(self._stopping.is_set)
        # A thread for each, so that none waits for another's provider.
        pool = ThreadPoolExecutor(len(every_job))
        self._scheduler = BackgroundScheduler(timezone=UTC, daemon=True, executors={"default": pool})
        for job in every_job:
            self._add(wired, job)

    def start(self) -> None:
        """Begin to tick, in threads of its own."""
        self._scheduler.start()

    def stop(self) -> None:
        self._stopping.set()
        self._scheduler.shutdown(wait=True)

    def _add(self, wired: Wired, job: Job) -> None:
        every = job.every_in_demo if wired.settings.is_demo else job.every
        self._scheduler.add_job(
            run.run,
            "interval",
            args=(wired, job),
            id=job.name,
            seconds=every.total_seconds(),
            jitter=None if wired.settings.is_demo else JITTER_SECONDS,
            next_run_time=clock.utc_now(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )


def start_background(wired: Wired) -> Schedule:
    """Start the jobs beside whatever this process does: waiting for its end, or serving the demonstration."""
    schedule = Schedule(wired)
    schedule.start()
    return schedule
