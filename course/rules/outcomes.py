"""What became of a message, and why: a plain sentence for every state and every code that is kept with one. Pure."""

import re
from collections.abc import Mapping

STATUS_NOTES: Mapping[str, str] = {
    "delivered": "The phone company or mail server says that it arrived.",
    "sent": "It left the provider. No receipt has come yet.",
    "handed_over": "The provider has it.",
    "claimed": "It is leaving at this moment.",
    "planned": "It goes with the next round.",
    "undelivered": "The phone or mailbox could not be reached.",
    "failed": "The provider would not send it.",
    "unknown": "The provider’s answer was lost. Kith is asking; it never sends twice to be sure.",
    "held": "Nothing leaves until somebody lets it.",
    "no_receipt": "It was sent three days ago or more, and no word came of it. Email rarely reports.",
    "suppressed": "Kith decided not to send it, for example because the lesson was done by then.",
    "expired": "It could not go within its hours, so it was dropped rather than sent late.",
}
# Said with every message that goes another way than its learner chose.
BY_MAIL = "It goes by email, because texts to their number no longer arrive."
REASONS: Mapping[str, str] = {
    "opted-out": "They have asked for no more messages.",
    "other-way": "Texts to their number no longer arrive, so that it goes by email.",
    "wrong-number": "Whoever has that phone said that it is not theirs.",
    "cancelled": "Staff took it back before it had gone to them.",
    "withdrawn": "They had left, or the invitation was taken back.",
    "paused": "They were taking a pause.",
    "quiet": "It was a day on which they wanted to hear nothing.",
    "window": "It was outside the hours in which we write.",
    "window-passed": "Its hours had passed.",
    "not-at-provider": "The provider does not have it, so it may be sent once more.",
    "moved": "Their hours or days were changed, so it was put off.",
    "too-late": "Its hours had passed.",
    "done": "It was done by then.",
    "not-in-plan": "It is no longer part of their course.",
    "closed": "The course was closed to them by then.",
    "joining-closed": "Nobody could join the group at that time, so that the invitation would have led nowhere.",
    "no-consent": "They have not said yes to messages, or took it back.",
    "enough": "They had had six texts within a day, and we send no more than that without being asked.",
    "cap": "They had a message that day, or four in seven days, and no more than that is sent.",
    "erased": "The person was erased.",
    "worker-gone": "Sending was cut off. Kith asks the provider what became of it.",
    "sender-broke": "Sending was cut off. Kith asks the provider what became of it.",
    "message-broke": "Something in Kith failed at it, so it was set aside for an hour. The log says more.",
    "claim-too-old": "It had waited too long behind others, so it was asked again.",
    "spending-limit": "The group has spent on texts what its limit allows. It goes once there is room again, or is "
    "dropped when its hours have passed.",
    "lost": "The provider’s answer was lost.",
    "no-id": "The provider’s answer did not say which message it took, so it counts as lost.",
    "restored": "It waited when a backup was made, and may have gone since, so it was not sent again.",
    "bad-address": "The address cannot be written as one.",
    "no-smtputf8": "Our mail server cannot write to an address with such letters.",
    "no-starttls": "The mail server offers no encryption. Somebody has to look at its settings.",
    "21610": "They answered STOP to this sender.",
    "21211": "The number does not exist.",
    "21614": "The number cannot receive texts.",
    "21612": "The number cannot be reached from here.",
    "20429": "The provider was busy.",
    "20003": "The provider refused our account. Somebody has to look at its settings.",
    "30002": "The provider has suspended our account.",
    "21408": "The provider may not send to that country: that has to be switched on there.",
    "30032": "Our number has not been checked by the provider yet.",
    "30034": "Our number is not registered for texts to that country.",
    "30003": "The phone was off or out of reach.",
    "30004": "The number does not take our texts.",
    "30005": "The number does not exist any more.",
    "30006": "The number is a landline, or out of reach.",
    "30007": "The phone company filtered it out.",
    "30008": "The phone company gave no reason.",
}


MAIL_CODE = re.compile(r"(?:\d{3} )?([45])\.(\d{1,3})\.\d{1,3}")
# What the middle of a mail server's code speaks of (RFC 3463).
MAIL_SUBJECTS: Mapping[str, str] = {
    "1": "The address does not exist.",
    "2": "The mailbox takes no mail now.",
    "4": "Their mail server could not be reached.",
    "7": "Their mail server does not take our mails.",
}


# What lies with one number or mailbox, or passes: staff see it with the learner, and nobody has to mend anything.
OF_ONE_CONTACT = frozenset(
    ("21610", "21211", "21614", "21612", "21217", "21635", "30003", "30004", "30005", "30006", "30008", "20429",
     "30001", "bad-address")
)  # fmt: skip
OUR_SETUP = frozenset({"no-smtputf8", "no-starttls"})


def needs_somebody(code: str | None) -> bool:
    """Whether the code says that something at our end is to be mended; one that nobody has listed does."""
    number = (code or "").removeprefix("twilio-")
    if mail := MAIL_CODE.fullmatch(number):
        return mail[2] == "7"
    return number in OUR_SETUP or (number.isdigit() and number not in OF_ONE_CONTACT)


def reason(code: str | None) -> str:
    """Why a message stands where it stands; nothing where there is nothing to say."""
    if not code:
        return ""
    if mail := MAIL_CODE.fullmatch(code):
        return MAIL_SUBJECTS.get(mail[2], "It came back.") + f" ({code})"
    number = code.removeprefix("twilio-")
    return REASONS.get(number) or f"The provider’s own code for it: {number}."
