"""The test phone: what it shows of whom, that it moves the clock, and that it is nowhere but in the demonstration."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from course import breaks, check_ins, facts, joining, sessions, stepping, wiring
from course.app import create_app
from course.clock import HeldClock
from course.joining import Wish
from course.models import Cohort
from course.people import Profile
from course.sessions import Subject
from course.settings import Settings
from course.stepping import NotHeld
from course.wiring import Wired
from tests import desk
from tests.conftest import MONDAY, browser
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock

ADA, BEN = "+447700900123", "+447700900124"


@pytest.fixture
def demo(settings: Settings, clock: FixedClock) -> Iterator[Wired]:
    """A demonstration with nobody in it, on a clock of the test's own."""
    parts = wiring.build(replace(settings, mode="demo"), clock=clock)
    with parts.db.writing() as session:
        facts.remember(session, facts.DEMONSTRATION, "yes", now=clock())
        session.commit()
    yield parts
    parts.db.dispose()


@pytest.fixture
def phone(demo: Wired) -> FlaskClient:
    return browser(create_app(demo, soon=lambda task: task()))


@pytest.fixture
def cohort(demo: Wired) -> Cohort:
    return make_cohort(demo)


def join(demo: Wired, cohort: Cohort, *, name: str = "Ada", contact: str = ADA) -> None:
    make_learner(demo, cohort, profile=make_profile(name=name, contact=contact))
    stepping.step(demo, now=demo.clock())


def page(phone: FlaskClient, query: str = "") -> str:
    answer = phone.get(f"/phone{query}")
    assert answer.status_code == 200
    return html.unescape(answer.text)


def post(phone: FlaskClient, path: str, **form: str) -> str:
    key = re.search(r'name="as" value="([0-9a-f]+)"', page(phone))
    assert key is not None
    answer = phone.post(path, data={"as": key[1], **form})
    assert answer.status_code == 303
    return page(phone, "?" + answer.headers["Location"].split("?")[1].split("#")[0])


def bubbles(text: str) -> list[str]:
    found = re.findall(r'<div class="text(?: out)?"[^>]*>(.*?)</div>', text, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one).strip() for one in found]


def test_outside_the_demonstration_there_is_no_phone(client: FlaskClient) -> None:
    assert client.get("/phone").status_code == 404
    for path in ("/phone/next-message", "/phone/clock", "/phone/reply", "/phone/identity"):
        assert client.post(path).status_code == 404


def test_with_nobody_in_it_the_phone_says_so(phone: FlaskClient) -> None:
    assert "Nobody has joined yet" in page(phone)


def test_a_message_is_shown_with_a_link_on_this_very_site(
    demo: Wired, phone: FlaskClient, cohort: Cohort
) -> None:
    join(demo, cohort)
    text = page(phone)
    assert re.search(r'<a href="/l/[A-Za-z0-9_-]{22}">kith\.test/l/', text)
    assert "+44 7700 900123" in text
    assert bubbles(text)[0].startswith("You asked for weekly notes from Riverside.")


def test_the_next_message_is_told_and_jumped_to(
    demo: Wired, phone: FlaskClient, cohort: Cohort, clock: FixedClock
) -> None:
    join(demo, cohort)
    assert "Next: lesson 2, Wed 6 Jan 16:30" in page(phone)
    text = post(phone, "/phone/next-message")
    assert clock() == datetime(2027, 1, 6, 16, 30, tzinfo=UTC)
    assert len(bubbles(text)) == 2
    assert "Wed 6 Jan, 16:30" in text


def test_a_jump_passes_nothing_by(demo: Wired, phone: FlaskClient, cohort: Cohort, clock: FixedClock) -> None:
    join(demo, cohort)
    text = post(phone, "/phone/clock", to=(MONDAY + timedelta(days=8)).isoformat())
    assert clock() == MONDAY + timedelta(days=8)
    times = re.findall(r'<time datetime="([^"]+)">[^<]*</time>\s*<div', text)
    assert times == [
        "2027-01-04T10:00:00+00:00",
        "2027-01-06T16:30:00+00:00",
        "2027-01-08T16:30:00+00:00",
        "2027-01-11T16:30:00+00:00",
    ]


@pytest.mark.parametrize(
    "to", ["", "tomorrow", "2027-01-04T11:00:00", "2027-01-04T09:00:00+00:00", "2031-01-01T00:00:00+00:00"]
)
def test_the_clock_goes_forward_only_and_not_without_end(
    demo: Wired, phone: FlaskClient, cohort: Cohort, clock: FixedClock, to: str
) -> None:
    join(demo, cohort)
    key = re.search(r'name="as" value="([0-9a-f]+)"', page(phone))
    assert key is not None
    assert phone.post("/phone/clock", data={"as": key[1], "to": to}).status_code == 422
    assert clock() == MONDAY


def test_a_reply_is_answered_at_once_and_explained(demo: Wired, phone: FlaskClient, cohort: Cohort) -> None:
    join(demo, cohort)
    text = post(phone, "/phone/reply", reply=" HELP ")
    assert bubbles(text)[1] == "Sent: HELP"
    assert len(bubbles(text)) == 3
    assert "HELP recognised." in text
    assert "The answer to HELP" in text


