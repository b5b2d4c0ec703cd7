"""No page of a learner is heavier than the first flight of a connection carries."""

from flask import Flask

from course.wiring import Wired
from tests import weights


def test_every_page_of_a_learner_is_light(app: Flask, wired: Wired) -> None:
    found = weights.weigh(app, wired)
    assert len(found) > 30
    assert [one for one in found if one.html > weights.MOST_HTML or one.together > weights.MOST] == []
    assert [one for one in found if one.later > 2_000] == []
