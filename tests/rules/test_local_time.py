"""Wall time into instants over every zone, the send window, and which names are places."""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from course.rules import local_time
from course.rules.local_time import Window

SWEEP_FROM, SWEEP_TO = date(2026, 11, 1), date(2031, 11, 30)
SLOTS = (time(9), time(9, 30), time(16, 30), time(19, 59))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "at", "zone", "expected"),
    [
        pytest.param(
            "2027-01-04", "09:00", "Europe/London", "2027-01-04T09:00", id="winter in London is UTC"
        ),
        pytest.param(
            "2027-07-05", "09:00", "Europe/London", "2027-07-05T08:00", id="summer in London is not"
        ),
        pytest.param(
            "2027-01-04", "16:30", "America/Havana", "2027-01-04T20:30", id="Havana as of tzdata 2026"
        ),
        pytest.param("2027-01-04", "09:00", "Asia/Kathmandu", "2027-01-04T03:15", id="a quarter-hour zone"),
        pytest.param(
            "2027-01-04", "09:00", "Pacific/Kiritimati", "2027-01-03T19:00", id="a day ahead of UTC"
        ),
        pytest.param("2028-02-29", "09:00", "Asia/Tokyo", "2028-02-29T00:00", id="a leap day"),
        pytest.param(
            "2026-12-31", "19:59", "Pacific/Auckland", "2026-12-31T06:59", id="the last day of a year"
        ),
        pytest.param(
            "2027-03-14", "02:30", "America/New_York", "2027-03-14T07:00", id="a gap: first minute after"
        ),
        pytest.param(
            "2027-03-28", "01:00", "Europe/London", "2027-03-28T01:00", id="the first minute of a gap"
        ),
        pytest.param(
            "2027-11-07", "01:30", "America/New_York", "2027-11-07T05:30", id="twice: the first pass"
        ),
        pytest.param(
            "2027-04-04", "01:45", "Australia/Lord_Howe", "2027-04-03T14:45", id="twice in half an hour"
        ),
        pytest.param(
            "2027-10-03", "02:10", "Australia/Lord_Howe", "2027-10-02T15:30", id="a gap of half an hour"
        ),
        pytest.param(
            "2026-03-08", "00:30", "America/Havana", "2026-03-08T05:00", id="midnight missing in Havana"
        ),
        pytest.param(
            "2026-04-24", "00:30", "Africa/Cairo", "2026-04-23T22:00", id="midnight missing in Cairo"
        ),
        pytest.param(
            "2027-03-27",
            "23:30",
            "America/Nuuk",
            "2027-03-28T00:59",
            id="a gap up to midnight keeps its date",
        ),
        pytest.param(
            "2011-12-30",
            "09:00",
            "Pacific/Apia",
            "2011-12-30T10:00",
            id="no such date: the first minute after",
        ),
        pytest.param(
            "1883-11-18",
            "12:00",
            "America/New_York",
            "1883-11-18T16:56:02",
            id="local mean time with seconds",
        ),
    ],
)
def test_a_wall_time_becomes_one_instant(on: str, at: str, zone: str, expected: str) -> None:
    assert local_time.instant(date.fromisoformat(on), time.fromisoformat(at), zone) == utc(expected)


def test_a_gap_that_ends_between_two_minutes_gives_a_whole_minute() -> None:
    """Monrovia jumped 44 minutes and 30 seconds in 1972."""
    answer = local_time.instant(date(1972, 1, 7), time(0, 20), "Africa/Monrovia")
    assert local_time.local(answer, "Africa/Monrovia").time() == time(0, 45)


def test_the_fold_of_a_given_time_changes_nothing() -> None:
    first = local_time.instant(date(2027, 11, 7), time(1, 30), "America/New_York")
    assert local_time.instant(date(2027, 11, 7), time(1, 30, fold=1), "America/New_York") == first


def test_zones_come_from_the_package_and_not_from_the_machine() -> None:
    assert zoneinfo.TZPATH == ()
    assert local_time.local(utc("2027-01-04T12:00"), "America/Vancouver").utcoffset() == timedelta(hours=-7)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="UTC-aware"):
        local_time.local(datetime(2027, 1, 4, 9), "Europe/London")  # noqa: DTZ001


