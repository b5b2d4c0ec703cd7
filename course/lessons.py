"""Load `lessons/`: every lesson, plan, check-in and support line as values, checked, with its version.

Nothing here is kept between calls: `load` reads the folder and returns a `Course`, so whoever holds one may
load another when a file changes. `read` does the same without refusing, for the author's own checks.
Every mistake names its file and line. The values stand in `lesson_values` and are offered here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass as value
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pydantic.dataclasses import dataclass

from course import (
    lesson_cards,
    lesson_editions,
    lesson_fields,
    lesson_files,
    lesson_plans,
    measure_files,
    support_lines,
)
from course.lesson_cards import RawCard
from course.lesson_editions import Edition
from course.lesson_fields import LONG_LENGTH, SHORT_LENGTH, Field, FieldKind, Option, PlacedField
from course.lesson_files import STRICT, Document, Folder, Key, LessonErrors, Mistake, Text, Where
from course.lesson_plans import Plan, PlanItem
from course.lesson_values import (
    FALLBACK_LOCALE,
    Afterwards,
    Card,
    CheckIn,
    Course,
    FormNote,
    Lesson,
    Phase,
    Step,
    StepOption,
    Takeaway,
)
from course.measure_files import Measures
from course.support_lines import Country, Line, short_line, short_lines

__all__ = [
    "FALLBACK_LOCALE", "LONG_LENGTH", "SHORT_LENGTH",
    "Afterwards", "Card", "CheckIn", "Country", "Course", "Document", "Edition", "Field", "FieldKind", "Lesson",
    "LessonErrors", "Line", "Measures", "Mistake", "Option", "Phase", "Plan", "PlanItem", "Reading", "Step",
    "StepOption", "Takeaway", "load", "read", "short_line", "short_lines",
]  # fmt: skip

CHECK_IN_QUESTIONS = {"mood": "mood", "near": "pick", "step": "pick", "note": "long"}
FILE_NAME = re.compile(r"(?P<id>[a-z]\d+)-(?P<slug>[a-z0-9-]+)\.md")


@dataclass(frozen=True, config=STRICT)
class CourseFile:
    """`course.toml`: the course's name, what it says of itself, and its languages: complete, and begun."""

    id: Key
    title: Text
    about: Text
    form_note: Text
    danger_on_duty: Text
    danger_alone: Text
    locales: tuple[Text, ...]
    begun: tuple[Text, ...] = ()
    measures: tuple[Key, ...] = ()


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


@value(frozen=True)
class Reading:
    """What could be understood of a folder, and everything that was wrong. `course` is whole or None."""

    course: Course | None
    lessons: tuple[tuple[Lesson, Document], ...]
    plans: tuple[tuple[Plan, Document, Where], ...]
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
    found = [pair for path in sorted(home.glob("*/*.md")) if (pair := _lesson(folder, path))]
    texts = _by_locale(folder, found)
    course, plans = _course(folder, home, texts)
    # A translation is measured against English files that fit; until they do, only theirs are told.
    if course and not folder.mistakes:
        spoken = {locale: _in_words_of(locale, folder, home, course) for locale in course.languages[1:]}
        course = _in_edition(
            replace(course, translations=MappingProxyType(spoken)), lesson_editions.pack(home)
        )
    return Reading(course, tuple(found), tuple(plans), tuple(sorted(set(folder.mistakes))))


def earlier(course: Course, edition: Edition, home: Path) -> Course:
    """A course with the lessons and plans of an edition that was unpacked into `home`; all else is as it is now.

    It may have been written for another release, so what this one cannot understand of it is as it is now, too.
    """
    folder = Folder(home)
    own = _by_locale(
        folder, [pair for path in sorted(home.glob("*/*.md")) if (pair := _lesson(folder, path))]
    )
    ids = {id for locale, id in own if locale == FALLBACK_LOCALE}
    now = {key: one for key, one in course.lessons.items() if key[1] not in ids}
    texts = MappingProxyType(now | {key: one for key, one in own.items() if key[1] in ids})

    def taken(spoken: Course, locale: str) -> Course:
        read = lesson_plans.read(Folder(home, locale=locale), home / lesson_editions.PLANS, ids)
        plans = {**spoken.plans, **{plan.id: plan for plan, _, _ in read}}
        return replace(spoken, lessons=texts, plans=MappingProxyType(plans))

    translations = {locale: taken(spoken, locale) for locale, spoken in course.translations.items()}
    return _in_edition(replace(taken(course, ""), translations=MappingProxyType(translations)), edition)


