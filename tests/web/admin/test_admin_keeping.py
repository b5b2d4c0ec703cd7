"""How long what learners wrote is kept, at the desk: set, changed and held with what it does said first."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from course import enrolments, legal_holds
from course.models import AuditEntry, Cohort, Enrolment, LegalHold, Person, Role
from course.wiring import Wired
from jobs import erase_past_limit
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock

SAME = {
    "send_at": "16:30", "starts_on": "2027-01-04", "plan": "12", "opens_at": "09:00", "closes_at": "20:00",
    "pace_by": "cohort", "days_apart": "3",
}  # fmt: skip
CHANGE, HOLD, HERS = (
    "/admin/cohorts/1/change",
    "/admin/cohorts/1/legal-hold",
    "/admin/enrolments/1/legal-hold",
)
WHY = "Letter of the county court, 3 May"
DAY = timedelta(days=1)


@pytest.fixture
def ada(wired: Wired, clock: FixedClock) -> Learner:
    """Ada left on the first day, Ben three weeks later; Cho is at it. Forty days have passed since Ada left."""
    cohort = make_cohort(wired)
    learners = [
        make_learner(wired, cohort, profile=make_profile(name=name, contact=contact))
        for name, contact in (("Ada", "+447700900123"), ("Ben", "+447700900124"), ("Cho", "+447700900125"))
    ]
    began = clock()
    for learner, days in ((learners[0], 0), (learners[1], 21)):
        with wired.db.writing() as session:
            enrolment = session.get_one(Enrolment, learner.enrolment_id)
            enrolments.withdraw(enrolment, by="learner", now=began + days * DAY)
            session.commit()
    clock.move_to(began + 40 * DAY)
    return learners[0]


def set_time(wired: Wired, days: int | None) -> None:
    with wired.db.writing() as session:
        session.execute(update(Cohort).where(Cohort.id == 1).values(keep_days=days))
        session.commit()


def time_of(wired: Wired, cohort_id: int = 1) -> int | None:
    with wired.db.reading() as session:
        return session.get_one(Cohort, cohort_id).keep_days


def names_left(wired: Wired) -> int:
    with wired.db.reading() as session:
        return len(session.scalars(select(Person.id)).all())


@pytest.mark.parametrize("typed", ["29", "0", "-30", "3651", "thirty", "30.5", "99999999"])
def test_a_time_that_is_too_short_or_too_long_is_refused(
    app: Flask, wired: Wired, ada: Learner, typed: str
) -> None:
    client = desk.at_desk(app, wired)
    answer = client.post(CHANGE, data=SAME | {"keep_days": typed})
    assert (answer.status_code, "whole number from 30 to 3650" in answer.text) == (422, True)
    assert time_of(wired) is None


def test_a_change_says_first_whom_it_erases_and_asks_who_you_are(
    app: Flask, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    said = desk.words(client.get(CHANGE, query_string=SAME | {"keep_days": "30"}).text)
    assert "Days kept after the course not set 30" in said
    assert "1 learner is erased within the hour after you save this, for good." in said
    assert "You are asked who you are." in said
    assert "erased in the 30 days after 1" in said or "1 erased in the 30 days after" in said
    clock.advance(timedelta(minutes=11))
    asked = client.post(CHANGE, data=SAME | {"keep_days": "30"})
    assert (asked.status_code, time_of(wired)) == (403, None)
    proof = {"proof_password": desk.PASSWORD, "proof_code": desk.digits(clock())}
    assert 'name="proof_code"' in asked.text
    assert client.post(CHANGE, data=SAME | {"keep_days": "30"} | proof).status_code in (303, 422)
    assert names_left(wired) == 3


def test_whoever_has_just_proven_who_they_are_saves_it_and_the_job_does_the_rest(
    app: Flask, wired: Wired, ada: Learner
) -> None:
    client = desk.at_desk(app, wired)
    assert client.post(CHANGE, data=SAME | {"keep_days": "30"}).status_code == 303
    assert (time_of(wired), names_left(wired)) == (30, 3)
    page = desk.words(client.get("/admin/cohorts/1").text)
    assert "what they wrote is kept for 30 days after the course" in page
    assert "days kept after the course" in page
    assert erase_past_limit.work(wired) == 1
    assert client.get("/admin/enrolments/1").status_code == 404
    assert "The time limit" in client.get("/admin/record?what=erased&who=limit").text


@pytest.mark.parametrize(
    ("before", "after"),
    [(30, ""), (30, "60"), (None, "365")],
    ids=["taken away", "longer", "long enough for all"],
)
def test_nobody_is_asked_where_nobody_goes_sooner(
    app: Flask, wired: Wired, ada: Learner, clock: FixedClock, before: int | None, after: str
) -> None:
    set_time(wired, before)
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    clock.advance(timedelta(minutes=11))
    assert client.post(CHANGE, data=SAME | {"keep_days": after}).status_code == 303
    assert time_of(wired) == (int(after) if after else None)


def test_leaving_the_course_open_for_less_counts_as_shortening(
    app: Flask, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    """Cho's last week ended long ago; only what the cohort leaves open keeps her."""
    set_time(wired, 30)
    with wired.db.writing() as session:
        session.execute(update(Cohort).values(grace_days=300))
        session.execute(update(Enrolment).where(Enrolment.id == 3).values(anchor_on=date(2026, 6, 1)))
        session.execute(
            update(Enrolment).where(Enrolment.id == 3).values(enrolled_at=datetime(2026, 6, 1, tzinfo=UTC))
        )
        session.commit()
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    said = desk.words(client.get(CHANGE, query_string=SAME | {"keep_days": "30", "grace_days": "7"}).text)
    assert "2 learners are erased within the hour" in said
    clock.advance(timedelta(minutes=11))
    assert client.post(CHANGE, data=SAME | {"keep_days": "30", "grace_days": "7"}).status_code == 403


