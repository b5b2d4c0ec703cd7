"""A process that does nothing but the jobs, until it is asked to end."""

import gc
import os
import sys
from threading import Thread

from course import ending, facts, health, key_check, logs, migrate, wiring
from course.lessons import LessonErrors
from course.settings import Settings, SettingsError
from course.wiring import Wired
from jobs import schedule
from jobs.schedule import Schedule

WRONG_CALL, FOUND_WRONG = 2, 1
# What is in flight may take as long as a provider's time-out. What is left then, the next process settles.
PATIENCE_SECONDS = 25


def main() -> int:
    logs.configure(as_json=True)
    try:
        settings = Settings.from_env(os.environ)
        wired = wiring.build(settings)
    except SettingsError as error:
        return _refuse("These settings need a look before the jobs can start:", *error.problems)
    except LessonErrors as error:
        return _refuse("The lessons have mistakes.", str(error))
    problem = _why_not(wired)
    if problem:
        print(problem, file=sys.stderr)
        return FOUND_WRONG
    return tick(wired)


def _why_not(wired: Wired) -> str:
    """What is wrong with the database; empty where nothing is."""
    if migrate.current(wired.db) != migrate.newest():
        return "The database does not fit this release. `python3 -m course upgrade` first."
    with wired.db.reading() as session:
        is_demo = facts.read(session, facts.DEMONSTRATION) is not None
    if is_demo:
        return "This is the demonstration's database. KITH_DATABASE_URL must name another one."
    return key_check.problem(wired.db) or health.unwritable(wired.db, wired.settings)


def tick(wired: Wired) -> int:
    """Run the jobs until SIGTERM or SIGINT."""
    # The course and all that was loaded stay for good: who tidies up after each batch need not look at them.
    gc.freeze()
    ending.hold_back()
    # The course and the modules stay: the collector need not walk through them in the middle of every crowd.
    gc.collect()
    gc.freeze()
    running = schedule.start_background(wired)
    ending.wait()
    _end(running)
    wired.db.dispose()
    return 0


def _end(running: Schedule) -> None:
    """Let what is in flight finish, within reason."""
    stopping = Thread(target=running.stop, daemon=True)
    stopping.start()
    stopping.join(PATIENCE_SECONDS)
    if stopping.is_alive():
        # A provider that never answers must not keep the process. What it may have sent is settled later.
        sys.stderr.flush()
        os._exit(0)


def _refuse(*lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return WRONG_CALL
