"""Delivery reports, answered before Flask sees them: with three for each text they are most of what comes in.

Signed by the carrier, or refused unread; taken together with those that come at the same time (report_groups.py), and
answered once they are on the disk. Whatever else comes in goes on to the application.
"""

from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from course.delivery_reports import Report
from course.report_groups import NotTaken, ReportGroups
from course.senders import twilio_sms
from course.web import protection
from course.wiring import Wired

PATH = "/webhooks/twilio/status/"
# Twilio sends some fifteen short fields, about a kilobyte.
LARGEST, MOST_FIELDS = 64 * 1024, 100
WRONG_KIND = b"A delivery report is a form of at most 64 kB.\n"
NOT_SIGNED = b"This is not signed by our carrier.\n"
TRY_AGAIN = b"The report could not be kept. Please send it again.\n"


class Form(dict[str, list[str]]):
    """The fields of a report, with the method by which Twilio's own check of a signature reads repeated ones."""

    def getall(self, name: str) -> list[str]:
        return self[name]

    def value(self, name: str, most: int) -> str:
        """The first value of a field, cut to so many characters; empty where there is none."""
        return self.get(name, [""])[0][:most]


class ReportDoor:
    """In front of the application: takes delivery reports, and passes on the rest."""

    def __init__(self, inside: WSGIApplication, wired: Wired) -> None:
        self._inside, self._settings = inside, wired.settings
        self._groups = ReportGroups(wired.db, wired.clock)
        headers = protection.headers(wired.settings)
        self._headers = [("Content-Type", "text/plain; charset=utf-8"), *headers.items()]

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The WSGI application of the door and all behind it."""
        if environ["REQUEST_METHOD"] != "POST" or not environ["PATH_INFO"].startswith(PATH):
            return self._inside(environ, start_response)
        status, body = self._take(environ)
        start_response(
            f"{status.value} {status.phrase}", [*self._headers, ("Content-Length", str(len(body)))]
        )
        return [body]

    def _take(self, environ: WSGIEnvironment) -> tuple[HTTPStatus, bytes]:
        form = _form(environ)
        if form is None:
            return HTTPStatus.FORBIDDEN, WRONG_KIND
        report = _report(_path(environ), form)
        if report is None or not self._is_signed(environ, form):
            return HTTPStatus.FORBIDDEN, NOT_SIGNED
        try:
            self._groups.take(report)
        except NotTaken:
            return HTTPStatus.SERVICE_UNAVAILABLE, TRY_AGAIN
        # Also for a message we do not know: the carrier must not send it again.
        return HTTPStatus.OK, b""

    def _is_signed(self, environ: WSGIEnvironment, form: Form) -> bool:
        """The signature covers the public address, which is the configured one whatever stands in front of us."""
        token, query = self._settings.twilio_auth_token, environ.get("QUERY_STRING", "")
        url = self._settings.base_url + _path(environ) + (f"?{query}" if query else "")
        given = environ.get("HTTP_X_TWILIO_SIGNATURE", "")
        return bool(token) and twilio_sms.signature_is_valid(token or "", url, form, given)


def _path(environ: WSGIEnvironment) -> str:
    path: str = environ["PATH_INFO"]
    return path.encode("latin-1").decode(errors="replace")


def _form(environ: WSGIEnvironment) -> Form | None:
    """The fields that were posted; none where it is no form, and None where it is larger than any report."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST:
        return None
    try:
        fields = environ["wsgi.input"].read(int(length)).decode()
        return Form(parse_qs(fields, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return Form()


def _report(path: str, form: Form) -> Report | None:
    """The report, where it has what every genuine one has: without that there is nothing to act on."""
    ref, error_code = path.removeprefix(PATH), form.value("ErrorCode", 16)
    provider_id, word = form.value("MessageSid", 64), form.value("MessageStatus", 64)
    is_whole = ref and "/" not in ref and provider_id and word
    if not is_whole or "\0" in f"{ref}{provider_id}{word}{error_code}":
        return None
    return Report(ref, provider_id, word, error_code or None)
