"""What the carrier reports of a text: kept once, and acted on once.

Reports come in any order, repeated, early or not at all, and may contradict each other. One rule for the final ones, in
whatever order they come: *delivered* outweighs *undelivered*, which outweighs *failed*. A code that says that a number
is gone ends the texts to it all the same, since the next one would not arrive.
"""

from datetime import datetime

from course import consents, messages, nudges
from course.consents import Given
from course.db import Session
from course.models import Message

# Numbers that are gone, or that refuse us, for good (promises.md 2).
DEAD_NUMBER = frozenset({"21610", "21211", "21614", "21612", "30005", "30006"})


def take(
    session: Session, ref: str, provider_id: str, word: str, error_code: str | None, *, now: datetime
) -> Message | None:
    """Act on a delivery report. A number that is gone, or that opted out at the carrier, is not written to again."""
    is_repeat = messages.was_reported(session, ref, provider_id, word)
    message = messages.record_delivery(session, ref, provider_id, word, error_code, now=now)
    # A repeat says nothing new: whoever said yes again meanwhile is not stopped by it.
    if message is not None and error_code in DEAD_NUMBER and not is_repeat:
        given = Given(message.channel, f"provider-{error_code}", contact_index=message.contact_index)
        consents.withdraw(session, given, person_id=None, now=now)
        nudges.go_another_way(session, message, now=now)
    return message
