"""Load `lessons/`: every lesson, plan, check-in and support line as values, checked, with its version.

Nothing here is kept between calls: `load` reads the folder and returns a `Course`, so whoever holds one may
load another when a file changes. `read` does the same without refusing, for the author's own checks.
Every mistake names its file and line. The values stand in `lesson_values` and are offered here.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass as value
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from pydantic.dataclasses import dataclass

from course import lesson_cards, support_lines
from course.lesson_cards import RawCard
from course.lesson_files import STRICT, Document, Folder, Key, LessonErrors, Mistake, Text, Where
from course.lesson_values import (
    FALLBACK_LOCALE,
    LONG_LENGTH,
    SHORT_LENGTH,
    SLOT,
    Afterwards,
    Card,
    CheckIn,
    Course,
    Field,
    FieldKind,
    Lesson,
    Option,
    Phase,
    PlacedField,
    Plan,
    PlanItem,
    Step,
    StepOption,
    Takeaway,
    field_faults,
    lessons_of,
)
from course.support_lines import Country, Line, short_line, short_lines

__all__ = [
    "FALLBACK_LOCALE", "LONG_LENGTH", "SHORT_LENGTH",
    "Afterwards", "Card", "CheckIn", "Country", "Course", "Document", "Field", "FieldKind", "Lesson",
    "LessonErrors", "Line", "Mistake", "Option", "Phase", "Plan", "PlanItem", "Reading", "Step", "StepOption",
    "Takeaway", "load", "read", "short_line", "short_lines",
]  # fmt: skip

Shape = TypeVar("Shape")

DAYS_IN_A_WEEK = 7
CHECK_IN_QUESTIONS = {"mood": "mood", "near": "pick", "step": "pick", "note": "long"}
FILE_NAME = re.compile(r"(?P<id>[a-z]\d+)-(?P<slug>[a-z0-9-]+)\.md")
CHECK_IN_ID = re.compile(r"week-(\d+)")


@dataclass(frozen=True, config=STRICT)
class CourseFile:
    """`course.toml`: the course's name, what it says of itself, and the languages that are switched on."""

    id: Key
    title: Text
    about: Text
    form_note: Text
    locales: tuple[Text, ...]


@dataclass(frozen=True, config=STRICT)
class LessonFile:
    """The settings at the top of a lesson."""

    id: Key
    title: Text
    phase: Phase
    minutes: int
    summary: Text
    step: Step
    takeaway: Takeaway
    fields: tuple[PlacedField, ...] = ()


@dataclass(frozen=True, config=STRICT)
class ItemFile:
    """A line of a plan; `day` is a day of its own week, 0 to 6."""

    id: Key
    week: int
    day: int


@dataclass(frozen=True, config=STRICT)
class PlanFile:
    id: Text
    title: Text
    weeks: int
    items: tuple[ItemFile, ...]
    complete: bool = False


@dataclass(frozen=True, config=STRICT)
class PlansFile:
    plans: tuple[PlanFile, ...]


@value(frozen=True)
class Reading:
    """What could be understood of a folder, and everything that was wrong. `course` is whole or None."""

    course: Course | None
    lessons: tuple[tuple[Lesson, Document], ...]
    plans: tuple[tuple[Plan, Document, Where], ...]
    locales: tuple[str, ...]
    mistakes: tuple[Mistake, ...]


def load(directory: Path) -> Course:
    """The course in `directory`; raises LessonErrors with every mistake."""
    reading = read(directory)
    if reading.course is None or reading.mistakes:
        raise LessonErrors(list(reading.mistakes))
    return reading.course


