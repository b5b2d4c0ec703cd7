"""The map of people in a real browser: by a finger, by a keyboard without scripts, and from right to left."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from course import answers
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner

pytestmark = pytest.mark.long

MAP = [
    {"initials": "Dee", "ring": "ring-1", "contact": "rarely"},
    {"initials": "Mum", "ring": "ring-1", "wish": "repair"},
    {"initials": "Sol", "ring": "ring-2"},
    {"initials": "Lewis", "ring": "ring-3", "feels_safe": "no"},
]
Open = Callable[..., Page]


@pytest.fixture
def learner(plain: Wired) -> Learner:
    made = make_learner(plain, make_cohort(plain))
    with plain.db.writing() as session:
        answers.save(
            session, made.enrolment_id, "l04", "5", {"people": MAP}, session_id=None, now=plain.clock()
        )
        session.commit()
    return made


@pytest.fixture
def people(opened: Open) -> Open:
    """`people(width=..., ...)` is the page of the map."""
    return lambda width=390, **kwargs: opened("/people", width, **kwargs)


def words(page: Page, number: int) -> str:
    return page.locator(f"#person-{number} small").inner_text()


def take(page: Page, number: int) -> tuple[float, float]:
    """Press on the middle of a person; where that is."""
    box = page.locator(f"[data-person='{number}'] .who").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y


def test_somebody_is_dragged_to_another_ring(people: Open) -> None:
    page = people()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    whole = page.locator("svg.circles").bounding_box()
    assert whole is not None
    take(page, 1)
    page.mouse.move(whole["x"] + 8, whole["y"] + whole["height"] / 2, steps=3)
    page.mouse.up()
    page.wait_for_url("**/people?at=1#map")
    assert words(page, 1) == "Further out · rarely in touch"
    assert errors == []


def test_dropped_on_the_same_ring_everything_stays(people: Open) -> None:
    page = people()
    x, y = take(page, 3)
    page.mouse.move(x - 5, y + 5, steps=2)
    assert page.locator("[data-person='3']").get_attribute("transform") is not None
    page.mouse.up()
    assert page.locator("[data-person='3']").get_attribute("transform") is None
    assert page.url.endswith("/people")


def test_a_keyboard_without_scripts_does_the_same(people: Open) -> None:
    page = people(java_script_enabled=False)
    assert page.locator("[data-enhance='circles-hint']").is_hidden()
    page.locator("#person-2 summary").focus()
    page.keyboard.press("Enter")
    page.locator("#person-2 input[value=ring-1]").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Save Mum").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people?at=2#person-2")
    assert words(page, 2) == "Close · to mend"


def test_the_map_is_not_mirrored_from_right_to_left(people: Open) -> None:
    page = people()
    before = page.locator("svg.circles").inner_html()
    seen = [page.locator("svg.circles").bounding_box(), page.locator("[data-person='1'] .who").bounding_box()]
    page.evaluate("() => document.documentElement.dir = 'rtl'")
    then = [page.locator("svg.circles").bounding_box(), page.locator("[data-person='1'] .who").bounding_box()]
    assert page.locator("svg.circles").inner_html() == before
    offsets = [one["x"] - whole["x"] for whole, one in (seen, then) if whole and one]
    assert offsets[0] == pytest.approx(offsets[1], abs=0.5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_map_and_its_open_forms_have_no_barrier(people: Open, width: int, scheme: str) -> None:
    page = people(width, color_scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
