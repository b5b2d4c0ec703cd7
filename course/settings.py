"""Settings: one frozen value, read once, that refuses nonsense all at once.

Every setting `X` may also come as a file named by `X_FILE` (its text, without the line end).
"""

import base64
import binascii
import json
import re
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from course import mail_settings, web_settings

DEFAULT_TWILIO_URL = "https://api.twilio.com"
DEFAULT_QUICK_EXIT = "https://www.bbc.co.uk/weather"
SENDER_NAME_LIMIT = 20
T = TypeVar("T")


class SettingsError(Exception):
    """Some settings are missing or make no sense. `problems` names each of them."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Settings:
    """What an installation was told. Secrets are kept out of the repr."""

    mode: str
    database_url: str = field(repr=False)
    base_url: str
    secret_key: str = field(repr=False)
    data_keys: tuple[bytes, ...] = field(repr=False)
    sender_name: str
    data_dir: Path
    twilio_account_sid: str | None = None
    twilio_auth_token: str | None = field(default=None, repr=False)
    twilio_messaging_service_sid: str | None = None
    twilio_from: str | None = None
    twilio_api_url: str = DEFAULT_TWILIO_URL
    sms_segments_per_second: float = 10.0
    smtp_url: str | None = field(default=None, repr=False)
    email_from: str | None = None
    email_per_second: float = 10.0
    email_bounces: str | None = None
    imap_url: str | None = field(default=None, repr=False)
    ping_url: str | None = field(default=None, repr=False)
    quick_exit_url: str = DEFAULT_QUICK_EXIT
    trusted_proxies: int = 0
    # None at all stands for every language that the course has.
    locales: tuple[str, ...] = ("en",)

    @property
    def is_demo(self) -> bool:
        return self.mode == "demo"

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings of live mode. Raises SettingsError naming every one that is missing or wrong."""
        reader = _Reader(environ)
        settings = cls(
            mode="live",
            database_url=reader.take("KITH_DATABASE_URL", _database_url),
            base_url=reader.take("KITH_BASE_URL", web_settings.base_url),
            secret_key=reader.take("KITH_SECRET_KEY", _secret_key),
            data_keys=reader.take("KITH_DATA_KEYS", _data_keys),
            sender_name=reader.take("KITH_SENDER_NAME", _sender_name),
            data_dir=reader.take("KITH_DATA_DIR", Path, Path("var")),
            twilio_account_sid=reader.take("TWILIO_ACCOUNT_SID", _account_sid, None),
            twilio_auth_token=reader.take("TWILIO_AUTH_TOKEN", str, None),
            twilio_messaging_service_sid=reader.take("TWILIO_MESSAGING_SERVICE_SID", _service_sid, None),
            twilio_from=reader.take("TWILIO_FROM", _phone, None),
            twilio_api_url=reader.take("KITH_TWILIO_API_URL", web_settings.api_url, DEFAULT_TWILIO_URL),
            sms_segments_per_second=reader.take("KITH_SMS_SEGMENTS_PER_SECOND", _rate, 10.0),
            smtp_url=reader.take("KITH_SMTP_URL", mail_settings.smtp_url, None),
            email_from=reader.take("KITH_EMAIL_FROM", mail_settings.email_from, None),
            email_per_second=reader.take("KITH_EMAIL_PER_SECOND", _rate, 10.0),
            email_bounces=reader.take("KITH_EMAIL_BOUNCES", mail_settings.bounces, None),
            imap_url=reader.take("KITH_IMAP_URL", mail_settings.imap_url, None),
            ping_url=reader.take("KITH_PING_URL", web_settings.ping_url, None),
            quick_exit_url=reader.take("KITH_QUICK_EXIT_URL", web_settings.page, DEFAULT_QUICK_EXIT),
            trusted_proxies=reader.take("KITH_TRUSTED_PROXIES", _count, 0),
            locales=reader.take("KITH_LOCALES", _locales, ("en",)),
        )
        problems = reader.problems + _disagreements(reader.given)
        if problems:
            raise SettingsError(problems)
        return settings

    @classmethod
    def for_demo(cls, data_dir: Path, base_url: str) -> "Settings":
        """The settings of the demonstration: SQLite and made-up keys, both kept in `data_dir`."""
        keys = _demo_keys(data_dir)
        return cls(
            mode="demo",
            database_url=f"sqlite:///{data_dir.resolve() / 'kith.db'}",
            base_url=base_url,
            secret_key=keys["secret_key"],
            data_keys=_data_keys(keys["data_keys"]),
            sender_name="Kith",
            data_dir=data_dir,
            locales=(),
        )


_MISSING = object()


