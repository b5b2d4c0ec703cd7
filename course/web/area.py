"""The two areas of the site, the desk of staff and the pages of learners, each with a cookie of its own."""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

from course.web import context

DESK_PATHS = ("/admin", "/phone")


def is_desk() -> bool:
    """Whether this request is for a page of staff."""
    return request.path.startswith(DESK_PATHS)


class Cookies(SecureCookieSessionInterface):
    """One cookie for the desk and one for learners, so that staff can try the learner's way in the same browser."""

    def get_cookie_name(self, app: Flask) -> str:
        name = "desk" if is_desk() else "kith"
        return f"__Host-{name}" if context.wired().settings.is_https else name

    def get_cookie_secure(self, app: Flask) -> bool:
        return context.wired().settings.is_https
