"""The hours and dates in which the people of a cohort may be written to, as its row and theirs keep them."""

import functools
from datetime import date, datetime, time
from typing import Protocol

from course.models import Cohort, Enrolment, Person
from course.rules import calendars, closings, local_time, pauses, places
from course.rules.calendars import Calendar
from course.rules.closings import Closing
from course.rules.hours import Hours
from course.rules.local_time import DAY, Window

WINDOW = Window()
REMEMBERED = 1 << 12
SATURDAY = 6


class Wish(Protocol):
    """A person, or who is invited: where they are, when they want messages, and the other zones of their number."""

    @property
    def zone(self) -> str: ...
    @property
    def send_at(self) -> str: ...
    @property
    def zones_maybe(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def opens_at(self) -> str: ...
    @property
    def closes_at(self) -> str: ...


def hours_of(person: Wish, cohort: Cohort) -> Hours:
    """When this person may be reached: in the hours that everybody allows, narrowed by their cohort's and their own."""
    zone, maybe = place_of(person, cohort.zone, cohort.country)
    return _hours(zone, person.send_at, window_for(person, cohort), maybe)


def place_of(person: Wish, zone: str, country: str) -> tuple[str, str]:
    """The zone this person is reached by, and the others to heed, in a cohort of this zone and country.

    Whose zone has left the zone tables goes by the cohort's, while it is daytime in every zone of their country.
    """
    if local_time.is_known(person.zone):
        return person.zone, person.zones_maybe
    return _stand_in(zone, person.country, country)


class ClosesDates(Protocol):
    """A cohort, or a wish for one: the dates on which nobody in it is written to."""

    @property
    def closed_on(self) -> str: ...


class Setup(Protocol):
    """A cohort, a wish for one, or a person: the hours in which they may be written to."""

    @property
    def opens_at(self) -> str: ...
    @property
    def closes_at(self) -> str: ...


def window_of(cohort: Setup) -> Window:
    """The hours in which its people may be written to: those that everybody allows, narrowed by its own."""
    return _window(cohort.opens_at, cohort.closes_at)


def window_for(person: Setup, cohort: Setup) -> Window:
    """The same, narrowed by those that a person wants; without a minute where the two have none in common."""
    return _common(person.opens_at, person.closes_at, cohort.opens_at, cohort.closes_at)


def spared(person: Person, enrolment: Enrolment, calendar: Calendar) -> frozenset[date]:
    """The Saturdays and Sundays of the first seven dates of somebody's course (course-map 3.2).

    None for whoever chose their days. `calendar` is the one after a pause, as that is when the course goes on.
    """
    if person.weekdays:
        return frozenset()
    joined_on = local_time.local_date(enrolment.enrolled_at, person.zone)
    return _weekend(max(joined_on, calendar.first_on))


def closing(
    cohort: Cohort, enrolment: Enrolment, calendar: Calendar, weeks: int, heard_at: datetime, zone: str
) -> Closing | None:
    """When the course closes to somebody; `calendar` is the one after a pause. Never to who has finished."""
    if enrolment.finished_at is not None or not cohort.closes:
        return None
    pause, heard_on = pauses.of(enrolment, zone), local_time.local_date(heard_at, zone)
    return closings.of(cohort, calendar, weeks, pause, heard_on)


def closed_on(cohort: ClosesDates) -> frozenset[date]:
    """The dates on which nobody in a cohort is written to."""
    return _dates(cohort.closed_on)


def _stand_in(zone: str, *countries: str) -> tuple[str, str]:
    """The zone to go by where one has left the tables, and the others to heed, as a row keeps them."""
    others = [one for country in countries for one in places.zones_of_country(country)]
    nearest = zone if local_time.is_known(zone) else next(iter(others), "UTC")
    return nearest, " ".join(sorted({*others} - {nearest}))


@functools.lru_cache(REMEMBERED)
def _hours(zone: str, send_at: str, window: Window, zones_maybe: str) -> Hours:
    """One value for everybody with the same hours, so that the instants that were found for one serve all."""
    return Hours(zone, time.fromisoformat(send_at), window, tuple(zones_maybe.split()))


@functools.lru_cache(REMEMBERED)
def _window(opens_at: str, closes_at: str) -> Window:
    return WINDOW.narrowed(Window(time.fromisoformat(opens_at), time.fromisoformat(closes_at)))


@functools.lru_cache(REMEMBERED)
def _common(opens_at: str, closes_at: str, other_opens_at: str, other_closes_at: str) -> Window:
    return _window(opens_at, closes_at).narrowed(_window(other_opens_at, other_closes_at))


@functools.lru_cache(REMEMBERED)
def _weekend(begins: date) -> frozenset[date]:
    """The Saturdays and Sundays among the seven dates from this one on."""
    dates = (begins + n * DAY for n in range(calendars.DAYS_IN_A_WEEK))
    return frozenset(on for on in dates if on.isoweekday() >= SATURDAY)


@functools.lru_cache(REMEMBERED)
def _dates(kept: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(one) for one in kept.split())
