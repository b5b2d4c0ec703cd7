"""The data of a cohort at the command line: one file for one pair of eyes, and the arms beside what was given."""

import json
import stat
from pathlib import Path

import pytest
from sqlalchemy import select, update

from course import arms
from course.commands import line
from course.models import ArmPlace, AuditEntry, Cohort
from course.rules.allocation import Arm
from course.wiring import Wired
from tests import cohort_zips
from tests.factories import make_cohort
from tests.live import environment


@pytest.fixture
def cohort(wired: Wired, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cohort:
    """A cohort with one learner in an arm, and the settings under which the commands find it."""
    values = environment(database_url, tmp_path)
    values["KITH_SECRET_KEY"] = wired.settings.secret_key
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    made = make_cohort(wired)
    with wired.db.writing() as session:
        arms.set_plan(session, made, (Arm("sooner"), Arm("later")), seed="river", now=wired.clock())
        session.commit()
    cohort_zips.live(wired, made)
    return made


def test_a_cohort_comes_as_one_file_for_one_pair_of_eyes(
    wired: Wired, cohort: Cohort, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line.main(["export-cohort", "riverside", "--to", "named.zip"]) == 0
    said = capsys.readouterr()
    assert said.out == "named.zip\n"
    assert "1 learners" in said.err
    assert stat.S_IMODE((tmp_path / "named.zip").stat().st_mode) == 0o600
    assert "Zebedee0" in cohort_zips.everything((tmp_path / "named.zip").read_bytes())
    assert line.main(["export-cohort", "riverside", "--to", "named.zip"]) == 2
    assert "--to names another" in capsys.readouterr().err
    wanted = ["--format", "xlsx", "--de-identified", "--same-key"]
    assert line.main(["export-cohort", "riverside", "--to", "bare.zip", *wanted]) == 0
    assert "Zebedee" not in cohort_zips.everything((tmp_path / "bare.zip").read_bytes())
    with wired.db.reading() as session:
        kept = list(session.scalars(select(AuditEntry).where(AuditEntry.act == "exported-cohort")))
    assert [(one.actor, one.details["names"], one.details["format"]) for one in kept] == [
        ("command", "with", "csv"), ("command", "without", "xlsx"),
    ]  # fmt: skip


def test_a_code_that_is_not_there_makes_no_file(
    cohort: Cohort, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line.main(["export-cohort", "nowhere", "--to", "x.zip"]) == 2
    assert "There is no cohort nowhere" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


def test_the_arms_are_listed_beside_what_was_given_and_a_difference_is_found(
    wired: Wired, cohort: Cohort, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line.main(["arms", "riverside", "--places", "4", "--json"]) == 0
    listed = [json.loads(one) for one in capsys.readouterr().out.splitlines()]
    assert [(one["place"], one["block"]) for one in listed] == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert sorted(one["arm"] for one in listed) == ["later", "later", "sooner", "sooner"]
    assert listed[0]["given"] == listed[0]["arm"]
    assert listed[1]["enrolment"] is None
    with wired.db.writing() as session:
        session.execute(update(ArmPlace).values(arm="neither"))
        session.commit()
    assert line.main(["arms", "riverside"]) == 1
    assert "1 places were given another arm" in capsys.readouterr().err
