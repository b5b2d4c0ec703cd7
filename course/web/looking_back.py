"""What a lesson shows of what its reader said weeks ago: goals as they were set, the map as it was first drawn.

All of it only for whoever has proven who they are, and never in a copy that a phone keeps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from course import answers
from course.answers import Saved
from course.lessons import Card, Lesson
from course.web import access, context, kept, own_people, people_picture
from course.web.learner import Learner
from course.web.own_people import GROUP, LESSON, SECOND_PASS, Row
from course.web.people_picture import Picture

FOCUS, GOALS, GOAL = "l07", "goals", "goal"
PLANNING, LAST = "e3", "e4"


@dataclass(frozen=True)
class Then:
    """How it was. `card` asks about the map again, filled in with `rows`, the newest one; `picture` is the first."""

    card: int
    goals: tuple[str, ...]
    rows: Sequence[Row]
    picture: Picture | None = None
    saved_at: datetime | None = None

    def filled(self, card: Card, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values of a card; the one that asks about the map again starts from how it stands."""
        if card.number != self.card or not self.rows:
            return values
        asked = [inner.name for one in card.fields if one.name == GROUP for inner in one.fields]
        rows = [{name: row[name] for name in asked if name in row} for row in self.rows]
        return {**values, GROUP: [row for row in rows if row]}


def of(reader: Learner, lesson: Lesson) -> Then | None:
    """What the second pass shows; None on every other lesson, and where it may not be shown."""
    if lesson.id != SECOND_PASS or kept.is_copy() or not access.is_full():
        return None
    saved = answers.of_items(context.session(), reader.enrolment.id, (LESSON, SECOND_PASS, FOCUS))
    found = own_people.versions_of(reader, saved)
    first = found.first or found.now
    picture = people_picture.of(first) if first.rows else None
    card = next(card.number for card in lesson.cards if any(one.name == GROUP for one in card.fields))
    return Then(card, _goals(saved.get(FOCUS, {})), found.now.rows, picture, first.saved_at)


def onward(reader: Learner, item: str) -> dict[str, Any]:
    """Where the end of a lesson leads that made something to keep: to the plan, or to the letter."""
    pages = {PLANNING: "letter.plan", LAST: "letter.show"}
    return {
        "record_href": url_for(pages[item]) if item in pages else "",
        "is_letter": item == LAST,
        "is_last": reader.enrolment.finished_at is not None and item == LAST,
        "weeks": reader.plan.weeks,
    }


def _goals(saved: Mapping[str, Saved]) -> tuple[str, ...]:
    rows = next((one.values[GOALS] for one in saved.values() if one.values.get(GOALS)), ())
    return tuple(row[GOAL] for row in rows if row.get(GOAL))
