"""The whole schema on one page: tables, constraints, and predicates on a row's own fields.

`*_at` columns are instants (UTC), `*_on` columns are local dates. Facts are moments, not flags: `withdrawn_at`, never
`is_withdrawn`. Columns that end in `_sealed` hold what `seal.py` made for this table, this row's `uid` and this column.
Relations are left out on purpose: a template that holds a row cannot reach the database through it.
"""

import secrets
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from course.db import Model

TOKEN_BYTES = 16


def new_uid() -> str:
    """A random name for a row: 128 bits, URL-safe, 22 characters."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def _few(name: str, *columns: str, where: str) -> Index:
    """An index of those few rows alone that are asked for time and again."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class Channel(StrEnum):
    SMS = "sms"
    EMAIL = "email"


class Tier(StrEnum):
    """How far a browser session reaches. LINK opens lessons and blank forms; FULL may also read what was written."""

    LINK = "link"
    FULL = "full"


class Role(StrEnum):
    """What a member of staff may do: `web/access.py` says which page takes which."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    REVIEWER = "reviewer"
    ANALYST = "analyst"


class MessageStatus(StrEnum):
    """Where a message stands.

    planned -> claimed -> handed_over -> sent -> delivered | undelivered | failed | no_receipt
       |          |-> planned (surely not sent)  |-> failed   |-> unknown (the answer was lost)
       '-> suppressed (opt-out, pause, cap, done) | expired (its window passed) | held (a restore, or an operator)
    """

    PLANNED = "planned"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    NO_RECEIPT = "no_receipt"
    FAILED = "failed"
    SUPPRESSED = "suppressed"
    EXPIRED = "expired"
    HELD = "held"


# A later report never moves a message backwards: rank decides, not the order of arrival.
RANK = {
    MessageStatus.PLANNED: 0,
    MessageStatus.HELD: 0,
    MessageStatus.CLAIMED: 1,
    MessageStatus.UNKNOWN: 2,
    MessageStatus.HANDED_OVER: 3,
    MessageStatus.SENT: 4,
    MessageStatus.NO_RECEIPT: 5,
    MessageStatus.FAILED: 6,
    MessageStatus.UNDELIVERED: 7,
    MessageStatus.SUPPRESSED: 6,
    MessageStatus.EXPIRED: 6,
    MessageStatus.DELIVERED: 8,
}
FINAL = frozenset(status for status, rank in RANK.items() if rank >= 5)
# Final, but for a report that outweighs it (reports.py).
OUTWEIGHED = frozenset({MessageStatus.FAILED, MessageStatus.UNDELIVERED})
# The states in which the provider has, or may have, the message: each counts against the daily cap.
OUT = frozenset(
    {
        MessageStatus.CLAIMED,
        MessageStatus.UNKNOWN,
        MessageStatus.HANDED_OVER,
        MessageStatus.SENT,
        MessageStatus.DELIVERED,
        MessageStatus.UNDELIVERED,
        MessageStatus.NO_RECEIPT,
    }
)
NOT_ARRIVED = (MessageStatus.FAILED, MessageStatus.UNDELIVERED)
HANDED_OVER = OUT - {MessageStatus.CLAIMED} | {MessageStatus.FAILED}


# Whose pause it is where the whole cohort takes a break.
BY_COHORT = "cohort"


class Person(Model):
    """A learner: who they are, how and when they wish to be reached."""

    __tablename__ = "person"
    # The number of somebody who was erased is never given to another.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    phone_index: Mapped[str | None] = mapped_column(String(64), index=True)
    email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    email_index: Mapped[str | None] = mapped_column(String(64), index=True)
    channel: Mapped[str] = mapped_column(String(8))
    country: Mapped[str] = mapped_column(String(2))
    zone: Mapped[str] = mapped_column(String(64))
    # Where nobody has said in which zone they live: the others that their number could be in, blanks between.
    zones_maybe: Mapped[str] = mapped_column(String(1600), default="")
    locale: Mapped[str] = mapped_column(String(16), default="en")
    send_at: Mapped[str] = mapped_column(String(5))
    shared_phone: Mapped[bool] = mapped_column(default=False)
    # The days of the week on which messages may come, Monday 1 to Sunday 7, such as "135"; empty for all of them.
    weekdays: Mapped[str] = mapped_column(String(7), default="")
    # Local hours between which they want messages: inside those that everybody allows, and narrowed by their cohort's.
    opens_at: Mapped[str] = mapped_column(String(5), default="09:00")
    closes_at: Mapped[str] = mapped_column(String(5), default="20:00")
    pin_hash: Mapped[str | None] = mapped_column(String(200))
    pin_wrong_tries: Mapped[int] = mapped_column(default=0)
    pin_locked_until_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class QuietDate(Model):
    """A date on which one learner wants to hear nothing. `source`: "settings", or the lesson that asked."""

    __tablename__ = "quiet_date"
    __table_args__ = (UniqueConstraint("person_id", "on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on: Mapped[date]
    source: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]


class Cohort(Model):
    """A group that takes the course together: its join code, its plan, the day it begins."""

    __tablename__ = "cohort"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    plan: Mapped[str] = mapped_column(String(8))
    starts_on: Mapped[date]
    zone: Mapped[str] = mapped_column(String(64))
    country: Mapped[str] = mapped_column(String(2))
    send_at: Mapped[str] = mapped_column(String(5))
    # Local hours between which its people may be written to; the dates (ISO, spaces between) on which nobody is.
    opens_at: Mapped[str] = mapped_column(String(5), default="09:00")
    closes_at: Mapped[str] = mapped_column(String(5), default="20:00")
    closed_on: Mapped[str] = mapped_column(String(1200), default="")
    # The days of the week on which they are written to, as for a person.
    weekdays: Mapped[str] = mapped_column(String(7), default="")
    # Whether somebody looks at support tasks; who, on which days, and between which hours of the cohort's clock.
    on_duty: Mapped[bool] = mapped_column(default=False)
    duty_name: Mapped[str] = mapped_column(String(120), default="")
    duty_days: Mapped[str] = mapped_column(String(7), default="")
    duty_from: Mapped[str] = mapped_column(String(5), default="")
    duty_until: Mapped[str] = mapped_column(String(5), default="")
    # "cohort": items open by date. "learner": when the lessons before are done, and `days_apart` at the least.
    pace_by: Mapped[str] = mapped_column(String(8), default="cohort")
    days_apart: Mapped[int] = mapped_column(default=3)
    # What one segment of a text costs, in ten-thousandths of a currency, for estimates.
    price_per_segment: Mapped[int | None]
    price_currency: Mapped[str | None] = mapped_column(String(3))
    # The most that its texts may cost on one date, and in one month, of its zone: hundredths of that currency.
    cap_daily_minor: Mapped[int | None]
    cap_monthly_minor: Mapped[int | None]
    # How many learners it has room for; the last date on which somebody may join (rules/openings.py).
    capacity: Mapped[int | None]
    start_by_on: Mapped[date | None]
    # For how many days the course stays open after its last week, and to somebody who stays away; none: for good.
    grace_days: Mapped[int | None]
    inactive_days: Mapped[int | None]
    # For how many days after their course ended what its learners wrote is kept; none: until somebody erases it.
    keep_days: Mapped[int | None]
    # Since when its staff are told that somebody's answers to a measure became clearly worse, and never the answers.
    shares_worse_at: Mapped[datetime | None]

    @property
    def shares_worse(self) -> bool:
        return self.shares_worse_at is not None

    created_at: Mapped[datetime]
    # Its states, as moments: made, open to join, taking a break (without a date: until staff end it), closed, put away.
    opened_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    paused_until_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]

    def takes_break(self, today: date) -> bool:
        """Whether everybody in it pauses, on this date where somebody is (breaks.py)."""
        return self.paused_at is not None and (self.paused_until_on is None or today < self.paused_until_on)

    @property
    def closes(self) -> bool:
        """Whether the course closes some time to somebody in it (rules/closings.py)."""
        return self.grace_days is not None or self.inactive_days is not None


class Enrolment(Model):
    """One person in one cohort, and where they stand in it. `look_again_at` is a hint for the planner, nothing else."""

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("person_id", "cohort_id"),
        Index("ix_enrolment_look_again_at", "look_again_at"),
        # By the calendars that those under way follow, which are few, and not by the people, who are many.
        _few(
            "ix_enrolment_under_way",
            "cohort_id",
            "course_version",
            "plan",
            "anchor_on",
            "anchor_day",
            "pace",
            where="withdrawn_at IS NULL AND finished_at IS NULL",
        ),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    plan: Mapped[str] = mapped_column(String(8))
    course_version: Mapped[str] = mapped_column(String(64))
    track: Mapped[str | None] = mapped_column(String(16))
    second_track: Mapped[str | None] = mapped_column(String(16))
    track_changed_at: Mapped[datetime | None]
    tracks_not_offered: Mapped[str] = mapped_column(String(64), default="")
    source: Mapped[str] = mapped_column(String(16))
    # Their calendar (rules/calendars.py): course day `anchor_day` falls on `anchor_on`, each takes `pace` dates.
    anchor_on: Mapped[date]
    anchor_day: Mapped[int] = mapped_column(default=0)
    pace: Mapped[int] = mapped_column(default=1)
    # Those who set their own pace: a lesson waits for the one before, and so many days after it was finished.
    in_order: Mapped[bool] = mapped_column(default=False)
    days_apart: Mapped[int] = mapped_column(default=0)
    open_to: Mapped[int] = mapped_column(default=-1)
    # The stretch of days that go slowly, while the course goes gently.
    slow_from: Mapped[int] = mapped_column(default=0)
    slow_to: Mapped[int] = mapped_column(default=0)
    enrolled_at: Mapped[datetime]
    paused_at: Mapped[datetime | None]
    # A pause without this date lasts until the learner comes back.
    paused_until_on: Mapped[date | None]
    # "cohort" where the whole cohort takes a break: only staff, or its date, end it.
    paused_by: Mapped[str | None] = mapped_column(String(16))
    # The date on which a pause ended by itself, for the one message that says so.
    resumed_on: Mapped[date | None]
    # The item, or slot, whose message somebody asked for again, and the date it is to come.
    later_item: Mapped[str | None] = mapped_column(String(16))
    later_on: Mapped[date | None]
    # The last sign of life that left no other row, such as a text that says "go on".
    heard_at: Mapped[datetime | None]
    gentle_since_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(String(16))
    finished_at: Mapped[datetime | None]
    # When they chose, at the end, to hear from us again some weeks later.
    boosters_at: Mapped[datetime | None]
    look_again_at: Mapped[datetime | None]
    shares_moods_at: Mapped[datetime | None]
    # Since when their numbers and choices may be taken out without a name, to learn how the course works.
    shares_numbers_at: Mapped[datetime | None]
    # The edition they move to when this day of their course comes, and when they last moved (editions.py).
    moves_to: Mapped[str | None] = mapped_column(String(64))
    moves_on_day: Mapped[int | None]
    moved_at: Mapped[datetime | None]


class ArmPlan(Model):
    """How the people of one cohort are shared out at random: the seed and the arms, fixed before the first one joins.

    `arms` are pairs of a name and a weight; `given` counts the places that were given. What an arm means is nothing
    to the product: it is written down for research.
    """

    __tablename__ = "arm_plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), unique=True)
    seed: Mapped[str] = mapped_column(String(80))
    arms: Mapped[list[Any]] = mapped_column(JSON)
    given: Mapped[int] = mapped_column(default=0)
    set_at: Mapped[datetime]


class ArmPlace(Model):
    """The place of one enrolment in its cohort's list of arms. Numbers begin at 1 and are given once."""

    __tablename__ = "arm_place"
    __table_args__ = (UniqueConstraint("cohort_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"), unique=True)
    number: Mapped[int]
    arm: Mapped[str] = mapped_column(String(40))
    given_at: Mapped[datetime]