class _Reader:
    """Takes settings one by one and remembers what was wrong with each, so that all can be told at once.

    `given` has the names of those that were set, to good or to nonsense.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.given: set[str] = set()
        self.problems: list[str] = []

    def take(self, name: str, parse: Callable[[str], T], default: object = _MISSING) -> T:
        text = self._text(name)
        if text:
            self.given.add(name)
            try:
                return parse(text)
            except ValueError as error:
                self.problems.append(f"{name}: {error}")
        elif default is _MISSING and name not in self.given:
            self.problems.append(f"{name} is missing. The README's settings table says what it is for.")
        # A wrong setting yields a value that is never used: the caller raises once all are read.
        return default if default is not _MISSING else None  # type: ignore[return-value]

    def _text(self, name: str) -> str:
        """The text of a setting, empty where it is not set. A file that cannot be read is told, and nothing else is."""
        said, path = (self._environ.get(key, "").strip() for key in (name, f"{name}_FILE"))
        if not path:
            return said
        self.given.add(name)
        if said:
            self.problems.append(f"{name} and {name}_FILE are both set. Keep one of them.")
        try:
            found = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            self.problems.append(f"{name}_FILE: the file cannot be read ({error.strerror}).")
            return ""
        except ValueError:
            self.problems.append(f"{name}_FILE: the file does not hold plain text (UTF-8).")
            return ""
        if not found:
            self.problems.append(f"{name}_FILE: the file is empty.")
        return found


def _disagreements(given: Collection[str]) -> list[str]:
    """What is wrong between settings that are each fine alone, by the names of those that were set."""
    found = []
    twilio = {"TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"}
    origins = {"TWILIO_MESSAGING_SERVICE_SID", "TWILIO_FROM"}
    if (twilio | origins) & set(given):
        found += [
            f"{name} is missing, though other Twilio settings are there."
            for name in sorted(twilio - set(given))
        ]
        if not origins & set(given):
            found.append("TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM is missing: texts need a sender.")
    if ("KITH_SMTP_URL" in given) != ("KITH_EMAIL_FROM" in given):
        found.append("KITH_SMTP_URL and KITH_EMAIL_FROM belong together: set both or neither.")
    if {"KITH_EMAIL_BOUNCES", "KITH_IMAP_URL"} & set(given) and "KITH_SMTP_URL" not in given:
        found.append("KITH_EMAIL_BOUNCES and KITH_IMAP_URL are for e-mail: set KITH_SMTP_URL too.")
    if not (twilio | origins | {"KITH_SMTP_URL"}) & set(given):
        found.append(
            "Nothing to send with: set the TWILIO_ settings, or KITH_SMTP_URL and KITH_EMAIL_FROM, or both."
        )
    return found


def _database_url(text: str) -> str:
    wanted = "write sqlite:///path/to/kith.db or postgresql://user:password@host/name."
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError(wanted) from None
    # A database in memory would be another one for each process, and gone with it.
    in_memory = url.drivername == "sqlite" and url.database in (None, "", ":memory:")
    if url.drivername not in ("sqlite", "postgresql", "postgresql+psycopg") or in_memory:
        raise ValueError(wanted)
    return text


def _secret_key(text: str) -> str:
    if len(text) < 32:
        raise ValueError("use at least 32 characters that nobody can guess.")
    return text


def _data_keys(text: str) -> tuple[bytes, ...]:
    keys = []
    for part in text.split(","):
        try:
            key = base64.urlsafe_b64decode(part.strip() + "=" * (-len(part.strip()) % 4))
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != 32:
            raise ValueError(
                "each key is the URL-safe base64 of 32 random bytes; keys are separated by commas."
            )
        keys.append(key)
    return tuple(keys)


def _sender_name(text: str) -> str:
    if len(text) > SENDER_NAME_LIMIT or not re.fullmatch(r"[A-Za-z0-9 .&'-]+", text):
        raise ValueError(
            f"at most {SENDER_NAME_LIMIT} letters, digits and spaces, neutral enough for a lock screen."
        )
    return text


def _account_sid(text: str) -> str:
    if not re.fullmatch(r"AC[0-9a-fA-F]{32}", text):
        raise ValueError("it starts with AC and has 32 hex digits after that.")
    return text


def _service_sid(text: str) -> str:
    if not re.fullmatch(r"MG[0-9a-fA-F]{32}", text):
        raise ValueError("it starts with MG and has 32 hex digits after that.")
    return text


def _phone(text: str) -> str:
    if not re.fullmatch(r"\+[1-9]\d{6,14}", text):
        raise ValueError("write the number with its country, such as +447700900123.")
    return text


def _rate(text: str) -> float:
    value = float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else 0.0
    if not 0 < value <= 2000:
        raise ValueError("write a number above 0 and at most 2000.")
    return value


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-5]", text):
        raise ValueError("write how many proxies stand in front of Kith, 0 to 5.")
    return int(text)


def _locales(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    if not found or any(not re.fullmatch(r"[a-z]{2}(-[A-Za-z]{2,4})?", part) for part in found):
        raise ValueError("write languages separated by commas, such as en,es.")
    return found


def _demo_keys(data_dir: Path) -> dict[str, str]:
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / "keys.json"
    if not path.exists():
        made = {
            "secret_key": secrets.token_urlsafe(48),
            "data_keys": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        }
        path.touch(mode=0o600)
        path.write_text(json.dumps(made), encoding="utf-8")
    keys: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return keys
