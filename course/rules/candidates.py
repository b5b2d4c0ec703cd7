"""Every nudge that could still be sent for one enrolment: never planned before, and its item not done. Pure."""

import functools
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from course.lessons import PlanItem
from course.rules import announced, calendars, progress, silence
from course.rules.calendars import Calendar
from course.rules.silence import Word
from course.rules.standings import Candidate, PastNudge, Standing

REMIND_AFTER = timedelta(hours=48)
# Weeks after the end of the course, for those who chose to hear from us again (course-map 2.2).
BOOSTER_WEEKS = (4, 12, 24)
# The message of an item once more, on the day for which somebody asked.
LATER = "later"
NOT_PLANNED = frozenset({"finish", "booster"})


def of(
    standing: Standing, *, until: datetime | None = None, too_late: datetime | None = None
) -> Iterator[Candidate]:
    """All of them, in the order of the plan.

    With `until`, of the items that are announced after that moment only the next one: none is announced before it.
    With `too_late`, nobody is reminded of what was announced by then.
    """
    past = standing.past
    if not standing.has_finished:
        yield from _of_the_plan(standing, past, until, too_late)
        yield from _later(standing, past)
        yield from _of_life(standing, past)
    yield from announced.candidates(standing, past.keys())
    yield from _finish(standing, past)
    yield from _boosters(standing, past)


def too_late(standing: Standing, stale_on: date) -> datetime | None:
    """A moment such that each reminder of what was announced by then was meant for `stale_on` or before it.

    On a date on which a message may come, each reminder that was due by its slot has had its day. That date is looked
    for among some; None where none is found, and then each reminder is asked about by itself.
    """
    for days in range(calendars.DAYS_IN_A_WEEK):
        on = stale_on - timedelta(days=days)
        if standing.bars(on) is None:
            slot = standing.hours.slot(on)
            return slot - REMIND_AFTER if standing.hours.today(slot) == on else None
    return None


def key_of(item: PlanItem, *, is_first: bool = False) -> str:
    """The name of the nudge that announces an item."""
    return "welcome" if is_first else item.announced_as


def _of_the_plan(
    standing: Standing, past: dict[str, PastNudge], until: datetime | None, too_late: datetime | None
) -> Iterator[Candidate]:
    first, done, is_reached = standing.plan.items[0], standing.done, False
    if "welcome" not in past:
        on = standing.hours.today(standing.enrolled_at)
        yield Candidate("welcome", "welcome", first, standing.enrolled_at, on, "They have just joined.")
    for item in standing.plan.items:
        if item.id in done:
            continue
        before = past.get(key_of(item, is_first=True) if item is first else item.announced_as)
        if before is not None:
            is_late = too_late is not None and before.at <= too_late
            if before.went_out and not is_late and _may_remind(standing, past, item):
                yield _reminder(standing, item, before)
        elif not is_reached and item is not first and not _waits(standing, item):
            found = _announcement(standing, item.announced_as, item)
            is_reached = until is not None and found.earliest > until
            yield found


def _waits(standing: Standing, item: PlanItem) -> bool:
    return progress.waits(standing.plan, item, calendar=standing.calendar, done=standing.done)


def _reminder(standing: Standing, item: PlanItem, before: PastNudge) -> Candidate:
    due = standing.slot_after(before.at + REMIND_AFTER)
    why = "Two days have passed and it is still open."
    return Candidate(f"reminder:{item.key}", "reminder", item, due, standing.hours.today(due), why)


def _may_remind(standing: Standing, past: dict[str, PastNudge], item: PlanItem) -> bool:
    """Once for each item; not where they asked for its message later, since that is the reminder then."""
    asked_later = standing.later is not None and standing.later[0] == item.key
    return f"reminder:{item.key}" not in past and not asked_later


def _later(standing: Standing, past: dict[str, PastNudge]) -> Iterator[Candidate]:
    """The message of an item once more, on the date for which they asked."""
    if standing.later is None:
        return
    wanted, on = standing.later
    item = next((one for one in standing.plan.items if one.key == wanted), None)
    key = f"{LATER}:{wanted}:{on.isoformat()}"
    if item is not None and item.id not in standing.done and key not in past:
        yield Candidate(key, item.kind, item, standing.slot_from(on), on, "It was asked for once more.")