def test_somebody_signed_in_at_the_desk_can_use_the_phone_too(
    demo: Wired, phone: FlaskClient, cohort: Cohort
) -> None:
    join(demo, cohort)
    staff_id = desk.make_staff(demo)
    with demo.db.writing() as session:
        token, _ = sessions.open_for(session, Subject(staff_id=staff_id), full=False, now=demo.clock())
        session.commit()
    with desk.cookie_of(phone) as cookie:
        cookie["_user_id"] = token
    assert "Eve" in phone.get("/admin/account").text
    assert bubbles(post(phone, "/phone/reply", reply="HELP"))[-1].startswith("Riverside: ")


def test_stop_ends_what_is_to_come(
    demo: Wired, phone: FlaskClient, cohort: Cohort, clock: FixedClock
) -> None:
    join(demo, cohort)
    text = post(phone, "/phone/reply", reply="STOP")
    assert "Nothing more is to come for them." in text
    assert "Jump to next message" not in text
    text = post(phone, "/phone/clock", to=(MONDAY + timedelta(days=5)).isoformat())
    assert len(bubbles(text)) == 3
    assert "They have not said yes to messages, or took it back." in text


def test_a_number_answers_the_check_in(demo: Wired, phone: FlaskClient, cohort: Cohort) -> None:
    join(demo, cohort)
    post(phone, "/phone/clock", to="2027-01-11T16:30:00+00:00")
    post(phone, "/phone/reply", reply="7")
    with demo.db.reading() as session:
        (past,) = check_ins.history(session, 1)
    assert (past.mood, past.via) == (7, "sms")


def test_what_is_to_come_is_named_as_people_say_it(demo: Wired, phone: FlaskClient, cohort: Cohort) -> None:
    join(demo, cohort)
    with demo.db.writing() as session:
        group = session.get_one(Cohort, cohort.id)
        breaks.begin(session, group, until_on=None, now=demo.clock())
        breaks.end(session, group, now=demo.clock())
        session.commit()
    assert re.findall(r"Next: ([^<]*)", page(phone)) == ["that the pause is over, Tue 5 Jan 16:30"]


def test_an_empty_reply_sends_nothing(demo: Wired, phone: FlaskClient, cohort: Cohort) -> None:
    join(demo, cohort)
    assert len(bubbles(post(phone, "/phone/reply", reply="   "))) == 1


def test_the_phone_becomes_whoever_asked_to_join_last(
    demo: Wired, phone: FlaskClient, cohort: Cohort
) -> None:
    join(demo, cohort)
    with demo.db.writing() as session:
        wish = Wish(
            Profile("Ben", "sms", BEN, "GB", "Europe/London", "en", "16:30", False), shares_moods=False
        )
        joining.ask(session, cohort, wish, secret="a browser's own", now=demo.clock())
        session.commit()
    stepping.step(demo, now=demo.clock())
    text = page(phone)
    assert "+44 7700 900124" in text
    assert re.match(r"\d{6} is your Riverside code", bubbles(text)[0])
    assert "Somebody new, text" in text


def test_another_identity_can_be_chosen(demo: Wired, phone: FlaskClient, cohort: Cohort) -> None:
    join(demo, cohort)
    join(demo, cohort, name="Ben", contact=BEN)
    options = dict(re.findall(r'<option value="([0-9a-f]{12})"[^>]*>(\w+), text', page(phone)))
    for key, name in options.items():
        answer = phone.post("/phone/identity", data={"as": key})
        assert answer.headers["Location"].startswith(f"/phone?as={key}")
        assert f'value="{key}" selected>{name}, text' in page(phone, f"?as={key}")
    assert sorted(options.values()) == ["Ada", "Ben"]
    assert phone.post("/phone/identity", data={"as": "nobody"}).status_code == 404


def test_an_email_is_shown_with_its_subject_and_cannot_be_answered(
    demo: Wired, phone: FlaskClient, cohort: Cohort
) -> None:
    make_learner(demo, cohort, profile=make_profile(channel="email", contact="ada@example.org"))
    stepping.step(demo, now=demo.clock())
    text = page(phone)
    assert re.search(r'<div class="text"[^>]*><b>[^<]+</b><p>', text)
    assert re.search(r'<a href="/unsubscribe/[^"]+">', text)
    assert "Reply as the learner" not in text


def test_a_fourth_code_in_an_hour_is_explained(demo: Wired, phone: FlaskClient, cohort: Cohort) -> None:
    wish = Wish(Profile("Ben", "sms", BEN, "GB", "Europe/London", "en", "16:30", False), shares_moods=False)
    for _ in range(3):
        with demo.db.writing() as session:
            joining.ask(session, cohort, wish, secret="a browser's own", now=demo.clock())
            session.commit()
    stepping.step(demo, now=demo.clock())
    assert "Three codes in an hour" in page(phone)


def test_looking_at_the_phone_changes_nothing(demo: Wired, phone: FlaskClient, cohort: Cohort) -> None:
    join(demo, cohort)
    first = page(phone)
    assert page(phone) == first


def test_a_clock_that_is_not_held_cannot_be_moved(demo: Wired) -> None:
    with pytest.raises(NotHeld):
        stepping.movable(lambda: MONDAY)


def test_a_held_clock_is_found_again_after_a_restart(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("clock") / "clock"
    HeldClock(path, begins_at=MONDAY).move_to(MONDAY + timedelta(hours=1))
    assert HeldClock(path, begins_at=MONDAY)() == MONDAY + timedelta(hours=1)
