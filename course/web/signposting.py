"""After answers that may mean that things are hard: the pages to see first, each at most once in two weeks.

What is kept is which page was shown and when. Where the cohort has somebody on duty they get a task with a category,
as after words that may mean danger; the pages that ask say so before anything is answered.
"""

from flask import url_for

from course import check_ins, measures, signposts
from course.lessons import PlanItem
from course.rules import measures as rules
from course.web import context, kept, measuring, risk
from course.web.learner import Learner

# What staff on duty are told, and no more: that answers were those of somebody who has it very hard.
CATEGORY = "hard_answers"


def after_measures(reader: Learner, item: PlanItem, go_on: str) -> str:
    """Where to go once the questions that come with an item are answered. The caller commits."""
    order = measuring.order(reader)
    totals = {
        one.point: one.total
        for one in measures.history(context.session(), reader.enrolment.id)
        if one.instrument == rules.LEADING and one.total is not None and one.point in order
    }
    earlier = [totals[point] for point in order[: order.index(item.key)] if point in totals]
    baseline = totals.get(rules.beginning(reader.plan, rules.LEADING) or "")
    wanted = rules.signposts(totals.get(item.key), baseline=baseline, earlier=earlier)
    return _along(reader, wanted, go_on)


def after_check_in(reader: Learner, go_on: str) -> str:
    """The same once a check-in is kept: its moods may have fallen far below those of the weeks before.

    What a phone sends by itself may be seen by nobody. Then the page is noted by its own button, and shown to
    whoever comes next.
    """
    if not kept.is_from_worker():
        return on_coming(reader, go_on)
    return waiting(go_on) if is_waiting(reader) else go_on


def on_coming(reader: Learner, go_on: str) -> str:
    """Where somebody goes who comes: first to the page that their moods ask for, however these were sent."""
    return _along(reader, ("worse",) if is_waiting(reader) else (), go_on)


def is_waiting(reader: Learner) -> bool:
    """Whether moods have fallen, and their page was shown neither since then nor in the last two weeks."""
    session, enrolment_id = context.session(), reader.enrolment.id
    rated = [one for one in check_ins.without_notes(session, enrolment_id) if one.mood is not None]
    if not rules.mood_fell([one.mood for one in rated if one.mood is not None]):
        return False
    since = min(rated[-1].answered_at, context.now() - rules.SIGNPOST_REST)
    return not signposts.seen_since(session, enrolment_id, "worse", at=since)


def waiting(go_on: str) -> str:
    """The address of the page, on the way to another."""
    return url_for("more_help.show", kind="worse", next=go_on)


def note(reader: Learner) -> None:
    """The page of fallen moods was read: its button was pressed. The caller commits."""
    signposts.put_up(context.session(), reader.enrolment.id, "worse", now=context.now())


def _along(reader: Learner, wanted: tuple[rules.Signpost, ...], go_on: str) -> str:
    """The address of the first page; each leads to the next, and the last one to where somebody was going."""
    session, enrolment = context.session(), reader.enrolment
    due = [kind for kind in wanted if signposts.put_up(session, enrolment.id, kind, now=context.now())]
    if "support" in due:
        risk.open_task(enrolment, CATEGORY)
    for kind in reversed(due):
        go_on = url_for("more_help.show", kind=kind, next=go_on)
    return go_on


def has_banner(reader: Learner) -> bool:
    """Whether a plain line about Help now stands on the day's page: for two weeks after the page that asks."""
    return signposts.stands(context.session(), reader.enrolment.id, "support", now=context.now())
