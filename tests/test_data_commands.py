"""Data duties at the command line: the file is for one pair of eyes, the erasure is whole, mistakes are named."""

import io
import json
import logging
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from course import audit, people
from course.commands import line
from course.wiring import Wired
from tests import returned_mails, whole_lives
from tests.factories import Learner, make_cohort, on_both
from tests.live import environment


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    before = logging.root.handlers[:], logging.root.level
    yield
    logging.root.handlers[:], logging.root.level = before
    structlog.reset_defaults()


@pytest.fixture
def learner(wired: Wired, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Learner:
    """Somebody to hand out or erase, and the settings under which the commands find them."""
    values = environment(database_url, tmp_path)
    values["KITH_SECRET_KEY"] = wired.settings.secret_key
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return whole_lives.live(wired, make_cohort(wired))


def test_the_file_lies_here_for_one_pair_of_eyes_and_is_not_written_over(
    learner: Learner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"learner-{learner.enrolment_id}.zip"
    assert line.main(["export-learner", str(learner.enrolment_id)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{name}\n"
    assert "Keep it safe" in said.err
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert whole_lives.WORDS in zipfile.ZipFile(tmp_path / name).read("my-data.html").decode()
    assert line.main(["export-learner", str(learner.enrolment_id)]) == 2
    assert "--to" in capsys.readouterr().err
    assert line.main(["export-learner", str(learner.enrolment_id), "--to", "other.zip"]) == 0


@on_both
def test_erasing_at_the_command_line_is_whole(
    wired: Wired, learner: Learner, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line.main(["erase-learner", str(learner.enrolment_id)]) == 0
    assert "is erased" in capsys.readouterr().out
    with wired.db.reading() as session:
        assert people.find(session, learner.person_id) is None


@pytest.mark.parametrize("command", ["export-learner", "erase-learner"])
@pytest.mark.usefixtures("learner")
def test_a_number_that_nobody_has_is_said_so(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert line.main([command, "4711"]) == 1
    assert "There is no enrolment 4711" in capsys.readouterr().err


def test_the_ledger_of_one_learner_is_a_file_for_an_audit(
    wired: Wired, learner: Learner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"consents-{learner.enrolment_id}.html"
    assert line.main(["export-consents", str(learner.enrolment_id)]) == 0
    assert capsys.readouterr().out == f"{name}\n"
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    page = (tmp_path / name).read_text()
    assert "Yes to texts" in page
    assert whole_lives.WORDS not in page
    with wired.db.reading() as session:
        assert audit.about(session, f"enrolment:{learner.enrolment_id}")[0].act == "exported-consents"


def test_a_mail_that_came_back_may_be_piped_in(
    learner: Learner, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for raw, kind in ((returned_mails.bounce("nobodys"), "hard"), (returned_mails.away("nobodys"), "away")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert line.main(["read-bounce", "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said["kind"], said["acted_on"]) == (kind, False)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert line.main(["read-bounce"]) == 2
