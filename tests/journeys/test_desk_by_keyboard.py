"""The main tasks of the desk by Tab, Enter, Space and letters alone: a new cohort, a pasted list, a change, a message.

Wherever the focus stops it can be seen, and it is not hidden under anything.
"""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from course import support_tasks
from course.app import create_app
from course.models import Announcement, Cohort, JoinRequest, SupportTask
from course.wiring import Wired
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender
from tests.journeys.test_in_a_browser import SHOWS_FOCUS
from tests.journeys.test_own_pages import IN_SIGHT
from tests.journeys.test_staff_pages import at_desk

LIST = "Name,Phone\nBo,07700 900201\nCy,12\n"
# What has the focus: the name of its field or the words on it, and whether a date has several places to type.
STOP = """() => {
    const here = document.activeElement;
    const isField = ["INPUT", "SELECT", "TEXTAREA"].includes(here.tagName);
    return isField ? here.name : (here.innerText ?? "").trim();
}"""
MOST_STOPS = 120


def go_to(page: Page, wanted: str) -> None:
    """Tab until this has the focus: a field by its name, a link, button or fold by how its words begin."""
    before = page.evaluate(STOP)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        # A date has a stop for each of its places, which the browser rings itself.
        assert page.evaluate(SHOWS_FOCUS) or stop == before, f"“{stop}” does not show that it has the focus."
        assert page.evaluate(IN_SIGHT), f"“{stop}” is hidden under something."
        if stop == wanted or (" " in wanted and stop.startswith(wanted)):
            return
        before = stop
    raise AssertionError(
        f"“{wanted}” is not reached from {urlsplit(page.url).path}; the last stop was “{before}”."
    )


def write(page: Page, name: str, words: str) -> None:
    """Go to a field and type; what stands in it is written over."""
    go_to(page, name)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def pick(page: Page, name: str, words: str) -> None:
    """Go to a list and type the beginning of a choice."""
    go_to(page, name)
    page.keyboard.type(words)


def press(page: Page, words: str) -> None:
    go_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.long
def test_a_keyboard_alone_runs_a_cohort(plain: Wired, clock: FixedClock, chromium: Browser) -> None:
    texting = replace(plain, senders={"sms": RecordingSender("sms", clock=clock)})
    app = create_app(texting, soon=lambda task: None)
    with at_desk(texting, app, chromium) as page:
        page.goto("/admin/cohorts/new")
        write(page, "name", "River group")
        pick(page, "plan", "Twelve")
        pick(page, "country", "United K")
        go_to(page, "starts_on")
        page.keyboard.type("01112027")
        press(page, "Make this cohort")
        press(page, "Import a list")
        write(page, "pasted", LIST)
        press(page, "Check the rows")
        write(page, "cell-3-phone", "07700 900202")
        press(page, "Check fixes again")
        press(page, "Ask 2 people")
        press(page, "See the cohort")
        press(page, "Change")
        write(page, "name", "Hill group")
        pick(page, "country", "Spain")
        press(page, "See what would change")
        assert "What the new country means" in page.locator("main").inner_text()
        press(page, "Save these changes")
    with plain.db.reading() as session:
        made = session.scalars(select(Cohort)).one()
        assert (made.name, made.country, made.starts_on.isoformat()) == ("Hill group", "ES", "2027-01-11")
        assert len(session.scalars(select(JoinRequest)).all()) == 2


@pytest.mark.long
def test_a_keyboard_alone_writes_to_a_group_and_sees_to_a_task(plain: Wired, chromium: Browser) -> None:
    cohort = make_cohort(plain, on_duty=True)
    learner = make_learner(plain, cohort)
    with plain.db.writing() as session:
        support_tasks.open_one(
            session, category="self_harm", source="web", person_id=learner.person_id,
            enrolment_id=learner.enrolment_id, cohort_id=cohort.id, now=plain.clock(),
        )  # fmt: skip
        session.commit()
    app = create_app(plain, soon=lambda task: None)
    with at_desk(plain, app, chromium) as page:
        page.goto(f"/admin/cohorts/{cohort.id}/announcements/new")
        write(page, "sms", "See you on Thursday at six, by the river.")
        write(page, "subject", "Thursday")
        press(page, "See what would happen")
        press(page, "Send it")
        page.goto("/admin/support")
        press(page, "Take this one")
        pick(page, "outcome", "I spoke")
        press(page, "Close it")
    with plain.db.reading() as session:
        assert session.scalars(select(Announcement)).one().cohort_id == cohort.id
        assert session.scalars(select(SupportTask)).one().closed_at is not None
