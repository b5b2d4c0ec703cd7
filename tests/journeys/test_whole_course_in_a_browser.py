"""Twelve weeks in a real browser on a phone's screen, ending with the letter: one area, or each of the four.

The clock is stepped from day to day. Every day the real jobs write what is due; the learner opens the link of that
very message, taps, and goes on page by page. At the end a code from the same phone opens the letter. Every day the
suite walks the area with the private questions; `KITH_TEST_AREAS=all` walks all four (test_whole_course.py walks
them always, without a browser), and `KITH_TEST_SCRIPTS=off` walks without scripts.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from course import planning, wiring
from course.app import create_app
from course.delivery import deliver_due
from course.settings import Settings
from course.wiring import Wired
from tests import servers
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender
from tests.journeys.test_in_a_browser import PHONE

pytestmark = pytest.mark.long

# What this learner writes, told apart by area so that no letter can be somebody else's.
AREAS = {"loss": "g", "disagreement": "d", "change": "t", "connection": "c"}
HAS_SCRIPTS = os.environ.get("KITH_TEST_SCRIPTS") != "off"
WALKED = list(AREAS) if os.environ.get("KITH_TEST_AREAS") == "all" else ["disagreement"]
WRITTEN = "main :is(input.in:not([type=date], [type=month], [type=time]), textarea):visible"
LINK, CODE = re.compile(r"/l/\S+"), re.compile(r"\b\d{6}\b")


@dataclass
class Journey:
    """One learner with one phone."""

    wired: Wired
    clock: FixedClock
    sms: RecordingSender
    address: str
    page: Page
    learner: Learner
    area: str
    has_chosen: bool = False
    walked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def day(self) -> None:
        """Whatever is due today is sent, and whatever the messages lead to is done."""
        self.clock.advance(timedelta(days=1))
        before = len(self.sms.sent)
        planning.plan_due(self.wired, now=self.clock())
        while deliver_due(self.wired, clock=self.wired.clock):
            pass
        for sent in self.sms.sent[before:]:
            link = LINK.search(sent.parts.text)
            if link:
                self.page.goto(self.address + link.group())
                self.follow()

    def follow(self) -> None:
        """From a message's first card to the end of its item."""
        for _ in range(60):
            # A page that is still coming in shows another card than the one its script will open.
            self.page.wait_for_load_state("load")
            path = urlsplit(self.page.url).path
            if path.endswith(("/finished", "/result")) or path in ("/today", "/"):
                if path.endswith(("/finished", "/result")):
                    self.walked.append(path.split("/")[2])
                return
            self.answer(path)
            self.press()
        raise AssertionError(f"No end was reached from {self.page.url}.")

    def answer(self, path: str) -> None:
        """Fill in what the card that is seen asks for, with words of this learner's own."""
        item = path.split("/")[2] if path.count("/") >= 2 else "link"
        for box in self.page.locator(WRITTEN).all():
            box.fill(f"{self.area} words {item} {box.get_attribute('name')}"[:130])
        if path.endswith("/step"):
            self.page.locator("input[name=what]").first.check()
        elif self.page.locator("main input[name=mood]:visible").count():
            self.page.locator(f"main input[name=mood][value='{1 + len(self.walked) % 10}']").check()
        if "/check-ins/" in path:
            self.page.locator("main input[name=near]").nth(len(self.walked) % 5).check()
            if self.page.locator("main input[name=step]").count():
                self.page.locator("main input[name=step]").first.check()

    def press(self) -> None:
        """What the page is for: its last main button that is seen. Every one leads to another card or page."""
        before = self.page.url
        self.page.locator("main :is(button.btn, a.btn):not(.quiet, .plain, .beet):visible").last.click()
        self.page.wait_for_url(lambda url: url != before)

    def choose(self) -> None:
        """The area, once the lesson that asks for it is done; with it the private questions where there are any."""
        self.has_chosen = True
        self.page.goto(f"{self.address}/track")
        self.page.locator(f"input[name=area][value={self.area}]").check()
        self.page.locator("main button.btn:not(.quiet, .plain, .beet):visible").last.click()
        self.page.wait_for_load_state("load")
        if urlsplit(self.page.url).path == "/track/questions":
            for name in ("afraid", "watched", "hurt"):
                self.page.locator(f"input[name={name}][value=no]").check()
            self.press()

    def prove(self) -> None:
        """A fresh code, from the message that carries it."""
        self.page.goto(f"{self.address}/letter")
        assert urlsplit(self.page.url).path == "/step-up"
        self.press()
        self.page.fill("#code", next(CODE.search(one.parts.text) for one in reversed(self.sms.sent)).group())  # type: ignore[union-attr]
        self.press()


@pytest.fixture(params=WALKED)
def journey(
    request: pytest.FixtureRequest,
    settings: Settings,
    clock: FixedClock,
    sms: RecordingSender,
    chromium: Browser,
) -> Iterator[Journey]:
    parts = wiring.build(replace(settings, base_url="http://127.0.0.1"), clock=clock, senders={"sms": sms})
    learner = make_learner(parts, make_cohort(parts))
    app = create_app(parts, soon=lambda task: task())
    with servers.threaded(app) as address:
        parts = replace(parts, settings=replace(parts.settings, base_url=address))
        app.extensions["kith"] = parts
        # Without the worker every answer goes straight to the server; test_without_signal.py is about the other way.
        context = chromium.new_context(
            viewport=PHONE, service_workers="block", java_script_enabled=HAS_SCRIPTS
        )
        made = Journey(parts, clock, sms, address, context.new_page(), learner, str(request.param))
        made.page.set_default_timeout(10_000)
        made.page.on(
            "console",
            lambda message: made.errors.append(message.text) if message.type == "error" else None,
        )
        yield made
        context.close()
    parts.db.dispose()


def test_a_whole_course_ends_with_its_own_letter(journey: Journey) -> None:
    journey.clock.advance(timedelta(hours=6, minutes=30) - timedelta(days=1))
    for _ in range(13 * 7):
        journey.day()
        if journey.walked[-1:] == ["week-12"]:
            break
        if journey.walked[-1:] == ["l07"] and not journey.has_chosen:
            journey.choose()
    lessons = [one for one in journey.walked if not one.startswith("week-")]
    assert (len(set(lessons)), lessons[-1]) == (23, "e4")
    letter = AREAS[journey.area]
    assert [one for one in lessons if one[0] == letter] == [f"{letter}{number}" for number in range(1, 5)]
    assert [one for one in journey.walked if one.startswith("week-")] == [f"week-{n}" for n in range(1, 13)]
    journey.prove()
    assert urlsplit(journey.page.url).path == "/letter"
    said = journey.page.locator("article.letter").inner_text()
    for words in ("l07 linked_with", "e1 surprise", "e4 proud_of", "e4 next_goal"):
        assert f"{journey.area} words {words}" in said
    assert "23 lessons and checked in 12 times" in said
    others = [area for area in AREAS if area != journey.area]
    assert not any(f"{area} words" in said for area in others)
    journey.page.goto(f"{journey.address}/letter/plan")
    assert f"{journey.area} words e3 signs-0-sign" in journey.page.locator("article.letter").inner_text()
    assert journey.errors == []
