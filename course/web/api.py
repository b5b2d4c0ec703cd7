"""The data of one cohort for programs, as JSON: open a reading with a token, then look, page after page."""

import base64
import json
from datetime import UTC
from http import HTTPStatus

from flask import Blueprint, abort, jsonify, make_response, request
from werkzeug.wrappers import Response

from course import api_tokens, audit, cohort_lens, cohort_rows, cohorts, db, open_api, throttle
from course.audit import Act
from course.cohort_lens import Lens
from course.cohort_rows import Place
from course.cohort_tables import BY_NAME
from course.models import Cohort
from course.seal import SealBroken
from course.web import access, bearer, context

blueprint = Blueprint("api", __name__, url_prefix=open_api.PATH)
READINGS, PER = 60, api_tokens.READING_LIVES * 4
OPENED = "opened-reading"


@blueprint.get("/openapi.json")
@access.public
def described() -> Response:
    wired = context.wired()
    return jsonify(open_api.document(wired.course, wired.settings.base_url))


@blueprint.post("/readings")
@access.program("token")
def open_reading() -> Response:
    session, now, holder = context.session(), context.now(), bearer.holder()
    if not throttle.take(session, f"api:{holder.token.id}", limit=READINGS, per=PER, now=now):
        return bearer.refusal(HTTPStatus.TOO_MANY_REQUESTS, f"At most {READINGS} readings an hour.")
    key, ends = api_tokens.open_reading(session, holder, now=now)
    audit.record(session, _act(), now=now)
    session.commit()
    told = {"key": key, "expires_at": f"{ends.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", "names": holder.is_named}
    return make_response(jsonify(told), HTTPStatus.CREATED)


@blueprint.get("/cohort")
@access.program("key")
def cohort() -> Response:
    holder, found = bearer.holder(), _cohort()
    named = {"name": found.name, "starts_on": found.starts_on.isoformat(), "zone": found.zone}
    told = {
        "plan": found.plan, "learners": cohorts.size(context.session(), found.id), "names": holder.is_named,
        "tables": list(BY_NAME),
    }  # fmt: skip
    return jsonify(told | (named if holder.is_named else {}))


@blueprint.get("/<table>")
@access.program("key")
def rows(table: str) -> Response:
    after, limit = _after(), request.args.get("limit", open_api.USUAL_ROWS, type=int)
    if table not in BY_NAME:
        return bearer.refusal(HTTPStatus.NOT_FOUND, f"There is {', '.join(BY_NAME)}, and cohort.")
    if after is None or not 1 <= limit <= open_api.MOST_ROWS:
        said = f"“limit” is a number from 1 to {open_api.MOST_ROWS}; “after” is “next” of the page before."
        return bearer.refusal(HTTPStatus.BAD_REQUEST, said)
    found, place = cohort_rows.page(
        context.session(), BY_NAME[table], _lens(), _cohort().id, after=after, limit=limit
    )
    return jsonify({"rows": found, "next": _cursor(place) if place is not None else None})


def _act() -> Act:
    holder = bearer.holder()
    details = {"names": "with" if holder.is_named else "without", "token": holder.token.name}
    return Act(
        OPENED, f"token:{holder.token.id}", "token", holder.token.staff_id, holder.token.cohort_id, details
    )


def _cohort() -> Cohort:
    return cohorts.find(context.session(), bearer.holder().token.cohort_id) or abort(404)


def _lens() -> Lens:
    """As the token's maker may see it now. Without names the key is the token's own: it stays the same for its life."""
    session, course, holder = context.session(), context.wired().course, bearer.holder()
    if holder.is_named:
        return cohort_lens.named(session, course, knows_arms=holder.knows_arms)
    key = bytes.fromhex(db.sealer(session).digest("api-veil", str(holder.token.id)))
    return cohort_lens.veiled(session, course, holder.token.cohort_id, key, knows_arms=holder.knows_arms)


def _cursor(place: Place) -> str:
    """Where to go on, sealed: its numbers would tell who comes where."""
    told = json.dumps([place.source, place.learner, place.number])
    sealed = db.sealer(context.session()).seal("api", str(bearer.holder().token.id), "after", told)
    return base64.urlsafe_b64encode(sealed).decode()


def _after() -> Place | None:
    """Where the page before ended; the beginning where nothing was said, None where it makes no sense."""
    given = request.args.get("after", "")
    if not given:
        return Place()
    try:
        sealed = base64.urlsafe_b64decode(given)
        told = db.sealer(context.session()).open("api", str(bearer.holder().token.id), "after", sealed)
    except (ValueError, SealBroken):
        return None
    return Place(*json.loads(told))
