"""Messages that were just claimed, to one learner, and what the claim says of them: for tests of `course/holds.py`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from course import holds, joining, messages, people
from course.consents import Given, give, withdraw
from course.db import Session
from course.holds import Later
from course.messages import Address, NewMessage
from course.models import Channel, Cohort, Enrolment, JoinRequest, Message, MessageStatus, Nudge, Person
from course.wiring import Wired
from tests.factories import Learner, make_profile

# A Wednesday, the third date of a course that began on Monday, and the learner's own hour.
NOW = datetime(2027, 1, 6, 16, 30, tzinfo=UTC)
CLOSES = NOW.replace(hour=20, minute=0)
ADDRESS, INVITED = "ada@example.org", "+447700900124"
OURS = "mine"


class Claimed:
    """The messages of one claim, within one transaction."""

    def __init__(self, wired: Wired, session: Session, learner: Learner) -> None:
        self.wired, self.session, self.learner = wired, session, learner
        self.person = session.get_one(Person, learner.person_id)
        self.enrolment = session.get_one(Enrolment, learner.enrolment_id)

    def index(self, channel: str = "sms", contact: str | None = None) -> str:
        found = contact or (self.learner.contact if channel == "sms" else ADDRESS)
        return people.contact_index(self.session, channel, found)

    def put(
        self, kind: str = "lesson", *, item: str | None = "l02", channel: str = "sms", contact: str | None = None,
        at: datetime = NOW, token: str | None = OURS, status: str = MessageStatus.CLAIMED, nudge: str = "",
        **of: Any,
    ) -> Message:  # fmt: skip
        """A message that was claimed at a moment; `nudge` is the name of its reason, where it has one."""
        whose = {"person_id": self.person.id, "enrolment_id": self.enrolment.id, **of}
        address = Address(channel, contact or "+447700900123", self.index(channel, contact), "en", "GB")
        reason = self._reason(nudge, kind, item) if nudge else None
        new = NewMessage(
            kind, address, NOW, CLOSES, item=item, nudge_id=reason.id if reason else None, **whose
        )
        number = messages.queue(self.session, new, now=NOW)
        assert number is not None
        made = self.session.get_one(Message, number)
        made.status, made.claimed_at, made.claim_token = status, at, token
        self.session.flush()
        return made

    def invite(self) -> tuple[JoinRequest, Message]:
        """Somebody whom staff asked to join the learner's cohort, and their invitation."""
        cohort = self.session.get_one(Cohort, self.enrolment.cohort_id)
        profile = make_profile(name="Ben", contact=INVITED)
        request = joining.invite(self.session, cohort, profile, source="staff", now=NOW)
        made = self.put(
            "invite",
            item=None,
            contact=INVITED,
            person_id=None,
            enrolment_id=None,
            join_request_id=request.id,
        )
        return request, made

    def alone(self, kind: str = "lesson", **of: Any) -> str | Later | None:
        """What the claim says of a message, which then is out of the way of the next."""
        made = self.put(kind, **of)
        found = self.hold(made)
        made.status = MessageStatus.PLANNED
        self.session.flush()
        return found

    def hold(self, *asked: Message, now: datetime = NOW) -> str | Later | None:
        """What the claim says of the last of these messages."""
        return self.holds(*asked, now=now)[-1]

    def holds(self, *asked: Message, now: datetime = NOW) -> Sequence[str | Later | None]:
        """The same of each."""
        found = holds.reasons_to_hold(self.session, self.wired.course, asked, now=now)
        assert set(found) <= {one.id for one in asked}
        return [found.get(one.id) for one in asked]

    def say(
        self, act: str, *, channel: str = "sms", source: str = "web", person_id: int | None = None
    ) -> None:
        """A line of the ledger about one of the learner's contacts; a stop is everybody's there."""
        given = Given(channel, source, contact_index=self.index(channel))
        if act == "given":
            give(self.session, given, person_id=person_id or self.person.id, cohort_id=None, now=NOW)
        else:
            withdraw(self.session, given, person_id=person_id, now=NOW)
        self.session.flush()

    def give_address(self) -> None:
        """An e-mail address beside the number, with a yes to mails."""
        people.set_contact(self.session, self.person, Channel.EMAIL, ADDRESS)
        self.say("given", channel="email")

    def _reason(self, key: str, kind: str, item: str | None) -> Nudge:
        made = Nudge(
            enrolment_id=self.enrolment.id, person_id=self.person.id, reason_key=key, kind=kind, item=item,
            for_on=NOW.date(), wall_time="09:15", zone="UTC", due_at=NOW, why="", planned_at=NOW,
        )  # fmt: skip
        self.session.add(made)
        self.session.flush()
        return made
