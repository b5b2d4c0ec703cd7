"""Every exercise that becomes a picture, done in a real browser: with scripts, without them, and by keyboard alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from course import answers, enrolments
from course.lesson_plans import AREAS
from course.models import Enrolment
from course.rules import tracks
from course.wiring import Wired
from tests import exercises
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.journeys.test_in_a_browser import SHOWS_FOCUS

pytestmark = pytest.mark.long

Open = Callable[..., Page]
CARDS: dict[str, list[str]] = {}
for _item, _card in exercises.WRITTEN:
    CARDS.setdefault(_item, []).append(_card)


@pytest.fixture
def learner(plain: Wired, clock: FixedClock) -> Learner:
    """Somebody twelve weeks on, who works on Connection and has written nothing yet."""
    made = make_learner(plain, make_cohort(plain))
    clock.advance(timedelta(days=80))
    choose(plain, made, "connection")
    return made


def choose(plain: Wired, learner: Learner, area: str) -> None:
    with plain.db.writing() as session:
        enrolment: Enrolment | None = enrolments.find(session, learner.enrolment_id)
        assert enrolment is not None
        enrolment.track = area
        session.commit()


def written(plain: Wired, learner: Learner) -> None:
    with plain.db.writing() as session:
        for (item, card), values in exercises.WRITTEN.items():
            answers.save(
                session, learner.enrolment_id, item, card, values, session_id=None, now=plain.clock()
            )
        session.commit()


def controls(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each control of a card with what goes into it, in the order of the page."""
    for name, value in values.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            for row, given in enumerate(value):
                yield from ((f"{name}-{row}-{inner}", one) for inner, one in given.items())
        else:
            yield name, value


def fill(page: Page, name: str, value: Any) -> None:
    """Answer one question, after unfolding what hides it; a row that is not there yet is asked for."""
    found = page.locator(f"[name='{name}']")
    if not found.count():
        page.locator(f"button[name=another][value='{name.split('-')[0]}']").click()
        found.first.wait_for(state="attached")
    for fold in page.locator("details:not([open])", has=found).all():
        fold.locator("> summary").click()
    for one in value if isinstance(value, list) else [value]:
        choice = page.locator(f"[name='{name}'][value='{one}']")
        if found.first.get_attribute("type") in ("radio", "checkbox"):
            choice.check(force=True)
        else:
            found.fill(str(one))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("item", CARDS)
def test_an_exercise_is_written_card_by_card_and_becomes_its_picture(
    opened: Open, item: str, scripts: bool
) -> None:
    page = opened(f"/lessons/{item}#card-{CARDS[item][0]}", java_script_enabled=scripts)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    for card in CARDS[item]:
        for name, value in controls(dict(exercises.WRITTEN[item, card])):
            fill(page, name, value)
        page.locator(f"#card-{card} .thumb button").click()
    page.wait_for_url(f"**/lessons/{item}/picture#main")
    page.locator("summary", has_text="second take").click() if item == "s2" else None
    shown = page.locator("main").inner_text()
    for word in words(exercises.values(item)):
        assert word in shown, word
    assert errors == []
    page.get_by_role("link", name="Change it").click()
    first, value = next(controls(exercises.values(item)))
    assert page.locator(f"[name='{first}']").first.input_value() in (value, value[0], "me")


def words(values: dict[str, Any]) -> list[str]:
    """What a person wrote, in their own words: everything of some length that begins with a capital."""
    return [
        one.rstrip(".")
        for _, one in controls(values)
        if isinstance(one, str) and len(one) > 5 and one[0].isupper()
    ]


def tab_to(page: Page, name: str) -> None:
    """Go on by Tab to a control; wherever the focus is on the way, it can be seen."""
    before = page.evaluate("() => document.activeElement.name")
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("() => document.activeElement.name")
        # The calendar inside a month field is a stop of its own, and the browser rings it itself.
        assert page.evaluate(SHOWS_FOCUS) or here == before, f"{here} does not show that it has the focus."
        if here == name:
            return
        before = here
    raise AssertionError(f"Tab does not reach {name}.")


KEYS: dict[str, list[tuple[str, str]]] = {
    "l03": [("duties-0-name", "Choir"), ("duties-0-plan", "Space")],
    "l04": [("people-0-initials", "Dee"), ("people-0-ring", "Space")],
    "l06": [("points-0-when", "022026"), ("points-0-mood", "Space")],
    "l07": [("since", "spring"), ("linked_with", "the plant")],
    "s2": [("lines-0-speaker", "Space"), ("lines-0-said", "Fine.")],
    "s5": [("options-0-what", "Wait"), ("options-0-fit", "Space")],
    "c3": [("rungs-0-what", "Nod"), ("rungs-0-hard", "Space")],
}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("item", KEYS)
def test_a_keyboard_alone_is_enough(opened: Open, item: str, scripts: bool) -> None:
    page = opened(f"/lessons/{item}#card-{CARDS[item][0]}", java_script_enabled=scripts)
    for name, keys in KEYS[item]:
        tab_to(page, name)
        page.keyboard.press("Space") if keys == "Space" else page.keyboard.type(keys)
    if item != "l07":
        group = KEYS[item][0][0].split("-")[0]
        rows = page.locator(f"#card-{CARDS[item][0]} .row-of").count()
        tab_to(page, "another")
        page.keyboard.press("Enter")
        added = page.locator(f"[name^='{group}-{rows if scripts else 1}-']").first
        added.wait_for(state="attached")
        if scripts:
            assert page.evaluate("() => document.activeElement.name") == added.get_attribute("name")
    for card in CARDS[item]:
        page.locator(f"#card-{card} .thumb button").focus()
        page.keyboard.press("Enter")
    page.wait_for_url(f"**/lessons/{item}/picture#main")


