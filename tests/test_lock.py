"""The hash lock: complete, in step with pyproject.toml, and free of addresses that only one machine knows."""

import importlib.metadata
import re
import tomllib

from course import bootstrap

LOCK = (bootstrap.ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,-]+\])?==(\S+)", LOCK, re.MULTILINE))

INSTALLED = {one.name.lower().replace("_", "-") for one in importlib.metadata.distributions()}


def asked_for() -> set[str]:
    project = tomllib.loads((bootstrap.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return {re.split(r"[\[<>=~!; ]", line)[0].lower().replace("_", "-") for line in lines}


def test_everything_asked_for_is_locked() -> None:
    assert asked_for() - LOCKED.keys() == set()


def test_every_package_is_pinned_to_hashes() -> None:
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(LOCKED) > 50
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_names_no_address_and_no_folder() -> None:
    assert re.findall(r"^-.*|\S*://\S*|\S*/\S*", LOCK, re.MULTILINE) == []


def test_what_a_package_asks_for_with_an_extra_is_locked_with_it() -> None:
    """To an older pip `coverage[toml]` is not `coverage`: it looks for the newest and refuses it, unpinned."""
    asked = {
        (found[1].lower(), found[2])
        for one in LOCKED
        if one in INSTALLED
        for line in importlib.metadata.requires(one) or []
        if (found := re.match(r"([\w.-]+)\[([\w,-]+)\][^;]*(?:;(?!.*extra ==).*)?$", line))
    }
    assert asked, "At least pytest-cov asks for coverage with an extra."
    assert [f"{name}[{extra}]" for name, extra in sorted(asked) if f"\n{name}[{extra}]==" not in LOCK] == []
