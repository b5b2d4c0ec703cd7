"""What holds for every template, style sheet and script, whichever page they belong to."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from course import lesson_check, translations
from course.web import assets

TEMPLATES = Path(assets.FOLDER).parent / "templates"
ENVIRONMENT = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
translations.install(ENVIRONMENT, lambda: translations.ENGLISH)
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
COMPONENTS = [name for name in NAMES if name.startswith("components/")]
PAGES = [name for name in NAMES if not name.startswith("components/") and not Path(name).name.startswith("_")]
SCRIPTS = sorted((assets.FOLDER / "js").glob("*.js"))
SHEETS = sorted((assets.FOLDER / "css").glob("*.css"))
INLINE = re.compile(
    r"""<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+\s*=\s*["']|javascript:""", re.IGNORECASE
)


@cache
def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _tree(name: str) -> nodes.Template:
    return ENVIRONMENT.parse(_source(name), name)


def _imported(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.FromImport):
        for name in node.names:
            yield name if isinstance(name, str) else name[1]


def _read(tree: nodes.Template) -> set[str]:
    return {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}


@cache
def _shapes() -> set[str]:
    tree = _tree("components/icons.html")
    table = next(
        node.node for node in tree.find_all(nodes.Assign) if getattr(node.target, "name", "") == "shapes"
    )
    assert isinstance(table, nodes.Dict)
    return {str(pair.key.as_const()) for pair in table.items}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_inline_so_that_the_policy_can_forbid_it(name: str) -> None:
    assert not INLINE.search(_source(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_imported_macro_is_used(name: str) -> None:
    tree = _tree(name)
    assert set(_imported(tree)) <= _read(tree)


@pytest.mark.parametrize("name", NAMES)
def test_every_named_icon_is_drawn(name: str) -> None:
    calls = (node for node in _tree(name).find_all(nodes.Call) if getattr(node.node, "name", "") == "icon")
    named = {call.args[0].value for call in calls if isinstance(call.args[0], nodes.Const)}
    assert named <= _shapes()


@pytest.mark.parametrize("name", NAMES)
def test_every_form_goes_through_the_one_macro(name: str) -> None:
    assert name == "components/form.html" or "<form" not in _source(name)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_on_a_layout(name: str) -> None:
    assert name == "layout.html" or _tree(name).find(nodes.Extends)


@pytest.mark.parametrize(
    "name", [one for one in PAGES if not one.startswith("admin/") and one != "layout.html"]
)
def test_no_page_outside_the_desk_takes_away_the_way_out_or_to_help(name: str) -> None:
    filled = {block.name for block in _tree(name).find_all(nodes.Block)}
    assert filled.isdisjoint({"top", "exit"})
    assert "help" not in filled or name == "learner/help_now.html", (
        "Only Help now itself does not lead there."
    )


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_says_at_its_top_how_each_macro_is_called(name: str) -> None:
    head = _source(name).partition("#}")[0]
    public = [node.name for node in _tree(name).find_all(nodes.Macro) if not node.name.startswith("_")]
    assert public
    assert [macro for macro in public if not re.search(rf"\b{macro}\b", head)] == []


def test_every_drawing_is_light_and_known_to_the_authors_checks() -> None:
    drawn = ENVIRONMENT.get_template("components/drawings.html").module
    assert set(drawn.drawings) == lesson_check.DRAWINGS  # type: ignore[attr-defined]
    for name in lesson_check.DRAWINGS:
        svg = drawn.drawing(name)  # type: ignore[attr-defined]
        assert len(svg.encode()) < 3 * 1024, name
        assert 'aria-hidden="true"' in svg
        ElementTree.fromstring(svg)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_short_and_keeps_its_hands_off(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|localStorage|window\.\w+ =", text
    )


def test_scripts_that_are_joined_share_no_name() -> None:
    names = [
        name
        for source in assets.BUNDLES["kith.js"]
        for name in re.findall(
            r"^(?:const|let|function) (\w+)",
            (assets.FOLDER / source).read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing_and_keeps_every_rule_in_a_layer(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"@import|url\(|expression\(", text)
    assert len(text.splitlines()) <= 300
    assert text.count("{") == text.count("}")
    assert re.fullmatch(r"\s*(@layer [^{;]*;)?\s*@layer \w+ \{.*\}\s*", text, re.DOTALL)
