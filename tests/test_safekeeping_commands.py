"""Backup, restore, release and fresh keys at the command line: one file for one pair of eyes, mistakes named."""

import base64
import gzip
import stat
from pathlib import Path

import pytest

from course.commands import line
from course.wiring import Wired
from tests import whole_lives
from tests.factories import Learner, make_cohort
from tests.live import environment
from tests.test_data_commands import logs_as_they_were

__all__ = ["logs_as_they_were"]


@pytest.fixture
def learner(
    wired: Wired, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logs_as_they_were: None
) -> Learner:
    values = environment(database_url, tmp_path)
    values["KITH_SECRET_KEY"] = wired.settings.secret_key
    for name, value in values.items():
        # A mail server keeps no list that would have to be read: what is tried here is the commands.
        if not name.startswith(("TWILIO", "KITH_TWILIO")):
            monkeypatch.setenv(name, value)
    monkeypatch.setenv("KITH_SMTP_URL", "smtp://127.0.0.1:9")
    monkeypatch.setenv("KITH_EMAIL_FROM", "hello@kith.test")
    monkeypatch.chdir(tmp_path)
    return whole_lives.live(wired, make_cohort(wired))


def test_from_a_backup_to_a_running_kith_and_back(
    learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line.main(["backup", "kith.backup"]) == 0
    assert capsys.readouterr().out == "kith.backup\n"
    assert stat.S_IMODE((tmp_path / "kith.backup").stat().st_mode) == 0o600
    assert line.main(["backup", "kith.backup"]) == 2
    assert "there already" in capsys.readouterr().err
    assert line.main(["restore", "kith.backup"]) == 2
    assert "something in it already" in capsys.readouterr().err
    # A machine that has nothing has no folder for the database either.
    monkeypatch.setenv("KITH_DATABASE_URL", f"sqlite:///{tmp_path / 'new machine' / 'kith.db'}")
    assert line.main(["restore", "kith.backup"]) == 0
    assert "release-hold" in capsys.readouterr().err
    assert line.main(["release-hold"]) == 0
    assert "Released" in capsys.readouterr().out
    assert line.main(["release-hold"]) == 0
    assert "Nothing is held" in capsys.readouterr().err
    assert line.main(["export-learner", str(learner.enrolment_id)]) == 0


def test_a_database_that_cannot_be_opened_is_told_in_one_line(
    learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line.main(["backup", "kith.backup"]) == 0
    (tmp_path / "in the way").write_text("a file", encoding="utf-8")
    for url in (f"sqlite:///{tmp_path / 'in the way' / 'kith.db'}", "postgresql://u:hush@127.0.0.1:9/kith"):
        monkeypatch.setenv("KITH_DATABASE_URL", url)
        for command in (["restore", "kith.backup"], ["upgrade"]):
            capsys.readouterr()
            assert line.main(command) == 1
            said = capsys.readouterr().err
            assert said.startswith("The database does not answer (")
            assert said.count("\n") == 1
            assert "hush" not in said


def test_what_is_no_backup_is_named(
    learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"a photo")
    whole = gzip.compress(b"[" + b"0123456789," * 300)
    (tmp_path / "cut").write_bytes(whole[:25])
    (tmp_path / "flipped").write_bytes(whole[:15] + bytes(byte ^ 255 for byte in whole[15:]))
    monkeypatch.setenv("KITH_DATABASE_URL", f"sqlite:///{tmp_path / 'again.db'}")
    assert line.main(["restore", "photo.jpg"]) == 1
    assert "photo.jpg: It is no backup of Kith." in capsys.readouterr().err
    for name, why, status in (
        ("nowhere", "There is no such file.", 2),
        (".", "is a folder", 2),
        ("cut", "cut short", 1),
        ("flipped", "damaged", 1),
    ):
        assert line.main(["restore", name]) == status
        assert why in capsys.readouterr().err
    assert line.main(["backup", "."]) == 2
    assert "name a file in it" in capsys.readouterr().err


def test_fresh_keys_in_front_then_the_old_ones_can_go(
    learner: Learner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = (base64.urlsafe_b64encode(bytes([number]) * 32).decode() for number in (1, 2))
    monkeypatch.setenv("KITH_DATA_KEYS", new)
    assert line.main(["rotate-keys"]) == 1
    assert "missing from KITH_DATA_KEYS" in capsys.readouterr().err
    monkeypatch.setenv("KITH_DATA_KEYS", f"{new},{old}")
    assert line.main(["rotate-keys"]) == 0
    monkeypatch.setenv("KITH_DATA_KEYS", new)
    assert line.main(["rotate-keys"]) == 0
    assert capsys.readouterr().out.endswith(
        "0 fields are sealed with the first key now. The keys behind it can be taken away.\n"
    )
