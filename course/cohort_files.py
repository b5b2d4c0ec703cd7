"""The data of a cohort as one zip: a file for each table, CSV or XLSX, and the codebook, written row by row.

Nothing grows with the cohort but the file itself: rows go from the database's cursor through the packer to the disk.
A workbook is first written beside it, since its format wants to be finished before it can be packed.
"""

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import openpyxl
from openpyxl.cell import WriteOnlyCell

from course import codebook, cohort_rows, sheets
from course.cohort_columns import Table
from course.cohort_lens import Cell, Lens
from course.db import Session

FORMATS = ("csv", "xlsx")
CODEBOOK, QUESTIONS, PAGE = "codebook.csv", "questions.csv", "codebook.html"
# A sheet of a workbook ends at 1,048,576 rows; the next one goes on.
ROWS_ON_A_SHEET = 1_000_000
# What no cell of a workbook may hold: control characters but for tab and line ends.
NOT_IN_XML = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
# The earliest that the format knows: for data without names, in which no true date is to stand.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def write(
    session: Session, lens: Lens, cohort_id: int, to: IO[bytes], *, format: str, now: datetime
) -> dict[str, int]:
    """Write the zip into an open file; how many rows each table has. `format` is one of FORMATS.

    A fixed number of queries, whatever the size: those of the tables, and two for the editions.
    """
    at = now.timetuple()[:6] if lens.sight.is_named else NO_TIME
    counts: dict[str, int] = {}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed:
        for table in codebook.tables(lens.course):
            rows = _Counted(cohort_rows.stream(session, table, lens, cohort_id))
            heading = [one.name for one in table.shown(lens.sight)]
            entry = _entry(f"{table.name}.{format}", at, stored=format == "xlsx")
            with packed.open(entry, "w", force_zip64=True) as file:
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


class _Counted:
    """Rows on their way through, counted."""

    def __init__(self, rows: Iterator[list[Cell]]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[list[Cell]]:
        for row in self._rows:
            self.count += 1
            yield row


def _entry(name: str, at: tuple[int, ...], *, stored: bool = False) -> zipfile.ZipInfo:
    """One file of the zip, for its owner's eyes. A workbook is packed already."""
    year, month, day, hour, minute, second = at
    made = zipfile.ZipInfo(name, (year, month, day, hour, minute, second))
    made.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made


def _csv(to: IO[bytes], lines: Iterable[Sequence[Cell]]) -> None:
    with io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=False) as text:
        csv.writer(text).writerows([plain(cell) for cell in line] for line in lines)


def _as_csv(to: IO[bytes], _table: Table, heading: list[str], rows: Iterable[list[Cell]]) -> None:
    _csv(to, _with_heading(heading, rows))


def _as_workbook(to: IO[bytes], table: Table, heading: list[str], rows: Iterable[list[Cell]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    page, room = None, 0
    for row in rows:
        if page is None or not room:
            page, room = book.create_sheet(f"{table.name} {len(book.worksheets) + 1}"), ROWS_ON_A_SHEET
            page.append(heading)
        page.append([_in_workbook(page, cell) for cell in row])
        room -= 1
    if page is None:
        book.create_sheet(table.name).append(heading)
    with tempfile.TemporaryDirectory(prefix="kith-data-") as folder:
        path = Path(folder) / "table.xlsx"
        book.save(path)
        with path.open("rb") as made:
            while piece := made.read(sheets.MEGABYTE):
                to.write(piece)


_WRITERS = {"csv": _as_csv, "xlsx": _as_workbook}


def _with_heading(heading: list[str], rows: Iterable[list[Cell]]) -> Iterator[Sequence[Cell]]:
    yield heading
    yield from rows


def plain(cell: Cell) -> str | int:
    """A cell of a CSV file: numbers stay numbers, and no text can be taken for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell if isinstance(cell, int) else sheets.safe(cell)


def _in_workbook(page: Any, cell: Cell) -> object:
    """A cell of a workbook: a text is marked as one, so that nothing in it is worked out."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return cell
    text = cell.translate(NOT_IN_XML)
    if not text.startswith((*sheets.FORMULA_SIGNS, "#")):
        return text
    made = WriteOnlyCell(page, text)
    made.data_type = "s"
    return made


def counted(counts: Mapping[str, int]) -> str:
    """How much there was, in a line."""
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())
