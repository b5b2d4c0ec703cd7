"""Many at a time: each handed over once, a claim on the disk before it, and no channel in the way of another."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from course import delivery, dispatching, messages, planning, tickets, unasked, wiring
from course.clock import steady
from course.db import Database, Session
from course.models import Message, MessageStatus
from course.senders.sender import Parts
from course.settings import Settings
from course.tickets import Ticket
from course.wiring import Wired
from course.wording import Wording
from tests.conftest import MONDAY
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender


def make_due(wired: Wired, *, texts: int = 0, mails: int = 0) -> None:
    """So many learners, each due for a welcome by text or by mail."""
    cohort = make_cohort(wired)
    for number in range(texts):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009004{number:02d}"))
    for number in range(mails):
        mail = make_profile(channel="email", contact=f"learner{number}@example.org")
        make_learner(wired, cohort, profile=mail)
    assert planning.plan_due(wired, now=wired.clock()) == texts + mails


def states(wired: Wired) -> Counter[str]:
    with wired.db.reading() as session:
        return Counter(session.scalars(select(Message.status)))


class Meeting(RecordingSender):
    """Answers only once so many are being sent at the same time; looks what the database says meanwhile."""

    def __init__(self, wired: Wired, parties: int) -> None:
        super().__init__("sms")
        self.wired, self.barrier, self.seen = wired, threading.Barrier(parties), set[str]()

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        with self.wired.db.reading() as session:
            self.seen.add(session.scalars(select(Message.status).where(Message.ref == ref)).one())
        self.barrier.wait(30)
        return super().send(to, parts, ref=ref, valid_for=valid_for)


@on_both
def test_many_are_in_flight_at_once_each_claimed_on_the_disk_before_and_none_twice(wired: Wired) -> None:
    sender = Meeting(wired, 20)
    make_due(wired, texts=40)
    assert dispatching.send_all(replace(wired, senders={"sms": sender}), clock=wired.clock) == 40
    assert Counter(one.to for one in sender.sent).most_common(1)[0][1] == 1
    assert sender.seen == {MessageStatus.CLAIMED}, "A byte went out before the claim was on the disk."
    assert states(wired) == {MessageStatus.HANDED_OVER: 40}


class Stuck(RecordingSender):
    """A provider that does not answer until it is let go."""

    def __init__(self) -> None:
        super().__init__("email")
        self.is_called, self.may_answer = threading.Event(), threading.Event()

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        self.is_called.set()
        assert self.may_answer.wait(30)
        return super().send(to, parts, ref=ref, valid_for=valid_for)


def test_a_provider_that_does_not_answer_holds_up_nobody_elses_messages(
    wired: Wired, sms: RecordingSender
) -> None:
    mail = Stuck()
    make_due(wired, texts=30, mails=30)
    run = threading.Thread(
        target=dispatching.send_all,
        args=(replace(wired, senders={"sms": sms, "email": mail}),),
        kwargs={"clock": wired.clock},
    )
    run.start()
    assert mail.is_called.wait(30)
    began = monotonic()
    while states(wired)[MessageStatus.HANDED_OVER] < 30 and monotonic() - began < 30:
        mail.may_answer.wait(0.02)
    assert states(wired)[MessageStatus.HANDED_OVER] == 30, "The texts are out while every mail still waits."
    assert mail.sent == []
    mail.may_answer.set()
    run.join(30)
    assert states(wired) == {MessageStatus.HANDED_OVER: 60}


def test_asked_to_end_it_finishes_what_is_in_flight_and_starts_nothing_more(wired: Wired) -> None:
    stopping = threading.Event()

    class Ending(RecordingSender):
        def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
            stopping.set()
            return super().send(to, parts, ref=ref, valid_for=valid_for)

    make_due(wired, mails=40)
    sender = Ending("email")
    settings = replace(wired.settings, email_per_second=1.0)
    parts = replace(wired, settings=settings, senders={"email": sender})
    taken = dispatching.send_all(parts, clock=wired.clock, is_stopping=stopping.is_set)
    assert 0 < taken == len(sender.sent) < 40
    assert states(wired) == {MessageStatus.HANDED_OVER: taken, MessageStatus.PLANNED: 40 - taken}


class Failing(Database):
    """A database that is away for the transactions of these numbers."""

    away = frozenset[int]()
    count = 0

    @contextmanager
    def writing(self, *, is_long: bool = False) -> Iterator[Session]:
        type(self).count += 1
        if self.count in self.away:
            raise OperationalError("none", {}, Exception("the server went away"))
        with super().writing(is_long=is_long) as session:
            yield session


def test_what_came_back_while_the_database_was_away_is_written_down_afterwards(
    wired: Wired, sms: RecordingSender
) -> None:
    make_due(wired, texts=5)

    class Away(Failing):
        away = frozenset({2, 3})

    parts = replace(wired, db=Away(str(wired.db.url), wired.db.sealer), senders={"sms": sms})
    assert dispatching.send_all(parts, clock=wired.clock) == 5
    parts.db.dispose()
    assert Away.count > 3
    assert states(wired) == {MessageStatus.HANDED_OVER: 5}
    assert len(sms.sent) == 5


def test_what_was_claimed_too_long_ago_is_asked_again_and_not_handed_over(
    wired: Wired, sms: RecordingSender
) -> None:
    make_due(wired, texts=1)
    with wired.db.writing() as session:
        [ticket] = delivery.claim(session, wired, {"sms": 1}, now=wired.clock()).tickets
        session.commit()
    long_ago = replace(ticket, asked_at=steady() - delivery.HEED_SECONDS)
    outcome = delivery.send(wired.senders, long_ago, wired.clock)
    with wired.db.writing() as session:
        delivery.settle(session, [outcome], now=wired.clock())
        session.commit()
    assert sms.sent == []
    with wired.db.reading() as session:
        message = session.scalars(select(Message)).one()
    assert (message.status, message.attempts) == (MessageStatus.PLANNED, 0)
    assert dispatching.send_all(wired, clock=wired.clock) == 1
    assert len(sms.sent) == 1


def test_a_message_whose_words_fail_does_not_hold_up_the_others(
    wired: Wired, sms: RecordingSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_due(wired, texts=10)
    words = tickets.words

    def break_one(session: Session, tools: Wired, message: Message, spoken: Wording, **given: str) -> Parts:
        if message.id == 4:
            raise KeyError("a placeholder that nobody knows")
        return words(session, tools, message, spoken, **given)

    monkeypatch.setattr(tickets, "words", break_one)
    assert dispatching.send_all(wired, clock=wired.clock) == 10
    assert len(sms.sent) == 9
    with wired.db.reading() as session:
        set_aside = session.get_one(Message, 4)
    assert (set_aside.status, set_aside.reason_code) == (MessageStatus.PLANNED, "message-broke")


def test_so_many_are_in_flight_as_the_pace_needs(settings: Settings, clock: FixedClock) -> None:
    assert [dispatching.at_once(one) for one in (1, 10, 100, 2000)] == [16, 16, 50, 100]
    parts = wiring.build(settings, clock=clock, senders={"sms": RecordingSender()})
    assert dispatching.send_all(parts, clock=clock) == 0
    assert not [one for one in threading.enumerate() if one.name.startswith("send-")], "An idle tick is idle."
    parts.db.dispose()


def test_what_somebody_waits_for_overtakes_what_was_claimed_before_it(
    wired: Wired, sms: RecordingSender
) -> None:
    make_due(wired, texts=4)
    with wired.db.writing() as session:
        claimed = delivery.claim(session, wired, {"sms": 4}, now=wired.clock()).tickets
        session.commit()
    assert not any(one.is_urgent for one in claimed), "A lesson waits its turn."
    first, second, third, code = (*claimed[:3], replace(claimed[3], is_urgent=True))
    sent, may_go, all_sent = list[int](), threading.Event(), threading.Event()

    def send(ticket: Ticket) -> None:
        assert may_go.wait(30)
        sent.append(ticket.message_id)
        if len(sent) == 4:
            all_sent.set()

    line = dispatching._Line("sms", 1, send)
    for one in (first, second, third, code):
        line.put(one)
    may_go.set()
    assert all_sent.wait(30)
    line.end()
    # The only thread may have had the first in hand before the code came.
    assert sent in (
        [first.message_id, code.message_id, second.message_id, third.message_id],
        [code.message_id, first.message_id, second.message_id, third.message_id],
    )


CONTACTS = "ix_message_contact_index_send_after_person_id"


@pytest.mark.parametrize(
    ("statement", "given", "index"),
    [
        (messages._IS_STALE, {"now": MONDAY}, "ix_message_waits"),
        (
            unasked._NUDGES_OUT,
            {"ids": [1], "contacts": ["x"], "since": MONDAY},
            "ix_message_person_id_send_after",
        ),
        (unasked._NUDGES_OUT, {"ids": [1], "contacts": ["x"], "since": MONDAY}, CONTACTS),
        (unasked._OUT_TO, {"contacts": ["x"], "since": MONDAY}, CONTACTS),
    ],
)
def test_a_claim_reads_no_more_however_much_waits_or_was_sent(
    wired: Wired, statement: Any, given: dict[str, Any], index: str
) -> None:
    asked: list[tuple[str, Any]] = []
    event.listen(wired.db.engine, "before_cursor_execute", lambda *seen: asked.append((seen[2], seen[3])))
    with wired.db.reading() as session:
        session.execute(statement, given)
        words, values = asked[-1]
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values)
        read = [row.detail for row in plan if "message" in row.detail]
    assert any(f"USING INDEX {index} " in one or f"COVERING INDEX {index} " in one for one in read), read
    assert not any(one.startswith("SCAN message") or "ix_message_status" in one for one in read), read


@on_both
def test_a_claim_asks_the_database_as_often_for_many_as_for_few(wired: Wired) -> None:
    asked: list[str] = []
    event.listen(wired.db.engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))
    make_due(wired, texts=24)
    counts = []
    # The first of all claims begins what the later ones go on with.
    for number in (1, 4, 19):
        asked.clear()
        with wired.db.writing() as session:
            claimed = delivery.claim(session, wired, {"sms": number}, now=wired.clock())
            session.commit()
        assert claimed.taken == number
        counts.append(len(asked))
    assert counts[1] == counts[2]
