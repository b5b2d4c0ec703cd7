"""Delivery with real databases and fake providers: claimed once, asked again, settled truly, never sent blind."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from sqlalchemy import select

from course import (
    answers,
    claims,
    consents,
    delivery,
    enrolments,
    holds,
    nudges,
    planning,
    rates,
    reports,
    settling,
    wiring,
)
from course.consents import Given
from course.models import Message, MessageStatus, Person
from course.rules import due, local_time
from course.senders.sender import NotSent, Refused, Uncertain
from course.settings import Settings
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, LosingSender, RecordingSender, RefusingSender


def the_message(wired: Wired) -> Message:
    with wired.db.reading() as session:
        return session.scalars(select(Message)).one()


def plan_and_deliver(wired: Wired) -> int:
    planning.plan_due(wired, now=wired.clock())
    taken = 0
    while batch := delivery.deliver_due(wired, clock=wired.clock):
        taken += batch
    return taken


@on_both
def test_a_due_message_is_handed_over_once(wired: Wired, sms: RecordingSender) -> None:
    learner = make_learner(wired, make_cohort(wired))
    assert plan_and_deliver(wired) == 1
    assert plan_and_deliver(wired) == 0
    assert [one.to for one in sms.sent] == [learner.contact]
    message = the_message(wired)
    assert message.status == MessageStatus.HANDED_OVER
    assert message.provider_id == sms.sent[0].provider_id
    assert message.segments in (1, 2)


def test_the_provider_may_deliver_only_until_the_window_closes(
    wired: Wired, sms: RecordingSender, clock: FixedClock
) -> None:
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    last = clock() + sms.sent[0].valid_for
    assert local_time.local(last, "Europe/London").strftime("%H:%M") == "20:00"


@on_both
def test_many_workers_hand_over_each_message_once(wired: Wired, sms: RecordingSender) -> None:
    cohort = make_cohort(wired)
    for number in range(60):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009004{number:02d}"))
    planning.plan_due(wired, now=wired.clock())
    workers = [threading.Thread(target=plan_and_deliver, args=(wired,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Counter(one.to for one in sms.sent).most_common(1)[0][1] == 1
    assert len(sms.sent) == 60


def _stop(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        index = session.get_one(Person, learner.person_id).phone_index
        consents.withdraw(
            session, Given("sms", "keyword", contact_index=index), person_id=None, now=wired.clock()
        )
        session.commit()


def _withdraw(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        enrolment = enrolments.find(session, learner.enrolment_id)
        assert enrolment is not None
        enrolments.withdraw(enrolment, by="staff", now=wired.clock())
        session.commit()


def _pause(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        enrolment = enrolments.find(session, learner.enrolment_id)
        assert enrolment is not None
        until_on = wired.clock().date() + timedelta(days=7)
        enrolments.pause(enrolment, until_on=until_on, zone="Europe/London", now=wired.clock())
        session.commit()


@on_both
@pytest.mark.parametrize(
    ("meanwhile", "reason"), [(_stop, "no-consent"), (_withdraw, "withdrawn"), (_pause, "paused")]
)
def test_what_changed_since_planning_is_asked_again_in_the_claim(
    wired: Wired, sms: RecordingSender, meanwhile: "object", reason: str
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=wired.clock())
    meanwhile(wired, learner)  # type: ignore[operator]
    plan_and_deliver(wired)
    assert sms.sent == []
    assert (the_message(wired).status, the_message(wired).reason_code) == (MessageStatus.SUPPRESSED, reason)


def test_a_lesson_finished_between_planning_and_sending_is_not_announced(
    wired: Wired, sms: RecordingSender, clock: FixedClock
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    clock.advance(timedelta(days=2, hours=6, minutes=30))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        answers.finish(session, learner.enrolment_id, "l02", now=clock())
        session.commit()
    plan_and_deliver(wired)
    assert len(sms.sent) == 1
    with wired.db.reading() as session:
        assert session.scalars(select(Message.reason_code).where(Message.item == "l02")).one() == "done"


def test_somebody_in_two_cohorts_still_gets_one_message_a_day(wired: Wired, sms: RecordingSender) -> None:
    first, second = make_cohort(wired), make_cohort(wired, code="evening")
    learner = make_learner(wired, first)
    planning.plan_due(wired, now=wired.clock())
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        enrolment = enrolments.enrol(
            session, person, second, source="web", version="1", today=wired.clock().date(), now=wired.clock()
        )
        reason = due.decide(
            nudges.facts(session, [enrolment], now=wired.clock() - timedelta(days=30)).standing(
                wired.course, enrolment
            ),
            wired.clock(),
        ).reason
        session.commit()
    assert reason is None, "The rule sees the other cohort's message of today."
    assert plan_and_deliver(wired) == 1
    assert len(sms.sent) == 1


@on_both
def test_what_is_held_leaves_its_place_to_one_that_was_claimed_with_it(
    wired: Wired, sms: RecordingSender
) -> None:
    """Two people on one number were planned together; the first has left since."""
    cohort = make_cohort(wired)
    first = make_learner(wired, cohort)
    second = make_learner(wired, cohort, profile=make_profile(name="Ben"))
    assert planning.plan_due(wired, now=wired.clock()) == 2
    _withdraw(wired, first)
    plan_and_deliver(wired)
    assert len(sms.sent) == 1
    with wired.db.reading() as session:
        status = select(Message.status).where(Message.enrolment_id == second.enrolment_id)
        assert session.scalars(status).one() == MessageStatus.HANDED_OVER


def test_a_claim_is_asked_again_in_a_fixed_number_of_statements(
    wired: Wired, count_queries: "object"
) -> None:
    cohort = make_cohort(wired)
    for number in range(12):
        make_learner(wired, cohort, profile=make_profile(contact=f"+4477009003{number:02d}"))
    planning.plan_due(wired, now=wired.clock())
    counts = []
    for size in (1, 12):
        with wired.db.reading() as session:
            some = list(session.scalars(select(Message).limit(size)))
            with count_queries(wired) as queries:  # type: ignore[operator]
                assert holds.reasons_to_hold(session, wired.course, some, now=wired.clock()) == {}
            counts.append((len(some), len(queries)))
    assert counts[0][1] == counts[1][1]
    assert [number for number, _ in counts] == [1, 12]


def _with(settings: Settings, clock: FixedClock, sender: RecordingSender) -> Wired:
    return wiring.build(settings, clock=clock, senders={"sms": sender})


@pytest.mark.parametrize(
    ("failure", "status", "reason"),
    [
        pytest.param(
            Refused("21610", suppress=True), MessageStatus.FAILED, "21610", id="opted out at the carrier"
        ),
        pytest.param(
            Refused("30034", alarm=True), MessageStatus.FAILED, "30034", id="refused for another reason"
        ),
        pytest.param(NotSent("20429"), MessageStatus.PLANNED, "20429", id="too fast"),
        pytest.param(Uncertain("time-out"), MessageStatus.UNKNOWN, "time-out", id="the answer was lost"),
    ],
)
def test_each_failure_says_what_is_known(
    settings: Settings,
    clock: FixedClock,
    failure: Refused | NotSent | Uncertain,
    status: MessageStatus,
    reason: str,
) -> None:
    wired = _with(settings, clock, RefusingSender(failure))
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    message = the_message(wired)
    assert (message.status, message.reason_code) == (status, reason)
    wired.db.dispose()


def test_an_opt_out_at_the_carrier_is_written_into_the_ledger(settings: Settings, clock: FixedClock) -> None:
    wired = _with(settings, clock, RefusingSender(Refused("21610", suppress=True)))
    learner = make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    with wired.db.reading() as session:
        index = session.get_one(Person, learner.person_id).phone_index or ""
        assert consents.is_stopped(session, channel="sms", contact_index=index)
        assert not consents.may_send(session, person_id=learner.person_id, channel="sms", contact_index=index)
    wired.db.dispose()


def test_what_surely_was_not_sent_waits_longer_each_time_and_never_past_the_window(
    settings: Settings, clock: FixedClock
) -> None:
    sender = RefusingSender(NotSent("down"))
    wired = _with(settings, clock, sender)
    make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=clock())
    for _ in range(12 * 12):
        plan_and_deliver(wired)
        clock.advance(timedelta(minutes=5))
    message = the_message(wired)
    assert message.status == MessageStatus.EXPIRED
    assert 10 < len(sender.attempts) < 30
    # It is still fresh: the next morning it is tried once more, as another message.
    clock.advance(timedelta(hours=11))
    assert planning.plan_due(wired, now=clock()) == 1
    wired.db.dispose()


def test_a_lost_answer_is_never_sent_again_blindly_and_is_settled_from_the_providers_list(
    settings: Settings, clock: FixedClock
) -> None:
    sender = LosingSender(clock=clock)
    wired = _with(settings, clock, sender)
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    assert the_message(wired).status == MessageStatus.UNKNOWN
    clock.advance(timedelta(minutes=1))
    assert settling.settle_unknowns(wired, now=clock()) == 0, (
        "The list is not to be trusted before two minutes."
    )
    clock.advance(timedelta(minutes=2))
    assert settling.settle_unknowns(wired, now=clock()) == 1
    assert plan_and_deliver(wired) == 0
    assert len(sender.sent) == 1
    assert the_message(wired).status in (MessageStatus.HANDED_OVER, MessageStatus.SENT)
    wired.db.dispose()


def test_a_message_the_list_does_not_show_is_sent_once_more_and_after_a_longer_look_a_last_time(
    settings: Settings, clock: FixedClock
) -> None:
    sender = RefusingSender(Uncertain("reset"))
    wired = _with(settings, clock, sender)
    make_learner(wired, make_cohort(wired))
    tries = []
    for _ in range(10):
        plan_and_deliver(wired)
        tries.append(len(sender.attempts))
        clock.advance(timedelta(minutes=3))
        settling.settle_unknowns(wired, now=clock())
    assert tries == [1, 2, 2, 2, 2, 3, 3, 3, 3, 3]
    assert the_message(wired).status == MessageStatus.UNKNOWN
    wired.db.dispose()


def test_whoever_was_turned_away_at_the_door_has_all_tries_left(
    settings: Settings, clock: FixedClock
) -> None:
    busy, lost = RefusingSender(NotSent("20429", too_fast=True)), RefusingSender(Uncertain("reset"))
    wired = _with(settings, clock, busy)
    make_learner(wired, make_cohort(wired))
    for _ in range(5):
        plan_and_deliver(wired)
        clock.advance(timedelta(minutes=1))
    wired = replace(wired, senders={"sms": lost})
    plan_and_deliver(wired)
    clock.advance(timedelta(minutes=3))
    assert settling.settle_unknowns(wired, now=clock()) == 1
    wired.db.dispose()


def test_more_lost_answers_than_are_read_at_once_are_all_settled_in_one_go(
    settings: Settings, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "BATCH", 2)
    wired = _with(settings, clock, LosingSender(clock=clock))
    cohort = make_cohort(wired)
    for number in range(5):
        make_learner(wired, cohort, profile=make_profile(contact=f"+44770090020{number}"))
    plan_and_deliver(wired)
    clock.advance(timedelta(minutes=3))
    assert settling.settle_unknowns(wired, now=clock()) == 5
    wired.db.dispose()


@on_both
@pytest.mark.parametrize("word", ["queued", "sent"])
def test_without_a_receipt_for_three_days_it_ends_as_that_and_stays_so(
    wired: Wired, clock: FixedClock, word: str
) -> None:
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    ref = the_message(wired).ref
    with wired.db.writing() as session:
        reports.take(session, ref, "SM1", word, None, now=clock())
        session.commit()
    clock.advance(timedelta(hours=71))
    settling.settle_unknowns(wired, now=clock())
    assert the_message(wired).status in (MessageStatus.HANDED_OVER, MessageStatus.SENT)
    clock.advance(timedelta(hours=2))
    settling.settle_unknowns(wired, now=clock())
    with wired.db.writing() as session:
        reports.take(session, ref, "SM1", "delivered", None, now=clock())
        session.commit()
    assert the_message(wired).status == MessageStatus.NO_RECEIPT


@pytest.mark.parametrize(("asked", "waits"), [(90.0, 90), (None, 10)])
def test_it_waits_as_long_as_the_provider_asked_to(
    settings: Settings, clock: FixedClock, asked: float | None, waits: int
) -> None:
    wired = _with(settings, clock, RefusingSender(NotSent("20429", retry_after=asked, too_fast=True)))
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    message = the_message(wired)
    assert message.send_after - clock() == timedelta(seconds=waits)
    assert message.status == MessageStatus.PLANNED
    wired.db.dispose()


def test_nobody_is_written_to_while_the_provider_asked_us_to_wait(
    settings: Settings, clock: FixedClock
) -> None:
    """It finds all of us too fast, whichever message it said it of; and nobody has to be called for that."""
    sender = RefusingSender(NotSent("20429", retry_after=90.0, too_fast=True))
    wired = _with(settings, clock, sender)
    cohort = make_cohort(wired)
    make_learner(wired, cohort)
    plan_and_deliver(wired)
    make_learner(wired, cohort, profile=make_profile(contact="+447700900124"))
    asked = []
    for seconds in (1, 88, 2):
        clock.advance(timedelta(seconds=seconds))
        plan_and_deliver(wired)
        asked.append(len(sender.attempts))
        with wired.db.reading() as session:
            assert rates.stopped(session, now=clock()) == []
    assert asked[:2] == [1, 1]
    assert asked[2] > 1
    wired.db.dispose()


@on_both
def test_a_worker_that_wakes_after_its_lease_cannot_write_over_what_happened(
    wired: Wired, clock: FixedClock
) -> None:
    make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=clock())
    with wired.db.writing() as session:
        [claimed] = claims.claim_due(session, channel="sms", limit=5, now=clock())
        session.commit()
    clock.advance(timedelta(minutes=5))
    with wired.db.writing() as session:
        assert claims.rescue(session, now=clock()) == 1
        session.commit()
    with wired.db.writing() as session:
        assert claims.held_by(session, {claimed.id: claimed.claim_token or ""}) == set()
    assert the_message(wired).status == MessageStatus.UNKNOWN


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("sent", "delivered", "undelivered"), MessageStatus.DELIVERED),
        (("sent", "delivered", "undelivered", "failed"), MessageStatus.DELIVERED),
        (("sent", "undelivered", "failed"), MessageStatus.UNDELIVERED),
        (("queued", "failed", "canceled"), MessageStatus.FAILED),
    ],
)
def test_reports_that_contradict_each_other_end_in_one_state_in_every_order(
    wired: Wired, words: tuple[str, ...], status: MessageStatus
) -> None:
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    ends = set()
    for order in permutations(words):
        with wired.db.writing() as session:
            message = session.scalars(select(Message)).one()
            for word in (*order, *order):
                reports.take(session, message.ref, "SM1", word, None, now=wired.clock())
            ends.add((message.status, message.reason_code, message.settled_at is not None))
            session.rollback()
    assert ends == {(status, None, True)}


@on_both
@pytest.mark.parametrize(
    "words",
    [
        ("queued", "sent", "delivered"),
        ("delivered", "sent", "queued"),
        ("sent", "delivered", "delivered"),
        ("delivered", "queued", "sent"),
    ],
)
def test_reports_in_any_order_end_in_the_same_state(wired: Wired, words: tuple[str, ...]) -> None:
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    ref = the_message(wired).ref
    for word in words:
        with wired.db.writing() as session:
            reports.take(session, ref, "SM1", word, None, now=wired.clock())
            session.commit()
    assert the_message(wired).status == MessageStatus.DELIVERED


@pytest.mark.parametrize(
    ("last", "status"), [("delivered", MessageStatus.DELIVERED), ("undelivered", MessageStatus.UNDELIVERED)]
)
def test_all_orders_of_five_reports_with_one_repeated_end_in_one_state(
    wired: Wired, last: str, status: MessageStatus
) -> None:
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    ends = set()
    for order in permutations(("accepted", "queued", "sending", "sent", last)):
        with wired.db.writing() as session:
            message = session.scalars(select(Message)).one()
            for word in (*order, order[0]):
                reports.take(session, message.ref, "SM1", word, None, now=wired.clock())
            ends.add(message.status)
            session.rollback()
    assert ends == {status}


def test_a_report_that_comes_before_our_own_commit_is_kept(settings: Settings, clock: FixedClock) -> None:
    class Eager(RecordingSender):
        """The carrier reports before we have written that it took the message."""

        def send(self, to: str, parts: "object", *, ref: str, valid_for: timedelta) -> str:
            provider_id = super().send(to, parts, ref=ref, valid_for=valid_for)  # type: ignore[arg-type]
            with wired.db.writing() as session:
                reports.take(session, ref, provider_id, "delivered", None, now=clock())
                session.commit()
            return provider_id

    wired = _with(settings, clock, Eager(clock=clock))
    make_learner(wired, make_cohort(wired))
    plan_and_deliver(wired)
    assert the_message(wired).status == MessageStatus.DELIVERED
    wired.db.dispose()


def test_without_consent_nothing_leaves(wired: Wired, sms: RecordingSender) -> None:
    make_learner(wired, make_cohort(wired), consenting=False)
    plan_and_deliver(wired)
    assert sms.sent == []
    assert the_message(wired).reason_code == "no-consent"
