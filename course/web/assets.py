"""Style sheets, scripts and icons: put together once at the start, served under a name made of their content.

1. `load` reads `course/static/`. The small source files of a bundle are joined in their order, comments and
   leading blanks are dropped, and the result is packed with gzip once, as well as gzip can.
2. `url` answers with `/static/<stem>-<hash><suffix>`. The hash is of the content, so a phone may keep the
   file for a year and never asks again, and a new release is a new address. `asset_door.py` serves it.
3. While two releases run side by side, one may be asked for the other's hash. It answers with its own file,
   not to be kept, rather than leave a page without its looks.

Only public files pass through here. Pages are another matter, since packing secrets beside what a stranger sends
leaks them through the length: `packing.py` says which are packed.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

FOLDER = Path(__file__).resolve().parent.parent / "static"
PREFIX = "/static/"

_SHARED = ("reset", "tokens", "base", "layout", "components", "fields", "drawings")
_FIGURES = ("table", "chart")
_CLOSING = ("helpers", "print")
_LEARNER = ("lesson", "check-in", "pages")
_DESK = ("admin", "grid", "records", "stack", "graphs", "papers", "phone")
BUNDLES: Mapping[str, tuple[str, ...]] = {
    "kith.css": tuple(f"css/{name}.css" for name in (*_SHARED, *_LEARNER, *_CLOSING)),
    "desk.css": tuple(f"css/{name}.css" for name in (*_SHARED, *_FIGURES, *_DESK, *_CLOSING)),
    # A lesson's page is counted by the byte, so one that draws a map or a line asks for that alone.
    "map.css": ("css/circles.css",),
    "chart.css": ("css/chart.css",),
    "path.css": ("css/path.css",),
    "kept.css": tuple(f"css/{name}.css" for name in (*_FIGURES, "stamp")),
    "extra.css": tuple(f"css/{name}.css" for name in (*_FIGURES, "circles", "letter", "pictures")),
    # Two scripts that one page needs are packed together: what they share is sent once.
    "rows.js": ("js/rows.js",),
    "line.js": ("js/rows.js", "js/line.js"),
    "kith.js": ("js/exit.js", "js/form.js", "js/cards.js"),
    "worker.js": ("js/worker-pages.js", "js/worker-queue.js"),
}
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
_HASHED = re.compile(r"(?P<stem>.+)-(?P<digest>[0-9a-f]{10})(?P<suffix>\.[a-z]+)")


@dataclass(frozen=True)
class Asset:
    """One file as it is served: its address, and its bytes plain and packed."""

    filename: str
    media_type: str
    body: bytes
    packed: bytes


@dataclass(frozen=True)
class Assets:
    """Every public file by the name that templates use: `kith.css`, `zone.js`, `icon.svg`."""

    files: Mapping[str, Asset]

    def url(self, name: str) -> str:
        """The address of a file; a name that does not exist is a mistake in a template."""
        return PREFIX + self.files[name].filename

    def find(self, filename: str) -> Asset | None:
        """The file asked for, whichever release its hash is from."""
        parts = _HASHED.fullmatch(filename)
        return self.files.get(parts["stem"] + parts["suffix"]) if parts else None


def load(folder: Path = FOLDER) -> Assets:
    """Read, join and pack everything under the folder."""
    bundled = {source for sources in BUNDLES.values() for source in sources}
    bodies = {name: _joined(folder / source for source in sources) for name, sources in BUNDLES.items()}
    for path in sorted(folder.rglob("*")):
        if path.suffix in MEDIA_TYPES and path.relative_to(folder).as_posix() not in bundled:
            bodies[path.name] = _joined([path]) if path.suffix in _SHORTEN else path.read_bytes()
    manifests = {name: bodies.pop(name) for name in list(bodies) if name.endswith(".webmanifest")}
    plain = Assets({name: _asset(name, body) for name, body in bodies.items()})
    return Assets(
        {**plain.files, **{name: _asset(name, _linked(body, plain)) for name, body in manifests.items()}}
    )


def shorten_css(text: str) -> str:
    """Drop comments, and the blanks around what closes a rule or a declaration; nothing that needs a parser.

    A colon keeps the blank before it: `a :hover` is not `a:hover`.
    """
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*([{};,])\s*", r"\1", text)
    return re.sub(r":\s+", ":", text).replace(";}", "}").strip() + "\n"


def shorten_js(text: str) -> str:
    """Drop the lines that are comments; our scripts keep no text that runs over several lines."""
    return _squeezed(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


_SHORTEN: Mapping[str, Callable[[str], str]] = {".css": shorten_css, ".js": shorten_js}


def _squeezed(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _joined(paths: Iterable[Path]) -> bytes:
    return "".join(_SHORTEN[path.suffix](path.read_text(encoding="utf-8")) for path in paths).encode()


def _linked(manifest: bytes, assets: Assets) -> bytes:
    """The manifest with the addresses of its icons put in for their names."""
    content = json.loads(manifest)
    for icon in content["icons"]:
        icon["src"] = assets.url(icon["src"])
    return json.dumps(content, ensure_ascii=False).encode()


def _asset(name: str, body: bytes) -> Asset:
    path = Path(name)
    digest = hashlib.sha256(body).hexdigest()[:10]
    packed = gzip.compress(body, compresslevel=9, mtime=0)
    return Asset(f"{path.stem}-{digest}{path.suffix}", MEDIA_TYPES[path.suffix], body, packed)


def init_app(app: Flask) -> None:
    """Read the files, and give every template `asset(name)`."""
    found = load()
    app.extensions["assets"] = found
    app.jinja_env.globals["asset"] = found.url
