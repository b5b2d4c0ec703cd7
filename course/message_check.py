"""What a message must not say, whoever wrote it: `check-lessons` and the desk ask the same.

It may be read by a stranger on a lock screen, so it names nobody, no lesson and nothing of what the course is about;
it does not shout; it offers no word that a carrier would act on; and a text costs two segments at most.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from course import lessons, message_files, translation_check
from course.lessons import Course, Mistake
from course.message_files import MessageFile
from course.rules import segments

MOST_SEGMENTS = 2
FIRST_ARROW = "\u2190"
# Stems that would tell a stranger what these messages are about, or that press the one who gets them.
SENSITIVE = re.compile(
    r"\b(?:mood|depress|therap|grie[fv]|bereave|mourn|divorc|separat|partner|husband|wife|wives|boyfriend"
    r"|girlfriend|spouse|relationship|lonel|isolat|anxi|mental|wellbeing|well-being|suicid|self-harm|counsel"
    r"|diagnos|treatment|patient|clinic|psych|symptom|illness|disorder|abus|violen|conflict|answer|score|lesson"
    r"|feeling|sad\b|died|death|loss\b|miss|overdue|behind|fail|urgent|hurry|last chance)\w*",
    re.IGNORECASE,
)
# What carriers take for a command. Only STOP and HELP may be named, and only where they are explained.
RESERVED = "STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT|START|YES|UNSTOP|HELP|INFO"
EXPLAINED = frozenset({"STOP", "HELP"})
EXPLAINING = frozenset({"welcome", "help", "invite", "started", "ask-stop", "join", "comes-here"})
SHOUTED = re.compile(rf"\b(?:{RESERVED})\b")
INVITED = re.compile(rf"\b(?:reply|text|send|answer|say)(?: with)? [\"'“]?({RESERVED})\b", re.IGNORECASE)


def loudness(text: str) -> str:
    """What shouts in a text, in a sentence; empty where nothing does."""
    if "!" in text:
        return "Please use a full stop instead of an exclamation mark."
    emoji = next((sign for sign in text if sign >= FIRST_ARROW and unicodedata.category(sign) == "So"), "")
    return f"Please leave out “{emoji}”. Words say it better." if emoji else ""


def longest(course: Course | None) -> Mapping[str, str]:
    """The longest value of every fill-in; the support lines are those of the country with the longest."""
    countries = list(course.support.values()) if course else []
    return {
        **message_files.LONGEST,
        "lines": max(map(lessons.short_lines, countries), key=len, default=""),
        "line": max(map(lessons.short_line, countries), key=len, default=""),
        "emergency": max((country.emergency[0] for country in countries), key=len, default=""),
    }


def faults(file: MessageFile, titles: Sequence[str], longest: Mapping[str, str]) -> Iterator[Mistake]:
    """All that is wrong with one file of `lessons/messages`."""
    yield from exposes(file, titles)
    if file.part == "sms.txt":
        yield from _price(file, longest)


def written(
    files: Sequence[MessageFile], house: Mapping[str, str], titles: Sequence[str], longest: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The part and what is wrong with it, of words that staff wrote instead of those of the `house`.

    They are held to what `check-lessons` asks. Signs outside GSM-7 may stand, since their price is shown; the words
    that say how to stop have to stay where the house has them.
    """
    for file in files:
        for mistake in (*message_files.faults(file), *exposes(file, titles)):
            yield file.part, mistake.error
        for word in sorted(_explained(house.get(file.part, "")) - _explained(file.text)):
            yield file.part, f"“{word}” is missing. This message has to say what it does."
        if file.part == "sms.txt" and (said := _too_long(file, longest)):
            yield file.part, said


def _explained(text: str) -> set[str]:
    return {found for found in SHOUTED.findall(text) if found in EXPLAINED}


def exposes(file: MessageFile, titles: Sequence[str]) -> Iterator[Mistake]:
    """What somebody else could read into a message on a lock screen, what shouts, and what a carrier acts on."""
    patterns = [SENSITIVE, *filter(None, [translation_check.SENSITIVE.get(file.locale)])]
    for found in (one for pattern in patterns for one in pattern.finditer(file.text)):
        yield file.mistake(
            found.start(), f"“{found[0]}” may be read by somebody else. Messages stay neutral."
        )
    for title in titles:
        if title.lower() in file.text.lower():
            position = file.text.lower().index(title.lower())
            yield file.mistake(position, f"“{title}” is a lesson's title. Messages never carry one.")
    for number, line in enumerate(file.text.split("\n"), 1):
        if said := loudness(line):
            yield Mistake(file.name, number, said)
    yield from _reserved(file)


def _reserved(file: MessageFile) -> Iterator[Mistake]:
    """Words that a carrier acts on, where somebody could take them for an answer."""
    allowed = EXPLAINED if file.kind in EXPLAINING else frozenset()
    found = {match.start(): match[0] for match in SHOUTED.finditer(file.text)}
    found |= {match.start(1): match[1] for match in INVITED.finditer(file.text)}
    for pattern in translation_check.RESERVED.get(file.locale, ()):
        found |= {
            one.start(one.lastindex or 0): one[one.lastindex or 0] for one in pattern.finditer(file.text)
        }
    for position, word in sorted(found.items()):
        if word not in allowed:
            said = f"“{word}” is a word that carriers act on, so it cannot be offered here."
            yield file.mistake(position, said)


def _price(file: MessageFile, longest: Mapping[str, str]) -> Iterator[Mistake]:
    if strange := segments.outside_gsm7(at_longest(file.text, longest)):
        signs = " ".join(strange)
        yield file.mistake(
            0, f"{signs} would more than double the price of this text. Use plain letters and quotes."
        )
    if said := _too_long(file, longest):
        yield file.mistake(0, said)


def _too_long(file: MessageFile, longest: Mapping[str, str]) -> str:
    counted = segments.count(at_longest(file.text, longest))
    if counted.segments <= MOST_SEGMENTS:
        return ""
    return f"With the longest values this text takes {counted.segments} segments. Two are the most."


def at_longest(text: str, longest: Mapping[str, str]) -> str:
    """A text message with the longest value in the place of each fill-in."""
    return message_files.FILL_IN.sub(lambda found: longest.get(found[1], ""), text.strip())
