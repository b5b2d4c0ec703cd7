"""What the address of the roster asks for: whom to look for, and which act on whom."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from flask import request

from course import bulk_acts, people, searching
from course.bulk_acts import Bulk, Kind
from course.lesson_plans import AREAS
from course.lessons import PlanItem
from course.models import Channel, Cohort
from course.rules import contacts, pauses
from course.searching import State, Wanted
from course.web import context
from course.web.admin import forms, words
from course.web.admin.forms import Choice, Errors
from course.web.admin.words import Tag

FILTERS = ("q", "cohort", "state", "area", "week", "channel")
WAITING = "waiting"
STATES: Mapping[str, Tag] = {
    State.UNDER_WAY: Tag("Under way", "good"),
    State.NOT_BEGUN: Tag("Not begun", "info"),
    State.PAUSED: Tag("Paused, by choice"),
    State.SILENT: Tag("Paused after silence", "warn"),
    State.UNREACHABLE: Tag("Not reached", "warn"),
    State.FINISHED: Tag("Finished", "good"),
    State.STOPPED: Tag("Stopped"),
}
AREA_NAMES: Mapping[str, str] = {area: area.capitalize() for area in AREAS}
CHANNEL_NAMES: Mapping[str, str] = {Channel.SMS: "Text", Channel.EMAIL: "Email"}
ACTS: Mapping[Kind, str] = {
    Kind.EXTEND: "Give more time", Kind.PAUSE: "Pause", Kind.RESUME: "End the pause",
    Kind.AGAIN: "Give an item again", Kind.START: "Start on another day", Kind.MOVE: "Move to another cohort",
    Kind.WITHDRAW: "Take out of the course",
}  # fmt: skip
WEEKS: Mapping[Kind, tuple[int, ...]] = {Kind.EXTEND: (1, 2, 4), Kind.PAUSE: pauses.WEEKS}
LATEST_START = timedelta(days=366)
LONGEST_QUERY, FEWEST_DIGITS, MOST_WEEKS = 120, 6, 20


def asked() -> dict[str, str]:
    """The filters of the address, as typed; what is not one of those offered is left out."""
    typed = {name: request.values.get(name, "").strip()[:LONGEST_QUERY] for name in FILTERS}
    offered: Mapping[str, Any] = {
        "state": {*STATES, WAITING}, "area": AREA_NAMES, "channel": CHANNEL_NAMES,
        "week": {str(week) for week in range(1, MOST_WEEKS + 1)},
    }  # fmt: skip
    return {name: value if value in offered.get(name, {value}) else "" for name, value in typed.items()}


def wanted(typed: Mapping[str, str], mine: Sequence[Cohort]) -> Wanted:
    """Whom these filters look for, among these cohorts."""
    chosen = [one for one in mine if str(one.id) == typed["cohort"]] or mine
    found = _contacts(typed["q"], chosen)
    return Wanted(
        cohort_ids=tuple(one.id for one in chosen),
        state=typed["state"],
        area=typed["area"],
        week=int(typed["week"] or 0),
        channel=typed["channel"],
        contacts=found,
        words=() if found else searching.words_of(typed["q"]),
    )


def _contacts(text: str, cohorts: Sequence[Cohort]) -> tuple[str, ...]:
    """The blind indexes of a whole number or address, a number read as in each country of the cohorts."""
    if "@" not in text and sum(sign.isdigit() for sign in text) < FEWEST_DIGITS:
        return ()
    read = {contacts.parse_contact(text, country) for country in {one.country for one in cohorts}}
    session = context.session()
    return tuple(
        sorted(people.contact_index(session, one.channel, one.value) for one in read if one is not None)
    )


def bulk(mine: Sequence[Cohort], *, now_on: date) -> tuple[Bulk | None, Errors]:
    """The act that the address or the form names; what is missing is said beside its field."""
    name, sent = request.values.get("act", ""), request.values
    if name not in {*Kind}:
        return None, {"act": "Please choose what is to happen."}
    kind, errors = Kind(name), Errors()
    number, on, item, cohort = sent.get("number", 0, type=int), forms.day(sent.get("on", "")), None, None
    if kind in WEEKS and number not in WEEKS[kind]:
        errors["number"] = "Please choose how many weeks."
    if kind is Kind.START and (on is None or not now_on < on <= now_on + LATEST_START):
        errors["on"] = "Please choose a first day after today, within a year."
    if kind is Kind.AGAIN:
        item = next((one for one in items() if one.id == sent.get("item", "")), None)
        errors |= {} if item else {"item": "Please choose what they get again."}
    if kind is Kind.MOVE:
        cohort = next((one for one in mine if str(one.id) == sent.get("target", "")), None)
        errors |= {} if cohort else {"target": "Please choose where they go."}
    number = number if kind in WEEKS else 0
    return (None if errors else Bulk(kind, number, on if kind is Kind.START else None, item, cohort)), errors


def items() -> list[PlanItem]:
    """Everything that a plan of this course has, each once."""
    plans = context.wired().course.plans.values()
    return list({item.id: item for plan in plans for item in plan.items}.values())


def ticked() -> list[int]:
    """The enrolments that were ticked, or that the page before carried along, each once."""
    sent = " ".join((*request.values.getlist("who"), request.values.get("ids", "")))
    return list(dict.fromkeys(int(one) for one in sent.split() if one.isascii() and one.isdigit()))[
        : bulk_acts.AT_MOST + 1
    ]


def offered(mine: Sequence[Cohort]) -> dict[str, list[Choice]]:
    """What each filter offers."""
    return {
        "cohorts": [{"id": str(one.id), "label": one.name} for one in mine],
        "areas": [{"id": area, "label": name} for area, name in AREA_NAMES.items()],
        "channels": [{"id": str(one), "label": name} for one, name in CHANNEL_NAMES.items()],
        "weeks": [{"id": str(week), "label": f"Week {week}"} for week in range(1, MOST_WEEKS + 1)],
    }


def details(mine: Sequence[Cohort]) -> dict[str, list[Choice]]:
    """What the fields of the acts offer."""
    course = context.wired().course
    return {
        "targets": [{"id": str(one.id), "label": one.name} for one in mine if one.closed_at is None],
        "items": [
            {"id": one.id, "label": words.title(course, one)} for one in items() if not one.is_unfilled
        ],
    }


def weeks(kind: Kind) -> list[Choice]:
    """How many weeks an act offers."""
    return [
        {"id": str(one), "label": "1 week" if one == 1 else f"{one} weeks"} for one in WEEKS.get(kind, ())
    ]
