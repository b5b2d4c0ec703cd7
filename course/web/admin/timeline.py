"""One learner's timeline: what was sent and why, what is still to come and why, and how each item stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from course.check_ins import Past
from course.lessons import Course, Plan, PlanItem
from course.models import LessonProgress, Message, Nudge
from course.rules import moves
from course.rules.forecast import Coming
from course.rules.progress import Place, State
from course.rules.why import Answer
from course.web.admin import words
from course.web.admin.words import Tag


@dataclass(frozen=True)
class Sent:
    """One message of the past, or one that waits to go: when, what, why, and what became of it."""

    at: datetime
    what: str
    channel: str
    why: str
    moved: str
    status: Tag
    reason: str


@dataclass(frozen=True)
class ToCome:
    """One message that will go out if its item is still open by then."""

    at: datetime
    what: str
    why: str
    moved: str


@dataclass(frozen=True)
class Reason:
    """Where one message of one item stands, and the rule that says so. `at` is None where it came at no time."""

    what: str
    state: Tag
    at: datetime | None
    why: str


@dataclass(frozen=True)
class Row:
    """One item of the plan as this learner has it. `mood` is None where it is not shared, or was not said."""

    item: PlanItem
    title: str
    state: Tag
    opens_on: date
    opened_at: datetime | None
    done_at: datetime | None
    mood: int | None


def past(course: Course, plan: Plan, history: Iterable[tuple[Message, Nudge | None]]) -> list[Sent]:
    """What was sent, each with its reason in a plain sentence."""
    return [_sent(course, plan, message, nudge) for message, nudge in history]


def coming(course: Course, found: Iterable[Coming]) -> list[ToCome]:
    """What the rule says will follow, if nothing happens meanwhile."""
    return [
        ToCome(
            at=one.at,
            what=words.kind(course, one.reason.kind, one.reason.item),
            why=one.reason.why,
            moved=moves.sentences(one.reason.moved),
        )
        for one in found
    ]


def reasons(course: Course, plan: Plan, found: Iterable[Answer]) -> list[Reason]:
    """The same in words."""
    return [
        Reason(
            words.kind(course, one.kind, plan.item(one.item)), words.WHY_STATES[one.state], one.at, one.why
        )
        for one in found
    ]


def rows(
    course: Course,
    places: Iterable[Place],
    states: Mapping[str, str],
    lessons: Mapping[str, LessonProgress],
    check_ins: Mapping[str, Past],
) -> list[Row]:
    """The items of the plan, week by week. Without the learner's leave `check_ins` comes without moods."""
    return [
        Row(
            item=place.item,
            title=words.title(course, place.item),
            state=_state(place, states),
            opens_on=place.opens_on,
            opened_at=lessons[place.item.id].opened_at if place.item.id in lessons else None,
            done_at=_done_at(place.item.id, lessons, check_ins),
            mood=check_ins[place.item.id].mood if place.item.id in check_ins else None,
        )
        for place in places
    ]


def _sent(course: Course, plan: Plan, message: Message, nudge: Nudge | None) -> Sent:
    item = plan.item(message.item) if message.item else None
    moved_by = nudge.moved_by if nudge is not None else None
    return Sent(
        at=message.handed_over_at or message.settled_at or message.send_after,
        what=words.kind(course, message.kind, item),
        channel=words.CHANNELS[message.channel],
        why=nudge.why if nudge is not None else words.CAUSES.get(message.kind, ""),
        moved=moves.sentences(moves.read(moved_by)),
        status=words.STATUSES[message.status],
        reason=words.reason(message.reason_code),
    )


def _state(place: Place, states: Mapping[str, str]) -> Tag:
    """What happened with an item; where nothing did, whether it is open."""
    found = states.get(place.item.id) or states.get(place.item.key)
    found = found or ("later" if place.state is State.LATER else "open")
    if place.item.kind == "check-in":
        return words.CHECK_IN_STATES.get(found, words.ITEM_STATES[found])
    return words.ITEM_STATES[found]


def _done_at(
    item_id: str, lessons: Mapping[str, LessonProgress], check_ins: Mapping[str, Past]
) -> datetime | None:
    if item_id in check_ins:
        return check_ins[item_id].answered_at
    return lessons[item_id].finished_at if item_id in lessons else None
