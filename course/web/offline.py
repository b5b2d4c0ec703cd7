"""The phone without signal: the worker at the root of the site, and the page for what it has no copy of."""

import hashlib
import json

from flask import Blueprint, Response, current_app, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from course.web import access, kept
from course.web.assets import Assets

blueprint = Blueprint("offline", __name__)
FILES = (
    "kith.css", "chart.css", "kith.js", "offline.js", "rows.js", "line.js", "words.js", "shelf.js", "icon.svg",
)  # fmt: skip
PAGES = ("/offline", "/help-now")


@blueprint.get("/sw.js")
@access.public
def worker() -> AnyResponse:
    """The worker, after the list of what it keeps from the start. Asked for anew each time, 304 if unchanged."""
    found: Assets = current_app.extensions["assets"]
    listed = json.dumps([*PAGES, *(found.url(name) for name in FILES)])
    body = f"const FILES = {listed};\n".encode() + found.files["worker.js"].body
    answer = Response(body, content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    answer.set_etag(hashlib.sha256(body).hexdigest()[:20])
    return answer.make_conditional(request)


@blueprint.get("/offline")
@access.public
def show() -> str:
    kept.mark_copy()
    return render_template("offline.html")
