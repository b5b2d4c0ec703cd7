"""What a change of a learner's calendar would do, in dates: worked out by the rule that acts, before it acts."""

from datetime import date

from course import enrolments
from course.enrolments import Change
from course.rules.calendars import SLOWER, USUAL, Calendar
from course.web.learner import Learner


def last_on(reader: Learner, calendar: Calendar) -> date:
    """The date on which the last part of the course opens."""
    return calendar.opens_on(reader.plan.items[-1].day)


def after(reader: Learner, change: Change) -> date:
    """The same after a change."""
    calendar = enrolments.would_be(reader.enrolment, change, zone=reader.person.zone, today=reader.today)
    return last_on(reader, calendar)


def pace(reader: Learner) -> dict[str, object]:
    """What the other pace would mean: whether they go slowly now, and when the course ends then and as it is.

    Once the last part is open there is no pace to change.
    """
    is_slow = reader.enrolment.pace != USUAL
    other = USUAL if is_slow else SLOWER
    return {
        "is_slow": is_slow,
        "other": other,
        "ends_on": last_on(reader, reader.calendar),
        "is_over": last_on(reader, reader.calendar) < reader.today,
        "would_end_on": after(reader, enrolments.at_pace(other)),
    }
