"""Does a text take back consent: surely, possibly, or not at all? In English, Spanish and French.

1. the words are spelled out, and what belongs together becomes one word (`opt_out_spelling`);
2. the text is parted into what can be said by itself;
3. each part is read by what its words do (`opt_out_lexicon`, `opt_out_letters`, `opt_out_grammar`);
4. the parts are weighed together: who is told to stop, and by whom;
5. what no grammar hears may be a saying that is known (`opt_out_phrases`, `opt_out_idioms`): it is asked about;
6. so is what the words of others who wanted to stop make likely (`opt_out_odds`).
"""

import re
from collections.abc import Iterator
from typing import Literal

from course.rules import (
    opt_out_grammar,
    opt_out_idioms,
    opt_out_odds,
    opt_out_phrases,
    opt_out_spelling,
    phrase_book,
    plain_text,
)
from course.rules.opt_out_grammar import Part, Verdict

Meaning = Literal["surely", "perhaps", "likely", ""]

# As the whole message. The carrier acts on its own words itself, so ours must agree with them.
CARRIER_WORDS = ("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout")
OTHER_WORDS = (
    "stop all", "opt out", "un subscribe", "unsub", "leave me alone", "fuck off", "piss off",
    "alto", "pare", "paren", "parar", "baja", "cancelar", "fin", "detener", "dejame en paz",
    "arret", "arrete", "arretez", "arreter", "annuler", "desabonner", "desinscrire",
    "laissez moi tranquille", "remove", "discontinue", "no more", "no mas", "quitar", "para ya",
)  # fmt: skip
STOP_WORDS = frozenset(CARRIER_WORDS + OTHER_WORDS)
# Words in which a slip of the thumb is recognised, and the real words that such a slip may be as well.
OFTEN_MISSPELT = ("stop", "stopall", "unsubscribe", "cancel", "quit", "revoke", "optout", "cancelar")
REAL_WORDS = frozenset(
    ("step", "shop", "top", "slop", "stoop", "atop", "spot", "stow", "stomp", "strop", "swop", "quiet",
     "quite", "quilt", "suit", "quip", "cancer", "canal", "evoke")
)  # fmt: skip
LISTS = phrase_book.word_lists(opt_out_phrases.WORDS)
WRONG = re.compile(rf"(?:{phrase_book.alternatives(opt_out_phrases.WRONG_NUMBER, LISTS)})(?!\w)")
WATCHERS = {**LISTS, **phrase_book.word_lists(opt_out_phrases.WATCHERS)}
READ_ALONG = phrase_book.pattern([phrase_book.alternatives(opt_out_phrases.READ_ALONG, WATCHERS)])
WATCHED = phrase_book.pattern(
    [phrase_book.alternatives(opt_out_phrases.READ_ALONG + opt_out_phrases.WATCHED, WATCHERS)]
)
POSSIBLY = phrase_book.pattern([phrase_book.alternatives(opt_out_phrases.POSSIBLE, LISTS)])
GOING_ON = phrase_book.pattern([phrase_book.alternatives(opt_out_phrases.GOING_ON, LISTS)])
NOT_MEANT = phrase_book.pattern([phrase_book.alternatives(opt_out_phrases.NOT_MEANT, LISTS)])
# What others say, before it and behind it.
REPORTED = re.compile(
    r"(?:told|said|asked|wrote|texted|replied|saying|says|yelled|scream|screamed|dije|dijo|dice|pedi|dit|cria)"
    r"(?: \w+){0,3}$"
)
JOINED_ON = re.compile(r"(?:and|then|or|y|et)(?!\w)")
REPORTED_BEHIND = re.compile(
    r"(?<!\w)(?:(?:is|was|thats) what |cest ce que )?(?:he|she|they|my \w+|il|elle|mi \w+|mon \w+|ma \w+|ma)"
    r" (?:\w+ )?(?:says?|said|tells?|told|yells?|yelled|dit|dice|dijo)"
)
THANKS = plain_text.words_of("thanks thank gracias merci")
NOT_GOING_ON = re.compile(r"[IY]?N+R?W+N?k[pPM]*")
THREATS = plain_text.words_of(
    "block blocking report reporting sue suing police lawyer fcc ico bloquear bloqueo bloqueare denunciar denuncio"
    " reportar reporto denunciare bloque bloquer signale signaler plainte"
)
TERMS = plain_text.words_of(
    "if again or si o next keep ou encore unless continue continues sigue siguen vuelven"
)
# "Not going to send it" and "not the best text" are no orders, and "only text" asks for texts.
NO_ORDER = re.compile(r"dont (?:going to|the|a|my)(?!\w)|.*(?<!\w)only (?:text|message|write|texto|mensaje)")
# "Me quita el teléfono" is what somebody does to them; an order to us would be "quíteme".
DONE_TO_THEM = re.compile(
    r"(?<!\w)(?:me|nos) quit(?:an?|o|aron) (?:el|los|mi|mis) (?:telefonos?|movil(?:es)?|celular(?:es)?|cel)"
    r"(?!\w| de )"
)
# It was they who wrote to somebody else by mistake.
OWN_SLIP = re.compile(
    r"(?<!\w)(?:i (?:accidentally )?(?:texted|called|dialed|dialled|sent|meant)|meant for|le escribi|le mande|le llame"
    r"|cetait pour|oops)(?!\w)"
)
CLAUSE_END = re.compile(r" ?[.?,] ?| (?:but|because|cos|pero|porque|mais|car) ")
OPENING = re.compile(rf"(?:(?:{LISTS['courtesy']}) )+")
ONE_COURTESY = re.compile(rf"(?:{LISTS['courtesy']}|{LISTS['asking']}) ")
MOST_COURTESY = 8
CLOSING = re.compile(rf"(?: (?:{LISTS['courtesy']}|for good|completely|right now))+$")
DRAWN_OUT = re.compile(r"(.)\1+")
REPEATED = re.compile(r"^(\w+)(?: \1)+$")


