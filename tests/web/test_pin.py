"""The PIN: it opens what was written, locks after five wrong tries, and a code always works beside it."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course import pins
from course.models import Person
from course.pins import PinRefused
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, on_both
from tests.fakes import FixedClock
from tests.learners import signed_in

PIN = "4071"


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


@pytest.fixture
def locked(wired: Wired, learner: Learner) -> Learner:
    """The same with a PIN."""
    with wired.db.writing() as session:
        pins.put(session, session.get_one(Person, learner.person_id), PIN)
        session.commit()
    return learner


def prove(wired: Wired, learner: Learner, digits: str) -> int | None:
    """None where it opens; else the tries that are left."""
    with wired.db.writing() as session:
        try:
            pins.prove(session, learner.person_id, digits, now=wired.clock())
        except PinRefused as refused:
            session.commit()
            return refused.tries_left
        session.commit()
        return None


@pytest.mark.parametrize(
    ("digits", "may"),
    [("4071", True), ("40712233", True), ("407", False), ("407122334", False), ("40 71", False), ("abcd", False),
     ("1111", False), ("1234", False), ("8765", False), ("\u0664\u0660\u0667\u0661", False)],
)  # fmt: skip
def test_what_may_be_a_pin(digits: str, may: bool) -> None:
    assert pins.may_be(digits) is may


@on_both
def test_five_wrong_tries_lock_it_for_a_quarter_of_an_hour(
    wired: Wired, locked: Learner, clock: FixedClock
) -> None:
    assert [prove(wired, locked, "9999") for _ in range(5)] == [4, 3, 2, 1, 0]
    assert prove(wired, locked, PIN) == 0, "locked, even for the right one"
    clock.advance(timedelta(minutes=14, seconds=59))
    assert prove(wired, locked, PIN) == 0
    clock.advance(timedelta(seconds=1))
    assert prove(wired, locked, PIN) is None


@on_both
def test_a_right_try_forgets_the_wrong_ones(wired: Wired, locked: Learner) -> None:
    assert [prove(wired, locked, one) for one in ("1", "2", "3", "4", PIN)][-1] is None
    assert prove(wired, locked, "5") == 4


def test_nothing_at_rest_reads_as_the_pin(wired: Wired, locked: Learner) -> None:
    with wired.db.reading() as session:
        kept = session.get_one(Person, locked.person_id).pin_hash or ""
    assert kept.startswith("$argon2id$")
    assert PIN not in kept


def test_it_is_chosen_in_settings_and_signs_out_every_other_browser(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    other, reader = signed_in(app, wired, learner, full=True), signed_in(app, wired, learner, full=True)
    assert reader.post("/settings/pin", data={"pin": PIN, "again": PIN}).status_code == 303
    assert "Take the PIN away" in reader.get("/settings").text
    assert other.get("/today").status_code == 303
    assert prove(wired, learner, PIN) is None


@pytest.mark.parametrize(
    ("sent", "words"),
    [({"pin": "12", "again": "12"}, "four to eight digits"), ({"pin": PIN, "again": "4072"}, "not the same")],
)
def test_what_cannot_be_a_pin_is_asked_for_again(
    app: Flask, wired: Wired, learner: Learner, sent: dict[str, str], words: str
) -> None:
    answer = signed_in(app, wired, learner, full=True).post("/settings/pin", data=sent)
    assert answer.status_code == 422
    assert words in answer.text
    assert prove(wired, learner, PIN) == 0


def test_setting_one_asks_for_a_fresh_code(app: Flask, wired: Wired, learner: Learner) -> None:
    answer = signed_in(app, wired, learner).post("/settings/pin", data={"pin": PIN, "again": PIN})
    assert answer.headers["Location"].startswith("/step-up")
    assert prove(wired, learner, PIN) == 0


def step_up(reader: FlaskClient, digits: str, target: str = "/settings") -> tuple[int, str]:
    answer = reader.post("/step-up/pin", data={"pin": digits, "next": target})
    return answer.status_code, answer.headers.get("Location", answer.text)


def test_the_pin_opens_in_place_of_a_code_and_a_code_can_still_be_sent(
    app: Flask, wired: Wired, locked: Learner
) -> None:
    reader = signed_in(app, wired, locked)
    page = reader.get("/step-up?next=/settings").text
    assert "Your PIN first" in page
    assert "Send me a code" in page
    status, words = step_up(reader, "9999")
    assert (status, "4 tries left" in words) == (422, True)
    assert step_up(reader, PIN) == (303, "/settings")
    assert reader.get("/settings").status_code == 200
    assert step_up(signed_in(app, wired, locked), PIN, "https://elsewhere.example") == (303, "/today")


def test_without_a_pin_the_page_asks_for_a_code_and_no_pin_opens(
    app: Flask, wired: Wired, learner: Learner
) -> None:
    reader = signed_in(app, wired, learner)
    assert "Your PIN" not in reader.get("/step-up").text
    assert step_up(reader, "")[0] == 422


def test_once_taken_away_it_opens_nothing(app: Flask, wired: Wired, locked: Learner) -> None:
    reader = signed_in(app, wired, locked, full=True)
    reader.post("/settings/pin/removal")
    assert prove(wired, locked, PIN) == 0
