"""Twelve weeks on each of the four areas, page by page, until every item is done."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from course import finishing, nudges, plans
from course.models import Enrolment
from course.wiring import Wired
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock
from tests.learners import signed_in

NO = {"afraid": "no", "watched": "no", "hurt": "no"}


@pytest.mark.parametrize(
    ("area", "letter"), [("loss", "g"), ("disagreement", "d"), ("change", "t"), ("connection", "c")]
)
def test_a_learner_goes_through_all_twelve_weeks(
    app: Flask, wired: Wired, clock: FixedClock, area: str, letter: str
) -> None:
    learner = make_learner(wired, make_cohort(wired))
    walked: list[str] = []
    days = {item.day: item.key for item in wired.course.plan("12").items}
    for day in range(12 * 7):
        if day in days:
            reader = signed_in(app, wired, learner)
            if days[day].startswith("week-"):
                answer = reader.post(f"/check-ins/{days[day]}", data={"mood": str(1 + day % 10)})
                assert answer.headers["Location"] == f"/check-ins/{days[day]}/result"
            else:
                path = reader.get(f"/lessons/{days[day]}").headers.get("Location", f"/lessons/{days[day]}")
                assert reader.get(path).status_code == 200
                walked.append(path.removeprefix("/lessons/"))
                answer = reader.post(f"{path}/step", data={"what": "own", "own": "One small thing."})
                assert answer.headers["Location"] == f"{path}/finished"
            if days[day] == "l07":
                reader.post("/track", data={"area": area})
                if area == "disagreement":
                    reader.post("/track/questions", data=NO)
        clock.advance(timedelta(days=1))
    assert [one for one in walked if one.startswith(letter)] == [
        f"{letter}{number}" for number in (1, 2, 3, 4)
    ]
    assert (len(walked), walked[-1]) == (23, "e4")
    page = signed_in(app, wired, learner).get("/today").text
    assert "You have done every part of the course." in page
    assert "12 of 12 weeks kept" in page
    with wired.db.reading() as session:
        enrolment = session.scalars(select(Enrolment)).one()
        own = plans.of(session, wired.course, enrolment)
        assert nudges.done(session, enrolment.id) == {item.id for item in own.items}
        assert enrolment.finished_at is not None
        assert finishing.finished(session, wired.course, now=clock()) == []
