"""A word to the letter of what it does in a request to stop, whatever its spelling; see `opt_out_lexicon`. Pure.

A word is looked up as it is, then without what a language hangs on to it ("quitenme", "n'écrivez"), then by its sound
("kitenme", "arreté"), and at last as a slip of the thumb. X is a word of the sender's own.
"""

import functools
import re

from course.rules import opt_out_lexicon, plain_text

SHORTEST_SLIP = 6
LANGUAGES: tuple[str, ...] = tuple(name for name, _ in opt_out_lexicon.LANGUAGES)


def _known(page: str) -> dict[str, str]:
    """Every form of every word of a language, and its letter."""
    known: dict[str, str] = {}
    kind = ""
    for token in page.split():
        if token.endswith(":"):
            kind = token[:-1]
            continue
        stem = token.rstrip("*")
        for ending in opt_out_lexicon.ENDINGS.get(token[len(stem) :], ("",)):
            known.setdefault(stem + ending, kind)
    return known


KNOWN = {name: _known(page) for name, page in opt_out_lexicon.LANGUAGES}
FOLDS = {
    "en": ((r"ck", "k"), (r"ph", "f"), (r"(.)\1", r"\1"), (r"in$", "ing")),
    "es": (
        (r"ll", "y"), (r"v", "b"), (r"qu|c(?![eih])", "k"), (r"c(?=[ei])|z|x", "s"), (r"g(?=[ei])", "j"),
        (r"gu(?=[ei])", "g"), (r"(?<!c)h", ""), (r"w", "gu"), (r"(.)\1", r"\1"),
    ),
    "fr": (
        (r"(.)\1", r"\1"), (r"ph", "f"), (r"qu", "k"), (r"c(?=[eiy])|\u00e7", "s"), (r"c(?!h)", "k"), (r"eau|au", "o"),
        (r"ai|ei", "e"), (r"y", "i"), (r"z", "s"), (r"(?<!c)h", ""), (r"(?<=\w\w)(?:er|es|ees?|ent|e|s|t|x|r)$", ""),
    ),
}  # fmt: skip
FOLDED = {language: [(re.compile(source), put) for source, put in folds] for language, folds in FOLDS.items()}


@functools.lru_cache(4096)
def _fold(language: str, word: str) -> str:
    for pattern, put in FOLDED[language]:
        word = pattern.sub(put, word)
    return word


def _sounding(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, letter in KNOWN[language].items():
        if len(word) > 3:
            found.setdefault(_fold(language, word), letter)
    return found


SOUNDING = {language: _sounding(language) for language in KNOWN}
MISTYPED = {
    language: {
        less: word
        for word, letter in known.items()
        if letter in ("SVEJTMA" if language == "en" else "SVMA") and len(word) >= SHORTEST_SLIP
        for less in (word, *(word[:at] + word[at + 1 :] for at in range(1, len(word))))
    }
    for language, known in KNOWN.items()
}
NO_SLIPS = plain_text.words_of(
    "cancer canal remove renew endings parade parties number member messaged removed deleted cancelled canceled erased"
    " stopped stopping unsubscribed ended quitting ending removing cancelling deleting withdrawn checking"
    " courses borrego listen listens listened"
)
CLITIC = {
    "es": re.compile(
        r"(?<=[aeio]r)(?:me|nos|lo|los|la|las)$|(?<=[aeo])n?(?:me|nos|los|lo)$|(?<=ndo)(?:me|nos)$"
    )
}
SHORTENED = re.compile(r"^(?P<sign>[nmdjtl]|s(?=\w{4}))(?=[aeiouhy])")


@functools.lru_cache(8192)
def letter(language: str, word: str) -> str:
    """What the word does in that language: one letter, or two for a word that carries another before it."""
    known = KNOWN[language]
    if word in known:
        return known[word]
    if (
        language == "fr"
        and (cut := SHORTENED.match(word))
        and (rest := letter("fr", word[1:])) not in ("X", "_")
    ):
        return {"n": "N", "m": "D", "j": "I"}.get(cut["sign"], "") + rest
    if language == "es" and (cut := CLITIC["es"].search(word)):
        stem = word[: cut.start()] + ("n" if cut[0].startswith("nm") or cut[0].startswith("nn") else "")
        if (rest := letter("es", stem)) not in ("X", "_", "O"):
            return rest + ("D" if cut[0].endswith(("me", "nos")) else "P")
    if len(word) > 3 and (sounds := SOUNDING[language].get(_fold(language, word))):
        return sounds
    return _slip(language, word)


def _slip(language: str, word: str) -> str:
    if len(word) < SHORTEST_SLIP - (language == "en") or word in NO_SLIPS:
        return "X"
    for less in (word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))):
        meant = MISTYPED[language].get(less)
        if meant and plain_text.is_slip_of(word, meant):
            return KNOWN[language][meant]
    return "X"
