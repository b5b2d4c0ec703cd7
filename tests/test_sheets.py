"""Tables out of files: the ways in which spreadsheets write them, what is refused in words, and no formulas."""

import io
import zipfile
from datetime import date, time
from typing import Any

import openpyxl
import pytest

from course import sheets
from course.sheets import FileRefused, Sheet


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_is_read_as_its_reader_saw_it() -> None:
    data = workbook(
        ("phone", "send_at", "since", "note"),
        (7700900123, time(9, 30), date(2027, 1, 4), " x "),
        (447700900124.0, "16:30", None, True),
    )
    assert sheets.read(data) == Sheet(
        ["phone", "send_at", "since", "note"],
        [
            (2, ["7700900123", "09:30", "2027-01-04T00:00:00", "x"]),
            (3, ["447700900124", "16:30", "", "True"]),
        ],
    )


def test_empty_rows_keep_the_numbers_of_a_spreadsheet_there_and_back() -> None:
    found = sheets.read(workbook(("phone",), (None,), ("07700900123",), (None,), ('a,b\n"c"',)))
    assert [number for number, _ in found.rows] == [3, 5]
    assert sheets.read(sheets.text_of(found).encode()) == found


def test_of_a_formula_its_last_result_is_read() -> None:
    data = workbook(("phone",), ('=HYPERLINK("https://example.org","x")',))
    assert sheets.read(data).rows == []


def damaged(part: str) -> bytes:
    """A workbook in which one part is nonsense."""
    kept, data = io.BytesIO(), workbook(("phone",), ("1",))
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(kept, "w") as after:
        for name in before.namelist():
            after.writestr(name, b"<no" if name == part else before.read(name))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "cannot be read"),
        (damaged("xl/workbook.xml"), "cannot be read"),
        (damaged("xl/worksheets/sheet1.xml"), "cannot be read"),
        (b"\xd0\xcf\x11\xe0rest", "XLSX or CSV"),
        (b"\xff\xfep\x00h\x00", "UTF-8"),
        (b"phone\n\x00\n", "neither a CSV"),
        (b"phone\n" + b"x" * (sheets.LARGEST_FILE + 1), "16 MB"),
        (b"phone\n" + b"1\n" * sheets.MOST_ROWS, "100,000 rows"),
    ],
    ids=["not a zip", "no book", "no sheet", "xls", "utf-16", "binary", "huge", "long"],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        sheets.read(data)


def test_a_small_file_that_unpacks_into_a_huge_one_is_refused_unread() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(sheets.LARGEST_UNPACKED // (16 * sheets.MEGABYTE) + 1):
            packed.writestr(str(number), bytes(16 * sheets.MEGABYTE))
    with pytest.raises(FileRefused, match="more than we can take"):
        sheets.read(kept.getvalue())


def test_no_cell_of_a_file_we_write_is_a_formula() -> None:
    signs = ["=1+1", "+447700900123", "-2", "@x", "\tx", "plain", "a=b"]
    (header,) = sheets.safe_text_of([signs]).splitlines()
    assert header == "'=1+1,'+447700900123,'-2,'@x,'\tx,plain,a=b"
