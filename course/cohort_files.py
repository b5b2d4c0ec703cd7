"""The data of a cohort as one zip: a file for each table, CSV or XLSX, and the codebook, written row by row.

Nothing grows with the cohort: rows go from the database's cursor through the packer into the file, a workbook's too.
The file need not be one in which somebody can go back, so what is made can leave meanwhile; its table of contents comes
last, so a file that was cut short never looks whole.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from course import codebook, cohort_rows, cohorts, sheets, workbooks
from course.cohort_columns import Table
from course.cohort_lens import Cell, Lens
from course.db import Session
from course.workbooks import Way

FORMATS = ("csv", "xlsx")
CODEBOOK, QUESTIONS, PAGE = "codebook.csv", "questions.csv", "codebook.html"
# From so many learners on one table may be larger than what every program unpacks that takes files of this kind.
MANY_LEARNERS = 20_000
FORMULA_SIGNS = frozenset(sheets.FORMULA_SIGNS)
# The earliest that the format knows: for data without names, in which no true date is to stand.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def write(
    session: Session, lens: Lens, cohort_id: int, to: Way, *, format: str, now: datetime
) -> dict[str, int]:
    """Write the zip into an open file; how many rows each table has. `format` is one of FORMATS.

    A fixed number of queries, whatever the size: those of the tables, one for how many learners there are, and two for
    the editions. Where one of them fails, or the file does, that is raised, and what was written never looks whole.
    """
    outlet, counts = _Outlet(to), dict[str, int]()
    at = now.timetuple()[:6] if lens.sight.is_named else NO_TIME
    is_long = cohorts.size(session, cohort_id) >= MANY_LEARNERS
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED) as packed, outlet.cut_short():
        for table in codebook.tables(lens.course):
            rows = _Counted(cohort_rows.stream(session, table, lens, cohort_id), outlet)
            heading = [one.name for one in table.shown(lens.sight)]
            with packed.open(_entry(f"{table.name}.{format}", at), "w", force_zip64=is_long) as file:
                _WRITERS[format](file, table, heading, rows)
            counts[table.name] = rows.count
        editions = cohort_rows.editions(session, cohort_id)
        for name, lines in (
            (CODEBOOK, codebook.columns(lens.course, lens.sight)),
            (QUESTIONS, codebook.questions(lens.course, editions)),
        ):
            with packed.open(_entry(name, at), "w") as file:
                _csv(file, lines)
        packed.writestr(_entry(PAGE, at), codebook.page(lens.course, lens.sight, now=now))
    return counts


class _Outlet(io.RawIOBase):
    """The way into the file. Once something failed nothing more goes through: a packer that is left, by a failure too,
    gives what it has a proper end, and the file would look whole."""

    def __init__(self, to: Way) -> None:
        self._to, self.is_cut = to, False

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if not self.is_cut:
            with self.cut_short():
                self._to.write(data)
        return len(data)

    @contextmanager
    def cut_short(self) -> Iterator[None]:
        """Let nothing more through where what is done here fails."""
        try:
            yield
        except BaseException:
            self.is_cut = True
            raise


class _Counted:
    """Rows on their way through, counted."""

    def __init__(self, rows: Iterator[list[Cell]], outlet: _Outlet) -> None:
        self._rows, self._outlet, self.count = rows, outlet, 0

    def __iter__(self) -> Iterator[list[Cell]]:
        with self._outlet.cut_short():
            for row in self._rows:
                self.count += 1
                yield row


def _entry(name: str, at: tuple[int, ...]) -> zipfile.ZipInfo:
    """One file of the zip, for its owner's eyes."""
    year, month, day, hour, minute, second = at
    made = zipfile.ZipInfo(name, (year, month, day, hour, minute, second))
    made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return made


def _csv(to: IO[bytes], lines: Iterable[Sequence[Cell]]) -> None:
    with io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=False) as text:
        csv.writer(text).writerows(map(_plain, lines))


def _as_csv(to: IO[bytes], _table: Table, heading: list[str], rows: Iterable[list[Cell]]) -> None:
    _csv(to, _with_heading(heading, rows))


def _as_workbook(to: Any, table: Table, heading: list[str], rows: Iterable[list[Cell]]) -> None:
    workbooks.write(to, table.name, heading, rows)


_WRITERS = {"csv": _as_csv, "xlsx": _as_workbook}


def _with_heading(heading: list[str], rows: Iterable[list[Cell]]) -> Iterator[Sequence[Cell]]:
    yield heading
    yield from rows


def _plain(line: Sequence[Cell]) -> list[Cell]:
    """A line of a CSV file: numbers stay numbers, and no text can be taken for a formula. Nothing is an empty cell.

    Most cells are harmless texts, which are let through as they are.
    """
    return [
        (cell if cell[:1] not in FORMULA_SIGNS else sheets.safe(cell)) if type(cell) is str
        else ("no", "yes")[cell] if type(cell) is bool
        else cell
        for cell in line
    ]  # fmt: skip


def counted(counts: Mapping[str, int]) -> str:
    """How much there was, in a line."""
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())
