"""A phone that loses its signal: what it can still read, what waits on it, and what it must not keep."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from sqlalchemy import delete, select

from course import answers, check_ins, clock, recalls, wiring
from course.app import create_app
from course.check_ins import Past
from course.models import Answer, BrowserSession
from course.settings import Settings
from course.wiring import Wired
from tests import phones, servers
from tests.factories import Learner, make_cohort, make_learner, make_profile

pytestmark = pytest.mark.long

WORDS = "Only the rain knows"
EVERYTHING = """async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const key of await (await caches.open(name)).keys()) {
            const body = await (await (await caches.open(name)).match(key)).text();
            found.push([name, new URL(key.url).pathname, body]);
        }
    return found;
}"""


@dataclass
class Place:
    """Live mode on this machine with the real time, served for real, and somebody who learns there."""

    wired: Wired
    address: str
    learner: Learner
    chromium: Browser

    def sign_in(self, phone: BrowserContext, learner: Learner) -> None:
        phones.sign_in(phone, self.wired, learner, self.address)

    @contextmanager
    def phone(
        self, learner: Learner | None = None, *, path: str = "/lessons/l01", copies: int = 2
    ) -> Iterator[tuple[BrowserContext, Page]]:
        """A phone of a learner on which a page (else the first lesson) has been opened and its copies are kept."""
        context = self.chromium.new_context(viewport={"width": 390, "height": 844})
        self.sign_in(context, learner or self.learner)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(self.address + path)
        wait_for_copies(page, copies)
        yield context, page
        context.close()

    def rows(self) -> list[Answer]:
        with self.wired.db.reading() as session:
            return list(session.scalars(select(Answer).order_by(Answer.id)))

    def check_ins(self) -> list[Past]:
        with self.wired.db.reading() as session:
            return check_ins.history(session, self.learner.enrolment_id)

    def words(self, card: str = "5") -> object:
        with self.wired.db.reading() as session:
            return answers.saved(session, self.learner.enrolment_id, "l01")[card].values.get("why_now")


@pytest.fixture
def place(settings: Settings, chromium: Browser) -> Iterator[Place]:
    parts = wiring.build(replace(settings, base_url="http://127.0.0.1"), clock=clock.utc_now, senders={})
    began = clock.utc_now() - timedelta(days=7)
    cohort = make_cohort(parts, starts_on=began.date())
    learner = make_learner(parts, cohort, at=began)
    app = create_app(parts, soon=lambda task: task())
    with servers.threaded(app) as address:
        parts = replace(parts, settings=replace(parts.settings, base_url=address))
        app.extensions["kith"] = parts
        yield Place(parts, address, learner, chromium)
    parts.db.dispose()


def wait_for_copies(page: Page, copies: int) -> None:
    """Until the worker has this page, and so many blank copies are there."""
    page.evaluate(
        """async (copies) => {
            const pause = () => new Promise((done) => setTimeout(done, 50));
            await navigator.serviceWorker.ready;
            while (!navigator.serviceWorker.controller) await pause();
            while ((await (await caches.open("pages")).keys()).length < copies) await pause();
        }""",
        copies,
    )


def wait_for_queue(page: Page, length: int) -> None:
    page.evaluate(
        """async (length) => {
            const pause = () => new Promise((done) => setTimeout(done, 50));
            while ((await (await caches.open("queue")).keys()).length !== length) await pause();
        }""",
        length,
    )


def write(page: Page, words: str, *, taps: int = 1) -> None:
    page.goto(page.url.partition("#")[0] + "#card-5")
    page.fill("#why_now", words)
    page.locator("#card-5 .thumb button").click(click_count=taps)


def seen(page: Page, state: str) -> None:
    """Until the page says this. Signal may come back more than once before it carries, so it comes back again."""
    for _ in range(5):
        try:
            page.wait_for_selector(f'[data-state="{state}"]', state="visible", timeout=3_000)
            return
        except PlaywrightTimeout:
            page.evaluate("() => window.dispatchEvent(new Event('online'))")
    page.wait_for_selector(f'[data-state="{state}"]', state="visible")


def arrives(place: Place, page: Page, words: str) -> None:
    """Until the server has these words. The browser may deliver them behind the page's back, and then says nothing."""
    for _ in range(40):
        if place.rows() and place.words() == words:
            return
        page.evaluate("() => window.dispatchEvent(new Event('online'))")
        page.wait_for_timeout(500)
    raise AssertionError("The words did not arrive.")


