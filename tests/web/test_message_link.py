"""The link in a message: looking does nothing, the tap opens the lesson, a bad link is always one page."""

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from course import answers, erasing, joining, message_links, people
from course.db import Model
from course.models import BrowserSession, Cohort, JoinRequest, LinkToken, Message
from course.wiring import Wired
from tests import databases
from tests.conftest import browser
from tests.factories import Learner, link_to, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock

CARDS = re.compile(r"Card 1 of \d+")


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


@pytest.fixture
def learner(wired: Wired, cohort: Cohort) -> Learner:
    return make_learner(wired, cohort)


def link_of_invitation(wired: Wired, cohort: Cohort) -> str:
    now = wired.clock()
    with wired.db.writing() as session:
        request = joining.invite(
            session, cohort, make_profile(contact="+447700900412"), source="staff", now=now
        )
        message = session.scalars(select(Message).where(Message.join_request_id == request.id)).one()
        token = message_links.issue(session, [message], now=now)[message.id]
        session.commit()
    return f"/l/{token}"


def everything(wired: Wired) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with wired.db.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(text("1")))]
            for table in Model.metadata.sorted_tables
        }


def one_session(wired: Wired) -> BrowserSession:
    with wired.db.reading() as session:
        return session.scalars(select(BrowserSession).where(BrowserSession.ended_at.is_(None))).one()


def test_looking_at_any_link_changes_nothing_and_sets_nothing(
    wired: Wired, client: FlaskClient, cohort: Cohort, learner: Learner
) -> None:
    paths = [link_to(wired, learner, item=item) for item in ("l01", "l02", "week-1", None)]
    paths.append(link_of_invitation(wired, cohort))
    before = everything(wired)
    for path in paths:
        for ask in (client.get, client.head):
            answer = ask(path)
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"
    assert everything(wired) == before