def _not_behind(words: str) -> str:
    """What makes a pattern not fit behind any of these words and a space."""
    return "".join(rf"(?<!\b{word} )" for word in words.split())


# Behind these an order is none of ours: "I told him to stop", "don't stop".
NOT_ORDERED = _not_behind(
    "to dont wont never must i he him her she they them you want should would could can will and said means ne n no"
    " que vous please not just did people kids wish mean"
)
PARTS = re.compile(
    r" ?([.?,])(?: |$)(?!(?:the|these|los|les|ces) (?:texts|messages|mensajes|textos|sms)$)"
    r"| (?=(?:but|because|so|cos|since|pero|porque|pues|mais|car|parce que)(?!\w))"
    r"| (?=(?:please|kindly|por favor|porfavor|merci de|veuillez|svp|sil vous plait)"
    r" (?![.?,]|(?:i|im|my|we|this|its)(?!\w)))"
    r"| (?=(?:and|then|y|et|or) (?:please|just|dont|stop|remove|take|unsubscribe|leavealone|quit|delete|no|ya|ne"
    r"|arrete\w*|supprim\w*|borr\w*|dej\w*|you|i|im|ill)(?!\w))"
    # An order that nothing parts from what is before it.
    r"| (?=how (?:do|can|to|would)(?!\w))"
    r"| (?=(?:(?:stop|quit) (?:texting|sending|messaging|contacting)|leavealone|dont (?:text|contact|message|send) me"
    r"|remove me|unsubscribe me|delete my number|arretez|stoppez|cessez|paren|dejenme"
    r"|no me (?:escrib|mand|envi)(?:as|an|a|es|en|e)(?!\w)"
    rf"|no (?:escriban|manden|envien) mas|ne m)(?!\w)){NOT_ORDERED}"
    r"| (?=(?:you )?stop(?: now| please| already| it| this)*$)"
    rf"{NOT_ORDERED}{_not_behind('it the a bus pit wrong next last full non stop texts messages these this is that')}"
    # A story behind an order.
    r"|(?:(?<=please)|(?<=svp)) (?=(?:i|im|ive|my|we|je|jai)(?!\w))"
    r"|(?:(?<=^stop)|(?<=^stop please)|(?<=^please stop))"
    r" (?=(?:it costs|no|i|im|we|id|ive|he|she|they|ya|je|jai)(?!\w))"
)


def meaning(words: str) -> Meaning:
    """What the plain text comes to: "surely" is acted on, "perhaps" is worth one question, "" is neither.

    "likely" is worth one as well, but is a guess: after our question it answers nothing.
    """
    words = DONE_TO_THEM.sub(".", words)
    read = _reading(words)
    if read == "sure" or is_wrong_number(words):
        return "surely"
    if read == "going on":
        return ""
    if read or _is_known_saying(words):
        return "perhaps"
    full = opt_out_spelling.spelled_out(words)
    is_known = GOING_ON.search(full) or NOT_MEANT.search(full)
    return "likely" if not is_known and opt_out_odds.is_likely(full) else ""


def is_watched(words: str) -> bool:
    """True if the text says that somebody else reads this phone, or that a text there is a danger."""
    return WATCHED.search(opt_out_spelling.spelled_out(words)) is not None


def is_read_along(words: str) -> bool:
    """True if the text says that somebody else reads this phone, or must not come to see what stands there."""
    # As it was written as well: "ve" is a verb in Spanish, and to us a slip of "veux".
    return any(map(READ_ALONG.search, (words, opt_out_spelling.spelled_out(words))))


