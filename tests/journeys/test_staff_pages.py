"""Every page of staff, by the site map: nothing that axe calls a barrier, and nothing wider than a phone or a desk."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, Page

from course import audiences, joining, sessions, staff_notes, support_tasks
from course.announcements import NewAnnouncement, Words
from course.app import create_app
from course.models import Cohort
from course.rules.announced import Choice
from course.rules.standings import Announced
from course.sessions import Subject
from course.wiring import Wired
from tests import cohort_zips, desk, servers
from tests.factories import make_cohort, make_learner, make_profile
from tests.house.test_role_matrix import ROLES

# What stands in the gaps of an address; a number is 1.
GAPS = {"locale": "en", "kind": "lesson", "item": "l01"}
# Pages that want to know more than their address says.
ASKED = {
    "admin_changes.consider": "act=extend&number=1",
    "admin_changes.consider_move": "cohort=2",
    "admin_importing.done": "asked=3&left_out=2",
    "admin_rehearsal.show": "behaviour=stops",
    "admin_roster.consider": "act=pause&ids=1&number=1&asked=yes",
}
# A heading that is too wide for a desk, and a picture that nobody can hear.
FAULTS = """() => {
    const heading = document.querySelector("h1");
    heading.style.width = "1500px";
    heading.append(document.createElement("img"));
}"""
# Of all pages so many are looked at; the others only lead on, such as the end of a break that nobody takes.
AT_LEAST = 45


def pages(app: Flask) -> dict[str, str]:
    """The address of every page of staff, by its name in the site map."""
    found = {}
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint in ROLES:
            path = re.sub(r"<(?:int:)?(\w+)>", lambda gap: GAPS.get(gap[1], "1"), rule.rule)
            found[rule.endpoint] = f"{path}?{ASKED.get(rule.endpoint, '')}".rstrip("?")
    return dict(sorted(found.items()))


def furnish(wired: Wired) -> None:
    """Somebody who did everything, somebody who waits, a task, a note, words to the group, and a second cohort."""
    cohort, now = make_cohort(wired, on_duty=True), wired.clock()
    make_cohort(wired, name="Harbour", code="harbour")
    (lived,) = cohort_zips.live(wired, cohort)
    other = make_learner(
        wired, cohort, profile=make_profile(name="Bartholomew-Alexandrina Featherstonehaugh")
    )
    member = desk.make_staff(wired, email="sam.with.a.long.address@riverside.example", name="Sam")
    with wired.db.writing() as session:
        invited = make_profile(name="Waiting", contact="+447700900888")
        joining.invite(session, session.get_one(Cohort, cohort.id), invited, source="staff", now=now)
        support_tasks.open_one(
            session, category="self_harm", source="web", person_id=other.person_id, enrolment_id=other.enrolment_id,
            cohort_id=cohort.id, now=now,
        )  # fmt: skip
        staff_notes.write(
            session, lived.enrolment_id, "Rang.", kind=staff_notes.CALL, staff_id=member, now=now
        )
        on, group = now.date(), session.get_one(Cohort, cohort.id)
        words = Words("See you on Thursday at six, by the river.", "Thursday", "By the river, at six.")
        new = NewAnnouncement("key", words, Choice(), on, on + timedelta(days=2), member)
        meant = Announced(0, now, new.starts_on, new.last_on)
        reached = audiences.choose(session, wired.course, group, new.choice, meant, now=now)
        audiences.send(session, group, new, reached, now=now)
        session.commit()


@contextmanager
def at_desk(wired: Wired, app: Flask, chromium: Browser, **kwargs: Any) -> Iterator[Page]:
    """A page of an owner's who has just signed in."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    owner = desk.make_staff(wired)
    with wired.db.writing() as session:
        token, _ = sessions.open_for(session, Subject(staff_id=owner), full=False, now=wired.clock())
        session.commit()
    desk.signed_in(app, wired, owner)
    with servers.threaded(app) as base:
        context = chromium.new_context(base_url=base, **kwargs)
        value = str(signer.dumps({"_user_id": token}))
        context.add_cookies([{"name": "desk", "value": value, "url": base}])
        yield context.new_page()
        context.close()


def too_wide(page: Page, width: int) -> int:
    """By how many pixels it sticks out of a screen of this width."""
    page.set_viewport_size({"width": width, "height": 844})
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def wrong_with(page: Page) -> list[str]:
    """What is wrong with the page that is shown."""
    found = [f"{wide} px too wide at {width}" for width in (1280, 390) if (wide := too_wide(page, width)) > 0]
    barriers = Axe().run(page, options={"resultTypes": ["violations"]})
    return [*found, *([barriers.generate_report()] if barriers.violations_count else [])]


@pytest.mark.long
def test_no_page_of_staff_has_a_barrier(plain: Wired, chromium: Browser) -> None:
    furnish(plain)
    app = create_app(plain, soon=lambda task: None)
    with at_desk(plain, app, chromium, color_scheme="dark") as page:
        found = {}
        for name, path in pages(app).items():
            answer = page.goto(path)
            assert answer is not None
            assert (answer.status, "/sign-in" in page.url) == (200, False), path
            if page.url.endswith(path):
                found[name] = wrong_with(page)
        assert len(found) >= AT_LEAST
        assert {name: wrong for name, wrong in found.items() if wrong} == {}
        page.evaluate(FAULTS)
        assert len(wrong_with(page)) == 3, "What is wrong is found."