def _of_life(standing: Standing, past: dict[str, PastNudge]) -> Iterator[Candidate]:
    """What follows from silence, and that a pause is over."""
    for word in (silence.resumed(standing.resumed_on, past.keys()), _of_silence(standing, past)):
        if word is not None:
            item = about(word.kind)
            yield Candidate(word.key, word.kind, item, standing.slot_from(word.on), word.on, word.why)


def _of_silence(standing: Standing, past: dict[str, PastNudge]) -> Word | None:
    if standing.heard_on is None:
        return None
    since = silence.since(
        standing.plan, calendar=standing.calendar, done=standing.done, heard_on=standing.heard_on
    )
    asked = past.get(f"still-there:{since.isoformat()}") if since is not None else None
    asked_on = standing.hours.today(asked.at) if asked is not None and asked.went_out else None
    return silence.word(since, past.keys(), asked_on)


def _announcement(standing: Standing, key: str, item: PlanItem) -> Candidate:
    on = progress.opens_on(standing.plan, item, standing.calendar)
    earliest = max(standing.slot_from(on), standing.enrolled_at)
    why = f"The {item.kind} of week {item.week} opens on this day."
    if standing.calendar.in_order:
        why = f"The lesson before it is done, and the {item.kind} opens on this day."
    return Candidate(key, item.kind, item, earliest, on, why)


def _finish(standing: Standing, past: dict[str, PastNudge]) -> Iterator[Candidate]:
    """On the first day after the last week, to everybody who is still there: the course ends on purpose."""
    if not standing.plan.complete or "finish" in past or not _is_last_lesson_done(standing):
        return
    on = standing.calendar.ends_on(standing.plan.weeks)
    if standing.calendar.in_order:
        on = standing.calendar.rests_for(calendars.DAYS_IN_A_WEEK)
    why = "The last week of the course is over."
    yield Candidate("finish", "finish", finish(standing), standing.slot_from(on), on, why)


def _is_last_lesson_done(standing: Standing) -> bool:
    """True for all who go by dates; whoever sets their own pace ends a week after their own last lesson."""
    if not standing.calendar.in_order:
        return True
    return standing.done.issuperset(item.id for item in standing.plan.lessons())


def _boosters(standing: Standing, past: dict[str, PastNudge]) -> Iterator[Candidate]:
    """Three light ones, for those who chose them at the end."""
    if standing.boosters_on is None:
        return
    for number, weeks in enumerate(BOOSTER_WEEKS, 1):
        item = booster(number, standing)
        key = f"booster:{item.id}"
        if key in past or item.id in standing.done:
            continue
        on = standing.boosters_on + timedelta(weeks=weeks)
        why = f"They asked to hear from us {weeks} weeks after the end."
        yield Candidate(key, "booster", item, standing.slot_from(on), on, why)


def boosters_from(chosen_on: date, finished_on: date | None, calendar: Calendar, weeks: int) -> date:
    """The date from which boosters count: the end of the course, or when they were chosen where that was later.

    The course has ended for whoever finished it, and else after its last week. `calendar` and `chosen_on` are those
    after the whole pause that somebody takes: it moves what comes after the course as it moves the course.
    """
    if finished_on is not None:
        return max(chosen_on, finished_on)
    return chosen_on if calendar.in_order else max(chosen_on, calendar.ends_on(weeks))


def finish(standing: Standing) -> PlanItem:
    """What the last message of the course speaks of: no item, but the course itself."""
    weeks = standing.plan.weeks
    return about("finish", weeks, weeks * calendars.DAYS_IN_A_WEEK)


def booster(number: int, standing: Standing) -> PlanItem:
    """The item that a booster's link opens."""
    return PlanItem(f"booster-{number}", "check-in", standing.plan.weeks, 0)


@functools.cache
def about(id: str, week: int = 1, day: int = 0) -> PlanItem:
    """What a message speaks of that is no item of a plan."""
    return PlanItem(id, "lesson", week, day)
