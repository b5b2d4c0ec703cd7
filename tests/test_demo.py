"""The demonstration: what is there on first use, that it came by the real ways, and how the command begins and ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from course import (
    breaks,
    cohorts,
    consents,
    demo,
    demo_cast,
    enrolments,
    explaining,
    facts,
    migrate,
    nudges,
    people,
    phone_texts,
    plans,
    rosters,
    staff,
    stepping,
    wiring,
)
from course.clock import HeldClock
from course.demo_cast import CAST
from course.lessons import Plan
from course.models import (
    Answer,
    CheckIn,
    Cohort,
    DeliveryReport,
    Enrolment,
    JoinRequest,
    Message,
    MessageStatus,
    Nudge,
    Person,
)
from course.rules import local_time, why
from course.rules.why import State
from course.settings import Settings
from course.wiring import Wired
from tests import once_a_run, servers

UNTIL = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wired]:
    """A demonstration, made once; these tests only look at it."""
    wired = _built(once_a_run.folder(tmp_path_factory, "demo", _make))
    yield wired
    wired.db.dispose()


def _built(folder: Path) -> Wired:
    held = HeldClock(folder / "clock", begins_at=UNTIL)
    return wiring.build(Settings.for_demo(folder, "http://127.0.0.1:8000"), clock=held)


def _make(folder: Path) -> None:
    wired = _built(folder)
    migrate.upgrade(wired.db)
    demo.make(wired, until=UNTIL, random=Random(7))
    wired.db.dispose()


def test_there_are_24_learners_after_five_weeks_and_a_group_that_starts(made: Wired) -> None:
    with made.db.reading() as session:
        first, second = cohorts.find_by_code(session, "riverside"), cohorts.with_code(session, "today")
        assert first is not None
        assert second is not None
        assert (UNTIL.date() - first.starts_on, second.starts_on) == (timedelta(weeks=5), UNTIL.date())
        assert (cohorts.size(session, first.id), cohorts.size(session, second.id)) == (24, 0)
    assert made.clock() == UNTIL


def test_the_staff_button_has_somebody_to_sign_in(made: Wired) -> None:
    with made.db.reading() as session:
        owner = staff.first_owner(session)
        assert owner is not None
        assert (owner.name, owner.email) == ("Ruth Adeyemi", "ruth@kith.example")


def test_nobody_real_can_be_reached(made: Wired) -> None:
    for number, part in enumerate(CAST):
        contact = demo_cast.profile(part, number).contact
        assert re.fullmatch(r"\+447700900\d{3}|learner\d\d@example\.org", contact)
    assert len({part.name for part in CAST}) == len(CAST) == 24


def test_everybody_proved_their_contact_and_said_yes(made: Wired) -> None:
    with made.db.reading() as session:
        assert session.scalar(select(func.count()).where(JoinRequest.confirmed_at.is_not(None))) == 24
        for person in session.scalars(select(Person)):
            index = people.index_of(person) or ""
            assert consents.ever_gave(
                session, person_id=person.id, channel=person.channel, contact_index=index
            )


def twice_or_never(plan: Plan, answers: Sequence[why.Answer]) -> list[str]:
    """What has no answer, or more than one that holds: what was dropped may have come again, and says so.

    What is said of the course itself comes once for each pause and each silence; there the moments tell it apart.
    """
    holding = Counter(
        (one.item, one.kind, one.at if one.kind in why.OF_LIFE else None)
        for one in answers
        if one.state is not State.DROPPED
    )
    told = {one.item for one in answers}
    never = [item.id for item in plan.items if item.id not in told]
    return never + [f"{kind} {item}" for (item, kind, _), number in holding.items() if number > 1]


def sentence_faults(said: str) -> list[str]:
    """What in a reason would not do for staff: no sentence, or a word of the machine."""
    is_sentence = said[:1].isupper() and said.rstrip().endswith(".")
    return re.findall(r"\b\w+_\w+\b|\bNone\b|[{}<>%]|  ", said) + ([] if is_sentence else ["no sentence"])


@pytest.mark.parametrize("act", ["as it is", "paused", "paused for days", "a break", "left", "away for long"])
def test_each_item_of_each_learner_has_one_state_and_a_plain_sentence(made: Wired, act: str) -> None:
    """Also where all that were under way pause, take a break, have left, or half a year has gone by without them."""
    now, seen = made.clock(), set()
    with made.db.writing() as session:
        for row in session.scalars(select(Enrolment).order_by(Enrolment.id)):
            if act.startswith("paused"):
                until_on = now.date() + timedelta(days=9) if "days" in act else None
                enrolments.pause(row, until_on=until_on, zone="Europe/London", now=now)
            elif act == "left":
                enrolments.withdraw(row, by="staff", now=now)
        if act == "a break":
            breaks.begin(session, session.get_one(Cohort, row.cohort_id), until_on=None, now=now)
        asked_at = now + timedelta(days=180 if act == "away for long" else 0)
        for row in session.scalars(select(Enrolment).order_by(Enrolment.id)):
            plan = plans.of(session, made.course, row)
            answers = explaining.answers(session, made.course, row, now=asked_at)
            assert not twice_or_never(plan, answers), (row.id, act)
            wrong = {one.why: sentence_faults(one.why) for one in answers if sentence_faults(one.why)}
            assert not wrong, (row.id, act)
            seen |= {one.state for one in answers}
        session.rollback()
    assert seen >= {State.SENT, State.DROPPED}
    assert (State.COMING in seen) == (act in ("as it is", "paused for days"))


def test_an_item_that_is_said_twice_or_never_or_not_plainly_is_found(made: Wired) -> None:
    plan = made.course.plan("12")
    twice = [why.Answer("l02", "lesson", one, "It opens.") for one in (State.COMING, State.BLOCKED)]
    assert {"lesson l02", "l03"} <= set(twice_or_never(plan, twice))
    assert [bool(sentence_faults(said)) for said in ("It opens.", "held: not_in_plan.", "It opens")] == [
        False, True, True,
    ]  # fmt: skip


def test_every_nudge_left_inside_its_readers_hours_and_at_most_once_a_day(made: Wired) -> None:
    days: Counter[tuple[int, str]] = Counter()
    with made.db.reading() as session:
        for message, person in session.execute(
            select(Message, Person)
            .join(Person, Person.id == Message.person_id)
            .where(Message.nudge_id.is_not(None), Message.handed_over_at.is_not(None))
        ):
            assert message.handed_over_at is not None
            assert nudges.WINDOW.contains(message.handed_over_at, person.zone)
            days[person.id, str(local_time.local_date(message.handed_over_at, person.zone))] += 1
    assert days
    assert set(days.values()) == {1}


def test_every_kind_of_learner_is_there(made: Wired) -> None:
    with made.db.reading() as session:
        rows = {row.name: row.states for row in rosters.roster(session, 1, limit=50)}
        vias = set(session.scalars(select(CheckIn.via)))
        stopped = session.scalar(
            select(func.count()).where(
                Message.status == MessageStatus.SUPPRESSED, Message.reason_code == "no-consent"
            )
        )
        shared = session.scalar(select(func.count()).where(CheckIn.note_shared_at.is_not(None)))
    assert {rows["Tomasz"][item] for item in ("l01", "l07", "d1", "s1", "d2", "s2", "week-5")} == {"done"}
    assert (rows["Amara"]["week-4"], rows["Amara"]["week-5"]) == ("done", "sent")
    assert (rows["Leila"]["l03"], rows["Leila"]["l04"]) == ("done", "opened")
    assert set(rows["Callum"].values()) == {"sent"}
    assert "week-1" not in rows["Dylan"]
    assert (vias, shared) == ({"web", "sms"}, 1)
    assert stopped


def test_texts_are_reported_and_emails_are_not(made: Wired) -> None:
    with made.db.reading() as session:
        found = set(
            session.execute(
                select(Message.channel, Message.status).where(Message.handed_over_at.is_not(None))
            )
        )
        reports = session.scalar(select(func.count()).select_from(DeliveryReport))
    assert {tuple(row) for row in found} == {("sms", "delivered"), ("email", "handed_over")}
    assert reports


@pytest.mark.long
def test_the_same_chance_makes_the_same_weeks(made: Wired, tmp_path: Path) -> None:
    """Who writes what and when is drawn from the chance that is handed in, and from nothing else."""
    again = _built(tmp_path)
    migrate.upgrade(again.db)
    demo.make(again, until=UNTIL, random=Random(7))
    assert _told(again) == _told(made)
    again.db.dispose()


def _told(wired: Wired) -> list[tuple[object, ...]]:
    with wired.db.reading() as session:
        queries = (
            select(Nudge.enrolment_id, Nudge.reason_key, Nudge.planned_at),
            select(Answer.enrolment_id, Answer.item, Answer.card, Answer.saved_at),
            select(CheckIn.enrolment_id, CheckIn.mood, CheckIn.answered_at),
            select(Enrolment.person_id, Enrolment.enrolled_at),
        )
        return [tuple(row) for query in queries for row in session.execute(query)]


def test_whoever_joins_afterwards_can_be_told_from_the_invented_ones(made: Wired) -> None:
    with made.db.reading() as session:
        last = int(facts.read(session, facts.LAST_REQUEST) or 0)
        assert last == 24
        assert phone_texts.newest_contact(session, after_id=last) is None
        first = facts.read(session, facts.FIRST_CONTACT) or ""
        assert [people.name_of(session, one) for one in people.with_contact(session, first)] == ["Amara"]
        assert stepping.ahead(made, session, first, now=UNTIL)


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "course", "--port", "0", *arguments]
    return subprocess.run(command, cwd=servers.ROOT, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.long
def test_the_command_starts_ends_when_asked_and_finds_its_data_again(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    with servers.demonstration(folder, "--empty") as running:
        ready = running.addresses["Kith is ready"]
        assert servers.health_of(ready) == 200, "Ready means that the jobs tick too."
        assert running.addresses["Test phone"] == f"{ready}/phone"
        assert running.addresses["Staff"] == f"{ready}/admin"
        with urllib.request.urlopen(f"{ready}/phone", timeout=10) as page:
            assert "Nobody has joined yet" in page.read().decode()
        second = run("--data", str(folder))
        assert (second.returncode, "already runs" in second.stderr) == (2, True)
        assert running.stop() == 0
    assert sorted(path.name for path in folder.iterdir()) == ["clock", "keys.json", "kith.db", "lock"]
    with servers.demonstration(folder) as running:
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(15) == 0


@pytest.mark.long
def test_a_start_that_was_broken_off_leaves_nothing_half_made(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "course", "--port", "0", "--data", str(tmp_path)]
    with subprocess.Popen(
        command, cwd=servers.ROOT, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as process:
        assert process.stderr is not None
        assert "First start" in process.stderr.readline()
        process.kill()
    assert not (tmp_path / "kith.db").exists()
    with servers.demonstration(tmp_path, "--empty") as running:
        assert running.stop() == 0
    assert not (tmp_path / "making").exists()


def test_a_port_that_is_taken_is_refused_kindly(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("--port", str(taken.getsockname()[1]), "--data", str(tmp_path))
    assert (ran.returncode, "--port 0" in ran.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_refused_kindly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    ran = run("--data", str(tmp_path / "file" / "var"))
    assert (ran.returncode, ran.stdout, "--data: nothing can be written to" in ran.stderr) == (2, "", True)
    assert "Traceback" not in ran.stderr


def test_fresh_deletes_nothing_but_a_demonstrations_own_data(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "kith.db").write_text("mine", encoding="utf-8")
    assert run("--fresh", "--data", str(tmp_path)).returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kith.db", "letter.txt"]


def test_a_database_of_live_mode_is_neither_served_nor_deleted(tmp_path: Path, sqlite_template: Path) -> None:
    Settings.for_demo(tmp_path, "http://localhost")
    live = tmp_path / "kith.db"
    live.write_bytes(sqlite_template.read_bytes())
    for arguments in ([], ["--fresh"]):
        ran = run(*arguments, "--data", str(tmp_path))
        assert (ran.returncode, "is not a demonstration's database" in ran.stderr) == (2, True)
    assert live.exists()
