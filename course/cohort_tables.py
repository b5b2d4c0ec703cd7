"""The tables of a cohort's data, column by column, in words. `cohort_rows` fills them; nothing else defines them.

Three rules stand behind the columns. With a learner's name goes only what the desk shows: no measure, no answer, no
step, a mood or a note only where it is shared. Without names go numbers and choices, and only of those who let theirs
be used. What somebody wrote in words of their own goes nowhere, but for a note that they shared with the staff.
"""

from collections.abc import Mapping
from dataclasses import replace

from course.cohort_columns import Column, In, Kind, Table, choice, moments
from course.models import MessageStatus

NOT_SHARED = "left out by the learner, or not shared"
DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
    "sun": "Sunday",
}  # fmt: skip
PARTS = {"morning": "Morning", "midday": "Midday", "after-work": "After work", "evening": "Evening"}
OUTCOMES = {"got": "got it", "partly": "partly", "not": "not this time"}
CHANNELS = {"sms": "text message", "email": "email"}
STATUSES: Mapping[str, str] = {
    MessageStatus.PLANNED: "waits to be sent",
    MessageStatus.CLAIMED: "is being sent",
    MessageStatus.UNKNOWN: "may have been sent: the provider's answer was lost",
    MessageStatus.HANDED_OVER: "taken by the provider",
    MessageStatus.SENT: "sent on by the provider",
    MessageStatus.DELIVERED: "arrived",
    MessageStatus.UNDELIVERED: "did not arrive",
    MessageStatus.NO_RECEIPT: "sent; no report came within three days",
    MessageStatus.FAILED: "refused by the provider",
    MessageStatus.SUPPRESSED: "not sent, see reason",
    MessageStatus.EXPIRED: "not sent: its window passed",
    MessageStatus.HELD: "on hold",
}
EVENTS = {
    "due": "a message was due",
    "sent": "it was handed to the provider",
    "delivered": "the provider, or a mail server, said that it arrived",
    "opened": "somebody pressed the button behind its link for the first time",
    "started": "a lesson was begun: its link's button pressed, or its first card kept, whichever came first",
    "answered": "a lesson was finished, a check-in or a measure sent back for the first time",
    "expired": "a message was not sent because its window passed",
}
FETCHED = (
    "“Fetched” is not recorded. Looking at a page changes nothing in this product, so that scanners and previews, which"
    " open links before people do, leave no trace. The first sign of a person is the button behind the link: “opened”."
)
LEARNER = Column(
    "learner",
    Kind.TEXT,
    "who it is: with names, the number of the enrolment as on the desk; without, a pseudonym",
)
ITEM = Column(
    "item",
    Kind.TEXT,
    "item of the plan: a lesson such as l01, or the check-in of a week such as week-4",
    missing="about no item",
)
EDITION = Column(
    "edition",
    Kind.TEXT,
    "the edition of the lessons that the learner was on",
    missing="from before a move to another edition, so not known",
)
ARM = Column(
    "arm", Kind.TEXT, "arm by chance", missing="the cohort has no arms, or they came later", is_arm=True
)
CHANNEL = replace(choice("channel", "way", CHANNELS, missing="not by message"), is_joined=True)
REF = Column("message", Kind.TEXT, "the message: its number, or a pseudonym", missing="no message")


def _named(name: str, about: str, missing: str = "not given") -> Column:
    return Column(name, Kind.TEXT, about, missing=missing, stands_in=In.NAMED)


def _veiled(column: Column) -> Column:
    return replace(column, stands_in=In.VEILED)


def _joined(name: str, about: str, unit: str = "") -> Column:
    return Column(name, Kind.TEXT, about, unit, is_joined=True)


