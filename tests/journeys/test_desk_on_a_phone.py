"""On a narrow phone nothing that staff came for lies off to the side of a table: cells to mend, buttons, changes."""

from dataclasses import replace

from playwright.sync_api import Browser, Page

from course.app import create_app
from course.wiring import Wired
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender
from tests.journeys.test_staff_pages import at_desk

NARROW = {"width": 360, "height": 740}
LIST = "Name,Phone,Email,Send at\nBo,07700 900201,,\nCy,12,,Teatime\n"
CHANGE = (
    "send_at=09:00&starts_on=2027-01-11&plan=12&opens_at=09:00&closes_at=20:00&pace_by=cohort&days_apart=3"
    "&name=Hill+Road&country=ES"
)


def is_seen(page: Page, selector: str) -> bool:
    """Whether the first of these lies within the width of the screen, whole."""
    box = page.locator(selector).first.bounding_box()
    return box is not None and box["x"] >= 0 and box["x"] + box["width"] <= NARROW["width"]


def test_what_somebody_came_for_is_on_the_screen(plain: Wired, clock: FixedClock, chromium: Browser) -> None:
    texting = replace(plain, senders={"sms": RecordingSender("sms", clock=clock)})
    cohort = make_cohort(texting)
    make_learner(texting, cohort)
    app = create_app(texting, soon=lambda task: None)
    with at_desk(texting, app, chromium, viewport=NARROW) as page:
        page.goto(f"/admin/cohorts/{cohort.id}/import")
        page.fill("#pasted", LIST)
        page.get_by_role("button", name="Check the rows").click()
        assert is_seen(page, "#cell-3-phone")
        assert is_seen(page, "#cell-3-send_at")
        assert page.get_by_role("columnheader", name="Email").count() == 0, "Nobody gave one."
        page.evaluate("document.querySelector('table').classList.remove('stack')")
        assert not is_seen(page, "#cell-3-send_at"), "As a plain table it lies off to the side."
        page.goto(f"/admin/cohorts/{cohort.id}/change?{CHANGE}")
        assert is_seen(page, "td[data-label=Then]")
        page.goto("/admin/help-lines")
        assert is_seen(page, "button:has-text('Checked today')")
        page.goto("/admin/people")
        assert is_seen(page, "td[data-label=By]")
