"""The learners whom a tick is measured with: as different from each other as those of the demonstration.

Groups that began today or up to six weeks ago, two plans, four zones, four hours; of five, two do
everything, one is a week behind, one does half and one nothing. Each joined at a minute of their own, and each has the
nudges and messages of every item so far. On the Monday that is measured a new lesson opens to each of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from course.lessons import Course, PlanItem
from course.models import Cohort, LessonProgress, Message, Nudge
from tests.conftest import MONDAY

WEEKS = 7
PLANS = ("12", "16")
ZONES = ("Europe/London", "Europe/Madrid", "Asia/Kolkata", "Africa/Nairobi")
HOURS = ("09:00", "09:30", "09:45", "10:00")
SENT_AT = timedelta(minutes=5)
Row = dict[str, Any]
# A moment as the driver of the database stores it.
Stored = Callable[[datetime], Any]


@dataclass(frozen=True)
class Invented:
    """One of them, by number."""

    number: int

    @property
    def weeks_in(self) -> int:
        return self.number % WEEKS

    @property
    def plan(self) -> str:
        return PLANS[self.number // WEEKS % len(PLANS)]

    @property
    def zone(self) -> str:
        return ZONES[self.number // 7 % len(ZONES)]

    @property
    def send_at(self) -> str:
        return HOURS[self.number // 3 % len(HOURS)]

    @property
    def starts_on(self) -> date:
        return MONDAY.date() - timedelta(weeks=self.weeks_in)

    @property
    def enrolled_at(self) -> datetime:
        return MONDAY - timedelta(weeks=self.weeks_in, minutes=self.number % 9973)

    def has_done(self, place: int, item: PlanItem) -> bool:
        """Whether they have finished this item, the so-manieth of their plan."""
        kind = self.number % 5
        if kind == 2:
            return item.week < self.weeks_in
        return kind < 2 or (kind == 3 and place % 2 == 0)


def histories(
    course: Course, everybody: Sequence[Invented], cohort: Cohort, stored: Stored
) -> dict[type[Any], list[Row]]:
    """The rows of all that they were sent and have done."""
    found: dict[type[Any], list[Row]] = {Nudge: [], Message: [], LessonProgress: []}
    for one in everybody:
        items = course.plan(one.plan).items
        for place, item in enumerate(items):
            at = MONDAY - timedelta(weeks=one.weeks_in) + timedelta(days=item.day)
            if item.day >= one.weeks_in * 7:
                break
            # Below zero, so that the numbers which the database gives stay free.
            number = -len(found[Nudge]) - 1
            found[Nudge].append(_nudge(one, number, item, at, stored, is_first=place == 0))
            found[Message].append(_message(one, number, item, cohort, at, stored))
            if item.kind == "lesson" and one.has_done(place, item):
                done = {"enrolment_id": one.number, "item": item.id, "opened_at": stored(at)}
                found[LessonProgress].append(done | {"finished_at": stored(at + SENT_AT)})
    return found


def _nudge(
    one: Invented, number: int, item: PlanItem, at: datetime, stored: Stored, *, is_first: bool
) -> Row:
    return {
        "id": number, "enrolment_id": one.number, "person_id": one.number,
        "reason_key": "welcome" if is_first else item.announced_as,
        "kind": "welcome" if is_first else item.kind, "item": item.key, "for_on": at.date().isoformat(),
        "wall_time": one.send_at, "zone": one.zone, "due_at": stored(at), "why": "It opens on this day.",
        "planned_at": stored(at),
    }  # fmt: skip


def _message(one: Invented, number: int, item: PlanItem, cohort: Cohort, at: datetime, stored: Stored) -> Row:
    return {
        "id": number, "ref": f"before{number}", "channel": "sms", "kind": item.kind, "item": item.key,
        "person_id": one.number, "enrolment_id": one.number, "cohort_id": cohort.id, "nudge_id": number,
        "contact_index": f"index-{one.number}", "to_sealed": b"\0" * 48, "locale": "en", "country": "GB",
        "status": "delivered", "send_after": stored(at), "expires_at": stored(at + SENT_AT),
        "claimed_at": stored(at), "created_at": stored(at), "settled_at": stored(at),
    }  # fmt: skip
