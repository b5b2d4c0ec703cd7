"""A few questions about how somebody is, in a real browser: without scripts, and by the keyboard alone."""

from collections.abc import Iterator
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from course import measures
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.journeys.conftest import Open, signed_in

pytestmark = pytest.mark.long

PAGES = ("support", "now", "calm", "worse")


@pytest.fixture
def learner(plain: Wired) -> Learner:
    return make_learner(plain, make_cohort(plain))


@pytest.fixture
def today(plain: Wired, learner: Learner, chromium: Browser) -> Iterator[Open]:
    """`today(width=..., ...)` is the day's page in a browser that came by a message's link."""
    with signed_in(plain, learner, chromium, full=False) as open_page:
        yield partial(open_page, "/today")


def total(plain: Wired, learner: Learner) -> int | None:
    with plain.db.reading() as session:
        return measures.history(session, learner.enrolment_id)[0].total


def barriers(page: Page) -> str:
    """What axe finds, and whether anything sticks out sideways."""
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, page.url
    return f"{page.url}: {found.generate_report()}" if found.violations_count else ""


def test_without_scripts_hard_answers_lead_to_help_first_and_hold_nobody_up(
    plain: Wired, learner: Learner, today: Open
) -> None:
    page = today(java_script_enabled=False)
    page.get_by_role("link", name="Look at the questions").click()
    for item in range(1, 9):
        page.locator(f"input[name=phq8-{item}]").last.check()
    page.get_by_role("button", name="Keep my answers").click()
    assert page.locator("h1").inner_text() == "Are you safe right now?"
    page.get_by_label("Not sure").check()
    page.get_by_role("button", name="Go on").click()
    assert page.locator("h1").inner_text() == "Please talk to someone now"
    assert page.locator("main a").first.get_attribute("href") == "tel:999"
    page.get_by_role("link", name="Go on when you are ready").click()
    assert page.locator("h1").inner_text() == "You need not carry this alone"
    page.get_by_role("link", name="Go on", exact=True).click()
    assert "24 of 24." in page.locator("main").inner_text()
    page.get_by_role("link", name="Back to today").click()
    assert "you do not have to sit with it alone" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="Look at the questions").count() == 0
    assert total(plain, learner) == 24
    page.context.close()


def test_a_keyboard_alone_answers_skips_and_keeps(plain: Wired, learner: Learner, today: Open) -> None:
    """Tab goes from question to question, the space bar chooses, an arrow goes on to the next answer."""
    page = today()
    page.get_by_role("link", name="Look at the questions").press("Enter")
    page.wait_for_selector("#measures")
    page.locator("input[name=phq8-1]").first.focus()
    for item in range(1, 9):
        where = page.evaluate("() => document.activeElement.name")
        assert where == f"phq8-{item}"
        # The fourth question is left out.
        if item != 4:
            page.keyboard.press("Space")
            page.keyboard.press("ArrowRight")
            page.keyboard.press("Tab")
        else:
            for _ in range(4):
                page.keyboard.press("Tab")
                if page.evaluate("() => document.activeElement.name") != where:
                    break
    while page.evaluate("() => document.activeElement.textContent.trim()") != "Keep my answers":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/result")
    assert "8 of 24." in page.locator("main").inner_text()
    assert total(plain, learner) == 8
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_no_page_of_them_has_a_barrier(today: Open, width: int, scheme: str) -> None:
    page = today(width=width, color_scheme=scheme)
    base = page.url.removesuffix("/today")
    page.goto(f"{base}/measures/l01")
    found = [barriers(page)]
    page.locator("input[name=phq8-1]").first.check()
    page.get_by_role("button", name="Keep my answers").click()
    found.append(barriers(page))
    assert page.url.endswith("/result")
    for kind in PAGES:
        page.goto(f"{base}/more-help/{kind}")
        found.append(barriers(page))
    page.context.close()
    assert [one for one in found if one] == []
