"""A page packed once for many readers: each gets the very page with their own mark in it."""

import random
import re
import zlib

import pytest

from course.web import splicing

PAGE = '<form><input name="for" value="\n"></form>' * 3 + "<p>Some words that come again. " * 40
WORDS = [
    "for",
    "value",
    '"',
    "0f",
    "abc",
    "a1b2c3d4e5f60718",
    " ",
    "\n",
    "<p>",
    "Å",
    "x" * 40,
    "0123456789abcdef",
]


def inflated(packed: bytes) -> str:
    return zlib.decompress(packed, -zlib.MAX_WBITS).decode()


def alone(text: str) -> bytes:
    packer = splicing.packing()
    return packer.compress(text.encode()) + packer.flush()


def wrong(chance: random.Random, times: int) -> tuple[int, int]:
    """How many pages at random were packed, and how many of the marks put into them gave another page than theirs.

    The marks are made so that they look like the text around them.
    """
    packed, amiss = 0, 0
    for _ in range(times):
        texts = ["".join(chance.choices(WORDS, k=chance.randint(0, 60))) for _ in range(chance.randint(1, 9))]
        length = chance.randint(1, len(splicing.HOLE))
        found = splicing.made(texts, length)
        if found is None:
            continue
        packed += 1
        for _ in range(3):
            mark = ("".join(chance.choices(WORDS, k=length)) + "f" * length)[:length]
            if mark.isascii():
                amiss += inflated(found.with_mark(mark)) != mark.join(texts)
    return packed, amiss


def test_every_mark_stands_wherever_the_hole_was() -> None:
    packed, amiss = wrong(random.Random(1), 400)
    assert packed > 300
    assert amiss == 0


def test_a_page_that_was_not_looked_at_again_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault that the test above is there for: now and then the packer does not point back to the hole."""
    monkeypatch.setattr(splicing, "_follows", lambda packed, texts: True)
    assert wrong(random.Random(1), 400)[1] > 0


def test_the_places_after_the_first_cost_next_to_nothing() -> None:
    texts, mark = PAGE.split("\n"), "a1b2c3d4e5f60718"
    spliced = splicing.made(texts, len(mark))
    assert spliced is not None
    assert inflated(spliced.with_mark(mark)) == mark.join(texts)
    assert len(spliced.with_mark(mark)) <= len(alone(mark.join(texts))) + 32


def test_a_page_without_a_mark_is_packed_as_it_is() -> None:
    spliced = splicing.made(["<p>The same for everybody.</p>"], 0)
    assert spliced is not None
    assert spliced.with_mark("") == alone("<p>The same for everybody.</p>")


@pytest.mark.parametrize("texts", [["a\x00b", ""], ["", "\x1f"]])
def test_a_page_with_a_character_of_the_hole_is_not_packed_so(texts: list[str]) -> None:
    assert splicing.made(texts, 16) is None


def test_a_mark_that_fits_no_hole_is_not_packed_so() -> None:
    assert splicing.made(["a", "b"], len(splicing.HOLE) + 1) is None


def test_a_mark_that_comes_again_too_far_away_is_not_packed_so() -> None:
    """What is more than 32 kB back cannot be pointed at."""
    chance = random.Random(2)
    long = "".join(chance.choices("abcdefghij", k=80_000))
    assert splicing.made(["<p>", long, "</p>"], 16) is None


def test_the_characters_of_the_hole_are_such_as_no_page_has() -> None:
    assert len(set(splicing.HOLE)) == len(splicing.HOLE) >= 22
    assert not re.search(r"[\t\n\r]|[^\x00-\x1f]", splicing.HOLE)
