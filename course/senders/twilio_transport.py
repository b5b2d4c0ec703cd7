"""HTTP for the official Twilio client: a time-out, a fitted pool, our own host, and proof of what was sent.

The client's own transport waits for ever, keeps few connections, drops `Retry-After`, can write
numbers into the log, and cannot tell "never connected" from "connected, then lost". That last
difference decides whether a message may be sent again, so it is settled here by construction:
`NeverConnected` is raised only from within `connect()`, before any byte of a request exists.
Every other network error may have happened after the provider had read the whole request.
"""

import json
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from twilio.http import HttpClient
from twilio.http.response import Response
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from course.senders.sender import refuse_if_late

_log = logging.getLogger(__name__)


class NeverConnected(Exception):
    """No connection came about (name, refusal, time-out, TLS), so no byte of the request left."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Throttled(Exception):
    """Twilio answered 429, which it promises never to have processed."""

    def __init__(self, code: str, retry_after: float | None) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after


class Transport(HttpClient):
    """One kept session for all threads. Every address is moved to `api_url`, whichever host it named."""

    def __init__(self, api_url: str, *, timeout: float, connections: int) -> None:
        super().__init__(_log, is_async=False, timeout=timeout)
        self._api_url = api_url.rstrip("/")
        self._session = requests.Session()
        adapter = _ProvingAdapter(pool_connections=1, pool_maxsize=connections)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)
        # A list is asked for by number, and urllib3 writes whole addresses into the log when it debugs.
        logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)

    def request(
        self,
        method: str,
        uri: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Do one request, once: never retried, never redirected."""
        answer = self._session.request(
            method,
            self._at_our_host(uri),
            params=params,  # type: ignore[arg-type]
            data=data,
            headers=headers,
            auth=auth,
            timeout=timeout or self.timeout,
            allow_redirects=False,
        )
        if answer.status_code == requests.codes.too_many_requests:
            raise Throttled(_code_in(answer.text), _seconds(answer.headers.get("Retry-After")))
        return Response(answer.status_code, answer.text, answer.headers)

    def close(self) -> None:
        self._session.close()

    def _at_our_host(self, uri: str) -> str:
        parts = urlsplit(uri)
        return self._api_url + parts.path + (f"?{parts.query}" if parts.query else "")


class _ProvingAdapter(HTTPAdapter):
    """An adapter whose connections raise NeverConnected; it retries nothing, which is requests' default."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **options: Any) -> urllib3.ProxyManager:
        manager: urllib3.ProxyManager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = _POOLS
        return manager


class _Connection(HTTPConnection):
    def connect(self) -> None:
        with _before_any_byte():
            super().connect()

    def send(self, data: Any) -> None:
        _just_in_time(self)
        super().send(data)


class _SecureConnection(HTTPSConnection):
    def connect(self) -> None:
        with _before_any_byte():
            super().connect()

    def send(self, data: Any) -> None:
        _just_in_time(self)
        super().send(data)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


_POOLS = {"http": _Pool, "https": _SecurePool}


def _just_in_time(connection: HTTPConnection) -> None:
    """Connect first, then ask once more whether it is too late: between that and the first byte nothing takes time.

    The form is a write of its own behind the headers, so a request of which only the headers left is none.
    """
    if connection.sock is None:
        connection.connect()
    refuse_if_late()


@contextmanager
def _before_any_byte() -> Iterator[None]:
    try:
        yield
    except NameResolutionError as error:
        raise NeverConnected("dns") from error
    except NewConnectionError as error:
        raise NeverConnected("connect") from error
    except (ConnectTimeoutError, TimeoutError) as error:
        raise NeverConnected("connect-timeout") from error
    except (ssl.SSLError, urllib3.exceptions.SSLError) as error:
        raise NeverConnected("tls") from error
    except (OSError, urllib3.exceptions.HTTPError) as error:
        raise NeverConnected("connect") from error


def _code_in(text: str) -> str:
    try:
        return str(int(json.loads(text)["code"]))
    except (ValueError, TypeError, KeyError):
        return "429"


def _seconds(header: str | None) -> float | None:
    """`Retry-After` in seconds; its other form, a date, would need a clock and is not used by Twilio."""
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None
