"""The choice behind a message's link: what it offers is what it does, and looking at it does nothing."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from course import consents, enrolments, people
from course.models import Enrolment, Nudge, Person
from course.wiring import Wired
from tests.factories import Learner, enrolment_of, link_to, make_cohort, make_learner
from tests.fakes import FixedClock
from tests.web.test_message_link import everything

MONDAY = date(2027, 1, 4)


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired))


def choose(client: FlaskClient, path: str, choice: str) -> str:
    answer = client.post(f"{path}/choices", data={"choice": choice})
    assert answer.status_code == 200
    assert client.get("/today").status_code == 200, "The page leads on to today."
    return answer.text


@pytest.mark.parametrize("kind", ["still-there", "pause"])
def test_the_link_of_a_message_that_asks_shows_the_ways_and_changes_nothing(
    wired: Wired, client: FlaskClient, learner: Learner, kind: str
) -> None:
    path = link_to(wired, learner, kind=kind)
    before = everything(wired)
    for address in (path, f"{path}/choices"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
        for words in ("Go on", "Go slower", "Pause for two weeks", "Stop the texts", "Monday 18 January"):
            assert words in answer.text
        assert "Later" not in answer.text, "This message speaks of no item."
        assert not any(canary in answer.text for canary in ("Ada", "900123", "riverside"))
    assert everything(wired) == before


def test_each_way_does_what_it_says(wired: Wired, client: FlaskClient, learner: Learner) -> None:
    path = link_to(wired, learner, kind="still-there")
    said = choose(client, path, "pause")
    assert "paused until Monday 18 January" in said
    assert enrolment_of(wired, learner).paused_until_on == MONDAY + timedelta(weeks=2)
    assert "goes on where you are" in choose(client, path, "resume")
    assert enrolment_of(wired, learner).paused_at is None
    assert "now take two weeks" in choose(client, path, "slower")
    assert enrolment_of(wired, learner).pace == 2
    assert "Go slower" not in client.get(path).text
    assert "no more texts" in choose(client, path, "stop")
    with wired.db.reading() as session:
        person = session.get_one(Person, learner.person_id)
        index = people.index_of(person)
        assert index is not None
        assert not consents.may_send(session, person_id=person.id, channel="sms", contact_index=index)


def test_the_end_that_slower_names_is_the_end_that_comes(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    path = link_to(wired, learner, kind="still-there")
    named = client.get(path).text.split("The course ends on ")[1].split(".")[0]
    assert f"The course ends on {named}." in choose(client, path, "slower")


@pytest.mark.parametrize("choice", ["slower", "resume"])
def test_a_pause_that_followed_from_silence_ends_with_any_way_on(
    wired: Wired, client: FlaskClient, learner: Learner, clock: FixedClock, choice: str
) -> None:
    with wired.db.writing() as session:
        enrolments.pause_by_itself(session.get_one(Enrolment, learner.enrolment_id), now=clock())
        session.commit()
    choose(client, link_to(wired, learner, kind="pause"), choice)
    assert enrolment_of(wired, learner).paused_at is None


def test_later_comes_first_on_the_way_from_the_last_item_and_sends_it_once_more(
    wired: Wired, client: FlaskClient, learner: Learner, clock: FixedClock
) -> None:
    with wired.db.writing() as session:
        session.add(
            Nudge(
                enrolment_id=learner.enrolment_id,
                person_id=learner.person_id,
                reason_key="lesson:l02",
                kind="lesson",
                item="l02",
                for_on=MONDAY,
                wall_time="10:00",
                zone="Europe/London",
                due_at=clock(),
                why="It is due.",
                planned_at=clock(),
            )
        )
        session.commit()
    path = link_to(wired, learner, kind="lesson", item="l02")
    assert f'href="{path}/choices"' in client.get(path).text
    page = client.get(f"{path}/choices").text
    assert page.index("Later") < page.index("Go on")
    assert "once more tomorrow" in choose(client, path, "later")
    found = enrolment_of(wired, learner)
    assert (found.later_item, found.later_on) == ("l02", MONDAY + timedelta(days=1))


def test_whatever_is_no_way_only_shows_the_ways_again(
    wired: Wired, client: FlaskClient, learner: Learner
) -> None:
    path = link_to(wired, learner, kind="still-there")
    before = everything(wired)
    for choice in ("", "later", "nonsense"):
        answer = client.post(f"{path}/choices", data={"choice": choice})
        assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}/choices")
    assert client.post("/l/" + "A" * 22 + "/choices", data={"choice": "stop"}).status_code == 404
    assert everything(wired) == before


def test_who_has_left_has_nothing_to_choose(
    wired: Wired, client: FlaskClient, learner: Learner, clock: FixedClock
) -> None:
    path = link_to(wired, learner, kind="still-there")
    with wired.db.writing() as session:
        enrolments.withdraw(session.get_one(Enrolment, learner.enrolment_id), by="learner", now=clock())
        session.commit()
    assert "Not now?" not in client.get(path).text
    assert client.get(f"{path}/choices").status_code == 404
