"""Is a clause made of nothing but words of ending, refusing, us and our texts? Then it may be meant to stop. Pure.

Phrases cannot list how people ask; what they ask with is few words. So each language has a closed vocabulary: words of
ending, of refusing, of wanting, of being tired of something, what is ours, and what holds sentences together. A clause
counts that has no word from outside, and in which they meet: an ending and something of ours, a refusal and a wish for
something of ours, being tired of something of ours. Whoever tells of their week names a person, a place, a thing, which
lies outside ("I want to end the fight with my sister", "no more pizza nights"). It is asked about, never acted on.
"""

import re
from dataclasses import dataclass

from course.rules import opt_out_hints, opt_out_speech, plain_text

# Beyond so many words a clause tells a story.
LONGEST = 16
# A clause this short may be nothing but an ending.
CURT = 6
CLAUSE_END = re.compile(r" ?[.?,] ?| (?:but|because|so|pero|porque|mais|car) ")
SHORTEST_SLIP = 6
NO_SLIPS = plain_text.words_of("cancer canal remove renew endings parade parties number member messaged")
# Our texts by name, and a word of refusing or of weariness beside them, whatever else is said.
NAMED = re.compile(
    r"(?<!\w)(?:your|ur|these|those|the|this|any|zero|no|sus|estos|los|tantos|mas|vos|ces|tes|les|me)"
    r" (?:texts?|messages?|msgs|sms|emails?|list|course|mensajes?|textos?|lista|envios|liste|envois)(?!\w)"
    r"|(?<!\w)(?:(?:texting|messaging) (?:me|us|this)|sending (?:me|these|this|them|us))(?!\w)"
)
WEARY = plain_text.words_of(
    "no not dont cant cannot never wont stop save waste wasting wasted zero point refuse without enough rid away off"
    " hate cope deal rest break pointless costs cost pay money credit why"
    " ya nunca basta chole harta cansada plus pas jamais marre assez"
)
# Nobody who says one of these wants to be rid of us.
LIKES = plain_text.words_of(
    "like love glad help helps helping helped great miss missed more late later when open read reading until got come"
    " came arrive arrived evening morning gusta gustan ayuda ayudan encantan llegan tarde cuando aime aide tard quand"
)


@dataclass(frozen=True)
class Language:
    """The closed vocabulary of one language; `idioms` are whole clauses."""

    ending: frozenset[str]
    letting: frozenset[str]
    halfway: frozenset[str]
    refusing: frozenset[str]
    wanting: frozenset[str]
    reaching: frozenset[str]
    going_on: frozenset[str]
    tired: frozenset[str]
    ours: frozenset[str]
    this: frozenset[str]
    mine: frozenset[str]
    more: frozenset[str]
    filling: frozenset[str]
    idioms: re.Pattern[str]

    @property
    def known(self) -> frozenset[str]:
        return frozenset().union(
            self.ending, self.letting, self.refusing, self.wanting, self.reaching, self.going_on, self.tired,
            self.ours, self.this, self.mine, self.more, self.filling,
        )  # fmt: skip


def _language(lists: dict[str, str], idioms: str) -> Language:
    lines = [" ".join(line.split()) for line in re.split(r"\n {4}(?! )", idioms) if line.strip()]
    words = {name: plain_text.words_of(page) for name, page in lists.items()}
    return Language(**words, idioms=re.compile("|".join(f"(?:{line})" for line in lines)))


LANGUAGES = tuple(_language(lists, idioms) for lists, idioms in opt_out_speech.LANGUAGES)
KNOWN = tuple(one.known for one in LANGUAGES)


def is_asking(words: str) -> bool:
    """True if a clause of the plain text may ask for the texts to end."""
    said = frozenset(words.split())
    if (
        NAMED.search(words)
        and said & WEARY
        and not said & (LIKES | opt_out_hints.OTHERS)
        and len(said) <= LONGEST
    ):
        return True
    clauses = [_words_alone(one) for one in (*CLAUSE_END.split(words), words)]
    return any(
        _asks(language, known, one)
        for one in dict.fromkeys(clauses)
        if one
        for language, known in zip(LANGUAGES, KNOWN, strict=True)
    )


def _words_alone(clause: str) -> str:
    return " ".join(word for word in clause.split() if word.isalnum())


def _asks(language: Language, known: frozenset[str], clause: str) -> bool:
    said = clause.split()
    if len(said) > LONGEST:
        return False
    if language.idioms.fullmatch(clause) or language.idioms.fullmatch(_bare(said)):
        return True
    said = [word if word in known else _meant(language, word) for word in said]
    strange = [word for word in said if word not in known]
    if len(strange) == 1 and said[0] not in strange and strange[0] not in opt_out_hints.OTHERS:
        first = _bare(said).split(" ")[0]
        is_told = first in language.ending - language.halfway and not first.endswith(("ed", "ing"))
        # What is ours has to be named there: "stop worrying" is said to oneself.
        is_ours = any(word in language.ours | language.mine for word in said)
        return is_told and is_ours and _meets(language, said)
    return not strange and _meets(language, said)


def _bare(said: list[str]) -> str:
    """The clause without the courtesy round it."""
    kind = opt_out_speech.COURTESY
    while said and said[0] in kind:
        said = said[1:]
    while said and said[-1] in kind:
        said = said[:-1]
    return " ".join(said)


def _meant(language: Language, word: str) -> str:
    """The word of ending, or of ours, that a longer word is a slip of the thumb of; else the word."""
    if len(word) < SHORTEST_SLIP or word in NO_SLIPS:
        return word
    meant = language.ending | language.ours
    found = (one for one in meant if len(one) >= SHORTEST_SLIP and plain_text.is_slip_of(word, one))
    return next(found, word)


def _meets(language: Language, said: list[str]) -> bool:
    """Whether the kinds of words meet that ask us to end it."""
    ends, lets, refuses, wants, reaches, goes_on, is_tired, ours, this, mine, more = (
        any(word in kind for word in said)
        for kind in (
            language.ending, language.letting, language.refusing, language.wanting, language.reaching,
            language.going_on, language.tired, language.ours, language.this, language.mine, language.more,
        )
    )  # fmt: skip
    is_curt = len(said) <= CURT
    return (
        (ends and (ours or this or mine or is_curt))
        or ((lets or is_tired) and (ours or (this and said[-1] != "it")))
        or (refuses and ((wants and (ours or this or more)) or ours or goes_on))
        or (refuses and reaches and (mine or ours or this or more or is_curt))
    )
