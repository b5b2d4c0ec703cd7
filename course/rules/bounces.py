"""A mail that came back to us: is it a bounce, for good or for now, a complaint, a holiday note, or from a person?

What it is about is told by the reference of our own message: in the address it came back to (VERP), or in the
Message-ID of the mail that it holds. Somebody who never had that mail cannot know its reference, so a made-up bounce
stops nobody. Formats: RFC 3464 (bounces), RFC 5965 (complaints), RFC 3834 (replies by machines).
"""

import base64
import binascii
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import errors, header
from email.message import Message
from typing import Literal

Kind = Literal["hard", "soft", "complaint", "away", "other"]
# Longer mails are cut: what says why stands at the top, and what was ours is short.
LONGEST = 400_000
CODE = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
OLD_CODE = re.compile(r"(?<![\d.])([45]\d\d)[ -]")
# For good by their first digit, yet about this mail or our set-up and not about the mailbox: full, too large, policy.
PASSING = re.compile(r"5\.(?:2\.[23]|3\.4|7\.\d+)")
AWAY = re.compile(
    r"out of (?:the )?office|automatic reply|auto(?:matic)? ?-?(?:reply|response)|autoreply|vacation|on leave|away from"
    r"|fuera de (?:la )?oficina|respuesta autom[aá]tica|absence|r[eé]ponse automatique|abwesen",
    re.IGNORECASE,
)
DAEMON = re.compile(r"mailer-daemon|postmaster|mail delivery (?:sub)?system", re.IGNORECASE)
CAME_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To")
SEPARATOR = "+"


@dataclass(frozen=True)
class Returned:
    """What a mail says of ours. `refs` are the references it names, the surest first; `code` is why, as RFC 3463."""

    kind: Kind
    refs: tuple[str, ...] = ()
    code: str = ""


def return_address(bounces: str, ref: str) -> str:
    """The address that one message's bounce comes back to. Servers may change capitals, so it has none."""
    name, domain = bounces.rsplit("@", 1)
    coded = base64.b32encode(ref.encode("ascii")).decode("ascii").rstrip("=").lower()
    return f"{name}{SEPARATOR}{coded}@{domain}"


def ref_in(address: str) -> str | None:
    """The reference in such an address; None where there is none."""
    found = re.search(r"\+([a-z2-7]+)@", address.lower())
    if found is None:
        return None
    coded = found[1].upper()
    try:
        return base64.b32decode(coded + "=" * (-len(coded) % 8)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None


def read(raw: bytes, *, domain: str) -> Returned:
    """What a mail is about. `domain` is that of our own Message-IDs. Never raises, whatever arrives."""
    mail = email.message_from_bytes(raw[:LONGEST])
    refs = tuple(dict.fromkeys(_refs(mail, raw[:LONGEST], domain)))
    report = str(mail.get_param("report-type", "")).lower()
    if report == "feedback-report":
        return Returned("other" if _feedback(mail) == "not-spam" else "complaint", refs, "complaint")
    if report == "delivery-status":
        return _delivery_status(mail, refs)
    if _is_away(mail):
        return Returned("away", refs)
    if DAEMON.search(str(mail.get("From", ""))):
        return _in_old_words(raw, refs)
    return Returned("other", refs)


def _refs(mail: Message, raw: bytes, domain: str) -> Iterator[str]:
    for name in CAME_TO:
        for value in mail.get_all(name, []):
            if (ref := ref_in(str(value))) is not None:
                yield ref
    own = re.compile(
        r"(?:Message-ID|In-Reply-To|References):\s*(?:<[^<>]{1,200}>\s*)*?"
        rf"<([A-Za-z0-9._-]{{1,64}})@{re.escape(domain)}>",
        re.IGNORECASE,
    )
    yield from (found[1] for found in own.finditer(raw.decode("ascii", "replace")))


def _feedback(mail: Message) -> str:
    blocks = [
        one
        for part in mail.walk()
        if part.get_content_type() == "message/feedback-report"
        for one in _blocks(part)
    ]
    return next((str(one["Feedback-Type"]).strip().lower() for one in blocks if one["Feedback-Type"]), "")


def _delivery_status(mail: Message, refs: tuple[str, ...]) -> Returned:
    """Only what failed counts: a delay, or word that it arrived, is nothing to act on."""
    parts = [part for part in mail.walk() if part.get_content_type() == "message/delivery-status"]
    failed = [
        one
        for part in parts
        for one in _blocks(part)
        if str(one.get("Action", "")).strip().lower() == "failed"
    ]
    if not failed:
        return Returned("other", refs)
    found = CODE.search(str(failed[0].get("Status", "")))
    return _judged(found[1] if found else "5.0.0", refs)


def _in_old_words(raw: bytes, refs: tuple[str, ...]) -> Returned:
    """A bounce from before there was a format for them: the first code in it counts."""
    text = raw[:LONGEST].decode("ascii", "replace").partition("\n\n")[2] or raw.decode("ascii", "replace")
    found, old = CODE.search(text), OLD_CODE.search(text)
    if found is None and old is None:
        return Returned("other", refs)
    return _judged(found[1] if found else f"{old[1][0]}.0.0" if old else "", refs)


def _judged(code: str, refs: tuple[str, ...]) -> Returned:
    if code.startswith("2"):
        return Returned("other", refs)
    is_hard = code.startswith("5") and not PASSING.fullmatch(code)
    return Returned("hard" if is_hard else "soft", refs, code)


def _is_away(mail: Message) -> bool:
    said = str(mail.get("Auto-Submitted", "")).lower()
    by_machine = said.startswith("auto-replied") or any(
        mail.get(name) for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")
    )
    return by_machine or AWAY.search(_decoded(str(mail.get("Subject", "")))) is not None


def _decoded(subject: str) -> str:
    """The words of a subject, also where they are encoded; as they stand where they cannot be read."""
    try:
        return str(header.make_header(header.decode_header(subject)))
    except (errors.HeaderParseError, LookupError, ValueError):
        return subject


def _blocks(part: Message) -> list[Message]:
    """The groups of fields of a report."""
    inside = part.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []
