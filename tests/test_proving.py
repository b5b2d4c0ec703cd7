"""Codes: ten minutes, five tries, one success whatever happens at once, bound to the browser that asked."""

import re
import threading
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from structlog.testing import capture_logs

from course import codes, delivery, health, job_runs, joining, proving, throttle
from course.codes import CodeRefused
from course.joining import Wish
from course.models import Cohort, Message, Person
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

SECRET = "this browser"


def ask(wired: Wired, cohort: Cohort, *, secret: str = SECRET, contact: str = "+447700900123") -> None:
    with wired.db.writing() as session:
        joining.ask(
            session, cohort, Wish(make_profile(contact=contact), False), secret=secret, now=wired.clock()
        )
        session.commit()
    delivery.deliver_due(wired, clock=wired.clock)


def sent_code(sms: RecordingSender) -> str:
    found = re.search(r"\b\d{6}\b", sms.sent[-1].parts.text)
    assert found
    return found.group()


def prove(wired: Wired, digits: str, *, secret: str = SECRET) -> bool:
    with wired.db.writing() as session:
        try:
            proving.prove(session, secret, digits, now=wired.clock())
        except CodeRefused:
            return False
        finally:
            session.commit()
    return True


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 10**6:06d}"


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def test_the_right_code_works_once(wired: Wired, cohort: Cohort, sms: RecordingSender) -> None:
    ask(wired, cohort)
    digits = sent_code(sms)
    assert prove(wired, digits)
    assert not prove(wired, digits)


def test_it_lives_ten_minutes(wired: Wired, cohort: Cohort, sms: RecordingSender, clock: FixedClock) -> None:
    ask(wired, cohort)
    clock.advance(codes.LIVES - timedelta(seconds=1))
    digits = sent_code(sms)
    clock.advance(timedelta(seconds=1))
    assert not prove(wired, digits)


def test_five_wrong_tries_end_it(wired: Wired, cohort: Cohort, sms: RecordingSender) -> None:
    ask(wired, cohort)
    digits = sent_code(sms)
    for _ in range(5):
        assert not prove(wired, wrong(digits))
    assert not prove(wired, digits)


def test_five_wrong_tries_close_the_contact_for_a_quarter_of_an_hour(
    wired: Wired, cohort: Cohort, sms: RecordingSender, clock: FixedClock
) -> None:
    ask(wired, cohort)
    for _ in range(5):
        prove(wired, wrong(sent_code(sms)))
    ask(wired, cohort)
    assert not prove(wired, sent_code(sms)), "A new code does not open the door at once."
    clock.advance(timedelta(minutes=15))
    ask(wired, cohort)
    assert prove(wired, sent_code(sms))


def test_another_browser_cannot_use_it(wired: Wired, cohort: Cohort, sms: RecordingSender) -> None:
    ask(wired, cohort)
    assert not prove(wired, sent_code(sms), secret="another browser")
    assert prove(wired, sent_code(sms))


def test_a_new_code_ends_the_one_before(wired: Wired, cohort: Cohort, sms: RecordingSender) -> None:
    ask(wired, cohort)
    first = sent_code(sms)
    ask(wired, cohort)
    second = sent_code(sms)
    assert first == second or not prove(wired, first)
    assert prove(wired, second)


