"""What the carrier reports of a text: kept once, and acted on once.

Reports come in any order, repeated, early or not at all, and may contradict each other. One rule for the final ones, in
whatever order they come: *delivered* outweighs *undelivered*, which outweighs *failed*. A code that says that a number
is gone ends the texts to it all the same, since the next one would not arrive.
"""

from collections.abc import Sequence
from datetime import datetime

from course import consents, delivery_reports, nudges, rates
from course.consents import Given
from course.db import Session
from course.delivery_reports import Report
from course.models import Channel

# Numbers that are gone, or that refuse us, for good (promises.md 2).
DEAD_NUMBER = frozenset({"21610", "21211", "21614", "21612", "30005", "30006"})
# Our account is suspended, or our number was never registered: the next texts would end so too, until a person has
# seen to it. So they wait, within their hours.
NOT_LET_THROUGH = frozenset({"30002", "30032", "30034"})


def take(
    session: Session, ref: str, provider_id: str, word: str, error_code: str | None, *, now: datetime
) -> None:
    """Act on one delivery report."""
    take_all(session, [Report(ref, provider_id, word, error_code)], now=now)


def take_all(session: Session, reports: Sequence[Report], *, now: datetime) -> None:
    """Act on delivery reports. A number that is gone, or that opted out at the carrier, is not written to again."""
    # A repeat says nothing new: whoever said yes again meanwhile is not stopped by it.
    new = delivery_reports.record(session, reports, now=now)
    dead = {one.ref: one.error_code for one in new if one.error_code in DEAD_NUMBER}
    for message in nudges.with_refs(session, list(dead)) if dead else ():
        given = Given(message.channel, f"provider-{dead[message.ref]}", contact_index=message.contact_index)
        consents.withdraw(session, given, person_id=None, now=now)
        nudges.go_another_way(session, message, now=now)
    if refused := next((one.error_code for one in new if one.error_code in NOT_LET_THROUGH), None):
        rates.stop(session, Channel.SMS, refused, now=now)
