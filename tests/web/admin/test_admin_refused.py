"""What somebody of the staff reads where a page is not theirs or not there; a stranger learns nothing of the desk."""

import pytest
from flask import Flask

from course.models import Role
from course.wiring import Wired
from tests import desk
from tests.conftest import browser
from tests.factories import make_cohort


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/admin/cohorts/1", 403, "This is not open to you"),
        ("/admin/cohorts/99/data", 404, "There is nothing at this address"),
        ("/admin/nowhere", 404, "There is nothing at this address"),
    ],
)
def test_staff_stay_at_the_desk(app: Flask, wired: Wired, path: str, status: int, said: str) -> None:
    make_cohort(wired)
    answer = desk.at_desk(app, wired, Role.ANALYST).get(path)
    assert answer.status_code == status
    assert said in desk.words(answer.text)
    assert 'href="/admin/cohorts"' in answer.text, "The ways of the desk are there."
    assert 'href="/today"' not in answer.text


def test_a_stranger_sees_a_page_without_the_desk(app: Flask) -> None:
    answer = browser(app).get("/admin/nowhere")
    assert answer.status_code == 404
    assert 'href="/admin/cohorts"' not in answer.text
