"""Which texts ask to join a group, and with which code."""

import pytest

from course.rules import join_words, reply_words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("JOIN riverside-7f3a", "riverside-7f3a"),
        ("join Riverside 7f3a", "riverside-7f3a"),
        ("  Join:  riverside\u20137f3a! ", "riverside-7f3a"),
        ("Please join \u201criverside\u201d", None),
        ("please join riverside please", "riverside"),
        ("Unirme riverside-7f3a", "riverside-7f3a"),
        ("JOIN", None),
        ("I would like to join riverside", None),
        ("joined riverside", None),
        ("JOIN " + "x" * 200, None),
        ("", None),
    ],
)
def test_a_text_that_asks_to_join(text: str, code: str | None) -> None:
    assert join_words.code(text) == code


def test_a_cry_for_help_or_a_stop_is_never_taken_for_a_wish_to_join() -> None:
    for words in ("stop", "join me in death I want to die"):
        assert reply_words.understand(words).kind != "other"
