"""What the page of the days counts, row by row; `tests.crash` holds it against the carrier's ledger."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from course import consents, messages, sent_days
from course.consents import Given
from course.db import Session
from course.messages import Address, NewMessage
from course.models import DeliveryReport, Message, MessageStatus
from course.sent_days import SentDay
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, on_both
from tests.fakes import FixedClock

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def put(
    session: Session,
    at: datetime,
    status: str,
    *,
    after: timedelta | None = None,
    written: datetime | None = None,
) -> None:
    """A message that was to leave at a moment, in a state; `after` is how much later the provider took it."""
    new = NewMessage("lesson", Address("sms", "+447700900123", "index", "en", "GB"), at, at + DAY)
    row = session.get_one(Message, messages.queue(session, new, now=written or at))
    row.status, row.handed_over_at = status, at + after if after is not None else None


def counted(day: SentDay) -> dict[str, Any]:
    """What is not nought."""
    return {name: value for name, value in asdict(day).items() if value and name != "on"}


@on_both
def test_every_state_has_its_column_and_each_day_adds_up(wired: Wired, clock: FixedClock) -> None:
    with wired.db.writing() as session:
        for status in MessageStatus:
            is_taken = status in sent_days.WITH_PROVIDER
            put(session, clock() - timedelta(hours=1), status, after=SECOND if is_taken else None)
        put(session, clock() - timedelta(hours=1), MessageStatus.FAILED, after=SECOND)
        session.commit()
    with wired.db.reading() as session:
        today, *others = sent_days.days(session, now=clock())
    assert counted(today) == {
        "due": 13, "handed_over": 6, "in_time": 6, "delivered": 1, "not_delivered": 2, "unknown": 1, "refused": 1,
        "held_back": 1, "expired": 1, "waiting": 3,
    }  # fmt: skip
    assert today.due == (
        today.handed_over + today.unknown + today.refused + today.held_back + today.expired + today.waiting
    )
    assert [counted(one) for one in others] == [{}] * 13


@on_both
def test_a_day_is_one_in_utc_from_its_first_second_to_its_last(wired: Wired, clock: FixedClock) -> None:
    midnight = clock().replace(hour=0, minute=0, second=0)
    with wired.db.writing() as session:
        for at in (midnight - SECOND, midnight, clock() + SECOND, midnight - 14 * DAY):
            put(session, at, MessageStatus.PLANNED)
        put(session, midnight - 13 * DAY, MessageStatus.PLANNED, written=midnight - 19 * DAY)
        session.commit()
    with wired.db.reading() as session:
        found = sent_days.days(session, now=clock())
    assert [one.on for one in found] == [(midnight - back * DAY).date() for back in range(14)]
    assert {number: one.due for number, one in enumerate(found) if one.due} == {0: 1, 1: 1, 13: 1}


@on_both
@pytest.mark.parametrize(("seconds", "in_time"), [(0, 1), (10, 1), (11, 0)])
def test_in_time_is_within_ten_seconds(wired: Wired, clock: FixedClock, seconds: int, in_time: int) -> None:
    with wired.db.writing() as session:
        put(session, clock() - DAY, MessageStatus.SENT, after=timedelta(seconds=seconds))
        session.commit()
    with wired.db.reading() as session:
        assert sent_days.days(session, now=clock())[1].in_time == in_time


@on_both
def test_stops_and_bounces_count_on_the_day_on_which_they_came(wired: Wired, clock: FixedClock) -> None:
    with wired.db.writing() as session:
        for source in ("keyword", "web", "provider-21610", "erasure", "staff"):
            consents.withdraw(
                session, Given("sms", source, contact_index="i"), person_id=None, now=clock() - DAY
            )
        consents.withdraw(session, Given("research", "web"), person_id=None, now=clock() - DAY)
        for provider_id, word in (("bounce", "undelivered"), ("SM1", "undelivered")):
            session.add(
                DeliveryReport(
                    ref=provider_id, provider_id=provider_id, status=word, received_at=clock() - 2 * DAY
                )
            )
        session.commit()
    with wired.db.reading() as session:
        found = sent_days.days(session, now=clock())
    assert [counted(one) for one in found[:3]] == [{}, {"stops": 3}, {"bounces": 1}]


def test_owners_find_the_page_from_the_pictures(app: Flask, wired: Wired, clock: FixedClock) -> None:
    make_cohort(wired)
    with wired.db.writing() as session:
        put(session, clock() - DAY, MessageStatus.DELIVERED, after=SECOND)
        session.commit()
    client = desk.at_desk(app, wired)
    assert "/admin/pictures/sent" in client.get("/admin/pictures").text
    assert "Sun 3 Jan 1 1 1 1 0 0 0 0 0 0 0 0" in desk.words(client.get("/admin/pictures/sent").text)