@pytest.mark.parametrize(
    ("on", "zone", "there"),
    [
        pytest.param(date(2011, 12, 29), "Pacific/Apia", True, id="the day before"),
        pytest.param(date(2011, 12, 30), "Pacific/Apia", False, id="Samoa skipped it"),
        pytest.param(date(2011, 12, 31), "Pacific/Apia", True, id="the day after"),
        pytest.param(date(2011, 12, 30), "Pacific/Fakaofo", False, id="so did Tokelau"),
        pytest.param(date(1993, 8, 21), "Pacific/Kwajalein", False, id="Kwajalein in 1993"),
        pytest.param(date(2026, 4, 24), "Africa/Cairo", True, id="a day without a midnight"),
        pytest.param(date(2027, 3, 27), "America/Nuuk", True, id="a day without a last hour"),
    ],
)
def test_a_date_may_not_exist(on: date, zone: str, there: bool) -> None:
    assert local_time.exists(on, zone) is there


class TestWindow:
    """09:00 to 20:00 on the wall, and what moves into it."""

    @pytest.mark.parametrize(
        ("at", "inside", "opens", "left"),
        [
            pytest.param("2027-07-05T07:59", False, "2027-07-05T08:00", 0, id="a minute before it opens"),
            pytest.param("2027-07-05T08:00", True, "2027-07-05T08:00", 660, id="as it opens"),
            pytest.param("2027-07-05T18:59", True, "2027-07-05T18:59", 1, id="its last minute"),
            pytest.param("2027-07-05T19:00", False, "2027-07-06T08:00", 0, id="as it closes"),
            pytest.param(
                "2027-07-05T23:30", False, "2027-07-06T08:00", 0, id="after midnight there, before it here"
            ),
            pytest.param(
                "2027-10-30T19:00", False, "2027-10-31T09:00", 0, id="the evening before the clocks go back"
            ),
        ],
    )
    def test_it_knows_when_somebody_in_london_may_be_reached(
        self, at: str, inside: bool, opens: str, left: int
    ) -> None:
        window, moment = Window(), utc(at)
        assert window.contains(moment, "Europe/London") is inside
        assert window.next_open(moment, "Europe/London") == utc(opens)
        assert window.time_left(moment, "Europe/London") == timedelta(minutes=left)

    def test_it_closes_on_the_local_day_of_the_moment(self) -> None:
        assert Window().closes_at(utc("2027-01-04T23:30"), "Asia/Tokyo") == utc("2027-01-05T11:00")

    def test_its_answers_are_in_utc_whatever_it_was_asked_in(self) -> None:
        moment = datetime(2027, 1, 4, 12, tzinfo=timezone(timedelta(hours=5)))
        assert Window(time(0), time(23)).next_open(moment, "Europe/London").utcoffset() == timedelta(0)

    def test_after_closing_it_steps_over_a_date_that_does_not_exist(self) -> None:
        evening = local_time.instant(date(2011, 12, 29), time(20, 30), "Pacific/Apia")
        opens = Window().next_open(evening, "Pacific/Apia")
        assert local_time.local(opens, "Pacific/Apia").replace(tzinfo=None) == datetime(2011, 12, 31, 9)  # noqa: DTZ001

    @pytest.mark.parametrize(
        ("other", "expected"),
        [
            pytest.param(Window(time(10), time(18)), Window(time(10), time(18)), id="narrower on both sides"),
            pytest.param(Window(time(7), time(22)), Window(), id="wider changes nothing"),
            pytest.param(Window(time(12), time(22)), Window(time(12), time(20)), id="later"),
        ],
    )
    def test_it_is_only_ever_narrowed(self, other: Window, expected: Window) -> None:
        assert Window().narrowed(other) == expected
        assert other.narrowed(Window()) == expected

    def test_wishes_with_no_hour_in_common_leave_it_empty(self) -> None:
        none = Window().narrowed(Window(time(20), time(22)))
        assert none.is_empty
        assert not none.contains(utc("2027-01-04T20:00"), "Europe/London")
        with pytest.raises(local_time.NeverOpen):
            none.next_open(utc("2027-01-04T20:00"), "Europe/London")

    def test_it_cannot_open_after_it_closes(self) -> None:
        with pytest.raises(ValueError, match="cannot open"):
            Window(time(20), time(9))

    @pytest.mark.parametrize(
        ("window", "wished", "expected"),
        [
            pytest.param(Window(), time(16, 30), time(16, 30), id="inside stays"),
            pytest.param(Window(), time(7), time(9), id="too early"),
            pytest.param(Window(), time(23), time(19, 30), id="too late"),
            pytest.param(Window(), time(19, 45), time(19, 30), id="in the last half hour"),
            pytest.param(
                Window(time(12), time(12, 20)), time(18), time(12), id="a window shorter than half an hour"
            ),
            pytest.param(
                Window(time(0), time(0, 10)), time(18), time(0), id="half an hour before closing is yesterday"
            ),
        ],
    )
    def test_a_wished_time_is_pulled_in(self, window: Window, wished: time, expected: time) -> None:
        assert window.clamp(wished) == expected