def test_a_sentence_is_read_back_while_it_is_written(opened: Open) -> None:
    page = opened("/lessons/l07#card-4")
    sentence = page.locator(".sentence")
    assert sentence.is_hidden()
    page.fill("#since", "spring ")
    page.fill("#change", "to be useful.")
    assert sentence.inner_text() == "Since spring. I would like to be useful."
    page.fill("#linked_with", "<b>the plant</b>")
    assert (
        sentence.inner_text()
        == "Since spring, my mood has been linked with <b>the plant</b>. I would like to be useful."
    )
    assert sentence.locator("u").count() == 3
    for name in ("since", "change", "linked_with"):
        page.fill(f"#{name}", "")
    assert sentence.is_hidden()


def test_the_line_is_drawn_while_it_is_written_as_the_saved_one_will_be(opened: Open) -> None:
    page = opened("/lessons/l06#card-5")
    assert page.locator("svg[data-enhance=timeline]").is_hidden()
    for name, value in controls(dict(exercises.WRITTEN["l06", "5"])):
        fill(page, name, value)
    rings = "ones => ones.map(one => ['cx', 'cy'].map(key => Math.round(one.getAttribute(key))))"
    live = page.locator("svg[data-enhance=timeline] circle").evaluate_all(rings)
    page.locator("#card-5 .thumb button").click()
    page.wait_for_url("**/picture#main")
    assert live == page.locator("main svg.chart circle").evaluate_all(rings)
    assert len(live) == 3


def test_rows_that_were_added_and_not_sent_outlive_a_lost_page(opened: Open) -> None:
    page = opened("/lessons/s2#card-5")
    for name, value in controls(dict(exercises.WRITTEN["s2", "5"])):
        fill(page, name, value)
    fill(page, "lines-3-said", "Do what you like.")
    fill(page, "lines-4-speaker", "them")
    page.reload()
    assert page.input_value("[name=lines-3-said]") == "Do what you like."
    assert page.locator("[name=lines-4-speaker]:checked").get_attribute("value") == "them"
    assert page.input_value("[name=lines-0-said]") == "I’ll need the table."


def test_a_row_that_is_added_is_empty_and_takes_nothing_from_the_one_before(opened: Open) -> None:
    page = opened("/lessons/c3#card-5")
    for row in range(2):
        fill(page, f"rungs-{row}-what", f"Rung {row}")
        fill(page, f"rungs-{row}-hard", row + 2)
    fill(page, "rungs-2-what", "")
    assert [page.locator(f"[name=rungs-{row}-hard]:checked").count() for row in range(3)] == [1, 1, 0]
    labels = [row.get_attribute("aria-label") for row in page.locator("#card-5 .row-of").all()]
    assert [str(label)[-1] for label in labels] == ["1", "2", "3"]
    assert page.locator("#rungs-2-hard").evaluate("one => one.labels.length") == 1
    fill(page, "rungs-3-what", "The last one")
    assert page.locator("button[name=another][value=rungs]").is_hidden(), "Four rungs are the most."


def problems(page: Page) -> str:
    """What axe finds with every card and fold open, and whether anything sticks out sideways."""
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return (found.generate_report() if found.violations_count else "") + (
        f"{wide} px too wide" if wide > 0 else ""
    )


# 640 px is what is left of a desk's 1280 at 200 % zoom.
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (640, "light"), (1280, "dark")])
def test_no_picture_has_a_barrier(
    opened: Open, plain: Wired, learner: Learner, width: int, scheme: str
) -> None:
    written(plain, learner)
    page = opened("/today", width, color_scheme=scheme)
    base = page.url.removesuffix("/today")
    found = {}
    for item in CARDS:
        page.goto(f"{base}/lessons/{item}/picture")
        found[item] = problems(page)
    assert {item: said for item, said in found.items() if said} == {}


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (640, "dark")])
def test_no_card_of_any_lesson_has_a_barrier(
    opened: Open, plain: Wired, learner: Learner, width: int, scheme: str
) -> None:
    written(plain, learner)
    page = opened("/today", width, color_scheme=scheme)
    base = page.url.removesuffix("/today")
    found = {}
    for area in AREAS:
        choose(plain, learner, area)
        for item in [
            one.id for one in tracks.resolved(plain.course.plan("12"), area, None, frozenset()).lessons()
        ]:
            if item not in found:
                page.goto(f"{base}/lessons/{item}#all")
                found[item] = problems(page)
    assert len(found) == 35
    assert {item: said for item, said in found.items() if said} == {}


def test_a_picture_stays_the_same_from_right_to_left(opened: Open, plain: Wired, learner: Learner) -> None:
    written(plain, learner)
    page = opened("/lessons/l06/picture", 320)
    x = """() => {
        const [dot, chart] = [".c-dot", ".chart"].map(one => document.querySelector(one).getBoundingClientRect());
        return dot.x - chart.x;
    }"""
    before = page.evaluate(x)
    page.evaluate("() => document.documentElement.dir = 'rtl'")
    assert page.evaluate(x) == pytest.approx(before, abs=0.5)
    assert "too wide" not in problems(page)