LEARNERS = Table(
    "learners",
    "One row for each person who ever joined the cohort and was not erased.",
    (
        LEARNER,
        _named("name", "as they gave it"),
        _named("phone", "international format"),
        _named("email", "address"),
        replace(CHANNEL, about="how they wish to be written to"),
        _joined("country", "country of their number or as they said", "ISO 3166"),
        _named("zone", "whose clock they go by, a name of the tz database"),
        _veiled(_joined("region", "part of the world of that clock")),
        _joined("locale", "language", "BCP 47"),
        Column(
            "send_at", Kind.TIME, "hour at which they wish to be written to", "own clock", stands_in=In.NAMED
        ),
        replace(Column("shared_phone", Kind.YES_NO, "whether others use the same phone"), stands_in=In.NAMED),
        *moments("joined", "when this person first joined anything here"),
    ),
)
ENROLMENTS = Table(
    "enrolments",
    "One row for each enrolment in the cohort.",
    (
        LEARNER,
        _joined("plan", "length of the course", "weeks"),
        Column("edition", Kind.TEXT, "the edition of the lessons they are on now"),
        choice(
            "area",
            "what they chose to work on",
            {
                "loss": "Loss",
                "disagreement": "Disagreement",
                "change": "Change",
                "connection": "Connection",
            },
            "none chosen yet",
        ),
        _joined("source", "how they came: web (by themselves), staff (invited), import (from a list)"),
        Column("first_day", Kind.DATE, "first day of the course as it stands now", "own calendar"),
        Column("pace", Kind.NUMBER, "how many dates one day of the course takes", "days"),
        *moments("enrolled", "when they joined the cohort"),
        *moments("paused", "since when the course stands still", "not paused"),
        Column(
            "paused_until", Kind.DATE, "when the pause ends", "own calendar", missing="no pause, or an open one"
        ),
        *moments("withdrawn", "when they left", "has not left"),
        choice("withdrawn_by", "who ended it", {"learner": "the learner", "staff": "staff"}, "has not left"),
        *moments("finished", "when every item was done", "not finished"),
        Column("shares_moods", Kind.YES_NO, "whether staff may see moods"),
        Column("shares_numbers", Kind.YES_NO, "whether numbers may be used without a name"),
        ARM,
    ),
)  # fmt: skip
CHECK_INS = Table(
    "check-ins",
    "One row for each check-in that was sent back, with its latest answers.",
    (
        LEARNER,
        ITEM,
        Column("mood", Kind.NUMBER, "mood over the past few days", "1 to 10", missing=NOT_SHARED),
        _veiled(Column("near", Kind.NUMBER, "how connected", "1 to 5", missing=NOT_SHARED)),
        _veiled(choice("step", "how the small step went", {}, NOT_SHARED)),
        _named("note", "the note, where the learner shared it and it was asked for", NOT_SHARED),
        choice("via", "where it was answered", {"web": "on the page", "sms": "by text"}),
        *moments("answered", "when it was first sent back"),
        *moments("changed", "when an answer was last changed", "never changed"),
        EDITION,
        ARM,
    ),
)
ANSWERS = Table(
    "answers",
    "Lessons. With names: one row for each card that was kept, and nothing of what stands on it. Without names: one row"
    " for each answer that is a number, a choice or a date, of learners who let theirs be used.",
    (
        LEARNER,
        ITEM,
        EDITION,
        Column("card", Kind.TEXT, "the card, counted from 1; or first, map, own: lists and lines beside it"),
        _veiled(Column("field", Kind.TEXT, "the question, as in questions.csv", missing="the card is empty")),
        _veiled(Column("row", Kind.NUMBER, "row of a list, counted from 1", missing="not in a list")),
        _veiled(
            choice("state", "whether the value is here", {
                "given": "here", "words": "in words of their own, so not taken out",
                "month": "a month, which weeks cannot move, so not taken out", "unknown": "no longer in the lesson",
            })
        ),
        _veiled(Column("value", Kind.TEXT, "the answer; its labels are in questions.csv", missing="see state")),
        *moments("saved", "when the card was last kept"),
        ARM,
    ),
)  # fmt: skip
ITEMS = tuple(
    _veiled(
        Column(
            f"item_{number}", Kind.NUMBER, f"answer to question {number} of the measure", missing=NOT_SHARED
        )
    )
    for number in range(1, 9)
)
MEASURES = Table(
    "measures",
    "One row for each measure that was sent back. Its answers stand here without names only.",
    (
        LEARNER,
        Column("point", Kind.TEXT, "the item of the plan with which it was asked"),
        choice("measure", "which measure", {}),
        _veiled(Column("total", Kind.NUMBER, "sum of its answers", missing="no score, or not shared")),
        *ITEMS,
        *moments("answered", "when it was first sent back"),
        *moments("changed", "when an answer was last changed", "never changed"),
        ARM,
    ),
)  # fmt: skip
STEPS = Table(
    "steps",
    "One row for each small step that was chosen. How it went stands in check-ins.",
    (
        LEARNER,
        ITEM,
        EDITION,
        _veiled(Column("what", Kind.TEXT, "which step, see questions.csv; own: their own words", missing=NOT_SHARED)),
        _veiled(choice("day", "on which day", DAYS, NOT_SHARED)),
        _veiled(choice("part", "at what time of day", PARTS, NOT_SHARED)),
        *moments("chosen", "when it was last changed"),
        ARM,
    ),
)  # fmt: skip
RECALLS = Table(
    "recalls",
    "One row for each takeaway that came back in a check-in.",
    (
        LEARNER,
        Column("lesson", Kind.TEXT, "the lesson whose takeaway it was"),
        Column("served_in", Kind.TEXT, "the check-in, or booster, that asked"),
        Column("served_on", Kind.DATE, "on which date", "own calendar"),
        _veiled(choice("outcome", "how close it was, as the learner says", OUTCOMES, "not compared, or not shared")),
        _veiled(Column("used", Kind.YES_NO, "whether it was used", missing=NOT_SHARED)),
        *moments("answered", "when it was answered"),
        ARM,
    ),
)  # fmt: skip
MESSAGES = Table(
    "messages",
    "One row for each message to a learner of the cohort, sent or not. Words are never stored, so there are none here.",
    (
        REF,
        LEARNER,
        Column("kind", Kind.TEXT, "what kind of message, such as lesson, check-in, reminder"),
        ITEM,
        CHANNEL,
        choice("status", "where it stands", STATUSES),
        Column("reason", Kind.TEXT, "why it was not sent or did not arrive", missing="no such reason"),
        Column("attempts", Kind.NUMBER, "how often it was tried"),
        Column("segments", Kind.NUMBER, "length of a text", "segments", missing="not sent, or an email"),
        *moments("due", "from when on it was to be sent"),
        *moments("sent", "when the provider took it", "not sent"),
        *moments("settled", "when it came to its last state", "not in a last state"),
        *moments("opened", EVENTS["opened"], "never pressed"),
        ARM,
    ),
)  # fmt: skip
CONSENTS = Table(
    "consents",
    "One row for each line of the ledger: what was agreed to or taken back.",
    (
        LEARNER,
        choice("subject", "to what", {
            "course": "taking part", "moods": "staff see moods", "numbers": "numbers used without a name",
            "worse": "staff told of worse answers", "sms": "text messages", "email": "emails",
        }),
        choice("act", "what happened", {"given": "agreed", "withdrawn": "taken back"}),
        Column("source", Kind.TEXT, "how, such as web, settings, STOP by text"),
        Column("wording", Kind.TEXT, "version of the wording that was agreed to", missing="taken back"),
        *moments("at", "when"),
        ARM,
    ),
)  # fmt: skip
LEDGER = Table(
    "events",
    "The ledger of events, one row for each, in no order of time. " + FETCHED,
    (
        choice("event", "what happened", EVENTS),
        LEARNER,
        Column("kind", Kind.TEXT, "kind of message; or lesson, check-in, measure"),
        ITEM,
        replace(CHANNEL, missing="no message"),
        REF,
        *moments("at", "when"),
        EDITION,
        ARM,
    ),
)
TABLES = (LEARNERS, ENROLMENTS, CHECK_INS, ANSWERS, MEASURES, STEPS, RECALLS, MESSAGES, CONSENTS, LEDGER)
BY_NAME: Mapping[str, Table] = {one.name: one for one in TABLES}
