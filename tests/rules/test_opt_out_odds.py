"""The last resort of hearing that somebody wants to stop: counted weights, which only ever ask."""

import os
import subprocess
import sys

import pytest

from course.bootstrap import ROOT
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


def test_it_never_stops_and_confirms_nothing() -> None:
    """A second hint after our question stops the texts, so a guess must not pass for one."""
    guesses = [reply_words.understand(text) for text in (*opt_outs.all_outs(), *opt_outs.ordinary())]
    guesses = [one for one in guesses if one.is_guess]
    assert guesses
    assert {(one.kind, one.takes_back_consent, one.says) for one in guesses} == {("maybe_stop", False, "")}


@pytest.mark.parametrize("text", ["no thanks", "yes", "7", "help", "later please", "I do not want to stop"])
def test_what_is_known_is_not_guessed_at(text: str) -> None:
    assert not reply_words.understand(text).is_guess


# Texts whose weights cancel out, so that the last fraction of a sum would decide.
EVEN = (
    "good enough",
    "continuez svp",
    "more please",
    "assez content",
    "tb merci",
    "got off at the wrong stop",
)
ASK = "import sys; from course.rules.opt_out_odds import is_likely; print([is_likely(one) for one in sys.argv[1:]])"


def test_every_process_hears_the_same() -> None:
    """The words of a text lie in another order in each process; which text is asked about must not hang on that."""
    said = {
        subprocess.run(
            [sys.executable, "-c", ASK, *EVEN],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in range(4)
    }  # fmt: skip
    assert said == {f"{[False] * len(EVEN)}\n"}
