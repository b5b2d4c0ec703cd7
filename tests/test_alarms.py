"""Jobs that stand still: one mail to each owner by another way than the queue, once, and one more at the end (4.47)."""

import signal
import threading
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from course import alarms, facts, health, job_runs, staff, wiring
from course.clock import utc_now
from course.models import Role, Staff
from course.senders.sender import NotSent, Refused, Sender
from course.settings import Settings
from course.web import lookout
from course.wiring import Wired
from tests import desk, servers
from tests.factories import on_both
from tests.fakes import FixedClock, LosingSender, RecordingSender, RefusingSender
from tests.senders.post_office import Post, free_port

MINUTE = timedelta(minutes=1)
LATE = health.LATEST_TICK + timedelta(seconds=1)
WEB_PROCESSES = 4
Look = Callable[[], None]


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def live(settings: Settings, clock: FixedClock, post: Post) -> Iterator[list[Wired]]:
    """Four web processes' parts over one database, with the real sender of mail and a real mail server."""
    server = Controller(post, hostname="127.0.0.1", port=free_port())
    server.start()
    url = f"smtp://127.0.0.1:{server.port}"
    told = replace(settings, smtp_url=url, email_from="kith@example.org")
    made = [wiring.build(told, clock=clock) for _ in range(WEB_PROCESSES)]
    yield made
    for one in made:
        one.senders["email"].close()  # type: ignore[attr-defined]
        one.db.dispose()
    server.stop()


@pytest.fixture
def owners(wired: Wired) -> list[str]:
    """Two owners, and three who are not to be told: a coordinator, an analyst, an owner who has gone."""
    emails = ["ada@house.example.org", "bo@house.example.org"]
    with wired.db.writing() as session:
        for email in emails:
            staff.create(session, email, Role.OWNER, now=wired.clock())
        for role in (Role.COORDINATOR, Role.ANALYST):
            staff.create(session, f"{role}@house.example.org", role, now=wired.clock())
        gone, _ = staff.create(session, "gone@house.example.org", Role.OWNER, now=wired.clock())
        session.get_one(Staff, gone.id).disabled_at = wired.clock()
        session.commit()
    return emails


def beat(wired: Wired) -> None:
    with wired.db.writing() as session:
        for job in health.PULSE:
            job_runs.started(session, job, now=wired.clock())
        session.commit()


def race(looks: list[Look]) -> None:
    """Every process looks at the same moment."""
    together = threading.Barrier(len(looks))

    def go(look: Look) -> None:
        together.wait()
        look()

    threads = [threading.Thread(target=go, args=(one,)) for one in looks]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def each_minute(looks: list[Look], clock: FixedClock, *, times: int) -> None:
    for _ in range(times):
        race(looks)
        clock.advance(MINUTE)


def subjects(post: Post) -> dict[tuple[str, str], int]:
    return dict(Counter((str(one["To"]), str(one["Subject"])) for one in post.mails))


@on_both
def test_each_owner_is_told_once_by_whichever_process_and_once_more_when_they_tick_again(
    live: list[Wired], post: Post, clock: FixedClock, owners: list[str]
) -> None:
    looks = [lookout.watching(one) for one in live]
    beat(live[0])
    clock.advance(health.LATEST_TICK)
    each_minute(looks, clock, times=1)
    assert not post.mails, "Five minutes are not too long."
    each_minute(looks, clock, times=1)
    assert not post.mails, "One look alone says too little."
    each_minute(looks, clock, times=15)
    once = {(one, alarms.SUBJECT): 1 for one in owners}
    assert subjects(post) == once
    body = post.mails[0].get_content()
    assert "since Monday 4 January 2027, 10:00 UTC" in body
    beat(live[0])
    each_minute(looks, clock, times=4)
    assert subjects(post) == once | {(one, alarms.AGAIN_SUBJECT): 1 for one in owners}
    # The next outage is another one.
    clock.advance(LATE)
    each_minute(looks, clock, times=3)
    assert Counter(subjects(post)) == Counter(once) + Counter(once) + Counter(
        {(one, alarms.AGAIN_SUBJECT): 1 for one in owners}
    )


