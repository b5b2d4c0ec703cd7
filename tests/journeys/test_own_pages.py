"""A learner's own pages in a real browser: all that Settings does without scripts, and by keyboard alone."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from course import answers, people
from course.models import Enrolment, Person
from course.wiring import Wired
from tests import exercises
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.journeys.conftest import Open
from tests.journeys.test_in_a_browser import SHOWS_FOCUS

pytestmark = pytest.mark.long

OWN = ("/today", "/people", "/story", "/track", "/settings", "/settings/erase", "/letter", "/letter/plan")


@pytest.fixture
def learner(plain: Wired, clock: FixedClock) -> Learner:
    """Somebody in their fifth week who has done the opening, and has a map of people."""
    made = make_learner(plain, make_cohort(plain))
    clock.advance(timedelta(days=30))
    with plain.db.writing() as session:
        for (item, card), values in exercises.WRITTEN.items():
            answers.save(session, made.enrolment_id, item, card, values, session_id=None, now=clock())
        for number in range(1, 8):
            answers.finish(session, made.enrolment_id, f"l0{number}", now=clock())
        session.commit()
    return made


def said(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def form_of(page: Page, address: str) -> str:
    """The form with this address, unfolded if it is folded away; its selector."""
    form = f"form[action='{address}']"
    for fold in page.locator("details:not([open])", has=page.locator(form)).all():
        fold.locator("> summary").click()
    return form


def send(page: Page, address: str, **values: str) -> str:
    """Fill in one form of Settings, press its button, and give back what the page then says."""
    form = form_of(page, address)
    for name, value in values.items():
        control = page.locator(f"{form} [name={name}]")
        kind = control.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            page.locator(f"{form} [name={name}][value='{value}']").set_checked(True, force=True)
        elif control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    page.locator(f"{form} button").last.click()
    return said(page) if page.get_by_role("status").count() else page.locator("main").inner_text()


def test_without_scripts_settings_do_all_that_they_say(plain: Wired, learner: Learner, opened: Open) -> None:
    page = opened("/settings", java_script_enabled=False)
    whole = send(page, "/settings/hours", at="18:00", zone="another")
    assert "Here is the whole list" in whole
    assert page.locator("[name=at]:checked").get_attribute("value") == "18:00", "What was chosen is kept."
    assert "Saved" in send(page, "/settings/hours", zone="Europe/Paris")
    for number in (1, 3, 5):
        page.locator(f"[name=days][value='{number}']").set_checked(False, force=True)
    assert "on these days" in send(page, "/settings/days")
    assert "between these hours" in send(page, "/settings/within", opens="15:00", closes="19:00")
    assert "hear nothing" in send(page, "/settings/quiet-dates", quiet="2027-03-01")
    page.get_by_role("button", name="Take away").click()
    assert "ordinary day" in said(page)
    assert "PIN opens" in send(page, "/settings/pin", pin="2580", again="2580")
    assert "can now see" in send(page, "/settings/moods", moods="yes")
    assert "is paused" in send(page, "/settings/pause", pause="2")
    page.get_by_role("button", name="Go on now").click()
    page.goto(page.url.split("?")[0].replace("/today", "/settings"))
    assert "now take two weeks" in send(page, "/settings/pace")
    assert "no more messages" in send(page, "/settings/stop-messages")
    assert "write to you again" in send(page, "/settings/start-messages")
    assert "have left" in send(page, "/settings/leave")
    assert "Welcome back" in send(page, "/settings/come-back")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take my data").click()
    assert download.value.suggested_filename == "my-data.zip"
    with plain.db.reading() as session:
        person = session.get_one(Person, learner.person_id)
        assert (person.zone, person.send_at) == ("Europe/Paris", "18:00")
        assert people.days_of(person) == {2, 4, 6, 7}
        assert session.get_one(Enrolment, learner.enrolment_id).withdrawn_at is None


def test_without_scripts_a_map_is_changed_an_area_chosen_and_everything_erased(opened: Open) -> None:
    page = opened("/people", java_script_enabled=False)
    page.locator("#add [name$=initials]").fill("Ola")
    page.locator("#add [name$=ring][value=ring-2]").check(force=True)
    page.get_by_role("button", name="Add", exact=True).click()
    assert page.locator("summary", has_text="Ola").count() == 1
    base = page.url.split("/people")[0]
    page.goto(f"{base}/track")
    page.locator("input[name=area][value=change]").check(force=True)
    page.get_by_role("button", name="Work on this").click()
    assert "Change" in page.locator("main").inner_text()
    page.goto(f"{base}/settings")
    page.get_by_role("link", name="Erase me").click()
    page.get_by_role("button", name="Erase everything about me").click()
    assert page.locator("h1").inner_text() == "You are erased"


def test_a_keyboard_alone_reaches_every_control_of_the_own_pages(opened: Open) -> None:
    """Tab stops at every link, button and field once, in the order of the page, and shows where it is."""
    page = opened("/today")
    base = page.url.removesuffix("/today")
    for path in OWN:
        page.goto(base + path)
        page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
        wanted, before = page.evaluate(STOPS), ""
        for number in range(wanted):
            page.keyboard.press("Tab")
            where = page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)")
            # The clock or calendar inside a field is a stop of its own, and the browser rings it itself.
            assert page.evaluate(SHOWS_FOCUS) or where == before, (
                f"{path}: {where} does not show that it has the focus."
            )
            assert page.evaluate(IN_SIGHT), f"{path}: {where} is hidden under something."
            before = where
            if "<body" in where:
                raise AssertionError(f"{path}: only {number} of {wanted} are reached.")


STOPS = """() => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
    const seen = all.filter(one => one.checkVisibility() || one.matches(".skip"));
    const group = one => one.type === "radio" ? one.form?.action + one.name : one;
    return new Set(seen.map(group)).size;
}"""
# Something of it is in the window and not under a bar that stays.
IN_SIGHT = """() => {
    const here = document.activeElement;
    const box = (here.closest("label") ?? here).getBoundingClientRect();
    const at = document.elementFromPoint(
        Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1),
        Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1));
    return !at || here.contains(at) || at.contains(here) || here.closest("label")?.contains(at);
}"""
