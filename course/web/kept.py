"""What a phone may keep for when it has no signal, and what happens to an answer that waited there.

1. A copy of a lesson or a check-in is the same page with nothing in it that somebody wrote: `?offline=` asks for it,
   and the header `Kith-Copy` marks it. A phone keeps no page without that mark.
2. Every form of theirs carries its owner's mark in the field `for`: a keyed hash, the same for one learner. The
   phone's worker sends forms under the header `Kith-Age`, and is refused where the mark is not the reader's own. So
   nobody's words end up with the next learner on a shared phone, and another site's form finds no way in through
   the worker, whose requests all look like our own.
3. To such a form we answer in short: 204 and where to go on, or 409 where newer words stay.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import Response, abort, after_this_request, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from course import db
from course.rules import offline
from course.web import context, language, rendering
from course.web.assets import Assets

REMEMBERED = 1024
COPY, AGE, NEXT = "Kith-Copy", "Kith-Age", "Kith-Next"
# Where the mark of a learner comes into a page that is rendered for many.
OWNER = "owner"
ANYBODY = rendering.slot(OWNER)


@dataclass(frozen=True)
class Note:
    """What a learner's page tells the phone: whose it is, and which blank copies to keep."""

    owner: str
    copies: tuple[str, ...] = ()
    is_copy: bool = False


def owner(enrolment_id: int) -> str:
    """The mark of a learner: a keyed hash."""
    return db.sealer(context.session()).digest("offline", str(enrolment_id))[:16]


def note(owner: str, item: str = "", *pages: str, state: str = "") -> Note:
    """The note of a page; with the views of an item, of whose pages the phone is to keep copies.

    `owner` is the learner's mark, or `ANYBODY` for a page that is the same for many. `state` is what such a page
    depends on besides the release: a new one asks for a new copy.
    """
    copies: tuple[str, ...] = ()
    if pages:
        found: Assets = current_app.extensions["assets"]
        release = _release(context.wired().course.version, found.url("kith.css"), language.of_page(), state)
        copies = _addresses(request.script_root, pages, item, f"{owner}.{release}")
    return Note(owner, copies, bool(pages) and is_copy())


def is_copy() -> bool:
    """Whether this request asks for a page with nothing in it that somebody wrote."""
    return request.method in context.SAFE_METHODS and "offline" in request.args


def mark_copy() -> None:
    """Mark this answer as one that a phone may keep."""

    @after_this_request
    def add(response: Response) -> Response:
        response.headers[COPY] = "blank"
        return response


def check_owner(enrolment_id: int) -> None:
    """Refuse what the worker sends for somebody else than the reader."""
    if AGE in request.headers and request.form.get("for") != owner(enrolment_id):
        abort(403)


def is_from_worker() -> bool:
    """Whether the phone's worker sends this form: now, or after it has waited for a signal."""
    return AGE in request.headers


def written_at() -> datetime:
    """When the words of this form were written. The demonstration's clock stands still, so there it is now."""
    now, age = context.now(), request.headers.get(AGE)
    if age is None or context.wired().settings.is_demo:
        return now
    return offline.written_at(age, now=now) or abort(400)


def go_on(href: str, *, is_kept: bool) -> AnyResponse:
    """After a saved form: on to the next page, or the short answer that the worker wants."""
    if AGE not in request.headers:
        return redirect(href, 303)
    return Response(status=204 if is_kept else 409, headers={NEXT: href})


@lru_cache(REMEMBERED)
def _release(*parts: str) -> str:
    """Changes with the lessons, the looks and the language, so that a phone keeps a new copy then."""
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:8]


@lru_cache(REMEMBERED)
def _addresses(_root: str, pages: tuple[str, ...], item: str, version: str) -> tuple[str, ...]:
    """Where the copies of an item's pages are. They begin with the root, under which this server may stand."""
    return tuple(url_for(page, item=item, offline=version) for page in pages)
