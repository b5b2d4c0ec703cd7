"""Who needs staff, as a table: each need on, just not yet on, and put aside; the order; what helps."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from course.rules import needs
from course.rules.needs import Found, Help, Need, Signs

NOW = datetime(2027, 2, 1, 10, 0, tzinfo=UTC)
WELL = Signs(now=NOW, today=date(2027, 2, 1))


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def of(**known: object) -> list[Need]:
    return [one.need for one in needs.found(replace(WELL, **known))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "need"),
    [
        ({}, None),
        ({"missed": (ago(days=2), ago(days=1))}, None),
        ({"missed": (ago(days=3), ago(days=2), ago(days=1))}, Need.UNREACHABLE),
        ({"ended_at": ago(days=1), "ended_by": "bounce-5.1.1"}, Need.UNREACHABLE),
        ({"unanswered": 1, "silent_since": ago(days=9)}, None),
        ({"unanswered": 2, "silent_since": ago(days=9)}, Need.SILENT),
        ({"stuck_since": ago(days=6, hours=23), "stuck_on": "A step"}, None),
        ({"stuck_since": ago(days=7), "stuck_on": "A step"}, Need.STUCK),
        ({"worse_at": ago(days=14)}, None),
        ({"worse_at": ago(days=13)}, Need.WORSE),
        ({"task_since": ago(hours=1)}, Need.SUPPORT),
        ({"asked_at": ago(days=1)}, Need.NO_CONSENT),
        ({"ends_on": date(2027, 2, 1)}, None),
        ({"ends_on": date(2027, 2, 8)}, Need.FINISHING),
        ({"ends_on": date(2027, 2, 9)}, None),
    ],
)
def test_each_need_begins_at_its_mark(known: dict[str, object], need: Need | None) -> None:
    assert of(**known) == ([need] if need else [])


def test_the_gravest_comes_first_and_then_whoever_waited_longest() -> None:
    many = {
        "unanswered": 2,
        "silent_since": ago(days=20),
        "task_since": ago(hours=1),
        "ends_on": date(2027, 2, 3),
    }
    assert of(**many) == [Need.SUPPORT, Need.SILENT, Need.FINISHING]
    longer = needs.found(replace(WELL, unanswered=2, silent_since=ago(days=30)))
    shorter = needs.found(replace(WELL, unanswered=2, silent_since=ago(days=20)))
    assert needs.order(longer) < needs.order(shorter)
    assert needs.order(needs.found(replace(WELL, task_since=NOW))) < needs.order(longer)


def test_somebody_silent_is_not_called_stuck_as_well() -> None:
    silent = {"unanswered": 2, "silent_since": ago(days=20)}
    assert of(**silent, stuck_since=ago(days=30), stuck_on="A step") == [Need.SILENT]


def test_what_was_seen_to_is_gone_but_a_support_task_and_anything_new_stays() -> None:
    aside = frozenset({"silent", "support"})
    silent = {"unanswered": 2, "silent_since": ago(days=20)}
    assert of(**silent, put_aside=aside) == []
    assert of(**silent, task_since=NOW, asked_at=NOW, put_aside=aside) == [
        Need.SUPPORT,
        Need.NO_CONSENT,
    ]


def test_every_reason_is_a_plain_sentence() -> None:
    signs = replace(
        WELL, missed=(NOW,) * 4, unanswered=2, silent_since=ago(days=20), task_since=NOW, task_is_late=True,
        ends_on=date(2027, 2, 2),
    )  # fmt: skip
    assert [one.why for one in needs.found(signs)] == [
        "A support task is open. Nobody has taken it in time.",
        "The last 4 messages did not arrive.",
        "The last 2 check-ins were not answered, and nothing else was opened for 20 days.",
        "Their course ends tomorrow.",
    ]


@pytest.mark.parametrize(
    ("need", "can_change", "is_paused", "may_write", "helps"),
    [
        (
            Need.UNREACHABLE,
            True,
            False,
            True,
            [Help.CHANNEL, Help.CONTACT, Help.RESEND, Help.CALL, Help.DONE],
        ),
        (Need.UNREACHABLE, False, False, True, [Help.CONTACT, Help.RESEND, Help.CALL, Help.DONE]),
        (Need.UNREACHABLE, False, False, False, [Help.CONTACT, Help.CALL, Help.DONE]),
        (Need.SILENT, False, True, True, [Help.RESUME, Help.CALL, Help.DONE]),
        (Need.STUCK, False, False, True, [Help.EXTEND, Help.SKIP, Help.RESEND, Help.CALL, Help.DONE]),
        (Need.STUCK, False, False, False, [Help.EXTEND, Help.SKIP, Help.CALL, Help.DONE]),
        (Need.SUPPORT, False, False, True, [Help.TASK]),
        (Need.FINISHING, False, False, True, [Help.EXTEND, Help.DONE]),
    ],
)
def test_what_is_offered_is_what_can_help(
    need: Need, can_change: bool, is_paused: bool, may_write: bool, helps: list[Help]
) -> None:
    found = (Found(need, NOW, ""),)
    offered = needs.helps(found, can_change_channel=can_change, is_paused=is_paused, may_write=may_write)
    assert [*offered] == helps