@on_both
def test_of_twenty_right_tries_at_once_one_succeeds(
    wired: Wired, cohort: Cohort, sms: RecordingSender
) -> None:
    ask(wired, cohort)
    digits, results = sent_code(sms), []
    threads = [threading.Thread(target=lambda: results.append(prove(wired, digits))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [False] * 19 + [True]


def test_at_most_three_codes_an_hour_go_to_one_number(
    wired: Wired, cohort: Cohort, sms: RecordingSender, clock: FixedClock
) -> None:
    for number in range(6):
        ask(wired, cohort, secret=f"browser {number}")
        clock.advance(timedelta(minutes=1))
    assert len(sms.sent) == 3
    clock.advance(timedelta(hours=1))
    ask(wired, cohort)
    assert len(sms.sent) == 4


def test_a_code_is_nowhere_in_the_database(wired: Wired, cohort: Cohort, sms: RecordingSender) -> None:
    ask(wired, cohort)
    digits = sent_code(sms)
    with wired.db.engine.connect() as connection:
        dump = "\n".join(connection.connection.iterdump())
    assert f"'{digits}'" not in dump
    assert "+447700900123" not in dump
    assert "447700900123" not in dump


def asked_by(wired: Wired, cohort: Cohort, numbers: "list[str]") -> int:
    """How many texts leave when each of these numbers is typed on the join page, from a browser of its own."""
    for first in range(0, len(numbers), 100):
        with wired.db.writing() as session:
            for number in numbers[first : first + 100]:
                wish = Wish(make_profile(contact=number), False)
                joining.ask(session, cohort, wish, secret=f"browser of {number}", now=wired.clock())
            session.commit()
    with wired.db.reading() as session:
        return session.scalar(select(func.count()).where(Message.kind == "code")) or 0


def all_but(wired: Wired, few: int) -> None:
    """So many strangers have been sent a code that only a few more may."""
    with wired.db.writing() as session:
        per, count = proving.STRANGERS_PER, proving.STRANGERS - few
        throttle.take(
            session, "strangers:hour", limit=proving.STRANGERS, per=per, now=wired.clock(), wanted=count
        )
        session.commit()


@on_both
def test_a_block_of_numbers_gets_twenty_codes_an_hour_and_uses_up_nobody_elses(
    wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    all_but(wired, 25)
    assert asked_by(wired, cohort, [f"+4477009001{last:02d}" for last in range(60)]) == 20
    assert asked_by(wired, cohort, [f"+44770091{middle}123" for middle in range(1, 4)]) == 23
    clock.advance(timedelta(hours=1))
    assert asked_by(wired, cohort, ["+447700900199"]) == 24


def test_past_the_limit_of_all_no_stranger_gets_a_code_the_page_says_so_and_health_is_not_good(
    wired: Wired, client: FlaskClient, cohort: Cohort, clock: FixedClock
) -> None:
    learner = make_learner(wired, cohort)
    all_but(wired, 2)
    with capture_logs() as logged:
        assert asked_by(wired, cohort, [f"+44770091{middle}123" for middle in range(1, 6)]) == 2
    assert {"event": "codes_stopped", "whole_installation": True, "log_level": "error"} in logged
    for job in health.PULSE:
        with wired.db.writing() as session:
            job_runs.started(session, job, now=clock())
            job_runs.succeeded(session, job, now=clock())
            session.commit()
    assert "no more codes" in client.get("/health").json["status"]  # type: ignore[index]
    form = {"name": "Ada", "channel": "sms", "contact": "+447700900777", "country": "GB", "zone": "Europe/London",
            "adult": "yes", "agrees": "yes", "messages": "yes"}  # fmt: skip
    assert client.post("/join/riverside", data=form).status_code == 429
    # Who is known goes on, and so does whoever gives an address.
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        assert proving.send_step_up(session, person, secret=SECRET, now=clock()) is not None
        session.commit()
        assert session.scalar(select(func.count()).where(Message.kind == "code")) == 3
    mail = {**form, "channel": "email", "contact": "ada@example.org"}
    assert client.post("/join/riverside", data=mail).status_code == 303
    clock.advance(timedelta(hours=1))
    assert client.post("/join/riverside", data=form).status_code == 303


@pytest.mark.long
def test_of_ten_thousand_asks_no_number_gets_more_than_three_and_all_together_no_more_than_is_meant(
    wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    numbers = [f"+447{number % 9000 + 1000}{number // 9000:03d}{number % 997:03d}" for number in range(9_000)]
    assert asked_by(wired, cohort, [*numbers, *numbers[:250] * 4]) == proving.STRANGERS
    with wired.db.reading() as session:
        counted = select(func.count()).where(Message.kind == "code").group_by(Message.contact_index)
        assert max(session.scalars(counted)) <= proving.CODES
