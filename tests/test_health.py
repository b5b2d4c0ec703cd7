"""Whether Kith is well: what makes `/health` red, and what the figures say."""

import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from course import facts, health, job_runs, messages
from course.messages import Address, NewMessage
from course.wiring import Wired
from tests.factories import on_both
from tests.fakes import FixedClock

pytestmark = on_both


def beat(wired: Wired, *jobs: str) -> None:
    with wired.db.writing() as session:
        for job in jobs or health.PULSE:
            job_runs.started(session, job, now=wired.clock())
            job_runs.succeeded(session, job, now=wired.clock())
        session.commit()


def queue(wired: Wired) -> None:
    now = wired.clock()
    address = Address("sms", "+447700900123", "index", "en", "GB")
    new = NewMessage("help", address, send_after=now, expires_at=now + timedelta(days=1))
    with wired.db.writing() as session:
        messages.queue(session, new, now=now)
        session.commit()


def test_without_any_job_it_is_not_well(client: FlaskClient) -> None:
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json == {"status": "no jobs yet", "oldest_due_seconds": 0, "last_tick_seconds": None}


def test_one_of_the_main_jobs_alone_is_not_enough(wired: Wired, client: FlaskClient) -> None:
    beat(wired, "send_messages")
    assert client.get("/health").status_code == 503


def test_with_all_main_jobs_ticking_it_is_well(wired: Wired, client: FlaskClient, clock: FixedClock) -> None:
    beat(wired)
    clock.advance(timedelta(seconds=40))
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "oldest_due_seconds": 0, "last_tick_seconds": 40}


@pytest.mark.parametrize(("minutes", "status"), [(5, 200), (6, 503)], ids=["in time", "late"])
def test_a_tick_older_than_five_minutes_is_late(
    wired: Wired, client: FlaskClient, clock: FixedClock, minutes: int, status: int
) -> None:
    beat(wired)
    clock.advance(timedelta(minutes=minutes))
    assert client.get("/health").status_code == status


@pytest.mark.parametrize(("minutes", "status"), [(15, 200), (16, 503)], ids=["in time", "late"])
def test_a_message_due_for_more_than_fifteen_minutes_is_late(
    wired: Wired, client: FlaskClient, clock: FixedClock, minutes: int, status: int
) -> None:
    queue(wired)
    clock.advance(timedelta(minutes=minutes))
    beat(wired)
    answer = client.get("/health")
    assert answer.status_code == status
    assert answer.json is not None
    assert answer.json["oldest_due_seconds"] == minutes * 60


def test_a_disk_that_is_nearly_full_is_told_before_anything_fails(
    wired: Wired, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat(wired)
    assert client.get("/health").status_code == 200
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=health.LEAST_ROOM - 1))
        answer = client.get("/health")
        assert (answer.status_code, (answer.json or {})["status"]) == (503, "the disk is nearly full")
        assert "kith_up 0" in client.get("/metrics").text


def test_the_figures_count_messages_by_state_and_jobs_by_name(wired: Wired, client: FlaskClient) -> None:
    queue(wired)
    beat(wired)
    with wired.db.writing() as session:
        job_runs.failed(session, "send_messages", "OSError", now=wired.clock())
        session.commit()
    text = client.get("/metrics").text
    assert 'kith_messages{status="planned"} 1.0' in text
    assert 'kith_messages{status="failed"} 0.0' in text
    assert 'kith_job_failures{job="send_messages"} 1.0' in text
    assert "kith_up 1.0" in text


def test_a_fact_is_remembered_over_what_was_there(wired: Wired) -> None:
    with wired.db.writing() as session:
        assert facts.read(session, "colour") is None
        facts.remember(session, "colour", "blue", now=wired.clock())
        facts.remember(session, "colour", "green", now=wired.clock())
        session.commit()
    with wired.db.reading() as session:
        assert facts.read(session, "colour") == "green"


def fail(wired: Wired, job: str, times: int) -> None:
    with wired.db.writing() as session:
        job_runs.started(session, job, now=wired.clock())
        for _ in range(times):
            job_runs.failed(session, job, "ValueError", now=wired.clock())
        session.commit()


@pytest.mark.parametrize("job", ["plan_nudges", "tidy"])
def test_a_job_that_ticks_and_fails_each_time_is_told(wired: Wired, client: FlaskClient, job: str) -> None:
    beat(wired)
    fail(wired, job, health.FAILS_OFTEN - 1)
    assert client.get("/health").status_code == 200
    fail(wired, job, 1)
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["status"] == f"the job {job} fails again and again (3 times, ValueError)"
    beat(wired, job)
    assert client.get("/health").status_code == 200
