"""The web application, put together from the wiring."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from course import translations
from course.web import (
    access,
    assets,
    context,
    filters,
    language,
    packing,
    protection,
    report_door,
    routes,
    surroundings,
)
from course.web.admin import proof
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
    app.extensions["kith"] = wired
    app.extensions["kith_soon"] = soon or ThreadPoolExecutor(max_workers=2, thread_name_prefix="soon").submit
    hops = wired.settings.trusted_proxies
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0, x_port=0)  # type: ignore[method-assign]
    app.wsgi_app = report_door.ReportDoor(app.wsgi_app, wired).answer  # type: ignore[method-assign]
    app.teardown_request(context.close)
    packing.init_app(app)
    protection.init_app(app)
    access.init_app(app)
    proof.init_app(app)
    surroundings.init_app(app)
    language.init_app(app)
    assets.init_app(app)
    filters.register(app)
    routes.register(app)
    return app
