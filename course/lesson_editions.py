"""An edition: the lessons and plans of a course as they were at one time, packed into one piece that can be kept.

Only what a learner goes through is in it. The words of check-ins, measures and help, and the messages, are not: these
are always those of today, so that a mended safety rule reaches everybody.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LANGUAGES, LESSONS, PLANS = "*", "*.md", "plans.toml"
# Where a file lies in an edition: at the top, or in the folder of a language. Nothing else is unpacked.
PLACE = re.compile(r"(?:[A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+\.(?:md|toml)")


@dataclass(frozen=True)
class Edition:
    """One edition. `version` is a fingerprint of its files: the same on every machine, another after any change."""

    version: str
    packed: bytes


def pack(home: Path) -> Edition:
    """The edition in a course's folder."""
    texts = {path.relative_to(home).as_posix(): path.read_bytes() for path in _files(home)}
    told = json.dumps({name: text.decode(errors="replace") for name, text in sorted(texts.items())})
    return Edition(_fingerprint(texts), zlib.compress(told.encode(), 9))


def is_whole(edition: Edition) -> bool:
    """Whether what is kept of an edition is still what it was kept as: its files give its version again."""
    try:
        texts = json.loads(zlib.decompress(edition.packed))
        return _fingerprint({name: text.encode() for name, text in texts.items()}) == edition.version
    except (zlib.error, ValueError, AttributeError):
        return False


def _fingerprint(texts: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        digest.update(name.encode() + b"\0" + text + b"\0")
    return digest.hexdigest()[:16]


def unpack(packed: bytes, home: Path) -> None:
    """Lay the files of an edition into a folder."""
    for name, text in json.loads(zlib.decompress(packed)).items():
        if PLACE.fullmatch(name):
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(text.encode())


def _files(home: Path) -> Iterator[Path]:
    yield from home.glob(f"{LANGUAGES}/{LESSONS}")
    yield from home.glob(PLANS)
    yield from home.glob(f"{LANGUAGES}/{PLANS}")
