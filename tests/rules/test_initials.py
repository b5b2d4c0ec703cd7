"""Names on paper."""

import pytest

from course.rules import initials


def on_paper(text: str, names: list[str]) -> str:
    """The words as a letter on paper puts them together."""
    return "".join(piece.short for piece in initials.pieces(text, names))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Dee", "D."), ("Mr Obi", "M. O."), ("J", "J"), ("J.", "J."), ("KM", "KM"), ("Jo", "J."), ("mum", "m."),
        ("Øyvind", "Ø."), ("小林", "小."), ("", ""), ("my sister Ana", "my sister A."),
        ("my sister", "my sister"),
    ],
)  # fmt: skip
def test_a_name_is_said_by_its_initials(name: str, short: str) -> None:
    assert initials.short(name) == short


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Dee rings on Sunday", "D. rings on Sunday"),
        ("I rang Dee, then Mum's sister", "I rang D., then M.'s sister"),
        ("A deed for Deedee", "A deed for Deedee"),
        ("Will you? I will. Will did.", "W. you? I will. W. did."),
        ("Sis came", "S. came"),
        ("Mr Obi and Mr O", "M. O. and Mr O"),
        ("", ""),
    ],
)
def test_names_of_the_map_are_found_in_other_words(text: str, paper: str) -> None:
    assert on_paper(text, ["Dee", "Mum", "Will", "sis", "Mr Obi", " "]) == paper


def test_without_names_the_words_stay_as_they_are() -> None:
    assert on_paper("Dee rings", []) == "Dee rings"
    assert initials.pieces("", []) == []


def test_the_longest_name_wins_and_signs_of_patterns_are_only_signs() -> None:
    assert on_paper("Ana Maria (A+)", ["Ana", "Ana Maria", "A+"]) == "A. M. (A+)"
