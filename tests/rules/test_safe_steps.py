"""No step leads into a talk that did not feel safe."""

from typing import Any

import pytest

from course import lessons
from course.rules import safe_steps
from course.wiring import LESSONS

D4 = lessons.load(LESSONS).lesson("d4")


@pytest.mark.parametrize(
    ("answers", "talks"),
    [
        pytest.param([], False, id="no answer"),
        pytest.param([{"feel_safe": 0}], False, id="not safe at all"),
        pytest.param([{"feel_safe": 6}], False, id="six is not enough"),
        pytest.param([{"feel_safe": 7}], True, id="seven is"),
        pytest.param([{"who": "J."}, {"feel_safe": 10}], True, id="very safe, on another card"),
        pytest.param([{"feel_safe": None}], False, id="left empty"),
    ],
)
def test_a_talk_is_offered_only_where_it_felt_safe(answers: list[dict[str, Any]], talks: bool) -> None:
    ids = [option.id for option in safe_steps.offered("d4", D4.step.options, answers)]
    assert "instead" in ids
    assert ("talk" in ids) == ("rehearse" in ids) == talks


def test_the_steps_it_names_are_in_the_lesson() -> None:
    question, _, into_talk = safe_steps.TALKS["d4"]
    assert into_talk <= {option.id for option in D4.step.options}
    assert question in {field.name for card in D4.cards for field in card.fields}


def test_other_lessons_offer_all_they_have() -> None:
    options = lessons.load(LESSONS).lesson("l01").step.options
    assert safe_steps.offered("l01", options, []) == options
