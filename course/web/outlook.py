"""What a change of a learner's calendar would do, in dates, by the rule that acts; and what staff saw of theirs."""

from datetime import date, datetime

from course import audit, boosters, enrolments, export_words, gentleness, handing_on, keeping_times, nudges
from course.enrolments import Change
from course.rules import forecast
from course.rules.calendars import SLOWER, USUAL, Calendar
from course.rules.keeping import Kept
from course.web import context
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


def seen_by_staff(reader: Learner) -> dict[str, object]:
    """When staff read notes that this learner shared, and when they made a file of what is kept; in which role."""
    session, subject = context.session(), f"enrolment:{reader.enrolment.id}"
    return {
        "looks": audit.looks(session, subject, export_words.READ, limit=12),
        "files": audit.looks(session, subject, handing_on.ACT, limit=12),
        "readers": export_words.READERS,
    }


def kept(reader: Learner) -> Kept | None:
    """Until when what they wrote is kept, as it stands; None where their group sets no time, and nothing is said."""
    if reader.cohort.keep_days is None:
        return None
    return keeping_times.of(context.session(), context.wired().course, reader.person.id)


def keeping(reader: Learner) -> dict[str, object]:
    """The same with the days that their group sets, for Settings."""
    return {"kept": kept(reader), "keep_days": reader.cohort.keep_days}


def goes_gently(reader: Learner) -> bool:
    """Whether the middle of this learner's course goes gently, and is not over."""
    return reader.enrolment.gentle_since_at is not None and may_turn(reader)


def may_turn(reader: Learner) -> bool:
    """Whether they may begin or end to go gently."""
    course, today = reader.course, reader.counted_on
    return gentleness.may_change(course, reader.enrolment, reader.plan, reader.calendar, today)


def gentle(reader: Learner) -> dict[str, object] | None:
    """What the other way would mean, gently or usual: when the course ends then and as it is; None where it is over."""
    if not may_turn(reader):
        return None
    session, course, enrolment = context.session(), reader.course, reader.enrolment
    is_gentle = enrolment.gentle_since_at is not None
    turn = (
        gentleness.usually(session, course, enrolment)
        if is_gentle
        else gentleness.gently(session, course, enrolment, now=context.now())
    )
    calendar = enrolments.would_be(enrolment, turn.change, zone=reader.person.zone, today=reader.today)
    return {
        "is_gentle": is_gentle,
        "ends_on": last_on(reader, reader.calendar),
        "would_end_on": calendar.opens_on(turn.plan.items[-1].day),
    }


def boosters_of(reader: Learner) -> dict[str, object] | None:
    """Whether they hear from us after the end, and when next; None while that is not theirs to choose."""
    enrolment, zone = reader.enrolment, reader.person.zone
    if not boosters.may_choose(enrolment):
        return None
    return {
        "on": enrolment.boosters_at is not None,
        "next_on": boosters.next_on(enrolment, reader.plan, zone=zone, today=reader.today),
    }


def next_message(reader: Learner) -> datetime | None:
    """When the next message goes out (UTC) if nothing is done until then."""
    now = context.now()
    standing = nudges.standing(context.session(), context.wired().course, reader.enrolment, now=now)
    return next((coming.at for coming in forecast.forecast(standing, now)), None)
