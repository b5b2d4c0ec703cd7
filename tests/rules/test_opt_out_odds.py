"""The last resort of hearing that somebody wants to stop: counted weights, which only ever ask."""

import pytest

from course.rules import opt_out_odds, opt_out_weights, plain_text, reply_words
from tests import opt_out_counting, opt_outs


@pytest.mark.long
def test_the_table_is_what_the_lines_count_up_to() -> None:
    counted = opt_out_counting.counted(opt_outs.all_outs(), opt_outs.ordinary())
    assert opt_out_counting.page(counted) == opt_out_weights.TABLE.lstrip("\n"), (
        "python3 -m tests.opt_outs --count"
    )


def test_a_few_lines_count_up_to_what_parts_them() -> None:
    outs = ["enough of these", "enough texts", "enough now", "ok enough of it"]
    counted = opt_out_counting.counted(outs, ["a good week", "a good talk", "ok good", "good of her"])
    assert counted["enough"] > 0 > counted["good"]
    assert "texts" not in counted, "one line alone says nothing of others"
    assert opt_out_counting.page(counted).splitlines()[0].startswith("+")


@pytest.mark.parametrize(
    ("text", "is_likely"),
    [
        ("plz erase me of ur sms thingy", True),
        ("quitame de los sms esos", True),
        ("efface moi des sms", True),
        ("it was a long week but my sister came by and we cooked", False),
        ("7", False),
        ("", False),
    ],
)
def test_it_hears_what_no_grammar_knows(text: str, is_likely: bool) -> None:
    assert opt_out_odds.is_likely(plain_text.plain(text)) is is_likely


def test_it_never_stops_by_itself() -> None:
    for text in opt_outs.all_outs():
        reply = reply_words.understand(text)
        if opt_out_odds.is_likely(plain_text.plain(text)) and reply.kind == "maybe_stop":
            assert not reply.takes_back_consent


def test_what_answers_a_question_of_ours_is_not_asked_about_again() -> None:
    assert reply_words.understand("no thanks").kind == "other"
    assert reply_words.understand("no thanks").says == "no"
