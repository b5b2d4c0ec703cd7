"""Which lessons fill the slots of a plan, what the aid suggests, what may be changed, and when the gate opens."""

from pathlib import Path
from typing import Any

import pytest

from course import lessons
from course.lessons import Course, PlanItem
from course.rules import tracks
from course.rules.tracks import Chosen
from tests import content

AREAS = ("loss", "disagreement", "change", "connection")


@pytest.fixture(scope="module")
def course() -> Course:
    return lessons.load(Path(content.SHIPPED))


@pytest.mark.parametrize("plan", ["8", "12", "16", "20"])
@pytest.mark.parametrize(("area", "letter"), list(zip(AREAS, "gdtc", strict=True)))
def test_a_chosen_area_fills_its_four_slots_in_order(
    course: Course, plan: str, area: str, letter: str
) -> None:
    raw, own = course.plan(plan), tracks.resolved(course.plan(plan), area, None, frozenset())
    assert [item.id for item in own.items if item.slot] == [f"{letter}{number}" for number in (1, 2, 3, 4)]
    kept = [item for item in raw.items if not item.slot.startswith("y")]
    assert [(item.week, item.day, item.kind, item.key) for item in own.items] == [
        (item.week, item.day, item.kind, item.key) for item in kept
    ]
    assert all(course.lesson(item.id) for item in own.lessons())


def test_until_an_area_is_chosen_its_slots_stay_and_those_of_a_second_are_left_out(course: Course) -> None:
    own = tracks.resolved(course.plan("20"), None, None, frozenset())
    assert [item.id for item in own.items if item.slot] == ["x1", "x2", "x3", "x4"]
    assert all(item.is_unfilled for item in own.items if item.slot)


@pytest.mark.parametrize(("plan", "slots"), [("16", ["t1", "t4"]), ("20", ["t1", "t2", "t3", "t4"])])
def test_a_second_area_has_its_own_weeks(course: Course, plan: str, slots: list[str]) -> None:
    own = tracks.resolved(course.plan(plan), "loss", "change", frozenset())
    assert [item.id for item in own.items if item.slot.startswith("y")] == slots


@pytest.mark.parametrize(
    ("slot", "track", "second", "opened", "lesson"),
    [
        pytest.param("x1", None, None, set(), None, id="nothing is chosen"),
        pytest.param("x1", "change", None, set(), "t1", id="chosen"),
        pytest.param("x1", "change", None, {"g1"}, "g1", id="opened before the change: kept"),
        pytest.param("x2", "change", None, {"g1"}, "t2", id="not opened before the change: swapped"),
        pytest.param("x1", "change", None, {"g1", "t1"}, "t1", id="their own, once it is opened"),
        pytest.param(
            "x1", "change", "loss", {"g1"}, "t1", id="a lesson of the second area is not the first's"
        ),
        pytest.param("y1", "change", None, set(), None, id="no second area"),
        pytest.param("y1", "change", "loss", {"t1"}, "g1", id="a second area"),
    ],
)
def test_a_lesson_keeps_its_place_once_it_was_opened(
    slot: str, track: str | None, second: str | None, opened: set[str], lesson: str | None
) -> None:
    assert tracks.lesson_of(slot, track, second, opened) == lesson


def test_a_slot_is_found_by_its_own_name_and_by_its_lesson(course: Course) -> None:
    own = tracks.resolved(course.plan("12"), "connection", None, frozenset())
    assert own.item("x1") == own.item("c1") == PlanItem("c1", "lesson", 4, 21, "x1")
    assert own.item("g1") is None


@pytest.mark.parametrize(
    ("item", "done", "is_done"),
    [("x1", {"g1"}, True), ("x1", {"t1"}, True), ("x2", {"t1"}, False), ("l01", {"l01"}, True)],
)
def test_a_message_about_a_slot_is_answered_by_its_lesson(item: str, done: set[str], is_done: bool) -> None:
    assert tracks.is_done(item, "change", None, done) is is_done


