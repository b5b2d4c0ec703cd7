"""A text to the kind of support it asks for, or none: a plain word match, which will miss things.

It never replaces a person, and would rather raise a false alarm than miss a cry for help:
  1. the text becomes plain words; drawn-out letters and common slips are read as the word meant;
  2. sayings, and other people's deaths, are cut out;
  3. each category looks for its phrases, the gravest first;
  4. a phrase that is plainly denied ("I'm not going to ...") does not count, unless the denial is in doubt.
"""

import re

from course.rules import phrase_book, plain_text, risk_phrases_en, risk_phrases_es

# The gravest first: one text gets one category.
CATEGORIES = (
    "plan_or_means",
    "wish_to_die",
    "child_in_danger",
    "self_harm",
    "hurting_others",
    "being_hurt",
    "farewell",
)
LANGUAGES = (risk_phrases_en, risk_phrases_es)
# What thumbs, haste and spelling make of a word, and the word.
SLIPS = {
    "kil": "kill", "kll": "kill", "kiil": "kill", "kiling": "killing", "dieing": "dying", "hert": "hurt",
    "wanr": "want", "wnat": "want", "wnt": "want", "watn": "want", "waant": "want", "wan": "want",
    "hrt": "hurt", "wana": "wanna", "gunna": "gonna", "gona": "gonna", "imma": "ill", "finna": "going to",
    "tryna": "trying to",
    "needa": "need to", "wud": "would", "cud": "could", "ded": "dead", "b": "be", "nemore": "anymore", "u": "you",
    "dnt": "dont", "dosnt": "doesnt", "cnt": "cant", "nomore": "no more", "lif": "life",
    "sucide": "suicide", "suiside": "suicide", "sueside": "suicide", "suicidle": "suicidal",
    "gf": "girlfriend",
    "qiero": "quiero", "kiero": "quiero", "quero": "quiero", "kero": "quiero", "qero": "quiero", "morrir": "morir",
    "quieromorir": "quiero morir", "kieromorir": "quiero morir", "bibir": "vivir", "boi": "voy", "d": "de", "q": "que",
    "matr": "matar", "mtar": "matar", "morirm": "morirme", "nesesito": "necesito",
    "nececito": "necesito", "nesecito": "necesito", "pastiyas": "pastillas", "biola": "viola", "biolo": "violo",
    "biolaron": "violaron", "aorca": "ahorca", "aorcarme": "ahorcarme", "orcarme": "ahorcarme",
    "acer": "hacer", "aser": "hacer",
}  # fmt: skip
# Long enough that one wrong letter does not make another word.
GRAVE_WORDS = (
    "suicide", "suicidal", "suicidio", "suicidar", "suicidarme", "suicidarse", "matarme", "morirme", "myself",
    "overdose", "goodbye", "anymore",
)  # fmt: skip
REAL_WORDS = frozenset(
    ["suicida", "suicidas", "suicides", "suicidarte", "suicidarnos", "goodbyes", "overdosed", "matarte", "matarse",
     "matare", "matarle", "matarles", "morirte", "morirse", "atarme", "mataremos", "moriremos", "mirarme", "matarlo"]
)  # fmt: skip
# A denial is one of these, then nothing but small words up to the phrase: "I'm not going to ...".
NOT = (
    r"not|never|no|dont|do not|didnt|did not|doesnt|isnt|arent|wasnt|wont|will not|wouldnt|would not|havent"
    r"|hasnt|without|nor|aint|nunca|jamas"
)
BETWEEN = (
    r"really|actually|even|ever|at all|any|longer|more|going|gonna|to|thinking|think|of|about|planning|plans?"
    r"|thoughts?|feel|feeling|felt|having|have|had|been|be|want|wanted|wanting|wanna|trying|try|intend"
    r"|intention|seriously|currently|wish|wishing|do|doing|get|getting|in|me|quiero|quisiera|voy|a|pienso|en|estoy"
    r"|pensando|tengo|ganas|de|he|pensado|intencion"
)
# Further back than this a denial belongs to something else.
NEAR = 120
DENIED = re.compile(rf"(?<!\bwhy )(?<!\bor )\b(?:{NOT})(?: (?:{BETWEEN}))*? $")
# "I can't promise I won't", "if I don't": no denial at all.
IN_DOUBT = re.compile(
    r"\b(?:if|unless|until|(?:not|cant|cannot|couldnt|dont|didnt|no) (?:\w+ )?(?:say|sure|promise|guarantee"
    r"|certain|know|believe|think|trust|swear)(?: \w+){0,2})(?: that)?(?: (?:i|ill|id|im|we))? $"
)


def category(text: str) -> str | None:
    """The gravest category whose phrases the text holds, in any language; None for an ordinary text."""
    for reading in plain_text.readings(text):
        words = HARMLESS.sub(" . ", " ".join(_meant(word) for word in reading.split(" ")))
        for name, pattern in PATTERNS.items():
            if any(not _is_denied(words[: match.start()][-NEAR:]) for match in pattern.finditer(words)):
                return name
    return None


def _meant(word: str) -> str:
    """The word a slip of the thumb was meant to be."""
    if word in SLIPS:
        return SLIPS[word]
    if len(word) < 5 or word in REAL_WORDS or word in GRAVE_WORDS:
        return word
    return next((grave for grave in GRAVE_WORDS if plain_text.is_slip_of(word, grave)), word)


def _is_denied(before: str) -> bool:
    """True for "I do not want to", not for "I cannot promise that I do not want to"."""
    denial = DENIED.search(before)
    return denial is not None and not IN_DOUBT.search(before[: denial.start()])


PATTERNS = {
    name: phrase_book.pattern(
        phrase_book.alternatives(language.PHRASES[name], phrase_book.word_lists(language.WORDS))
        for language in LANGUAGES
    )
    for name in CATEGORIES
}
HARMLESS = phrase_book.pattern(
    phrase_book.alternatives(language.HARMLESS, phrase_book.word_lists(language.WORDS))
    for language in LANGUAGES
)