class ApiToken(Model):
    """A key with which a program reads the data of one cohort. The token itself was shown once and is kept nowhere."""

    __tablename__ = "api_token"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    # Whether it reads names and contacts; whoever made it may read them too.
    is_named: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class CourseEdition(Model):
    """The lessons and plans of the course as they were at one time, for those who stay on them. Never changed."""

    __tablename__ = "course_edition"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(64), unique=True)
    packed: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime]


class Consent(Model):
    """One line of the ledger of permission. Lines are added, never changed."""

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_contact_index_subject", "contact_index", "subject"),
        _few("ix_consent_withdrawn", "contact_index", "subject", "source", where="act = 'withdrawn'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"))
    subject: Mapped[str] = mapped_column(String(16))
    act: Mapped[str] = mapped_column(String(16))
    contact_index: Mapped[str | None] = mapped_column(String(64))
    wording_version: Mapped[str | None] = mapped_column(String(32))
    source: Mapped[str] = mapped_column(String(32))
    evidence: Mapped[str] = mapped_column(String(200), default="")
    at: Mapped[datetime]


class JoinRequest(Model):
    """What somebody asked for on the join page, or staff asked for them, before the contact is proven."""

    __tablename__ = "join_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    source: Mapped[str] = mapped_column(String(16))
    invite_key: Mapped[str | None] = mapped_column(String(100), unique=True)
    channel: Mapped[str] = mapped_column(String(8))
    contact_index: Mapped[str] = mapped_column(String(64), index=True)
    details_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    # Since when they wait, their contact proven, for a place in a full cohort; when one was offered to them.
    waiting_at: Mapped[datetime | None]
    offered_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class InvitedBefore(Model):
    """That a cohort once asked somebody who never answered, and has forgotten who that was: nobody is asked twice.

    `contact_index` is a keyed hash of the number or address, and all that is left of it.
    """

    __tablename__ = "invited_before"
    __table_args__ = (UniqueConstraint("contact_index", "cohort_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    contact_index: Mapped[str] = mapped_column(String(64))
    gone_at: Mapped[datetime]


class OneTimeCode(Model):
    """A six-digit code that proves a phone or an address. Only its keyed hash is here, and only once it is minted."""

    __tablename__ = "one_time_code"
    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    join_request_id: Mapped[int | None] = mapped_column(ForeignKey("join_request.id"))
    contact_index: Mapped[str] = mapped_column(String(64), index=True)
    asker_digest: Mapped[str] = mapped_column(String(64), index=True)
    digest: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


class BrowserSession(Model):
    """A signed-in browser, a learner's or a member of staff's. Ending the row ends it everywhere at once."""

    __tablename__ = "browser_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id"))
    join_request_id: Mapped[int | None] = mapped_column(ForeignKey("join_request.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    full_until: Mapped[datetime | None]
    # For staff: when they last showed their second key, and what browser it is, in a few words.
    proven_at: Mapped[datetime | None]
    browser: Mapped[str] = mapped_column(String(60), default="")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    def tier(self, now: datetime) -> Tier:
        return Tier.FULL if self.full_until is not None and now < self.full_until else Tier.LINK

    def is_open(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.expires_at


class LinkToken(Model):
    """The link of one message. The token itself is nowhere but in the message."""

    __tablename__ = "link_token"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id"))
    join_request_id: Mapped[int | None] = mapped_column(ForeignKey("join_request.id"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"), index=True)
    item: Mapped[str | None] = mapped_column(String(16))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class LessonProgress(Model):
    """That a lesson was opened, how far, and when it was finished."""

    __tablename__ = "lesson_progress"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "item"),
        # Who did something in the last days, for the figures of cohorts.
        Index("ix_lesson_progress_opened_at_enrolment_id", "opened_at", "enrolment_id"),
        # When each of many was last there, out of the ends of the index alone.
        Index("ix_lesson_progress_enrolment_id_finished_at", "enrolment_id", "finished_at", "opened_at"),
        _few("ix_lesson_progress_unfinished", "opened_at", "enrolment_id", where="finished_at IS NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    item: Mapped[str] = mapped_column(String(16))
    opened_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    # The edition in which it was opened, where its learner has moved to another since.
    course_version: Mapped[str | None] = mapped_column(String(64))


class Answer(Model):
    """What a learner wrote on one card of one lesson (`step` is the small step), sealed as one JSON value."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("enrolment_id", "item", "card"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    item: Mapped[str] = mapped_column(String(16))
    card: Mapped[str] = mapped_column(String(16))
    values_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    session_id: Mapped[int | None]
    saved_at: Mapped[datetime]


class CheckIn(Model):
    """One answered check-in. The numbers are plain so that they can be averaged; the note is sealed."""

    __tablename__ = "check_in"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "item"),
        Index("ix_check_in_answered_at_enrolment_id", "answered_at", "enrolment_id"),
        # The same, and every mood of many.
        Index("ix_check_in_enrolment_id_answers", "enrolment_id", "answered_at", "item", "mood"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    item: Mapped[str] = mapped_column(String(16))
    mood: Mapped[int | None]
    near: Mapped[int | None]
    step: Mapped[str | None] = mapped_column(String(16))
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    note_shared_at: Mapped[datetime | None]
    via: Mapped[str] = mapped_column(String(8))
    session_id: Mapped[int | None]
    answered_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    # Staff gave it again: it is open until it is answered once more.
    again_at: Mapped[datetime | None]


class Recall(Model):
    """A takeaway that came back in one check-in: what was written from memory, how close it was, whether it was used.

    `outcome` is plain so that it can be counted: that of a takeaway's first row is its first try.
    """

    __tablename__ = "recall"
    __table_args__ = (UniqueConstraint("enrolment_id", "served_in", "lesson"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    lesson: Mapped[str] = mapped_column(String(16))
    served_in: Mapped[str] = mapped_column(String(16))
    served_on: Mapped[date]
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    outcome: Mapped[str | None] = mapped_column(String(8))
    used: Mapped[bool | None]
    with_whom_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    session_id: Mapped[int | None]
    answered_at: Mapped[datetime]
    marked_at: Mapped[datetime | None]


class MeasureAnswer(Model):
    """One measure at one point of a plan. Its total is plain, so that a group can be counted; None is no score."""

    __tablename__ = "measure_answer"
    __table_args__ = (UniqueConstraint("enrolment_id", "point", "instrument"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    point: Mapped[str] = mapped_column(String(16))
    instrument: Mapped[str] = mapped_column(String(16))
    values_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    total: Mapped[int | None]
    session_id: Mapped[int | None]
    answered_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]


class Signpost(Model):
    """That a page which points to more help was shown: which one and when, and nothing of why."""

    __tablename__ = "signpost"
    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    shown_at: Mapped[datetime]


class Nudge(Model):
    """The reason for a message: (enrolment, reason) once and for all.

    It keeps the wall time that was meant, its zone, the instant it became (`due_at`) and the rules that moved it
    (`moved_by`, words of rules/moves.py). `stands_in_for` are the keys of what was due at the same time. A message that
    was held back for a passing cause gives its key free: it gets `~` and its own number behind it.
    """

    __tablename__ = "nudge"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "reason_key"),
        _few("ix_nudge_check_ins", "due_at", "enrolment_id", "item", where="kind = 'check-in'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    reason_key: Mapped[str] = mapped_column(String(48))
    kind: Mapped[str] = mapped_column(String(16))
    item: Mapped[str | None] = mapped_column(String(16))
    for_on: Mapped[date]
    wall_time: Mapped[str] = mapped_column(String(5))
    zone: Mapped[str] = mapped_column(String(64))
    due_at: Mapped[datetime]
    moved_by: Mapped[str | None] = mapped_column(String(120))
    stands_in_for: Mapped[str] = mapped_column(String(400), default="")
    why: Mapped[str] = mapped_column(String(160))
    planned_at: Mapped[datetime]


class Message(Model):
    """One text or mail: the queue and the log in one row. Its words are not kept; they are made when it is sent."""

    __tablename__ = "message"
    __table_args__ = (
        Index(
            "ix_message_status_channel_cohort_id_priority_send_after",
            "status",
            "channel",
            "cohort_id",
            "priority",
            "send_after",
        ),
        # What the figures of a cohort count (figures.py), so that they need not read the rows.
        Index(
            "ix_message_cohort_id_created_at_status",
            "cohort_id",
            "created_at",
            "status",
            "channel",
            "kind",
            "item",
            "enrolment_id",
        ),
        _few(
            "ix_message_lost",
            "send_after",
            "enrolment_id",
            where="status = 'failed' OR status = 'undelivered'",
        ),
        UniqueConstraint("inbound_id", "kind"),
        _few("ix_message_announced", "item", "status", where="kind = 'announcement'"),
        # What somebody got of late, or is to get, without a look at all that they ever got (histories.py).
        Index("ix_message_person_id_send_after", "person_id", "send_after"),
        Index("ix_message_contact_index_send_after_person_id", "contact_index", "send_after", "person_id"),
        # Looked at by every claim for what waits past its use, however much waits.
        _few("ix_message_waits", "status", "expires_at", where="status = 'planned'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    channel: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(16))
    item: Mapped[str | None] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id"), index=True)
    # Whose share of the line and whose money it takes; None for what somebody asked for, which takes nobody's.
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"))
    nudge_id: Mapped[int | None] = mapped_column(ForeignKey("nudge.id"), unique=True)
    join_request_id: Mapped[int | None] = mapped_column(ForeignKey("join_request.id"), index=True)
    code_id: Mapped[int | None] = mapped_column(ForeignKey("one_time_code.id"))
    inbound_id: Mapped[int | None] = mapped_column(ForeignKey("inbound_text.id"))
    contact_index: Mapped[str] = mapped_column(String(64))
    to_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    locale: Mapped[str] = mapped_column(String(16))
    country: Mapped[str] = mapped_column(String(2), default="")
    priority: Mapped[int] = mapped_column(default=5)
    status: Mapped[str] = mapped_column(String(16), default=MessageStatus.PLANNED)
    reason_code: Mapped[str | None] = mapped_column(String(40))
    send_after: Mapped[datetime]
    expires_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    claim_token: Mapped[str | None] = mapped_column(String(32))
    claimed_at: Mapped[datetime | None]
    provider_id: Mapped[str | None] = mapped_column(String(64), index=True)
    segments: Mapped[int | None]
    created_at: Mapped[datetime]
    handed_over_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    # When somebody first pressed the button behind its link. That its page was looked at is kept nowhere.
    opened_at: Mapped[datetime | None]


class DeliveryReport(Model):
    """One thing a provider said about one message, stored before it is acted on, and once."""

    __tablename__ = "delivery_report"
    __table_args__ = (UniqueConstraint("ref", "provider_id", "status"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(64))
    provider_id: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(24))
    error_code: Mapped[str | None] = mapped_column(String(16))
    received_at: Mapped[datetime]


class InboundText(Model):
    """A text somebody sent us, stored before it is acted on; the provider's id is unique, so a repeat does nothing."""

    __tablename__ = "inbound_text"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    provider_id: Mapped[str] = mapped_column(String(64), unique=True)
    contact_index: Mapped[str] = mapped_column(String(64), index=True)
    from_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    opt_out_type: Mapped[str | None] = mapped_column(String(16))
    received_at: Mapped[datetime]
    acted_at: Mapped[datetime | None]
    understood: Mapped[str | None] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class Staff(Model):
    """A member of staff. The second factor is sealed; the password is an Argon2id hash."""

    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_last_step: Mapped[int | None]
    # Whether they see only the cohorts that stand beside their name in `staff_cohort`.
    is_limited: Mapped[bool] = mapped_column(default=False)
    setup_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    setup_expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class StaffCohort(Model):
    """One of the cohorts that a member of staff with a limited account may see."""

    __tablename__ = "staff_cohort"
    __table_args__ = (UniqueConstraint("staff_id", "cohort_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)


class StaffNote(Model):
    """What a member of staff wrote about one learner, sealed like a learner's own words. `kind`: "note" or "call"."""

    __tablename__ = "staff_note"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(8))
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    written_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class DeskAct(Model):
    """Something staff did to one learner's course that can be undone: the columns it changed, as they were and became.

    `done` is the act of putting a learner aside on the day's list until a moment; it changes no column.
    """

    __tablename__ = "desk_act"
    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(16))
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    done_at: Mapped[datetime]
    until_at: Mapped[datetime | None] = mapped_column(index=True)
    undone_at: Mapped[datetime | None]


class StaffContact(Model):
    """A number or address of a member of staff, for tests of a message: used only once a code has proven it."""

    __tablename__ = "staff_contact"
    __table_args__ = (UniqueConstraint("staff_id", "channel"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    channel: Mapped[str] = mapped_column(String(8))
    contact_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    asked_at: Mapped[datetime]
    proven_at: Mapped[datetime | None]


class NewContact(Model):
    """Another number or address for a learner, asked for by staff, while it waits to be proven. Then the row goes."""

    __tablename__ = "new_contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    channel: Mapped[str] = mapped_column(String(8))
    contact_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    contact_index: Mapped[str] = mapped_column(String(64))
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class LegalHold(Model):
    """That the time for which a cohort keeps what was written is set aside, for all of it or for one learner.

    Exactly one of `cohort_id` and `person_id` is set. It holds until `ended_at`; the reason is staff's own words.
    """

    __tablename__ = "legal_hold"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    reason_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    set_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class OwnWords(Model):
    """A version of what one cohort says in one kind of message and one language. Versions are added, never changed.

    It holds from `starts_on` of the cohort's zone, until a later one does; without that date it was only tried out. One
    whose words are empty gives the message Kith's own words again.
    """

    __tablename__ = "own_words"
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    locale: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    sms: Mapped[str] = mapped_column(String(640))
    subject: Mapped[str] = mapped_column(String(160))
    email: Mapped[str] = mapped_column(String(4000))
    starts_on: Mapped[date | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    written_at: Mapped[datetime]
    # When it was taken back, before its date had come.
    removed_at: Mapped[datetime | None]


class Announcement(Model):
    """What staff wrote to a cohort, or to part of it. The words are sealed: they may say where people meet.

    `key` is the form's own: a form that is sent twice is one announcement. It is worth sending from `starts_on` to
    `last_on`, where each reader is; `chosen` says who was chosen.
    """

    __tablename__ = "announcement"
    __table_args__ = (UniqueConstraint("cohort_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    key: Mapped[str] = mapped_column(String(32))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    words_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    chosen: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    starts_on: Mapped[date]
    last_on: Mapped[date]
    written_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]


class AnnouncementReader(Model):
    """One learner to whom an announcement is to go: whoever was among those chosen when it was written."""

    __tablename__ = "announcement_reader"
    __table_args__ = (UniqueConstraint("announcement_id", "enrolment_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcement.id"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"), index=True)


class RecoveryCode(Model):
    """A way in for staff whose second factor is lost. Each works once."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("staff_id", "digest"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    digest: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None]


class SupportTask(Model):
    """That something a learner wrote may mean danger: its category and its time, never the words."""

    __tablename__ = "support_task"
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    category: Mapped[str] = mapped_column(String(24))
    source: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
    # By when somebody is to have taken it; who did; whom an email told of it last, when, and how often it was told.
    due_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    told_at: Mapped[datetime | None]
    told_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    tellings: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    # What was done, as one of a few words; whatever else there is to say stands in the learner's notes.
    outcome: Mapped[str] = mapped_column(String(16), default="")


class AuditEntry(Model):
    """One act, by whom and on what. Each line carries a keyed hash of itself and the one before: a chain."""

    __tablename__ = "audit_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(40))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    act: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(60))
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    digest: Mapped[str] = mapped_column(String(64))


class JobRun(Model):
    """The heartbeat of one job: when it last ran, and whether it went well."""

    __tablename__ = "job_run"
    id: Mapped[int] = mapped_column(primary_key=True)
    job: Mapped[str] = mapped_column(String(40), unique=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    succeeded_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(String(80))


class Throttle(Model):
    """A counter that says when enough is enough: so many of one thing by one party in one stretch of time."""

    __tablename__ = "throttle"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(100), unique=True)
    began_at: Mapped[datetime]
    count: Mapped[int]


class Rate(Model):
    """How much one channel may carry at this moment, for all processes together (`rates.py`)."""

    __tablename__ = "rate"
    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(8), unique=True)
    tokens: Mapped[float] = mapped_column(Float)
    filled_at: Mapped[datetime]
    # The share of its pace that it takes: less than 1 while the provider finds us too fast.
    share: Mapped[float] = mapped_column(Float, default=1.0)
    slowed_at: Mapped[datetime | None]
    # Nothing leaves before; `stopped_for` is the provider's code, where a person has to see to it.
    stopped_until: Mapped[datetime | None]
    stopped_for: Mapped[str | None] = mapped_column(String(40))


class CohortSummary(Model):
    """The figures of a large cohort as they were counted at a moment (`summaries.py`): numbers, and nobody's words."""

    __tablename__ = "cohort_summary"
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), unique=True)
    counted_at: Mapped[datetime]
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Spending(Model):
    """What the texts of one cohort cost on one of its days, in ten-thousandths of its currency."""

    __tablename__ = "spending"
    __table_args__ = (UniqueConstraint("cohort_id", "on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    on: Mapped[date]
    segments: Mapped[int]
    amount: Mapped[int]


class PhoneText(Model):
    """A message on the demonstration's test phone. Live mode never writes here."""

    __tablename__ = "phone_text"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uid)
    ref: Mapped[str | None] = mapped_column(String(32), unique=True)
    direction: Mapped[str] = mapped_column(String(4))
    channel: Mapped[str] = mapped_column(String(8))
    contact_index: Mapped[str] = mapped_column(String(64), index=True)
    contact_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]
    reported_at: Mapped[datetime | None]


class Fact(Model):
    """A small thing the installation remembers about itself, such as the zone data it planned with."""

    __tablename__ = "fact"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60), unique=True)
    value: Mapped[str] = mapped_column(String(400))
    set_at: Mapped[datetime]


# Who has neither left the course nor finished it, for a query.
UNDER_WAY = Enrolment.withdrawn_at.is_(None) & Enrolment.finished_at.is_(None)