@pytest.mark.parametrize(
    ("answers", "suggested"),
    [
        pytest.param({}, (), id="nothing was answered"),
        pytest.param({"change_1": 0, "loss_2": 0}, (), id="nothing fits"),
        pytest.param({"change_1": 2, "change_2": 2, "connection_1": 3}, ("change",), id="the highest pair"),
        pytest.param({"change_1": 3, "connection_2": 3}, ("change", "connection"), id="a tie shows both"),
        pytest.param({"loss_1": 3, "change_2": 1, "someone_died": "yes"}, ("loss",), id="somebody died"),
        pytest.param({"loss_1": 3, "change_2": 1, "someone_died": "no"}, ("change",), id="nobody died"),
        pytest.param({"loss_1": 3, "change_2": 1}, ("loss",), id="not said whether somebody died"),
        pytest.param(
            {"loss_1": 2, "connection_1": 2, "someone_died": "yes", "died_when": "2026-12"},
            ("loss", "connection"),
            id="a recent death does not decide for them",
        ),
        pytest.param(
            {"loss_1": 3, "loss_2": 3, "someone_died": "no"}, (), id="nobody died, and nothing else fits"
        ),
        pytest.param(
            dict.fromkeys((f"{area}_{number}" for area in AREAS for number in (1, 2)), 3),
            AREAS,
            id="all of it fits",
        ),
        pytest.param({"disagreement_1": 3, "disagreement_2": 3}, ("disagreement",), id="friction"),
    ],
)
def test_the_aid_suggests_what_the_answers_speak_for(
    answers: dict[str, Any], suggested: tuple[str, ...]
) -> None:
    assert tracks.suggested(answers, [], frozenset()) == suggested


@pytest.mark.parametrize(
    ("people", "not_offered", "suggested"),
    [
        pytest.param([{"feels_safe": "yes"}, {}], set(), ("disagreement",), id="safe, or not said"),
        pytest.param([{"feels_safe": "yes"}, {"feels_safe": "no"}], set(), ("change",), id="one is not safe"),
        pytest.param([{"feels_safe": "no"}, {"feels_safe": "no"}], set(), ("change",), id="two are not safe"),
        pytest.param([], {"disagreement"}, ("change",), id="it is not offered"),
    ],
)
def test_nobody_is_led_to_disagreement_with_somebody_they_fear(
    people: list[dict[str, str]], not_offered: set[str], suggested: tuple[str, ...]
) -> None:
    answers = {"disagreement_1": 3, "disagreement_2": 3, "change_1": 1}
    assert tracks.suggested(answers, people, not_offered) == suggested


@pytest.mark.parametrize(
    ("answers", "is_open"),
    [
        (["no", "no", "no"], True),
        (["yes", "no", "no"], False),
        (["no", "yes", "no"], False),
        (["no", "no", "yes"], False),
        (["no", "no", ""], False),
        (["no", "no", "perhaps"], False),
        (["no", "no"], False),
        ([], False),
    ],
)
def test_only_three_times_no_opens_the_way_to_disagreement(answers: list[str], is_open: bool) -> None:
    assert tracks.opens_disagreement(answers) is is_open


@pytest.mark.parametrize(
    ("chosen", "opened", "may"),
    [
        pytest.param(Chosen(), set(), True, id="nothing is chosen"),
        pytest.param(Chosen("change"), {"t1"}, True, id="its first lesson is opened"),
        pytest.param(Chosen("change"), {"t1", "t2"}, False, id="its second lesson is opened"),
        pytest.param(Chosen("change", was_changed=True), set(), False, id="it was changed once"),
    ],
)
def test_an_area_is_changed_once_and_early(chosen: Chosen, opened: set[str], may: bool) -> None:
    assert tracks.may_choose(chosen, opened) is may


def test_a_second_area_is_another_one_and_only_where_the_plan_has_room(course: Course) -> None:
    chosen = Chosen("change", None, was_changed=True, not_offered=frozenset({"loss"}))
    assert tracks.offered_second(chosen) == ("disagreement", "connection")
    assert tracks.offered(Chosen("change", "connection")) == ("loss", "disagreement", "change")
    assert tracks.may_choose_second(course.plan("16"), chosen, set())
    assert not tracks.may_choose_second(course.plan("12"), chosen, set())
    assert not tracks.may_choose_second(course.plan("16"), Chosen(), set())
    assert not tracks.may_choose_second(course.plan("16"), Chosen("change", "loss"), {"g1"})
