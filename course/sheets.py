"""A table of text cells out of a file that a spreadsheet program wrote, CSV or XLSX, and back into CSV."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time

import openpyxl

MEGABYTE = 1024 * 1024
LARGEST_FILE, LARGEST_UNPACKED = 16 * MEGABYTE, 160 * MEGABYTE
MOST_ROWS, MOST_COLUMNS = 100_001, 60
WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# A cell that begins so would be worked out by a spreadsheet program (OWASP, CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # Full width counts too.
# What the reader of workbooks raises over one that is damaged, or that only looks like one.
DAMAGED = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    SyntaxError,
)


class FileRefused(Exception):
    """The file as a whole cannot be read. The text says why, and what to do."""


@dataclass(frozen=True)
class Sheet:
    """The first row of a table, and every later one that is not empty, counted as a spreadsheet counts.

    Each row is as wide as the header.
    """

    header: list[str]
    rows: list[tuple[int, list[str]]]


def read(data: bytes) -> Sheet:
    """The cells of a file, or of what was copied out of a spreadsheet. Raises FileRefused."""
    if len(data) > LARGEST_FILE:
        raise FileRefused(f"This file is larger than {LARGEST_FILE // MEGABYTE} MB. Please split it.")
    if data.startswith(OLD_WORKBOOK):
        raise FileRefused("This is an old kind of spreadsheet file. Please save it as XLSX or CSV.")
    lines = _of_workbook(data) if data.startswith(WORKBOOK) else _of_text(data)
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(lines, 1):
        if number == 1:
            header = cells[: max((at for at, cell in enumerate(cells, 1) if cell), default=0)]
        elif any(cells[: len(header)]):
            rows.append((number, [*cells, *[""] * (len(header) - len(cells))][: len(header)]))
        if len(rows) >= MOST_ROWS:
            raise FileRefused(f"This file has more than {MOST_ROWS - 1:,} rows. Please split it.")
    return Sheet(header, rows)


def text_of(sheet: Sheet) -> str:
    """The same table as CSV, each row at its number."""
    lines: list[Sequence[str]] = [sheet.header]
    for number, cells in sheet.rows:
        lines.extend([()] * (number - len(lines) - 1))
        lines.append(cells)
    return _csv(lines)


def safe_text_of(lines: Iterable[Sequence[str]]) -> str:
    """CSV in which no cell is a formula: one that might be taken for it has a quote before it."""
    return _csv([safe(cell) for cell in cells] for cells in lines)


def safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def _csv(lines: Iterable[Sequence[str]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(lines)
    return written.getvalue()


def _of_text(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(
            "This file is not in UTF-8. Please save it as XLSX, or as “CSV UTF-8”, and take that."
        ) from None
    if "\0" in text:
        raise FileRefused("This is neither a CSV file nor an XLSX file.")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield [cell.strip() for cell in cells]
    except csv.Error as error:
        raise FileRefused(f"Line {reader.line_num} cannot be read as CSV ({error}).") from None


def _of_workbook(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet, with what its formulas came to when the file was saved."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise FileRefused(
                "This spreadsheet holds more than we can take. Please save it as CSV, and split it."
            )
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        with closing(book):
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            for cells in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
                yield [_written(value).strip() for value in cells]
    except DAMAGED:
        raise FileRefused(
            "This spreadsheet file cannot be read. Please save it again, as XLSX or CSV."
        ) from None


def _written(value: object) -> str:
    """A cell as its reader saw it. A phone number that was typed as a number has no fraction."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