def _in_edition(course: Course, edition: Edition) -> Course:
    """A course, and each of its translations, with the name of its edition."""
    spoken = {locale: replace(one, edition=edition) for locale, one in course.translations.items()}
    return replace(course, edition=edition, translations=MappingProxyType(spoken))


def _course(
    folder: Folder, home: Path, texts: Mapping[tuple[str, str], Lesson]
) -> tuple[Course | None, list[tuple[Plan, Document, Where]]]:
    """The course in the words of the folder's language, or None; and its plans."""
    settings, about = folder.shaped(home / "course.toml", CourseFile)
    # A lesson that is there but cannot be read is a mistake of its own, and not one of every plan that has it.
    ids = {
        named["id"]
        for path in home.glob(f"{FALLBACK_LOCALE}/*.md")
        if (named := FILE_NAME.fullmatch(path.name))
    }
    plans = list(lesson_plans.read(folder, home / "plans.toml", ids))
    check_in = _check_in(folder, home / "check-ins.toml")
    support = support_lines.read(folder)
    measures = measure_files.read(folder, home / "measures.toml", settings, about.measures if about else ())
    if not about or not check_in or not measures:
        return None, plans
    course = Course(
        id=about.id,
        version=lesson_files.fingerprint(home),
        title=about.title,
        lessons=MappingProxyType(dict(texts)),
        plans=MappingProxyType({plan.id: plan for plan, _, _ in plans}),
        check_in=check_in,
        messages_dir=folder.root / "messages",
        support=support,
        measures=measures,
        about=about.about,
        form_note=FormNote(about.form_note, about.danger_on_duty, about.danger_alone),
        locales=about.locales,
        begun=about.begun,
    )
    return course, plans


def _in_words_of(locale: str, folder: Folder, home: Path, course: Course) -> Course:
    """The same course with every word that is translated; mistakes of the translation are noted in the folder."""
    other = Folder(folder.root, locale=locale)
    spoken, _ = _course(other, home, course.lessons)
    folder.mistakes += other.mistakes
    return spoken or course


def _by_locale(folder: Folder, found: list[tuple[Lesson, Document]]) -> dict[tuple[str, str], Lesson]:
    texts: dict[tuple[str, str], Lesson] = {}
    for lesson, document in found:
        if (lesson.locale, lesson.id) in texts:
            folder.mistakes.append(document.mistake(("id",), f"Two files hold the lesson “{lesson.id}”."))
        texts[lesson.locale, lesson.id] = lesson
    return texts


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
        for where, fault in lesson_fields.field_faults(field):
            yield ("fields", position, *where), fault
    ids = [option.id for option in front.step.options]
    for position, id in enumerate(ids):
        if id in ids[:position]:
            yield ("step", "options", position), f"Two options of the step are called “{id}”."


def _check_in(folder: Folder, path: Path) -> CheckIn | None:
    document, check_in = folder.shaped(path, CheckIn)
    if not document or not check_in:
        return None
    if {question.name: question.kind for question in check_in.questions} != CHECK_IN_QUESTIONS:
        wanted = ", ".join(f"{name} ({kind})" for name, kind in CHECK_IN_QUESTIONS.items())
        folder.mistakes.append(document.mistake(("questions",), f"A check-in asks exactly this: {wanted}."))
    for position, question in enumerate(check_in.questions):
        for where, fault in lesson_fields.field_faults(question):
            folder.mistakes.append(document.mistake(("questions", position, *where), fault))
    return check_in
