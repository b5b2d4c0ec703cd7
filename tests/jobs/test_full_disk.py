"""A SQLite file that can grow no more while messages are due: told at once, nothing twice, all of it later (4.5)."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, event
from structlog.testing import capture_logs

from course import dispatching, health, planning
from course.wiring import Wired
from jobs import run, schedule
from jobs.run import Job
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender

BEFORE, AFTER = 40, 60
# SQLite takes the pages that there are as the fewest that it may be held to.
NO_MORE, ENOUGH = 1, 1 << 30


@pytest.fixture
def allow(wired: Wired) -> Callable[[int], None]:
    """Say how many pages the file may have, for every connection of the web and of the jobs."""
    most = [ENOUGH]

    def hold(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most[0]}")

    event.listen(wired.db.engine, "begin", hold)
    return lambda pages: most.__setitem__(0, pages)


def tick(wired: Wired) -> list[bool]:
    """The main jobs once, as the schedule runs them; whether each went well."""
    main = (*health.PULSE, "settle_unknowns")
    return [run.run(wired, job) for job in schedule.jobs() if job.name in main]


def test_a_database_that_is_full_is_told_at_once_and_all_goes_out_when_there_is_room_again(
    wired: Wired, client: FlaskClient, sms: RecordingSender, clock: FixedClock,
    allow: Callable[[int], None], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(dispatching, "PATIENCE_SECONDS", 0.2)
    cohort = make_cohort(wired)
    everybody = [f"+4477009{number:05d}" for number in range(BEFORE + AFTER)]
    for number in everybody[:BEFORE]:
        make_learner(wired, cohort, profile=make_profile(contact=number))
    assert planning.plan_due(wired, now=clock()) == BEFORE
    for number in everybody[BEFORE:]:
        make_learner(wired, cohort, profile=make_profile(contact=number))
    # The jobs have run before, and all is well.
    for name in health.PULSE:
        run.run(wired, Job(name, lambda _: 0, timedelta(seconds=5), timedelta(seconds=5)))
    assert client.get("/health").status_code == 200
    allow(NO_MORE)
    with capture_logs() as logs:
        went_well = [tick(wired) for _ in range(3)]
    assert not all(map(all, went_well))
    assert any(line["log_level"] == "error" for line in logs)
    answer = client.get("/health")
    assert (answer.status_code, (answer.json or {})["status"]) == (503, "the database is full")
    allow(ENOUGH)
    for _ in range(3):
        assert all(tick(wired))
        clock.advance(timedelta(minutes=5))
    assert client.get("/health").status_code == 200
    assert Counter(one.to for one in sms.sent) == dict.fromkeys(everybody, 1)
