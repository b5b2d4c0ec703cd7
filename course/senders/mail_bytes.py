"""One mail as the bytes that go over the wire, written straight down.

`EmailMessage` takes every header apart and puts it together again, each time, and encodes both parts in Python: over a
millisecond for a mail. Here what is the same in every mail is folded once, a subject once for all who get it, and the
parts are encoded by C. Only a recipient of an uncommon form goes the long way. What a mail program makes of it is the
same; a test holds that for every message in every language.
"""

import re
import secrets
from binascii import b2a_qp
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy
from email.utils import format_datetime
from functools import lru_cache

from course.senders.sender import Parts

_REF = re.compile(r"[A-Za-z0-9._-]{1,64}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_URL = re.compile(r"https?://[!-;=?-~]+")
# An address that no header needs quoted, encoded or folded: RFC 5322, 3.2.3 and 2.1.1.
_PLAIN = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@-]{3,70}")
_BOUNDARY_BYTES = 12


class _Policy(EmailPolicy):
    """A subject that is not ASCII goes through the older `Header`: the newer folding drops spaces between words of
    different scripts, as seen on CPython 3.11 in one of ten mixed subjects.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        if name == "Subject" and not value.isascii():
            folded = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
            return f"{name}: {folded}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n", cte_type="7bit")


class MailWriter:
    """Writes the mails of one sender."""

    def __init__(self, sender_name: str, email_from: str) -> None:
        self.sender = Address(one_line(sender_name), addr_spec=email_from)
        self._from = {is_wide: _fold("From", self.sender, is_wide) for is_wide in (False, True)}

    def write(self, recipient: Address, parts: Parts, ref: str, *, at: datetime | None) -> tuple[str, bytes]:
        """The Message-ID, which is the same however often this `ref` is written, and the whole mail, dated `at`.

        Raises ValueError for a ref or an address to unsubscribe at that would break a header.
        """
        if not _REF.fullmatch(ref):
            raise ValueError("a message's ref is made of letters, digits, dots, dashes and underscores")
        message_id = f"<{ref}@{self.sender.domain}>"
        is_wide = not recipient.username.isascii()
        headers = [
            self._from[is_wide],
            _to(recipient, is_wide),
            _subject(one_line(parts.subject), is_wide),
            # A word that is folded or encoded would no longer be recognised, and so it stays whole however long it is.
            f"Message-ID: {message_id}\r\n".encode("ascii"),
            f"Date: {format_datetime(at)}\r\n".encode("ascii") if at else b"",
            b"Auto-Submitted: auto-generated\r\n",
            _unsubscribe(parts.unsubscribe_url),
            b"MIME-Version: 1.0\r\n",
        ]
        return message_id, b"".join(headers) + _content(parts)


def one_line(text: str) -> str:
    """The text without line ends and control characters: a header is one line, whatever was put into it."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def _to(recipient: Address, is_wide: bool) -> bytes:
    address = recipient.addr_spec
    if _PLAIN.fullmatch(address):
        return f"To: {address}\r\n".encode("ascii")
    return _fold("To", recipient, is_wide)


def _unsubscribe(url: str) -> bytes:
    if not url:
        return b""
    if not _URL.fullmatch(url):
        raise ValueError("the address to unsubscribe at is not a plain web address")
    return f"List-Unsubscribe: <{url}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".encode(
        "ascii"
    )


def _fold(name: str, value: str | Address, is_wide: bool) -> bytes:
    """A header as the standard library folds and encodes it; `is_wide` where the mail may hold more than ASCII."""
    policy = _POLICY.clone(utf8=is_wide)
    return policy.fold_binary(*policy.header_store_parse(name, value))


@lru_cache(maxsize=512)
def _subject(subject: str, is_wide: bool) -> bytes:
    """What a mail is about is the same for many."""
    return _fold("Subject", subject, is_wide)


def _content(parts: Parts) -> bytes:
    """The plain part, or both in the order of rising preference (RFC 2046, 5.1.4)."""
    plain = _part("plain", parts.text)
    if not parts.html:
        return plain
    # Both parts are quoted-printable, in which these two signs never stand together: no line can be taken for it.
    boundary = f"=_{secrets.token_hex(_BOUNDARY_BYTES)}"
    mark = f"--{boundary}".encode("ascii")
    kind = f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'.encode("ascii")
    return b"\r\n".join([kind + mark, plain, mark, _part("html", parts.html), mark + b"--", b""])


def _part(subtype: str, text: str) -> bytes:
    """One part in quoted-printable (RFC 2045, 6.7), which any server takes and any eye can read."""
    head = f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    lines = text.encode().splitlines() or [b""]
    return head.encode("ascii") + b2a_qp(b"\r\n".join(lines) + b"\r\n")
