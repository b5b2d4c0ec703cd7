"""The lessons and messages that a running Kith goes by, read again when an author changes a file.

Only a demonstration watches its files, so that an author sees each change at the next page. A change with a mistake
in it leaves what was read before in use; the mistakes are told until they are mended.
"""

from dataclasses import dataclass
from pathlib import Path

from course import lessons, wording
from course.lessons import Course, LessonErrors, Mistake
from course.wording import Wording

Stamp = frozenset[tuple[str, int, int]]


@dataclass(frozen=True)
class Reading:
    """What was read at one moment: a course and its messages always belong together."""

    course: Course
    wording: Wording


class Contents:
    """What stands in a folder laid out like `lessons/`."""

    def __init__(self, directory: Path) -> None:
        """Read the folder. Raises LessonErrors with every mistake."""
        self._directory = directory
        self._seen = _stamp(directory)
        self.reading = _read(directory)
        self.mistakes: tuple[Mistake, ...] = ()

    def refresh(self) -> None:
        """Read the folder again if a file in it has changed since."""
        stamp = _stamp(self._directory)
        if stamp == self._seen:
            return
        self._seen = stamp
        try:
            self.reading, self.mistakes = _read(self._directory), ()
        except LessonErrors as errors:
            self.mistakes = tuple(errors.mistakes)


def _read(directory: Path) -> Reading:
    return Reading(lessons.load(directory), wording.load(directory / "messages"))


def _stamp(directory: Path) -> Stamp:
    """Every file with its size and its time of change: enough to see that one was saved, added or taken away."""
    files = ((path, path.stat()) for path in directory.rglob("*") if path.is_file())
    return frozenset((str(path), facts.st_size, facts.st_mtime_ns) for path, facts in files)
