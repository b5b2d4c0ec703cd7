"""Which small steps a lesson offers: none that leads into a talk that did not feel safe (course-map 2.4, D4). Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from course.lessons import StepOption

# Lesson -> the question that decides, the lowest number at which a talk is offered, the steps that lead into one.
TALKS = {"d4": ("feel_safe", 7, frozenset({"talk", "rehearse"}))}


def offered(
    lesson_id: str, options: tuple[StepOption, ...], answers: Iterable[Mapping[str, Any]]
) -> tuple[StepOption, ...]:
    """The steps to offer somebody who gave these answers. Without an answer the talk is not offered either."""
    if lesson_id not in TALKS:
        return options
    question, lowest, into_talk = TALKS[lesson_id]
    felt = next((values[question] for values in answers if isinstance(values.get(question), int)), None)
    if felt is not None and felt >= lowest:
        return options
    return tuple(option for option in options if option.id not in into_talk)
