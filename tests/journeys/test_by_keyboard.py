"""A lesson with its exercise and step, a check-in and Settings, by Tab, Enter, Space, arrows and letters alone.

Wherever the focus stops it can be seen, it is not hidden under a bar that stays, and the next Tab leaves it.
"""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from course import answers, check_ins
from course.models import Enrolment
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.journeys.conftest import Open
from tests.journeys.test_in_a_browser import SHOWS_FOCUS
from tests.journeys.test_own_pages import IN_SIGHT

WORDS = "a walk by the river"
# What has the focus: its kind, its name and its words.
STOP = """() => {
    const here = document.activeElement;
    const kind = here.tagName === "INPUT" ? here.type : here.tagName.toLowerCase();
    return [kind, here.name ?? "", (here.ariaLabel ?? here.innerText ?? "").trim()];
}"""


@pytest.fixture
def learner(plain: Wired, clock: FixedClock) -> Learner:
    """Somebody at the end of their second week."""
    made = make_learner(plain, make_cohort(plain))
    clock.advance(timedelta(days=13))
    return made


def go_on_to(page: Page, words: str, *, unfold: str = "") -> None:
    """Tab from stop to stop, answering whatever is asked, and press Enter on the button or link with these words."""
    before: list[str] = []
    for _ in range(150):
        page.keyboard.press("Tab")
        kind, name, said = stop = page.evaluate(STOP)
        # The clock or calendar inside a field is a stop of its own, and the browser rings it itself.
        assert page.evaluate(SHOWS_FOCUS) or stop == before, f"{stop} does not show that it has the focus."
        assert page.evaluate(IN_SIGHT), f"{stop} is hidden under something."
        if kind in ("a", "button") and said == words:
            page.keyboard.press("Enter")
            return
        if kind == "summary" and said == unfold:
            page.keyboard.press("Enter")
        elif kind == "radio" and name != (before[1:2] or [""])[0]:
            page.keyboard.press("Space")
            page.keyboard.press("ArrowRight")
            assert page.locator(f"[name='{name}']:checked").count() == 1
        elif kind == "checkbox" and not page.evaluate("() => document.activeElement.checked"):
            page.keyboard.press("Space")
        elif kind in ("text", "textarea"):
            page.keyboard.type(WORDS)
        before = stop
    raise AssertionError(f"“{words}” is not reached from {page.url}; the last stop was {before}.")


def path(page: Page) -> str:
    page.wait_for_load_state("load")
    return urlsplit(page.url).path


def test_a_keyboard_alone_takes_a_lesson_a_check_in_and_settings(
    plain: Wired, learner: Learner, opened: Open
) -> None:
    page = opened("/lessons/l05")
    for card in range(1, page.locator(".cards > .card").count()):
        go_on_to(page, "Next")
        page.wait_for_url(f"**/lessons/l05#card-{card + 1}")
    go_on_to(page, "Keep and go on", unfold="More, if you like")
    page.wait_for_url("**/step*")
    go_on_to(page, "Keep this step")
    page.wait_for_url("**/finished")
    base = page.url.split("/lessons")[0]
    page.goto(f"{base}/check-ins/week-2")
    go_on_to(page, "Done")
    page.wait_for_url("**/result")
    page.goto(f"{base}/settings")
    go_on_to(page, "Pause", unfold="Take a pause")
    assert path(page) == "/settings"
    assert "is paused" in page.get_by_role("status").inner_text()
    with plain.db.reading() as session:
        written = [one.values for one in answers.saved(session, learner.enrolment_id, "l05").values()]
        assert WORDS in str(written)
        kept = check_ins.find(session, learner.enrolment_id, "week-2")
        assert kept is not None
        assert (kept.mood, kept.near) == (2, 2)
        assert session.get_one(Enrolment, learner.enrolment_id).paused_at is not None
