"""What was typed on a join page and never proven goes after thirty days; invitations and those who wait stay."""

from datetime import timedelta

from sqlalchemy import select

from course import codes, joining, messages, people
from course.joining import Wish
from course.messages import Address, NewMessage
from course.models import JoinRequest, Message
from course.wiring import Wired
from jobs import tidy
from tests.factories import make_cohort, make_profile, on_both
from tests.fakes import FixedClock


@on_both
def test_a_wish_to_join_that_nobody_proved_goes_after_thirty_days(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    with wired.db.writing() as session:
        for number in range(4):
            profile = make_profile(contact=f"+44770090012{number}", name=f"Ada {number}")
            joining.ask(session, cohort, Wish(profile, False), secret=f"browser {number}", now=clock())
        joining.invite(session, cohort, make_profile(contact="+447700900129"), source="staff", now=clock())
        unproven, proven, waiting, young, invited = session.scalars(
            select(JoinRequest).order_by(JoinRequest.id)
        ).all()
        joining.confirm(session, proven, edition=wired.course.edition, now=clock())
        waiting.waiting_at = clock()
        joining.ask_again(session, "browser 3", now=clock() + timedelta(minutes=5))
        index = people.contact_index(session, "sms", "+447700900120")
        address = Address("sms", "+447700900120", index, "en", "GB")
        code = NewMessage("code", address, clock(), clock(), join_request_id=unproven.id)
        messages.queue(session, code, now=clock())
        kept = {proven.id, waiting.id, young.id, invited.id}
        session.commit()
    clock.advance(timedelta(days=30) + codes.LIVES)
    tidy.work(wired)
    assert left(wired) == kept | {unproven.id}, "A minute early nothing goes."
    clock.advance(timedelta(minutes=1))
    tidy.work(wired)
    assert left(wired) == kept
    with wired.db.reading() as session:
        assert session.scalar(select(Message).where(Message.contact_index == index)) is not None, (
            "What left is known."
        )


def left(wired: Wired) -> set[int]:
    with wired.db.reading() as session:
        return set(session.scalars(select(JoinRequest.id)))
