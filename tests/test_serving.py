"""Live mode as an operator starts it: two processes that answer, tick, and end together."""

import os
import signal
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from course.clock import utc_now
from course.wiring import Wired
from tests import servers
from tests.live import environment

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_serve_answers_and_ticks_and_ends_with_0(wired: Wired, database_url: str, tmp_path: Path) -> None:
    port = free_port()
    settings = {**environment(database_url, tmp_path), "KITH_BASE_URL": f"http://127.0.0.1:{port}"}
    process = subprocess.Popen(
        [sys.executable, "-m", "course", "serve", "--port", str(port)],
        cwd=ROOT, env={**os.environ, **settings}, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        began, status = utc_now(), 0
        while status != 200 and process.poll() is None and utc_now() - began < timedelta(seconds=60):
            status = servers.health_of(f"http://127.0.0.1:{port}")
            signal.sigtimedwait([], 0.1)
        assert status == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert servers.health_of(f"http://127.0.0.1:{port}") == 0
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_what_was_made_at_the_start_is_walked_through_no_more(database_url: str, tmp_path: Path) -> None:
    """The course is far more than a hundred thousand values; a full collection is to pass over them."""
    told = subprocess.run(
        [sys.executable, "-c", "import gc, wsgi; print(gc.get_freeze_count())"],
        cwd=ROOT, env=environment(database_url, tmp_path), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(told.stdout) > 100_000


def test_the_application_refuses_wrong_settings_in_lines_for_people() -> None:
    """As any WSGI server meets it: by importing it."""
    done = subprocess.run(
        [sys.executable, "-c", "import wsgi"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "", "PYTHONTZPATH": ""},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert {"KITH_DATABASE_URL", "KITH_BASE_URL", "KITH_SECRET_KEY"} <= set(done.stderr.split())
