"""The first start for real, but for the network: the lock names one wheel, and that lies beside it."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from course import bootstrap

COMMANDS = '''"""Stands for the program."""
import os, sys, probe

def main(arguments):
    inside = sys.prefix == os.path.join(os.getcwd(), ".venv")
    print(arguments, probe.NAME, inside, repr(os.environ["PYTHONTZPATH"]))
    return 7
'''


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No index and no uv: only pip, and only the wheel that the lock names."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PYTHONTZPATH", raising=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The files of a bare clone that the first start reads, with a program of four lines."""
    for name in ("course/__init__.py", "course/__main__.py", "course/bootstrap.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(bootstrap.ROOT / name, tmp_path / name)
    (tmp_path / "course/commands").mkdir()
    (tmp_path / "course/commands/__init__.py").touch()
    (tmp_path / "course/commands/line.py").write_text(COMMANDS, encoding="utf-8")
    write_lock(tmp_path, digest(wheel(tmp_path)))
    return tmp_path


def wheel(folder: Path) -> Path:
    """The smallest package that pip will install."""
    path = folder / "probe-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("probe.py", "NAME = 'probed'\n")
        archive.writestr("probe-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: probe\nVersion: 1.0\n")
        archive.writestr(
            "probe-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("probe-1.0.dist-info/RECORD", "")
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_lock(root: Path, sha256: str) -> None:
    address = (root / "probe-1.0-py3-none-any.whl").as_uri()
    (root / "requirements.lock").write_text(f"probe @ {address} --hash=sha256:{sha256}\n", encoding="utf-8")


def set_up(root: Path) -> None:
    """As on a machine without uv and without ensurepip; the pip of the lock stands for the machine's own."""
    bootstrap.set_up(root, base=sys.executable, uv=None, ensurepip=False)


def start(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "course", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=False)


def test_the_program_runs_inside_with_its_arguments_its_exit_status_and_the_zone_tables_of_the_lock(
    checkout: Path,
) -> None:
    set_up(checkout)
    done = start(checkout, "rehearse", "--json")
    assert (done.returncode, done.stdout) == (7, "['rehearse', '--json'] probed True ''\n"), done.stderr
    assert done.stderr == ""


def test_a_package_that_does_not_match_its_hash_stops_the_start_and_leaves_no_stamp(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_lock(checkout, "0" * 64)
    with pytest.raises(SystemExit) as stopped:
        set_up(checkout)
    assert stopped.value.code == 1
    assert not (checkout / ".venv/kith-stamp").exists()
    assert "The next start tries again" in capfd.readouterr().err


def test_the_start_after_a_failure_sets_it_up(checkout: Path) -> None:
    write_lock(checkout, "0" * 64)
    with pytest.raises(SystemExit):
        set_up(checkout)
    write_lock(checkout, digest(checkout / "probe-1.0-py3-none-any.whl"))
    set_up(checkout)
    assert bootstrap.ready(checkout)


def test_of_two_first_starts_at_once_one_does_the_work_and_both_go_on(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = "from pathlib import Path; from tests import test_first_start; test_first_start.set_up(Path.cwd())"
    monkeypatch.setenv("PYTHONPATH", str(bootstrap.ROOT))
    command = [sys.executable, "-c", call]
    both = [subprocess.Popen(command, cwd=checkout, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = "".join(process.communicate(timeout=60)[1] for process in both)
    assert [process.returncode for process in both] == [0, 0], said
    assert said.count("Setting up .venv") == 1
    assert bootstrap.ready(checkout)


def test_standard_output_is_left_to_the_program(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    set_up(checkout)
    out, err = capfd.readouterr()
    assert out == ""
    assert err == "Setting up .venv for Kith. This happens once and takes about a minute...\n"
