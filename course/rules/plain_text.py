"""What somebody typed, as plain words: capitals, accents, curly quotes, full width and invisible marks gone.

Apostrophes vanish ("don't" and "dont" are one word); other signs part words; sentence signs stay as words of
their own, so that a rule can see where a clause ends.
"""

import functools
import re
import unicodedata

# Longer than any text message in parts; what comes after adds work and no meaning.
LONGEST = 4000
APOSTROPHES = str.maketrans("", "", "'\u2018\u2019\u201b\u02bc\u2032\u00b4`")
HIDDEN_LETTER = re.compile(r"(?<=[a-z])[1*](?=[a-z])|(?<=\bk)!(?=ll)")
TOKENS = re.compile(r"[^\W_]+|\.{2,}|[.?!,;\n\u2014]|(?<= )-(?= )")
SIGNS = {"!": ".", ";": ".", "\n": ".", "\u2014": ",", "-": ","}
# A sign said often says no more than said once, and costs every pattern time.
REPEATED_SIGN = re.compile(r"([.?,])(?: \1)+")
LONG_RUN = re.compile(r"([a-z])\1{2,}")


def plain(text: str) -> str:
    """Lower-case words parted by single spaces, with ". ? ," as words of their own."""
    apart = unicodedata.normalize("NFKD", text[:LONGEST].translate(APOSTROPHES))
    letters = "".join(sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Me", "Cf"))
    shown = HIDDEN_LETTER.sub("i", letters.casefold())
    words = " ".join(
        "," if token.startswith("..") else SIGNS.get(token, token) for token in TOKENS.findall(shown)
    )
    return REPEATED_SIGN.sub(r"\1", words)


def words_of(page: str) -> frozenset[str]:
    """The words of a page, for looking one up."""
    return frozenset(page.split())


def readings(text: str) -> list[str]:
    """The plain text, with drawn-out letters ("killlll", "soooo") read both as one and as two."""
    words = plain(text)
    return list(dict.fromkeys([LONG_RUN.sub(r"\1\1", words), LONG_RUN.sub(r"\1", words)]))


def is_slip_of(word: str, meant: str) -> bool:
    """True if `word` is `meant` with one letter missing, doubled, wrong or swapped with its neighbour."""
    if abs(len(word) - len(meant)) > 1:
        return False
    if sorted(word) == sorted(meant):
        return sum(one != other for one, other in zip(word, meant, strict=True)) <= 2
    return bool(_one_less(word) & _one_less(meant)) and not _two_apart(word, meant)


@functools.lru_cache(2000)
def _one_less(word: str) -> frozenset[str]:
    """The word itself, and the word without any one of its letters."""
    return frozenset([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))])


def _two_apart(word: str, meant: str) -> bool:
    """Of the same length, yet with two letters wrong: losing one letter each made them look alike."""
    return len(word) == len(meant) and sum(one != other for one, other in zip(word, meant, strict=True)) > 1
