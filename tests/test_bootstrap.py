"""The first start: what it asks of the Python it finds, when .venv counts as ready, and how it is filled."""

import ast
import base64
import hashlib
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from course import bootstrap

HERE = str(sys.implementation.cache_tag)
PROGRAMS = sorted(bootstrap.ROOT.glob("*/__main__.py"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with a lock and an empty .venv whose Python is this one, not yet stamped."""
    (tmp_path / "requirements.lock").write_text("flask==3.1.3 --hash=sha256:00\n", encoding="utf-8")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    return tmp_path


def finish(root: Path) -> None:
    (root / ".venv/kith-stamp").write_text(bootstrap.stamp(root), encoding="utf-8")


def hints_of(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        found = [
            node.returns,
            *(argument.annotation for argument in [*node.args.args, *node.args.kwonlyargs]),
        ]
        yield from (hint for hint in found if hint)
    elif isinstance(node, ast.AnnAssign):
        yield node.annotation


def flat(ways: list[list[list[str]]]) -> list[str]:
    return [" ".join(command) for way in ways for command in way]


def wheel(folder: Path, name: str, version: str, *needs: str) -> str:
    """Write an empty package into `folder`; gives the line that pins it in a lock."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": "\n".join(
            ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", "Provides-Extra: more"]
            + [f"Requires-Dist: {need}" for need in needs]
        ),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{file},sha256={digest(text)},{len(text)}" for file, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,"])
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.mark.parametrize(
    ("version", "refused"),
    [((3, 6, 15), True), ((3, 10, 13), True), ((3, 11, 0), False), ((3, 13, 1), False), ((4, 0, 0), False)],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_a_python_older_than_311_is_refused(version: tuple[int, ...], refused: bool) -> None:
    assert bool(bootstrap.refusal(version)) is refused


def test_the_refusal_says_what_is_there_and_what_is_needed() -> None:
    said = bootstrap.refusal((3, 9, 18))
    assert "3.9.18" in said
    assert "3.11 or newer" in said


@pytest.mark.parametrize("source", PROGRAMS, ids=lambda path: path.parent.name)
def test_an_old_python_can_read_as_far_as_the_refusal(source: Path) -> None:
    for path in (source, bootstrap.ROOT / "course/bootstrap.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 7))
        # A hint such as list[str] stops Python 3.8 as it reads the line, unless it stands in quotes.
        hints = [hint for node in ast.walk(tree) for hint in hints_of(node)]
        assert [ast.unparse(hint) for hint in hints if isinstance(hint, ast.Subscript | ast.BinOp)] == []


def test_a_venv_without_a_stamp_is_not_ready(root: Path) -> None:
    assert not bootstrap.ready(root)


def test_a_finished_venv_is_ready(root: Path) -> None:
    finish(root)
    assert bootstrap.ready(root)


def test_a_changed_lock_makes_the_venv_stale(root: Path) -> None:
    finish(root)
    (root / "requirements.lock").write_text("flask==3.1.4 --hash=sha256:11\n", encoding="utf-8")
    assert not bootstrap.ready(root)


def test_a_venv_of_another_python_is_not_ready(root: Path) -> None:
    finish(root)
    (root / ".venv/kith-stamp").write_text(
        bootstrap.stamp(root).replace(HERE, "cpython-399"), encoding="utf-8"
    )
    assert not bootstrap.ready(root)


def test_a_venv_whose_python_has_left_the_machine_is_not_ready(root: Path) -> None:
    finish(root)
    (root / ".venv/bin/python").unlink()
    (root / ".venv/bin/python").symlink_to(root / "gone")
    assert not bootstrap.ready(root)


def test_uv_comes_first_where_it_is_and_pip_stands_behind_it(root: Path) -> None:
    uv_way, pip_way = bootstrap.ways(root, base="/usr/bin/python3", uv="/usr/bin/uv", ensurepip=True)
    assert flat([uv_way])[1].startswith("/usr/bin/uv pip install")
    assert flat([pip_way])[1].startswith(f"{root}/.venv/bin/python -I -m pip install")


def test_a_python_without_ensurepip_lends_its_own_pip(root: Path) -> None:
    make, fill = flat(bootstrap.ways(root, base="/usr/bin/python3", uv=None, ensurepip=False))
    assert make.endswith("--without-pip")
    assert fill.startswith(f"/usr/bin/python3 -I -m pip --python {root}/.venv/bin/python install")


@pytest.mark.parametrize("ensurepip", [True, False], ids=["ensurepip", "no-ensurepip"])
@pytest.mark.parametrize("uv", ["/usr/bin/uv", None], ids=["uv", "no-uv"])
def test_every_way_demands_hashes_and_wheels(root: Path, uv: str | None, ensurepip: bool) -> None:
    installing = [way[-1] for way in bootstrap.ways(root, base="python3", uv=uv, ensurepip=ensurepip)]
    assert installing
    assert all(
        {"--no-deps", "--require-hashes", "--only-binary=:all:"} <= set(command) for command in installing
    )


def test_a_new_lock_exchanges_packages_in_place(root: Path) -> None:
    finish(root)
    (root / "requirements.lock").write_text("flask==3.1.4 --hash=sha256:11\n", encoding="utf-8")
    commands = flat(bootstrap.ways(root, base="python3", uv=None, ensurepip=True))
    assert len(commands) == 1
    assert commands[0].startswith(f"{root}/.venv/bin/python -I -m pip install")


def test_a_set_up_that_was_broken_off_is_made_anew(root: Path) -> None:
    assert "venv --clear" in flat(bootstrap.ways(root, base="python3", uv=None, ensurepip=True))[0]


def test_a_newer_release_of_a_package_does_not_stop_the_set_up(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pip looks at the newest release of what is asked for with an extra, and stops: it has no hash for it."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    lock = [wheel(shelf, "asking", "1.0", "asked[more]>=1"), wheel(shelf, "asked", "1.0")]
    wheel(shelf, "asked", "2.0")
    (root / "requirements.lock").write_text("\n".join(lock), encoding="utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    bootstrap.set_up(root, base=bootstrap.BASE, uv=None, ensurepip=True)
    assert bootstrap.ready(root)
    assert list(root.glob(".venv/lib/*/site-packages/asked-1.0.dist-info"))
