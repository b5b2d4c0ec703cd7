"""The short versions of `python3 -m tests.crash`: each a few times, judged by the carrier's ledger."""

from pathlib import Path

import pytest
from flask import Flask

from course.rules import risk_words
from course.wiring import Wired
from tests.crash import cries, opt_outs, points, storms
from tests.databases import Postgres
from tests.factories import on_both

pytestmark = pytest.mark.long

on_postgres = pytest.mark.parametrize("engine", ["postgres"], indirect=True)


@on_both
def test_killed_at_each_of_seven_points_nothing_goes_twice_and_nothing_is_lost_silently(
    database_url: str, tmp_path: Path
) -> None:
    verdict = storms.killed_at(database_url, tmp_path, points.POINTS, kills=1)
    assert verdict.kills == len(points.POINTS) == 7, "A process that lived past its point proves nothing."
    assert verdict.is_good, verdict
    assert verdict.states == {"handed_over": 7 * storms.EACH}


def test_the_judge_sees_a_claim_that_is_sent_again_blindly(database_url: str, tmp_path: Path) -> None:
    """The planted fault: lost claims go back into the queue, and the point after acceptance shows it."""
    verdict = storms.killed_at(database_url, tmp_path, ["answer-unread"], kills=1, plant="resend-claimed")
    assert verdict.kills == 1
    assert verdict.duplicates > 0


@on_postgres
def test_stopped_past_its_lease_and_woken_a_process_sends_nothing_twice(
    database_url: str, tmp_path: Path
) -> None:
    verdict = storms.stopped_past_the_lease(database_url, tmp_path, times=2)
    assert verdict.is_good, verdict
    assert verdict.kills > 0, "A stop that hits nothing proves nothing."


@on_postgres
def test_a_crowd_of_processes_hands_each_over_once_and_a_second_go_none(
    database_url: str, tmp_path: Path
) -> None:
    verdict = storms.crowd(database_url, tmp_path, processes=4, due=120)
    assert verdict.is_good, verdict
    assert (verdict.accepted, verdict.figures["again"]) == (120, 0)


def test_a_provider_in_trouble_gets_each_once_and_every_gap_is_explained(
    database_url: str, tmp_path: Path
) -> None:
    verdict = storms.mixed_faults(database_url, tmp_path, due=80)
    assert verdict.is_good, verdict
    assert verdict.figures["share"] >= 0.95


def test_a_stop_within_a_batch_is_heeded_within_five_seconds(database_url: str, tmp_path: Path) -> None:
    verdict = opt_outs.stops_within_a_batch(database_url, tmp_path, due=150, stops=15, per_second=60)
    assert verdict.is_good, verdict
    assert verdict.figures["late"] == 0
    assert verdict.figures["held"] > 0, "Stops that all came too late prove nothing."


def test_made_up_forms_never_fail_and_forged_ones_write_nothing(app: Flask, wired: Wired) -> None:
    found = opt_outs.random_forms(app, wired, forms=150)
    assert [found[one] for one in opt_outs.WRONG] == [0, 0, 0]
    assert found["taken"] > 50


def test_a_database_server_that_restarts_under_load_loses_nothing(postgres: Postgres, tmp_path: Path) -> None:
    verdict = storms.restarted(postgres.fresh(), tmp_path, postgres.restart, due=60, times=2)
    assert verdict.is_good, verdict
    assert verdict.kills == 2, "A restart after the end proves nothing."
    assert verdict.states == {"handed_over": 60}


@on_both
def test_a_cry_for_help_is_answered_within_seconds_while_a_batch_goes_out(
    database_url: str, tmp_path: Path
) -> None:
    verdict = cries.cries_within_a_batch(database_url, tmp_path, due=100, cries=10)
    assert verdict.is_good, verdict
    assert verdict.figures["p95"] <= cries.WITHIN_SECONDS
    assert verdict.figures["cries"] == 10


def test_the_judge_sees_cries_that_nobody_hears(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: the words are not understood."""
    monkeypatch.setattr(risk_words, "category", lambda _: None)
    verdict = cries.cries_within_a_batch(database_url, tmp_path, due=20, cries=5)
    assert (verdict.figures["unanswered"], verdict.figures["unflagged"]) == (5, 5)
    assert not verdict.is_good
