"""Which item comes when: `plans.toml`, its values and how they are read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass as value
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic.dataclasses import dataclass

from course import measure_files
from course.lesson_files import STRICT, Document, Folder, Key, Text, Where
from course.measure_files import Point

DAYS_IN_A_WEEK = 7
CHECK_IN_ID = re.compile(r"week-(\d+)")

# The areas that a learner chooses from, each with the letter of its four lessons; and what stands for them.
AREAS: Mapping[str, str] = {"loss": "g", "disagreement": "d", "change": "t", "connection": "c"}
SLOT = re.compile(r"[xy]([1-4])")


def lessons_of(item: str) -> list[str]:
    """The lessons that an item of a plan may turn out to be."""
    slot = SLOT.fullmatch(item)
    return [letter + slot[1] for letter in AREAS.values()] if slot else [item]


@value(frozen=True)
class PlanItem:
    """One thing to do in a plan. `day` counts from the enrolment's first day, over the whole course.

    `slot` is "x1" to "x4" for a lesson of the chosen area, "y1" to "y4" for one of the second; `id` is the
    lesson that fills it, or the slot itself while there is none.
    """

    id: str
    kind: Literal["lesson", "check-in"]
    week: int
    day: int
    slot: str = ""

    @property
    def key(self) -> str:
        """What names this place of the plan for good, whichever lesson fills it."""
        return self.slot or self.id

    @cached_property
    def announced_as(self) -> str:
        """The name of the nudge that announces it."""
        return f"{self.kind}:{self.key}"

    @property
    def is_unfilled(self) -> bool:
        """A slot for which no area is chosen yet: there is no such lesson."""
        return bool(self.slot) and self.id == self.slot


@value(frozen=True)
class Plan:
    """What comes when. A plan that is not `complete` lists only the weeks whose lessons there are."""

    id: str
    title: str
    weeks: int
    items: tuple[PlanItem, ...]
    complete: bool = False
    points: tuple[Point, ...] = ()

    def __hash__(self) -> int:
        """Without its items one by one: what is made of a plan is remembered by it."""
        return hash((self.id, self.weeks, len(self.items)))

    def item(self, id: str) -> PlanItem | None:
        """The item of this id; a slot's name finds whatever lesson fills it."""
        return next((item for item in self.items if id in (item.id, item.key)), None)

    def lessons(self) -> tuple[PlanItem, ...]:
        return tuple(item for item in self.items if item.kind == "lesson")

    def week(self, number: int) -> tuple[PlanItem, ...]:
        return tuple(item for item in self.items if item.week == number)


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
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, config=STRICT)
class PlansFile:
    plans: tuple[PlanFile, ...]


def read(folder: Folder, path: Path, lesson_ids: set[str]) -> Iterator[tuple[Plan, Document, Where]]:
    """Every plan of the file, with its document and its place in it; what is wrong is noted in the folder."""
    document, file = folder.shaped(path, PlansFile)
    if not document or not file:
        return
    for number, plan in enumerate(file.plans):
        where: Where = ("plans", number)
        if plan.id in {earlier.id for earlier in file.plans[:number]}:
            folder.mistakes.append(document.mistake((*where, "id"), f"Two plans are called “{plan.id}”."))
        for position, fault in _faults(plan, lesson_ids):
            folder.mistakes.append(document.mistake((*where, "items", position), fault))
        for position, fault in measure_files.point_faults(plan.points, [item.id for item in plan.items]):
            folder.mistakes.append(document.mistake((*where, "points", position), fault))
        items = sorted(map(_item, plan.items), key=lambda item: item.day)
        yield Plan(plan.id, plan.title, plan.weeks, tuple(items), plan.complete, plan.points), document, where


def _item(item: ItemFile) -> PlanItem:
    kind: Literal["lesson", "check-in"] = "check-in" if CHECK_IN_ID.fullmatch(item.id) else "lesson"
    slot = item.id if SLOT.fullmatch(item.id) else ""
    return PlanItem(item.id, kind, item.week, (item.week - 1) * DAYS_IN_A_WEEK + item.day, slot)


def _faults(plan: PlanFile, lesson_ids: set[str]) -> Iterator[tuple[int, str]]:
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
