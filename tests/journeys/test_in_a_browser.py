"""The whole way in a real browser on a phone's screen, from joining to the staff's page, with scripts and without.

The demonstration is started as a stranger starts it; nothing is known but the four addresses it prints.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests import servers
from tests.servers import Running

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with servers.demonstration(tmp_path_factory.mktemp("demonstration")) as running:
        yield running


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def learner(chromium: Browser, scripts: bool) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=scripts)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(chromium: Browser, scripts: bool) -> Iterator[Page]:
    context = chromium.new_context(viewport=DESK, java_script_enabled=scripts)
    yield context.new_page()
    context.close()


def newest_text(desk: Page, demonstration: Running) -> str:
    desk.goto(demonstration.addresses["Test phone"])
    return desk.locator(".texts p:not(.out)").last.inner_text()


def code_on_the_phone(desk: Page, demonstration: Running) -> str:
    """The code arrives beside the answer that asked for it, so the first look may be a moment too early."""
    for _ in range(20):
        digits = re.search(r"\b\d{6}\b", newest_text(desk, demonstration))
        if digits:
            return digits.group()
    raise AssertionError("No code came.")


def newest_link(desk: Page) -> str:
    href = desk.locator(".texts p:not(.out) a").last.get_attribute("href")
    assert href is not None
    return urlsplit(href).path


def main_button(page: Page) -> None:
    """Press what the page is for: its last main button that is seen."""
    page.locator("main :is(button.btn, a.btn):not(.quiet, .plain, .beet):visible").last.click()


def join(page: Page, desk: Page, demonstration: Running, number: str) -> None:
    page.goto(demonstration.addresses["Join"])
    page.fill("#name", "Maya")
    page.get_by_label("Text message", exact=True).check()
    page.fill("#contact", number)
    page.get_by_label("After work, 16:30").check()
    for box in ("#adult", "#agrees", "#messages"):
        page.check(box)
    main_button(page)
    assert urlsplit(page.url).path == "/code"
    page.fill("#code", code_on_the_phone(desk, demonstration))
    main_button(page)


def take_the_lesson(page: Page) -> None:
    """Card by card to the exercise, an answer there, a step, the end."""
    while "/step" not in page.url:
        written = page.locator("main input[type=text]:visible, main textarea:visible")
        if written.count():
            written.first.fill("to sleep better")
        main_button(page)
    page.locator("input[name=what]").first.check()
    main_button(page)
    assert page.url.endswith("/finished")


def test_from_the_join_page_to_the_staffs_page(
    demonstration: Running, learner: Page, desk: Page, scripts: bool
) -> None:
    base = demonstration.addresses["Kith is ready"].rstrip("/")
    errors: list[str] = []
    learner.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    join(learner, desk, demonstration, "07700 900661" if scripts else "07700 900662")
    assert urlsplit(learner.url).path == "/lessons/l01", "The first lesson opens right there."
    take_the_lesson(learner)

    assert "STOP" in newest_text(desk, demonstration), "The welcome is there at once."
    texts = ""
    while "1 to 10" not in texts:
        desk.get_by_role("button", name="Jump to next message").click()
        texts = desk.locator(".texts p:not(.out)").last.inner_text()
    learner.context.clear_cookies()
    learner.goto(base + newest_link(desk))
    assert learner.context.cookies() == [], "Looking signs nobody in."
    assert "Maya" not in learner.content()
    learner.locator(".scale label").nth(6).locator("input").check()
    main_button(learner)
    assert urlsplit(learner.url).path == "/check-ins/week-1"
    assert learner.locator("input[name=mood]:checked").get_attribute("value") == "7"
    learner.locator(".near input").nth(2).check()
    learner.locator("input[name=step]").first.check()
    main_button(learner)
    assert learner.url.endswith("/result")
    assert learner.locator("svg.chart").count() == 1
    assert "Maya" not in learner.content(), "At link tier nobody is named."

    desk.goto(demonstration.addresses["Staff"])
    desk.get_by_role("button", name="Sign in as").click()
    desk.get_by_role("link", name="Cohorts", exact=True).first.click()
    desk.get_by_role("link", name="Starting today").click()
    row = desk.locator(".grid tbody tr", has_text="Maya").last
    assert row.inner_text().count("Finished") >= 1
    assert "checked in" in row.inner_text().lower()
    row.locator("a").click()
    assert "Delivered" in desk.locator("main").inner_text()
    assert errors == []


PUBLIC = (
    "/",
    "/link",
    "/help-now",
    "/about",
    "/join/today",
    "/l/" + "A" * 22,
    "/nowhere",
    "/admin/sign-in",
    "/phone",
)
LEARNER = (
    "/today", "/lessons/l01", "/lessons/l02", "/lessons/l01/step", "/lessons/l01/finished", "/check-ins/week-1",
    "/people", "/story", "/letter", "/letter/plan", "/settings", "/measures/l01", "/more-help/support",
    "/more-help/now", "/more-help/calm", "/more-help/worse",
)  # fmt: skip


def problems(page: Page, address: str) -> str:
    """What axe finds on a page, in every card too, and whether anything sticks out sideways."""
    page.goto(address)
    if page.locator(".cards").count():
        page.goto(address + "#all")
    return barriers(page, address)


def barriers(page: Page, address: str) -> str:
    """The same of what a page shows now."""
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return (f"{address}: {found.generate_report()}" if found.violations_count else "") + (
        f"{address} is {wide} px too wide." if wide > 0 else ""
    )


# 640 px is what is left of a desk's 1280 at 200 % zoom.
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (640, "light"), (1280, "light")])
@pytest.mark.long
def test_no_page_has_a_barrier(demonstration: Running, chromium: Browser, width: int, scheme: str) -> None:
    base = demonstration.addresses["Kith is ready"].rstrip("/")
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page, desk = context.new_page(), context.new_page()
    found = [problems(page, base + path) for path in PUBLIC]
    join(page, desk, demonstration, f"07700 90067{(320, 640, 1280).index(width)}")
    found += [problems(page, base + path) for path in LEARNER]
    newest_text(desk, demonstration)
    found += [problems(page, base + newest_link(desk) + path) for path in ("", "/choices")]
    desk.goto(demonstration.addresses["Staff"])
    desk.get_by_role("button", name="Sign in as").click()
    desk.goto(base + "/admin/cohorts")
    # What five weeks of 24 people fill; every page of staff is looked at in test_staff_pages.py.
    paths = ["/admin/today"]
    cohorts = [str(link.get_attribute("href")) for link in desk.locator(".cohorts h2 a").all()]
    paths += cohorts
    desk.goto(base + paths[-1])
    learner = str(desk.locator(".grid tbody a").first.get_attribute("href"))
    paths += [learner]
    found += [problems(desk, base + path) for path in paths]
    found += [problems(desk, f"{base}{cohorts[0]}/import"), checked_list(desk)]
    context.close()
    assert [one for one in found if one] == []


def checked_list(desk: Page) -> str:
    """What axe finds once a list is checked, by the keyboard alone, with a row that needs a fix and one to skip."""
    desk.get_by_label("Or paste rows").focus()
    desk.keyboard.insert_text("name\tphone\nNia\t07700 900655\nTom\t0770\nNia\t07700900655\n")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.get_by_label("Phone, row 3").focus()
    return barriers(desk, "A checked list")


SHOWS_FOCUS = """() => {
    const here = document.activeElement;
    const near = [here, here.nextElementSibling, here.parentElement];
    return near.some(one => one && getComputedStyle(one).outlineStyle !== "none");
}"""


def test_a_keyboard_alone_is_enough_to_join(demonstration: Running, chromium: Browser) -> None:
    """Every control of the join page is reached by Tab, in reading order, and shows that it is."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(demonstration.addresses["Join"])
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        where = page.evaluate("() => document.activeElement.name || document.activeElement.className || ''")
        outline = page.evaluate(SHOWS_FOCUS)
        # The clock inside a time field is a stop of its own, and the browser rings it itself.
        assert outline or where in reached, f"{where} does not show that it has the focus."
        reached.append(where)
        if page.evaluate(
            "() => document.activeElement.matches('main button') && !!document.activeElement.form.elements.name"
        ):
            break
    wanted = [
        "name",
        "channel",
        "contact",
        "shared_phone",
        "country",
        "at",
        "other_at",
        "zone",
        "adult",
        "agrees",
        "messages",
    ]
    positions = [reached.index(name) for name in wanted]
    assert positions == sorted(positions)
    page.keyboard.press("Enter")
    page.wait_for_selector(".error")
    assert page.title().startswith("Error:")
    context.close()


def test_it_ends_well_when_asked(tmp_path: Path) -> None:
    with servers.demonstration(tmp_path, "--empty") as running:
        assert running.stop() == 0
