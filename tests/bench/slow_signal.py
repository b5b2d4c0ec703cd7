"""How long until there is text to read on a slow line: 400 kbit/s, 400 ms, a processor four times slower.

A real Chromium, its page and its worker both slowed by the DevTools protocol. "First" is a visit with nothing kept,
"next" the same page once more, half a minute of rest in between left out. What is timed is the largest stretch of text
(largest contentful paint), the median of some rounds; beside each page stands a plain one with the same words and
nothing else, which is what the line itself takes. The least that any page could take is one round trip and its own
bytes, as they came; "x least" is the first visit held against that. A link's page is held against its bare lesson.
`slow-signal ROUNDS` for another number than five.
"""

import html
import json
import logging
import re
import secrets
import statistics
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from playwright.sync_api import Browser, CDPSession, Page

from course import clock, message_links, wiring
from course.app import create_app
from course.models import Cohort, LinkToken
from course.settings import Settings
from course.wiring import Wired
from tests import browsers, databases, phones, servers
from tests.factories import Learner, make_cohort, make_learner

ROUNDS = 5
LINE: dict[str, int] = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
}
CONDITIONS = ("Network.emulateNetworkConditions", LINE)
SLOWER = 4
PLAIN = {"words": ""}
PATHS = ("/lessons/l02", "/lessons/l01", "/check-ins/week-1", "/help-now", "/today")
READABLE = """() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
        .observe({ type: "largest-contentful-paint", buffered: true });
})"""
ARRIVED = """() => {
    const [page] = performance.getEntriesByType("navigation");
    return [page.transferSize, page.redirectCount];
}"""
KEPT = """async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
}"""


def run() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    times = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with tempfile.TemporaryDirectory() as folder, browsers.chromium() as chromium:
        wired = _wired(Path(folder))
        learner = make_learner(wired, _cohort(wired), at=wired.clock() - timedelta(days=7))
        app = create_app(wired, soon=lambda task: task())
        with servers.threaded(_plainly(app)) as address:
            app.extensions["kith"] = replace(wired, settings=replace(wired.settings, base_url=address))
            print(
                f"{'page':<20}{'first':>8}{'next':>8}{'plain':>8}{'x least':>9}{'redirects':>11}   milliseconds to text"
            )
            # What a process does once, such as reading its templates, is not the line's.
            _round(chromium, wired, learner, address, PATHS[0])
            firsts = []
            for path in ("/l/" + _link(wired, learner), *PATHS):
                rounds = [_round(chromium, wired, learner, address, path) for _ in range(times)]
                first, later, plain, ratio, redirects = (
                    statistics.median(one) for one in zip(*rounds, strict=True)
                )
                shown = f"{re.sub('/l/.*', '/l/<token>', path):<20}{first:>8.0f}{later:>8.0f}{plain:>8.0f}"
                print(f"{shown}{ratio:>9.2f}{redirects:>11.0f}", flush=True)
                firsts.append(first)
            print(f"the link's page is {firsts[0] / firsts[1]:.2f} x its bare lesson")
        wired.db.dispose()


def _wired(folder: Path) -> Wired:
    url = f"sqlite:///{databases.make_sqlite(folder / 'kith.db')}"
    settings = Settings(
        mode="live", database_url=url, base_url="http://127.0.0.1", secret_key="s" * 40, data_keys=(b"\1" * 32,),
        sender_name="Riverside", data_dir=folder,
    )  # fmt: skip
    return wiring.build(settings, clock=clock.utc_now, senders={})


def _cohort(wired: Wired) -> Cohort:
    return make_cohort(wired, starts_on=(wired.clock() - timedelta(days=7)).date())


def _link(wired: Wired, learner: Learner) -> str:
    """The token of a message's link to the second lesson."""
    token, now = secrets.token_urlsafe(16), wired.clock()
    with wired.db.writing() as session:
        digest = message_links.digest(session, token)
        session.add(
            LinkToken(
                digest=digest, person_id=learner.person_id, enrolment_id=learner.enrolment_id, item="l02",
                created_at=now, expires_at=now + timedelta(days=7),
            )
        )  # fmt: skip
        session.commit()
    return token


def _round(chromium: Browser, wired: Wired, learner: Learner, address: str, path: str) -> tuple[float, ...]:
    """One visit with nothing kept, the next one, and one to a page with the same words alone.

    Then how many times the least that is possible the first took, and through how many redirects it came.
    """
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    phones.sign_in(context, wired, learner, address)
    if path.startswith("/l/"):
        context.clear_cookies()
    page = context.new_page()
    _slow(page)
    first = _time(page, address + path)
    size, redirects = page.evaluate(ARRIVED)
    page.wait_for_load_state("networkidle")
    if page.locator('[data-enhance="offline"]').count():
        page.evaluate(KEPT)
        _slow_workers(chromium)
    later = _time(page, address + path)
    words = page.inner_text("main")
    context.close()
    least = LINE["latency"] + size / LINE["downloadThroughput"] * 1000
    return first, later, _plain(chromium, address, words), first / least, redirects


def _plain(chromium: Browser, address: str, words: str) -> float:
    """The same words, without looks and scripts, over the same line."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    _slow(page)
    PLAIN["words"] = words
    taken = _time(page, f"{address}/plain")
    context.close()
    return taken


def _time(page: Page, url: str) -> float:
    page.goto(url, wait_until="load")
    taken: float = page.evaluate(READABLE)
    return taken


def _slow(page: Page) -> None:
    line: CDPSession = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _slow_workers(chromium: Browser) -> None:
    """The same for every worker, whose requests a page's own session does not slow."""
    line = chromium.new_browser_cdp_session()
    for target in line.send("Target.getTargets")["targetInfos"]:
        if target["type"] == "service_worker":
            given = line.send("Target.attachToTarget", {"targetId": target["targetId"], "flatten": False})
            for number, (method, params) in enumerate((("Network.enable", {}), CONDITIONS), start=1):
                message = json.dumps({"id": number, "method": method, "params": params})
                line.send("Target.sendMessageToTarget", {"sessionId": given["sessionId"], "message": message})


def _plainly(app: Flask) -> WSGIApplication:
    """The application, and beside it one page with words alone."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != "/plain":
            return app(environ, start)
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in PLAIN["words"].splitlines() if line)
        return [f"<!doctype html><title>Plain</title>{paragraphs}".encode()]

    return answer
