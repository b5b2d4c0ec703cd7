"""Signed requests from the stand-in to us: delivery reports and texts that came in."""

import http.client
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.parse import parse_qs, urlencode, urlsplit

from twilio.request_validator import RequestValidator


class Reporter:
    """Posts forms as Twilio does. `via` connects elsewhere, the signed address stays, as behind a proxy."""

    def __init__(self, auth_token: str) -> None:
        self._validator = RequestValidator(auth_token)
        self._pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="reports")
        self._under_way: list[Future[object]] = []
        self.via: str | None = None

    def post(self, url: str, form: Mapping[str, str]) -> tuple[int, str]:
        """Post once, and again as the fragment of the address asks; 0 stands for no answer at all."""
        address, _, overrides = url.partition("#")
        wishes = parse_qs(overrides)
        tries = 1 + int(wishes.get("rc", ["1"])[0])
        whatever = "all" in wishes.get("rp", ["ct"])[0]
        status, body = 0, ""
        for _ in range(tries):
            status, body = self._post_once(address, form)
            if status and (status < 400 or not whatever):
                break
        return status, body

    def later(self, work: Callable[[], object]) -> None:
        self._under_way.append(self._pool.submit(work))

    def drain(self) -> None:
        """Wait until everything that was to be posted has been."""
        while self._under_way:
            self._under_way.pop().result()

    def _post_once(self, url: str, form: Mapping[str, str]) -> tuple[int, str]:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "I-Twilio-Idempotency-Token": secrets.token_hex(16),
            "X-Twilio-Signature": self._validator.compute_signature(url, dict(form)),
            "Host": urlsplit(url).netloc,
        }
        connection, path = _open(url, self.via)
        try:
            connection.request("POST", path, urlencode(form), headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()


def _open(url: str, via: str | None) -> tuple[http.client.HTTPConnection, str]:
    parts, where = urlsplit(url), urlsplit(via or url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if where.scheme == "https":
        return http.client.HTTPSConnection(where.netloc, timeout=15), path
    return http.client.HTTPConnection(where.netloc, timeout=15), path
