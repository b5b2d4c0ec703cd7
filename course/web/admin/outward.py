"""What a new name, country or clock of a cohort changes for people outside the desk, said before it is saved.

None of them moves a message: no text and no mail carries the name, and each learner is kept with a country and a place
of their own. So what is told here is where the name stands, and what holds for whoever comes from now on.
"""

from dataclasses import dataclass

from course import line_checks, rosters, waiting_list
from course.changing import Change
from course.models import Cohort
from course.rules import places
from course.support_lines import ELSEWHERE, short_lines
from course.web import context
from course.web.admin import forms


@dataclass(frozen=True)
class Land:
    """A country: its name, its lines as a text gives them, whether Kith has any, and how many nobody has checked."""

    name: str
    lines: str
    has_lines: bool
    unchecked: int


@dataclass(frozen=True)
class Move:
    """From one country to another, for how many learners under way, and of these kept with the country as it was."""

    was: Land
    then: Land
    learners: int
    of_was: int
    # Who was invited or waits for a place.
    waiting: int
    # Whether the clock is to be that of another country.
    is_clock_elsewhere: bool
    has_price: bool


@dataclass(frozen=True)
class Outward:
    """What is to be told: of another name, another country, and another place whose clock the cohort goes by."""

    has_new_name: bool
    move: Move | None
    # Empty where it stays.
    clock: str
    clock_was: str


def of(cohort: Cohort, wish: Change) -> Outward:
    """What the name, the country and the clock of a wish would change."""
    return Outward(
        has_new_name=wish.name != cohort.name,
        move=_move(cohort, wish) if wish.country != cohort.country else None,
        clock=places.label(wish.zone) if wish.zone != cohort.zone else "",
        clock_was=places.label(cohort.zone),
    )


def _move(cohort: Cohort, wish: Change) -> Move:
    session = context.session()
    learners = rosters.countries(session, cohort.id)
    invited = waiting_list.count_invited(session, cohort.id)
    return Move(
        was=_land(cohort.country),
        then=_land(wish.country),
        learners=sum(learners.values()),
        of_was=learners.get(cohort.country, 0),
        waiting=invited + len(waiting_list.in_line(session, cohort.id)),
        is_clock_elsewhere=wish.zone not in places.zones_of_country(wish.country),
        has_price=wish.price_per_segment is not None,
    )


def _land(code: str) -> Land:
    days = line_checks.days(context.session())
    country = line_checks.dated(context.wired().course.country(code), days)
    return Land(
        name=forms.country_names().get(code, code),
        lines=short_lines(country),
        has_lines=country.code != ELSEWHERE,
        unchecked=sum(one.is_bare for one in country.lines),
    )
