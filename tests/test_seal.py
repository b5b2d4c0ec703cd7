"""Sealed fields open only where they belong."""

import pytest

from course.seal import SealBroken, Sealer

SECRET = "a secret that only the tests know, long enough"
OLD, NEW = b"\x01" * 32, b"\x02" * 32


def test_a_field_opens_again_and_says_nothing_meanwhile() -> None:
    sealer = Sealer([OLD], SECRET)
    blob = sealer.seal("person", "r1", "name", "Zoë, ring me at six")
    assert sealer.open("person", "r1", "name", blob) == "Zoë, ring me at six"
    assert b"Zo" not in blob
    assert blob != sealer.seal("person", "r1", "name", "Zoë, ring me at six"), (
        "The same words look different each time."
    )


@pytest.mark.parametrize(
    "place", [("person", "r2", "name"), ("person", "r1", "sms"), ("answer", "r1", "name")]
)
def test_a_field_moved_elsewhere_does_not_open(place: tuple[str, str, str]) -> None:
    sealer = Sealer([OLD], SECRET)
    blob = sealer.seal("person", "r1", "name", "Ada")
    with pytest.raises(SealBroken):
        sealer.open(*place, blob)


@pytest.mark.parametrize(
    "harm",
    [lambda b: b[:-1], lambda b: b[:-1] + bytes([b[-1] ^ 1]), lambda b: b"", lambda b: b"\x09" + b[1:]],
)
def test_a_field_that_was_altered_does_not_open(harm: "object") -> None:
    sealer = Sealer([OLD], SECRET)
    blob = sealer.seal("person", "r1", "name", "Ada")
    with pytest.raises(SealBroken):
        sealer.open("person", "r1", "name", harm(blob))  # type: ignore[operator]


def test_a_new_key_seals_and_the_old_one_still_opens() -> None:
    blob = Sealer([OLD], SECRET).seal("person", "r1", "name", "Ada")
    both = Sealer([NEW, OLD], SECRET)
    assert both.open("person", "r1", "name", blob) == "Ada"
    fresh = both.seal("person", "r1", "name", "Ada")
    assert Sealer([NEW], SECRET).open("person", "r1", "name", fresh) == "Ada"
    with pytest.raises(SealBroken):
        Sealer([NEW], SECRET).open("person", "r1", "name", blob)


def test_an_index_finds_again_and_differs_by_kind_and_by_secret() -> None:
    sealer = Sealer([OLD], SECRET)
    index = sealer.blind_index("phone", "+447700900123")
    assert index == Sealer([NEW], SECRET).blind_index("phone", "+447700900123"), (
        "Rotating data keys keeps it."
    )
    assert index != sealer.blind_index("email", "+447700900123")
    assert index != Sealer([OLD], SECRET + "!").blind_index("phone", "+447700900123")
    assert "447700" not in index
