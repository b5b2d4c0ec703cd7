"""Plain words for what the product keeps as codes: states of messages, reasons, kinds, acts."""

from collections.abc import Mapping
from dataclasses import dataclass

from course.lessons import Course, PlanItem
from course.models import Channel, MessageStatus
from course.rules import outcomes
from course.rules.outcomes import reason
from course.unreached import Gone

__all__ = ["reason"]


@dataclass(frozen=True)
class Tag:
    """A word with its look; `kind` is that of components/tag.html."""

    word: str
    kind: str = ""


STATUSES: Mapping[str, Tag] = {
    MessageStatus.DELIVERED: Tag("Delivered", "good"),
    MessageStatus.SENT: Tag("On its way", "info"),
    MessageStatus.HANDED_OVER: Tag("Handed over", "info"),
    MessageStatus.CLAIMED: Tag("Being sent", "info"),
    MessageStatus.PLANNED: Tag("Waiting to go", "info"),
    MessageStatus.UNDELIVERED: Tag("Not delivered", "bad"),
    MessageStatus.FAILED: Tag("Could not be sent", "bad"),
    MessageStatus.UNKNOWN: Tag("Not certain yet", "warn"),
    MessageStatus.HELD: Tag("On hold", "warn"),
    MessageStatus.NO_RECEIPT: Tag("Sent, no receipt came"),
    MessageStatus.SUPPRESSED: Tag("Held back"),
    MessageStatus.EXPIRED: Tag("Not sent: its time had passed"),
}
STATUS_NOTES, REASONS = outcomes.STATUS_NOTES, outcomes.REASONS
KINDS: Mapping[str, str] = {
    "welcome": "Welcome",
    "invite": "Invitation",
    "finish": "The end of the course",
    "booster": "Two minutes, some weeks after the end",
    "code": "A code to prove who they are",
    "link": "A new link, which they asked for",
    "new-contact": "A code to prove another number or address",
    "comes-here": "That messages come here now",
    "left-here": "That messages come here no longer",
    "stopped": "The answer to STOP",
    "started": "The answer to START",
    "help": "The answer to HELP",
    "standard": "The answer to a text we could not read",
    "noted": "Thanks for a number sent as a check-in",
    "risk": "Where to find help",
    "ask-near": "The next question of a check-in by text",
    "ask-step": "The next question of a check-in by text",
    "ask-note": "The last question of a check-in by text",
    "ask-stop": "The question whether the texts shall stop",
    "which": "That a number could answer several things",
    "shared": "That a text could be the answer of several people",
    "unchanged": "That all stays as it is",
    "wrong-number": "The answer to a wrong number",
    "later": "The answer to LATER",
    "paused": "The answer to PAUSE",
    "resumed": "The answer to RESUME",
    "slower": "The answer to SLOWER",
    "join": "The answer to JOIN",
    "test": "A test that staff sent to themselves",
    "still-there": "Still want these?",
    "pause": "That the course is paused",
    "resume": "That the pause is over",
    "announcement": "What staff wrote to the group",
}
# What a kind is called where its wording is meant, and not one message.
WORDINGS: Mapping[str, str] = {
    "lesson": "A lesson is ready",
    "check-in": "The check-in of the week",
    "reminder": "The reminder",
    "ask-near": "A check-in by text: how in touch",
    "ask-step": "A check-in by text: the small step",
    "ask-note": "A check-in by text: a note",
}
# Why a message that is not a nudge went out at all.
CAUSES: Mapping[str, str] = {
    "invite": "Staff added them, and they had not said yes yet.",
    "code": "They asked for it.",
    "link": "They asked for it.",
    "new-contact": "Staff asked for it, for a number or address that they gave.",
    "comes-here": "They said yes to this number or address.",
    "left-here": "They have another number or address.",
    "stopped": "They wrote that they want no more messages.",
    "started": "They wrote that they want messages again.",
    "help": "They wrote HELP.",
    "standard": "They wrote to us.",
    "noted": "They answered by text.",
    "risk": "Something they wrote suggested that they may need somebody.",
    "ask-near": "They answered by text.",
    "ask-step": "They answered by text.",
    "ask-note": "They answered by text.",
    "ask-stop": "What they wrote may have meant that the texts shall stop.",
    "which": "More than one question was open when they texted a number.",
    "shared": "Somebody texted an answer from a phone that several learners share.",
    "unchanged": "They wrote that the texts need not stop.",
    "wrong-number": "Whoever has this phone wrote that it is a wrong number.",
    "later": "They wrote LATER.",
    "paused": "They asked for a pause.",
    "resumed": "They asked to go on.",
    "slower": "They asked to go slower.",
    "join": "They texted JOIN and the group's code.",
    "test": "Staff sent it to themselves.",
}
UNREACHED: Mapping[str, str] = {
    "wrong-number": "Whoever has that phone wrote that it is a wrong number.",
    "complaint": "They told their mail program that our mails are unwanted.",
    "bounce-again": "Three mails in a week came back.",
}
ACTORS: Mapping[str, str] = {
    "learner": "The learner",
    "command": "A command on the server",
    "token": "A program",
    "staff": "Staff",
    "limit": "The time limit",
}
ITEM_STATES: Mapping[str, Tag] = {
    "done": Tag("Finished", "good"),
    "opened": Tag("Opened", "info"),
    "sent": Tag("Sent, not opened"),
    "failed": Tag("Not delivered", "bad"),
    "open": Tag("Open"),
    "later": Tag("Later"),
}
WHY_STATES: Mapping[str, Tag] = {
    "sent": Tag("Sent", "good"),
    "moved": Tag("Moved", "info"),
    "merged": Tag("Merged", "info"),
    "held": Tag("On hold", "warn"),
    "dropped": Tag("Dropped"),
    "blocked": Tag("Blocked", "warn"),
    "coming": Tag("Coming", "info"),
    "done": Tag("Not needed"),
}
CHECK_IN_STATES: Mapping[str, Tag] = {
    "done": Tag("Checked in", "good"),
    "sent": Tag("Sent, not answered"),
}
CHANNELS: Mapping[str, str] = {Channel.SMS: "text", Channel.EMAIL: "email"}


def kind(course: Course, kind_of: str, item: PlanItem | None) -> str:
    """What a message is about."""
    if kind_of in KINDS or item is None:
        return KINDS.get(kind_of, kind_of)
    name = title(course, item)
    return f"Reminder: {name}" if kind_of == "reminder" else name


def wording(kind_of: str) -> str:
    """What the wording of a kind of message is called."""
    return WORDINGS.get(kind_of) or KINDS.get(kind_of, kind_of)


def title(course: Course, item: PlanItem) -> str:
    """What an item of a plan is called at the desk."""
    if item.kind != "lesson":
        return f"Check-in of week {item.week}"
    if not item.is_unfilled:
        return course.lesson(item.id).title
    return f"Lesson {item.slot[1:]} of {'their own focus' if item.slot.startswith('x') else 'a second focus'}"


def unreached(gone: Gone) -> str:
    """Why somebody cannot be reached any more."""
    source = gone.source
    if not source:
        return f"The last {len(gone.missed)} messages did not arrive."
    if source in UNREACHED:
        return UNREACHED[source]
    maker, _, code = source.partition("-")
    return reason(code if maker == "bounce" else source.removeprefix("provider-"))