def test_a_lesson_that_was_opened_is_read_without_signal(place: Place) -> None:
    with place.phone() as (phone, page):
        assert page.locator("[data-state]:visible").count() == 0
        phone.set_offline(True)
        page.goto(f"{place.address}/lessons/l01?again#card-2")
        seen(page, "copy")
        assert page.locator("#card-2 h2").is_visible()
        assert page.evaluate("() => getComputedStyle(document.body).fontFamily") != "", "It has its looks."
        page.goto(f"{place.address}/lessons/l01/step")
        assert page.locator("h1").inner_text() == "Choose one small step"
        assert Axe().run(page, options={"resultTypes": ["violations"]}).violations_count == 0


def test_help_is_there_without_signal_and_so_is_a_kind_page_for_the_rest(place: Place) -> None:
    with place.phone() as (phone, page):
        phone.set_offline(True)
        page.goto(f"{place.address}/help-now")
        assert "116 123" in page.inner_text("main")
        for path in ("/today", "/lessons/l02", "/l/" + "A" * 22):
            page.goto(place.address + path)
            assert page.locator("h1").inner_text() == "No signal just now"
        page.locator("#shelf a").click()
        assert page.url == f"{place.address}/lessons/l01"
        seen(page, "copy")


def test_help_keeps_the_country_that_was_chosen_and_never_a_name_from_the_map(place: Place) -> None:
    card = next(
        one for one in place.wired.course.lesson("l04").cards if any(f.name == "people" for f in one.fields)
    )
    with place.wired.db.writing() as session:
        people = {"people": [{"initials": "Zaphod", "feels_safe": "yes"}]}
        answers.save(
            session, place.learner.enrolment_id, "l04", str(card.number), people, session_id=None,
            now=datetime.now(UTC),
        )  # fmt: skip
        session.commit()
    with place.phone() as (phone, page):
        page.goto(f"{place.address}/help-now")
        assert "Zaphod" in page.inner_text("main")
        page.wait_for_load_state("networkidle")
        assert not [where for _name, where, body in page.evaluate(EVERYTHING) if "Zaphod" in body]
        phone.clear_cookies()
        page.goto(f"{place.address}/help-now")
        page.select_option("#country", "nz")
        page.get_by_role("button", name="Show the numbers there").click()
        page.wait_for_load_state("networkidle")
        phone.set_offline(True)
        page.goto(f"{place.address}/help-now")
        assert "1737" in page.inner_text("main")


@pytest.mark.parametrize("taps", [1, 2])
def test_a_form_filled_without_signal_is_stored_once(place: Place, taps: int) -> None:
    with place.phone() as (phone, page):
        phone.set_offline(True)
        write(page, WORDS, taps=taps)
        page.wait_for_url("**/lessons/l01/step")
        seen(page, "kept")
        assert place.rows() == []
        phone.set_offline(False)
        seen(page, "sent")
        wait_for_queue(page, 0)
        assert [row.card for row in place.rows()] == ["5"]
        assert place.words() == WORDS


def test_with_signal_a_form_goes_as_it_always_did(place: Place) -> None:
    with place.phone() as (_phone, page):
        write(page, WORDS)
        page.wait_for_url("**/lessons/l01/step#main")
        assert place.words() == WORDS
        page.get_by_role("button", name="Keep this step").click()
        page.wait_for_selector("[role=alert]")
        assert page.title().startswith("Error:"), "The server's own words about a mistake."


def test_older_words_from_one_phone_do_not_undo_newer_ones_from_another(place: Place) -> None:
    with place.phone() as (phone, page), place.phone() as (_other, later):
        phone.set_offline(True)
        write(page, "Written first")
        seen(page, "kept")
        write(later, "Written second")
        later.wait_for_url("**/step#main")
        phone.set_offline(False)
        seen(page, "later")
        assert len(place.rows()) == 1
        assert place.words() == "Written second"


def test_two_phones_without_signal_leave_one_row_with_what_was_written_last(place: Place) -> None:
    with place.phone() as (phone, page), place.phone() as (other, later):
        phone.set_offline(True)
        other.set_offline(True)
        write(page, "Written first")
        seen(page, "kept")
        page.wait_for_timeout(300)
        write(later, "Written second")
        seen(later, "kept")
        other.set_offline(False)
        arrives(place, later, "Written second")
        phone.set_offline(False)
        wait_for_queue(page, 0)
        assert len(place.rows()) == 1
        assert place.words() == "Written second"


