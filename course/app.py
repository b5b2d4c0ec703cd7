"""The web application, put together from the wiring."""

import gc
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import MethodType
from wsgiref.types import WSGIApplication

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from course import translations
from course.web import (
    access,
    asset_door,
    assets,
    bearer,
    context,
    filters,
    language,
    packing,
    protection,
    rendering,
    report_door,
    routes,
    surroundings,
)
from course.web.admin import counting, proof
from course.web.context import Soon
from course.wiring import Wired

LARGEST_FORM = 1024 * 1024
QUIET_DESK = timedelta(minutes=20)


def create_app(wired: Wired, *, soon: Soon | None = None) -> Flask:
    """The application. `soon` runs a task beside the request; tests run it at once."""
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=wired.settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=QUIET_DESK,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    translations.install(app.jinja_env, language.spoken)
    app.extensions["kith_soon"] = soon or ThreadPoolExecutor(max_workers=2, thread_name_prefix="soon").submit
    assets.init_app(app)
    work_with(app, wired)
    app.teardown_request(context.close)
    packing.init_app(app)
    protection.init_app(app)
    access.init_app(app)
    proof.init_app(app)
    surroundings.init_app(app)
    language.init_app(app)
    filters.register(app)
    routes.register(app)
    return app


def settle() -> None:
    """Let what was made at the start be, for a process that only serves from now on.

    The course alone is some hundred thousand values that never go. Each full collection walked through all of them, for
    a sixth of a second, in the middle of somebody's page.
    """
    gc.collect()
    gc.freeze()


def work_with(app: Flask, wired: Wired) -> None:
    """Give an application its parts, nothing of which it remembers yet, and put in front of it what reads a request
    before Flask does."""
    app.extensions["kith"] = wired
    app.extensions["shelf"] = rendering.Shelf()
    bearer.init_app(app)
    counting.init_app(app)
    inside: WSGIApplication = MethodType(Flask.wsgi_app, app)
    if hops := wired.settings.trusted_proxies:
        inside = ProxyFix(inside, x_for=hops, x_proto=hops, x_host=0, x_port=0)
    files, headers = app.extensions["assets"], protection.headers(wired.settings)
    inside = asset_door.AssetDoor(inside, files, headers).answer
    app.wsgi_app = report_door.ReportDoor(inside, wired).answer  # type: ignore[method-assign]
