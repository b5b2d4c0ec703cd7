"""A claimed message made ready to go: its fresh link or code, and its words, which exist nowhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from course import (
    announcements,
    codes,
    enrolments,
    message_files,
    message_links,
    messages,
    opt_outs,
    own_words,
    people,
    plans,
)
from course.db import Database, Session
from course.lessons import Course, short_line, short_lines
from course.links import Links
from course.models import Announcement, Channel, Cohort, Enrolment, Message, OwnWords
from course.opt_outs import OptOut
from course.rules import announced, date_words, segments
from course.senders.sender import Parts, Sender
from course.settings import Settings
from course.spending import Charge
from course.wording import Wording

JOIN, PAUSED, STOP_LINK, WEEK = "join", "paused", "stop_link", "week"
# As long as a real token, so that a test has as many signs as what learners get. It opens nothing.
EXAMPLE = "ExampleLinkExampleLink"


class Tools(Protocol):
    """What making and sending a ticket needs of the wiring."""

    @property
    def settings(self) -> Settings: ...
    @property
    def db(self) -> Database: ...
    @property
    def course(self) -> Course: ...
    @property
    def wording(self) -> Wording: ...
    @property
    def links(self) -> Links: ...
    @property
    def senders(self) -> Mapping[str, Sender]: ...


@dataclass
class Ticket:
    """A claimed message on its way to the provider. Its words exist only here. `segments` is 0 for a mail.

    `asked_at` is when it was asked whether it may go, on the machine's steady clock. `is_urgent`: a code, or an
    answer, above all to a cry for help; it goes before the others.
    """

    message_id: int
    claim_token: str
    channel: str
    ref: str
    attempts: int
    to: str = field(repr=False)
    parts: Parts = field(repr=False)
    segments: int
    expires_at: datetime
    asked_at: float
    is_urgent: bool = False
    charge: Charge | None = None

    @property
    def tokens(self) -> int:
        """What it takes of the pace of its channel."""
        return self.segments or 1


def tokens(session: Session, going: Sequence[Message], *, now: datetime) -> Mapping[int, str]:
    """A fresh token, by message number, for each that carries a link of its reader's own."""
    return message_links.issue(session, [one for one in going if _carries_own_link(one)], now=now)


def write(
    session: Session, tools: Tools, message: Message, wording: Wording, *, token: str | None, asked_at: float,
    now: datetime,
) -> Ticket:  # fmt: skip
    """The ticket with this token in its link, a fresh code where the message carries one, and its words as worded."""
    link = _link(session, tools, message, token)
    digits = codes.mint(session, message.code_id, now=now) if message.code_id is not None else ""
    parts = words(session, tools, message, wording, link=link, digits=digits)
    return Ticket(
        message_id=message.id,
        claim_token=message.claim_token or "",
        channel=message.channel,
        ref=message.ref,
        attempts=message.attempts,
        to=messages.contact_of(session, message),
        parts=parts,
        segments=segments.count(parts.text).segments if message.channel == Channel.SMS else 0,
        expires_at=message.expires_at,
        asked_at=asked_at,
        is_urgent=message.priority <= messages.REPLY,
    )


def _carries_own_link(message: Message) -> bool:
    """A test carries an example, the address of a group is for everybody, and some kinds have no place for a link."""
    if message.kind == own_words.TEST or (message.kind == JOIN and message.cohort_id is not None):
        return False
    kind = message_files.KINDS.get(message.kind)
    return kind is not None and "link" in kind.knows


def _link(session: Session, tools: Tools, message: Message, token: str | None) -> str:
    if token is not None:
        return tools.links.message(token)
    if message.kind == JOIN and message.cohort_id is not None:
        return tools.links.join(session.get_one(Cohort, message.cohort_id).code)
    return tools.links.message(EXAMPLE) if message.kind == own_words.TEST else ""


def words(
    session: Session, tools: Tools, message: Message, wording: Wording, *, link: str, digits: str
) -> Parts:
    """The words of a message with a given link and code. Only the week, the link and our own name are filled in."""
    kind = message.kind
    if kind == own_words.TEST:
        kind, wording = _tried(session, wording, message)
    country = tools.course.country(message.country)
    # Signing an address, finding the week in a plan, or putting a line for help together costs more than all the rest.
    said = wording.said(kind, message.locale, "sms.txt") if message.channel == Channel.SMS else None
    is_signed, has_week, has_lines = (
        said is None or f"{{{name}" in said for name in (STOP_LINK, WEEK, "line")
    )
    values = {
        "link": link,
        "code": digits,
        WEEK: str(_week(session, tools.course, message)) if has_week else "",
        "sender": tools.settings.sender_name,
        "help_link": tools.links.help_now(),
        STOP_LINK: tools.links.unsubscribe(_opt_out(tools.settings, message)) if is_signed else "",
        "lines": short_lines(country) if has_lines else "",
        "emergency": country.emergency[0],
        "line": short_line(country) if has_lines else "",
    }
    if message.kind == announced.KIND:
        values |= _announced(session, message)
    if kind == PAUSED:
        spoken = wording.spoken(kind, message.locale)
        values["until"] = date_words.day_and_month(_until(session, message), spoken)
    if message.channel == Channel.SMS:
        return Parts(text=wording.sms(kind, message.locale, **values))
    mail = wording.email(kind, message.locale, **values)
    return Parts(mail.text, mail.subject, mail.html, values[STOP_LINK])


def _announced(session: Session, message: Message) -> Mapping[str, str]:
    """What staff wrote."""
    row = session.get_one(Announcement, announced.number_of(message.item))
    said = announcements.words_to_send(session, row)
    return {"words": said.sms if message.channel == Channel.SMS else said.mail, "subject": said.subject}


def _tried(session: Session, wording: Wording, message: Message) -> tuple[str, Wording]:
    """What a test is of: the kind of message, and the wording with the version that is tried out."""
    row = session.get_one(OwnWords, int(message.item or 0))
    return row.kind, wording.with_texts(own_words.texts_of(row).said(row.kind, row.locale))


def _week(session: Session, course: Course, message: Message) -> int:
    """The week in which the reader's own plan has what a message speaks of."""
    if not message.enrolment_id or not message.item:
        return 1
    # The claim has read the plans of nearly all that it sends.
    plan = session.info.get(plans.READ, {}).get(message.enrolment_id)
    if plan is None and (enrolment := session.get(Enrolment, message.enrolment_id)):
        plan = plans.of(session, course, enrolment)
    item = plan.item(message.item) if plan is not None else None
    return item.week if item is not None else 1


def _until(session: Session, message: Message) -> date:
    """The date on which the course of whoever reads this goes on; where it has done so meanwhile, today's."""
    theirs = [
        enrolment.paused_until_on
        for person in people.with_contact(session, message.contact_index)
        for enrolment in enrolments.under_way(session, person.id)
    ]
    return max(filter(None, theirs), default=message.send_after.date())


def _opt_out(settings: Settings, message: Message) -> str:
    return opt_outs.token(settings.secret_key, OptOut(message.channel, message.contact_index))