def test_a_new_cohort_has_a_time_and_one_made_like_it_has_it_too_and_not_its_hold(
    app: Flask, wired: Wired
) -> None:
    client = desk.at_desk(app, wired)
    form = {
        "name": "Spring",
        "plan": "12",
        "country": "GB",
        "zone": "",
        "starts_on": "2027-01-11",
        "send_at": "16:30",
    }
    wrong = client.post("/admin/cohorts/new", data=form | {"code": "spring", "keep_days": "7"})
    assert (wrong.status_code, "whole number from 30 to 3650" in wrong.text) == (422, True)
    assert (
        client.post("/admin/cohorts/new", data=form | {"code": "spring", "keep_days": "90"}).status_code
        == 303
    )
    assert client.post(HOLD, data={"reason": WHY}).status_code == 303
    assert 'value="90"' in client.get("/admin/cohorts/new?like=1").text
    again = form | {"code": "again", "keep_days": "90", "like": "1"}
    assert client.post("/admin/cohorts/new", data=again).status_code == 303
    assert (time_of(wired, 1), time_of(wired, 2)) == (90, 90)
    with wired.db.reading() as session:
        assert legal_holds.cohorts_held(session, [1, 2]) == {1}


def test_a_hold_on_a_cohort_stops_the_time_is_told_and_ends_with_a_fresh_proof(
    app: Flask, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    set_time(wired, 30)
    client, other = desk.at_desk(app, wired), desk.at_desk(app, wired, Role.COORDINATOR)
    refused = client.post(HOLD, data={"reason": "  "})
    assert (refused.status_code, "Please write why" in refused.text) == (422, True)
    assert client.post(HOLD, data={"reason": WHY}).status_code == 303
    assert client.post(HOLD, data={"reason": "Another"}).status_code == 303
    shown = client.get(HOLD).text
    assert WHY in shown
    assert "Another" not in shown
    assert "1 learner is erased within the hour after you end it, for good, and 1 more" in desk.words(shown)
    assert erase_past_limit.work(wired) == 0
    for page in ("/admin/cohorts/1", "/admin/enrolments/1", CHANGE):
        seen = other.get(page).text
        assert "legal hold" in seen.lower(), page
        assert WHY not in seen, page
    assert other.get(HOLD).status_code == 403
    assert other.post(f"{HOLD}/end").status_code == 403
    clock.advance(timedelta(minutes=11))
    assert client.post(f"{HOLD}/end").status_code == 403
    assert erase_past_limit.work(wired) == 0
    # The owner, the first account here, proves it once more.
    assert desk.signed_in(app, wired, 1).post(f"{HOLD}/end").status_code == 303
    assert erase_past_limit.work(wired) == 1
    assert [name for name, _ in desk.acts(wired)] == ["put-hold-on-cohort", "ended-hold-on-cohort", "erased"]


def test_the_words_of_a_reason_are_sealed_and_stand_in_no_line_of_the_record(
    app: Flask, wired: Wired, ada: Learner
) -> None:
    assert desk.at_desk(app, wired).post(HERS, data={"reason": WHY}).status_code == 303
    with wired.db.reading() as session:
        row = session.scalars(select(LegalHold)).one()
        assert (row.person_id, row.cohort_id) == (ada.person_id, None)
        assert WHY.encode() not in row.reason_sealed
        assert all(WHY not in str(one.details) for one in session.scalars(select(AuditEntry)))


def test_a_hold_on_one_learner_keeps_her_alone(
    app: Flask, wired: Wired, ada: Learner, clock: FixedClock
) -> None:
    set_time(wired, 30)
    client = desk.at_desk(app, wired)
    assert client.post(HERS, data={"reason": WHY}).status_code == 303
    clock.advance(30 * DAY)
    assert erase_past_limit.work(wired) == 1
    assert names_left(wired) == 2
    client = desk.signed_in(app, wired, 1)
    page = desk.words(client.get("/admin/enrolments/1").text)
    assert (
        "A legal hold keeps it, however long ago the course ended. The hold is on them alone, since" in page
    )
    assert "Their time is over: they are erased within the hour" in desk.words(client.get(HERS).text)
    assert client.post(f"{HERS}/end").status_code == 303
    assert erase_past_limit.work(wired) == 1
    assert [name for name, _ in desk.acts(wired) if "hold" in name] == ["put-hold", "ended-hold"]


def test_a_learners_page_says_until_when_she_is_kept(app: Flask, wired: Wired, ada: Learner) -> None:
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    assert "It is kept until they have it erased" in desk.words(client.get("/admin/enrolments/1").text)
    set_time(wired, 90)
    page = desk.words(client.get("/admin/enrolments/1").text)
    assert (
        "As it stands it is kept until Sunday, 4 April 2027. On that day everything about them is erased"
        in page
    )
    assert "Put a legal hold" not in page


def test_a_hold_goes_along_with_whoever_is_moved_out_of_the_cohort(
    app: Flask, wired: Wired, ada: Learner
) -> None:
    client = desk.at_desk(app, wired)
    other = make_cohort(wired, name="Hill", code="hill")
    with wired.db.writing() as session:
        session.execute(update(Cohort).values(keep_days=30))
        session.commit()
    assert client.post(HOLD, data={"reason": WHY}).status_code == 303
    move = f"/admin/enrolments/1/move?cohort={other.id}"
    assert "The legal hold on Riverside goes along with them." in client.get(move).text
    assert client.post("/admin/enrolments/1/move", data={"cohort": str(other.id)}).status_code == 303
    assert erase_past_limit.work(wired) == 0
    with wired.db.reading() as session:
        assert legal_holds.persons_held(session, [ada.person_id]) == {ada.person_id}


def test_a_move_says_until_when_somebody_is_kept_there(app: Flask, wired: Wired, ada: Learner) -> None:
    other = make_cohort(wired, name="Hill", code="hill")
    with wired.db.writing() as session:
        session.execute(update(Cohort).where(Cohort.id == other.id).values(keep_days=30))
        session.commit()
    client = desk.at_desk(app, wired)
    said = desk.words(client.get(f"/admin/enrolments/1/move?cohort={other.id}").text)
    assert (
        "Everything they wrote stays theirs. Their time is over: they are erased within the hour, for good."
        in said
    )
    with wired.db.writing() as session:
        session.execute(update(Cohort).where(Cohort.id == other.id).values(keep_days=60))
        session.commit()
    said = desk.words(client.get(f"/admin/enrolments/1/move?cohort={other.id}").text)
    assert "As it stands it is kept until Friday, 5 March 2027" in said
