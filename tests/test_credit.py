"""An answer lands on the question it was meant for, or on none: situations drawn from a seed (promises 4.13, 4.16).

The oracle knows when each question reached the phone, until when it may be answered and which numbers fit it; it
knows nothing of how the product finds that out.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from course import check_ins, inbox, listening, prompts, text_answers
from course.check_ins import Answers
from course.db import Session
from course.inbox import Incoming
from course.models import CheckIn, Enrolment, Message, Nudge, Person
from course.senders.sender import Passed
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner

NOW = datetime(2027, 2, 4, 18, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# How long ago a question was asked: moments, and both sides of each of its limits. Below zero: after the text.
AGES = (
    MINUTE,
    HOUR,
    3 * HOUR,
    23 * HOUR,
    25 * HOUR,
    71 * HOUR,
    73 * HOUR,
    3 * DAY + 3 * HOUR,
    6 * DAY,
    8 * DAY,
)
LATE = (timedelta(0), timedelta(0), 10 * MINUTE, 2 * HOUR, 20 * HOUR, 3 * DAY)
OUT, NOT_OUT = (
    ("delivered", "sent", "handed_over", "no_receipt"),
    ("suppressed", "expired", "failed", "planned"),
)
# Each kind of question: which numbers answer it, and for how long.
FITS = {"mood": range(1, 11), "near": range(1, 6), "step": range(1, 5), "still-there": range(1, 4)}
LASTS = {"mood": 72 * HOUR, "near": 24 * HOUR, "step": 24 * HOUR, "still-there": 7 * DAY}


@dataclass(frozen=True)
class Asked:
    """One question that was put to a phone. `at` is when it left."""

    kind: str
    item: str
    at: datetime
    status: str
    is_answered: bool

    def is_open(self, at: datetime) -> bool:
        is_out = self.status in OUT and not self.is_answered
        return is_out and timedelta(0) <= at - self.at <= LASTS[self.kind]


@dataclass(frozen=True)
class Situation:
    """What was asked, what was texted when, and how much later the text reached us."""

    asked: list[Asked]
    number: int
    late: timedelta

    @property
    def written_at(self) -> datetime:
        return NOW - self.late

    def fitting(self) -> list[Asked]:
        return [one for one in self.asked if one.is_open(self.written_at) and self.number in FITS[one.kind]]

    def may_land_on(self) -> Asked | None:
        """The only question it can be meant for. Whether somebody is still there is asked with the numbers that
        answer it, so the newest message is what they answer."""
        fitting = self.fitting()
        open_ones = [one for one in self.asked if one.is_open(self.written_at)]
        newest = max(open_ones, key=lambda one: one.at, default=None)
        if newest is not None and newest in fitting and newest.kind == "still-there":
            return newest if all(one is newest or one.at < newest.at for one in open_ones) else None
        return fitting[0] if len(fitting) == 1 else None


def drawn(dice: Random) -> Situation:
    """One to three questions of two check-ins and the one after a silence, asked at any time, and one number."""
    late = dice.choice(LATE)
    ages = [*AGES, *(-one for one in (5 * MINUTE, HOUR, DAY) if one < late)]
    kinds = dice.sample(["week-1", "week-2", "still-there"], dice.choice((1, 2, 3, 3)))
    asked = [
        Asked(
            "still-there" if item == "still-there" else dice.choice(("mood", "mood", "near", "step")),
            item, NOW - late - dice.choice(ages), dice.choice((*OUT, *OUT, *OUT, *NOT_OUT)), dice.random() < 0.15,
        )
        for item in kinds
    ]  # fmt: skip
    return Situation(asked, dice.choice((1, 2, 3, 4, 5, 7, 10)), late)


def put(session: Session, learner: Learner, one: Asked) -> None:
    """The rows that one question leaves behind."""
    person = session.get_one(Person, learner.person_id)
    nudge = None
    if one.kind == "mood":
        nudge = Nudge(
            enrolment_id=learner.enrolment_id, person_id=person.id, reason_key=f"check-in:{one.item}",
            kind="check-in", item=one.item, for_on=one.at.date(), wall_time="16:30", zone=person.zone,
            due_at=one.at, why="due", planned_at=one.at,
        )  # fmt: skip
        session.add(nudge)
        session.flush()
    elif one.kind in ("near", "step"):
        # The mood came first; what is answered already was gone on with on the page since.
        check_ins.record(session, learner.enrolment_id, one.item, Answers(6), via="sms", now=one.at - MINUTE)
    kind = {"mood": "check-in", "still-there": "still-there"}.get(one.kind, f"ask-{one.kind}")
    session.add(
        Message(
            channel="sms", kind=kind, item=one.item if one.item != "still-there" else None, person_id=person.id,
            enrolment_id=learner.enrolment_id, nudge_id=nudge.id if nudge else None, priority=0, locale="en",
            country="GB", to_sealed=b"", contact_index=person.phone_index or "", status=one.status,
            send_after=one.at - HOUR, expires_at=one.at + DAY, created_at=one.at - MINUTE, attempts=1,
            handed_over_at=one.at if one.status in OUT else None,
        )
    )  # fmt: skip
    if one.is_answered:
        if one.kind == "still-there":
            session.get_one(Enrolment, learner.enrolment_id).heard_at = one.at + MINUTE
        else:
            given = Answers(mood=5, note="on the page")
            check_ins.record(
                session, learner.enrolment_id, one.item, given, via="web", now=one.at + 2 * MINUTE
            )


def kept(session: Session, learner: Learner) -> dict[str, Any]:
    """All that a number can change, by the question that it would answer."""
    session.expire_all()
    found: dict[str, Any] = {}
    for row in session.scalars(select(CheckIn).where(CheckIn.enrolment_id == learner.enrolment_id)):
        found |= {f"{row.item} {name}": getattr(row, name) for name in ("mood", "near", "step")}
        found |= {f"{row.item} note": row.note_sealed}
    own = session.get_one(Enrolment, learner.enrolment_id)
    return {**found, "still-there pace": own.pace, "still-there pause": own.paused_at}


def replies(session: Session) -> list[str]:
    query = select(Message.kind).where(Message.inbound_id.is_not(None)).order_by(Message.id)
    return list(session.scalars(query))


def text(session: Session, wired: Wired, contact: str, body: str, sid: str, late: timedelta) -> None:
    """A text, twice: by the webhook, or as the provider's list is read: within the hour as of now, later as of then."""
    written_at = NOW - late
    incoming = Incoming(sid, contact, body, written_at=written_at if late else None)
    for _ in range(2):
        inbox.receive(session, wired.course, incoming, now=written_at if late > HOUR else NOW)


