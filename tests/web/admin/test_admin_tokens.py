"""Keys for programs at the desk: shown once, ended at any time, never worth more than whoever made them."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import api_tokens
from course.models import ApiToken, Cohort, Role
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort
from tests.fakes import FixedClock


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def make(client: FlaskClient, cohort: Cohort, **typed: str) -> str:
    """The token that the page shows."""
    path = f"/admin/cohorts/{cohort.id}/tokens"
    answer = client.post(path, data={"name": "Monday report", "days": "90", **typed})
    assert answer.status_code == 201
    found = re.search(r"<code>(kith_[\w-]+)</code>", answer.text)
    assert found is not None
    assert found[1] not in client.get(path).text
    return found[1]


def test_a_key_is_shown_once_and_kept_as_a_hash(app: Flask, wired: Wired, cohort: Cohort) -> None:
    client = desk.at_desk(app, wired)
    token = make(client, cohort, named="yes")
    with wired.db.reading() as session:
        row = session.scalars(select(ApiToken)).one()
        holder = api_tokens.find(session, token, now=wired.clock())
    assert token not in str(vars(row))
    assert holder is not None
    assert (holder.token.id, holder.is_named, row.expires_at) == (
        row.id, True, wired.clock() + timedelta(days=90),
    )  # fmt: skip
    assert ("made-token", f"token:{row.id}") in desk.acts(wired)


def test_a_key_is_made_for_a_month_a_quarter_or_a_year_and_for_nothing_else(
    app: Flask, wired: Wired, cohort: Cohort
) -> None:
    client = desk.at_desk(app, wired)
    page = client.get(f"/admin/cohorts/{cohort.id}/tokens").text
    days = re.findall(r'name="days"[^>]*value="(\d+)"', page) or re.findall(r'<option value="(\d+)"', page)
    assert days == ["30", "90", "365"]


def test_an_analysts_key_reads_no_names(app: Flask, wired: Wired, cohort: Cohort) -> None:
    client = desk.at_desk(app, wired, Role.ANALYST)
    assert "names and contacts" not in client.get(f"/admin/cohorts/{cohort.id}/tokens").text
    make(client, cohort, named="yes")
    with wired.db.reading() as session:
        assert not session.scalars(select(ApiToken)).one().is_named


def test_a_key_can_be_ended_here_and_only_from_its_own_cohort(
    app: Flask, wired: Wired, cohort: Cohort
) -> None:
    client, other = desk.at_desk(app, wired), make_cohort(wired, code="other")
    token = make(client, cohort)
    assert client.post(f"/admin/cohorts/{other.id}/tokens/1/revocation").status_code == 404
    assert client.post(f"/admin/cohorts/{cohort.id}/tokens/1/revocation").status_code == 303
    with wired.db.reading() as session:
        assert api_tokens.find(session, token, now=wired.clock()) is None
    assert desk.acts(wired)[-1] == ("ended-token", "token:1")
    assert "Ended" in client.get(f"/admin/cohorts/{cohort.id}/tokens").text


@pytest.mark.parametrize(("typed", "field"), [({"name": " "}, "name"), ({"days": "900"}, "days")])
def test_a_mistake_makes_no_key(
    app: Flask, wired: Wired, cohort: Cohort, typed: dict[str, str], field: str
) -> None:
    client = desk.at_desk(app, wired)
    answer = client.post(f"/admin/cohorts/{cohort.id}/tokens", data={"name": "Report", "days": "30"} | typed)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    with wired.db.reading() as session:
        assert session.scalars(select(ApiToken)).all() == []


def test_making_one_asks_again_who_somebody_is(
    app: Flask, wired: Wired, cohort: Cohort, clock: FixedClock
) -> None:
    client = desk.at_desk(app, wired)
    clock.advance(timedelta(minutes=11))
    asked = client.post(f"/admin/cohorts/{cohort.id}/tokens", data={"name": "Report", "days": "30"})
    assert (asked.status_code, "Is it you?" in asked.text) == (403, True)
    assert (
        desk.at_desk(app, wired, Role.REVIEWER).get(f"/admin/cohorts/{cohort.id}/tokens").status_code == 403
    )
