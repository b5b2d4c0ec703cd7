"""The token of an unsubscribe address: signed, so that it works for a year without a row of its own (RFC 8058)."""

from dataclasses import dataclass
from functools import lru_cache

from itsdangerous import BadSignature, URLSafeSerializer


@dataclass(frozen=True)
class OptOut:
    """Who asks for what to stop: a channel at a contact, named by its blind index."""

    channel: str
    contact_index: str


def token(secret_key: str, opt_out: OptOut) -> str:
    """The signed text that stands for an opt-out."""
    return _serializer(secret_key).dumps([opt_out.channel, opt_out.contact_index])


def read(secret_key: str, text: str) -> OptOut | None:
    """What a token stands for; None where it is not ours."""
    try:
        channel, contact_index = _serializer(secret_key).loads(text)
    except (BadSignature, ValueError):
        return None
    return OptOut(channel, contact_index)


@lru_cache(maxsize=4)
def _serializer(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt="kith unsubscribe")
