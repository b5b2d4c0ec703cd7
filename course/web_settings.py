"""Addresses of the web among the settings. Each function gives the value, or says in a ValueError what to write."""

import re
from urllib.parse import SplitResult, urlsplit

from course import mail_settings

PORTS = {"http": 80, "https": 443}
# What a browser sends as the name of a host: letters of other scripts stand in it as xn--....
HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|[0-9a-f:]+")


def base_url(text: str) -> str:
    """The public address as a browser names it as an origin: small letters, no usual port, no slash at its end."""
    wanted = "write the public address, such as https://kith.example.org."
    parts, port = _split(text, wanted)
    if parts.query or parts.fragment or parts.username is not None:
        raise ValueError(wanted)
    if parts.path not in ("", "/"):
        raise ValueError("Kith lives at the root of its host: leave out the path.")
    if parts.scheme == "http" and not mail_settings.is_loopback(parts.hostname or ""):
        raise ValueError("only https will do, except on this very machine (localhost).")
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}" + ("" if port in (None, PORTS[parts.scheme]) else f":{port}")


def page(text: str) -> str:
    """An address that a browser may be sent to."""
    _split(text, "write a whole web address, starting with https://.")
    return text.rstrip("/")


def api_url(text: str) -> str:
    """An address that secrets are sent to: https, except on this very machine."""
    parts, _ = _split(text, "write a whole web address, starting with https://.")
    if parts.scheme == "http" and not mail_settings.is_loopback(parts.hostname or ""):
        raise ValueError("only https will do, except on this very machine.")
    return text.rstrip("/")


def ping_url(text: str) -> str:
    """As it was given: of a secret address every character may count."""
    api_url(text)
    if urlsplit(text).username is not None:
        raise ValueError("the address is the secret: leave out user and password.")
    return text


def _split(text: str, wanted: str) -> tuple[SplitResult, int | None]:
    """An address of the web and its port, if it names one; ValueError with `wanted` where it is none."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(wanted) from None
    if parts.scheme not in PORTS or not HOST.fullmatch(parts.hostname or "") or re.search(r"\s", text):
        raise ValueError(wanted)
    return parts, port
