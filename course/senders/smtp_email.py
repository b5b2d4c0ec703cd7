"""E-mail through any SMTP server, with the standard library.

Connections are kept open between mails (`smtp_lines`), and each step of the conversation is taken
by hand, since the step decides what a failure means: until the final dot the server has no mail to
deliver; from the dot to its answer nobody can know. A mail sent again has the same Message-ID, so
mail programs show it once. With an address for bounces each mail comes back to one of its own.
"""

import contextlib
import ipaddress
import re
import smtplib
import socket
import ssl
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.headerregistry import Address
from urllib.parse import unquote, urlsplit

import email_validator

from course.rules import bounces as rules
from course.senders.mail_bytes import MailWriter
from course.senders.sender import NotSent, Parts, Refused, Sighting, Uncertain, refuse_if_late, whole_seconds
from course.senders.smtp_lines import Line, Lines, Plain, Secure

# These answers to a recipient mean the mailbox; 5.7 behind them means policy, hence our set-up.
_NO_SUCH_MAILBOX = frozenset({550, 551, 553})
_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}")

# The server ends the conversation.
CLOSING = 421


class _HungUpBefore(Exception):
    """A kept connection was closed before this mail began: nothing of it was given."""


@dataclass(frozen=True)
class _Mail:
    """One mail on the wire: where a bounce of it goes, to whom, and its bytes."""

    back_to: str
    to: str
    raw: bytes = field(repr=False)


