"""When what a learner wrote may mean danger: nothing waits, they see where to turn, staff may get a task.

It is a simple match of words and will miss things; nobody is told that it watches. The page that follows
a hit carries `?note=1` (in a lesson the card's number) in its address: nothing is remembered about it.
"""

from collections.abc import Iterable

from flask import request

from course import cohorts, support_tasks
from course.models import Enrolment
from course.rules import risk_words
from course.support_lines import Country
from course.web import context, language

SOURCE = "web"
NOTE = "note"


def check(texts: Iterable[str], enrolment: Enrolment) -> str | None:
    """The category of the first text that may mean danger, or None.

    Where the cohort has somebody on duty, a task is opened with the category alone, once while it is open.
    The caller commits.
    """
    found = next(filter(None, (risk_words.category(text) for text in texts)), None)
    if found is not None:
        open_task(enrolment, found)
    return found


def open_task(enrolment: Enrolment, category: str) -> None:
    """Leave a task with a category for the staff of the cohort, where somebody is on duty. The caller commits."""
    session = context.session()
    if is_on_duty(enrolment) and not support_tasks.has_open(session, enrolment.id, category):
        support_tasks.open_one(
            session,
            category=category,
            source=SOURCE,
            person_id=enrolment.person_id,
            enrolment_id=enrolment.id,
            cohort_id=enrolment.cohort_id,
            now=context.now(),
        )


def is_on_duty(enrolment: Enrolment) -> bool:
    """Whether somebody of the cohort's staff looks at tasks at set times."""
    cohort = cohorts.find(context.session(), enrolment.cohort_id)
    return cohort is not None and cohort.on_duty


def form_note(enrolment: Enrolment) -> str:
    """What stands below a form, and is true in their group: whether anybody is told of danger, or nobody."""
    return language.course().form_note.said(is_on_duty=is_on_duty(enrolment))


def noted() -> str:
    """Where on this page the support card belongs: what the address says, or nothing."""
    return request.args.get(NOTE, "")


def country_of(code: str) -> Country:
    """The lines to show to somebody who said they are in this country."""
    return language.course().country(code)
