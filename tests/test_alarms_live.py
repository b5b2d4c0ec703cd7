"""Four real web processes over one database, jobs that are dead, and a real mail server: one mail an owner (4.47)."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from course import alarms, health, job_runs
from course.clock import utc_now
from course.wiring import Wired
from tests import servers
from tests.factories import on_both
from tests.live import environment
from tests.senders.post_office import Post, free_port
from tests.test_alarms import MINUTE, WEB_PROCESSES, owners, post, subjects, until

__all__ = ["owners", "post"]


@pytest.fixture
def web(
    database_url: str, tmp_path: Path, wired: Wired, post: Post
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Four real web processes over a database whose jobs last ticked ten minutes ago; a real mail server."""
    with wired.db.writing() as session:
        for job in health.PULSE:
            job_runs.started(session, job, now=utc_now() - 10 * MINUTE)
        session.commit()
    server = Controller(post, hostname="127.0.0.1", port=free_port())
    server.start()
    told = {"KITH_SMTP_URL": f"smtp://127.0.0.1:{server.port}", "KITH_EMAIL_FROM": "kith@example.org"}
    where = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "tests.quick_lookout:app", "--bind", where, "--no-control-socket",
            "--worker-class", "gthread", "--workers", str(WEB_PROCESSES), "--pythonpath", str(servers.ROOT),
        ],
        cwd=servers.ROOT, env={**os.environ, **environment(database_url, tmp_path), **told},
    )  # fmt: skip
    yield f"http://{where}", process
    process.terminate()
    process.wait(30)
    server.stop()


@on_both
@pytest.mark.long
def test_four_real_web_processes_tell_once_and_once_again(
    web: tuple[str, "subprocess.Popen[bytes]"], wired: Wired, post: Post, owners: list[str]
) -> None:
    address, process = web
    until(lambda: servers.health_of(address) == 503 or process.poll() is not None, seconds=60)
    # Enough for each of them to get one, so that each has its lookout.
    for _ in range(60):
        assert servers.health_of(address) == 503
    until(lambda: len(post.mails) >= len(owners), seconds=20)
    began = utc_now()
    until(lambda: utc_now() - began > timedelta(seconds=3))
    assert subjects(post) == {(one, alarms.SUBJECT): 1 for one in owners}
    with wired.db.writing() as session:
        for job in health.PULSE:
            job_runs.started(session, job, now=utc_now())
        session.commit()
    until(lambda: len(post.mails) >= 2 * len(owners), seconds=20)
    began = utc_now()
    until(lambda: utc_now() - began > timedelta(seconds=3))
    assert Counter(str(one["Subject"]) for one in post.mails) == {
        alarms.SUBJECT: len(owners),
        alarms.AGAIN_SUBJECT: len(owners),
    }
