"""Workbooks that are written while they are made: read back by another program, text as text, never a short one."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from course import workbooks

HEADING = ["who", "what"]


class OneWay:
    """A file in which nobody can go back, such as a line to somebody's browser."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> int:
        self.data += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""


def written(rows: list[list[workbooks.Cell]], **asked: int) -> bytes:
    to = OneWay()
    workbooks.write(
        to, "people", [*HEADING, *map(str, range(len(rows[0]) - 2))] if rows else HEADING, rows, **asked
    )
    return bytes(to.data)


def read(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {one.title: list(one.iter_rows(values_only=True)) for one in book.worksheets}


@pytest.mark.parametrize(
    "text",
    [
        "plain", "=1+1", "+447700900123", "#REF!", " two  blanks ", "a\nb\tc", "a\rb",
        "<b>&amp;</b>", '"x"', "Ünï 😀", "1",
        "TRUE",
    ],
)  # fmt: skip
def test_a_text_reads_back_as_it_was_and_is_a_text(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written([[text, 1]])))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_sign_that_no_xml_may_hold_is_left_out_and_a_disguised_one_stays_as_it_was_typed() -> None:
    assert workbooks.text("a\x00b\x0bc\ud800d\uffff") == "abcd"
    # A spreadsheet program reads _x0041_ as A: the first line says that here it is meant as it stands.
    assert workbooks.text("_x0041_ _xyz_") == "_x005F_x0041_ _xyz_"


def test_a_text_too_long_for_a_cell_says_that_it_goes_on() -> None:
    longest = "é" * workbooks.LONGEST_TEXT
    assert read(written([[longest, 1]]))["people 1"][1][0] == longest
    cut = read(written([[longest + "!", 1]]))["people 1"][1][0]
    assert (len(cut), cut[-len(workbooks.GOES_ON) :]) == (workbooks.LONGEST_TEXT, workbooks.GOES_ON)


def test_numbers_words_and_nothing_each_stay_what_they_are() -> None:
    cells: list[workbooks.Cell] = [3, -4, True, False, None, "", "end"]
    assert read(written([cells]))["people 1"][1] == (3, -4, "yes", "no", None, None, "end")


def test_there_are_columns_beyond_z() -> None:
    cells: list[workbooks.Cell] = list(range(60))
    book = openpyxl.load_workbook(io.BytesIO(written([cells])))
    assert [book.worksheets[0][f"{at}2"].value for at in ("A", "Z", "AA", "AZ", "BA", "BH")] == [
        0,
        25,
        26,
        51,
        52,
        59,
    ]


@pytest.mark.parametrize(
    ("rows", "sheets"), [(0, 1), (1, 1), (199, 1), (200, 1), (201, 2), (600, 3), (601, 4)]
)
def test_what_a_sheet_has_no_room_for_stands_on_the_next_under_the_same_heading(
    rows: int, sheets: int
) -> None:
    found = read(written([[str(at), at] for at in range(rows)], most=200))
    assert list(found) == [f"people {one}" for one in range(1, sheets + 1)]
    assert {lines[0] for lines in found.values()} == {tuple(HEADING)}
    assert [line[1] for lines in found.values() for line in lines[1:]] == list(range(rows))


def test_it_is_written_while_its_rows_come() -> None:
    to, seen = OneWay(), []

    def rows() -> Iterator[list[workbooks.Cell]]:
        for at in range(20_000):
            seen.append(len(to.data))
            yield [f"{at * 7919 % 20_011}", at]

    workbooks.write(to, "people", HEADING, rows())
    assert seen[0] > 0, "The first bytes are there before the first row is asked for."
    assert len({*seen}) > 5, "And more come between."
    assert zipfile.ZipFile(io.BytesIO(to.data)).testzip() is None
