"""The report is one sheet of paper, whatever there is to say; the pictures have no barrier, wide or narrow."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from course.app import create_app
from course.models import Cohort
from course.wiring import Wired
from tests import desk, servers
from tests.bench import pictures
from tests.journeys.test_on_paper import pages

pytestmark = pytest.mark.long

LONGEST = "The longest name that a group of people may have, which nobody would choose, " * 2


@pytest.fixture
def page(wired: Wired, chromium: Browser) -> Iterator[Page]:
    """A browser in which the owner is signed in, on a cohort of forty with every picture."""
    pictures.fill(wired, 48)
    with wired.db.writing() as session:
        session.get_one(Cohort, 1).name = LONGEST[:120]
        session.commit()
    parts = replace(wired, settings=replace(wired.settings, base_url="http://127.0.0.1"))
    app = create_app(parts, soon=lambda task: task())
    cookie = desk.at_desk(create_app(parts), parts).get_cookie("desk", domain="kith.test", path="/")
    assert cookie is not None
    with servers.threaded(app) as address:
        app.extensions["kith"] = replace(parts, settings=replace(parts.settings, base_url=address))
        context = chromium.new_context(base_url=address)
        context.add_cookies([{"name": "desk", "value": cookie.value, "url": address}])
        yield context.new_page()
        context.close()


def test_the_report_is_one_page_of_a4_and_of_letter_and_says_what_it_cannot_say(page: Page) -> None:
    for cohort in (1, 2):
        page.goto(f"/admin/cohorts/{cohort}/report")
        assert [pages(page.pdf(format=size)) for size in ("A4", "Letter")] == [1, 1]
        page.emulate_media(media="print")
        seen = page.locator("body").inner_text()
        assert "Change seen, not change caused." in seen
        assert "Sign out" not in seen
        assert "Print this page" not in seen


def test_the_poster_is_one_page_of_a4_and_of_letter_and_nearly_fills_it(page: Page) -> None:
    page.goto("/admin/cohorts/1/poster")
    assert [pages(page.pdf(format=size)) for size in ("A4", "Letter")] == [1, 1]
    page.emulate_media(media="print")
    square = page.locator(".qr").bounding_box()
    assert square is not None
    assert square["width"] > 380, "In CSS pixels, of which 96 make an inch."


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_pictures_have_no_barrier(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in ("/admin/cohorts/1/pictures", "/admin/pictures", "/admin/cohorts/1/report"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
