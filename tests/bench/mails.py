"""What a mail costs to write down, beside the standard library's `EmailMessage`, and mails a second to a real server.

Both write the same lesson to so many learners, in turn. Then each goes out through our own sender, on eight kept
connections, to an aiosmtpd in a process of its own; who sends has one core and the server the other, where the system
lets cores be chosen. The rates are bounded by the server, which is in Python too: what counts there is the sender's
processor time.
"""

import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from functools import partial
from pathlib import Path

from course import wording
from course.senders.mail_bytes import MailWriter
from course.senders.sender import Parts
from course.senders.smtp_email import SmtpEmail
from course.wiring import LESSONS
from tests.bench import dispatch_worker
from tests.senders import plain_mail

MAILS, ROUNDS, LINES = 2000, 3, 8
SENDING_CORE, SERVING_CORE = 0, 1
AT = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
FROM, PEER, OURS = "hello@kith.example.org", "EmailMessage", "ours"
ROOT = Path(__file__).resolve().parents[2]


class PlainWriter(MailWriter):
    """The standard library's way, behind the same door."""

    def write(self, recipient: Address, parts: Parts, ref: str, *, at: datetime | None) -> tuple[str, bytes]:
        return f"<{ref}@{self.sender.domain}>", plain_mail.write(self.sender, recipient, parts, ref, at or AT)


def run() -> None:
    """`mails`, or `mails COUNT`."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else MAILS
    with _server() as port:
        dispatch_worker.stay_on(SENDING_CORE)
        began = time.process_time()
        parts = _parts(count)
        print(f"words of a mail: {(time.process_time() - began) / count * 1e6:.0f} microseconds each")
        writers = {PEER: PlainWriter("Kith", FROM), OURS: MailWriter("Kith", FROM)}
        written, sent, rates = defaultdict(list), defaultdict(list), defaultdict(list)
        for _ in range(ROUNDS):
            for name, writer in writers.items():
                written[name].append(_timed(partial(_write, writer, parts))[0] / count)
                cost, took = _timed(partial(_send, writer, port, parts))
                sent[name].append(cost / count)
                rates[name].append(count / took)
    _tell("written down", written)
    _tell("sent", sent, rates)
    print(f"load {os.getloadavg()[0]:.1f}")


def _parts(count: int) -> list[Parts]:
    """The words of one lesson for so many learners, each with links of their own."""
    words, found = wording.load(LESSONS / "messages"), []
    for number in range(count):
        link, stop = (f"https://kith.test/{way}/{number:022d}" for way in ("l", "unsubscribe"))
        mail = words.email(
            "lesson", "en", link=link, stop_link=stop, sender="Riverside", week="3", help_link=link
        )
        found.append(Parts(mail.text, mail.subject, mail.html, stop))
    return found


def _write(writer: MailWriter, parts: list[Parts]) -> None:
    for number, one in enumerate(parts):
        to = Address(username=f"ada{number}", domain="example.com")
        writer.write(to, one, f"ref{number}", at=AT)


def _send(writer: MailWriter, port: int, parts: list[Parts]) -> None:
    sender = SmtpEmail(f"smtp://127.0.0.1:{port}", FROM, sender_name="Kith", clock=lambda: AT)
    sender._writer = writer

    def send(number: int) -> None:
        sender.send(
            f"ada{number}@example.com", parts[number], ref=f"ref{number}", valid_for=timedelta(hours=1)
        )

    with ThreadPoolExecutor(LINES) as pool:
        list(pool.map(send, range(len(parts))))
    sender.close()


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds of the processor, and seconds that passed."""
    cost, began = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cost, time.perf_counter() - began


def _tell(what: str, costs: dict[str, list[float]], rates: dict[str, list[float]] | None = None) -> None:
    medians = {name: statistics.median(all) * 1e6 for name, all in costs.items()}
    told = ", ".join(f"{name} {cost:.0f}" for name, cost in medians.items())
    print(f"{what}: microseconds of the processor each: {told}, ratio {medians[PEER] / medians[OURS]:.1f}")
    if rates:
        print(
            "  mails a second: "
            + ", ".join(f"{name} {statistics.median(all):.0f}" for name, all in rates.items())
        )


@contextmanager
def _server() -> Iterator[int]:
    """A mail server that takes everything and keeps nothing."""
    command = [sys.executable, "-m", "tests.bench.mail_sink", str(SERVING_CORE)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.communicate("done\n")