class SmtpEmail:
    """The sender of e-mail. `clock` dates each mail; without it the server adds the date."""

    channel = "email"

    def __init__(
        self,
        url: str,
        email_from: str,
        *,
        sender_name: str,
        clock: Callable[[], datetime] | None = None,
        bounces: str | None = None,
        timeout: float = 10.0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError("an SMTP address looks like smtp://user:password@host:587 or smtps://host")
        self._host = parts.hostname
        self._at_once = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._at_once else 587)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._writer = MailWriter(sender_name, email_from)
        self._from = self._writer.sender
        self._clock = clock
        self._timeout = timeout
        self._tls = tls or tls_for(self._host)
        self._bounces = bounces
        self._lines = Lines(self._connected)
        # A worker that ends, or a sender that is thrown away, leaves no open connection behind.
        weakref.finalize(self, Lines.close, self._lines)

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        """Hand one mail to the server; returns its Message-ID. Raises Refused, NotSent or Uncertain."""
        whole_seconds(valid_for)
        recipient = _recipient(to)
        at = self._clock() if self._clock else None
        message_id, raw = self._writer.write(recipient, parts, ref, at=at)
        back_to = rules.return_address(self._bounces, ref) if self._bounces else self._from.addr_spec
        mail = _Mail(back_to, recipient.addr_spec, raw)
        with _conversation(NotSent):
            line = self._lines.take()
        try:
            self._hand_over(line, mail)
        except _HungUpBefore:
            with _conversation(NotSent):
                line = self._lines.fresh()
            self._hand_over(line, mail)
        return message_id

    def close(self) -> None:
        """Let go of the connections that are kept."""
        self._lines.close()

    def find(self, to: str, *, since: datetime) -> list[Sighting] | None:
        """SMTP keeps no list."""
        return None

    def _hand_over(self, line: Line, mail: "_Mail") -> None:
        """One mail from its first command to the answer to its final dot."""
        try:
            self._begin(line, mail)
            with _conversation(NotSent):
                _judge(*line.smtp.rcpt(mail.to), otherwise=NotSent, mailbox=True)
                _judge(*line.smtp.docmd("DATA"), otherwise=NotSent, wanted=3)
                line.smtp.send(re.sub(rb"(?m)^\.", b"..", mail.raw))
            refuse_if_late()
            with _conversation(Uncertain):
                line.smtp.send(b".\r\n")
                _judge(*line.smtp.getreply(), otherwise=Uncertain)
        except BaseException:
            line.hang_up()
            raise
        self._lines.keep(line)

    def _begin(self, line: Line, mail: "_Mail") -> None:
        """The first command. On a kept connection it shows whether the server is still there."""
        options = () if mail.to.isascii() else ("SMTPUTF8",)
        if options and not line.smtp.has_extn("smtputf8"):
            raise Refused("no-smtputf8", suppress=True)
        try:
            code, reply = line.smtp.mail(mail.back_to, options)
        except (OSError, smtplib.SMTPException) as error:
            raise (NotSent(_why(error)) if line.is_fresh else _HungUpBefore()) from None
        if code == CLOSING and not line.is_fresh:
            raise _HungUpBefore
        _judge(code, reply, otherwise=NotSent)

    def _connected(self) -> smtplib.SMTP:
        """A connection that is ready for a mail."""
        smtp = self._connect()
        try:
            self._greet(smtp)
        except BaseException:
            Line(smtp).hang_up()
            raise
        return smtp

    def _connect(self) -> smtplib.SMTP:
        # Our own domain as the greeting, because the default looks this machine's name up in DNS.
        where = (self._host, self._port, self._from.domain)
        if self._at_once:
            smtp: smtplib.SMTP = Secure(*where, timeout=self._timeout, context=self._tls)
        else:
            smtp = Plain(*where, timeout=self._timeout)
        # The body and the final dot are two writes, and the second must not wait for the first's receipt.
        if smtp.sock:
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return smtp

    def _greet(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo_or_helo_if_needed()
        if not self._at_once:
            if smtp.has_extn("starttls"):
                smtp.starttls(context=self._tls)
                smtp.ehlo_or_helo_if_needed()
            elif not _is_this_machine(self._host):
                raise NotSent("no-starttls")
        if self._user:
            self._log_in(smtp)

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        try:
            smtp.login(self._user, self._password)
        except smtplib.SMTPAuthenticationError as error:
            _judge(error.smtp_code, _bytes(error.smtp_error), otherwise=NotSent)


def _judge(
    code: int, reply: bytes, *, otherwise: type[NotSent | Uncertain], wanted: int = 2, mailbox: bool = False
) -> None:
    """Return if the answer is of the wanted class, else raise what it means."""
    if code // 100 == wanted:
        return
    enhanced = _ENHANCED.match(reply)
    name = f"{code} {enhanced[0].decode()}" if enhanced else str(code)
    if code // 100 == 4:
        raise NotSent(name)
    if code // 100 == 5:
        of_policy = enhanced is not None and enhanced[0].startswith(b"5.7.")
        suppress = mailbox and code in _NO_SUCH_MAILBOX and not of_policy
        raise Refused(name, suppress=suppress, alarm=not suppress)
    raise otherwise(name)


@contextlib.contextmanager
def _conversation(lost: type[NotSent | Uncertain]) -> Iterator[None]:
    """What a broken conversation means here. The cause stays out, as a server may repeat addresses in it."""
    try:
        yield
    except (OSError, smtplib.SMTPException) as error:
        raise lost(_why(error)) from None


def _why(error: Exception) -> str:
    match error:
        case smtplib.SMTPResponseException():
            return str(error.smtp_code)
        case ssl.SSLError():
            return "tls"
        case socket.gaierror():
            return "dns"
        case TimeoutError():
            return "timeout"
        case smtplib.SMTPServerDisconnected() | OSError():
            return "connection"
    return type(error).__name__


def _recipient(to: str) -> Address:
    """The address in the form for the wire, its domain as ASCII. Raises Refused when it is none."""
    try:
        found = email_validator.validate_email(to, check_deliverability=False, globally_deliverable=False)
    except email_validator.EmailNotValidError:
        raise Refused("bad-address", suppress=True) from None
    return Address(username=found.local_part, domain=found.ascii_domain)


def _bytes(reply: bytes | str) -> bytes:
    return reply if isinstance(reply, bytes) else reply.encode("ascii", "replace")


def tls_for(host: str) -> ssl.SSLContext:
    """A verifying context; to this very machine an unverified one, as nobody signs a certificate for it."""
    if not _is_this_machine(host):
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