def is_wrong_number(words: str) -> bool:
    """True if a clause says that whoever reads our texts is not the one who asked for them."""
    return _opens(WRONG, opt_out_spelling.spelled_out(words)) and not OWN_SLIP.search(words)


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
    for _ in range(MOST_COURTESY):
        if not (found := ONE_COURTESY.match(f"{clause} ")):
            return
        clause = clause[found.end() :]
        yield clause


def _is_known_saying(words: str) -> bool:
    """True for what no grammar hears: a slip of a keyword, a phrase or a saying that is listed."""
    said = _courteous(" ".join(word for word in words.split() if word.isalnum()))
    if said.replace(" ", "") in STOP_WORDS or _is_misspelt(said) or _is_misspelt(said.replace(" ", "")):
        return True
    full = opt_out_spelling.spelled_out(words)
    if POSSIBLY.search(full) and not NOT_MEANT.search(full) and not GOING_ON.search(full):
        return True
    return any(map(opt_out_idioms.is_idiom, [*_clauses(full), full]))


def _reading(words: str) -> Verdict:
    """What the whole plain text comes to."""
    said = [one for one in parts(words) if one.letters or one.sign]
    if any(_is_ours(said, place) for place in range(len(said))) or _is_threat(said):
        return "sure"
    # "No quiero seguir" may be a cry for help; with thanks beside it, it hardly is.
    if THANKS & set(words.split()) and any(NOT_GOING_ON.fullmatch(one.letters) for one in said):
        return "sure"
    found = {one.verdict for place, one in enumerate(said) if not _is_reported(said, place)}
    if "going on" in found:
        return "going on"
    is_told = any("O" in one.letters for one in said)
    if found & {"perhaps", "sure"} or (
        "bare" in found and (not is_told or "bare" in (said[0].verdict, said[-1].verdict))
    ):
        return "perhaps"
    return ""


def _is_ours(said: list[Part], place: int) -> bool:
    """Whether this part is an order to us, and not what somebody else said."""
    one = said[place]
    if one.verdict == "" or _is_reported(said, place) or NO_ORDER.match(one.words):
        return False
    return one.verdict == "sure" or (one.verdict == "bare" and _is_order(said, place))


def _is_reported(said: list[Part], place: int) -> bool:
    """Whether somebody else said it, by what stands before it or behind."""
    before = said[place - 1].words if place and said[place - 1].sign != "." else ""
    if before and JOINED_ON.match(said[place].words) and "O" in said[place - 1].letters:
        return True
    behind = said[place + 1].words if place + 1 < len(said) and said[place].sign != "." else ""
    return any(
        (REPORTED.search(before), REPORTED_BEHIND.match(behind), REPORTED_BEHIND.search(said[place].words))
    )


def _is_threat(said: list[Part]) -> bool:
    """ "I will block you if you text again": whoever says so wants no more of it."""
    every = {word for one in said for word in one.words.split()}
    letters = "".join(one.letters for one in said)
    return bool(every & THREATS and every & TERMS and set(letters) & set("TMS") and "O" not in letters)


def _is_order(said: list[Part], place: int) -> bool:
    """Whether a bare "stop" is said to us: by itself, as a sentence of its own, or beside another hint."""
    one = said[place]
    others = [other for other in said if other.letters and other is not one]
    if one.sign == "?" and "V" not in one.letters:
        return False
    if not others or any(other.verdict in ("bare", "perhaps") for other in others):
        return True
    # Nothing but a word parts it from what is before: then that has to be about us.
    if place and not said[place - 1].sign and not set(said[place - 1].letters) & set("MTAPKDpYn"):
        return False
    opens, ends = place == 0 or said[place - 1].sign in (".", "?"), one.sign == "." or one is said[-1]
    is_told = any("O" in other.letters for other in others)
    if not set(one.letters) & {"S", "V"}:
        return ends and one.is_polite and not is_told
    if opens and ends and (one.is_polite or place == 0):
        return True
    if opens and not is_told and any("M" in other.letters for other in others):
        return True
    if one.is_polite and one is said[-1] and any(set(other.letters) & {"M", "T"} for other in others):
        return True
    is_said_to_us = one.is_polite or one.letters[0] == "Y"
    return not is_told and ((opens and (ends or is_said_to_us)) or one is said[-1])


def parts(words: str) -> list[Part]:
    """What each thing said in the plain text comes to."""
    full = opt_out_spelling.put_together(opt_out_spelling.spelled_out(words))
    pieces = PARTS.split(full)
    found = []
    for said, sign in zip(pieces[::2], [*pieces[1::2], ""], strict=False):
        alone = [word for word in (said or "").split() if word.isalnum()]
        if alone or sign:
            found.append(opt_out_grammar.read(alone, sign or ""))
    return found


def _clauses(words: str) -> list[str]:
    return [clause for clause in CLAUSE_END.split(words) if clause]


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
