"""Sealed fields open only where they belong."""

import pytest

from course.seal import SealBroken, Sealer

SECRET = "a secret that only the tests know, long enough"
OLD, NEW = b"\x01" * 32, b"\x02" * 32
KEPT = "013fff71bb6eb050cf4dd5ee2a77a25d0b27633ca604f714b0c4930b35629e44273b4f61"
KEPT_INDEX = "a5ef9171e4caa8f94ef04554bda479ebd07876b53c5394fd1c4bbd118fb7384b"
KEPT_DIGEST = "9e291f45d3ab1b239c3adab845e456934441603bdea730e8c5dda2d5aa20da1d"


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


def test_what_was_sealed_and_hashed_before_opens_and_is_found_in_this_release() -> None:
    """Kept from an earlier release: nobody changes the format, or how the keys are made, without noticing here."""
    sealer = Sealer([NEW, OLD], SECRET)
    assert sealer.open("person", "r1", "name", bytes.fromhex(KEPT)) == "Ada"
    assert sealer.blind_index("phone", "+447700900123") == KEPT_INDEX
    assert sealer.digest("link", "token") == KEPT_DIGEST


def test_a_field_says_which_key_sealed_it() -> None:
    old, both, new = (Sealer(keys, SECRET) for keys in ([OLD], [NEW, OLD], [NEW]))
    blob = old.seal("person", "r1", "name", "Ada")
    assert [sealer.knows(blob) for sealer in (old, both, new)] == [True, True, False]
    assert [sealer.is_current(blob) for sealer in (old, both, new)] == [True, False, False]


def test_a_digest_differs_by_label_value_and_secret_and_is_no_index() -> None:
    sealer = Sealer([OLD], SECRET)
    found = {
        sealer.digest("link", "token"), sealer.digest("link", "token2"), sealer.digest("session", "token"),
        Sealer([OLD], SECRET + "!").digest("link", "token"), sealer.blind_index("link", "token"),
    }  # fmt: skip
    assert len(found) == 5
    assert all(len(one) == 64 for one in found)
