"""Why and why not: every state of a message as staff read it, on the page and from the command's own source."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from course import answers, breaks, consents, enrolments, explaining, holds, planning, stepping, wishes
from course.consents import Given
from course.models import Cohort, Enrolment, Message, MessageStatus, Person
from course.nudges import PASSING
from course.rules import outcomes
from course.rules.why import Answer, State
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock

ROOT = Path(explaining.__file__).parent


@pytest.fixture
def ada(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def ask(wired: Wired, learner: Learner) -> list[Answer]:
    with wired.db.reading() as session:
        enrolment = session.get_one(Enrolment, learner.enrolment_id)
        return explaining.answers(session, wired.course, enrolment, now=wired.clock())


def states(wired: Wired, learner: Learner) -> dict[tuple[str, str], State]:
    return {(one.item, one.kind): one.state for one in ask(wired, learner)}


def why(wired: Wired, learner: Learner, item: str) -> str:
    return " ".join(one.why for one in ask(wired, learner) if one.item == item)


def test_every_item_has_a_state_and_every_state_a_sentence(
    wired: Wired, clock: FixedClock, ada: Learner
) -> None:
    for days in (0, 2, 9, 30, 120):
        stepping.move_to(wired, clock() + timedelta(days=days))
        found = ask(wired, ada)
        assert {item.id for item in wired.course.plan("12").items if not item.slot} <= {
            one.item for one in found
        }
        assert all(one.why.endswith(".") for one in found), found


def test_sent_coming_and_done(wired: Wired, clock: FixedClock, ada: Learner) -> None:
    with wired.db.writing() as session:
        answers.finish(session, ada.enrolment_id, "l03", now=clock())
        session.commit()
    stepping.move_to(wired, clock() + timedelta(days=3))
    found = states(wired, ada)
    assert found["l02", "lesson"] == State.SENT
    assert found["l03", "lesson"] == State.DONE
    assert found["week-1", "check-in"] == State.COMING
    assert "The lesson of week 1 opens on this day." in why(wired, ada, "l02")


def test_the_welcome_is_still_to_come_to_whoever_has_done_the_first_lesson(
    wired: Wired, clock: FixedClock
) -> None:
    clock.move_to(clock().replace(hour=21))
    ada = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        answers.finish(session, ada.enrolment_id, "l01", now=clock())
        session.commit()
    assert states(wired, ada)["l01", "welcome"] == State.COMING
    stepping.move_to(wired, clock() + timedelta(hours=13))
    assert states(wired, ada)["l01", "welcome"] == State.SENT


def test_a_message_asked_for_once_more_is_told_with_its_item_before_and_after(
    wired: Wired, clock: FixedClock, ada: Learner
) -> None:
    stepping.move_to(wired, clock() + timedelta(days=2, hours=8))
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, ada.enrolment_id)
        wishes.act(session, row, wishes.Wish.LATER, zone="Europe/London", now=clock())
        session.commit()
    before = [(one.kind, one.state) for one in ask(wired, ada) if one.item == "l02"]
    assert before == [("lesson", State.SENT), ("lesson", State.COMING)]
    assert "It was asked for once more." in why(wired, ada, "l02")
    stepping.move_to(wired, clock() + timedelta(days=1))
    after = [(one.kind, one.state) for one in ask(wired, ada) if one.item == "l02"]
    assert after == [("lesson", State.SENT), ("lesson", State.SENT)]


def test_what_a_message_asked_for_once_more_stands_in_for_names_its_item(
    wired: Wired, clock: FixedClock, ada: Learner
) -> None:
    stepping.move_to(wired, clock() + timedelta(days=7, hours=9))
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, ada.enrolment_id)
        # The check-in again, on the afternoon on which a lesson opens.
        enrolments.ask_later(row, "week-1", on=row.anchor_on + timedelta(days=10), now=clock())
        session.commit()
    stepping.move_to(wired, clock() + timedelta(days=4))
    assert "due at the same time as the check-in of week 1, which" in why(wired, ada, "l05")


@pytest.mark.parametrize("by_group", [False, True], ids=["their own", "of the group"])
def test_what_a_pause_ends_with_is_told_beforehand_and_what_it_stands_in_for(
    wired: Wired, clock: FixedClock, ada: Learner, by_group: bool
) -> None:
    stepping.move_to(wired, clock() + timedelta(days=1))
    until_on = clock().date() + timedelta(days=7)
    with wired.db.writing() as session:
        row = session.get_one(Enrolment, ada.enrolment_id)
        if by_group:
            breaks.begin(session, session.get_one(Cohort, row.cohort_id), until_on=until_on, now=clock())
        else:
            enrolments.pause(row, until_on=until_on, zone="Europe/London", now=clock())
        session.commit()
    found = states(wired, ada)
    assert found["resume", "resume"] == State.COMING
    told = {one.item: one.at for one in ask(wired, ada) if one.state == State.COMING}
    stepping.move_to(wired, clock() + timedelta(days=9))
    came = {one.item: one.at for one in ask(wired, ada) if one.state == State.SENT}
    assert came["resume"] == told["resume"]
    assert {one: told.get(one) for one in came if one != "l01"} == {
        one: came[one] for one in came if one != "l01"
    }


def test_a_pause_by_silence_and_the_question_before_it_are_told(
    wired: Wired, clock: FixedClock, ada: Learner
) -> None:
    stepping.move_to(wired, clock() + timedelta(days=25))
    found = states(wired, ada)
    assert found["still-there", "still-there"] == State.SENT
    assert found["pause", "pause"] == State.SENT
    assert ("resume", "resume") not in found


def test_merged_dropped_and_what_an_outage_did(wired: Wired, clock: FixedClock, ada: Learner) -> None:
    stepping.move_to(wired, clock() + timedelta(hours=1))
    with wired.db.writing() as session:
        # She chose every day, so that the first weekend is a day like others.
        session.get_one(Person, ada.person_id).weekdays = "1234567"
        session.commit()
    clock.advance(timedelta(days=13))
    stepping.step(wired, now=clock())
    stepping.move_to(wired, clock() + timedelta(hours=8))
    found = states(wired, ada)
    assert found["week-2", "check-in"] == State.SENT
    assert found["l05", "lesson"] == State.MERGED
    assert found["l02", "lesson"] == State.DROPPED
    assert "the check-in of week 2, which stands in for it" in why(wired, ada, "l05")
    assert "dropped rather than sent late" in why(wired, ada, "l02")
    assert "On other days nothing was being sent." in why(wired, ada, "l02")


def test_blocked_by_a_pause_by_a_stop_and_by_leaving(wired: Wired, clock: FixedClock, ada: Learner) -> None:
    stepping.step(wired, now=clock())
    with wired.db.writing() as session:
        enrolment = session.get_one(Enrolment, ada.enrolment_id)
        enrolments.pause(enrolment, until_on=None, zone="Europe/London", now=clock())
        session.commit()
    assert states(wired, ada)["l02", "lesson"] == State.BLOCKED
    assert "pause until they come back" in why(wired, ada, "l02")
    with wired.db.writing() as session:
        index = session.get_one(Person, ada.person_id).phone_index
        consents.withdraw(session, Given("sms", "keyword", contact_index=index), person_id=None, now=clock())
        session.commit()
    assert why(wired, ada, "l02") == explaining.SAID_STOP
    with wired.db.writing() as session:
        enrolments.withdraw(session.get_one(Enrolment, ada.enrolment_id), by="staff", now=clock())
        session.commit()
    assert why(wired, ada, "l02") == explaining.LEFT


@pytest.mark.parametrize("status", MessageStatus)
def test_each_state_of_a_message_is_said(
    wired: Wired, clock: FixedClock, ada: Learner, status: MessageStatus
) -> None:
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        session.scalars(select(Message)).one().status = status
        session.commit()
    welcome = ask(wired, ada)[0]
    assert outcomes.STATUS_NOTES[status] in welcome.why
    wanted = {"planned": State.COMING, "held": State.HELD} | dict.fromkeys(explaining.DROPPED, State.DROPPED)
    assert welcome.state == wanted.get(status, State.SENT)


# Verbs that keep a code with a message, errors that carry one, and the functions that say why something is held.
KEEPERS = {"put_back", "suppress", "refused", "became_unknown"}
ERRORS = {"NotSent", "Refused", "Uncertain"}


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Every code that is written out in a module where one is kept with a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and "str | Later" in ast.unparse(
            node.returns or ast.Constant("")
        ):
            returned = (one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value)
            yield from (code for value in returned for code in texts(value))
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = node.args[1:2] if name in KEEPERS else node.args[:1] if name in ERRORS else []
            given += [
                one.value for one in node.keywords if one.arg == "reason_code" and not is_bound(one.value)
            ]
            yield from (code for value in given for code in texts(value))


def is_bound(value: ast.AST) -> bool:
    """Whether it only names the place of a code in a statement that is filled elsewhere."""
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") == "bindparam"


def texts(value: ast.AST) -> Iterator[str]:
    return (
        one.value for one in ast.walk(value) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def test_every_code_that_is_kept_has_a_sentence() -> None:
    kept = set(PASSING)
    for path in (*ROOT.glob("*.py"), *(ROOT / "senders").glob("[st]*.py")):
        kept |= set(codes_in(ast.parse(path.read_text(encoding="utf-8"))))
    kept |= set(holds.PUT_BACK.values())
    assert kept > {"closed", "cap", "moved", "worker-gone", "restored", "no-id", "bad-address", "too-late"}
    assert kept <= set(outcomes.REASONS), kept - set(outcomes.REASONS)
    assert outcomes.reason("twilio-39999") == "The provider’s own code for it: 39999."
