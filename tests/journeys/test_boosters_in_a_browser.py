"""Two minutes some weeks after the end, in a real browser: each page without a barrier, done without scripts."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from course import answers, check_ins
from course.check_ins import Answers
from course.models import Enrolment
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.journeys.conftest import Open, signed_in
from tests.journeys.test_measures_in_a_browser import barriers

pytestmark = pytest.mark.long

SIGN = "I stop answering the phone"
PLAN = {"signs": [{"sign": SIGN}], "first_moves": [{"move": "Ring Dee"}], "professional": "The surgery"}


@pytest.fixture
def learner(plain: Wired, clock: FixedClock) -> Learner:
    """Somebody who finished four weeks ago and asked to hear from us again."""
    made, now = make_learner(plain, make_cohort(plain)), clock()
    with plain.db.writing() as session:
        for number, mood in enumerate((4, 6, 5, 7), 1):
            given = Answers(mood=mood, near=3)
            check_ins.record(session, made.enrolment_id, f"week-{number}", given, via="web", now=now)
        for lesson in ("l01", "l02"):
            answers.finish(session, made.enrolment_id, lesson, now=now)
        answers.save(session, made.enrolment_id, "e3", "5", PLAN, session_id=None, now=now)
        row = session.get_one(Enrolment, made.enrolment_id)
        row.finished_at = row.boosters_at = now
        session.commit()
    clock.advance(timedelta(weeks=4))
    return made


def go_on(page: Page, name: str) -> str:
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state("load")
    return urlsplit(page.url).path


# 640 px is what is left of a desk's 1280 at 200 % zoom.
@pytest.mark.parametrize(
    ("width", "scheme", "scripts"), [(320, "dark", True), (640, "light", True), (390, "dark", False)]
)
def test_two_minutes_some_weeks_on_have_no_barrier(
    plain: Wired, learner: Learner, opened: Open, chromium: Browser, width: int, scheme: str, scripts: bool
) -> None:
    page = opened("/today", width, color_scheme=scheme, java_script_enabled=scripts)
    found = [barriers(page)] if scripts else []
    page.get_by_role("link", name="Open it").click()
    assert urlsplit(page.url).path == "/boosters/1"
    found += [barriers(page)] if scripts else []
    page.locator("input[name=mood][value='6']").check()
    page.locator("main [name^=recall-]").first.fill("Nobody reads along")
    assert go_on(page, "Done") == "/boosters/1/result"
    said = page.locator("main").inner_text()
    assert SIGN in said
    assert "Ring Dee" in said
    assert page.locator("main svg .c-line").evaluate("one => getComputedStyle(one).fill") == "none"
    found += [barriers(page)] if scripts else []
    page.get_by_role("link", name="Look at the questions").click()
    assert urlsplit(page.url).path == "/measures/booster-1"
    found += [barriers(page)] if scripts else []
    page.locator("input[name=phq8-1]").nth(1).check()
    page.locator("input[name=phq8-2]").nth(1).check()
    assert go_on(page, "Keep my answers") == "/measures/booster-1/result"
    found += [barriers(page)] if scripts else []
    if scripts:
        with signed_in(plain, learner, chromium, full=False) as by_link:
            before = by_link("/boosters/1/result", width, color_scheme=scheme)
            assert SIGN not in before.locator("main").inner_text()
            found.append(barriers(before))
    assert [one for one in found if one] == []
