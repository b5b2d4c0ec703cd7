"""The hour that a learner chose for messages and the hours between which they want them, as Settings asks for them."""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from flask import request

from course import cohorts, enrolments, nudges, people, windows
from course.models import Cohort, Person
from course.rules import local_time
from course.rules.local_time import Window
from course.translations import N_
from course.web import context, forms, language

OTHER = "other"
# Everyday hours inside the window, those of the join page among them; any other one can be typed.
USUAL = ("09:00", "09:30", "12:30", "16:30", "18:00", "19:00", "19:30")
# What can be chosen as the first and the last hour.
ENDS = tuple(f"{hour:02}:00" for hour in range(nudges.WINDOW.opens.hour, nudges.WINDOW.closes.hour + 1))
# Less than an hour has no room for a message that waits its turn and may take a while to arrive.
LEAST = timedelta(hours=1)
BAD_TIME = N_("Please choose a time from 09:00 to 19:30. We never write earlier or later than that.")
OUTSIDE = N_("Please choose a time inside the hours that you chose for messages.")
TOO_SHORT = N_("Please leave at least one hour between the two.")
NO_PLACE = N_("Please save above where you are, first. These hours are those of your own clock.")


def wished_time(person: Person) -> tuple[str, dict[str, str]]:
    """The wished wall time, "HH:MM", from a chip or typed; it must lie inside the hours in which we write to them."""
    chosen = request.form.get("at", "")
    raw = request.form.get("time", "") if chosen in ("", OTHER) else chosen
    try:
        at = time.fromisoformat(forms.tidy(raw))
    except ValueError:
        return "", {"time": BAD_TIME}
    if nudges.WINDOW.clamp(at) != at:
        return "", {"time": BAD_TIME}
    if windows.window_of(person).clamp(at) != at:
        return "", {"time": OUTSIDE}
    return at.strftime("%H:%M"), {}


def wished_window(person: Person) -> tuple[Window | None, dict[str, str]]:
    """The hours between which they want messages. Every group that they are in has to leave an hour of them."""
    opens, closes = (request.form.get(name, "") for name in ("opens", "closes"))
    if person.zones_maybe or not local_time.is_known(person.zone):
        return None, {"opens": NO_PLACE}
    if opens not in ENDS or closes not in ENDS or not _is_long_enough(opens, closes):
        return None, {"closes": TOO_SHORT}
    wanted = Window(time.fromisoformat(opens), time.fromisoformat(closes))
    for cohort in _groups(person):
        theirs = windows.window_of(cohort)
        common = wanted.narrowed(theirs)
        if not _is_long_enough(f"{common.opens:%H:%M}", f"{common.closes:%H:%M}"):
            group = {"opens": f"{theirs.opens:%H:%M}", "closes": f"{theirs.closes:%H:%M}"}
            said = N_(
                "Your group is written to from %(opens)s to %(closes)s. Please choose at least one hour of that."
            )
            return None, {"closes": language.say(said, **group)}
    return wanted, {}


def save_window(person: Person, wanted: Window) -> None:
    """Keep the hours, and pull the hour that they chose into them."""
    people.set_window(person, opens_at=f"{wanted.opens:%H:%M}", closes_at=f"{wanted.closes:%H:%M}")
    people.set_send_at(person, f"{wanted.clamp(time.fromisoformat(person.send_at)):%H:%M}")


def values(person: Person) -> dict[str, Any]:
    """What holds today, for the controls."""
    is_offered = person.send_at in USUAL
    return {
        "at": person.send_at if is_offered else OTHER,
        "time": "" if is_offered else person.send_at,
        "opens": person.opens_at,
        "closes": person.closes_at,
    }


def choices() -> Mapping[str, list[dict[str, str]]]:
    """What the controls offer."""
    usual = [{"id": at, "label": at} for at in USUAL]
    return {
        "hours": [*usual, {"id": OTHER, "label": language.say("Another time")}],
        "first_hours": [{"id": at, "label": at} for at in ENDS[:-1]],
        "last_hours": [{"id": at, "label": at} for at in ENDS[1:]],
    }


def _groups(person: Person) -> list[Cohort]:
    """The groups in which they may still be written to."""
    session = context.session()
    ids = {one.cohort_id for one in enrolments.of_person(session, person.id) if one.withdrawn_at is None}
    found = (cohorts.find(session, one) for one in sorted(ids))
    return [one for one in found if one is not None]


def _is_long_enough(opens: str, closes: str) -> bool:
    first, last = (time.fromisoformat(one) for one in (opens, closes))
    return timedelta(hours=last.hour - first.hour, minutes=last.minute - first.minute) >= LEAST
