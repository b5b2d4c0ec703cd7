"""The pages of pictures: who sees which cohorts, what is hidden, what each picture says without its picture."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from course import staff, summaries
from course.models import CheckIn, Role, Staff, StaffCohort
from course.rules.figures import Changed, Span, Week
from course.web.admin import counting, graphs
from course.wiring import Wired
from tests import desk
from tests.bench import pictures
from tests.conftest import MONDAY
from tests.factories import make_cohort

PAGES = ("/admin/cohorts/1/pictures", "/admin/cohorts/1/report", "/admin/pictures")


@pytest.fixture
def filled(wired: Wired) -> Wired:
    """A cohort of forty at the end of its twelve weeks, and one of eight."""
    return pictures.fill(wired, 48)


@pytest.fixture
def client(app: Flask, filled: Wired) -> FlaskClient:
    return desk.at_desk(app, filled, Role.COORDINATOR)


def test_each_picture_says_its_numbers_in_words_and_in_a_table(client: FlaskClient) -> None:
    for path in PAGES:
        page = client.get(path).text
        drawn = re.findall(
            r'<svg class="chart"[^>]* role="img" aria-labelledby="([^"]+)">\s*<title id="([^"]+)">([^<]+)',
            page,
        )
        assert len(drawn) >= 6
        assert all(named == is_called and len(said) > 20 for named, is_called, said in drawn)
        assert len({named for named, *_ in drawn}) == len(drawn)
        assert "Change seen, not change caused." in page
    page = desk.words(client.get(PAGES[0]).text)
    assert page.count("The same numbers as a table") == 6
    assert "Still there, week 1:" not in page.replace("Still there, week 1: ", "", 1), "Said once."


def test_the_small_cohort_shows_no_answer_and_is_in_no_sum(client: FlaskClient, filled: Wired) -> None:
    small = desk.words(client.get("/admin/cohorts/2/pictures").text)
    assert "Hidden, or not there yet: no week’s check-in has 10 answers." in small
    assert "Middle mood" not in small
    assert "better" not in small.partition("What is counted")[0].replace("Better", "")
    assert "Not shown: fewer than 10 people answered." in desk.words(
        client.get("/admin/cohorts/2/report").text
    )

    def moods(path: str) -> str:
        return re.search(r'<title id="moods-words">[^<]*', client.get(path).text)[0]  # type: ignore[index]

    assert moods("/admin/pictures") == moods("/admin/cohorts/1/pictures")
    assert "<dt>ever joined</dt><dd>48</dd>" in client.get("/admin/pictures").text


def test_no_period_reaches_what_people_answered(client: FlaskClient) -> None:
    found = []
    for days in (14, 28, 84, 3, 10_000):
        page = client.get(f"/admin/cohorts/1/pictures?days={days}").text
        found.append(page[page.index('id="answers"') : page.index('id="period"')])
        assert len(re.findall('aria-current="true"', page)) == 1
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.OWNER, 200), (Role.COORDINATOR, 200), (Role.ANALYST, 200), (Role.REVIEWER, 403)],
)
def test_who_sees_pictures(app: Flask, filled: Wired, role: Role, status: int) -> None:
    client = desk.at_desk(app, filled, role)
    assert {client.get(path).status_code for path in PAGES} == {status}
    assert ('href="/admin/pictures"' in client.get("/admin/lessons").text) == (status == 200)


def test_a_limited_account_sees_its_own_cohorts_alone_and_the_sum_of_these(app: Flask, filled: Wired) -> None:
    client = desk.at_desk(app, filled, Role.ANALYST)
    with filled.db.writing() as session:
        member = session.query(Staff).filter_by(role=Role.ANALYST).one()
        member.is_limited = True
        session.add(StaffCohort(staff_id=member.id, cohort_id=2))
        session.commit()
        assert staff.reach(session, member) == frozenset({2})
    assert {client.get(path).status_code for path in PAGES[:2]} == {404}
    page = client.get("/admin/pictures").text
    assert "/admin/cohorts/1/" not in page
    assert "<dt>ever joined</dt><dd>8</dd>" in page
    assert client.get("/admin/cohorts/2/report").status_code == 200


def test_an_analyst_is_offered_no_page_with_names(app: Flask, filled: Wired) -> None:
    client = desk.at_desk(app, filled, Role.ANALYST)
    for path in PAGES:
        links = set(re.findall(r'href="(/admin[^"?#]*)', client.get(path).text))
        assert all(client.get(link).status_code in (200, 303) for link in links), links


def test_nobody_anywhere_is_no_mistake(app: Flask, wired: Wired) -> None:
    client = desk.at_desk(app, wired, Role.OWNER)
    assert "Nothing was sent in the last seven days." in client.get("/admin/pictures").text
    cohort = make_cohort(wired)
    for path in (f"/admin/cohorts/{cohort.id}/pictures", f"/admin/cohorts/{cohort.id}/report"):
        assert "Nobody’s first week is over yet." in client.get(path).text
    assert client.get("/admin/cohorts/99/report").status_code == 404


def test_a_small_installation_is_counted_at_each_look_and_a_large_one_once_a_minute(
    client: FlaskClient, filled: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shows_moods(path: str = PAGES[0]) -> bool:
        return "Middle mood" in client.get(path).text

    def moods(mood: int | None) -> None:
        with filled.db.writing() as session:
            session.execute(update(CheckIn).values(mood=mood))
            session.commit()

    assert shows_moods()
    moods(None)
    assert not shows_moods(), "Forty are few."
    moods(5)
    monkeypatch.setattr(summaries, "LARGE", 40)
    assert shows_moods()
    moods(None)
    assert shows_moods(), "Within the minute it is what was counted,"
    assert shows_moods(f"{PAGES[0]}?days=28"), "answers for every period,"
    assert not shows_moods("/admin/pictures"), "and of these cohorts alone."
    monkeypatch.setattr(counting, "FRESH_SECONDS", -1.0)
    assert shows_moods(), "Later it is still shown, and counted anew beside the answer."
    assert not shows_moods()
    moods(5)
    monkeypatch.setattr(counting, "KEPT_SECONDS", -1.0)
    assert shows_moods(), "After a long while nobody is shown it any more."


def test_shares_add_to_a_hundred_and_no_mark_leaves_its_picture() -> None:
    assert graphs.shares([1, 1, 1]) == [34, 33, 33]
    assert graphs.shares([0, 0, 0, 0]) == [0] * 4
    for parts in ([1, 2, 4, 6], [0, 1, 0, 998], [7, 7, 7, 7, 7, 7]):
        assert sum(graphs.shares(parts)) == 100
    one = Changed("phq8", 4, everybody=40, better=10, same=5, worse=0)
    assert [(bar.value, bar.percent) for bar in graphs.four(one).bars] == [
        (10, 25),
        (5, 13),
        (0, 0),
        (25, 62),
    ]
    spans = [
        Span(MONDAY.date() + timedelta(days=n), MONDAY.date() + timedelta(days=n), n * 9, n, 3)
        for n in range(28)
    ]
    for column in graphs.columns(spans).columns:
        pieces = (column.delivered, column.unheard, column.lost)
        assert all(y >= graphs.TOP - 0.2 and y + tall <= graphs.BOTTOM + 0.2 for y, tall in pieces)
        assert 0 < column.x < column.x + column.width < 340
    for weeks in (1, 2, 20):
        curve = graphs.retention([Week(n, 50, 50 - n) for n in range(1, weeks + 1)])
        assert all(graphs.TOP <= dot.y <= graphs.BOTTOM and dot.x <= graphs.RIGHT for dot in curve.dots)
        assert 1 <= len([dot for dot in curve.dots if dot.label]) <= 7
