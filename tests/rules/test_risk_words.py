"""The risk-word match: whom it hears, whom it leaves in peace, and how well it does on the labelled lines."""

import pytest

from course.rules import risk_words
from tests import risk
from tests.rules import risk_corpus, risk_unseen
from tests.rules.risk_corpus import Line


@pytest.mark.parametrize(
    ("text", "category"),
    [
        pytest.param("I want to die", "wish_to_die", id="plainly"),
        pytest.param("I WANT TO DIE!!!", "wish_to_die", id="shouted"),
        pytest.param("i wnat to dieeee", "wish_to_die", id="misspelt and drawn out"),
        pytest.param("thinking about sucide", "wish_to_die", id="the word itself misspelt"),
        pytest.param("I want to k1ll myslef", "wish_to_die", id="letters hidden"),
        pytest.param("Ｉ ｗａｎｔ ｔｏ ｄｉｅ", "wish_to_die", id="full width"),
        pytest.param("I don\u2019t want to be alive anymore", "wish_to_die", id="a curly apostrophe"),
        pytest.param("I want\u200b to\u200b die", "wish_to_die", id="invisible spaces"),
        pytest.param("I just want to, like, die", "wish_to_die", id="with commas in it"),
        pytest.param("I want to... die", "wish_to_die", id="with dots in it"),
        pytest.param("I want it all to stop", "wish_to_die", id="it all to stop"),
        pytest.param("Suicide.", "wish_to_die", id="one word"),
        pytest.param("my friend wants to kill herself", "wish_to_die", id="somebody else, today"),
        pytest.param("quiero morir", "wish_to_die", id="in Spanish"),
        pytest.param("no quiero vivir mas", "wish_to_die", id="in Spanish without accents"),
        pytest.param("I took all my pills", "plan_or_means", id="pills"),
        pytest.param(
            "I cut myself again and I want to die, I have a rope", "plan_or_means", id="the gravest of three"
        ),
        pytest.param("I've been cutting again", "self_harm", id="self-harm"),
        pytest.param("I can't stop crying", "farewell", id="cannot stop crying"),
        pytest.param("By the time you read this I'm gone", "farewell", id="a farewell"),
        pytest.param("he hits me when he drinks", "being_hurt", id="hurt at home"),
        pytest.param("mi marido me pega", "being_hurt", id="hurt at home, in Spanish"),
        pytest.param("I want to kill him", "hurting_others", id="somebody else in danger"),
        pytest.param("he hits the kids", "child_in_danger", id="children in danger"),
    ],
)
def test_a_cry_for_help_is_heard(text: str, category: str) -> None:
    assert risk_words.category(text) == category


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("7", id="a number"),
        pytest.param("STOP", id="a keyword"),
        pytest.param("my mum killed herself", id="bereaved by suicide"),
        pytest.param("I lost my dad to suicide", id="bereaved, another way to say it"),
        pytest.param("mi hermano se suicidó hace dos años", id="bereaved, in Spanish"),
        pytest.param("When my father died I was 12", id="a death long ago"),
        pytest.param("my back is killing me", id="a sore back"),
        pytest.param("I'm dying to see her", id="looking forward"),
        pytest.param("me muero de risa", id="laughing, in Spanish"),
        pytest.param("I cut myself off from friends", id="cut off"),
        pytest.param("I walked 5 kms", id="kilometres"),
        pytest.param("I take all my pills every morning", id="a prescription"),
        pytest.param("I want to end it with him", id="the end of a relationship"),
        pytest.param("can't go on Friday", id="a date missed"),
        pytest.param("I don't want to hurt her feelings", id="feelings spared"),
        pytest.param("I will tell my wife I love her", id="a small step"),
    ],
)
def test_an_ordinary_reply_is_left_in_peace(text: str) -> None:
    assert risk_words.category(text) is None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param("I'm not suicidal", True, id="not"),
        pytest.param("I don't want to die", True, id="do not want to"),
        pytest.param("I'm not going to kill myself", True, id="not going to"),
        pytest.param("I'd never hurt myself", True, id="never"),
        pytest.param("I have no thoughts of suicide", True, id="no thoughts of"),
        pytest.param("no me quiero morir", True, id="in Spanish"),
        pytest.param("I'm not suicidal, I don't want to die", True, id="twice"),
        pytest.param("no, I want to die", False, id="a no to something else"),
        pytest.param("I'm not well and I want to die", False, id="not something else"),
        pytest.param("I'm not sure I don't want to die", False, id="not sure"),
        pytest.param("I can't promise I won't kill myself", False, id="cannot promise"),
        pytest.param("if I don't kill myself first", False, id="if not"),
        pytest.param("why not kill myself", False, id="why not"),
        pytest.param("I don't want to live", False, id="a denial that is the cry itself"),
        pytest.param("I don't want to die but I can't go on", False, id="and yet"),
    ],
)
def test_a_denial_counts_unless_it_is_in_doubt(text: str, denied: bool) -> None:
    assert (risk_words.category(text) is None) is denied


