"""Words that waited on a phone: when they were written, and whether they may take a place."""

from datetime import UTC, datetime, timedelta

import pytest

from course.rules import offline

NOW = datetime(2027, 1, 4, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "before"),
    [
        ("0", timedelta(0)),
        ("1500", timedelta(seconds=1.5)),
        (str(6 * 24 * 3600 * 1000), timedelta(days=6)),
        (str(30 * 24 * 3600 * 1000), timedelta(days=7)),
    ],
)
def test_an_age_says_when_and_never_longer_ago_than_a_phone_may_keep_it(age: str, before: timedelta) -> None:
    assert offline.written_at(age, now=NOW) == NOW - before


@pytest.mark.parametrize("age", ["", "-5", "soon", "1.5", "٣", "9" * 13])
def test_nonsense_is_no_age(age: str) -> None:
    assert offline.written_at(age, now=NOW) is None


def test_newer_words_stay_and_the_same_words_may_come_twice() -> None:
    assert offline.replaces(NOW, NOW - timedelta(seconds=1))
    assert offline.replaces(NOW, NOW)
    assert not offline.replaces(NOW - timedelta(milliseconds=1), NOW)
