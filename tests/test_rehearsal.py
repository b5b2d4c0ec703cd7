"""The rehearsal is the real thing on a stepped clock; nothing leaves it. `tests/stepped` lays it beside the jobs."""

import hashlib
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from course import invented_lives, rehearsal, wiring
from course.invented_lives import BEHAVIOURS, MIX, Habit
from course.rehearsal import Cast
from course.rules import local_time, segments
from course.wiring import Wired
from jobs import plan_nudges
from tests.factories import make_cohort, make_learner
from tests.fakes import RecordingSender

HAVANA, LONDON, KOLKATA = "America/Havana", "Europe/London", "Asia/Kolkata"
FIRST = date(2027, 1, 4)


def cast(**changes: object) -> Cast:
    return replace(Cast("8", FIRST, (LONDON,)), **changes)  # type: ignore[arg-type]


def test_somebody_on_time_gets_each_item_of_the_plan_once_at_their_hour(wired: Wired) -> None:
    found = rehearsal.run(wired, cast(zones=(HAVANA,)))
    wanted = [item.key for item in wired.course.plan("8").items]
    assert [line.item for line in found.lines] == [*wanted, "finish"]
    assert {line.local.strftime("%H:%M") for line in found.lines} == {"16:30"}
    assert {line.kind for line in found.lines} <= set(rehearsal.KINDS)
    first = found.lines[0]
    # The zone data has Havana on summer time all through the winter of 2027.
    assert (first.local.isoformat(), first.at.isoformat()) == (
        "2027-01-04T16:30:00",
        "2027-01-04T20:30:00+00:00",
    )
    assert found.segments == sum(segments.count(line.text).segments for line in found.lines)


def test_who_stops_gets_nothing_more_and_who_is_silent_is_reminded(wired: Wired) -> None:
    stopped = rehearsal.run(wired, cast(behaviour="stops"))
    assert len(stopped.lines) == invented_lives.STOPS_AFTER
    assert stopped.other_texts == 2, "The code that lets them join, and the word that they are stopped."
    silent = rehearsal.run(wired, cast(behaviour="silent"))
    assert "reminder" in {line.kind for line in silent.lines}


def test_a_mail_has_no_segments_and_its_links_are_examples(wired: Wired) -> None:
    found = rehearsal.run(wired, cast(channel="email", behaviour="stops"))
    assert {line.segments for line in found.lines} == {0}
    assert (found.texts, found.mails) == (0, invented_lives.STOPS_AFTER)
    text = found.lines[0].text
    assert "/l/ExampleLinkExampleLink" in text
    assert "/unsubscribe/ExampleLinkExample" in text


def test_an_hour_outside_the_window_is_moved_into_it(wired: Wired) -> None:
    found = rehearsal.run(wired, cast(send_at="06:00", behaviour="stops"))
    assert {line.local.strftime("%H:%M") for line in found.lines} == {"09:00"}


def test_the_mix_holds_every_habit_and_each_zone_has_somebody() -> None:
    assert set(MIX) == set(Habit)
    lives = invented_lives.invent(
        (LONDON, HAVANA, KOLKATA), learners=1, behaviour="mixed", channel="sms", send_at="16:30", country="GB"
    )
    assert [life.profile.zone for life in lives] == [LONDON, HAVANA, KOLKATA]
    assert BEHAVIOURS == ("completes", "silent", "stops", "mixed")


def test_the_same_is_rehearsed_twice_alike(wired: Wired) -> None:
    some = cast(zones=(HAVANA, KOLKATA), learners=2, behaviour="stops")
    assert rehearsal.run(wired, some) == rehearsal.run(wired, some)


def digest(folder: Path) -> str:
    """Every file of a folder, its name and its bytes."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def is_untouched(wired: Wired, folder: Path, act: Callable[[], object]) -> bool:
    """Whether the data directory, with the database in it, is byte for byte what it was."""
    wired.db.dispose()
    before = digest(folder)
    act()
    wired.db.dispose()
    return digest(folder) == before


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("A rehearsal opened a connection.")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("no_network")
def test_nothing_is_sent_and_nothing_is_kept(
    wired: Wired, sms: RecordingSender, email: RecordingSender, tmp_path: Path
) -> None:
    make_learner(wired, make_cohort(wired))
    everybody = cast(learners=2, behaviour="stops")
    assert is_untouched(wired, tmp_path, lambda: rehearsal.run(wired, everybody))
    assert (sms.sent, email.sent) == ([], [])


@pytest.mark.usefixtures("no_network")
def test_it_needs_no_senders_at_all(wired: Wired) -> None:
    bare = wiring.build(wired.settings, clock=wired.clock, senders={})
    assert len(rehearsal.run(bare, cast(behaviour="stops")).lines) == invented_lives.STOPS_AFTER
    bare.db.dispose()


def test_a_rehearsal_on_the_real_database_would_be_seen(wired: Wired, tmp_path: Path) -> None:
    """The planted fault: the same work on the database of the installation."""
    make_learner(wired, make_cohort(wired))
    assert not is_untouched(wired, tmp_path, lambda: plan_nudges.work(wired))


def test_the_moments_are_local(wired: Wired) -> None:
    line = rehearsal.run(wired, cast(zones=(KOLKATA,), behaviour="stops")).lines[0]
    assert local_time.local(line.at, KOLKATA).replace(tzinfo=None) == line.local


def test_a_course_that_closes_is_rehearsed_as_it_closes(wired: Wired) -> None:
    """To somebody who never comes, ten days after the first: without it they would be asked on day 14."""
    closing = rehearsal.run(wired, cast(behaviour="silent", inactive_days=10)).lines
    assert closing
    assert max(line.local.date() for line in closing) < FIRST + timedelta(days=10)
    cohort = make_cohort(wired)
    cohort.inactive_days, cohort.grace_days = 28, 7
    found = rehearsal.cast_of(cohort, zones=(LONDON,))
    assert (found.inactive_days, found.grace_days) == (28, 7)
