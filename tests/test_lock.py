"""The hash lock: complete, in step with pyproject.toml, and free of addresses that only one machine knows."""

import re
import tomllib

from course import bootstrap

LOCK = (bootstrap.ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,-]+\])?==(\S+)", LOCK, re.MULTILINE))


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
