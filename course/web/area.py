"""The two areas of the site, the desk of staff and the pages of learners, each with a cookie of its own."""

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer

from course import sessions
from course.web import context

DESK_PATHS = ("/admin", "/phone")


def is_desk() -> bool:
    """Whether this request is for a page of staff."""
    return request.path.startswith(DESK_PATHS)


class Cookies(SecureCookieSessionInterface):
    """One cookie for the desk and one for learners, so that staff can try the learner's way in the same browser.

    The desk's is made anew with each page, and is worth nothing after `QUIET_DESK` without one. A learner's is made
    once, and holds as long as the session in the database that it names.
    """

    def __init__(self) -> None:
        self._signing: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs a cookie, made once: its keys are those of the application."""
        if self._signing is None:
            self._signing = super().get_signing_serializer(app)
        return self._signing

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        value, signing = request.cookies.get(self.get_cookie_name(app)), self.get_signing_serializer(app)
        if not value or signing is None:
            return self.session_class()
        lives = app.permanent_session_lifetime if is_desk() else sessions.LEARNER_LIVES
        try:
            return self.session_class(signing.loads(value, max_age=int(lives.total_seconds())))
        except BadSignature:
            return self.session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.modified or session.permanent:
            super().save_session(app, session, response)
        elif session.accessed:
            said = response.headers.get("Vary")
            response.headers["Vary"] = f"{said}, Cookie" if said else "Cookie"

    def get_cookie_name(self, app: Flask) -> str:
        name = "desk" if is_desk() else "kith"
        return f"__Host-{name}" if context.wired().settings.is_https else name

    def get_cookie_secure(self, app: Flask) -> bool:
        return context.wired().settings.is_https