def read(directory: Path) -> Reading:
    """The folder as far as it can be understood."""
    folder = Folder(directory)
    home = next(
        (path.parent for path in sorted(directory.glob("*/course.toml"))), directory / "relationships"
    )
    _, about = _shaped(folder, home / "course.toml", CourseFile)
    found = [pair for path in sorted(home.glob("*/*.md")) if (pair := _lesson(folder, path))]
    texts = _by_locale(folder, found)
    # A lesson that is there but cannot be read is a mistake of its own, and not one of every plan that has it.
    ids = {
        named["id"]
        for path in home.glob(f"{FALLBACK_LOCALE}/*.md")
        if (named := FILE_NAME.fullmatch(path.name))
    }
    plans = list(_plans(folder, home / "plans.toml", ids))
    check_in = _check_in(folder, home / "check-ins.toml")
    support = support_lines.read(folder)
    course = None
    if about and check_in:
        course = Course(
            id=about.id,
            version=_version(home),
            title=about.title,
            lessons=MappingProxyType(texts),
            plans=MappingProxyType({plan.id: plan for plan, _, _ in plans}),
            check_in=check_in,
            messages_dir=directory / "messages",
            support=support,
            about=about.about,
            form_note=about.form_note,
            locales=about.locales,
        )
    locales = about.locales if about else (FALLBACK_LOCALE,)
    return Reading(course, tuple(found), tuple(plans), locales, tuple(sorted(set(folder.mistakes))))


def _by_locale(folder: Folder, found: list[tuple[Lesson, Document]]) -> dict[tuple[str, str], Lesson]:
    texts: dict[tuple[str, str], Lesson] = {}
    for lesson, document in found:
        if (lesson.locale, lesson.id) in texts:
            folder.mistakes.append(document.mistake(("id",), f"Two files hold the lesson “{lesson.id}”."))
        texts[lesson.locale, lesson.id] = lesson
    return texts


def _version(home: Path) -> str:
    """A fingerprint of every word of the course: the same on every machine, another after any change."""
    digest = hashlib.sha256()
    for path in sorted(path for path in home.rglob("*") if path.suffix in {".md", ".toml"}):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _shaped(folder: Folder, path: Path, kind: type[Shape]) -> tuple[Document, Shape] | tuple[None, None]:
    document = folder.toml(path)
    shape = folder.shape(document, kind) if document else None
    return (document, shape) if document and shape else (None, None)


def _lesson(folder: Folder, path: Path) -> tuple[Lesson, Document] | None:
    """One lesson, and its document with the line of each card."""
    document = folder.markdown(path)
    named = FILE_NAME.fullmatch(path.name)
    if not named:
        folder.blame(
            path, 1, "A lesson's file is called like l01-how-this-works.md: its id, a hyphen, its title."
        )
    if not document or not named:
        return None
    raw, problems = lesson_cards.split(document.body, document.body_line)
    for line, said in problems:
        folder.blame(path, line, said)
    document = replace(
        document, lines={**document.lines, **{("cards", n): card.line for n, card in enumerate(raw, 1)}}
    )
    front = folder.shape(document, LessonFile)
    if not front:
        return None
    if front.id != named["id"]:
        folder.mistakes.append(document.mistake(("id",), f"“id” must be “{named['id']}”, like the file."))
    folder.mistakes += [document.mistake(where, said) for where, said in _lesson_faults(front, raw)]
    cards = tuple(_card(number, card, front) for number, card in enumerate(raw, 1))
    return _assemble(front, cards, slug=named["slug"], locale=path.parent.name), document


def _assemble(front: LessonFile, cards: tuple[Card, ...], *, slug: str, locale: str) -> Lesson:
    return Lesson(
        id=front.id,
        slug=slug,
        title=front.title,
        phase=front.phase,
        minutes=front.minutes,
        locale=locale,
        summary=front.summary,
        cards=cards,
        step=front.step,
        takeaway=front.takeaway,
        words=sum(card.words for card in cards),
    )


def _card(number: int, raw: RawCard, front: LessonFile) -> Card:
    fields = tuple(field for field in front.fields if field.card == raw.title)
    words = lesson_cards.count_words(f"{raw.title}\n{lesson_cards.plain(raw.html)}")
    return Card(number, raw.title, raw.html, fields, words, raw.drawing)


