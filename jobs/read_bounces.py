"""Read the mailbox that bounces come back to."""

from course import mail_listening
from course.wiring import Wired


def work(wired: Wired) -> int:
    return mail_listening.listen(wired, now=wired.clock())
