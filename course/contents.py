"""The lessons and messages that a running Kith goes by, read again when an author changes a file.

Only a demonstration watches its files, so that an author sees each change at the next page. A change with a mistake
in it leaves what was read before in use; the mistakes are told until they are mended.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from course import lessons, wording
from course.lessons import Course, LessonErrors, Mistake
from course.wording import Wording

Stamp = frozenset[tuple[str, int, int]]


@dataclass(frozen=True)
class Reading:
    """What was read at one moment: a course, its messages, and the languages that are on belong together."""

    course: Course
    wording: Wording
    locales: tuple[str, ...]


class Contents:
    """What stands in a folder laid out like `lessons/`."""

    def __init__(self, directory: Path, switched_on: Callable[[Course], tuple[str, ...]]) -> None:
        """Read the folder, with the languages that are on. Raises LessonErrors with every mistake."""
        self._directory, self._switched_on = directory, switched_on
        self._seen = _stamp(directory)
        self.reading = self._read()
        self.mistakes: tuple[Mistake, ...] = ()

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
        locales = self._switched_on(course)
        return Reading(course, _wording(self._directory / "messages", locales, self._seen), locales)


@lru_cache(maxsize=4)
def _course(directory: Path, _stamp: Stamp) -> Course:
    """What was read is never changed, so whoever finds the same files shares it: a rehearsal, a second start."""
    return lessons.load(directory)


@lru_cache(maxsize=4)
def _wording(directory: Path, locales: tuple[str, ...], _stamp: Stamp) -> Wording:
    return wording.load(directory, locales)


def _stamp(directory: Path) -> Stamp:
    """Every file with its size and its time of change: enough to see that one was saved, added or taken away."""
    files = ((path, path.stat()) for path in directory.rglob("*") if path.is_file())
    return frozenset((str(path), facts.st_size, facts.st_mtime_ns) for path, facts in files)
