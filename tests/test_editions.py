"""A learner under way stays on the lessons and plan they began with, until staff move them at a week's start."""

import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from course import (
    answers,
    backups,
    editions,
    enrolments,
    exporting,
    health,
    job_runs,
    lesson_editions,
    lessons,
    moving,
    nudges,
    people,
    planning,
    tidying,
    wiring,
)
from course.app import create_app
from course.db import Database
from course.lessons import Course
from course.models import Cohort, CourseEdition, Enrolment, LessonProgress, Message, Role
from course.moving import Change
from course.rules.differences import Fate
from course.settings import Settings
from course.wiring import Wired
from tests import content, databases, desk
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender
from tests.learners import signed_in

OLD_QUESTION, NEW_QUESTION = "One moment with someone this week", "One scene with someone this week"
NEXT_MONDAY = datetime(2027, 1, 11, 0, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Kith:
    """One start of Kith, on the course as its files were then."""

    wired: Wired
    app: Flask

    @property
    def course(self) -> Course:
        return self.wired.course

    @property
    def db(self) -> Database:
        return self.wired.db

    def browser(self, learner: Learner) -> FlaskClient:
        """A browser of the learner's, with a fresh code."""
        return signed_in(self.app, self.wired, learner, full=True)

    def enrolment(self, learner: Learner) -> Enrolment:
        with self.db.reading() as session:
            return session.get_one(Enrolment, learner.enrolment_id)


Restart = Callable[[], Kith]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return content.copy(tmp_path)


@pytest.fixture
def restart(
    settings: Settings, clock: FixedClock, sms: RecordingSender, email: RecordingSender, folder: Path
) -> Iterator[Restart]:
    """Starts Kith on the course of the folder as it is at that moment."""
    made: list[Kith] = []

    def start() -> Kith:
        senders = {"sms": sms, "email": email}
        wired = wiring.build(settings, clock=clock, senders=senders, course_dir=folder)
        made.append(Kith(wired, create_app(wired, soon=lambda task: task())))
        return made[-1]

    yield start
    for one in made:
        one.db.dispose()


def rewrite(folder: Path) -> None:
    """The author edits a lesson that Ada has opened, one that she has not, and the plan."""
    edit(folder, content.L02, f'label = "{OLD_QUESTION}"', f'label = "{NEW_QUESTION}"')
    edit(folder, content.L02, 'name = "event"', 'name = "scene"')
    edit(
        folder, content.L02, 'title = "Mood and people pull on each other"', 'title = "Mood and other people"'
    )
    path = next(folder.glob("relationships/en/l05-*.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('\ntitle = "', '\ntitle = "Anew: ', 1), encoding="utf-8")
    plans = folder / content.PLANS
    head, twelve = plans.read_text(encoding="utf-8").split('id = "12"', 1)
    twelve = twelve.replace('{ id = "l05", week = 2, day = 3 }', '{ id = "l05", week = 2, day = 2 }', 1)
    twelve = twelve.replace('  { id = "l06", week = 3, day = 0 },\n', "", 1)
    plans.write_text(f'{head}id = "12"{twelve}', encoding="utf-8")


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def half_way(kith: Kith, clock: FixedClock) -> tuple[Learner, FlaskClient]:
    """Ada on her third day: the first lesson done, something written in the second."""
    ada = make_learner(kith.wired, make_cohort(kith.wired))
    desk.run_jobs(kith.wired)
    clock.advance(timedelta(days=2, hours=8))
    desk.run_jobs(kith.wired)
    browser = kith.browser(ada)
    assert browser.post("/lessons/l01/step", data={"skip": "1"}).status_code == 303
    card = next(one for one in kith.course.lesson("l02").cards if any(f.name == "event" for f in one.fields))
    assert (
        browser.post(f"/lessons/l02/cards/{card.number}", data={"event": "a walk with J."}).status_code == 303
    )
    return ada, browser


def ask(kith: Kith, learner: Learner) -> None:
    with kith.db.writing() as session:
        moving.ask(
            session, kith.course, [session.get_one(Enrolment, learner.enrolment_id)], now=kith.wired.clock()
        )
        session.commit()


def at(kith: Kith, clock: FixedClock, moment: datetime) -> None:
    clock.move_to(moment)
    desk.run_jobs(kith.wired)


def sent(kith: Kith, learner: Learner) -> list[str]:
    """The items of the lessons that were sent, the oldest first."""
    with kith.db.reading() as session:
        query = select(Message.item).where(
            Message.enrolment_id == learner.enrolment_id, Message.kind == "lesson"
        )
        return [item or "" for item in session.scalars(query.order_by(Message.id))]


@on_both
def test_who_is_half_way_keeps_the_old_words_and_a_new_learner_has_the_new(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    first = restart()
    ada, _ = half_way(first, clock)
    rewrite(folder)
    now = restart()
    hers = now.browser(ada)
    page = hers.get("/lessons/l02").text
    assert OLD_QUESTION in page
    assert NEW_QUESTION not in page
    assert "a walk with J." in page
    assert "Mood and people pull on each other" in hers.get("/today").text
    assert "Anew:" not in hers.get("/today").text

    profile = make_profile(name="Ben", contact="+447700900199")
    ben = make_learner(
        now.wired, make_cohort(now.wired, code="second", starts_on=date(2027, 1, 4)), profile=profile
    )
    at(now, clock, NEXT_MONDAY + timedelta(hours=18))
    page = now.browser(ben).get("/lessons/l02").text
    assert NEW_QUESTION in page
    assert OLD_QUESTION not in page
    at(now, clock, NEXT_MONDAY + timedelta(days=2, hours=18))
    assert "l05" not in sent(now, ada), "In her plan it is a day later."
    at(now, clock, NEXT_MONDAY + timedelta(days=3, hours=18))
    assert "l05" in sent(now, ada)


@on_both
def test_staff_move_her_at_a_weeks_start_and_nothing_she_opened_changes(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    first = restart()
    ada, _ = half_way(first, clock)
    rewrite(folder)
    now = restart()
    staff = desk.at_desk(now.app, now.wired)
    cohort_id = now.enrolment(ada).cohort_id
    assert "1 learner is on an earlier version" in desk.words(staff.get(f"/admin/cohorts/{cohort_id}").text)
    page = desk.words(staff.get(f"/admin/cohorts/{cohort_id}/version").text)
    assert "Anew: " in page
    assert "Mood and other people" not in page
    assert "no longer in their plan" in page
    assert "Ada on the version of Monday, 4 January 2027" in page
    assert staff.post(f"/admin/cohorts/{cohort_id}/version").status_code == 422
    moved = staff.post(f"/admin/cohorts/{cohort_id}/version", data={"learner": str(ada.enrolment_id)})
    assert moved.status_code == 303
    assert "moves on Monday 11 January" in desk.words(staff.get(moved.location).text)

    at(now, clock, NEXT_MONDAY - timedelta(minutes=1))
    assert now.enrolment(ada).course_version == first.course.edition.version
    at(now, clock, NEXT_MONDAY)
    assert now.enrolment(ada).course_version == now.course.edition.version
    hers = now.browser(ada)
    page = hers.get("/lessons/l02").text
    assert OLD_QUESTION in page
    assert NEW_QUESTION not in page
    assert "a walk with J." in page
    for days in range(4):
        at(now, clock, NEXT_MONDAY + timedelta(days=days, hours=18))
    assert sent(now, ada).count("l05") == 1
    assert "Anew: " in now.browser(ada).get("/lessons/l05").text
    staff = desk.at_desk(now.app, now.wired, Role.COORDINATOR)
    assert "Everybody under way here has the newest" in staff.get(f"/admin/cohorts/{cohort_id}/version").text
    assert [act for act, _ in desk.acts(now.wired)] == ["asked-to-move-edition"]


def test_what_is_finished_stays_finished_and_is_not_sent_again(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    """Every lesson is rewritten, and the first two of the plan come in another order and later."""
    ada, browser = half_way(restart(), clock)
    assert browser.post("/lessons/l02/step", data={"skip": "1"}).status_code == 303
    for path in folder.glob("relationships/en/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('\ntitle = "', '\ntitle = "Anew: ', 1), encoding="utf-8")
    plans = folder / content.PLANS
    text = plans.read_text(encoding="utf-8").replace('"l01", week = 1, day = 0', '"l01", week = 3, day = 4')
    plans.write_text(text.replace('"l02", week = 1, day = 2', '"l02", week = 2, day = 4'), encoding="utf-8")
    now = restart()
    ask(now, ada)
    for day in range(-4, 21):
        at(now, clock, NEXT_MONDAY + timedelta(days=day, hours=17))
    assert now.enrolment(ada).course_version == now.course.edition.version
    with now.db.reading() as session:
        assert {"l01", "l02"} <= nudges.done(session, ada.enrolment_id)
        kept = session.scalars(select(LessonProgress.finished_at)).all()
    assert len(kept) == 2
    assert all(kept)
    assert sent(now, ada).count("l01") <= 1
    assert sent(now, ada).count("l02") == 1
    story = now.browser(ada).get("/story").text
    assert "Mood and people pull on each other" in story
    assert "Anew: Mood and people" not in story


def test_a_move_waits_for_the_week_of_her_own_course_and_can_be_taken_back(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    """A pause of ten days in between puts it off with everything else."""
    ada, _ = half_way(restart(), clock)
    rewrite(folder)
    now = restart()
    ask(now, ada)
    with now.db.writing() as session:
        enrolment = session.get_one(Enrolment, ada.enrolment_id)
        enrolments.pause(enrolment, until_on=date(2027, 1, 16), zone="Europe/London", now=clock())
        session.commit()
    at(now, clock, NEXT_MONDAY + timedelta(hours=12))
    assert now.enrolment(ada).moved_at is None
    at(now, clock, datetime(2027, 1, 20, 23, 59, tzinfo=UTC))
    assert now.enrolment(ada).moved_at is None
    with now.db.writing() as session:
        editions.stay(session.get_one(Enrolment, ada.enrolment_id))
        session.commit()
    at(now, clock, datetime(2027, 1, 22, 12, 0, tzinfo=UTC))
    assert now.enrolment(ada).moved_at is None
    ask(now, ada)
    at(now, clock, datetime(2027, 1, 27, 23, 59, tzinfo=UTC))
    assert now.enrolment(ada).moved_at is None
    at(now, clock, datetime(2027, 1, 28, 0, 0, tzinfo=UTC))
    assert now.enrolment(ada).moved_at == clock()


def test_staff_take_a_move_back_and_it_is_in_the_record(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    ada, _ = half_way(restart(), clock)
    rewrite(folder)
    now = restart()
    staff = desk.at_desk(now.app, now.wired)
    address = f"/admin/cohorts/{now.enrolment(ada).cohort_id}/version"
    assert staff.post(address, data={"everybody": "yes"}).status_code == 303
    assert staff.post(f"{address}/withdrawal", data={"learner": str(ada.enrolment_id)}).status_code == 303
    at(now, clock, NEXT_MONDAY + timedelta(days=1))
    assert now.enrolment(ada).moved_at is None
    assert [act for act, _ in desk.acts(now.wired)] == ["asked-to-move-edition", "stays-on-edition"]


def test_what_was_foreseen_is_what_then_comes(restart: Restart, clock: FixedClock, folder: Path) -> None:
    ada, _ = half_way(restart(), clock)
    rewrite(folder)
    now = restart()
    with now.db.reading() as session:
        cohort = session.get_one(Enrolment, ada.enrolment_id).cohort_id
        found = moving.outlook(session, now.course, _cohort(now, cohort), now=clock())
    lessons = {row.lesson.id: row.change for row in found.lessons}
    assert lessons == {"l05": Change.REWRITTEN, "l06": Change.GONE}
    messages = {(row.kind, row.item.id): row for row in found.messages}
    l05 = messages["lesson", "l05"]
    assert l05.before is not None
    assert l05.after is not None
    assert l05.after < l05.before
    assert messages["lesson", "l06"].fate is Fate.GONE
    ask(now, ada)
    came: dict[str, date] = {}
    for day in range(-4, 14):
        at(now, clock, NEXT_MONDAY + timedelta(days=day, hours=16, minutes=30))
        came |= {item: clock().date() for item in sent(now, ada) if item not in came}
    assert came["l05"] == l05.after.date()
    assert "l06" not in came


def test_answers_of_an_earlier_edition_are_exported_under_the_questions_that_were_asked(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    ada, _ = half_way(restart(), clock)
    rewrite(folder)
    now = restart()
    ask(now, ada)
    at(now, clock, NEXT_MONDAY)
    with now.db.reading() as session:
        person = people.find(session, ada.person_id)
        assert person is not None
        data = exporting.collect(session, now.course, person, now=clock())
    asked = {one["question"]: one["answer"] for lesson in data["lessons"] for one in lesson["answers"]}
    assert asked == {OLD_QUESTION: "a walk with J."}


@on_both
def test_an_edition_goes_when_nobody_needs_it_and_comes_along_in_a_backup(
    restart: Restart, clock: FixedClock, folder: Path, tmp_path: Path
) -> None:
    first = restart()
    ada, _ = half_way(first, clock)
    rewrite(folder)
    now = restart()
    ask(now, ada)
    at(now, clock, NEXT_MONDAY)
    assert versions(now) == {first.course.edition.version, now.course.edition.version}
    backups.write(now.db, tmp_path / "kept.backup", now=clock())
    with now.db.writing() as session:
        tidying.tidy(session, now=clock())
        kept = session.scalars(select(CourseEdition.id)).all()
        assert len(kept) == 2, "She opened lessons of the first."
        session.execute(delete(LessonProgress))
        tidying.tidy(session, now=clock())
        session.commit()
    assert len(versions(now)) == 2, "A form of the first may still be open, or wait on her phone."
    clock.advance(editions.FORMS_WAIT)
    with now.db.writing() as session:
        tidying.tidy(session, now=clock())
        session.commit()
    assert versions(now) == {now.course.edition.version}
    other = Database(f"sqlite:///{tmp_path / 'other.db'}", databases.SEALER)
    backups.load(other, tmp_path / "kept.backup")
    with other.reading() as session:
        assert editions.packed(session, first.course.edition.version) == first.course.edition.packed
    other.dispose()


def test_who_comes_from_a_release_without_editions_stays_on_the_first_that_is_kept(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    first = restart()
    ada = make_learner(first.wired, make_cohort(first.wired))
    with first.db.writing() as session:
        session.get_one(Enrolment, ada.enrolment_id).course_version = "0123456789ab"
        session.execute(delete(CourseEdition))
        assert editions.set_down(session, first.course.edition, now=clock()) == 1
        assert editions.set_down(session, first.course.edition, now=clock()) == 0
        session.commit()
    rewrite(folder)
    now = restart()
    clock.advance(timedelta(days=2, hours=8))
    assert OLD_QUESTION in now.browser(ada).get("/lessons/l02").text


def test_what_this_release_cannot_read_of_an_edition_is_as_it_is_now(
    restart: Restart, clock: FixedClock, folder: Path, tmp_path: Path
) -> None:
    """An edition of an older release may hold what a newer one no longer knows."""
    course = restart().course
    edit(folder, content.L02, "minutes = ", "hours = 1\nminutes = ")
    edit(folder, content.L01, '\ntitle = "', '\ntitle = "Once: ')
    old = lesson_editions.pack(folder / "relationships")
    lesson_editions.unpack(old.packed, tmp_path / "old")
    found = lessons.earlier(course, old, tmp_path / "old")
    assert found.lesson("l01").title.startswith("Once: ")
    assert found.lesson("l02") == course.lesson("l02")
    assert found.plans == course.plans
    assert found.spoken("es").plan("12") == course.spoken("es").plan("12")


def test_an_edition_is_laid_into_its_own_folder_and_nowhere_else(tmp_path: Path) -> None:
    told = {"en/l01-a.md": "kept", "../out.md": "no", "/tmp-out.md": "no", "en/../../out.md": "no"}
    lesson_editions.unpack(zlib.compress(json.dumps(told).encode()), tmp_path / "in")
    assert [path.name for path in tmp_path.rglob("*.md")] == ["l01-a.md"]


def versions(kith: Kith) -> set[str]:
    with kith.db.reading() as session:
        return set(session.scalars(select(CourseEdition.version)))


def _cohort(kith: Kith, cohort_id: int) -> Cohort:
    with kith.db.reading() as session:
        return session.get_one(Cohort, cohort_id)


def versioned(page: str) -> str:
    """The edition that a page's forms carry."""
    found = re.search(r'name="edition" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def answered(kith: Kith, learner: Learner, item: str) -> list[object]:
    with kith.db.reading() as session:
        return [one.values for one in answers.saved(session, learner.enrolment_id, item).values()]


def card_of(kith: Kith, item: str, name: str) -> int:
    return next(
        one.number
        for one in kith.course.lesson(item).cards
        if any(field.name == name for field in one.fields)
    )


@pytest.mark.parametrize(
    "carries", [True, False], ids=["the form says what it answers", "planted: it does not"]
)
def test_what_was_typed_into_an_open_form_is_not_lost_by_a_move(
    restart: Restart, clock: FixedClock, folder: Path, carries: bool
) -> None:
    """Her page of l02 is open while she is moved to an edition in which that question has another name."""
    first = restart()
    ada = make_learner(first.wired, make_cohort(first.wired))
    clock.advance(timedelta(days=2, hours=8))
    shown = first.browser(ada).get("/lessons/l02").text
    card = card_of(first, "l02", "event")
    rewrite(folder)
    now = restart()
    ask(now, ada)
    at(now, clock, NEXT_MONDAY)
    assert now.enrolment(ada).course_version != versioned(shown)
    with now.db.writing() as session:
        tidying.tidy(session, now=clock())
        session.commit()
    form = {"event": "a walk with J."} | ({"edition": versioned(shown)} if carries else {})
    hers = now.browser(ada)
    assert hers.post(f"/lessons/l02/cards/{card}", data=form).status_code == 303
    assert ({"event": "a walk with J."} in answered(now, ada, "l02")) is carries
    page = hers.get("/lessons/l02").text
    assert (OLD_QUESTION in page) is carries
    assert ("a walk with J." in page) is carries


def test_a_lesson_that_the_new_plan_no_longer_has_still_takes_the_form_that_was_open(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    first = restart()
    ada = make_learner(first.wired, make_cohort(first.wired))
    clock.advance(timedelta(days=15))
    shown = first.browser(ada).get("/lessons/l06/step").text
    rewrite(folder)
    now = restart()
    ask(now, ada)
    at(now, clock, NEXT_MONDAY + timedelta(days=14))
    hers = now.browser(ada)
    assert hers.get("/lessons/l06").status_code == 404
    step = {"what": "own", "own": "call my sister", "edition": versioned(shown)}
    assert hers.post("/lessons/l06/step", data=step).status_code == 303
    assert [one["words"] for one in answered(now, ada, "l06")] == ["call my sister"]  # type: ignore[index]


def test_a_damaged_edition_is_told_and_its_learners_get_the_lessons_of_today(
    restart: Restart, clock: FixedClock, folder: Path
) -> None:
    first = restart()
    ada, _ = half_way(first, clock)
    rewrite(folder)
    with first.db.writing() as session:
        kept = session.scalars(select(CourseEdition)).one()
        kept.packed = kept.packed[:-9] + b"damaged!!"
        session.commit()
    with structlog.testing.capture_logs() as logs:
        now = restart()
        page = now.browser(ada).get("/lessons/l02")
    assert page.status_code == 200
    assert NEW_QUESTION in page.text
    assert "shown in its newest words" in page.text
    assert now.browser(ada).get("/today").status_code == 200
    assert {"event": "a walk with J."} in answered(now, ada, "l02")
    assert ("edition_damaged", "error") in {(one["event"], one["log_level"]) for one in logs}
    with now.db.writing() as session:
        for job in health.PULSE:
            job_runs.started(session, job, now=clock())
        session.commit()
    desk.run_jobs(now.wired)
    with now.db.reading() as session:
        assert editions.damaged(session) == [first.course.edition.version]
        told = health.look(session, now=clock(), beat_now=clock())
    assert (told.is_well, told.status) == (False, health.DAMAGED)


def test_a_plan_that_is_no_longer_there_gives_way_to_the_nearest(restart: Restart) -> None:
    """Only somebody whose edition is damaged ever needs it."""
    course = restart().course
    plans = {id: plan for id, plan in course.plans.items() if id != "16"}
    assert replace(course, plans=plans).plan("16").id == "12"


def test_an_edited_message_goes_out_in_its_new_words_also_where_it_was_planned_before(
    restart: Restart, clock: FixedClock, folder: Path, sms: RecordingSender
) -> None:
    first = restart()
    make_learner(first.wired, make_cohort(first.wired))
    desk.run_jobs(first.wired)
    clock.advance(timedelta(days=2, hours=6, minutes=30))
    planning.plan_due(first.wired, now=clock())
    before = len(sms.sent)
    text = folder / "messages" / "en" / "lesson" / "sms.txt"
    text.write_text("{sender}: the next five minutes are here: {link}\n", encoding="utf-8")
    now = restart()
    desk.run_jobs(now.wired)
    assert [one.parts.text.partition("http")[0] for one in sms.sent[before:]] == [
        "Riverside: the next five minutes are here: "
    ]
