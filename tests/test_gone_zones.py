"""A zone that people and their group were kept with has left the zone tables: no page, file or command breaks.

Messages then go by the group's zone while it is daytime in the learner's whole country, and times are told in UTC.
"""

import logging
import re
from datetime import time, timedelta
from pathlib import Path

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.routing import Rule

from course import bearings, joining, open_api, planning, staff_notes, stepping, support_tasks, windows
from course.cohort_columns import Kind
from course.commands import line
from course.models import Cohort, Enrolment, Nudge, Person, Role
from course.rules import local_time, places
from course.wiring import Wired
from tests import cohort_zips, desk, learners
from tests.factories import Learner, make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender
from tests.live import environment

GONE = "Atlantis/Gone"
# They end the session that walks, or the people whose times are looked at; so they come last.
LAST = ("leave", "erase", "erasure", "withdraw", "disable", "end_", "closing", "archive", "sign-out", "other")
NEW_YORK = "America/New_York"


def lose(wired: Wired, zone: str = GONE, *, cohorts: bool = True) -> None:
    with wired.db.writing() as session:
        session.execute(update(Person).values(zone=zone))
        if cohorts:
            session.execute(update(Cohort).values(zone=zone))
        session.commit()


@pytest.fixture
def learner(wired: Wired, clock: FixedClock) -> Learner:
    """A week into the course, with a note, a task and an invitation; then the zone is lost."""
    cohort = make_cohort(wired, on_duty=True)
    made = make_learner(wired, cohort)
    stepping.move_to(wired, clock() + timedelta(days=8))
    with wired.db.writing() as session:
        joining.invite(
            session, session.merge(cohort), make_profile(contact="+447700900199"), source="staff", now=clock()
        )
        support_tasks.open_one(
            session, category="self_harm", source="web", person_id=made.person_id,
            enrolment_id=made.enrolment_id, cohort_id=cohort.id, now=clock(),
        )  # fmt: skip
        session.commit()
    staff_id = desk.make_staff(wired, email="sam@kith.test")
    with wired.db.writing() as session:
        staff_notes.write(
            session, made.enrolment_id, "Called.", kind=staff_notes.NOTE, staff_id=staff_id, now=clock()
        )
        session.commit()
    lose(wired)
    return made


def path_of(rule: Rule) -> str:
    known = {"item_id": "l01", "item": "l01", "code": "riverside", "locale": "en", "kind": "welcome"}
    filled = re.sub(r"<int:\w+>", "1", rule.rule)
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda gap: known.get(gap[1], "l01"), filled)


def addresses(app: Flask, method: str) -> list[str]:
    found = [path_of(rule) for rule in app.url_map.iter_rules() if method in (rule.methods or ())]
    return sorted(found, key=lambda path: (any(one in path for one in LAST), path))


def walk(client: FlaskClient, app: Flask, method: str) -> list[tuple[str, int]]:
    return [(path, client.open(path, method=method).status_code) for path in addresses(app, method)]


@pytest.mark.parametrize("visitor", ["learner", "owner"])
def test_no_address_breaks_for_people_whose_zone_is_gone(
    app: Flask, wired: Wired, learner: Learner, visitor: str
) -> None:
    if visitor == "learner":
        client = learners.signed_in(app, wired, learner, full=True)
    else:
        client = desk.at_desk(app, wired, Role.OWNER)
    for method, least in (("GET", 20), ("POST", 0)):
        found = walk(client, app, method)
        assert [one for one in found if one[1] >= 500 and one[0] != "/health"] == []
        assert sum(status == 200 for _, status in found) >= least


def test_times_are_told_in_utc_and_a_sentence_says_why(app: Flask, wired: Wired, learner: Learner) -> None:
    at_desk = desk.at_desk(app, wired).get(f"/admin/enrolments/{learner.enrolment_id}").text
    assert "Atlantis/Gone, is no longer in the zone tables. Times here are in UTC." in at_desk
    # The welcome, at ten on the first day.
    assert "10:00 UTC" in at_desk
    assert (
        "We do not know where you are"
        in learners.signed_in(app, wired, learner, full=True).get("/settings").text
    )


