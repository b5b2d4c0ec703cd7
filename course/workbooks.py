"""A workbook (XLSX) written while it is made: rows go into the packed file one by one, and nothing is kept.

Written down by ourselves, since what reads workbooks for us writes them only as a whole, and at a tenth of the pace.
It is the least that the format asks for (ECMA-376, part 1): no styles, no formulas, no shared texts. Every text is an
inline string, which no program works out, whatever it begins with.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol

Cell = str | int | bool | None
# A sheet ends at 1,048,576 rows; the next one goes on.
ROWS_ON_A_SHEET = 1_000_000
# A part of the packed file takes no more than two gibibytes, unless it is of a kind that not everything opens.
LARGEST_SHEET = 1 << 30
# The longest text that a cell may hold, in signs. Of a longer one the cell says that it goes on.
LONGEST_TEXT, GOES_ON = 32_767, " [cut here: too long for a cell; the CSV file has it whole]"
# Rows written down together: a piece of some ten thousand bytes costs the packer less than many small ones.
AT_ONCE = 100
# What may not stand in XML as it is, or not at all; and what a spreadsheet program would take for a sign in disguise.
SPECIAL = re.compile(r"[&<>\r]|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)")
# A text that can be written as it is, which most are: none of these, no blank at an end, not too long.
PLAIN = re.compile(rf"(?! )[ -%'-;=?-^`-~]{{1,{LONGEST_TEXT}}}(?<! )")
MEANT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "_": "_x005F_"}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Way(Protocol):
    """Where bytes go, and how many went. Nobody needs to be able to go back there."""

    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> object: ...


def write(
    to: Way,
    name: str,
    heading: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    most: int = ROWS_ON_A_SHEET,
) -> None:
    """Write one into an open file; each sheet begins with the heading.

    A sheet has at most so many rows, a multiple of AT_ONCE, and the next one goes on. A number is a number, yes and no
    are words, and None is an empty cell. Whatever `rows` or the file raises is raised.
    """
    way: Any = to
    with zipfile.ZipFile(way, "w", zipfile.ZIP_DEFLATED) as packed:
        sheets, pieces = 0, _pieces(iter(rows))
        piece: list[Sequence[Cell]] | None = []
        while piece is not None:
            sheets += 1
            with packed.open(f"xl/worksheets/sheet{sheets}.xml", "w") as sheet:
                piece = _sheet(sheet, heading, piece, pieces, most)
        for part, content in _frame(name, sheets):
            packed.writestr(part, HEAD + content)


def _pieces(rows: Iterator[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    """The rows, some at a time, for as long as there are any."""
    while piece := list(islice(rows, AT_ONCE)):
        yield piece


def _sheet(
    to: Way, heading: Sequence[str], piece: list[Sequence[Cell]] | None,
    pieces: Iterator[list[Sequence[Cell]]], most: int,
) -> list[Sequence[Cell]] | None:  # fmt: skip
    """Write one sheet, from the piece that had no room on the one before; the next such piece, if there is any."""
    letters = [_letters(at) for at in range(len(heading))]
    to.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{_row(1, letters, heading)}'.encode())
    number, size = 1, 0
    while piece is not None and number <= most and size < LARGEST_SHEET:
        made = "".join([_row(at, letters, cells) for at, cells in enumerate(piece, number + 1)]).encode()
        to.write(made)
        number, size, piece = number + len(piece), size + len(made), next(pieces, None)
    to.write(b"</sheetData></worksheet>")
    return piece


def _letters(column: int) -> str:
    """What a column is called, the first one being 0: A to Z, then AA."""
    return (_letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _row(number: int, letters: Sequence[str], cells: Sequence[Cell]) -> str:
    """One row. A cell says where it stands, and one with nothing in it is not there."""
    written = [
        f'<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        if type(cell) is str and PLAIN.fullmatch(cell)
        else _unusual(f"{letter}{number}", cell)
        for letter, cell in zip(letters, cells, strict=True)
        if cell is not None and cell != ""
    ]
    return f'<row r="{number}">{"".join(written)}</row>'


def _unusual(place: str, cell: str | int) -> str:
    """A cell that is no text, or one of which something has to be written in another way."""
    if isinstance(cell, bool):
        cell = "yes" if cell else "no"
    elif isinstance(cell, int):
        return f'<c r="{place}"><v>{cell}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text(cell)}</t></is></c>'


def text(cell: str) -> str:
    """A text as it stands in XML, and reads back: but for signs that XML has no way to hold, which are left out."""
    if len(cell) > LONGEST_TEXT:
        cell = cell[: LONGEST_TEXT - len(GOES_ON)] + GOES_ON
    return SPECIAL.sub(_meant, cell)


def _meant(found: re.Match[str]) -> str:
    return MEANT.get(found[0], "")


def _frame(name: str, sheets: int) -> Iterator[tuple[str, str]]:
    """The parts around the sheets: what kind each is, and that the workbook is made of them, in this order."""
    numbers = range(1, sheets + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{one}.xml" ContentType="{KINDS}.worksheet+xml"/>'
        for one in numbers
    )
    listed = "".join(f'<sheet name="{name} {one}" sheetId="{one}" r:id="r{one}"/>' for one in numbers)
    links = "".join(
        f'<Relationship Id="r{one}" Type="{LINKS}/worksheet" Target="worksheets/sheet{one}.xml"/>'
        for one in numbers
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/>{kinds}</Types>',
    )
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    )
