"""The rehearsal is the real thing on a stepped clock: message for message what the jobs do, and nothing leaves it."""

import hashlib
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from course import cohorts, invented_lives, nudges, rehearsal, wiring
from course.cohorts import NewCohort
from course.invented_lives import BEHAVIOURS, MIX, Habit, Life, Lives
from course.models import Enrolment
from course.rehearsal import Cast, Line
from course.rules import local_time, segments
from course.wiring import Wired
from jobs import plan_nudges, send_messages
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender

HAVANA, LONDON, KOLKATA = "America/Havana", "Europe/London", "Asia/Kolkata"
FIRST = date(2027, 1, 4)
HALF_HOUR = timedelta(minutes=30)
A_WEEK, SOME_WEEKS = datetime(2027, 1, 11, tzinfo=UTC), datetime(2027, 1, 19, tzinfo=UTC)
Seen = tuple[int, str, str, datetime]


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


def by_jobs(
    wired: Wired,
    clock: FixedClock,
    sender: RecordingSender,
    cast: Cast,
    *,
    until: datetime,
    also: Callable[[Lives], None] = lambda _: None,
) -> list[Seen]:
    """What the live jobs send to the same people: ticks every half hour, on a database of the ordinary kind."""
    lives = Lives(
        wired.course,
        invented_lives.invent(
            cast.zones, learners=cast.learners, behaviour=cast.behaviour, channel=cast.channel,
            send_at=cast.send_at, country=cast.country,
        ),
    )  # fmt: skip
    also(lives)
    starts = {life.number: rehearsal.joins_at(cast, life) for life in lives.everybody}
    clock.move_to(min(starts.values()))
    with wired.db.writing() as session:
        new = NewCohort(
            "Riverside", "riverside", cast.plan, cast.starts_on, LONDON, cast.country, cast.send_at
        )
        lives.join(cohorts.create(session, new, now=clock()).id, lambda life: starts[life.number])
        session.commit()
    seen = 0
    while clock() < until:
        with wired.db.writing() as session:
            lives.act(session, clock())
            session.commit()
        plan_nudges.work(wired)
        send_messages.work(wired)
        new_ones, seen = sender.sent[seen:], len(sender.sent)
        if new_ones:
            with wired.db.reading() as session:
                lives.read(nudges.with_refs(session, [one.ref for one in new_ones]), clock())
        clock.advance(HALF_HOUR)
    return _seen(wired, sender, lives.everybody)


def _seen(wired: Wired, sender: RecordingSender, everybody: list[Life]) -> list[Seen]:
    at = {one.ref: one.at for one in sender.sent}
    found: list[Seen] = []
    with wired.db.reading() as session:
        for life in everybody:
            enrolment = session.get_one(Enrolment, life.enrolment_id)
            for message, _ in nudges.history(session, enrolment, limit=1000):
                moment = at.get(message.ref)
                if moment is not None and message.kind in rehearsal.KINDS:
                    found.append((life.number, message.kind, message.item or "", moment))
    return sorted(found)


def as_seen(lines: tuple[Line, ...], until: datetime) -> list[Seen]:
    return sorted((line.learner, line.kind, line.item, line.at) for line in lines if line.at < until)


def test_it_is_message_for_message_what_the_live_jobs_do(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    everybody = cast(zones=(HAVANA, LONDON, KOLKATA), learners=5, behaviour="mixed", send_at="12:30")
    rehearsed = as_seen(rehearsal.run(wired, everybody).lines, SOME_WEEKS)
    assert {kind for _, kind, _, _ in rehearsed} >= {"welcome", "lesson", "check-in", "reminder"}
    assert by_jobs(wired, clock, sms, everybody, until=SOME_WEEKS) == rehearsed


def test_a_learner_who_lives_otherwise_is_told_apart(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    """The planted fault of the test above: one of the people does one thing differently."""
    everybody = cast(behaviour="stops")

    def silent_instead(lives: Lives) -> None:
        lives.everybody[0].habit = Habit.SILENT

    rehearsed = as_seen(rehearsal.run(wired, everybody).lines, A_WEEK)
    assert by_jobs(wired, clock, sms, everybody, until=A_WEEK, also=silent_instead) != rehearsed


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