@on_both
def test_the_judge_sees_processes_that_do_not_claim_the_mail_they_send(
    live: list[Wired], post: Post, clock: FixedClock, owners: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: whoever looks believes to be the first."""
    monkeypatch.setattr(facts, "exchange", lambda *_given, **_more: True)
    looks = [lookout.watching(one) for one in live]
    beat(live[0])
    clock.advance(LATE)
    each_minute(looks, clock, times=2)
    assert subjects(post)[owners[0], alarms.SUBJECT] == WEB_PROCESSES


@on_both
@pytest.mark.parametrize("answer", ["451 4.3.0 later", "554 5.7.1 not from you"])
def test_where_mail_fails_the_log_says_so_and_it_is_tried_again(
    live: list[Wired], post: Post, clock: FixedClock, owners: list[str], answer: str
) -> None:
    looks = [lookout.watching(one) for one in live]
    beat(live[0])
    clock.advance(LATE)
    post.answers["DATA"] = answer
    with capture_logs() as logs:
        each_minute(looks, clock, times=3)
    said = [one for one in logs if one["event"] == "owner_not_told"]
    assert [one["reason"] for one in said] == [" ".join(answer.split()[:2])] * len(owners)
    assert not any(one in str(logs) for one in owners)
    assert not post.mails
    del post.answers["DATA"]
    each_minute(looks, clock, times=10)
    assert subjects(post) == {(one, alarms.SUBJECT): 1 for one in owners}


def processes(wired: Wired, sender: Sender | None) -> list[Look]:
    other = replace(wired, senders={} if sender is None else {"email": sender})
    return [lookout.watching(other) for _ in range(WEB_PROCESSES)]


@on_both
def test_a_mail_of_which_nobody_knows_whether_it_left_is_the_same_mail_again(
    wired: Wired, clock: FixedClock, owners: list[str]
) -> None:
    losing = LosingSender("email")
    looks = processes(wired, losing)
    beat(wired)
    clock.advance(LATE)
    each_minute(looks, clock, times=8)
    assert len(losing.sent) == 2 * len(owners)
    assert len({one.ref for one in losing.sent}) == len(owners)


@pytest.mark.parametrize("failure", [NotSent("timeout"), Refused("550", suppress=True), None])
def test_the_end_is_told_also_where_the_alarm_could_not_be(
    wired: Wired, email: RecordingSender, clock: FixedClock, owners: list[str],
    failure: NotSent | Refused | None,
) -> None:  # fmt: skip
    beat(wired)
    clock.advance(LATE)
    with capture_logs() as logs:
        each_minute(processes(wired, RefusingSender(failure, "email") if failure else None), clock, times=3)
    reasons = {one["reason"] for one in logs if one["event"] == "owner_not_told"}
    assert reasons == {failure.code if failure else "no-email"}
    beat(wired)
    each_minute(processes(wired, email), clock, times=3)
    assert Counter((one.to, one.parts.subject) for one in email.sent) == {
        (one, alarms.AGAIN_SUBJECT): 1 for one in owners
    }
    with wired.db.reading() as session:
        assert not facts.under(session, alarms.PREFIX)


def test_a_machine_that_was_just_started_tells_nobody(
    wired: Wired, email: RecordingSender, clock: FixedClock, owners: list[str]
) -> None:
    """The pages and the jobs start together, and the last beats are those of yesterday."""
    beat(wired)
    clock.advance(timedelta(days=1))
    looks = processes(wired, email)
    each_minute(looks, clock, times=1)
    beat(wired)
    each_minute(looks, clock, times=5)
    assert not email.sent


@pytest.mark.parametrize("is_held", [True, False])
def test_where_nothing_is_to_run_nothing_is_missed(
    wired: Wired, email: RecordingSender, clock: FixedClock, owners: list[str], is_held: bool
) -> None:
    if is_held:
        beat(wired)
        with wired.db.writing() as session:
            facts.remember(session, facts.HELD, "restored", now=clock())
            session.commit()
    clock.advance(LATE)
    each_minute(processes(wired, email), clock, times=5)
    assert not email.sent


def test_the_desk_says_when_the_owners_were_told(
    app: Flask, wired: Wired, email: RecordingSender, clock: FixedClock
) -> None:
    client = desk.at_desk(app, wired)
    beat(wired)
    clock.advance(LATE)
    assert "were told by email" not in shown(client)
    each_minute(processes(wired, email), clock, times=3)
    assert "The owners were told by email on Monday 4 January, 10:06 UTC." in shown(client)
    beat(wired)
    each_minute(processes(wired, email), clock, times=1)
    assert "were told by email" not in shown(client)


def shown(client: FlaskClient) -> str:
    return desk.words(client.get("/admin/today").text)


def until(is_so: Callable[[], Any], *, seconds: float = 10) -> None:
    began = utc_now()
    while not is_so() and utc_now() - began < timedelta(seconds=seconds):
        signal.sigtimedwait([], 0.01)


def test_the_first_request_of_a_process_sets_its_lookout_and_waits_for_nothing(
    app: Flask, wired: Wired, email: RecordingSender, clock: FixedClock, owners: list[str]
) -> None:
    beat(wired)
    clock.advance(LATE)
    watched = lookout.Lookout(app.wsgi_app, replace(wired, senders={"email": email}), every=0.05)
    with servers.threaded(watched.answer) as address:
        assert not email.sent
        for _ in range(3):
            with urllib.request.urlopen(f"{address}/help-now", timeout=5) as page:
                assert page.status == 200
        until(lambda: len(email.sent) == len(owners))
        watched.end()
    assert Counter(one.to for one in email.sent) == dict.fromkeys(owners, 1)


def test_a_look_that_fails_breaks_nothing_and_is_in_the_log(wired: Wired, clock: FixedClock) -> None:
    beat(wired)
    clock.advance(LATE)
    look = lookout.watching(wired)
    with wired.db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE fact RENAME TO elsewhere")
    with capture_logs() as logs:
        look()
    assert [one["event"] for one in logs] == ["lookout_failed"]
