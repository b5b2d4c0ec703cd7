"""Public files: one name per content, packed once, kept for a year, and small enough for a slow line."""

import gzip
import json
import re
from pathlib import Path
from types import MethodType
from wsgiref.types import WSGIApplication

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course.web import assets
from course.web.asset_door import AssetDoor

LEARNER_SHEET, SCRIPT = 5_900, 1_200


@pytest.fixture(scope="module")
def found() -> assets.Assets:
    return assets.load()


@pytest.fixture
def browser(found: assets.Assets) -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    inside: WSGIApplication = MethodType(Flask.wsgi_app, app)
    app.wsgi_app = AssetDoor(inside, found, {"Cache-Control": "no-store", "X-Of-All": "1"}).answer  # type: ignore[method-assign]
    return app.test_client()


def _folder(tmp_path: Path, css: str) -> Path:
    for source in {source for sources in assets.BUNDLES.values() for source in sources}:
        path = tmp_path / source
        path.parent.mkdir(exist_ok=True)
        path.write_text(css if path.suffix == ".css" else "", encoding="utf-8")
    return tmp_path


def test_the_address_of_a_file_changes_with_what_is_inside(tmp_path: Path) -> None:
    before = assets.load(_folder(tmp_path, "a { color: red }")).url("kith.css")
    again = assets.load(_folder(tmp_path, "a { color: red }")).url("kith.css")
    after = assets.load(_folder(tmp_path, "a { color: blue }")).url("kith.css")
    assert before == again
    assert before != after
    assert re.fullmatch(r"/static/kith-[0-9a-f]{10}\.css", before)


def test_every_name_leads_to_its_file_and_no_name_is_a_hard_error(found: assets.Assets) -> None:
    for name in found.files:
        asset = found.find(found.url(name).removeprefix("/static/"))
        assert asset is found.files[name]
    with pytest.raises(KeyError):
        found.url("gone.css")


def test_a_file_is_kept_for_a_year_and_packed_for_whoever_takes_it_packed(
    browser: FlaskClient, found: assets.Assets
) -> None:
    packed = browser.get(found.url("kith.css"), headers={"Accept-Encoding": "gzip, br"})
    plain = browser.get(found.url("kith.css"))
    assert packed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data == found.files["kith.css"].body
    assert packed.content_type == "text/css; charset=utf-8"
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_packing_can_be_refused(browser: FlaskClient, found: assets.Assets) -> None:
    answer = browser.get(found.url("kith.css"), headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in answer.headers


def test_a_known_file_is_not_sent_again(browser: FlaskClient, found: assets.Assets) -> None:
    first = browser.get(found.url("kith.js"))
    again = browser.get(found.url("kith.js"), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert not {"Content-Type", "Content-Length"} & {*again.headers.keys()}, "nothing of what is not sent"
    other = browser.get(found.url("kith.js"), headers={"If-None-Match": '"kith-0123456789.js"'})
    assert other.status_code == 200


def test_a_file_carries_the_headers_of_every_answer_but_may_be_kept(
    browser: FlaskClient, found: assets.Assets
) -> None:
    whole, head = browser.get(found.url("kith.css")), browser.head(found.url("kith.css"))
    assert whole.headers["X-Of-All"] == "1"
    assert whole.headers.getlist("Cache-Control") == ["public, max-age=31536000, immutable"]
    assert head.headers["Content-Length"] == str(len(whole.data))
    assert head.data == b""


def test_a_file_is_only_read(browser: FlaskClient, found: assets.Assets) -> None:
    assert browser.post(found.url("kith.css")).status_code == 404


def test_the_hash_of_another_release_answers_but_is_not_kept(
    browser: FlaskClient, found: assets.Assets
) -> None:
    answer = browser.get("/static/kith-0123456789.css")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.data == found.files["kith.css"].body


@pytest.mark.parametrize(
    "path",
    ["kith.css", "kith-short.css", "gone-0123456789.css", "css/kith-0123456789.css", "../app-0123456789.py"],
)
def test_anything_else_is_not_there(browser: FlaskClient, path: str) -> None:
    assert browser.get(f"/static/{path}").status_code == 404


def test_shortening_leaves_every_rule_as_it_was() -> None:
    css = '/* note */\na {\n  content: "x";\n\n  box-shadow:\n    0 0 red,\n    0 0 blue; /* two\n */\n}\n'
    assert assets.shorten_css(css) == 'a{content:"x";box-shadow:0 0 red,0 0 blue}\n'
    assert (
        assets.shorten_css("a :hover,\nb:not(.c) > d { margin: 0 1px }")
        == "a :hover,b:not(.c) > d{margin:0 1px}\n"
    )
    js = '// why\nconst a = "http://x"; // kept, as only a whole line is surely a comment\n  // more\nb();\n'
    assert assets.shorten_js(js) == (
        'const a = "http://x"; // kept, as only a whole line is surely a comment\nb();\n'
    )


def test_the_manifest_names_icons_by_their_address(found: assets.Assets) -> None:
    manifest = json.loads(found.files["manifest.webmanifest"].body)
    assert [icon["src"] for icon in manifest["icons"]] == [found.url("icon.svg")]


def test_every_style_and_script_is_part_of_something_served(found: assets.Assets) -> None:
    bundled = {source for sources in assets.BUNDLES.values() for source in sources}
    sheets = {path.relative_to(assets.FOLDER).as_posix() for path in assets.FOLDER.rglob("*.css")}
    assert sheets <= bundled
    assert all((assets.FOLDER / source).is_file() for source in bundled)


def test_what_a_lesson_loads_leaves_room_for_its_words(found: assets.Assets) -> None:
    sheet, script = len(found.files["kith.css"].packed), len(found.files["kith.js"].packed)
    assert sheet <= LEARNER_SHEET
    assert script <= SCRIPT
    assert sheet + script <= 7_000, "14 kB in all, and a lesson's own page may have 6 of them"


def test_what_a_phone_without_signal_needs_is_small(found: assets.Assets) -> None:
    bodies = [len(found.files[name].body) for name in ("worker.js", "offline.js", "shelf.js")]
    assert sum(bodies) < 6 * 1024, "as served, before packing"
