"""One way to log: JSON lines on standard error in live mode, short lines in the demonstration.

Whatever is logged passes `redact` last, so that no phone number, e-mail address or link token rests in a log,
even where somebody forgot. Of an exception, its kind and where it happened are kept, never its words: they
may quote a learner, or a database row.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import Processor

Event = MutableMapping[str, Any]
REMOVED = "[removed]"
# An address before a number, since an address may hold one; a link before a bare token, since it says more.
SECRETS = (
    re.compile(r"[^\s@<>\"'=]+@[^\s@<>\"'=]+\.[^\s@<>\"',;]+"),
    re.compile(r"(?<=/l/)[^\s/?#\"'<>]+|(?<=/unsubscribe/)[^\s/?#\"'<>]+|(?<=/admin/setup/)[^\s/?#\"'<>]+"),
    re.compile(r"(?<![\w-])(?=[\w-]*[A-Z0-9])(?=[\w-]*[a-z])[A-Za-z0-9_-]{22}(?![\w-])"),
    re.compile(r"(?<![\w.:])\+?\d(?:[ ().-]{0,2}\d){8,14}(?![\w:])"),
)
# Libraries that tell of every wake-up, or of addresses they called.
QUIET = ("apscheduler", "alembic", "werkzeug", "twilio", "urllib3", "asyncio")


class _StandardError(logging.Handler):
    """Writes to whatever standard error is at that moment."""

    def emit(self, record: logging.LogRecord) -> None:
        print(self.format(record), file=sys.stderr, flush=True)


def configure(*, as_json: bool) -> None:
    """Send our own events, and those of the libraries, to standard error."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        _where_it_happened,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = _StandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                redact,
                *_ending(as_json),
            ],
        )
    )
    # Somebody who tries the demonstration is told what goes wrong, and not of every tick.
    logging.basicConfig(handlers=[handler], level=logging.INFO if as_json else logging.WARNING, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def redact(_logger: Any, _method: str, event: Event) -> Event:
    """Take every phone number, e-mail address and link token out of an event."""
    return {str(key): _clean(value) for key, value in event.items()}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        for secret in SECRETS:
            value = secret.sub(REMOVED, value)
        return value
    if isinstance(value, dict):
        return {str(key): _clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean(inner) for inner in value]
    return value if isinstance(value, bool | int | float | None) else _clean(str(value))


def _ending(as_json: bool) -> list[Processor]:
    if as_json:
        return [structlog.processors.TimeStamper(fmt="iso", utc=True), structlog.processors.JSONRenderer()]
    return [_one_line]


def _one_line(_logger: Any, _method: str, event: Event) -> str:
    """What somebody who tries Kith out at a terminal wants to see: the level, the event, its values."""
    level, said = event.pop("level", "info"), event.pop("event", "")
    values = " ".join(f"{name}={value}" for name, value in event.items())
    return f"{level}: {said} {values}".rstrip()


def _where_it_happened(_logger: Any, _method: str, event: Event) -> Event:
    """Turn an exception into its kind and its frames."""
    found = event.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = _frames(error.__traceback__)
    return event


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
