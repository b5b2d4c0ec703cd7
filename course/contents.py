"""The lessons and messages that a running Kith goes by, read again when an author changes a file.

Only a demonstration watches its files, so that an author sees each change at the next page. A change with a mistake
in it leaves what was read before in use; the mistakes are told until they are mended.

With a database, learners stay on the edition they began with: earlier ones are read from there, the first time that
somebody needs one. The demonstration has none to read from, and so everybody in it follows the files.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import structlog

from course import editions, lesson_editions, lessons, wording
from course.db import Database
from course.lessons import Course, Edition, LessonErrors, Mistake
from course.wording import Wording

log = structlog.get_logger(__name__)
Stamp = frozenset[tuple[str, int, int]]
# Some megabytes each. Who is on an edition that is not among them waits until it is read again.
EDITIONS_AT_ONCE = 8


@dataclass(frozen=True)
class Reading:
    """What was read at one moment: a course, its messages, and the languages that are on belong together."""

    course: Course
    wording: Wording
    locales: tuple[str, ...]


class Contents:
    """What stands in a folder laid out like `lessons/`."""

    def __init__(
        self,
        directory: Path,
        switched_on: Callable[[Course], tuple[str, ...]],
        database: Database | None = None,
    ) -> None:
        """Read the folder, with the languages that are on. Raises LessonErrors with every mistake."""
        self._directory, self._switched_on, self._database = directory, switched_on, database
        self._seen = _stamp(directory)
        self.reading = self._read()
        self.mistakes: tuple[Mistake, ...] = ()

    @property
    def keeps_editions(self) -> bool:
        """Whether learners stay on the edition they began with."""
        return self._database is not None

    def refresh(self) -> None:
        """Read the folder again if a file in it has changed since."""
        stamp = _stamp(self._directory)
        if stamp == self._seen:
            return
        self._seen = stamp
        try:
            self.reading, self.mistakes = self._read(), ()
        except LessonErrors as errors:
            self.mistakes = tuple(errors.mistakes)

    def _read(self) -> Reading:
        course = _course(self._directory, self._seen)
        if self._database is not None:
            course = replace(course, earlier=_shelf(self._database, course))
        locales = self._switched_on(course)
        return Reading(course, _wording(self._directory / "messages", locales, self._seen), locales)


@lru_cache(maxsize=4)
def _course(directory: Path, _stamp: Stamp) -> Course:
    """What was read is never changed, so whoever finds the same files shares it: a rehearsal, a second start."""
    return lessons.load(directory)


@lru_cache(maxsize=4)
def _wording(directory: Path, locales: tuple[str, ...], _stamp: Stamp) -> Wording:
    return wording.load(directory, locales)


def _shelf(database: Database, course: Course) -> Callable[[str], Course | None]:
    """Finds the course with an earlier edition of its lessons and plans, and keeps the last few at hand."""

    @lru_cache(maxsize=EDITIONS_AT_ONCE)
    def find(version: str) -> Course | None:
        with database.reading() as session:
            packed = editions.packed(session, version)
        edition = Edition(version, packed) if packed is not None else None
        if edition is not None and not lesson_editions.is_whole(edition):
            # Its learners follow today's files meanwhile, and `/health` says so until it is mended.
            log.error("edition_damaged", version=version)
            return None
        return _unpacked(course, edition) if edition is not None else None

    return find


def _unpacked(course: Course, edition: Edition) -> Course:
    with tempfile.TemporaryDirectory(prefix="kith-edition-") as folder:
        lesson_editions.unpack(edition.packed, Path(folder))
        return lessons.earlier(course, edition, Path(folder))


def _stamp(directory: Path) -> Stamp:
    """Every file with its size and its time of change: enough to see that one was saved, added or taken away."""
    return frozenset(_stamps(directory))


def _stamps(directory: Path | str) -> Iterator[tuple[str, int, int]]:
    """By the system's own lists: the demonstration looks at every file before every page."""
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path)
            elif entry.is_file():
                facts = entry.stat()
                yield entry.path, facts.st_size, facts.st_mtime_ns
