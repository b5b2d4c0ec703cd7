"""The ledger: JSON lines, appended and flushed to the disk before anybody gets an answer."""

import json
import os
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Entry = dict[str, Any]


class Ledger:
    """Append-only. Opening an old one reads it back, so that a restarted fake still knows its messages."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._entries = read(path)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, event: str, **facts: Any) -> Entry:
        """Add one line and return when it is on the disk. `at` is the real time, held clock or not."""
        with self._lock:
            entry = {"event": event, "at": datetime.now(UTC).isoformat(), **facts}
            os.write(self._file, json.dumps(entry).encode() + b"\n")
            os.fsync(self._file)
            self._entries.append(entry)
        return entry

    def entries(self) -> list[Entry]:
        with self._lock:
            return list(self._entries)


def read(path: Path) -> list[Entry]:
    """The lines of a ledger file; a last line cut off by a kill was never answered for and does not count."""
    if not path.exists():
        return []
    lines = path.read_bytes().split(b"\n")[:-1]
    return [json.loads(line) for line in lines]
