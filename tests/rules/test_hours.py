"""When one person may be reached, to the minute: their own window, the zones their number could be in, odd dates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from course.rules import hours, local_time
from course.rules.hours import Hours
from course.rules.local_time import NeverOpen, Window
from course.rules.moves import Moved

ON = date(2027, 1, 6)
LONDON = Hours("Europe/London", time(16, 30), Window())
MINUTE = timedelta(minutes=1)
ALL_DAY = Window(time(0), time(23, 59))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 1, day, hour, minute, tzinfo=UTC)


def heeding(zone: str, *others: str, send_at: time = time(16, 30), window: Window | None = None) -> Hours:
    return Hours(zone, send_at, window or Window(), others)


@pytest.fixture
def from_the_start() -> Iterator[None]:
    hours.forget()
    yield
    hours.forget()


def test_they_are_reached_from_the_first_minute_of_the_window_up_to_its_last() -> None:
    moments = (at(6, 9) - MINUTE, at(6, 9), at(6, 20) - MINUTE, at(6, 20))
    assert LONDON.span(ON) == (at(6, 9), at(6, 20))
    assert [LONDON.contains(one) for one in moments] == [False, True, True, False]
    assert [LONDON.next_open(one) for one in moments] == [at(6, 9), at(6, 9), moments[2], at(7, 9)]
    assert {LONDON.closes_at(one) for one in moments} == {at(6, 20)}
    assert LONDON.is_open_on(ON)


def test_dates_are_those_of_where_they_are() -> None:
    auckland = heeding("Pacific/Auckland")
    assert (LONDON.today(at(6, 12)), auckland.today(at(6, 12))) == (ON, date(2027, 1, 7))
    assert auckland.span(date(2027, 1, 7)) == (at(6, 20), at(7, 7))
    assert auckland.contains(at(6, 20))
    assert auckland.closes_at(at(6, 12)) == at(7, 7)


@pytest.mark.parametrize(
    ("send_at", "slot", "moves"),
    [
        ("16:30", at(6, 16, 30), ()),
        ("09:00", at(6, 9), ()),
        ("07:15", at(6, 9), (Moved.HOURS,)),
        ("19:30", at(6, 19, 30), ()),
        ("19:31", at(6, 19, 30), (Moved.HOURS,)),
        ("23:00", at(6, 19, 30), (Moved.HOURS,)),
    ],
)
def test_their_own_hour_is_pulled_into_the_window_and_clear_of_its_end(
    send_at: str, slot: datetime, moves: tuple[Moved, ...]
) -> None:
    found = replace(LONDON, send_at=time.fromisoformat(send_at))
    assert (found.slot(ON), found.moves(ON)) == (slot, moves)


def test_a_window_shorter_than_that_has_its_slot_at_its_beginning() -> None:
    short = replace(LONDON, window=Window(time(12), time(12, 10)))
    assert short.slot(ON) == at(6, 12)


@pytest.mark.parametrize(
    ("on", "moves"),
    [(date(2027, 3, 27), ()), (date(2027, 3, 28), (Moved.GAP,)), (date(2027, 10, 31), (Moved.TWICE,))],
)
def test_a_wall_time_that_does_not_come_or_comes_twice_is_named(on: date, moves: tuple[Moved, ...]) -> None:
    assert replace(LONDON, send_at=time(1, 30), window=ALL_DAY).moves(on) == moves


def test_a_date_that_a_zone_skipped_has_no_hour() -> None:
    apia = heeding("Pacific/Apia")
    skipped = date(2011, 12, 30)
    assert [apia.is_open_on(skipped + timedelta(n)) for n in (-1, 0, 1)] == [True, False, True]
    opens, closes = apia.span(skipped)
    assert opens == closes
    late = apia.closes_at(apia.span(skipped - timedelta(1))[0])
    assert apia.next_open(late) == apia.span(skipped + timedelta(1))[0]


def test_no_hour_at_all_is_said() -> None:
    with pytest.raises(NeverOpen, match="no hour of the day is allowed"):
        replace(LONDON, window=Window(time(12), time(12))).next_open(at(6, 8))


@pytest.mark.parametrize(
    ("others", "span", "left_out"),
    [
        pytest.param(("Europe/Athens",), (at(6, 9), at(6, 18)), (), id="a zone to the east closes earlier"),
        pytest.param(("America/New_York",), (at(6, 14), at(6, 20)), (), id="one to the west opens later"),
        pytest.param(
            ("Europe/Athens", "America/New_York"), (at(6, 14), at(6, 18)), (), id="both, whoever comes first"
        ),
        pytest.param(("Australia/Brisbane",), (at(6, 9), at(6, 10)), (), id="an hour in common is enough"),
        pytest.param(
            ("Australia/Adelaide",), (at(6, 9), at(6, 20)), ("Australia/Adelaide",), id="half an hour is not"
        ),
        pytest.param(
            ("Asia/Tokyo", "America/Los_Angeles"), (at(6, 17), at(6, 20)), ("Asia/Tokyo",), id="nearest first"
        ),
        pytest.param(
            ("Asia/Tokyo", "America/Anchorage"), (at(6, 18), at(6, 20)), ("Asia/Tokyo",), id="as near: by name"
        ),
    ],
)  # fmt: skip
def test_every_zone_is_heeded_that_the_day_has_room_for(
    others: tuple[str, ...], span: tuple[datetime, datetime], left_out: tuple[str, ...]
) -> None:
    found = heeding("Europe/London", *others)
    assert (found.span(ON), found.left_out(ON)) == (span, left_out)
    assert heeding("Europe/London", *reversed(others)).span(ON) == span


def test_a_window_shorter_than_an_hour_is_shared_whole() -> None:
    short = Window(time(12), time(12, 30))
    assert heeding("Europe/London", "Europe/Lisbon", window=short).left_out(ON) == ()
    assert heeding("Europe/London", "Europe/Paris", window=short).left_out(ON) == ("Europe/Paris",)


def test_the_same_hours_of_the_date_before_or_after_are_shared() -> None:
    honolulu = heeding("Pacific/Honolulu", "Pacific/Kiritimati")
    kiritimati = heeding("Pacific/Kiritimati", "Pacific/Honolulu")
    assert honolulu.span(ON) == (at(6, 19), at(7, 6)) == kiritimati.span(date(2027, 1, 7))
    assert (honolulu.left_out(ON), kiritimati.left_out(ON)) == ((), ())


def test_what_moves_the_slot_is_the_zones_where_their_own_window_would_not() -> None:
    early = heeding("Europe/London", "America/New_York", send_at=time(10))
    assert (early.slot(ON), early.moves(ON)) == (at(6, 14), (Moved.PLACES,))
    far = heeding("Europe/London", "America/New_York", "Pacific/Auckland", send_at=time(10))
    assert (far.slot(ON), far.moves(ON)) == (at(6, 14), (Moved.PLACES, Moved.NEAREST))
    outside = heeding("Europe/London", "Europe/Athens", send_at=time(7))
    assert (outside.slot(ON), outside.moves(ON)) == (at(6, 9), (Moved.HOURS,))


def test_what_keeps_them_from_being_reached_at_a_moment_is_named() -> None:
    shared = heeding("Europe/London", "America/New_York")
    assert LONDON.why_closed(at(6, 8)) == (Moved.HOURS,)
    assert shared.why_closed(at(6, 12)) == (Moved.PLACES,)
    assert shared.why_closed(at(6, 21)) == (Moved.PLACES,)
    assert heeding("Europe/London", "Europe/Athens").why_closed(at(6, 8)) == (Moved.HOURS,)
    assert heeding("Europe/London", "Pacific/Auckland", "America/New_York").why_closed(at(6, 12)) == (
        Moved.PLACES, Moved.NEAREST,
    )  # fmt: skip


def test_hours_that_are_equal_are_found_as_one() -> None:
    LONDON.slot(ON)
    found = {LONDON: "one", replace(LONDON): "the same", replace(LONDON, send_at=time(9)): "another"}
    assert found == {LONDON: "the same", replace(LONDON, send_at=time(9)): "another"}


@pytest.mark.usefixtures("from_the_start")
def test_what_was_found_is_remembered_until_the_zone_tables_are_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = heeding("America/New_York", send_at=time(7))

    def said() -> tuple[object, ...]:
        return here.span(ON), here.today(at(6, 2)), here.moves(ON), here.left_out(ON)

    before = said()
    monkeypatch.setattr(local_time, "clock_of", lambda _zone: UTC)
    assert said() == before
    hours.forget()
    assert said() == ((at(6, 9), at(6, 20)), ON, (Moved.HOURS,), ())
    assert before[:2] == ((at(6, 14), at(7, 1)), date(2027, 1, 5))


@pytest.mark.usefixtures("from_the_start")
def test_no_more_days_are_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hours, "REMEMBERED", 3)
    looked_up: list[date] = []
    instant = local_time.instant

    def noted(on: date, wall: time, zone: str) -> datetime:
        looked_up.append(on)
        return instant(on, wall, zone)

    monkeypatch.setattr(local_time, "instant", noted)
    here = heeding("America/New_York")

    def times(number: int) -> int:
        looked_up.clear()
        assert here.slot(ON + timedelta(number)) == at(6 + number, 21, 30)
        return len(looked_up)

    # A day costs three look-ups: its slot, and the window's two ends. Those of the window are kept apart.
    assert [times(number) for number in (0, 1, 2)] == [3, 3, 3]
    assert [times(number) for number in (0, 1, 2)] == [0, 0, 0]
    assert [times(number) for number in (3, 3, 2, 0)] == [3, 0, 1, 1]
    assert [times(number) for number in (3, 2, 0)] == [0, 0, 0]
