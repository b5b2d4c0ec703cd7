"""A browser for every journey, and for those that begin signed in a site of its own for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, Page

from course import sessions, wiring
from course.app import create_app
from course.sessions import Subject
from course.settings import Settings
from course.wiring import Wired
from tests import browsers, servers
from tests.factories import Learner
from tests.fakes import FixedClock

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browsers.chromium() as browser:
        yield browser


@pytest.fixture
def plain(settings: Settings, clock: FixedClock) -> Iterator[Wired]:
    """Without TLS, for a browser on this machine."""
    parts = wiring.build(replace(settings, base_url="http://127.0.0.1"), clock=clock, senders={})
    yield parts
    parts.db.dispose()


@pytest.fixture
def opened(plain: Wired, learner: Learner, chromium: Browser) -> Iterator[Open]:
    """`opened(path, width=..., ...)` is a page of the learner's in a browser that has just been given a code."""
    with signed_in(plain, learner, chromium, full=True) as open_page:
        yield open_page


@contextmanager
def signed_in(plain: Wired, learner: Learner, chromium: Browser, *, full: bool) -> Iterator[Open]:
    """A site, and a browser of this learner on it: with `full` after a code, else from a message's link."""
    app = create_app(plain, soon=lambda task: task())
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    with plain.db.writing() as session:
        subject = Subject(person_id=learner.person_id, enrolment_id=learner.enrolment_id)
        token, _ = sessions.open_for(session, subject, full=full, now=plain.clock())
        session.commit()
    with servers.threaded(app) as base:

        def open_page(path: str, width: int = 390, **kwargs: Any) -> Page:
            context = chromium.new_context(viewport={"width": width, "height": 844}, **kwargs)
            value = str(signer.dumps({"_user_id": token}))
            context.add_cookies([{"name": "kith", "value": value, "url": base}])
            page = context.new_page()
            page.goto(base + path)
            return page

        yield open_page
