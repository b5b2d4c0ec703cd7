"""Browsers that are signed in as a learner, at link tier or after a step-up."""

from flask import Flask
from flask.testing import FlaskClient

from course import sessions
from course.sessions import Subject
from course.wiring import Wired
from tests.conftest import BASE_URL, browser
from tests.factories import Learner


def signed_in(app: Flask, wired: Wired, learner: Learner, *, full: bool = False) -> FlaskClient:
    """A new browser of this learner's: by a message's link, or with a fresh code too (`full`)."""
    with wired.db.writing() as session:
        subject = Subject(person_id=learner.person_id, enrolment_id=learner.enrolment_id)
        token, _ = sessions.open_for(session, subject, full=full, now=wired.clock())
        session.commit()
    made = browser(app)
    with made.session_transaction(base_url=BASE_URL) as cookie:
        cookie["_user_id"] = token
    return made
