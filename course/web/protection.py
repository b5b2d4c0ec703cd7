"""What guards every answer: a check of where a form comes from, and the headers.

CSRF is checked by header, not by token: an unsafe request must come from our own origin, as the browser itself says
(`Sec-Fetch-Site`, else `Origin`). Carriers' webhooks and one-click unsubscribe carry proof of their own and are exempt
by name.
"""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

from course.web import context

EXEMPT = frozenset({"webhooks.message", "webhooks.status", "unsubscribe.act"})
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
TWO_YEARS = "max-age=63072000; includeSubDomains"


def init_app(app: Flask) -> None:
    app.before_request(check_origin)
    app.after_request(add_headers)


def check_origin() -> None:
    """Refuse an unsafe request that another site made."""
    if request.method in context.SAFE_METHODS or request.endpoint in EXEMPT:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if not (site in ("same-origin", "none") if site is not None else origin in _our_origins()):
        abort(403)


def add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    if context.wired().settings.is_https:
        response.headers["Strict-Transport-Security"] = TWO_YEARS
    return response


def _our_origins() -> set[str]:
    """Where our own pages are. In the demonstration the address may also be another name of this machine."""
    settings = context.wired().settings
    return {_origin(url) for url in (settings.base_url, *([request.host_url] if settings.is_demo else []))}


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
