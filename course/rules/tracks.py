"""The areas that somebody chooses: how they fill the slots of a plan, what the aid suggests, what may change. Pure."""

import functools
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from course.lesson_plans import AREAS, SLOT
from course.lessons import Plan, PlanItem

LOSS, DISAGREEMENT = "loss", "disagreement"
FIRST, SECOND = "x", "y"
STATEMENTS = (1, 2)
REMEMBERED = 1 << 10


@dataclass(frozen=True)
class Chosen:
    """What one enrolment says of its areas. `not_offered` does not say why, and is not told to anybody."""

    track: str | None = None
    second: str | None = None
    was_changed: bool = False
    not_offered: frozenset[str] = frozenset()


def lesson_of(slot: str, track: str | None, second: str | None, opened: Set[str]) -> str | None:
    """The lesson that fills a slot; None while no area is chosen for it.

    A lesson that was opened keeps its place when the first area changes: what was written there is not lost.
    """
    number = slot[1:]
    if slot.startswith(SECOND):
        return AREAS[second] + number if second else None
    if not track:
        return None
    theirs = AREAS[track] + number
    others = [letter + number for area, letter in AREAS.items() if area not in (track, second)]
    kept = [one for one in others if one in opened]
    return kept[0] if kept and theirs not in opened else theirs


def resolved(plan: Plan, track: str | None, second: str | None, opened: Set[str]) -> Plan:
    """The plan as one learner has it. Until an area is chosen its slots stay; without a second one its slots go."""
    return _resolved(plan, track, second, frozenset(opened))


@functools.lru_cache(REMEMBERED)
def _resolved(plan: Plan, track: str | None, second: str | None, opened: frozenset[str]) -> Plan:
    filled = (_filled(item, track, second, opened) for item in plan.items)
    return replace(plan, items=tuple(item for item in filled if item is not None))


def _filled(item: PlanItem, track: str | None, second: str | None, opened: Set[str]) -> PlanItem | None:
    if not item.slot:
        return item
    lesson = lesson_of(item.slot, track, second, opened)
    if lesson is None:
        return None if item.slot.startswith(SECOND) else item
    return replace(item, id=lesson)


def is_done(item: str, track: str | None, second: str | None, done: Set[str]) -> bool:
    """Whether what a message speaks of, an item or a slot, is done by now."""
    lesson = lesson_of(item, track, second, done) if SLOT.fullmatch(item) else item
    return lesson in done


def offered(chosen: Chosen) -> tuple[str, ...]:
    """The areas that may be chosen first."""
    return tuple(area for area in AREAS if area not in chosen.not_offered and area != chosen.second)


def offered_second(chosen: Chosen) -> tuple[str, ...]:
    """The areas that may be chosen beside the first."""
    return tuple(area for area in AREAS if area not in chosen.not_offered and area != chosen.track)


def may_choose(chosen: Chosen, opened: Set[str]) -> bool:
    """The first area may be chosen once, and changed once until its second lesson is opened."""
    if chosen.track is None:
        return True
    return not chosen.was_changed and not _is_opened("x2", chosen, opened)


def may_choose_second(plan: Plan, chosen: Chosen, opened: Set[str]) -> bool:
    """A second area may be chosen beside the first, and changed until one of its lessons is opened."""
    slots = [item.slot for item in plan.items if item.slot.startswith(SECOND)]
    return (
        bool(slots) and chosen.track is not None and not any(_is_opened(one, chosen, opened) for one in slots)
    )


def _is_opened(slot: str, chosen: Chosen, opened: Set[str]) -> bool:
    return lesson_of(slot, chosen.track, chosen.second, opened) in opened


def suggested(
    answers: Mapping[str, Any], people: Sequence[Mapping[str, Any]], not_offered: Set[str]
) -> tuple[str, ...]:
    """The areas that two statements each, from 0 to 3, speak for most; several where they tie, none where none does.

    Nobody is led to Loss who says that nobody died, nor to Disagreement who has somebody they do not feel safe with.
    """
    left_out = set(not_offered)
    if answers.get("someone_died") == "no":
        left_out.add(LOSS)
    if any(person.get("feels_safe") == "no" for person in people):
        left_out.add(DISAGREEMENT)
    scores = {
        area: sum(answers.get(f"{area}_{number}") or 0 for number in STATEMENTS)
        for area in AREAS
        if area not in left_out
    }
    best = max(scores.values(), default=0)
    return tuple(area for area, score in scores.items() if score == best) if best else ()


def opens_disagreement(answers: Sequence[str]) -> bool:
    """Whether three private questions leave the way to Disagreement open: only three times no does."""
    return len(answers) == 3 and all(one == "no" for one in answers)