def test_a_lesson_shows_its_first_card_in_full_with_its_button(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    path = link_to(wired, learner, item="l02")
    page = client.get(path).text
    first = wired.course.lesson("l02").cards[0]
    assert first.html in page
    assert first.title in page
    assert f'action="{path}"' in page
    assert "Next" in page
    assert "<title>Your five minutes · Kith</title>" in page, (
        "Phones show the title under the message as a preview."
    )


def test_no_link_names_anybody(wired: Wired, client: FlaskClient, cohort: Cohort, learner: Learner) -> None:
    for path in (
        link_to(wired, learner, item="l01"),
        link_to(wired, learner),
        link_of_invitation(wired, cohort),
    ):
        page = client.get(path).text
        for canary in ("Ada", "900123", "900412", "riverside", "My story"):
            assert canary not in page


def test_the_tap_opens_the_lesson_at_its_second_card_at_link_tier(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    path = link_to(wired, learner, item="l02")
    before = client.get(path).text
    answer = client.post(path)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/lessons/l02#card-2")
    row = one_session(wired)
    assert (row.person_id, row.enrolment_id, row.full_until) == (
        learner.person_id,
        learner.enrolment_id,
        None,
    )
    with wired.db.reading() as session:
        assert list(answers.progress(session, learner.enrolment_id)) == ["l02"]
    lesson = client.get("/lessons/l02").text
    assert path.removeprefix("/l/") not in lesson
    assert CARDS.findall(before) == CARDS.findall(lesson) != [], "Both say how many cards there are."


def test_the_link_of_a_check_in_asks_for_the_mood_and_the_tap_keeps_it(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    path = link_to(wired, learner, item="week-1")
    page = client.get(path).text
    assert wired.course.check_in.question("mood").label in page
    assert len(re.findall(r'name="mood" value="\d+"', page)) == 10
    assert " checked" not in page
    assert client.post(path, data={"mood": "7"}).headers["Location"] == "/check-ins/week-1"
    with wired.db.reading() as session:
        saved = answers.saved(session, learner.enrolment_id, "week-1")["mood"]
    assert (saved.values, saved.session_id) == ({"mood": 7}, one_session(wired).id)


@pytest.mark.parametrize("mood", ["", "0", "11", "²", "7.0", "-1", "seven"])
def test_a_mood_that_is_none_is_left_out(
    wired: Wired, client: FlaskClient, learner: Learner, mood: str
) -> None:
    answer = client.post(link_to(wired, learner, item="week-1"), data={"mood": mood})
    assert answer.headers["Location"] == "/check-ins/week-1"
    with wired.db.reading() as session:
        assert answers.saved(session, learner.enrolment_id, "week-1") == {}


@pytest.mark.parametrize("item", [None, "l99"])
def test_a_link_to_nothing_in_particular_opens_today(
    wired: Wired, client: FlaskClient, learner: Learner, item: str | None
) -> None:
    path = link_to(wired, learner, item=item)
    assert "Open today’s page" in client.get(path).text
    assert client.post(path).headers["Location"] == "/today"


def test_an_invitation_says_what_it_is_and_leads_to_the_join_page(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    path = link_of_invitation(wired, cohort)
    assert "Nothing starts unless you say so" in client.get(path).text
    assert client.post(path).headers["Location"] == "/join/riverside"
    assert client.get("/today").headers["Location"] == "/link", "An invited person is not a learner yet."


def test_a_link_works_again_until_it_expires(
    wired: Wired, client: FlaskClient, learner: Learner, clock: FixedClock
) -> None:
    path = link_to(wired, learner, item="l01")
    for _ in range(3):
        assert client.post(path).status_code == 303
    clock.advance(timedelta(days=7, seconds=-1))
    assert client.get(path).status_code == 200
    clock.advance(timedelta(seconds=1))
    assert client.get(path).status_code == 404


def test_whatever_is_wrong_with_a_link_the_page_is_one_and_the_same(
    wired: Wired, app: Flask, client: FlaskClient, cohort: Cohort, learner: Learner, clock: FixedClock
) -> None:
    expired, revoked = link_to(wired, learner, item="l01"), link_to(wired, learner, item="l02")
    taken_back = link_of_invitation(wired, cohort)
    clock.advance(timedelta(days=8))
    with wired.db.writing() as session:
        message_links.revoke_all(session, learner.person_id, now=clock())
        joining.take_back(session, session.get_one(JoinRequest, 1), now=clock())
        session.commit()
    good = link_to(wired, learner, item="l01")
    bad = [
        expired,
        revoked,
        taken_back,
        good[:-1],
        good + "x",
        "/l/" + good.removeprefix("/l/").swapcase(),
        "/l/" + "A" * 22,
        "/l/x",
        "/l/%00",
        "/l/é",
    ]
    before = everything(wired)
    got = [browser(app).get(path) for path in bad]
    tapped = [browser(app).post(path, data={"mood": "7"}) for path in bad]
    assert {one.status_code for one in (*got, *tapped)} == {404}
    assert len({one.text for one in (*got, *tapped)}) == 1
    assert not any("Set-Cookie" in one.headers for one in (*got, *tapped))
    assert 'action="/link"' in got[0].text
    assert everything(wired) == before


def test_looking_at_a_link_asks_the_database_once_whatever_is_behind_it(
    wired: Wired, client: FlaskClient, clock: FixedClock, learner: Learner
) -> None:
    old = link_to(wired, learner, item="l02")
    clock.advance(message_links.LIVES)
    paths = [link_to(wired, learner, item=item) for item in ("l01", "week-1", None)]
    for path, status in ((old, 404), (paths[0] + "x", 404), *((one, 200) for one in paths)):
        with databases.counted(wired.db) as statements:
            assert client.get(path).status_code == status
        assert [one.split()[0] for one in statements if one != "BEGIN"] == ["SELECT"]


def test_a_tap_asks_the_database_for_nothing_twice(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    path = link_to(wired, learner, item="l02")
    with databases.counted(wired.db) as statements:
        assert client.post(path).status_code == 303
    asked = [one for one in statements if one != "BEGIN"]
    assert len(asked) == len(set(asked)) == 7


def test_the_link_of_an_erased_person_opens_nothing(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    path = link_to(wired, learner, item="l01")
    with wired.db.writing() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        erasing.erase(session, person, actor="learner", ledger=wired.settings.data_dir, now=wired.clock())
        session.commit()
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_each_tap_is_a_new_session_and_the_one_before_ends(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    path = link_to(wired, learner, item="l01")
    client.post(path)
    first = client.get_cookie("__Host-kith", domain="kith.test")
    client.post(path)
    second = client.get_cookie("__Host-kith", domain="kith.test")
    assert first is not None
    assert second is not None
    assert first.value != second.value
    with wired.db.reading() as session:
        rows = session.scalars(select(BrowserSession).order_by(BrowserSession.id)).all()
    assert [row.ended_at is None for row in rows] == [False, True]


def test_a_session_planted_by_somebody_else_is_left_behind(
    app: Flask, wired: Wired, cohort: Cohort, learner: Learner
) -> None:
    attacker, victim = browser(app), browser(app)
    other = make_learner(wired, cohort, profile=make_profile(name="Eve", contact="+447700900777"))
    attacker.post(link_to(wired, other, item="l01"))
    planted = attacker.get_cookie("__Host-kith", domain="kith.test")
    assert planted is not None
    victim.set_cookie("__Host-kith", planted.value, domain="kith.test", secure=True)
    victim.post(link_to(wired, learner, item="l01"))
    assert one_session(wired).enrolment_id == learner.enrolment_id
    assert attacker.get("/today").headers["Location"] == "/link"


def test_the_tap_must_come_from_our_own_page(app: Flask, wired: Wired, learner: Learner) -> None:
    foreign = app.test_client()
    foreign.environ_base.update(
        {"wsgi.url_scheme": "https", "HTTP_HOST": "kith.test", "HTTP_SEC_FETCH_SITE": "cross-site"}
    )
    assert foreign.post(link_to(wired, learner, item="l01")).status_code == 403


def test_only_a_digest_of_the_token_is_stored(wired: Wired, learner: Learner) -> None:
    token = link_to(wired, learner, item="l01").removeprefix("/l/")
    assert len(token) == message_links.TOKEN_LENGTH
    assert token not in str(everything(wired))
    with wired.db.reading() as session:
        assert len(session.scalars(select(LinkToken.digest)).one()) == 64


def test_a_course_that_starts_later_can_be_opened_early(wired: Wired, client: FlaskClient) -> None:
    later = make_cohort(wired, code="later", starts_on=date(2027, 2, 1))
    learner = make_learner(wired, later, profile=make_profile(contact="+447700900555"))
    assert client.post(link_to(wired, learner)).headers["Location"] == "/today"
