"""Public files, answered before Flask sees them: they say nothing of anybody, so nothing is asked about the reader.

Each has two answers, plain and packed, made once with their headers at the start. Whatever is no file of ours goes on
to the application.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header, parse_etags, quote_etag

from course.web.assets import PREFIX, Asset, Assets

Headers = list[tuple[str, str]]
METHODS = frozenset({"GET", "HEAD"})
YEAR, ANOTHER_RELEASE = "public, max-age=31536000, immutable", "no-cache"
REMEMBERED = 256


@dataclass(frozen=True)
class Answer:
    """One file in one form: what is sent, and what is said of it. A phone that has it gets the second headers alone."""

    tag: str
    body: bytes
    headers: Headers
    not_again: Headers


class AssetDoor:
    """In front of the application: takes what is asked of the public files, and passes on the rest."""

    def __init__(self, inside: WSGIApplication, assets: Assets, headers: Mapping[str, str]) -> None:
        """`headers` are those of every answer of ours, where a file does not say otherwise."""
        self._inside, self._assets = inside, assets
        self._answers = {
            (one.filename, packed): _answer(one, headers, packed=packed)
            for one in assets.files.values()
            for packed in (False, True)
        }

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI application of the door and all behind it."""
        path = environ.get("PATH_INFO", "")
        if not path.startswith(PREFIX) or environ["REQUEST_METHOD"] not in METHODS:
            return self._inside(environ, start_response)
        asset = self._assets.find(path.removeprefix(PREFIX))
        if asset is None:
            return self._inside(environ, start_response)
        is_exact = path == PREFIX + asset.filename
        found = self._answers[asset.filename, takes_packed(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        kept = [("Cache-Control", YEAR if is_exact else ANOTHER_RELEASE)]
        if _has(environ.get("HTTP_IF_NONE_MATCH", ""), found.tag):
            start_response("304 NOT MODIFIED", kept + found.not_again)
            return []
        start_response("200 OK", kept + found.headers)
        return [found.body] if environ["REQUEST_METHOD"] == "GET" else []


def _answer(asset: Asset, headers: Mapping[str, str], *, packed: bool) -> Answer:
    packs = packed and len(asset.packed) < len(asset.body)
    body = asset.packed if packs else asset.body
    tag = asset.filename + ("-gz" if packs else "")
    about: Headers = [("ETag", quote_etag(tag)), ("Vary", "Accept-Encoding")]
    about += [(name, value) for name, value in headers.items() if name != "Cache-Control"]
    form = [("Content-Encoding", "gzip")] if packs else []
    content = [("Content-Type", asset.media_type), ("Content-Length", str(len(body)))]
    return Answer(tag, body, about + form + content, about)


@lru_cache(REMEMBERED)
def takes_packed(accepted: str) -> bool:
    """Whether a reader takes files packed by gzip, as they say (`Accept-Encoding`)."""
    return bool(parse_accept_header(accepted, Accept)["gzip"] > 0)


@lru_cache(REMEMBERED)
def _has(tags: str, tag: str) -> bool:
    """Whether a phone that says which it has (`If-None-Match`) has this one."""
    return bool(tags) and parse_etags(tags).contains_weak(tag)
