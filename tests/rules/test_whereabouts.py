"""Where somebody could be of whom only the number is known, and the hours that all of those places share."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from course.models import Person
from course.rules import local_time, whereabouts
from course.rules.hours import Hours
from course.rules.local_time import Window
from course.rules.moves import Moved

NEW_YORK, HONOLULU = "America/New_York", "Pacific/Honolulu"
KAMCHATKA, KALININGRAD = "Asia/Kamchatka", "Europe/Kaliningrad"
DAY = date(2027, 1, 6)


def shared(zone: str, phone: str, send_at: str = "16:30", window: Window = Window()) -> Hours:  # noqa: B008
    return Hours(zone, time.fromisoformat(send_at), window, tuple(whereabouts.maybe(phone, zone).split()))


@pytest.mark.parametrize(
    ("phone", "some", "never"),
    [
        pytest.param("+12125551234", {NEW_YORK, HONOLULU}, "America/Toronto", id="an American number"),
        pytest.param("+14165551234", {"America/Toronto", "America/St_Johns"}, NEW_YORK, id="a Canadian one"),
        pytest.param("+18005551234", {NEW_YORK, "America/Toronto", "Pacific/Guam"}, "Europe/London",
                     id="a free-phone number belongs to all that share the code"),
        pytest.param("+447700900123", {"Europe/London", "Europe/Jersey"}, "Europe/Paris", id="set aside for tests"),
        pytest.param("+61412345678", {"Australia/Perth", "Australia/Sydney"}, "Pacific/Auckland", id="Australia"),
    ],
)  # fmt: skip
def test_a_number_could_be_anywhere_in_its_country(phone: str, some: set[str], never: str) -> None:
    found = whereabouts.zones_of_number(phone)
    assert some <= set(found)
    assert never not in found


def test_what_is_no_number_could_be_nowhere_and_what_is_kept_fits_its_column() -> None:
    assert whereabouts.zones_of_number("somebody@example.org") == ()
    longest = getattr(Person.__table__.c.zones_maybe.type, "length", 0)
    assert 0 < len(whereabouts.maybe("+18005551234", "Europe/London")) <= longest
    assert NEW_YORK not in whereabouts.maybe("+12125551234", "US/Eastern").split()


def test_they_are_reached_only_while_the_window_is_open_in_all_of_those_places() -> None:
    """Nine in Honolulu is 14:00 in New York; 20:00 in New York is 15:00 in Honolulu."""
    hours = shared(NEW_YORK, "+12125551234", "09:30")
    opens, closes = hours.span(DAY)
    assert [local_time.local(at, NEW_YORK).hour for at in (opens, closes)] == [14, 20]
    assert hours.left_out(DAY) == ()
    assert local_time.local(hours.slot(DAY), NEW_YORK).strftime("%H:%M") == "14:00"
    assert hours.moves(DAY) == (Moved.PLACES,)
    assert shared(NEW_YORK, "+12125551234", "16:30").moves(DAY) == ()
    assert hours.why_closed(datetime(2027, 1, 6, 15, 0, tzinfo=UTC)) == (Moved.PLACES,)
    assert replace(hours, others=()).why_closed(datetime(2027, 1, 6, 4, 0, tzinfo=UTC)) == (Moved.HOURS,)


@pytest.mark.parametrize("summer", [date(2027, 7, 1), date(2027, 3, 14), date(2027, 11, 7)])
def test_each_minute_of_the_shared_hours_is_daytime_everywhere(summer: date) -> None:
    hours = shared(NEW_YORK, "+12125551234")
    opens, closes = hours.span(summer)
    for zone in (hours.zone, *hours.others):
        for at in (opens, closes):
            assert 9 <= local_time.local(at, zone).hour <= 20


def test_where_no_hour_suits_all_places_the_farthest_are_left_out_and_it_is_said() -> None:
    """From London to Guam there is no common hour; the group's own place and those nearest to it keep one."""
    hours = shared("Europe/London", "+18005551234", "09:30")
    opens, closes = hours.span(DAY)
    assert (closes - opens).total_seconds() >= 3600
    out = hours.left_out(DAY)
    assert "Pacific/Guam" in out
    assert NEW_YORK not in out
    assert hours.moves(DAY) == (Moved.PLACES, Moved.NEAREST)


def test_a_narrow_window_still_leaves_the_groups_own_place_an_hour() -> None:
    hours = shared(KALININGRAD, "+79161234567", "10:00", Window(time(9), time(11)))
    assert local_time.local(hours.slot(DAY), KALININGRAD).hour in (9, 10)
    assert KAMCHATKA in hours.left_out(DAY)
