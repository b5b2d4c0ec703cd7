"""Does a text take back consent: surely, possibly, or not at all?

It is read clause by clause, and what is sure must open its clause: somebody who writes "I told him to stop
texting me" is telling of their week.
"""

import re
from collections.abc import Iterator

from course.rules import (
    opt_out_doubts,
    opt_out_grammar,
    opt_out_hints,
    opt_out_phrases,
    opt_out_slang,
    phrase_book,
    plain_text,
)

# As the whole message. The carrier acts on its own words itself, so ours must agree with them.
CARRIER_WORDS = ("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout")
OTHER_WORDS = (
    "stop all", "opt out", "un subscribe", "unsub", "leave me alone", "fuck off", "piss off",
    "alto", "pare", "paren", "parar", "baja", "cancelar", "fin", "detener", "dejame en paz",
    "arret", "arrete", "arretez", "arreter", "annuler", "desabonner", "desinscrire",
    "laissez moi tranquille",
)  # fmt: skip
STOP_WORDS = frozenset(CARRIER_WORDS + OTHER_WORDS)
# Words in which a slip of the thumb is recognised, and the real words that such a slip may be as well.
OFTEN_MISSPELT = ("stop", "stopall", "unsubscribe", "cancel", "quit", "revoke", "optout", "cancelar")
REAL_WORDS = frozenset(
    ("step", "shop", "top", "slop", "stoop", "atop", "spot", "stow", "stomp", "strop", "swop", "quiet",
     "quite", "quilt", "suit", "quip", "cancer", "canal", "evoke")
)  # fmt: skip
# Those that mean nothing else, wherever they stand by themselves.
PLAIN_WORDS = frozenset(
    ("stop", "stopall", "unsubscribe", "optout", "opt out", "unsub", "cancel", "arret", "arrete", "arretez",
     "desabonner", "desinscrire", "alto", "pare", "paren")
)  # fmt: skip
LISTS = phrase_book.word_lists(opt_out_phrases.WORDS)
SURELY = re.compile(rf"(?:{phrase_book.alternatives(opt_out_phrases.SURE, LISTS)})(?!\w)")
WRONG = re.compile(rf"(?:{phrase_book.alternatives(opt_out_phrases.WRONG_NUMBER, LISTS)})(?!\w)")
POSSIBLY = phrase_book.pattern([phrase_book.alternatives(opt_out_doubts.POSSIBLE, LISTS)])
GOING_ON = phrase_book.pattern([phrase_book.alternatives(opt_out_doubts.GOING_ON, LISTS)])
NOT_MEANT = phrase_book.pattern([phrase_book.alternatives(opt_out_doubts.NOT_MEANT, LISTS)])
REPORTED = re.compile(
    r"(?:told|said|(?<!ive )asked|wrote|texted|replied|saying|dije|dijo|pedi|dit)(?: \w+){0,3}$"
)
CLAUSE_END = re.compile(r" ?[.?,] ?| (?:but|because|cos|pero|porque|mais|car) ")
OPENING = re.compile(rf"(?:(?:{LISTS['courtesy']}) )+")
ONE_COURTESY = re.compile(rf"(?:{LISTS['courtesy']}|{LISTS['asking']}) ")
CLOSING = re.compile(rf"(?: (?:{LISTS['courtesy']}|for good|completely|right now))+$")
DRAWN_OUT = re.compile(r"(.)\1+")
REPEATED = re.compile(r"^(\w+)(?: \1)+$")


def is_sure(words: str) -> bool:
    """True if a clause plainly asks for it, or if there is nothing but a keyword and courtesy."""
    if _is_bare(_clauses(words)) and "?" not in words:
        return True
    return _opens(SURELY, words) or _opens(SURELY, opt_out_slang.spelled_out(words)) or is_wrong_number(words)


def is_wrong_number(words: str) -> bool:
    """True if a clause says that whoever reads our texts is not the one who asked for them."""
    return _opens(WRONG, words)


def _opens(pattern: re.Pattern[str], words: str) -> bool:
    """Whether a clause opens with such a phrase, and is not what somebody else said."""
    before = ""
    for clause in _clauses(words):
        if any(map(pattern.match, _openings(clause))) and not REPORTED.search(before):
            return True
        before = clause
    return False


def _openings(clause: str) -> Iterator[str]:
    """The clause, and what is left of it behind each courtesy that it opens with: "no" may be one, or the point."""
    yield clause
    while found := ONE_COURTESY.match(f"{clause} "):
        clause = clause[found.end() :]
        yield clause


def is_possible(words: str) -> bool:
    """True if the text may be meant to stop: worth one question, not an act."""
    said = _courteous(" ".join(word for word in words.split() if word.isalnum()))
    if said.replace(" ", "") in STOP_WORDS or _is_misspelt(said) or _has_bare(words):
        return True
    full = opt_out_slang.spelled_out(words)
    if GOING_ON.search(full):
        return False
    is_named = POSSIBLY.search(words) is not None or opt_out_hints.is_hint(words)
    return (is_named and not NOT_MEANT.search(words)) or opt_out_grammar.is_asking(full)


def _has_bare(words: str) -> bool:
    """True if a clause is nothing but a keyword; after the first one only words that mean nothing else count."""
    before = ""
    for place, clause in enumerate(_clauses(words)):
        said = _courteous(clause)
        if (said in PLAIN_WORDS or (place == 0 and said in STOP_WORDS)) and not REPORTED.search(before):
            return True
        before = clause
    return False


def _clauses(words: str) -> list[str]:
    return [clause for clause in CLAUSE_END.split(words) if clause]


def _is_bare(clauses: list[str]) -> bool:
    """True for nothing but keywords and courtesy."""
    said = [_courteous(clause) for clause in clauses]
    return any(word in STOP_WORDS for word in said) and all(word in STOP_WORDS or not word for word in said)


def _courteous(clause: str) -> str:
    """The clause without the courtesy before and after it, and said once."""
    return REPEATED.sub(r"\1", CLOSING.sub("", _without(OPENING, clause)))


def _without(opening: re.Pattern[str], clause: str) -> str:
    found = opening.match(f"{clause} ")
    return clause[found.end() :] if found else clause


def _is_misspelt(said: str) -> bool:
    if " " in said or said in REAL_WORDS:
        return False
    said = DRAWN_OUT.sub(r"\1", said) if DRAWN_OUT.sub(r"\1", said) in OFTEN_MISSPELT else said
    slips = (plain_text.is_slip_of(said, word) for word in OFTEN_MISSPELT)
    return any(slips)
