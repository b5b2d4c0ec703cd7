"""Arms by chance in a cohort: fixed before anybody joins, one place each, balanced whoever joins at the same moment."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from course import arms, exporting, joining, people
from course.arms import TooLate
from course.db import Session
from course.joining import Wish
from course.models import ArmPlan, Cohort, JoinRequest
from course.rules import allocation
from course.rules.allocation import Arm, BadArms
from course.wiring import Wired
from tests import whole_lives
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both

ROOT = Path(__file__).resolve().parents[1]
HALVES = (Arm("now"), Arm("wait"))


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired)
    fix(wired, made)
    return made


def fix(wired: Wired, cohort: Cohort, *those: Arm, seed: str = "river") -> None:
    with wired.db.writing() as session:
        arms.set_plan(session, cohort, those or HALVES, seed=seed, now=wired.clock())
        session.commit()


def join(session: Session, wired: Wired, cohort: Cohort, number: int) -> int:
    """Somebody asks and proves their number, as the page does it; their enrolment."""
    profile, now = make_profile(name=f"N{number}", contact=f"+4477009{number:05}"), wired.clock()
    joining.ask(session, cohort, Wish(profile, False), secret=f"browser {number}", now=now)
    request = session.query(JoinRequest).order_by(JoinRequest.id.desc()).first()
    assert request is not None
    _, enrolment = joining.confirm(session, request, edition=wired.course.edition, now=now)
    joining.confirm(session, request, edition=wired.course.edition, now=now)
    return enrolment.id


@on_both
def test_whoever_joins_gets_the_next_place_once(wired: Wired, cohort: Cohort) -> None:
    with wired.db.writing() as session:
        joined = [join(session, wired, cohort, number) for number in range(8)]
        session.commit()
    with wired.db.reading() as session:
        given = arms.given(session, cohort.id)
        assert [one.enrolment_id for one in given] == joined
        listed = allocation.places("river", HALVES, 8)
        assert [(one.number, one.arm) for one in given] == [(number, arm) for number, _, arm in listed]
        assert arms.counts(session, cohort.id) == {"now": 4, "wait": 4}


def test_a_place_that_is_not_committed_is_not_given(wired: Wired, cohort: Cohort) -> None:
    with wired.db.writing() as session:
        join(session, wired, cohort, 1)
    with wired.db.writing() as session:
        join(session, wired, cohort, 2)
        session.commit()
        assert [one.number for one in arms.given(session, cohort.id)] == [1]


def test_a_number_is_not_given_again_when_its_learner_is_erased(wired: Wired, cohort: Cohort) -> None:
    first = whole_lives.live(wired, cohort)
    whole_lives.erase(wired, first)
    whole_lives.live(wired, cohort, name="Ben", contact="+447700900124")
    with wired.db.reading() as session:
        assert [one.number for one in arms.given(session, cohort.id)] == [2]


@on_both
def test_nothing_can_be_changed_once_somebody_has_joined(wired: Wired, cohort: Cohort) -> None:
    fix(wired, cohort, Arm("one", 2), Arm("two"), seed="other")
    with wired.db.writing() as session:
        with pytest.raises(BadArms):
            arms.set_plan(session, cohort, (Arm("alone"),), seed="s", now=wired.clock())
        join(session, wired, cohort, 1)
        for those in ((Arm("a"), Arm("b")), ()):
            with pytest.raises(TooLate):
                arms.set_plan(session, cohort, those, seed="s", now=wired.clock())
        plan = arms.plan_of(session, cohort.id)
        assert plan is not None
        assert (plan.seed, [one.name for one in arms.arms_of(plan)]) == ("other", ["one", "two"])


def test_a_cohort_without_arms_gives_none(wired: Wired) -> None:
    cohort = make_cohort(wired)
    make_learner(wired, cohort)
    with wired.db.writing() as session:
        join(session, wired, cohort, 1)
        assert arms.given(session, cohort.id) == []
        assert session.query(ArmPlan).count() == 0


def test_a_learner_is_told_that_there_is_a_place_and_not_which_arm(wired: Wired, cohort: Cohort) -> None:
    found = whole_lives.live(wired, cohort)
    assert _told(wired, found)["tables"]["arm_place"][0]["number"] == 1
    assert '"now"' not in json.dumps(_told(wired, found))
    assert '"wait"' not in json.dumps(_told(wired, found))


def _told(wired: Wired, learner: Learner) -> dict[str, Any]:
    with wired.db.reading() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        return exporting.collect(session, wired.course, person, now=wired.clock())


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_two_processes_at_once_keep_every_block_balanced(wired: Wired, cohort: Cohort) -> None:
    each, url = 24, wired.db.url.render_as_string(hide_password=False)
    start = "from tests import arms_process as one; one.enrol({!r}, {}, {}, {})"
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", start.format(url, cohort.id, first, each)], cwd=ROOT
        )
        for first in (100, 200)
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    with wired.db.reading() as session:
        given = arms.given(session, cohort.id)
    assert [one.number for one in given] == list(range(1, 2 * each + 1))
    for block in range(2 * each // 4):
        assert Counter(one.arm for one in given[block * 4 : block * 4 + 4]) == {"now": 2, "wait": 2}
    turns = [one.enrolment_id for one in given]
    assert len(set(turns)) == 2 * each