def test_the_mark_goes_where_the_zone_is_known(app: Flask, wired: Wired, learner: Learner) -> None:
    lose(wired, "Europe/London")
    assert " UTC" not in desk.at_desk(app, wired).get(f"/admin/enrolments/{learner.enrolment_id}").text


def test_messages_go_while_it_is_day_in_the_whole_country(
    wired: Wired, clock: FixedClock, sms: RecordingSender
) -> None:
    """Somebody in the United States whose group goes by New York: their own zone may be any of the country's."""
    cohort = make_cohort(wired, zone=NEW_YORK, country="US")
    profile = make_profile(contact="+12125550123", country="US", zone=NEW_YORK, send_at="09:30")
    made = make_learner(wired, cohort, profile=profile)
    lose(wired, cohorts=False)
    stepping.move_to(wired, clock() + timedelta(days=15))
    assert len(sms.sent) > 3
    for one in sms.sent:
        assert one.at is not None
        for zone in ("America/New_York", "America/Los_Angeles", "America/Anchorage"):
            assert time(9) <= local_time.local(one.at, zone).time() < time(20), zone
    with wired.db.reading() as session:
        why = {nudge.moved_by for nudge in session.query(Nudge)}
        standing = bearings.standing(
            session, wired.course, session.get_one(Enrolment, made.enrolment_id), now=clock()
        )
    assert all("places" in (one or "") for one in why)
    assert standing.hours.zone == NEW_YORK


def test_where_the_groups_zone_is_gone_too_the_first_of_the_country_counts(
    wired: Wired, learner: Learner
) -> None:
    with wired.db.reading() as session:
        found = windows.hours_of(session.get_one(Person, learner.person_id), session.query(Cohort).one())
    assert (found.zone, found.others) == ("Europe/London", ())
    with wired.db.writing() as session:
        session.get_one(Person, learner.person_id).country = "AU"
        session.flush()
        found = windows.hours_of(session.get_one(Person, learner.person_id), session.query(Cohort).one())
    assert found.zone == places.zones_of_country("AU")[0]
    assert {"Australia/Perth", "Europe/London"} <= set(found.others)


def test_a_name_that_has_a_present_one_goes_by_it(wired: Wired, learner: Learner) -> None:
    assert local_time.is_known("Pacific/Yap")
    assert str(local_time.clock_of("europe/london")).endswith("London")
    assert not any(local_time.is_known(one) for one in (GONE, "", "America", "../UTC", "\x00"))


def test_a_cohorts_file_has_the_times_in_utc_with_a_z(wired: Wired, learner: Learner) -> None:
    with wired.db.reading() as session:
        cohort = session.query(Cohort).one()
    for lens in (cohort_zips.named, cohort_zips.veiled):
        rows = cohort_zips.tables(cohort_zips.packed(wired, cohort, lens))["messages"]
        found = [value for row in rows for name, value in row.items() if name.endswith("_local") and value]
        assert found
        assert all(re.fullmatch(open_api.PATTERNS[Kind.LOCAL], one) and one.endswith("Z") for one in found)


def test_the_commands_say_so(
    wired: Wired, learner: Learner, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    values = environment(database_url, tmp_path)
    values["KITH_SECRET_KEY"] = wired.settings.secret_key
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    number = str(learner.enrolment_id)
    before = logging.root.handlers[:], logging.root.level
    try:
        asked = [
            ["why", number],
            ["why", number, "--json"],
            ["export-learner", number],
            ["export-consents", number],
        ]
        assert [line.main(one) for one in asked] == [0, 0, 0, 0]
    finally:
        logging.root.handlers[:], logging.root.level = before
        structlog.reset_defaults()
    assert capsys.readouterr().out.startswith(
        "The zone Atlantis/Gone is no longer in the zone tables. Times are in UTC."
    )


def test_the_planner_does_not_set_them_aside(wired: Wired, clock: FixedClock, learner: Learner) -> None:
    with wired.db.reading() as session:
        before = session.query(Nudge).count()
    stepping.move_to(wired, clock() + timedelta(days=7))
    with wired.db.reading() as session:
        assert session.query(Nudge).count() > before
    assert planning.plan_due(wired, now=clock()) == 0
