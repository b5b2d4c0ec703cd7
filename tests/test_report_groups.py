"""Delivery reports that come at the same time: one transaction for many, and nobody told of what is not on the disk."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from course import reports
from course.db import Session
from course.delivery_reports import Report
from course.models import DeliveryReport
from course.report_groups import NotTaken, ReportGroups
from course.wiring import Wired
from tests.factories import on_both

MANY = 40
Take = Callable[..., None]


def report(number: int) -> Report:
    return Report(f"ref-{number}", f"SM{number}", "sent")


def kept(wired: Wired) -> set[str]:
    with wired.db.reading() as session:
        return set(session.scalars(select(DeliveryReport.ref)))


def bring(groups: ReportGroups, brought: Sequence[Report]) -> list[bool]:
    """Bring them all from as many threads; for each whether it was taken."""
    start = Barrier(len(brought))

    def one(own: Report) -> bool:
        start.wait()
        try:
            groups.take(own)
        except NotTaken:
            return False
        return True

    with ThreadPoolExecutor(len(brought)) as pool:
        return list(pool.map(one, brought))


@contextmanager
def noted(
    monkeypatch: pytest.MonkeyPatch, fails_on: Callable[[Sequence[Report]], bool]
) -> Iterator[list[int]]:
    """How many reports each transaction has; one fails where it is said to, after its rows were written."""
    sizes: list[int] = []
    take_all: Take = reports.take_all

    def note(session: Session, group: Sequence[Report], **rest: object) -> None:
        sizes.append(len(group))
        take_all(session, group, **rest)
        if fails_on(group):
            raise ValueError("planted")

    with monkeypatch.context() as patched:
        patched.setattr(reports, "take_all", note)
        yield sizes


@on_both
def test_many_at_a_time_share_transactions_and_all_are_kept(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = ReportGroups(wired.db, wired.clock)
    with noted(monkeypatch, lambda group: False) as sizes:
        # Each of them twice, as the carrier repeats itself.
        assert all(bring(groups, [report(number // 2) for number in range(MANY)]))
    assert kept(wired) == {report(number).ref for number in range(MANY // 2)}
    assert sum(sizes) == MANY
    assert len(sizes) < MANY


def test_one_that_cannot_be_taken_does_not_fail_its_neighbours(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups, poisoned = ReportGroups(wired.db, wired.clock), report(7)
    with noted(monkeypatch, lambda group: poisoned in group):
        taken = bring(groups, [report(number) for number in range(MANY)])
    assert [number for number in range(MANY) if not taken[number]] == [7]
    assert kept(wired) == {report(number).ref for number in range(MANY)} - {poisoned.ref}
    groups.take(poisoned)
    assert poisoned.ref in kept(wired)


def test_while_the_database_is_away_nobody_is_told_that_it_was_taken(
    wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def away(_session: Session, group: Sequence[Report], **_rest: object) -> None:
        asked.append(len(group))
        raise OperationalError("", {}, Exception("planted"))

    groups = ReportGroups(wired.db, wired.clock)
    with monkeypatch.context() as patched:
        patched.setattr(reports, "take_all", away)
        assert not any(bring(groups, [report(number) for number in range(MANY)]))
    assert kept(wired) == set()
    # A group asks once for all and once for the first of them, and leaves it at that.
    assert sum(asked[::2]) == MANY
    assert set(asked[1::2]) == {1}
    assert bring(groups, [report(1)]) == [True]
