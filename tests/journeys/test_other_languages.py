"""Pages in other languages, in a real browser: Spanish from joining to a check-in, right to left, and longer words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, Page

from course import answers, check_ins, people, sessions, wiring
from course.app import create_app
from course.check_ins import Answers
from course.sessions import Subject
from course.settings import Settings
from course.wiring import Wired
from tests import pseudo, servers
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock

pytestmark = pytest.mark.long

NARROW = 360
STRANGER = ("/", "/link", "/link/sent", "/help-now", "/about", "/join/abc", "/offline", "/nowhere", "/erased")
LEARNER = (
    "/today", "/lessons/l01", "/lessons/l01/step", "/lessons/l01/finished", "/lessons/l02", "/check-ins/week-1",
    "/check-ins/week-1/result", "/people", "/story", "/track", "/settings", "/settings/erase", "/step-up",
)  # fmt: skip
Open = Callable[..., Page]


def barriers(page: Page, address: str) -> str:
    """What axe finds on a page and in its cards, and whether anything sticks out sideways."""
    page.goto(address)
    if page.locator(".cards").count():
        page.goto(f"{address}#all")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return (f"{address}: {found.generate_report()}" if found.violations_count else "") + (
        f"{address} is {wide} px too wide." if wide > 0 else ""
    )


def main_button(page: Page) -> None:
    page.locator("main :is(button.btn, a.btn):not(.quiet, .plain, .beet):visible").last.click()


def test_somebody_takes_the_first_week_in_spanish(chromium: Browser, tmp_path: Path) -> None:
    with servers.demonstration(tmp_path / "demonstration") as running:
        base = running.addresses["Kith is ready"].rstrip("/")
        context = chromium.new_context(viewport={"width": NARROW, "height": 800}, locale="es-MX")
        page, desk = context.new_page(), chromium.new_context(locale="en-GB").new_page()
        found = [barriers(page, base + path) for path in ("/", "/help-now", "/about", "/join/today")]
        assert page.locator("html").get_attribute("lang") == "es"
        page.get_by_label("Mensaje de texto", exact=True).check()
        page.fill("#contact", "07700 900688")
        for box in ("#adult", "#agrees", "#messages"):
            page.check(box)
        main_button(page)
        assert page.locator("h1").inner_text() == "Mira tus mensajes"
        page.fill("#code", code_on(desk, running.addresses["Test phone"]))
        main_button(page)
        take_the_lesson(page)
        found += [
            barriers(page, base + path)
            for path in ("/today", "/lessons/l01", "/lessons/l01/step", "/settings")
        ]
        texts = texts_until(desk, running.addresses["Test phone"], "del 1 al 10")
        assert "Responde STOP" in texts
        assert "tus 5 minutos de la semana 1" in texts
        assert not re.search(r"\b(your|reply|ready)\b", texts, re.IGNORECASE)
        page.goto(base + newest_link(desk))
        page.locator(".scale label").nth(6).locator("input").check()
        main_button(page)
        assert urlsplit(page.url).path == "/check-ins/week-1"
        found += [barriers(page, page.url)]
        page.locator(".near input").nth(2).check()
        main_button(page)
        assert page.locator("h1").inner_text() == "Gracias"
        assert "Tu primer número es 7." in page.locator("main").inner_text()
    assert [one for one in found if one] == []


def code_on(desk: Page, phone: str) -> str:
    """The code arrives beside the answer that asked for it, so the first look may be a moment too early."""
    for _ in range(20):
        desk.goto(phone)
        digits = re.search(r"\b(\d{6}): tus seis cifras", desk.locator("body").inner_text())
        if digits:
            return digits[1]
    raise AssertionError("No code came.")


def texts_until(desk: Page, phone: str, words: str) -> str:
    """Let time pass on the test phone until a text has these words; every text by then."""
    desk.goto(phone)
    texts = ""
    while words not in texts:
        desk.get_by_role("button", name="Jump to next message").click()
        texts = "\n".join(desk.locator(".texts p:not(.out)").all_inner_texts())
    return texts


def newest_link(desk: Page) -> str:
    href = desk.locator(".texts p:not(.out) a").last.get_attribute("href")
    assert href is not None
    return urlsplit(href).path


def take_the_lesson(page: Page) -> None:
    while "/step" not in page.url:
        main_button(page)
    page.locator("input[name=what]").first.check()
    main_button(page)
    assert page.locator("h1").inner_text() == "Lección terminada"


@pytest.fixture
def made(settings: Settings, clock: FixedClock) -> Iterator[Wired]:
    """Without TLS, for a browser on this machine, and with two languages that nobody speaks."""
    plain = replace(settings, base_url="http://127.0.0.1", locales=())
    parts = wiring.build(plain, clock=clock, senders={})
    yield pseudo.speaking(parts)
    parts.db.dispose()


@pytest.fixture
def opened(made: Wired, chromium: Browser) -> Iterator[Open]:
    """`opened(locale)` is a browser of a learner who speaks it and has just been given a code, at the front page."""
    app = create_app(made, soon=lambda task: task())
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    learner = make_learner(made, make_cohort(made))
    with servers.threaded(app) as base:

        def open_in(locale: str, **kwargs: Any) -> Page:
            token = begin(made, learner, locale)
            context = chromium.new_context(viewport={"width": NARROW, "height": 800}, **kwargs)
            value = str(signer.dumps({"_user_id": token}))
            context.add_cookies([{"name": "kith", "value": value, "url": base}])
            page = context.new_page()
            page.goto(f"{base}/today")
            return page

        yield open_in


def begin(parts: Wired, learner: Learner, locale: str) -> str:
    """The learner speaks this language and has done a lesson and a check-in; the token of a full session."""
    now = parts.clock()
    with parts.db.writing() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        people.set_locale(person, locale)
        step = {"what": "slot", "day": "wed", "part": "evening", "who": "J", "words": "כוס תה"}
        for item, card, values in (
            ("l01", "step", step),
            ("l04", "5", {"people": [{"initials": "D", "ring": "ring-1", "contact": "rarely"}]}),
        ):
            answers.save(session, learner.enrolment_id, item, card, values, session_id=None, now=now)
        answers.finish(session, learner.enrolment_id, "l01", now=now)
        given = Answers(mood=6, near=3, step="did", note="", share_note=False)
        check_ins.record(session, learner.enrolment_id, "week-1", given, via="web", session_id=None, now=now)
        subject = Subject(person_id=learner.person_id, enrolment_id=learner.enrolment_id)
        token, _ = sessions.open_for(session, subject, full=True, now=now)
        session.commit()
    return token


@pytest.mark.parametrize("locale", [pseudo.MIRRORED, pseudo.LONGER])
def test_no_page_has_a_barrier_in_another_writing(opened: Open, locale: str) -> None:
    page = opened(locale)
    assert page.locator("html").get_attribute("dir") == ("rtl" if locale == pseudo.MIRRORED else "ltr")
    base = page.url.removesuffix("/today")
    found = [barriers(page, base + path) for path in LEARNER]
    page.context.clear_cookies()
    page.set_extra_http_headers({"Accept-Language": locale})
    found += [barriers(page, base + path) for path in STRANGER]
    assert [one for one in found if one] == []


LATIN = """() => {
    const left = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
        const inside = node.parentElement;
        if (/[A-Za-z]/.test(node.data) && !inside.closest('[lang="en"], option, script, .brand')) left.push(node.data);
    }
    return left;
}"""


def test_every_word_of_every_page_is_marked_for_translation(opened: Open, made: Wired) -> None:
    """In the mirrored language a Latin letter stands only in the course's own words and in names of things."""
    page = opened(pseudo.MIRRORED)
    base = page.url.removesuffix("/today")
    known, left = pseudo.course_words(made.course), []
    for path in LEARNER:
        page.goto(base + path)
        left += [(path, text) for text in page.evaluate(LATIN) if not is_known(text, known)]
    assert sorted(set(left)) == []


# Names of a learner, a group and languages, initials of people on a map, and the demonstration's own address.
NAMES = re.compile(r"\b(?:Ada|Riverside|English|Español|Deutsch|[A-Z]|\S+@\S+)\b")


def is_known(text: str, known: frozenset[str]) -> bool:
    text = " ".join(NAMES.sub("", text).split())
    return not re.search("[A-Za-z]", text) or any(text in one or one in text for one in known if len(one) > 3)
