"""Pages that point to more help: they hold nobody up, keep no answer, and show a plan only to whoever may see it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course import answers
from course.db import Model
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.learners import signed_in

WALK = "Canary walks before noon"


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return make_learner(wired, make_cohort(wired, on_duty=True))


@pytest.fixture
def reader(app: Flask, wired: Wired, learner: Learner) -> FlaskClient:
    return signed_in(app, wired, learner)


def rows(wired: Wired) -> int:
    with wired.db.reading() as session:
        return sum(
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in Model.metadata.sorted_tables
        )


@pytest.mark.parametrize("kind", ["support", "now", "calm", "worse"])
def test_each_page_has_the_lines_of_the_learners_country_and_a_way_on(reader: FlaskClient, kind: str) -> None:
    page = reader.get(f"/more-help/{kind}?next=/story").text
    assert "Samaritans" in page
    assert 'href="tel:999"' in page
    assert "/story" in page


def test_somebody_elsewhere_sees_no_other_countrys_lines(app: Flask, wired: Wired) -> None:
    profile = make_profile(country="AQ", contact="+447700900333")
    away = make_learner(wired, make_cohort(wired), profile=profile)
    page = signed_in(app, wired, away).get("/more-help/now").text
    assert "Samaritans" not in page
    assert "112" in page


@pytest.mark.parametrize("safe", ["no", "unsure"])
def test_whoever_is_not_safe_or_not_sure_sees_emergency_and_lifeline_first(
    reader: FlaskClient, wired: Wired, safe: str
) -> None:
    before = rows(wired)
    answer = reader.post("/more-help/support?next=/measures/l01/result", data={"safe": safe})
    assert answer.headers["Location"] == "/more-help/now?next=/measures/l01/result"
    page = reader.get(answer.headers["Location"]).text
    main = page.partition("<main")[2]
    assert main.index("tel:999") < main.index("Samaritans") < main.index("/measures/l01/result")
    assert rows(wired) == before, "The answer is kept nowhere."


@pytest.mark.parametrize("sent", [{"safe": "yes"}, {}, {"safe": "what"}])
def test_whoever_is_safe_or_would_rather_not_say_goes_on(reader: FlaskClient, sent: dict[str, str]) -> None:
    answer = reader.post("/more-help/support?next=/measures/l01/result", data=sent)
    assert answer.headers["Location"] == "/measures/l01/result"


def test_nothing_is_chosen_beforehand_and_the_form_says_that_it_is_not_kept(reader: FlaskClient) -> None:
    page = reader.get("/more-help/support").text
    assert page.count('name="safe"') == 3
    assert " checked" not in page
    assert "This answer is not kept" in page


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_on_never_leaves_this_site(reader: FlaskClient, target: str) -> None:
    answer = reader.post("/more-help/support", query_string={"next": target}, data={"safe": "yes"})
    assert answer.headers["Location"] == "/today"
    assert "evil" not in reader.get("/more-help/calm", query_string={"next": target}).text


def test_ones_own_plan_is_shown_to_whoever_may_see_it(
    app: Flask, wired: Wired, learner: Learner, reader: FlaskClient
) -> None:
    card = next(card for card in wired.course.lesson("e3").cards if card.fields)
    values = {"first_moves": [{"move": WALK}, {"move": "Ring J."}], "tell": "J."}
    assert "plan for rough patches" not in reader.get("/more-help/worse").text
    with wired.db.writing() as session:
        number, now = str(card.number), wired.clock()
        answers.save(session, learner.enrolment_id, "e3", number, values, session_id=None, now=now)
        session.commit()
    hidden = reader.get("/more-help/worse").text
    assert WALK not in hidden
    assert "/step-up?next=" in hidden
    shown = signed_in(app, wired, learner, full=True).get("/more-help/worse").text
    assert WALK in shown
    assert "Ring J." in shown


@pytest.mark.parametrize("kind", ["nowhere", "Support"])
def test_no_other_page_exists(reader: FlaskClient, kind: str) -> None:
    assert reader.get(f"/more-help/{kind}").status_code == 404


def test_a_stranger_is_asked_for_a_link(client: FlaskClient) -> None:
    assert client.get("/more-help/worse").status_code == 303
