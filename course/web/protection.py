"""What guards every answer: a check of where a form comes from, and the headers.

1. CSRF is checked by header: an unsafe request must come from our own origin, as the browser itself says
   (`Sec-Fetch-Site`, else `Origin`). Carriers' webhooks and one-click unsubscribe carry proof of their own and are
   exempt by name; so is a program's token, where no browser speaks.
2. Older browsers (Chrome before 76, Firefox before 90, Safari before 16.4) do not send the first, and under our
   `no-referrer` the second is "null" or left out. For them alone every form carries a token: a keyed hash of the
   session, or, for strangers, of a random cookie that is set only with such a form and says nothing of anybody.
   It opens nothing where a header names another site.
3. The page behind a message's link sets no cookie for anybody who only looks. There such a browser is asked for a
   second tap, on the same page with a token.
"""

import hmac
import secrets
from functools import cache
from urllib.parse import urlsplit

from flask import Flask, Response, abort, after_this_request, g, redirect, request, url_for

from course import db
from course.settings import Settings
from course.web import access, context

EXEMPT = frozenset({"webhooks.message", "unsubscribe.act"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
# A program, which is no browser, brings a token that no browser sends by itself.
PROGRAM = "api.open_reading"
TOKEN = "token"
TOKEN_BYTES = 16
LINK, ENTER, AGAIN = "message_link.show", "message_link.enter", "again"
TWO_YEARS = "max-age=63072000; includeSubDomains"


def init_app(app: Flask) -> None:
    app.before_request(check_origin)
    app.after_request(add_headers)
    app.jinja_env.globals.update(form_token=form_token, asks_again=asks_again)


def check_origin() -> None:
    """Refuse an unsafe request that another site made."""
    if request.method in context.SAFE_METHODS or request.endpoint in EXEMPT:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "null")
    if request.endpoint == PROGRAM and site is None and "Origin" not in request.headers:
        return
    if site is not None:
        is_ours = site in ("same-origin", "none")
    elif origin == "null":
        is_ours = _has_token()
        if not is_ours and request.endpoint == ENTER:
            abort(redirect(url_for(LINK, **{**(request.view_args or {}), AGAIN: 1}), 303))
    else:
        is_ours = origin in _our_origins()
    if not is_ours:
        abort(403)


def form_token() -> str:
    """The token for a form on this page; empty for a browser that says by itself where its forms come from."""
    if _names_its_site() or (request.endpoint == LINK and not asks_again()):
        return ""
    if "form_owner" not in g:
        g.form_owner = _form_owner() or _new_stranger()
    return _digest(g.form_owner)


def has_same_forms() -> bool:
    """Whether forms on this page are the same for every reader of it: without a token, and without a second tap."""
    return not asks_again() and (_names_its_site() or request.endpoint == LINK)


def asks_again() -> bool:
    """Whether this is a link's page for the second tap."""
    return request.endpoint == LINK and AGAIN in request.args


def _names_its_site() -> bool:
    """Whether this browser says by itself where its forms come from."""
    return "Sec-Fetch-Site" in request.headers


def _has_token() -> bool:
    owner = _form_owner()
    return bool(owner) and hmac.compare_digest(request.form.get(TOKEN, "").encode(), _digest(owner).encode())


def _form_owner() -> str:
    """Whose form it is: this session's, else this stranger's."""
    visitor = access.visitor()
    if visitor is not None:
        return f"session:{visitor.digest}"
    stranger = request.cookies.get(_cookie_name(), "")
    return f"stranger:{stranger}" if stranger else ""


def _new_stranger() -> str:
    """A random name for this browser until it is closed."""
    made = secrets.token_urlsafe(TOKEN_BYTES)

    @after_this_request
    def remember(response: Response) -> Response:
        is_https = context.wired().settings.is_https
        response.set_cookie(_cookie_name(), made, httponly=True, secure=is_https, samesite="Lax")
        return response

    return f"stranger:{made}"


def _cookie_name() -> str:
    return "__Host-form" if context.wired().settings.is_https else "form"


def _digest(owner: str) -> str:
    return db.sealer(context.session()).digest("form", owner)


def add_headers(response: Response) -> Response:
    said = {name.lower() for name, _ in response.headers}
    every = _every(is_https=context.wired().settings.is_https)
    response.headers.extend([one for one in every if one[0].lower() not in said])
    return response


def headers(settings: Settings) -> dict[str, str]:
    """What every answer carries, where it does not say otherwise."""
    return dict(_every(is_https=settings.is_https))


@cache
def _every(*, is_https: bool) -> tuple[tuple[str, str], ...]:
    found = {**HEADERS, "Cache-Control": "no-store"}
    return tuple((found | {"Strict-Transport-Security": TWO_YEARS} if is_https else found).items())


def _our_origins() -> set[str]:
    """Where our own pages are. In the demonstration the address may also be another name of this machine."""
    settings = context.wired().settings
    return {_origin(url) for url in (settings.base_url, *([request.host_url] if settings.is_demo else []))}


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
