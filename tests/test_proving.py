"""Codes: ten minutes, five tries, one success whatever happens at once, bound to the browser that asked."""

import re
import threading
from datetime import timedelta

import pytest

from course import codes, delivery, joining, proving
from course.codes import CodeRefused
from course.joining import Wish
from course.models import Cohort
from course.wiring import Wired
from tests.factories import make_cohort, make_profile, on_both
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
