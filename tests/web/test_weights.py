"""No page of a learner is heavier than the first flight of a connection carries."""

from dataclasses import replace

import pytest
from flask import Flask

from course.settings import Settings
from course.wiring import Wired
from tests import weights


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, locales=("en", "es"))


@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_page_of_a_learner_is_light(app: Flask, wired: Wired, locale: str) -> None:
    found = weights.weigh(app, wired, locale)
    assert len(found) > 30
    assert [one for one in found if one.html > weights.MOST_HTML or one.together > weights.MOST] == []
    assert [one for one in found if one.later > 2_000] == []