@pytest.mark.parametrize(
    ("name", "today"),
    [
        pytest.param("Europe/London", "Europe/London", id="as it is"),
        pytest.param(
            "Europe/Stockholm", "Europe/Stockholm", id="a place of its own, though it shares Berlin's clock"
        ),
        pytest.param(" america/new york ", "America/New_York", id="as somebody types it"),
        pytest.param("US/Eastern", "America/New_York", id="an old American name"),
        pytest.param("Asia/Calcutta", "Asia/Kolkata", id="what browsers say in India"),
        pytest.param("Europe/Kiev", "Europe/Kyiv", id="renamed in 2022"),
        pytest.param("Iceland", "Atlantic/Reykjavik", id="not Abidjan, where the zone files send it"),
        pytest.param("Pacific/Truk", "Pacific/Chuuk", id="not Port Moresby either"),
        pytest.param("GB", "Europe/London", id="a country"),
    ],
)
def test_a_place_has_one_name_today(name: str, today: str) -> None:
    assert local_time.canonical(name) == today
    assert local_time.is_zone(today)


@pytest.mark.parametrize(
    ("name", "today"),
    [("Africa/Asmera", "Africa/Asmara"), ("Africa/Timbuktu", "Africa/Bamako"),
     ("America/Coral_Harbour", "America/Atikokan"), ("America/Virgin", "America/St_Thomas"),
     ("Atlantic/Jan_Mayen", "Arctic/Longyearbyen"), ("Pacific/Ponape", "Pacific/Pohnpei"),
     ("Pacific/Yap", "Pacific/Chuuk")],
)  # fmt: skip
def test_a_former_name_is_that_of_its_own_place_and_not_of_one_far_off(name: str, today: str) -> None:
    assert local_time.canonical(name) == today
    assert local_time.is_zone(name)


NO_PLACES = """
    EST est CET EST5EDT GMT UTC Zulu Etc/GMT+5 Etc/UTC posixrules Factory localtime Europe US/Pacific-New
    Mars/Olympus_Mons ../../etc/passwd /etc/localtime \0 💥
"""


@pytest.mark.parametrize("name", ["", " ", *NO_PLACES.split()])
def test_what_is_no_place_is_refused(name: str) -> None:
    assert local_time.canonical(name) is None
    assert not local_time.is_zone(name)


def test_every_accepted_name_can_be_computed_with() -> None:
    accepted = [name for name in zoneinfo.available_timezones() if local_time.is_zone(name)]
    assert len(accepted) > 540
    for name in accepted:
        assert local_time.canonical(str(local_time.canonical(name))) == local_time.canonical(name)
        local_time.local_date(utc("2027-01-04T12:00"), str(local_time.canonical(name)))


# The sweep. The oracle knows nothing of the rule: it finds the changes of each zone by asking for the offset
# day by day, and answers from the offsets on either side.