def _lesson_faults(front: LessonFile, raw: list[RawCard]) -> Iterator[tuple[Where, str]]:
    """References that lead nowhere, and names that stand twice."""
    titles = [card.title for card in raw]
    for number, title in enumerate(titles, 1):
        if not title or title in titles[: number - 1]:
            yield ("cards", number), "Each card needs a title of its own."
    for position, field in enumerate(front.fields):
        if field.card not in titles:
            known = ", ".join(f"“{title}”" for title in titles)
            yield ("fields", position, "card"), f"There is no card called “{field.card}”. There are {known}."
        if field.name in {earlier.name for earlier in front.fields[:position]}:
            yield ("fields", position, "name"), f"Two fields are called “{field.name}”."
        for where, fault in field_faults(field):
            yield ("fields", position, *where), fault
    ids = [option.id for option in front.step.options]
    for position, id in enumerate(ids):
        if id in ids[:position]:
            yield ("step", "options", position), f"Two options of the step are called “{id}”."


def _plans(folder: Folder, path: Path, lesson_ids: set[str]) -> Iterator[tuple[Plan, Document, Where]]:
    document, file = _shaped(folder, path, PlansFile)
    if not document or not file:
        return
    for number, plan in enumerate(file.plans):
        where: Where = ("plans", number)
        if plan.id in {earlier.id for earlier in file.plans[:number]}:
            folder.mistakes.append(document.mistake((*where, "id"), f"Two plans are called “{plan.id}”."))
        for position, fault in _plan_faults(plan, lesson_ids):
            folder.mistakes.append(document.mistake((*where, "items", position), fault))
        items = sorted(map(_plan_item, plan.items), key=lambda item: item.day)
        yield Plan(plan.id, plan.title, plan.weeks, tuple(items), plan.complete), document, where


def _plan_item(item: ItemFile) -> PlanItem:
    kind: Literal["lesson", "check-in"] = "check-in" if CHECK_IN_ID.fullmatch(item.id) else "lesson"
    slot = item.id if SLOT.fullmatch(item.id) else ""
    return PlanItem(item.id, kind, item.week, (item.week - 1) * DAYS_IN_A_WEEK + item.day, slot)


def _plan_faults(plan: PlanFile, lesson_ids: set[str]) -> Iterator[tuple[int, str]]:
    """What is wrong with the items of a plan, each with its position."""
    for position, item in enumerate(plan.items):
        check_in = CHECK_IN_ID.fullmatch(item.id)
        if check_in and int(check_in[1]) != item.week:
            said = f"“{item.id}” stands in week {item.week}. A check-in carries its own week's number."
            yield position, said
        for missing in [] if check_in else [id for id in lessons_of(item.id) if id not in lesson_ids]:
            yield position, f"There is no lesson “{missing}”."
        if item.id in {earlier.id for earlier in plan.items[:position]}:
            yield position, f"“{item.id}” stands twice in this plan."
        if not 1 <= item.week <= plan.weeks:
            yield position, f"Week {item.week} is outside this plan of {plan.weeks} weeks."
        if not 0 <= item.day < DAYS_IN_A_WEEK:
            yield position, f"Day {item.day} is not a day of a week. Days run from 0, the first, to 6."


def _check_in(folder: Folder, path: Path) -> CheckIn | None:
    document, check_in = _shaped(folder, path, CheckIn)
    if not document or not check_in:
        return None
    if {question.name: question.kind for question in check_in.questions} != CHECK_IN_QUESTIONS:
        wanted = ", ".join(f"{name} ({kind})" for name, kind in CHECK_IN_QUESTIONS.items())
        folder.mistakes.append(document.mistake(("questions",), f"A check-in asks exactly this: {wanted}."))
    for position, question in enumerate(check_in.questions):
        for where, fault in field_faults(question):
            folder.mistakes.append(document.mistake(("questions", position, *where), fault))
    return check_in
