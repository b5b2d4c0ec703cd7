"""Joining: nothing about a person exists before the code, permissions keep their wording, invitations go once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from course import consents, delivery, enrolments, joining, people, planning
from course.joining import AlreadyInvited, Wish
from course.models import Cohort, Consent, JoinRequest, Message, Person
from course.people import Profile
from course.rules import local_time
from course.wiring import Wired
from tests.factories import make_cohort, make_profile
from tests.fakes import FixedClock, RecordingSender


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def join(
    wired: Wired, cohort: Cohort, profile: Profile | None = None, *, shares_moods: bool = False
) -> tuple[int, int]:
    """Ask and confirm, as if the code had been right: (person, enrolment)."""
    with wired.db.writing() as session:
        wish = Wish(profile or make_profile(), shares_moods)
        code = joining.ask(session, cohort, wish, secret="b", now=wired.clock())
        request = session.get_one(JoinRequest, code.join_request_id)
        person, enrolment = joining.confirm(session, request, edition=wired.course.edition, now=wired.clock())
        session.commit()
    return person.id, enrolment.id


def test_before_the_code_there_is_no_person(wired: Wired, cohort: Cohort) -> None:
    with wired.db.writing() as session:
        joining.ask(session, cohort, Wish(make_profile(), True), secret="b", now=wired.clock())
        session.commit()
        assert session.scalar(select(func.count(Person.id))) == 0
        assert session.scalar(select(func.count(Consent.id))) == 0


def test_each_permission_is_a_line_with_its_wording(wired: Wired, cohort: Cohort) -> None:
    person_id, _ = join(wired, cohort, shares_moods=True)
    with wired.db.reading() as session:
        lines = consents.lines_of(session, person_id)
    assert [(line.subject, line.act) for line in lines] == [
        ("course", "given"),
        ("sms", "given"),
        ("moods", "given"),
    ]
    assert {line.wording_version for line in lines} == {consents.WORDING}
    assert all("code proven" in line.evidence for line in lines)


def test_joining_twice_is_one_enrolment(wired: Wired, cohort: Cohort) -> None:
    assert join(wired, cohort) == join(wired, cohort)


def test_another_name_on_a_shared_phone_is_another_person(wired: Wired, cohort: Cohort) -> None:
    ada, _ = join(wired, cohort)
    ben, _ = join(wired, cohort, make_profile(name="Ben", shared_phone=True))
    assert ada != ben


def test_coming_back_after_leaving_takes_up_the_same_enrolment(wired: Wired, cohort: Cohort) -> None:
    person_id, enrolment_id = join(wired, cohort)
    with wired.db.writing() as session:
        enrolment = enrolments.find(session, enrolment_id)
        assert enrolment is not None
        enrolments.withdraw(enrolment, by="learner", now=wired.clock())
        session.commit()
    assert join(wired, cohort) == (person_id, enrolment_id)
    with wired.db.reading() as session:
        enrolment = enrolments.find(session, enrolment_id)
        assert enrolment is not None
        assert enrolment.withdrawn_at is None


def test_the_first_day_is_the_learners_own_or_the_cohorts(wired: Wired, clock: FixedClock) -> None:
    today = local_time.local_date(clock(), "Pacific/Auckland")
    later = make_cohort(wired, code="later", starts_on=today + timedelta(days=9))
    _, early_bird = join(wired, later)
    _, late_comer = join(wired, make_cohort(wired, code="past", starts_on=today - timedelta(days=30)), make_profile(
        name="Kiri", contact="+6421000123", zone="Pacific/Auckland", country="NZ"
    ))  # fmt: skip
    with wired.db.reading() as session:
        starts = [enrolments.find(session, one).anchor_on for one in (early_bird, late_comer)]  # type: ignore[union-attr]
    assert starts == [today + timedelta(days=9), today]


def invite(wired: Wired, cohort: Cohort, profile: Profile) -> None:
    with wired.db.writing() as session:
        joining.invite(session, cohort, profile, source="import", now=wired.clock())
        session.commit()


def test_an_invitation_goes_once_at_their_hour_and_nothing_follows_without_a_yes(
    wired: Wired, cohort: Cohort, sms: RecordingSender, clock: FixedClock
) -> None:
    there = make_profile(zone="America/New_York", country="US", contact="+12025550123", send_at="12:30")
    invite(wired, cohort, there)
    with pytest.raises(AlreadyInvited):
        invite(wired, cohort, there)
    for _ in range(24 * 20):
        planning.plan_due(wired, now=clock())
        delivery.deliver_due(wired, clock=clock)
        clock.advance(timedelta(hours=1))
    assert len(sms.sent) == 1
    sent = sms.sent[0].at
    assert sent is not None
    assert local_time.local(sent, "America/New_York").hour in (12, 13)


def test_somebody_who_is_in_the_cohort_is_not_invited_again(wired: Wired, cohort: Cohort) -> None:
    join(wired, cohort)
    with pytest.raises(AlreadyInvited):
        invite(wired, cohort, make_profile(name="Other"))


def test_somebody_who_said_stop_is_not_invited(
    wired: Wired, cohort: Cohort, sms: RecordingSender, clock: FixedClock
) -> None:
    profile = make_profile()
    with wired.db.writing() as session:
        index = people.contact_index(session, "sms", profile.contact)
        given = consents.Given("sms", "keyword", contact_index=index)
        consents.withdraw(session, given, person_id=None, now=clock())
        session.commit()
    invite(wired, cohort, profile)
    clock.advance(timedelta(hours=7))
    delivery.deliver_due(wired, clock=clock)
    assert sms.sent == []
    with wired.db.reading() as session:
        assert session.scalars(select(Message.reason_code)).one() == "opted-out"
