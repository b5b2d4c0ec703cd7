"""The jobs: each does its work, a failing one harms no other, and the process ends when it is asked to."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from course import answers, codes, finishing, job_runs, messages, sessions, throttle
from course.clock import utc_now
from course.codes import Asker
from course.messages import Address, NewMessage
from course.models import BrowserSession, Enrolment, LinkToken, Message, MessageStatus, OneTimeCode, Throttle
from course.sessions import Subject
from course.wiring import Wired
from jobs import plan_nudges, run, schedule, send_messages, tidy
from jobs.run import Job
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender
from tests.live import environment

ROOT = Path(__file__).resolve().parents[2]


def job(work: object) -> Job:
    return Job("some_job", work, timedelta(minutes=1), timedelta(seconds=1))  # type: ignore[arg-type]


def heartbeat(wired: Wired) -> job_runs.Heartbeat:
    with wired.db.reading() as session:
        (found,) = job_runs.heartbeats(session)
    return found


def fail(_wired: Wired) -> int:
    raise RuntimeError("words of a learner")


def test_a_job_that_went_well_leaves_its_heartbeat(wired: Wired) -> None:
    assert run.run(wired, job(lambda _: 3))
    assert (heartbeat(wired).succeeded_at, heartbeat(wired).failures) == (wired.clock(), 0)


def test_a_job_that_fails_is_counted_and_raises_nothing(wired: Wired) -> None:
    assert not run.run(wired, job(fail))
    assert not run.run(wired, job(fail))
    assert (heartbeat(wired).failures, heartbeat(wired).last_error) == (2, "RuntimeError")
    assert run.run(wired, job(lambda _: 0))
    assert heartbeat(wired).failures == 0


@on_both
def test_a_new_learner_gets_the_welcome_by_the_two_jobs(wired: Wired, sms: RecordingSender) -> None:
    make_learner(wired, make_cohort(wired))
    assert plan_nudges.work(wired) == 1
    assert send_messages.work(wired) == 1
    assert [sent.to for sent in sms.sent] == ["+447700900123"]
    assert (plan_nudges.work(wired), send_messages.work(wired)) == (0, 0)


def test_a_process_that_is_to_end_takes_no_more_messages(wired: Wired, sms: RecordingSender) -> None:
    make_learner(wired, make_cohort(wired))
    plan_nudges.work(wired)
    assert send_messages.work(wired, is_stopping=lambda: True) == 0
    assert sms.sent == []


def test_texts_do_not_wait_for_mails_nor_mails_for_texts(
    wired: Wired, sms: RecordingSender, email: RecordingSender
) -> None:
    """A job ends when all of its own has an answer, which a provider that has died takes its time with."""
    cohort = make_cohort(wired)
    make_learner(wired, cohort)
    make_learner(wired, cohort, profile=make_profile(channel="email", contact="ada@example.org"))
    plan_nudges.work(wired)
    by_name = {one.name: one for one in schedule.jobs()}
    assert run.run(wired, by_name["send_messages"])
    assert (len(sms.sent), len(email.sent)) == (1, 0)
    assert run.run(wired, by_name["send_mails"])
    assert (len(sms.sent), len(email.sent)) == (1, 1)


def test_a_plan_that_is_still_being_written_finishes_nobody(wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    plan = wired.course.plan("12")
    with wired.db.writing() as session:
        for item in plan.lessons():
            answers.finish(session, learner.enrolment_id, item.id, now=wired.clock())
        session.commit()
    with wired.db.reading() as session:
        assert finishing.finished(session, wired.course, now=wired.clock() + timedelta(days=1)) == []


@on_both
def test_tidy_forgets_what_ended_a_month_ago_and_nothing_younger(wired: Wired, clock: FixedClock) -> None:
    learner = make_learner(wired, make_cohort(wired))
    plan_nudges.work(wired)
    send_messages.work(wired)
    with wired.db.writing() as session:
        subject = Subject(person_id=learner.person_id, enrolment_id=learner.enrolment_id)
        sessions.open_for(session, subject, full=True, now=clock())
        code = codes.ask(
            session, Asker("browser", "step_up", person_id=learner.person_id), "index", now=clock()
        )
        new = NewMessage(
            "code", Address("sms", "+447700900123", "index", "en", "GB"), clock(), clock(), code_id=code.id
        )
        messages.queue(session, new, now=clock())
        throttle.take(session, "code:index", limit=3, per=timedelta(hours=1), now=clock())
        session.commit()
    clock.advance(timedelta(days=29))
    assert tidy.work(wired) == 0
    clock.advance(timedelta(days=10))
    assert tidy.work(wired) == 3
    with wired.db.reading() as session:
        counts = [
            session.scalar(select(func.count()).select_from(model))
            for model in (BrowserSession, OneTimeCode, LinkToken, Throttle, Message, Enrolment)
        ]
    assert counts == [0, 0, 0, 0, 2, 1]


def test_the_schedule_sends_what_is_due_and_stops_when_told(wired: Wired, sms: RecordingSender) -> None:
    make_learner(wired, make_cohort(wired))
    plan_nudges.work(wired)
    started = schedule.start_background(wired)
    try:
        for _ in range(200):
            if sms.sent:
                break
            signal.sigtimedwait([], 0.05)
    finally:
        started.stop()
    assert len(sms.sent) == 1
    with wired.db.reading() as session:
        assert messages.counts(session) == {MessageStatus.HANDED_OVER: 1}


def test_every_job_has_its_own_name_and_the_demonstration_is_never_slower() -> None:
    names = [one.name for one in schedule.jobs()]
    assert len(names) == len(set(names)) == 13
    assert all(one.every_in_demo <= one.every for one in schedule.jobs())


def test_the_process_refuses_to_start_and_names_every_setting() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jobs"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "", "PYTHONTZPATH": ""},
    )  # fmt: skip
    assert done.returncode == 2
    assert {"KITH_DATABASE_URL", "KITH_BASE_URL", "KITH_SECRET_KEY"} <= set(done.stderr.split())


def test_the_process_ends_with_0_when_it_is_asked_to(wired: Wired, database_url: str, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jobs"], cwd=ROOT, stderr=subprocess.PIPE,
        env={"PYTHONTZPATH": "", **environment(database_url, tmp_path)},
    )  # fmt: skip
    try:
        began = utc_now()
        while not _has_beaten(wired) and process.poll() is None and utc_now() - began < timedelta(seconds=60):
            signal.sigtimedwait([], 0.05)
        assert _has_beaten(wired)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.communicate()


def _has_beaten(wired: Wired) -> bool:
    with wired.db.reading() as session:
        return any(one.succeeded_at for one in job_runs.heartbeats(session))
