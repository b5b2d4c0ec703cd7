"""The short version of `python3 -m tests.crash random`: a few kills, judged by the carrier's ledger.

Kills at named points, on both databases, are in test_storms.py.
"""

from pathlib import Path

import pytest

from tests.crash import kills

pytestmark = pytest.mark.long


def test_killed_while_sending_nothing_goes_twice_and_nothing_is_lost_silently(
    database_url: str, tmp_path: Path
) -> None:
    verdict = kills.run(database_url, tmp_path, learners=20, kills=2, seed=7, after_acceptance=True)
    assert verdict.killed_while_sending >= 1, "A kill that hits nothing proves nothing."
    assert verdict.duplicates == 0
    assert verdict.unexplained == 0


def test_the_judge_finds_a_planted_double_send(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that puts lost claims back into the queue, as many systems do, sends twice, and this run sees it."""
    monkeypatch.setenv("KITH_TEST_PLANT", "resend-claimed")
    verdict = kills.run(database_url, tmp_path, learners=20, kills=2, seed=7, after_acceptance=True)
    assert verdict.duplicates > 0
