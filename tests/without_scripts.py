"""Somebody at the desk in a real browser whose scripts are off: what they press, fill in and read."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

import pyotp
from playwright.sync_api import Browser, Download, Page

from course.wiring import Wired
from tests import desk
from tests.fakes import FixedClock

# Milliseconds for which the browser waits for a page, on a busy machine too.
PATIENCE = 30_000


def open_page(browser: Browser, base: str) -> Page:
    """A browser of its own on the site, without scripts."""
    context = browser.new_context(base_url=base, java_script_enabled=False, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


@dataclass
class Walk:
    """One browser, and what somebody does in it."""

    page: Page
    wired: Wired
    clock: FixedClock
    base: str

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=re.compile(name)).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=re.compile(name)).first.click()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(label).first.select_option(option)

    def tick(self, label: str) -> None:
        self.page.get_by_label(re.compile(label)).first.check()

    def save(self, name: str) -> Download:
        """Press a button whose answer is a file."""
        with self.page.expect_download() as found:
            self.press(name)
        return found.value

    @property
    def told(self) -> str:
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    def reads(self, *words: str) -> None:
        for said in words:
            assert said in self.told, f"{self.page.url} does not say “{said}”: {self.told[:1500]}"

    def fortnight(self) -> None:
        """Time passes, with the jobs at the end of each day."""
        for _ in range(14):
            # To the hour at which the group is written to, and on to the next morning.
            for hours in (7, 17):
                self.clock.advance(timedelta(hours=hours))
                desk.run_jobs(self.wired)

    def another(self) -> "Walk":
        """Somebody else, in a browser of their own."""
        browser = self.page.context.browser
        assert browser is not None
        return replace(self, page=open_page(browser, self.base))

    def code(self, secret: str = desk.SECRET) -> str:
        """What the authenticator shows next; each works once."""
        self.clock.advance(timedelta(seconds=31))
        return pyotp.TOTP(secret).at(self.clock())
