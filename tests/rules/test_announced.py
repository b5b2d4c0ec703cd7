"""What staff write to a cohort, in the rule: its place among the others, its dates, the budget, and who is chosen."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from course.rules import announced, due, forecast, why
from course.rules.announced import Choice, Reader
from course.rules.standings import Announced
from course.rules.why import History, State
from tests.rules.test_due import DAY_0, MONDAY, NINE_DAYS, WELCOMED, on_day, standing, went

KEY = "announcement:7"


def written(first: int, last: int, at: datetime | None = None) -> tuple[Announced, ...]:
    """Worth sending from one day of the course to another."""
    days = [MONDAY + timedelta(days=one) for one in (first, last)]
    return (Announced(7, at or on_day(0, "12:00"), *days),)


@pytest.mark.parametrize(
    ("changes", "now", "wanted"),
    [
        pytest.param({"announcements": written(2, 4)}, on_day(2, "16:30"), KEY, id="before a lesson of that minute"),
        pytest.param({"announcements": written(2, 4)}, on_day(2, "16:29"), None, id="at their own hour"),
        pytest.param({"announcements": written(1, 1)}, on_day(1, "16:30"), KEY, id="on a day without anything else"),
        pytest.param({"announcements": written(1, 1)}, on_day(2, "16:30"), "lesson:l02", id="not after its last day"),
        pytest.param(
            {"announcements": written(1, 1, on_day(1, "17:00"))}, on_day(1, "17:00"), None, id="their hour had passed"
        ),
        pytest.param({"announcements": written(0, 0)}, on_day(0, "16:30"), None, id="one a day"),
        pytest.param(
            {"announcements": written(4, 6), "sent_on": tuple(MONDAY + timedelta(days=one) for one in range(4))},
            on_day(4, "16:30"), None, id="four a week",
        ),
        pytest.param({"announcements": written(1, 3), "pause": NINE_DAYS}, on_day(1, "16:30"), None, id="in a pause"),
        pytest.param({"announcements": written(1, 3), "is_over": True}, on_day(1, "16:30"), None, id="they have left"),
        pytest.param(
            {"announcements": written(1, 3), "quiet": frozenset({date(2027, 1, 5)})}, on_day(1, "16:30"), None,
            id="a quiet date",
        ),
        pytest.param(
            {"announcements": written(1, 3), "nudges": (*WELCOMED, went(KEY, 1))}, on_day(3, "16:30"), "lesson:l02",
            id="once",
        ),
        pytest.param(
            {"announcements": written(1, 3), "has_finished": True}, on_day(1, "16:30"), KEY, id="they have finished"
        ),
    ],
)  # fmt: skip
def test_when_it_goes(changes: dict[str, object], now: datetime, wanted: str | None) -> None:
    stands = standing(**{"nudges": WELCOMED, "sent_on": DAY_0, **changes})
    reason = due.decide(stands, now).reason
    assert (reason.key if reason is not None else None) == wanted


def test_it_stands_in_for_nothing_and_what_was_due_comes_the_next_day() -> None:
    stands = standing(nudges=WELCOMED, sent_on=DAY_0, announcements=written(2, 2))
    found = forecast.forecast(stands, on_day(2, "10:00"), days=2)
    assert [(one.reason.key, one.at, one.reason.stands_in_for) for one in found] == [
        (KEY, on_day(2, "16:30"), ()),
        ("lesson:l02", on_day(3, "16:30"), ()),
    ]


@pytest.mark.parametrize(
    ("first", "last", "sent_on", "wanted"),
    [
        (1, 1, DAY_0, on_day(1, "16:30")),
        (0, 2, DAY_0, on_day(1, "16:30")),
        (0, 0, DAY_0, None),
        (4, 5, tuple(MONDAY + timedelta(days=one) for one in range(4)), None),
        (4, 7, tuple(MONDAY + timedelta(days=one) for one in range(4)), on_day(7, "16:30")),
    ],
)
def test_what_is_foretold_is_what_the_rule_does(
    first: int, last: int, sent_on: tuple[date, ...], wanted: datetime | None
) -> None:
    (one,) = written(first, last)
    stands = standing(nudges=WELCOMED, sent_on=sent_on, announcements=(one,))
    assert announced.first_chance(stands, one, on_day(0, "12:00")) == wanted
    quiet = replace(stands, done=frozenset(item.id for item in stands.plan.items))
    coming = forecast.forecast(quiet, on_day(0, "12:00"), days=9)
    assert [one.at for one in coming if one.reason.key == KEY] == ([wanted] if wanted else [])


def test_why_says_that_it_comes_or_that_it_could_not() -> None:
    stands = standing(nudges=WELCOMED, sent_on=DAY_0, announcements=written(1, 1))
    before = why.answers(stands, History(()), on_day(0, "18:00"))
    after = why.answers(stands, History(()), on_day(3, "18:00"))
    (coming,), (dropped,) = ([one for one in told if one.kind == "announcement"] for told in (before, after))
    assert (coming.state, coming.at) == (State.COMING, on_day(1, "16:30"))
    assert dropped.state is State.DROPPED
    assert "dropped rather than sent late" in dropped.why


READER = Reader("loss", 3, "going", "sms", "en")


@pytest.mark.parametrize(
    ("choice", "takes"),
    [
        (Choice(), True),
        (Choice(area="loss", week=3, state="going", channel="sms", locale="en"), True),
        (Choice(area="change"), False),
        (Choice(week=4), False),
        (Choice(state="finished"), False),
        (Choice(channel="email"), False),
        (Choice(locale="es"), False),
    ],
)
def test_who_is_chosen(choice: Choice, takes: bool) -> None:
    assert choice.takes(READER) is takes


@pytest.mark.parametrize(
    ("item", "number"), [("say-12", 12), ("say-", 0), ("l01", 0), (None, 0), ("say-x", 0)]
)
def test_the_item_names_the_announcement(item: str | None, number: int) -> None:
    assert announced.number_of(item) == number
    assert announced.number_of(announced.item(12).id) == 12
