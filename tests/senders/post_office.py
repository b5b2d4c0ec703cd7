"""A real SMTP server for tests, one that hangs up at any step, and the sender that talks to them."""

import contextlib
import select
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from course.senders.sender import Parts
from course.senders.smtp_email import SmtpEmail

HOUR = timedelta(hours=1)
NOW = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
TO = "ada@example.com"
UNSUBSCRIBE = "https://kith.example.org/unsubscribe/abcdefghijklmnopqrstuv"
PARTS = Parts(
    text="A lesson is here.\n.\n.. and a line with a dot\nhttps://kith.example.org/l/abc\n",
    subject="A few minutes for you",
    html='<p>A lesson is here: <a href="https://kith.example.org/l/abc">open it</a></p>\n',
    unsubscribe_url=UNSUBSCRIBE,
)


class Post:
    """The handler of the server: keeps mails, answers as told, and knows how each came."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.hidden: list[bool] = []
        self.commands: list[str] = []
        self.answers: dict[str, str] = {}
        self.once: set[str] = set()
        self.peers: list[object] = []

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.commands.append(f"MAIL {address}")
        envelope.mail_from = address
        return self._answer("MAIL")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self._answer("RCPT")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("250"):
            content = envelope.original_content or b""
            parsed = message_from_bytes(content, policy=policy.default)
            assert isinstance(parsed, EmailMessage)
            self.mails.append(parsed)
            self.raw.append(content)
            self.recipients += envelope.rcpt_tos
            self.hidden.append(session.ssl is not None)
            self.peers.append(session.peer)
        return answer

    def _answer(self, step: str) -> str:
        """What it was told to say at this step, once or always."""
        said = self.answers.get(step, "250 OK")
        if step in self.once:
            self.once.remove(step)
            del self.answers[step]
        return said


Serve = Callable[..., int]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


MADE: list[SmtpEmail] = []


def make_email(port: int, **changes: Any) -> SmtpEmail:
    options: dict[str, Any] = {"sender_name": "Kith", "timeout": 5.0, **changes}
    url = options.pop("url", "smtp://127.0.0.1:{port}").format(port=port)
    MADE.append(SmtpEmail(url, "hello@kith.example.org", **options))
    return MADE[-1]


def close_all() -> None:
    """End every line that is still kept open, as a process does before it ends; then the servers can."""
    while MADE:
        MADE.pop().close()


def send(email: SmtpEmail, to: str = TO, parts: Parts = PARTS, *, ref: str = "0a1b2c") -> str:
    return email.send(to, parts, ref=ref, valid_for=HOUR)


@contextlib.contextmanager
def drops_at(step: str, *, answer: bytes = b"") -> Iterator[int]:
    """A server that hangs up at one step: greeting, EHLO, MAIL, RCPT, DATA, body or the final dot."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_converse, args=(listener, step, answer))
        thread.start()
        yield int(listener.getsockname()[1])
        thread.join()


@contextlib.contextmanager
def trickles_at(step: str, *, every: float = 0.02, most: int = 500) -> Iterator[int]:
    """A server that answers one step, from greeting to the final dot, a byte at a time; after so many it is content."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_trickle, args=(listener, step, every, most))
        thread.start()
        yield int(listener.getsockname()[1])
        thread.join()


def _trickle(listener: socket.socket, step: str, every: float, most: int) -> None:
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as lines, contextlib.suppress(OSError):
        at, answers = "greeting", {"greeting": b"220", "DATA": b"354"}
        while at:
            code = answers.get(at, b"250")
            if at == step:
                connection.sendall(code + b"-")
                for _ in range(most):
                    connection.sendall(b"y")
                    if select.select([connection], [], [], every)[0]:
                        # It says goodbye or is gone: nobody waits any more.
                        return
                connection.sendall(b"\r\n")
            connection.sendall(code + b" fine\r\n")
            if at == "DATA":
                while lines.readline() != b".\r\n":
                    """Read on to the end of the mail."""
                at = "."
            else:
                at = lines.readline()[:4].decode().upper()


def _converse(listener: socket.socket, step: str, answer: bytes) -> None:
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as lines:
        if step == "greeting":
            return connection.sendall(answer)
        connection.sendall(b"220 here\r\n")
        for line in lines:
            verb = line[:4].decode().upper()
            if verb == step:
                return connection.sendall(answer)
            connection.sendall(b"354 go on\r\n" if verb == "DATA" else b"250 fine\r\n")
            if verb == "DATA":
                if step == "body":
                    return None
                while lines.readline() != b".\r\n":
                    """Read on to the end of the mail."""
                return connection.sendall(answer)
    return None
