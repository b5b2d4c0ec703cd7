"""Programs at the door: a token that opens a reading, and the key of an open reading that lets them look.

What a program does is counted twice. Openings are counted in the database, for all processes together, and each
leaves a line in the record. Looks are counted in this process alone: they must change nothing.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus

from flask import Flask, abort, current_app, g, jsonify, make_response, request
from werkzeug.wrappers import Response

from course import api_tokens
from course.api_tokens import Holder
from course.web import context

LOOKS, PER = 120, timedelta(minutes=1)
SCHEME = "bearer "
_METER = "kith_meter"


@dataclass
class Meter:
    """How often each token looked in the current stretch of time."""

    seen: MutableMapping[int, tuple[datetime, int]] = field(default_factory=dict)

    def may_look(self, token_id: int, now: datetime) -> bool:
        """Whether one more look fits, counting it: LOOKS in each minute at most."""
        began, count = self.seen.get(token_id, (now, 0))
        if not timedelta(0) <= now - began < PER:
            began, count = now, 0
        self.seen[token_id] = (began, count + 1)
        return count < LOOKS


def init_app(app: Flask) -> None:
    """Begin with no looks counted: tokens are numbered by their database."""
    app.extensions[_METER] = Meter()


def want_token() -> Response | None:
    """Before a reading is opened: a token that is good."""
    found = api_tokens.find(context.session(), _given(), now=context.now())
    if found is None:
        return refusal(HTTPStatus.UNAUTHORIZED, "This needs a token that is good: Authorization: Bearer ...")
    g.holder = found
    return None


def want_reading() -> Response | None:
    """Before a look: the key of a reading that is still open, and no more looks than fit."""
    found = api_tokens.reading(context.session(), _given(), now=context.now())
    if found is None:
        return refusal(
            HTTPStatus.UNAUTHORIZED, "This needs the key of an open reading. POST /api/v1/readings opens one."
        )
    meter: Meter = current_app.extensions[_METER]
    if not meter.may_look(found.token.id, context.now()):
        return refusal(HTTPStatus.TOO_MANY_REQUESTS, f"At most {LOOKS} looks a minute. Please wait a little.")
    g.holder = found
    return None


def holder() -> Holder:
    """Whose token it is. Only behind one of these two."""
    found = g.get("holder")
    if not isinstance(found, Holder):
        abort(403)
    return found


def refusal(status: HTTPStatus, said: str) -> Response:
    """An error as a program reads it."""
    answer = make_response(jsonify({"error": said}), status)
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="Kith"'
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer.headers["Retry-After"] = str(int(PER.total_seconds()))
    return answer


def _given() -> str:
    """What came as a bearer; empty where nothing did."""
    given = request.headers.get("Authorization", "")
    return given[len(SCHEME) :].strip() if given.lower().startswith(SCHEME) else ""
