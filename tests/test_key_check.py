"""A start with keys that are not those of the database refuses with one clear line, and writes nothing."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import update

from course import key_check
from course.db import Database
from course.models import Person
from course.seal import Sealer
from course.wiring import Wired
from tests import whole_lives
from tests.factories import Learner, make_cohort, on_both
from tests.live import environment
from tests.test_backups import everything

ROOT = Path(__file__).resolve().parents[1]
RIGHT, WRONG = b"\x01" * 32, b"\x09" * 32


@pytest.fixture
def learner(wired: Wired) -> Learner:
    return whole_lives.live(wired, make_cohort(wired, on_duty=True))


def problem(wired: Wired, keys: tuple[bytes, ...] = (RIGHT,), secret: str = "") -> str:
    other = Database(wired.settings.database_url, Sealer(keys, secret or wired.settings.secret_key))
    found = key_check.problem(other)
    other.dispose()
    return found


@on_both
def test_the_right_keys_are_right_in_any_order(wired: Wired, learner: Learner) -> None:
    assert [problem(wired), problem(wired, (WRONG, RIGHT)), problem(wired, (RIGHT, WRONG))] == ["", "", ""]


@on_both
def test_other_keys_are_named(wired: Wired, learner: Learner) -> None:
    assert problem(wired, (WRONG,)) == key_check.OTHER_DATA_KEY
    assert problem(wired, secret="another secret, also long enough to be one") == key_check.OTHER_SECRET


def test_where_nothing_is_sealed_any_keys_will_do(wired: Wired) -> None:
    assert problem(wired, (WRONG,), "another secret, also long enough to be one") == ""


def test_one_damaged_field_is_no_reason_to_stay_down(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        session.execute(update(Person).values(name_sealed=b"\x01" + b"\x00" * 40))
        session.commit()
    assert problem(wired) == ""


def test_a_database_that_is_not_there_yet_is_not_this_ones_business(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'nothing.db'}", Sealer((RIGHT,), "x" * 40))
    assert key_check.problem_if_any(database) == ""
    database.dispose()


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "jobs"],
        ["-m", "course", "serve", "--port", "0"],
        ["-m", "course", "why", "1"],
        ["-c", "import wsgi"],
    ],
    ids=["jobs", "serve", "a command", "any web server"],
)
def test_whatever_starts_with_another_key_refuses_and_writes_nothing(
    wired: Wired, learner: Learner, database_url: str, tmp_path: Path, command: list[str]
) -> None:
    before = everything(wired.db)
    wrong = {"KITH_DATA_KEYS": base64.urlsafe_b64encode(WRONG).decode(), "PYTHONTZPATH": ""}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT, env={**os.environ, **environment(database_url, tmp_path), **wrong}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert key_check.OTHER_DATA_KEY in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(wired.db) == before