def misplaced(before: dict[str, Any], after: dict[str, Any], meant: Asked | None) -> set[str]:
    """What changed and was not meant."""
    may = set()
    if meant is not None:
        names = ("pace", "pause") if meant.kind == "still-there" else (meant.kind,)
        may = {f"{meant.item} {name}" for name in names}
    return {name for name in after if after[name] != before.get(name)} - may


def wrong(wired: Wired, learner: Learner, situation: Situation, sid: str) -> str:
    """What is wrong with how one number was taken; empty where nothing is. Nothing of it is kept."""
    with wired.db.writing() as session:
        for one in sorted(situation.asked, key=lambda one: one.at):
            put(session, learner, one)
        session.flush()
        before = kept(session, learner)
        text(session, wired, learner.contact, str(situation.number), sid, situation.late)
        after, answered = kept(session, learner), replies(session)
    meant = situation.may_land_on()
    if found := misplaced(before, after, meant):
        return f"stored on {found}"
    if len(situation.fitting()) > 1 and meant is None and answered != ["which"]:
        return f"ambiguous, answered {answered}"
    # A one to "are you still there" changes nothing but that we heard of them.
    is_heard_only = meant is not None and meant.kind == "still-there" and situation.number == 1
    if meant is not None and after == before and not is_heard_only:
        return f"lost: {meant}"
    return "" if len(answered) == 1 else f"{len(answered)} replies"


@pytest.fixture
def learner(wired: Wired) -> Learner:
    """Somebody a month into the course, to whom the check-ins of both weeks are open."""
    return make_learner(wired, make_cohort(wired))


def faults(wired: Wired, learner: Learner, times: int) -> list[str]:
    dice = Random(413)
    situations = [drawn(dice) for _ in range(times)]
    assert sum(one.may_land_on() is not None for one in situations) > times / 10, "Some must land."
    assert sum(len(one.fitting()) > 1 for one in situations) > times / 20, "Some must be ambiguous."
    found = [(one, wrong(wired, learner, one, f"SM{number}")) for number, one in enumerate(situations)]
    return [f"{said} {one}" for one, said in found if said]


@pytest.mark.long
def test_of_five_hundred_late_or_ambiguous_numbers_none_lands_on_the_wrong_question(
    wired: Wired, learner: Learner
) -> None:
    assert faults(wired, learner, 500) == []


def test_a_late_or_ambiguous_number_lands_on_no_wrong_question(wired: Wired, learner: Learner) -> None:
    assert faults(wired, learner, 50) == []


@pytest.mark.parametrize("fault", ["asked since", "for ever", "the first of several"])
def test_the_oracle_sees_a_number_on_the_wrong_question(
    wired: Wired, learner: Learner, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    if fault == "asked since":
        monkeypatch.setattr(prompts, "_had_left", lambda _: Message.id.is_not(None))
    elif fault == "for ever":
        monkeypatch.setattr(prompts, "ANSWER_WITHIN", 30 * DAY)
    else:
        asked = text_answers._asked
        monkeypatch.setattr(text_answers, "_asked", lambda *given: asked(*given)[:1])
    assert any(one.startswith(("stored", "ambiguous")) for one in faults(wired, learner, 50))


def test_a_text_that_only_the_list_shows_answers_nothing_asked_after_it(
    wired: Wired, learner: Learner
) -> None:
    with wired.db.writing() as session:
        put(session, learner, Asked("mood", "week-1", NOW - 5 * MINUTE, "delivered", is_answered=False))
        session.commit()
    for number, written in enumerate([30 * MINUTE, 4 * MINUTE]):
        one = Passed(f"SM{number}", True, learner.contact, "7", NOW - written)
        assert listening.take_in(wired, one, at=NOW)
        with wired.db.reading() as session:
            assert kept(session, learner).get("week-1 mood") == (None, 7)[number]


def test_an_answer_counts_that_came_before_the_hand_over_was_written_down(
    wired: Wired, learner: Learner
) -> None:
    """The phone is quicker than our bookkeeping, and minutes quicker where the provider's answer was lost."""
    asked = Asked("mood", "week-1", NOW + 5 * MINUTE, "delivered", is_answered=False)
    with wired.db.writing() as session:
        put(session, learner, asked)
        question = session.scalars(select(Message)).one()
        question.created_at = question.claimed_at = NOW - MINUTE
        text(session, wired, learner.contact, "7", "SM1", timedelta(0))
        assert kept(session, learner)["week-1 mood"] == 7
