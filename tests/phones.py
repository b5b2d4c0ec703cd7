"""A learner's phone: a real browser that is signed in to a server of this machine."""

from playwright.sync_api import BrowserContext

from course import sessions
from course.app import create_app
from course.sessions import Subject
from course.wiring import Wired
from tests.conftest import BASE_URL
from tests.factories import Learner


def sign_in(phone: BrowserContext, wired: Wired, learner: Learner, address: str) -> None:
    """Give a browser the cookie of a fresh session at full tier."""
    subject = Subject(person_id=learner.person_id, enrolment_id=learner.enrolment_id)
    with wired.db.writing() as session:
        token, _ = sessions.open_for(session, subject, full=True, now=wired.clock())
        session.commit()
    client = create_app(wired).test_client()
    with client.session_transaction(base_url=BASE_URL) as cookie:
        cookie["_user_id"] = token
    made = client.get_cookie("kith", domain="kith.test")
    assert made is not None
    phone.add_cookies([{"name": "kith", "value": made.value, "url": address}])
