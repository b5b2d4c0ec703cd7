"""The learner's own plan for rough patches, for the pages that show it back."""

from collections.abc import Collection, Iterator
from typing import Any

from course import answers
from course.web import context, language, learner
from course.web.learner import Learner

LESSON = "e3"


def of(reader: Learner, only: Collection[str] = ()) -> Iterator[tuple[str, list[str]]]:
    """The plan, question by question, where this browser may show it.

    `only` these questions, by name, or all.
    """
    lesson = reader.lesson(LESSON)
    saved = answers.saved(context.session(), reader.enrolment.id, LESSON)
    for card in lesson.cards:
        kept = saved.get(str(card.number))
        if kept is None or not learner.may_show(kept.session_id):
            continue
        for field in card.fields:
            if (not only or field.name in only) and (lines := _lines(kept.values.get(field.name))):
                yield language.said(field.label, lesson.locale), lines


def _lines(value: Any) -> list[str]:
    """What was written, line by line; a row of a group is one line."""
    if isinstance(value, list):
        return [" · ".join(map(str, row.values())) for row in value if row]
    return [str(value)] if value else []


def is_hidden(reader: Learner) -> bool:
    saved = answers.saved(context.session(), reader.enrolment.id, LESSON)
    written = (one for card, one in saved.items() if card != answers.STEP and one.values)
    return any(not learner.may_show(one.session_id) for one in written)


def is_written(reader: Learner) -> bool:
    """Whether there is one, whoever may see it."""
    saved = answers.saved(context.session(), reader.enrolment.id, LESSON)
    return any(card != answers.STEP and one.values for card, one in saved.items())
