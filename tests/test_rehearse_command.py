"""`rehearse` on the command line: JSON lines by the contract, a table for people, refusals that name the argument."""

import json
from pathlib import Path

import pytest

from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile
from tests.test_commands import Kith, kith, live  # noqa: F401

SHORT = ("rehearse", "--behaviour", "stops", "--starts-on", "2027-01-04")


def test_json_lines_are_those_of_the_contract_and_nothing_else(kith: Kith) -> None:  # noqa: F811
    ran = kith(*SHORT, "--plan", "16", "--zone", "America/Havana", "--at", "16:30", "--json")
    found = [json.loads(line) for line in ran.out]
    assert (ran.status, len(found)) == (0, 3)
    assert list(found[0]) == [
        "learner", "kind", "item", "channel", "zone", "local", "utc", "text", "segments", "reason",
    ]  # fmt: skip
    assert found[0] | {"text": ""} == {
        "learner": 1, "kind": "welcome", "item": "l01", "channel": "sms", "zone": "America/Havana",
        "local": "2027-01-04T16:30:00", "utc": "2027-01-04T20:30:00Z", "text": "", "segments": 2, "reason": "due",
    }  # fmt: skip


def test_people_read_a_table_by_week_with_what_it_comes_to(kith: Kith) -> None:  # noqa: F811
    ran = kith(*SHORT, "--zone", "europe/london")
    assert (ran.status, ran.out[1]) == (0, "Week 1")
    assert "Mon 04 Jan 2027 16:30  Europe/London" in ran.out[2]
    assert ran.out[-1].startswith("3 texts, 0 e-mails, 4 segments.")
    assert ran.out[-1].endswith("Nothing was sent, and nothing was kept.")


def test_what_makes_no_sense_is_named(kith: Kith) -> None:  # noqa: F811
    ran = kith(
        "rehearse",
        "--plan",
        "13",
        "--zone",
        "Mars",
        "--at",
        "25:00",
        "--starts-on",
        "soon",
        "--learners",
        "0",
    )
    assert (ran.status, ran.out) == (2, [])
    for name in ("--plan", "--zone", "--at", "--starts-on", "--learners"):
        assert f"{name}: " in ran.err
    assert kith("rehearse", "--plan", "8", "--cohort", "riverside").status == 2


@pytest.mark.usefixtures("live")
def test_a_cohort_is_rehearsed_as_it_is_set_up(kith: Kith, wired: Wired) -> None:  # noqa: F811
    cohort = make_cohort(wired)
    make_learner(wired, cohort, profile=make_profile(zone="Asia/Kolkata"))
    found = [json.loads(line) for line in kith(*SHORT, "--cohort", "riverside", "--json").out]
    assert {line["zone"] for line in found} == {"Asia/Kolkata"}
    assert found[0]["text"].endswith("/l/ExampleLinkExampleLink")
    assert kith(*SHORT, "--cohort", "nowhere").status == 2


@pytest.mark.parametrize("place", ["before", "after"])
def test_without_live_settings_the_demonstration_is_looked_at(kith: Kith, tmp_path: Path, place: str) -> None:  # noqa: F811
    data = ("--data", str(tmp_path / "none"))
    asked = (*SHORT, "--cohort", "riverside")
    ran = kith(*data, *asked) if place == "before" else kith(*asked, *data)
    assert ran.status == 2
    assert "--plan" in ran.err
    assert not (tmp_path / "none").exists()


@pytest.mark.usefixtures("live")
def test_a_database_that_does_not_answer_is_told_in_one_line(
    kith: Kith,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KITH_DATABASE_URL", "postgresql://kith:hush@127.0.0.1:9/kith")
    ran = kith(*SHORT, "--cohort", "riverside", "--json")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, [], 1)
    assert "KITH_DATABASE_URL" in ran.err
    assert "hush" not in ran.err
