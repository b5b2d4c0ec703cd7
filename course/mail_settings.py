"""What the settings of e-mail look like. Each function gives the value, or says in a ValueError what to write."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

# An address has 64 characters before its @; a plus and the mark of one message take 37 of them.
LONGEST_BOUNCES_NAME = 27


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def smtp_url(text: str) -> str:
    wanted = "write smtp://user:password@host:587 or smtps://user:password@host:465."
    parts = _split(text, wanted)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(wanted)
    return text


def email_from(text: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", text):
        raise ValueError("write one plain address, such as hello@example.org.")
    return text


def bounces(text: str) -> str:
    address = email_from(text)
    if len(address.split("@")[0]) > LONGEST_BOUNCES_NAME:
        raise ValueError(f"at most {LONGEST_BOUNCES_NAME} characters before the @: more is put behind them.")
    return address


def imap_url(text: str) -> str:
    wanted = "write imaps://user:password@host/INBOX, with the mailbox at the end."
    parts = _split(text, wanted)
    if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
        raise ValueError(wanted)
    if parts.scheme == "imap" and not is_loopback(parts.hostname):
        raise ValueError("only imaps:// will do, except on this very machine (localhost).")
    return text


def _split(text: str, wanted: str) -> SplitResult:
    """The parts of an address; ValueError with `wanted` where it has none, or its port is no number."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise ValueError(wanted) from None
    return parts
