"""The tests' side of the stand-in: start it, command it, read its ledger, stop it."""

import http.client
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.fake_twilio.ledger import Entry, read

ROOT = Path(__file__).resolve().parents[2]


class FakeTwilio:
    """A stand-in for Twilio on a free port of this machine. It ends with us, also when we are killed.

    with FakeTwilio(tmp_path / "ledger.jsonl") as fake:
        ... TWILIO_ACCOUNT_SID=fake.sid, TWILIO_AUTH_TOKEN=fake.token, KITH_TWILIO_API_URL=fake.url
    """

    sid = "AC" + "0" * 31 + "1"
    token = "token-of-the-fake"

    def __init__(self, ledger: Path, *, seed: int = 0, port: int = 0) -> None:
        self._path = ledger
        self._seed = seed
        self.port = port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Start it, and return when it listens. Started again, it keeps its port and its ledger."""
        command = [sys.executable, "-m", "tests.fake_twilio", "--until-stdin-closes"]
        command += ["--port", str(self.port), "--ledger", str(self._path), "--seed", str(self._seed)]
        command += ["--account", self.sid, "--token", self.token]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        assert self._process.stdout
        self.port = int(self._process.stdout.readline())
        return self

    def stop(self) -> None:
        """Kill it: its ledger is complete at any moment."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def ledger(self) -> list[Entry]:
        """Every line, read from the disk."""
        return read(self._path)

    def accepted(self, to: str | None = None) -> list[Entry]:
        """What was handed over, to everybody or to one number."""
        return [
            entry for entry in self.ledger() if entry["event"] == "accepted" and to in (None, entry["to"])
        ]

    def fault(self, kind: str, *, next: int = 0, rate: float = 0.0, on: str = "create", **extra: Any) -> None:
        """Let the next N requests, or a share of all, meet a fault of `faults.py`."""
        self.order(fault=kind, next=next or (0 if rate else 1), rate=rate, on=on, **extra)

    def clear(self) -> None:
        """No more faults; what is being delayed goes on at once."""
        self.order(clear=True)

    def callbacks(self, statuses: Sequence[str], *, via: str | None = None) -> None:
        """Report these statuses, in this very order, for every message from now on."""
        self.order(callbacks=list(statuses), via=via)

    def report(self, sid: str, status: str, *, error_code: int | None = None) -> int:
        """Post one delivery report now; returns the status we answered, 0 for none."""
        report = {"sid": sid, "status": status, "error_code": error_code}
        return int(self.order(report=report)["answered"])

    def inbound(self, from_: str, to: str, body: str, url: str | None, **extra: str) -> dict[str, Any]:
        """A text from a phone, posted to `url`; without one it is only in the list, as if we had been down.

        Returns its sid, the status we answered and the answer. The same `MessageSid` again is a repeat.
        """
        facts = {"from": from_, "to": to, "body": body, "url": url, "extra": extra}
        return self.order(inbound=facts)

    def refuse(self, numbers: Mapping[str, int]) -> None:
        """Answer texts to these numbers with these codes; 0 takes them again."""
        self.order(refuse=dict(numbers))

    def hold_clock(self, at: datetime | None) -> None:
        """Let the stand-in believe it is `at`, for tests that step a clock; None gives the real time back."""
        self.order(clock=at.isoformat() if at else None)

    def drain(self) -> None:
        """Return when all reports under way have been posted and answered."""
        self.order(drain=True)

    def live_through(self) -> None:
        """A test has let minutes pass at once: they have passed for the carrier too."""
        self.order(live_through=True)

    def order(self, **order: Any) -> dict[str, Any]:
        """Send one order of `control.py`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("POST", "/control", json.dumps(order), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            found: dict[str, Any] = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status != 200:
            raise ValueError(f"the fake cannot do that: {found}")
        return found
