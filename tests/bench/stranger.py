"""A stranger's run: from an empty live installation to a cohort of 200 imported, rehearsed and opened, step by step.

`stranger` starts live mode beside a carrier and a post office of its own, and clicks through the desk in a real
browser as somebody would who has never seen it: nothing is done but by what the pages offer. Each line is one step
and its seconds. What it cannot measure is reading: a person takes longer, and the pages say as much as they say.
`stranger FOLDER` keeps a picture of every step there.
"""

import base64
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pyotp
from aiosmtpd.controller import Controller
from playwright.sync_api import Page

from tests import browsers
from tests.fake_twilio.client import FakeTwilio
from tests.http_client import Phone
from tests.senders.post_office import Post

ROOT = Path(__file__).resolve().parents[2]
PEOPLE, PASSWORD, NUMBER, MAIL = 200, "four ordinary words here", "+447700900111", "olga@riverside.example"
# Milliseconds for which the browser waits for a page: on a busy machine a rehearsal takes a while.
PATIENCE = 180_000
CODE = re.compile(r"(?:^|code is )(\d{6})\b")


class Steps:
    """The page, and the seconds since the step before."""

    def __init__(self, page: Page, folder: Path | None) -> None:
        self.page, self._folder, self._number = page, folder, 0
        self._began = self._last = time.monotonic()

    def done(self, what: str) -> None:
        now = time.monotonic()
        print(f"{now - self._last:6.1f} s  {what}", flush=True)
        self._number, self._last = self._number + 1, now
        if self._folder is not None:
            self.page.screenshot(path=self._folder / f"{self._number:02}.png", full_page=True)

    def press(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=name).first.click()

    def follow(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def told(self) -> str:
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    def total(self) -> None:
        print(f"{time.monotonic() - self._began:6.1f} s  in all; load {os.getloadavg()[0]:.1f}")


def run() -> None:
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, FakeTwilio(Path(place) / "ledger.jsonl") as carrier:
        carrier.callbacks(["sent", "delivered"])
        post, mail_port = Post(), _free()
        office = Controller(post, hostname="127.0.0.1", port=mail_port)
        office.start()
        try:
            _from_nothing(Path(place), carrier, post, mail_port, folder)
        finally:
            office.stop()


def _from_nothing(place: Path, carrier: FakeTwilio, post: Post, mail_port: int, folder: Path | None) -> None:
    port = _free()
    environ = _environ(place, carrier, mail_port, port)
    with browsers.chromium() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.set_default_timeout(PATIENCE)
        steps = Steps(page, folder)
        _kith(environ, "upgrade")
        with _serving(environ, port, place):
            steps.done("the database made, the server up")
            address = _kith(environ, "create-staff", MAIL, "--role", "owner").strip()
            _set_up(steps, address)
            _try_messages(steps, carrier, post)
            _say_who(steps)
            _make_cohort(steps)
            _import(steps, place)
            _rehearse(steps)
            _tick_lines(steps, f"http://127.0.0.1:{port}")
            _open(steps, f"http://127.0.0.1:{port}")
            steps.total()


def _set_up(steps: Steps, address: str) -> None:
    page = steps.page
    page.goto(address)
    secret = re.sub(r"\s", "", page.locator(".secret code").text_content() or "")
    for name, value in (("name", "Olga Brand"), ("password", PASSWORD), ("again", PASSWORD)):
        page.fill(f"#{name}", value)
    page.fill("#code", pyotp.TOTP(secret).now())
    steps.press("Finish setting up")
    steps.follow("I have kept them")
    steps.done("the owner's account, with its second key")


def _try_messages(steps: Steps, carrier: FakeTwilio, post: Post) -> None:
    for link, to, bodies in (
        ("Try it", NUMBER, lambda: [one["body"] for one in carrier.accepted(NUMBER)]),
        ("Send one", MAIL, lambda: [raw.decode() for raw in post.raw]),
    ):
        steps.follow(re.compile(link))
        steps.page.fill("#contact", to)
        steps.press("Send it")
        steps.page.fill("#code", _code(bodies))
        steps.press("It arrived")
        steps.done(f"a test message to {to}, and its code typed")


def _code(bodies: Callable[[], list[str]]) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = [code for body in bodies() for code in CODE.findall(body)]
        if found:
            return str(found[-1])
        time.sleep(0.1)
    raise TimeoutError("No message came.")


def _say_who(steps: Steps) -> None:
    steps.follow(re.compile("Write it"))
    steps.page.fill("#name", "Riverside Counselling Trust")
    steps.page.fill("#contact", "help@riverside.example")
    steps.press("Save")
    steps.done("who runs this, as learners read it")


def _make_cohort(steps: Steps) -> None:
    page = steps.page
    steps.follow(re.compile("Make it"))
    page.fill("#name", "Spring group")
    page.select_option("#country", "GB")
    page.select_option("#plan", "12")
    page.fill("#starts_on", (datetime.now(UTC) + timedelta(days=1)).date().isoformat())
    page.locator("main form button.btn").last.click()
    steps.done(f"the cohort: {page.title()}")


def _import(steps: Steps, place: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Phone", "Email"])
    for at in range(PEOPLE):
        by_mail = at % 4 == 0
        sheet.append(
            [
                f"Person {at}",
                None if by_mail else f"07700 900{200 + at}",
                f"p{at}@example.org" if by_mail else None,
            ]
        )
    sheet.append(["Wrong", "12", None])
    book.save(place / "people.xlsx")
    steps.follow(re.compile("Import"))
    steps.page.set_input_files("#file", str(place / "people.xlsx"))
    steps.press("Check the rows")
    steps.done(f"{PEOPLE} rows and a wrong one checked")
    steps.press(re.compile(r"^(Invite|Ask|Import)"))
    steps.done(f"imported: {steps.told()[:90]}")


def _rehearse(steps: Steps) -> None:
    steps.follow("First steps")
    steps.press(re.compile("Look at it.*rehearsal"))
    steps.press(re.compile("^(Rehearse|Show|See)"))
    steps.done("rehearsed, from the first text to the last")
    steps.follow("First steps")
    steps.press(re.compile("Look at it.*poster"))
    steps.done("the poster")


def _tick_lines(steps: Steps, base: str) -> None:
    """The lines of help of the cohort's country, each checked by a person; here by a tick."""
    steps.page.goto(f"{base}/admin/help-lines")
    of_country = steps.page.locator(
        "tr", has=steps.page.locator("th", has_text=re.compile("^United Kingdom$"))
    )
    unchecked, number = of_country.get_by_role("button", name=re.compile("Checked today")), 0
    while unchecked.count():
        unchecked.first.click()
        number += 1
    steps.done(f"{number} lines of help ticked")


def _open(steps: Steps, base: str) -> None:
    steps.page.goto(f"{base}/admin/first-steps")
    steps.press("Put this list away")
    steps.page.goto(f"{base}/admin/cohorts")
    steps.follow("Spring group")
    is_open = "Close joining" in steps.told()
    steps.done(f"joining is {'open' if is_open else 'NOT open'}, {PEOPLE} invited")


def _kith(environ: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "course", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


@contextmanager
def _serving(environ: dict[str, str], port: int, place: Path) -> Iterator[None]:
    with (place / "server.log").open("w") as log:
        command = [sys.executable, "-m", "course", "serve", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=log)
        try:
            until = time.monotonic() + PATIENCE / 1000
            while not _answers(f"http://127.0.0.1:{port}"):
                assert time.monotonic() < until, (place / "server.log").read_text()
                time.sleep(0.1)
            yield
        finally:
            server.terminate()
            server.wait(40)


def _answers(base: str) -> bool:
    with suppress(OSError):
        return Phone(base).get("/help-now").status == 200
    return False


def _environ(place: Path, carrier: FakeTwilio, mail_port: int, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KITH_", "TWILIO_"))}
    return kept | {
        "KITH_DATABASE_URL": f"sqlite:///{place / 'kith.db'}",
        "KITH_BASE_URL": f"http://127.0.0.1:{port}",
        "KITH_SECRET_KEY": secrets.token_urlsafe(48),
        "KITH_DATA_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "KITH_SENDER_NAME": "Riverside",
        "KITH_DATA_DIR": str(place),
        "TWILIO_ACCOUNT_SID": carrier.sid,
        "TWILIO_AUTH_TOKEN": carrier.token,
        "TWILIO_FROM": "+15005550006",
        "KITH_TWILIO_API_URL": carrier.url,
        "KITH_SMTP_URL": f"smtp://127.0.0.1:{mail_port}",
        "KITH_EMAIL_FROM": "course@riverside.example",
    }


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
