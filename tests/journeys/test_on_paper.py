"""The letter and the plan on paper: one page each, on A4 and on Letter, from the page and from the saved file."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from course import answers, check_ins
from course.app import create_app
from course.check_ins import Answers
from course.wiring import Wired
from tests import servers
from tests.conftest import BASE_URL
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

pytestmark = pytest.mark.long

# Words as people write them when they fill every field to its last character.
SENTENCE = (
    "I was standing by the window again and nobody had rung since the weekend, so I put the kettle on. "
)


def full(length: int, start: str) -> str:
    return (f"{start} " + SENTENCE * 5)[:length].strip()


def wishes(length: int = 140) -> Mapping[str, Mapping[str, Any]]:
    """Every field that the letter and the plan read, so many characters long."""
    text = [full(length, f"{number}.") for number in range(40)]
    return {
        "l01": {"why_now": text[0]},
        "l04": {"people": [{"initials": f"Person number {n}", "ring": "ring-3", "i_receive": 1} for n in range(12)]},
        "l06": {"pattern_seen": text[1]},
        "l07": {
            "since": text[2], "linked_with": text[3], "around": text[4], "change": text[5],
            "goals": [{"goal": text[6], "how_will_i_know": text[7]}, {"goal": text[8], "how_will_i_know": text[9]}],
        },
        "e1": {"goal_1": "much", "goal_2": "bit", "surprise": text[10]},
        "e2": {
            "top_skills": [{"skill": "pair", "proof": text[11 + n]} for n in range(3)],
            "strengths_now": ["listen", "turn-up", "calm", "funny", "honest", "notice", "mend", "plan", "ask", "stick",
                              "share", "stand-up"],
        },
        "e3": {
            "signs": [{"sign": text[15 + n]} for n in range(3)],
            "first_moves": [{"move": text[18 + n]} for n in range(3)],
            "likely_triggers": [{"event": text[21 + n], "when": text[23 + n]} for n in range(2)],
            "tell": text[25], "professional": text[26],
        },
        "e4": {
            "feel": ["sad", "proud", "relieved", "worried", "thankful", "cross", "let-down", "little"],
            "proud_of": text[27], "next_goal": text[28], "help_next": "repeat",
        },
    }  # fmt: skip


@dataclass
class Desk:
    """A served Kith on the last day of a course."""

    wired: Wired
    address: str
    learner: Learner
    page: Page

    def write(self, words: Mapping[str, Mapping[str, Any]]) -> None:
        now, enrolment_id = self.wired.clock(), self.learner.enrolment_id
        with self.wired.db.writing() as session:
            for item, values in words.items():
                for card in self.wired.course.lesson(item).cards:
                    own = {one.name: values[one.name] for one in card.fields if one.name in values}
                    if own:
                        answers.save(
                            session, enrolment_id, item, str(card.number), own, session_id=None, now=now
                        )
            session.commit()

    def write_everything(self) -> None:
        """All there can be: every field full, four people moved, three steps taken, own lines in as many breaks."""
        self.write(wishes())
        now, enrolment_id = self.wired.clock(), self.learner.enrolment_id
        moved = [{"initials": f"Person number {n}", "ring": "ring-1", "i_receive": 9} for n in range(12)]
        with self.wired.db.writing() as session:
            answers.keep(session, enrolment_id, "e1", "map", {"people": moved}, session_id=None, now=now)
            lines = "\n".join(full(30, f"{n})") for n in range(16))
            answers.keep(session, enrolment_id, "letter", "own", {"lines": lines}, session_id=None, now=now)
            for week, item in ((1, "l01"), (2, "l04"), (3, "l06"), (12, "e4")):
                step = {"words": full(140, f"Step {week}")}
                answers.save(session, enrolment_id, item, "step", step, session_id=None, now=now)
                given = Answers(5, 3, step="did")
                check_ins.record(session, enrolment_id, f"week-{week}", given, via="web", now=now)
            session.commit()


@pytest.fixture
def desk(wired: Wired, clock: FixedClock, chromium: Browser) -> Iterator[Desk]:
    learner = make_learner(wired, make_cohort(wired))
    clock.advance(timedelta(weeks=12))
    parts = replace(wired, settings=replace(wired.settings, base_url="http://127.0.0.1"))
    app = create_app(parts, soon=lambda task: task())
    with servers.threaded(app) as address:
        parts = replace(parts, settings=replace(parts.settings, base_url=address))
        app.extensions["kith"] = parts
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        sign_in(context, parts, learner, address)
        yield Desk(parts, address, learner, context.new_page())
        context.close()


def sign_in(context: BrowserContext, wired: Wired, learner: Learner, address: str) -> None:
    """The browser after a fresh code."""
    made = signed_in(create_app(wired), wired, learner, full=True).get_cookie("kith", domain="kith.test")
    assert made is not None, BASE_URL
    context.add_cookies([{"name": "kith", "value": made.value, "url": address}])


def pages(pdf: bytes) -> int:
    """How many pages a PDF has: its tree of pages counts them, plainly or inside a packed part."""
    parts = [pdf, *(_unpacked(one) for one in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL))]
    return max(
        int(count)
        for part in parts
        for count in re.findall(rb"/Type\s*/Pages\b.*?/Count\s+(\d+)", part, re.DOTALL)
    )


def _unpacked(part: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(part)
    except zlib.error:
        return b""


SIZES = ("A4", "Letter")


def printed(desk: Desk) -> dict[str, int]:
    """How many pages each paper takes, from the page and from its file opened from the disk."""
    found: dict[str, int] = {}
    for path, name in (("/letter", "my-letter.html"), ("/letter/plan", "my-plan.html")):
        desk.page.goto(desk.address + path)
        for size in SIZES:
            found[f"{path} {size}"] = pages(desk.page.pdf(format=size))
        with desk.page.expect_download() as download:
            desk.page.get_by_role("button", name="Save as a file").click()
        saved = Path(str(download.value.path()))
        assert download.value.suggested_filename == name
        opened = desk.page.context.new_page()
        opened.goto("about:blank")
        opened.set_content(saved.read_text(encoding="utf-8"))
        for size in SIZES:
            found[f"{name} {size}"] = pages(opened.pdf(format=size))
        opened.close()
    return found


def test_everything_there_can_be_fits_on_one_page_each(desk: Desk) -> None:
    desk.write_everything()
    assert set(printed(desk).values()) == {1}, printed(desk)


@pytest.mark.parametrize("length", [5, 20, 45, 90])
def test_whatever_there_is_of_each_the_size_of_the_type_fits(desk: Desk, length: int) -> None:
    desk.write(wishes(length))
    assert set(printed(desk).values()) == {1}


def test_a_letter_of_a_few_words_fits_too(desk: Desk) -> None:
    desk.write({"l07": {"linked_with": "an empty hall"}, "e3": {"signs": [{"sign": "the post stays shut"}]}})
    assert set(printed(desk).values()) == {1}


def test_nothing_but_the_paper_itself_is_printed(desk: Desk) -> None:
    desk.write(wishes())
    desk.page.emulate_media(media="print")
    for path in ("/letter", "/letter/plan"):
        desk.page.goto(desk.address + path)
        seen = desk.page.locator("body").inner_text()
        for chrome in (
            "Help now",
            "Settings",
            "Save as a file",
            "Exit",
            "Only you can see this page",
            "letter so far",
            "Kith\n",
        ):
            assert chrome not in seen
        assert "Person number" not in seen, "On paper there are initials."


def test_the_button_for_paper_is_there_with_scripts_only(desk: Desk, chromium: Browser) -> None:
    desk.page.goto(f"{desk.address}/letter")
    assert desk.page.get_by_role("button", name="Print this letter").is_visible()
    plain = chromium.new_context(java_script_enabled=False)
    sign_in(plain, desk.wired, desk.learner, desk.address)
    page = plain.new_page()
    page.goto(f"{desk.address}/letter")
    assert page.locator("[data-enhance=print]").is_hidden()
    assert page.get_by_text("your browser’s menu has Print").is_visible()
    plain.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_what_somebody_wrote_has_no_barrier_on_any_of_its_pages(
    desk: Desk, chromium: Browser, width: int, scheme: str
) -> None:
    desk.write_everything()
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    sign_in(context, desk.wired, desk.learner, desk.address)
    page = context.new_page()
    found = []
    for path in ("/letter", "/letter/plan", "/story", "/people", "/lessons/e1#all"):
        page.goto(desk.address + path)
        seen = Axe().run(page, options={"resultTypes": ["violations"]})
        wide = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found += [f"{path}: {seen.generate_report()}"] if seen.violations_count else []
        found += [f"{path} is {wide} px too wide."] if wide > 0 else []
    context.close()
    assert found == []


def test_a_keyboard_alone_is_enough_to_keep_lines_and_to_save_the_file(desk: Desk) -> None:
    desk.page.goto(f"{desk.address}/letter")
    reached: list[str] = []
    while "Keep these words" not in reached[-1:]:
        desk.page.keyboard.press("Tab")
        reached.append(
            desk.page.evaluate("() => document.activeElement.name || document.activeElement.innerText.trim()")
        )
        assert len(reached) < 40
        if reached[-1] == "lines":
            desk.page.keyboard.type("Remember the pond.")
        if reached[-1] == "Save as a file":
            with desk.page.expect_download():
                desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_selector(".notice.good")
    assert "Remember the pond." in desk.page.locator("article.letter").inner_text()