def transitions(zone: zoneinfo.ZoneInfo) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    """Every change of clocks in the swept years: when, the offset before, the offset after."""
    day, last = datetime.combine(SWEEP_FROM, time(0), UTC), datetime.combine(SWEEP_TO, time(0), UTC)
    offset = offset_at(day, zone)
    while day < last:
        following = day + timedelta(days=1)
        if (later := offset_at(following, zone)) != offset:
            yield change_between(day, following, offset, zone), offset, later
            offset = later
        day = following


def offset_at(moment: datetime, zone: zoneinfo.ZoneInfo) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def change_between(low: datetime, high: datetime, before: timedelta, zone: zoneinfo.ZoneInfo) -> datetime:
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
        low, high = (middle, high) if offset_at(middle, zone) == before else (low, middle)
    return high


def expected_instant(wall: datetime, change: datetime, before: timedelta, after: timedelta) -> datetime:
    """The first of the moments, on either side of the change, at which the wall shows this time."""
    early, late = (wall - before).replace(tzinfo=UTC), (wall - after).replace(tzinfo=UTC)
    if early < change:
        return early
    return max(late, change)


def test_every_zone_over_every_change_of_clocks_to_november_2031() -> None:
    """One nudge per planned day, at the wall time meant, and none outside the window."""
    zones = sorted(zoneinfo.available_timezones())
    changes, window = 0, Window()
    for name in zones:
        for change, before, after in transitions(zoneinfo.ZoneInfo(name)):
            changes += 1
            around = local_time.local_date(change, name)
            dates = [around + timedelta(days=n) for n in range(-2, 3)]
            for slot in SLOTS:
                answers = [local_time.instant(on, slot, name) for on in dates]
                walls = [datetime.combine(on, slot) for on in dates]
                assert answers == [expected_instant(wall, change, before, after) for wall in walls], name
                assert [local_time.local_date(answer, name) for answer in answers] == dates, name
                assert all(window.contains(answer, name) for answer in answers), name
                assert all(
                    timedelta(0) < window.time_left(a, name) <= timedelta(hours=11) for a in answers
                ), name
    # As many as the package had when this was written: a sweep of nothing would pass as well.
    assert (len(zones), changes) >= (598, 1890)


@pytest.mark.parametrize(
    "name", ["CET", "CST6CDT", "EET", "EST", "EST5EDT", "HST", "MET", "MST", "MST7MDT", "PST8PDT", "WET"]
)
def test_an_abbreviation_is_no_place(name: str) -> None:
    assert local_time.canonical(name) is None
    assert not local_time.is_zone(name)


@pytest.mark.parametrize(
    ("on", "at", "twice"),
    [
        pytest.param("2027-10-31", time(1), True, id="the first minute of the hour that comes twice"),
        pytest.param("2027-10-31", time(1, 59, 59, 999), True, id="its last"),
        pytest.param("2027-10-31", time(1, 30, tzinfo=UTC), True, id="whatever zone the time says it is of"),
        pytest.param("2027-10-31", time(1, 30, fold=1), True, id="its second pass"),
        pytest.param("2027-10-31", time(0, 59), False, id="before it"),
        pytest.param("2027-10-31", time(2), False, id="after it"),
        pytest.param("2027-10-30", time(1, 30), False, id="the day before"),
        pytest.param("2027-03-28", time(1, 30), False, id="an hour that does not come at all"),
    ],
)
def test_a_wall_time_that_comes_twice(on: str, at: time, twice: bool) -> None:
    assert local_time.comes_twice(date.fromisoformat(on), at, "Europe/London") is twice


def test_a_zone_that_is_kept_is_known_where_the_tables_have_it() -> None:
    assert [local_time.is_known(one) for one in ("Europe/London", "UTC", "Pacific/Yap", "Atlantis/Gone", "")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_a_place_has_its_country() -> None:
    found = local_time.zone_countries()
    assert [found[one] for one in ("Europe/London", "Pacific/Auckland", "America/New_York")] == [
        "GB",
        "NZ",
        "US",
    ]


def test_a_wished_time_is_the_first_of_two() -> None:
    assert local_time.Window().clamp(time(12, 0, fold=1)).fold == 0
