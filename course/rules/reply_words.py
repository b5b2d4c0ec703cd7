"""An inbound text to what its sender meant by it.

In this order, and the order is the point:
  1. a cry for help, whatever else the text says;
  2. a keyword as the whole message, however it is written;
  3. words that surely take back consent, in English, Spanish or French;
  4. words that may: asked politely, half meant, or misspelt; the reply then asks;
  5. a number from 1 to 10;
  6. what most likely asks us to stop, by what others wrote who did: the reply then asks, too;
  7. anything else.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from course.rules import opt_out_spelling, opt_out_words, plain_text, risk_words

Kind = Literal[
    "stop", "maybe_stop", "start", "help", "later", "pause", "resume", "slower", "link", "number", "risk",
    "other",
]  # fmt: skip

Says = Literal["yes", "no", "skip", ""]


@dataclass(frozen=True)
class Reply:
    """What a text meant.

    `value` is the number, or the weeks of a pause; `risk` the category of a cry for help.
    `takes_back_consent` is also true of a cry for help that asks for the texts to stop: both are then due.
    `is_keyword` tells a stop of one exact word from one in their own words; `is_guess` a question asked because of how
    others put it, which confirms nothing. `says` is what it answers to a question of ours, if that is all it says.
    `is_watched` is true where others read the phone, by what a cry for help or somebody who takes back consent says.
    """

    kind: Kind
    value: int | None = None
    risk: str | None = None
    takes_back_consent: bool = False
    is_keyword: bool = False
    is_wrong_number: bool = False
    is_watched: bool = False
    is_guess: bool = False
    says: Says = ""

    @property
    def is_hint(self) -> bool:
        """Whether it may mean stop by its own words: said once more after our question, it does."""
        return self.kind == "maybe_stop" and not self.is_guess

    @property
    def answer_to_risk(self) -> Literal["risk", "stopped", "standard"]:
        """The kind of message that answers a cry for help.

        Where others read the phone, one of them may be whom it is about, and lines to call could cost its owner dearly:
        there goes what confirms a stop, or what any text of no meaning to us gets. Only where somebody's own life may
        be at risk, and they did not ask for silence, the lines weigh more.
        """
        if not self.is_watched or (self.risk in OWN_LIFE and not self.takes_back_consent):
            return "risk"
        return "stopped" if self.takes_back_consent else "standard"


# The categories of cries for help in which somebody may be about to do something to themselves.
OWN_LIFE = frozenset(["plan_or_means", "wish_to_die", "self_harm", "farewell"])
KEYWORDS: dict[Kind, frozenset[str]] = {
    "stop": opt_out_words.STOP_WORDS,
    "start": frozenset(["start", "yes", "unstop", "si", "empezar", "comenzar", "oui", "commencer"]),
    "help": frozenset(
        [
            "help",
            "info",
            "ayuda",
            "informacion",
            "aide",
            "help me",
            "i need help",
            "need help",
            "sos",
            "ayudame",
            "ayudenme",
            "necesito ayuda",
            "socorro",
            "aidez moi",
            "aide moi",
            "jai besoin daide",
            "au secours",
        ]
    ),
    "later": frozenset(["later", "luego", "mas tarde", "despues", "plus tard"]),
    "pause": frozenset(["pause", "pausa", "pausar", "pauses"]),
    "slower": frozenset(
        ["slower", "slow", "slow down", "mas lento", "mas despacio", "plus lentement", "moins vite"]
    ),
    "resume": frozenset(["resume", "continue", "reanudar", "continuar", "seguir", "reprendre", "continuer"]),
    "link": frozenset(["link", "enlace", "lien"]),
}
# What answers a question of ours, as the whole message.
SAYS: dict[Says, frozenset[str]] = {
    "yes": frozenset(
        ["yes", "y", "yep", "yeah", "yea", "yup", "i did", "i do", "sure", "correct", "si", "claro", "asi es", "oui",
         "ouais"]
    ),
    "no": frozenset(
        ["no", "n", "nope", "nah", "no thanks", "non", "i dont", "keep them", "carry on",
         "no quiero parar"]
    ),
    "skip": frozenset(
        ["skip", "pass", "next", "skip it", "saltar", "omitir", "paso", "siguiente", "passer", "suivant"]
    ),
}  # fmt: skip
# Politeness round a keyword does not change it.
POLITE = (
    r"please|pls|plz|thanks|thx|thank you|thankyou|kindly|ok|okay|now|just|hi|hello|sorry|por favor|gracias"
    r"|ahora|hola|ya|merci|svp|sil vous plait|maintenant|bonjour"
)
KEYWORD = re.compile(rf"(?:(?:{POLITE}) )*(.+?)(?: (?:{POLITE}))*")
POLITE_AROUND = re.compile(rf"^(?:(?:{POLITE})[ ,]+)+|(?:[ ,]+(?:{POLITE}))+$")
LONGEST_PAUSE = 12
# Nobody wraps one word in more courtesy than so many characters.
LONGEST_COMMAND = 200
PAUSE_FOR = re.compile(
    r"(?:pause|pausa|pausar)(?: (?:for|de|por|pour|it|this|me|my texts|the texts|texts|a while|a bit))*"
    r"(?: (?P<weeks>\w+?) ?(?:w|wk|wks|weeks?|semanas?|semaines?)?)?"
)
NUMBER_WORDS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
        "un deux trois quatre cinq six sept huit neuf dix",
        "una",
        "une",
    )
    for number, word in enumerate(words.split(), start=1)
}
OUT_OF_TEN = re.compile(r"(.+?)\s*(?:/|\s(?:out of|of|de|sur|sobre)\s)\s*(.+)")
AROUND = " \t\r\n\"'.!\u2018\u2019\u201c\u201d\u00ab\u00bb\u00a1\u3002\uff0e\uff01\u06d4\u0964"


def understand(text: str) -> Reply:
    """What the sender of `text` meant. Never raises, whatever arrives."""
    text = text[: plain_text.LONGEST]
    words = plain_text.plain(opt_out_spelling.drawn_out(text))
    is_keyword, is_wrong = _keyword(words) == "stop", opt_out_words.is_wrong_number(words)
    meaning = opt_out_words.meaning(words)
    # Where others read along a question is one text too many, so a hint is enough.
    is_watched = meaning in ("surely", "perhaps") and opt_out_words.is_watched(words)
    surely = is_keyword or meaning == "surely" or is_watched
    risk = risk_words.category(text)
    if risk is not None:
        is_watched = is_watched or opt_out_words.is_read_along(words)
        return Reply(
            "risk", risk=risk, takes_back_consent=surely, is_wrong_number=is_wrong, is_watched=is_watched
        )
    if surely:
        return Reply(
            "stop",
            takes_back_consent=True,
            is_keyword=is_keyword,
            is_wrong_number=is_wrong,
            is_watched=is_watched,
        )
    found = _command(words, text) or _opinion(meaning) or _number(text) or Reply("other")
    says = _says(words)
    if meaning == "likely" and found.kind == "other" and not says:
        return Reply("maybe_stop", is_guess=True)
    return replace(found, says=says)


def _says(words: str) -> Says:
    said = _without_courtesy(words)
    return next((meant for meant, known in SAYS.items() if said in known), "") if "?" not in words else ""


def _command(words: str, text: str) -> Reply | None:
    kind = _keyword(words)
    if kind is not None:
        return Reply(kind)
    pause = PAUSE_FOR.fullmatch(_without_courtesy(words))
    if pause is None:
        return None
    weeks = _small_number(pause["weeks"] or "")
    return Reply("pause", weeks if weeks is not None and 1 <= weeks <= LONGEST_PAUSE else None)


def _keyword(words: str) -> Kind | None:
    """The kind of a keyword that is the whole message, but for punctuation and politeness."""
    if "?" in words:
        return None
    said = _without_courtesy(words)
    return next((kind for kind, known in KEYWORDS.items() if said in known), None)


def _without_courtesy(words: str) -> str:
    if len(words) > LONGEST_COMMAND:
        return ""
    said = KEYWORD.fullmatch(" ".join(word for word in words.split() if word.isalnum()))
    return said[1] if said else ""


def _opinion(meaning: opt_out_words.Meaning) -> Reply | None:
    return Reply("maybe_stop") if meaning == "perhaps" else None


def _number(text: str) -> Reply | None:
    """A whole message such as "7", "7/10", "seven out of ten"."""
    visible = "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip(AROUND).casefold()
    visible = POLITE_AROUND.sub("", visible.replace("\uff0f", "/")).strip(AROUND)
    out_of_ten = OUT_OF_TEN.fullmatch(visible)
    if out_of_ten and _small_number(out_of_ten.group(2)) != 10:
        return None
    value = _small_number(out_of_ten.group(1) if out_of_ten else visible)
    return Reply("number", value) if value is not None and 1 <= value <= 10 else None


def _small_number(written: str) -> int | None:
    """A number of one or two digits in any script, or a word for one to ten."""
    word = unicodedata.normalize("NFKC", written).strip()
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    # Decimal digits only: a raised 2 is a digit to Python and a half is numeric, but neither is an answer.
    digits = [unicodedata.decimal(sign, -1) for sign in written]
    if -1 in digits or not 1 <= len(digits) <= 2:
        return None
    return int("".join(map(str, digits)))