@pytest.mark.parametrize("lines", [risk_corpus.TUNED, risk_corpus.HELD_OUT], ids=["worked on", "passed once"])
def test_it_hears_19_in_20_and_9_in_10_alarms_are_true(lines: tuple[Line, ...]) -> None:
    found = risk.figures(lines)
    assert found.recall >= 0.95
    assert found.precision >= 0.90


def test_with_words_that_nobody_worked_on_it_does_no_worse_than_at_first() -> None:
    found = risk.figures(risk_unseen.UNSEEN)
    assert found.recall >= risk_unseen.FIRST_TRY[0] - 0.001
    assert found.precision >= risk_unseen.FIRST_TRY[1] - 0.001


def test_a_match_that_hears_nothing_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(risk_words, "PATTERNS", {"farewell": risk_words.PATTERNS["farewell"]})
    assert risk.figures(risk_corpus.HELD_OUT).recall < 0.95


def test_the_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    risk.main(["--wrong"])
    printed = capsys.readouterr().out
    assert all(name in printed for name in risk.SETS)
    assert "missed: " in printed


def test_it_mostly_finds_the_right_category() -> None:
    lines = [line for line in (*risk_corpus.TUNED, *risk_corpus.HELD_OUT) if line.category]
    right = sum(risk_words.category(line.text) == line.category for line in lines)
    assert right / len(lines) >= 0.95


def test_the_labelled_lines_are_enough_and_kept_apart() -> None:
    tuned, held_out, unseen = ({line.text for line in lines} for lines in risk.SETS.values())
    assert min(map(len, (tuned, held_out, unseen))) >= 120
    assert not tuned & held_out | tuned & unseen | held_out & unseen
    for lines in (risk_corpus.TUNED, risk_corpus.HELD_OUT):
        assert {line.category for line in lines} == {*risk_words.CATEGORIES, None}


@pytest.mark.parametrize(
    "text",
    [
        "\0",
        "\ud800",
        "💔" * 500,
        "a" * 20_000,
        "no " * 6_000,
        "he " * 6_000,
        "want to " * 3_000,
        "(((",
        "<me>~(x)",
    ],
    ids=[
        "null byte",
        "half a letter",
        "emoji",
        "one long word",
        "no no no",
        "he he he",
        "want to",
        "brackets",
        "notation",
    ],
)
def test_no_text_is_too_odd(text: str) -> None:
    assert risk_words.category(text) is None


MISSPELT = {
    "wish_to_die": """
        me quiero matr
        quiero suisidarme
        me boy a matar
        me quero morir
        quieromorir
        me voy a suisidar
        kero morir
        nesesito morir
    """,
    "plan_or_means": "me tome todas las pastiyas",
    "being_hurt": """
        me biola mi tio
        mi novio me aorca
        mi novio me ahorca
    """,
}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        (line.strip(), category)
        for category, page in MISSPELT.items()
        for line in page.split("\n")
        if line.strip()
    ],
)
def test_spanish_is_heard_as_it_is_written_in_haste(text: str, category: str) -> None:
    assert risk_words.category(text) == category


@pytest.mark.parametrize(
    "text",
    ["quiero matarte jaja", "me mata el trabajo", "me asfixia el calor", "me ahorcan las deudas",
     "casi me mori de risa", "no me voy a suisidar tranquila",
     "mi perro se quiere morir de calor", "quiero mirarme en el espejo"],
)  # fmt: skip
def test_what_only_looks_like_it_in_spanish_is_left_in_peace(text: str) -> None:
    assert risk_words.category(text) is None


def test_a_cry_at_the_end_of_a_long_text_is_heard() -> None:
    assert risk_words.category("It was a long week. " * 150 + "I want to die.") == "wish_to_die"
