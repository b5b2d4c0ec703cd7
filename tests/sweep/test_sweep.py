"""The short version of `python3 -m tests.sweep`, and rules with a planted fault, each of which it must find."""

import zoneinfo
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from course.rules import due
from course.rules.due import Decision, Standing
from course.rules.local_time import Window
from tests.sweep import oracle, sweeping
from tests.sweep.sweeping import Decide

# A place of each kind: north, south, half an hour, Ramadan, midnight changes, a rule that changed this year.
SOME = (
    "Europe/London", "Australia/Lord_Howe", "America/Havana", "Africa/Casablanca", "Africa/Cairo",
    "America/Nuuk", "America/Santiago", "Asia/Beirut", "Atlantic/Azores", "Antarctica/Troll",
)  # fmt: skip


def test_some_zones_over_some_changes_get_one_message_a_planned_day() -> None:
    verdict = sweeping.sweep(SOME, every=4)
    assert verdict.changes >= 8, "A sweep of nothing would pass as well."
    assert verdict.days == verdict.changes * len(sweeping.DAYS) * len(sweeping.SEND_TIMES)
    assert verdict.is_clean, verdict.wrong


def an_hour_early(standing: Standing, now: datetime) -> Decision:
    """A window that opens at eight, and an hour chosen to match."""
    early = (datetime.combine(date.min, standing.hours.send_at) - timedelta(hours=1)).time()
    wider = replace(standing.hours, window=Window(time(8), time(20)), send_at=early)
    return due.decide(replace(standing, hours=wider), now)


def no_cap(standing: Standing, now: datetime) -> Decision:
    """Nothing that was sent is remembered."""
    return due.decide(replace(standing, sent_on=(), nudges=standing.nudges[:1], done=frozenset({"l00"})), now)


def in_spans_of_24_hours(standing: Standing, now: datetime) -> Decision:
    """The offset of the first day is used on every day, as if a day had 24 hours."""
    offset = standing.enrolled_at.astimezone(zoneinfo.ZoneInfo(standing.hours.zone)).utcoffset()
    hours = round((offset or timedelta(0)) / timedelta(hours=1))
    frozen = f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
    return due.decide(replace(standing, hours=replace(standing.hours, zone=frozen)), now)


@pytest.mark.parametrize("planted", [an_hour_early, no_cap, in_spans_of_24_hours])
def test_the_sweep_finds_a_planted_fault(planted: Decide) -> None:
    verdict = sweeping.sweep(["Europe/London"], decide=planted, every=4)
    assert not verdict.is_clean
    assert verdict.wrong


def test_the_oracle_knows_the_walls() -> None:
    """London goes forward at one: on the 28th of March 2027 half past one does not happen."""
    begins = datetime(2027, 3, 26, tzinfo=UTC)
    minutes = oracle.Minutes("Europe/London", begins, begins + timedelta(days=4))
    assert minutes.first(date(2027, 3, 28), time(1, 30)) == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert minutes.first(date(2027, 3, 28), time(9)) == datetime(2027, 3, 28, 8, 0, tzinfo=UTC)
    assert minutes.first(date(2030, 1, 1), time(9)) is None
