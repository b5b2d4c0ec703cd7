"""Sessions row by row: whose they are, how long they are open, whose end is whose, and what is read of them."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from course import db, looks, sessions
from course.db import Session
from course.models import BrowserSession, Cohort, Enrolment, JoinRequest, Person, Tier
from course.sessions import Subject
from course.wiring import Wired
from tests import desk
from tests.databases import counted
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@pytest.fixture
def ada(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


@pytest.fixture
def ben(wired: Wired) -> Learner:
    profile = make_profile(name="Ben", contact="+447700900124")
    return make_learner(wired, make_cohort(wired, code="b"), profile=profile)


def opened(
    session: Session, wired: Wired, *, full: bool = False, browser: str = "Firefox", **whose: int
) -> tuple[str, BrowserSession]:
    return sessions.open_for(session, Subject(**whose), full=full, now=wired.clock(), browser=browser)


def test_a_learners_session_lasts_twelve_hours_and_reads_what_was_written_for_one(
    wired: Wired, ada: Learner
) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        _, link = opened(session, wired, person_id=ada.person_id, enrolment_id=ada.enrolment_id)
        token, full = opened(session, wired, full=True, person_id=ada.person_id)
        assert (link.person_id, link.enrolment_id, link.join_request_id, link.staff_id) == (1, 1, None, None)
        assert (link.full_until, link.proven_at, link.browser) == (None, None, "")
        assert (link.created_at, link.expires_at) == (now, now + 12 * HOUR)
        assert full.full_until == now + HOUR
        assert [full.tier(now + HOUR - SECOND), full.tier(now + HOUR)] == [Tier.FULL, Tier.LINK]
        # What is kept must be found again by the next release too.
        assert full.digest == db.sealer(session).digest("session", token)
        assert len(token) == 22, "Sixteen random bytes."


def test_a_session_of_staff_lasts_ten_hours_and_knows_its_browser_and_when_they_proved_who_they_are(
    wired: Wired,
) -> None:
    now, staff_id = wired.clock(), desk.make_staff(wired)
    with wired.db.writing() as session:
        _, row = opened(session, wired, staff_id=staff_id)
        assert (row.staff_id, row.browser, row.proven_at) == (staff_id, "Firefox", now)
        assert (row.full_until, row.expires_at) == (None, now + 10 * HOUR)
        for ago, holds in (
            (timedelta(0), True),
            (timedelta(minutes=10), True),
            (timedelta(minutes=10) + SECOND, False),
        ):
            assert sessions.is_recently_proven(row, now=now + ago) is holds
        row.proven_at = None
        assert not sessions.is_recently_proven(row, now=now)


def test_a_session_of_somebody_who_is_about_to_join_is_theirs(wired: Wired) -> None:
    cohort, now = make_cohort(wired), wired.clock()
    with wired.db.writing() as session:
        asked = JoinRequest(
            cohort_id=cohort.id, source="web", channel="sms", contact_index="x", details_sealed=b"", created_at=now
        )  # fmt: skip
        session.add(asked)
        session.flush()
        _, row = opened(session, wired, join_request_id=asked.id)
        assert (row.join_request_id, row.person_id, row.staff_id) == (asked.id, None, None)


@on_both
@pytest.mark.parametrize("with_owner", [False, True])
def test_it_is_found_by_its_own_token_until_it_ends(
    wired: Wired, ada: Learner, ben: Learner, with_owner: bool
) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        mine, _ = opened(session, wired, person_id=ada.person_id)
        theirs, row = opened(session, wired, person_id=ben.person_id)

        def find(token: str, at: datetime = now) -> int | None:
            session.flush()
            found = sessions.find(session, token, now=at, with_owner=with_owner)
            return found and found.row.person_id

        assert (find(mine), find(theirs)) == (ada.person_id, ben.person_id)
        assert (find(mine + "x"), find("")) == (None, None)
        assert (find(mine, now + 12 * HOUR - SECOND), find(mine, now + 12 * HOUR)) == (ada.person_id, None)
        row.ended_at = now
        assert find(theirs) is None


@on_both
def test_with_whose_it_is_all_comes_in_one_query_and_stays_at_hand(
    wired: Wired, ada: Learner, ben: Learner
) -> None:
    staff_id = desk.make_staff(wired)
    with wired.db.writing() as session:
        opened(session, wired, person_id=ada.person_id, enrolment_id=ada.enrolment_id)
        token, _ = opened(session, wired, person_id=ben.person_id, enrolment_id=ben.enrolment_id)
        desk_token, _ = opened(session, wired, staff_id=staff_id)
        session.commit()
    with wired.db.reading() as session, counted(wired.db) as statements:
        found = sessions.find(session, token, now=wired.clock(), with_owner=True)
        assert found is not None
        assert found.person is not None
        assert found.enrolment is not None
        assert found.cohort is not None
        assert (found.person.id, found.enrolment.id, found.cohort.code) == (
            ben.person_id,
            ben.enrolment_id,
            "b",
        )
        for kind, one in ((Person, found.person), (Enrolment, found.enrolment), (Cohort, found.cohort)):
            assert looks.find(session, kind, one.id) is one
        assert len(statements) == 1
        of_staff = sessions.find(session, desk_token, now=wired.clock(), with_owner=True)
        assert of_staff is not None
        assert (of_staff.row.staff_id, *of_staff[1:]) == (staff_id, None, None, None)


def test_who_writes_gets_the_session_alone_and_a_row_that_can_be_changed(wired: Wired, ada: Learner) -> None:
    with wired.db.writing() as session:
        token, _ = opened(session, wired, person_id=ada.person_id)
        found = sessions.find(session, token, now=wired.clock())
        assert found is not None
        assert (found.person, found.enrolment, found.cohort) == (None, None, None)
        found.row.browser = "another"
        session.flush()
        assert session.scalars(select(BrowserSession.browser)).all() == ["another"]


def ended(session: Session) -> list[datetime | None]:
    """When each session ended, in their order."""
    session.flush()
    return list(session.scalars(select(BrowserSession.ended_at).order_by(BrowserSession.id)))


@on_both
def test_signing_out_ends_one_session_once(wired: Wired, ada: Learner, clock: FixedClock) -> None:
    began = clock()
    with wired.db.writing() as session:
        token, _ = opened(session, wired, person_id=ada.person_id)
        opened(session, wired, person_id=ada.person_id)
        sessions.end(session, token, now=began)
        sessions.end(session, token, now=began + HOUR)
        assert ended(session) == [began, None], "When it ended stays what it was."


@on_both
def test_everywhere_means_all_sessions_of_one_person_or_member_of_staff(
    wired: Wired, ada: Learner, ben: Learner
) -> None:
    eve, may = desk.make_staff(wired), desk.make_staff(wired, email="may@kith.test")
    now = wired.clock()
    with wired.db.writing() as session:
        learners, members = (ada.person_id, ada.person_id, ben.person_id), (eve, eve, may)
        for who in learners:
            opened(session, wired, person_id=who)
        for who in members:
            opened(session, wired, staff_id=who)
        sessions.end_all(session, person_id=1, now=now)
        assert ended(session) == [now, now, None, None, None, None]
        sessions.end_all(session, staff_id=eve, but=4, now=now + SECOND)
        assert ended(session) == [now, now, None, None, now + SECOND, None]
        sessions.end_all(session, staff_id=eve, now=now + HOUR)
        assert ended(session) == [now, now, None, now + HOUR, now + SECOND, None], "An end stays what it was."
        sessions.end_every(session, now=now + 2 * HOUR)
        assert ended(session) == [now, now, now + 2 * HOUR, now + HOUR, now + SECOND, now + 2 * HOUR]


@on_both
def test_a_member_of_staff_ends_one_browser_of_their_own(wired: Wired) -> None:
    eve, may = desk.make_staff(wired), desk.make_staff(wired, email="may@kith.test")
    now = wired.clock()
    with wired.db.writing() as session:
        rows = [opened(session, wired, staff_id=who)[1].id for who in (eve, eve, may)]
        assert not sessions.end_one(session, eve, rows[2], now=now), "It is another's."
        assert ended(session) == [None, None, None]
        assert sessions.end_one(session, eve, rows[0], now=now)
        assert not sessions.end_one(session, eve, rows[0], now=now + HOUR)
        assert ended(session) == [now, None, None]


@on_both
def test_the_open_sessions_of_staff_come_the_newest_first(wired: Wired, clock: FixedClock) -> None:
    eve, may, tom = (desk.make_staff(wired, email=f"{who}@kith.test") for who in ("eve", "may", "tom"))
    with wired.db.writing() as session:
        for who in (eve, may, eve, tom, eve):
            opened(session, wired, staff_id=who)
        sessions.end_one(session, eve, 3, now=clock())
        session.flush()

        def found(after: timedelta) -> list[int]:
            return [one.id for one in sessions.open_of_staff(session, [eve, may], now=clock() + after)]

        assert found(timedelta(0)) == [5, 2, 1]
        assert (found(10 * HOUR - SECOND), found(10 * HOUR)) == ([5, 2, 1], [])


@on_both
def test_what_ended_or_ran_out_before_a_moment_is_dropped(wired: Wired, ada: Learner) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        rows = [opened(session, wired, person_id=ada.person_id)[1] for _ in range(5)]
        rows[0].ended_at, rows[1].ended_at = now - SECOND, now
        rows[2].expires_at, rows[3].expires_at = now - SECOND, now
        session.flush()
        assert sessions.forget_before(session, now) == 2
        assert list(session.scalars(select(BrowserSession.id).order_by(BrowserSession.id))) == [2, 4, 5]