def test_words_wait_for_a_new_link_and_never_go_to_the_next_learner(place: Place) -> None:
    with place.phone() as (phone, page):
        phone.set_offline(True)
        write(page, WORDS)
        seen(page, "kept")
        with place.wired.db.writing() as session:
            session.execute(delete(BrowserSession))
            session.commit()
        phone.set_offline(False)
        seen(page, "link")
        assert place.rows() == []
        cohort = make_cohort(place.wired, code="other")
        somebody = make_learner(place.wired, cohort, profile=make_profile(contact="+447700900125"))
        place.sign_in(phone, somebody)
        page.goto(f"{place.address}/lessons/l01")
        page.wait_for_load_state("networkidle")
        assert page.locator("[data-state]:visible").count() == 0
        assert place.rows() == []
        place.sign_in(phone, place.learner)
        page.goto(f"{place.address}/today")
        seen(page, "sent")
        assert place.words() == WORDS


def check_in(page: Page, mood: int, *, taps: int = 1) -> None:
    page.check(f'input[name=mood][value="{mood}"]', force=True)
    page.locator("#check-in .thumb button").click(click_count=taps)


@pytest.mark.parametrize("taps", [1, 2])
def test_a_check_in_filled_without_signal_is_stored_once_with_what_came_back(place: Place, taps: int) -> None:
    with place.wired.db.writing() as session:
        finished = clock.utc_now() - timedelta(days=7)
        answers.finish(session, place.learner.enrolment_id, "l01", now=finished)
        session.commit()
    with place.phone(path="/check-ins/week-1", copies=1) as (phone, page):
        phone.set_offline(True)
        page.goto(f"{place.address}/check-ins/week-1")
        seen(page, "copy")
        assert page.locator("#recall-l01").is_visible()
        page.fill("#recall-l01", WORDS)
        page.fill("#note", "Rain all day")
        check_in(page, 6, taps=taps)
        seen(page, "kept")
        assert place.check_ins() == []
        phone.set_offline(False)
        seen(page, "sent")
        wait_for_queue(page, 0)
        (past,) = place.check_ins()
        assert (past.mood, past.note) == (6, "Rain all day")
        page.goto(f"{place.address}/check-ins/week-1/result")
        assert place.wired.course.lesson("l01").takeaway.text in page.inner_text("#lines")
    with place.wired.db.reading() as session:
        (served,) = recalls.served_in(session, place.learner.enrolment_id, "week-1")
    assert served.answer == WORDS


def test_a_check_in_on_two_phones_is_one_row_with_what_was_answered_last(place: Place) -> None:
    path = "/check-ins/week-1"
    with (
        place.phone(path=path, copies=1) as (phone, page),
        place.phone(path=path, copies=1) as (_other, later),
    ):
        phone.set_offline(True)
        check_in(page, 3)
        seen(page, "kept")
        check_in(later, 8)
        later.wait_for_url("**/result")
        phone.set_offline(False)
        seen(page, "later")
        assert [past.mood for past in place.check_ins()] == [8]


def test_a_check_in_is_on_the_list_of_what_can_be_read(place: Place) -> None:
    with place.phone(path="/check-ins/week-1", copies=1) as (phone, page):
        phone.set_offline(True)
        page.goto(f"{place.address}/today")
        page.get_by_role("link", name="Week 1 check-in").click()
        seen(page, "copy")


def test_nothing_that_somebody_wrote_is_in_a_copy(place: Place) -> None:
    with place.wired.db.writing() as session:
        answers.save(
            session, place.learner.enrolment_id, "l01", "5", {"why_now": WORDS}, session_id=None,
            now=datetime.now(UTC),
        )  # fmt: skip
        session.commit()
    with place.phone() as (_phone, page):
        assert WORDS in page.content()
        for path in ("/today", "/story", "/settings", "/about", "/lessons/l01/step", "/l/" + "A" * 22):
            page.goto(place.address + path)
        page.wait_for_load_state("networkidle")
        found = page.evaluate(EVERYTHING)
    paths = {where for _name, where, _body in found if not where.startswith("/static/")}
    assert paths == {"/offline", "/help-now", "/lessons/l01", "/lessons/l01/step"}
    assert not [where for _name, where, body in found if WORDS in body or "Ada" in body or "900123" in body]


@pytest.mark.parametrize("way", ["sign out", "exit"])
def test_signing_out_and_leaving_quickly_empty_the_phone(place: Place, way: str) -> None:
    with place.phone() as (phone, page):
        phone.set_offline(True)
        write(page, WORDS)
        seen(page, "kept")
        wait_for_queue(page, 1)
        if way == "exit":
            page.locator("[data-enhance=exit]").first.click()
            page.wait_for_timeout(1_000)
            phone.set_offline(False)
        else:
            phone.set_offline(False)
            seen(page, "sent")
            page.goto(f"{place.address}/settings")
            page.get_by_role("button", name="Sign out").click()
            page.wait_for_url("**/link")
        page.goto(f"{place.address}/about")
        assert page.evaluate(EVERYTHING) == []
        assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
