"""Tell staff by email of support tasks that nobody has taken, one person after the other."""

import structlog

from course import escalating
from course.rules import duty
from course.senders.sender import NotSent, Parts, Refused, Uncertain
from course.wiring import Wired

log = structlog.get_logger(__name__)


def work(wired: Wired) -> int:
    sender = wired.senders.get("email")
    if sender is None:
        return 0
    with wired.db.writing() as session:
        told = escalating.claim(session, now=wired.clock())
        session.commit()
    words = escalating.WORDS.format(address=wired.links.support_desk())
    for one in told:
        ref = f"task-{one.task_id}-{one.number}"
        try:
            sender.send(one.email, Parts(words, escalating.SUBJECT), ref=ref, valid_for=duty.RESPONSE)
        except (Refused, NotSent, Uncertain) as error:
            log.error("staff_not_told", task=one.task_id, reason=type(error).__name__)
    return len(told)
