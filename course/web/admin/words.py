"""Plain words for what the product keeps as codes: states of messages, reasons, kinds, acts."""

from collections.abc import Mapping
from dataclasses import dataclass

from course.lessons import Course, PlanItem
from course.models import Channel, MessageStatus


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
STATUS_NOTES: Mapping[str, str] = {
    MessageStatus.DELIVERED: "The phone company or mail server says that it arrived.",
    MessageStatus.SENT: "It left the provider. No receipt has come yet.",
    MessageStatus.HANDED_OVER: "The provider has it.",
    MessageStatus.CLAIMED: "It is leaving at this moment.",
    MessageStatus.PLANNED: "It goes with the next round.",
    MessageStatus.UNDELIVERED: "The phone or mailbox could not be reached.",
    MessageStatus.FAILED: "The provider would not send it.",
    MessageStatus.UNKNOWN: "The provider’s answer was lost. Kith is asking; it never sends twice to be sure.",
    MessageStatus.HELD: "Nothing leaves until somebody lets it.",
    MessageStatus.NO_RECEIPT: "It was sent three days ago or more, and no word came of it. Email rarely reports.",
    MessageStatus.SUPPRESSED: "Kith decided not to send it, for example because the lesson was done by then.",
    MessageStatus.EXPIRED: "It could not go within its hours, so it was dropped rather than sent late.",
}
REASONS: Mapping[str, str] = {
    "opted-out": "They have asked for no more messages.",
    "withdrawn": "They had left, or the invitation was taken back.",
    "paused": "They were taking a pause.",
    "quiet": "It was a day on which they wanted to hear nothing.",
    "window": "It was outside the hours in which we write.",
    "window-passed": "Its hours had passed.",
    "too-late": "Its hours had passed.",
    "done": "It was done by then.",
    "no-consent": "They have not said yes to messages, or took it back.",
    "cap": "They had a message that day already.",
    "erased": "The person was erased.",
    "worker-gone": "Sending was cut off. Kith asks the provider what became of it.",
    "sender-broke": "Sending was cut off. Kith asks the provider what became of it.",
    "lost": "The provider’s answer was lost.",
    "21610": "They answered STOP to this sender.",
    "21211": "The number does not exist.",
    "21614": "The number cannot receive texts.",
    "21612": "The number cannot be reached from here.",
    "20429": "The provider was busy.",
    "30003": "The phone was off or out of reach.",
    "30004": "The number does not take our texts.",
    "30005": "The number does not exist any more.",
    "30006": "The number is a landline, or out of reach.",
    "30007": "The phone company filtered it out.",
    "30008": "The phone company gave no reason.",
}
KINDS: Mapping[str, str] = {
    "welcome": "Welcome",
    "invite": "Invitation",
    "finish": "The end of the course",
    "booster": "Two minutes, some weeks after the end",
    "code": "A code to prove who they are",
    "link": "A new link, which they asked for",
    "stopped": "The answer to STOP",
    "started": "The answer to START",
    "help": "The answer to HELP",
    "standard": "The answer to a text we could not read",
    "noted": "Thanks for a number sent as a check-in",
    "risk": "Where to find help",
    "later": "The answer to LATER",
    "paused": "The answer to PAUSE",
    "resumed": "The answer to RESUME",
    "slower": "The answer to SLOWER",
    "still-there": "Still want these?",
    "pause": "That the course is paused",
    "resume": "That the pause is over",
}
# Why a message that is not a nudge went out at all.
CAUSES: Mapping[str, str] = {
    "invite": "Staff added them, and they had not said yes yet.",
    "code": "They asked for it.",
    "link": "They asked for it.",
    "stopped": "They wrote that they want no more messages.",
    "started": "They wrote that they want messages again.",
    "help": "They wrote HELP.",
    "standard": "They wrote to us.",
    "noted": "They answered by text.",
    "risk": "Something they wrote suggested that they may need somebody.",
    "later": "They wrote LATER.",
    "paused": "They asked for a pause.",
    "resumed": "They asked to go on.",
    "slower": "They asked to go slower.",
}
ACTS: Mapping[str, str] = {
    "created-cohort": "made this cohort",
    "closed-joining": "closed joining",
    "opened-joining": "opened joining again",
    "invited": "invited somebody",
    "took-back-invitation": "took an invitation back",
    "withdrew": "took them out of the course",
    "changed-pause": "paused their course",
    "changed-resume": "ended their pause",
    "changed-extend": "gave them more time",
    "changed-skip": "let them skip ahead",
    "changed-slower": "made their course slower",
    "changed-usual": "brought their course back to the usual pace",
    "changed-again": "gave them an item again",
    "moved-to-cohort": "moved them here from another cohort",
    "read-shared-notes": "read the notes they shared",
}
ACTORS: Mapping[str, str] = {"learner": "The learner", "command": "A command on the server", "staff": "Staff"}
ITEM_STATES: Mapping[str, Tag] = {
    "done": Tag("Finished", "good"),
    "opened": Tag("Opened", "info"),
    "sent": Tag("Sent, not opened"),
    "failed": Tag("Not delivered", "bad"),
    "open": Tag("Open"),
    "later": Tag("Later"),
}
CHECK_IN_STATES: Mapping[str, Tag] = {
    "done": Tag("Checked in", "good"),
    "sent": Tag("Sent, not answered"),
}
CHANNELS: Mapping[str, str] = {Channel.SMS: "text", Channel.EMAIL: "email"}


def reason(code: str | None) -> str:
    """Why a message stands where it stands; nothing where there is nothing to say."""
    if not code:
        return ""
    number = code.removeprefix("twilio-")
    return REASONS.get(number) or f"The provider’s own code for it: {number}."


def kind(course: Course, kind_of: str, item: PlanItem | None) -> str:
    """What a message is about."""
    if kind_of in KINDS or item is None:
        return KINDS.get(kind_of, kind_of)
    name = title(course, item)
    return f"Reminder: {name}" if kind_of == "reminder" else name


def title(course: Course, item: PlanItem) -> str:
    """What an item of a plan is called at the desk."""
    if item.kind != "lesson":
        return f"Check-in of week {item.week}"
    if not item.is_unfilled:
        return course.lesson(item.id).title
    return f"Lesson {item.slot[1:]} of {'their own focus' if item.slot.startswith('x') else 'a second focus'}"


def act(name: str) -> str:
    return ACTS.get(name, name.replace("-", " "))
