"""The author's own checks of `lessons/`, behind `check-lessons`: everything to mend, with file and line.

What would keep the course from working is found by `lessons.read` and `message_files.read`. What stands here
is the style of the house: short cards, plain words, no loud ones, and messages that say nothing to a stranger
who reads them on a lock screen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course import lesson_cards, lessons, message_check, message_files, reading_age, translation_check
from course.lessons import FALLBACK_LOCALE, Document, Lesson, Mistake, Plan, Reading

FEWEST_CARDS, MOST_CARDS = 4, 7
MOST_WORDS, MOST_WORDS_ON_A_CARD = 450, 110
MOST_QUESTIONS = 6
STEP_OPTIONS = 3
OLDEST_READER = 12
LEAST_EASE = 70
SHORTEST_PLAN, LONGEST_PLAN = 8, 20
CHOSEN = ("x1", "x2", "x3", "x4")

NAME_HINTS = {
    "en": re.compile(r"\bnames?\b|\binitials\b|\bnickname", re.IGNORECASE),
    "es": re.compile(r"\bnombres? completos?\b|\biniciales\b|\bapodo", re.IGNORECASE),
}
ANY_HINT = re.compile(r"\w")
OWN_PAGES = frozenset({"/help-now", "/today", "/settings", "/story", "/people", "/letter", "/letter/plan"})
# The table of components/drawings.html; a test keeps the two alike.
DRAWINGS = frozenset(
    {"table", "tea", "l01", "l02", "l03", "l04", "l05", "l06", "l07", "chair", "two-mugs", "boxes", "window"}
    | {"sewing-box", "letter"}
)
LINK = re.compile(r'href="([^"]*)"')


@dataclass(frozen=True)
class Measure:
    """How much a lesson asks of its reader."""

    file: str
    id: str
    locale: str
    cards: int
    words: int
    reading: str


def check(directory: Path) -> list[Mistake]:
    """Every mistake in `directory`, in the order of files and lines."""
    reading = lessons.read(directory)
    messages = message_files.read(directory / "messages")
    found = [*reading.mistakes, *messages.mistakes]
    for lesson, document in reading.lessons:
        found += _lesson(lesson, document)
    for plan, document, where in reading.plans:
        found += [document.mistake((*where, key), said) for key, said in _plan(plan, reading)]
    for path in sorted(directory.glob("*/*/*.md")) + sorted(directory.glob("*/check-ins.toml")):
        found += _loud(path, directory)
    longest = message_check.longest(reading.course)
    titles = [lesson.title for lesson, _ in reading.lessons]
    for file in messages.files:
        found += message_check.faults(file, titles, longest)
    found += translation_check.faults(reading)
    for locale in set(reading.course.locales) - {FALLBACK_LOCALE} if reading.course else ():
        found += translation_check.missing(reading, messages, directory, locale)
    return sorted(set(found))


def begun(directory: Path) -> list[str]:
    """What a language that is only begun still says in English: no mistake, but good to know."""
    reading, messages = lessons.read(directory), message_files.read(directory / "messages")
    return [
        f"“{locale}” is begun: {left} lessons, messages and words are shown in English."
        for locale in (reading.course.begun if reading.course else ())
        if (left := len(list(translation_check.missing(reading, messages, directory, locale))))
    ]


def measures(directory: Path) -> list[Measure]:
    """Cards, words and ease of reading of every lesson that can be read."""
    return [
        Measure(document.name, lesson.id, lesson.locale, len(lesson.cards), lesson.words, _reading(lesson))
        for lesson, document in lessons.read(directory).lessons
    ]


def _reading(lesson: Lesson) -> str:
    """How hard a lesson is to read, as a language measures it; a language without a measure says so."""
    if lesson.locale == FALLBACK_LOCALE:
        return f"{reading_age.reading_age(_said(lesson)):.1f}"
    return f"ease {reading_age.spanish_ease(_said(lesson)):.0f}" if lesson.locale == "es" else "not measured"


def _said(lesson: Lesson) -> str:
    """All that a lesson says in whole sentences."""
    cards = [f"{card.title}\n{lesson_cards.plain(card.html)}" for card in lesson.cards]
    return "\n".join([*cards, lesson.step.halve, lesson.takeaway.text])


def _lesson(lesson: Lesson, document: Document) -> Iterator[Mistake]:
    for where, said in [*_length(lesson), *_form(lesson, document)]:
        yield document.mistake(where, said)
    for number, card in enumerate(lesson.cards, 1):
        if card.drawing and card.drawing not in DRAWINGS:
            said = f"There is no drawing “{card.drawing}”. There are {', '.join(sorted(DRAWINGS))}."
            yield document.mistake(("cards", number), said)
        for address in LINK.findall(card.html):
            if address not in OWN_PAGES and not address.startswith("https://"):
                known = ", ".join(sorted(OWN_PAGES))
                said = f"A link goes to “{address}”. It can go to {known}, or to an address with https://."
                yield document.mistake(("cards", number), said)


def _length(lesson: Lesson) -> Iterator[tuple[tuple[str | int, ...], str]]:
    count = len(lesson.cards)
    if not FEWEST_CARDS <= count <= MOST_CARDS:
        where = ("cards", min(count, MOST_CARDS + 1))
        yield where, f"This lesson has {count} cards. Four to seven read well on a phone."
    if lesson.words > MOST_WORDS:
        yield ("title",), f"This lesson has {lesson.words} words. Please keep to {MOST_WORDS}."
    for card in lesson.cards:
        if card.words > MOST_WORDS_ON_A_CARD:
            said = f"This card has {card.words} words; {MOST_WORDS_ON_A_CARD} are the most. Could it be two?"
            yield ("cards", card.number), said
    if lesson.locale == FALLBACK_LOCALE and (age := reading_age.reading_age(_said(lesson))) > OLDEST_READER:
        said = f"The reading age is {age:.1f} years; {OLDEST_READER} is the most. Try shorter sentences."
        yield ("title",), said
    if lesson.locale == "es" and (ease := reading_age.spanish_ease(_said(lesson))) < LEAST_EASE:
        yield (
            ("title",),
            f"The ease of reading is {ease:.0f}; {LEAST_EASE} is the least. Try shorter sentences.",
        )
    if len(lesson.step.options) != STEP_OPTIONS:
        yield (
            ("step", "options"),
            f"The step has {len(lesson.step.options)} options. Three is the number to offer.",
        )


def _form(lesson: Lesson, document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    fields = document.table.get("fields", [])
    first = lesson.cards[0].title if lesson.cards else ""
    asked = 0
    for position, field in enumerate(fields):
        if field["card"] == first:
            said = "This question stands on the first card, which only tells. Please move it on."
            yield ("fields", position, "card"), said
        asked += not field.get("more", False)
        if asked == MOST_QUESTIONS + 1 and not field.get("more", False):
            said = f"More than {MOST_QUESTIONS} questions at once. Please fold some away with more = true."
            yield ("fields", position), said
        hint, inner = field.get("hint", ""), field.get("fields", [])
        writes = {"short", "long", "person"} & {field["kind"], *(part["kind"] for part in inner)}
        hinted = NAME_HINTS.get(lesson.locale, ANY_HINT).search(hint)
        if writes and not hinted:
            said = f"“{field['name']}” is written in. Its hint has to ask for no full names, or for initials."
            yield ("fields", position), said


def _plan(plan: Plan, reading: Reading) -> Iterator[tuple[str, str]]:
    if not SHORTEST_PLAN <= plan.weeks <= LONGEST_PLAN:
        yield "weeks", f"This plan has {plan.weeks} weeks. A plan has {SHORTEST_PLAN} to {LONGEST_PLAN}."
    if not plan.complete:
        return
    empty = [str(week) for week in range(1, plan.weeks + 1) if not plan.week(week)]
    if empty:
        yield "complete", f"This plan says it is complete, but nothing happens in week {', '.join(empty)}."
    if missing := [slot for slot in CHOSEN if plan.item(slot) is None]:
        yield (
            "complete",
            f"This plan says it is complete, but it leaves out {', '.join(missing)} of the area.",
        )
    phases = {lesson.id: lesson.phase for lesson, _ in reading.lessons}
    last = plan.lessons()[-1:]
    if not last or phases.get(last[0].id) != "ending":
        yield "complete", "This plan says it is complete, but its last lesson is not one of the ending."


def _loud(path: Path, directory: Path) -> Iterator[Mistake]:
    """Exclamation marks and emoji, in words that may reach somebody on a bad day."""
    name = path.relative_to(directory.parent).as_posix()
    for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").split("\n"), 1):
        if said := message_check.loudness(line.replace("![", "")):
            yield Mistake(name, number, said)
