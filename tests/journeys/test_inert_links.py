"""A scanner that opens every link in a real browser, with JavaScript, and waits: nothing may come of it."""

import http.client
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from sqlalchemy import select, text

from course import delivery, joining, planning, wiring
from course.app import create_app
from course.db import Model
from course.settings import Settings
from course.wiring import Wired
from tests import servers
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender


@pytest.fixture
def here(
    settings: Settings, clock: FixedClock, sms: RecordingSender, tmp_path: Path
) -> Iterator[tuple[Wired, str]]:
    """Live mode on this machine, served for real."""
    parts = wiring.build(replace(settings, base_url="http://127.0.0.1"), clock=clock, senders={"sms": sms})
    with servers.threaded(create_app(parts, soon=lambda task: task())) as address:
        yield parts, address
    parts.db.dispose()


def everything(wired: Wired) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with wired.db.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(text("1")))]
            for table in Model.metadata.sorted_tables
        }


def links_of(wired: Wired, clock: FixedClock, sms: RecordingSender) -> list[str]:
    """The path of one link of every kind: welcome, invitation, lesson, check-in."""
    cohort = make_cohort(wired)
    make_learner(wired, cohort)
    with wired.db.writing() as session:
        joining.invite(session, cohort, make_profile(contact="+447700900125"), source="staff", now=clock())
        session.commit()
    for _ in range(8 * 24):
        planning.plan_due(wired, now=clock())
        delivery.deliver_due(wired, clock=clock)
        clock.advance(timedelta(hours=1))
    clock.advance(timedelta(hours=-1))
    found = [word for one in sms.sent for word in one.parts.text.split() if "/l/" in word]
    return [urlsplit(word).path for word in found]


def test_get_and_head_of_every_link_change_nothing_and_sign_nobody_in(
    here: tuple[Wired, str], clock: FixedClock, sms: RecordingSender, chromium: Browser
) -> None:
    wired, address = here
    paths = links_of(wired, clock, sms)
    assert len(paths) >= 5
    before = everything(wired)
    for path in [*paths, "/l/" + "A" * 22]:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        connection.request("HEAD", path)
        assert connection.getresponse().getheader("Set-Cookie") is None
        connection.close()
        scanner = chromium.new_context()
        page = scanner.new_page()
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert scanner.cookies() == [], path
        page.goto(address + "/today")
        assert "/link" in page.url, "The scanner is nobody here."
        scanner.close()
    assert everything(wired) == before


def test_after_the_scanners_the_learner_needs_one_tap(
    here: tuple[Wired, str], clock: FixedClock, sms: RecordingSender, chromium: Browser
) -> None:
    wired, address = here
    path = links_of(wired, clock, sms)[-1]
    for _ in range(5):
        scanner = chromium.new_context()
        scanner.new_page().goto(address + path)
        scanner.close()
    phone = chromium.new_context(java_script_enabled=False)
    page = phone.new_page()
    page.goto(address + path)
    page.locator("main form button").first.click()
    assert "/l/" not in page.url
    assert "/link" not in page.url
    phone.close()
