"""What every page of a learner weighs on the wire: packed, alone and with the style sheets and scripts it asks for.

This learner has answered every question of every exercise, since a page that was filled in weighs more.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from course import answers
from course.lessons import Lesson
from course.web import assets
from course.wiring import Wired
from tests import exercises
from tests.factories import make_cohort, make_learner, make_profile
from tests.learners import signed_in

# The first flight of a connection carries ten segments (RFC 6928); some 270 bytes of it are headers.
MOST, MOST_HTML = 14_336, 6_000
PAGES = (
    "/", "/today", "/people", "/story", "/letter", "/settings", "/track", "/about", "/help-now", "/link", "/offline",
    "/check-ins/week-1", "/check-ins/week-1/result", "/join/riverside", "/nowhere",
)  # fmt: skip
PARTS = re.compile(r'(?:<link rel="stylesheet" href|<script type="module" src)="/static/([^"]+)"([^>]*)')
LATER = 'fetchpriority="low"'


@dataclass(frozen=True)
class Weight:
    """One page, in packed bytes. Files are asked for once in a year; `later` comes when the page can be read."""

    path: str
    html: int
    files: int
    later: int

    @property
    def together(self) -> int:
        return self.html + self.files + self.later


def weigh(app: Flask, wired: Wired, locale: str = "en") -> list[Weight]:
    """Every page of a learner who has been through the whole course, and every lesson of it; the heaviest first.

    `locale` is the language that the learner reads them in.
    """
    now = wired.clock()
    begin = now - timedelta(weeks=30)
    cohort = make_cohort(wired, starts_on=begin.date())
    learner = make_learner(wired, cohort, profile=make_profile(locale=locale), at=begin)
    with wired.db.writing() as session:
        for (item, card), values in exercises.WRITTEN.items():
            answers.save(session, learner.enrolment_id, item, card, values, session_id=None, now=begin)
        people = [{**one, "i_receive": 5} for one in exercises.WRITTEN["l04", "5"]["people"]]
        answers.keep(session, learner.enrolment_id, "e1", "map", {"people": people}, session_id=None, now=now)
        for item in ("l01", "l02", "l03"):
            answers.finish(session, learner.enrolment_id, item, now=begin)
        session.commit()
    phone = signed_in(app, wired, learner, full=True)
    phone.post("/check-ins/week-1", data={"mood": "5", "near": "close", "recall-l03": "pause, share, keep"})
    found = [*(_weight(app, phone, path) for path in PAGES), *_lessons(app, wired, phone)]
    return sorted((one for one in found if one is not None), key=lambda one: -one.together)


def _lessons(app: Flask, wired: Wired, phone: FlaskClient) -> Iterator[Weight | None]:
    for lesson in _of_english(wired):
        yield _weight(app, phone, f"/lessons/{lesson.id}")
        yield _weight(app, phone, f"/lessons/{lesson.id}/step")


def _of_english(wired: Wired) -> list[Lesson]:
    return [lesson for (locale, _id), lesson in sorted(wired.course.lessons.items()) if locale == "en"]


def _weight(app: Flask, phone: FlaskClient, path: str) -> Weight | None:
    """None for a page that leads elsewhere: a lesson of an area that was not chosen, a letter not yet written."""
    page = phone.get(path)
    if page.status_code not in (200, 404) or (page.status_code == 404 and path != "/nowhere"):
        return None
    shared: assets.Assets = app.extensions["assets"]
    sizes = {False: 0, True: 0}
    for name, marks in PARTS.findall(page.text):
        found = shared.find(name)
        sizes[LATER in marks] += len(found.packed) if found else 0
    return Weight(path, len(gzip.compress(page.data, 9)), sizes[False], sizes[True])
