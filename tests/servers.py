"""Kith as a stranger starts it: the real commands, in processes of their own."""

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from werkzeug.serving import make_server

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Running:
    """A started command and the addresses it printed."""

    process: "subprocess.Popen[str]"
    addresses: dict[str, str] = field(default_factory=dict)

    def stop(self) -> int:
        """Ask it to end, as a service manager would, and give it the ten seconds that it has; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)


@contextmanager
def demonstration(data: Path, *arguments: str) -> Iterator[Running]:
    """`python3 -m course` on a free port, ready."""
    command = [sys.executable, "-m", "course", "--port", "0", "--data", str(data), *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    running = Running(process)
    try:
        assert process.stdout is not None
        for line in process.stdout:
            found = re.fullmatch(r"(Kith is ready|Join|Test phone|Staff): (\S+)", line.strip())
            if found:
                running.addresses[found[1]] = found[2]
            if "Staff" in running.addresses:
                break
        assert "Staff" in running.addresses, "It ended before it was ready."
        yield running
    finally:
        process.kill()
        process.communicate()


@contextmanager
def threaded(app: "object") -> Iterator[str]:
    """An application served by a thread of this process; its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def health_of(address: str) -> int:
    """The status that /health answers with at this address; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0
