"""HTTP for the official Twilio client: a time-out, a fitted pool, our own host, and proof of what was sent.

The client's own transport waits for ever, keeps few connections, drops `Retry-After`, can write
numbers into the log, and cannot tell "never connected" from "connected, then lost". That last
difference decides whether a message may be sent again, so it is settled here by construction:
`NeverConnected` is raised only from within `connect()`, before any byte of a request exists.
Every other network error may have happened after the provider had read the whole request.

Connections, proxies and TLS are those of urllib3, and answers are read by the standard library, both
by way of `wire.py`: urllib3's own answers cost twice as much of the processor, and `requests` above
it, which the client uses, makes that four times as much again.
"""

import base64
import gzip
import json
import logging
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from http.client import HTTPMessage
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import urllib3
from twilio.http import HttpClient
from twilio.http.response import Response
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from course.senders import web_environment, wire
from course.senders.sender import refuse_if_late
from course.senders.wire import Answer

# Whoever asks for more is asked again after an hour: nothing that waits is of use much later.
LONGEST_WAIT = 3600.0
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
    """Kept connections for all threads. Every address is moved to `api_url`, whichever host it named.

    What the environment says of proxies and certificates is read once, here; ValueError if it is of no use.
    """

    def __init__(self, api_url: str, *, timeout: float, connections: int) -> None:
        super().__init__(_log, is_async=False, timeout=timeout)
        proxy = web_environment.proxy_for(api_url)
        self._pool = _pool(api_url, proxy, timeout, connections)
        is_secret = api_url.startswith("https:")
        self._digs_tunnels = proxy is not None and is_secret
        # A proxy that passes on what it can read is told the whole address, and who we are with each request.
        is_read = proxy is not None and not is_secret
        self._before_path = (api_url if is_read else urlsplit(api_url).path).rstrip("/")
        self._for_proxy = tuple(self._pool.proxy_headers.items()) if is_read else ()
        self._host = ("Host", _host(api_url))

    def request(
        self,
        method: str,
        uri: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Do one request, once: never retried, never redirected."""
        form = urlencode(data, doseq=True).encode("ascii") if data else None
        # A list is long, what answers a form is not.
        packed = ("Accept-Encoding", "identity" if form else "gzip")
        every = (self._host, *(headers or {}).items(), packed, *_identity(auth), *self._for_proxy)
        asked = wire.request(method, self._target(uri, params), every, form)
        answer = self._ask(asked, timeout or self.timeout)
        text = _text(answer)
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise Throttled(_code_in(text), _seconds(answer.headers))
        return Response(answer.status, text, answer.headers)

    def close(self) -> None:
        self._pool.close()

    def _target(self, uri: str, params: Mapping[str, object] | None) -> str:
        parts = urlsplit(uri)
        query = "&".join(one for one in (parts.query, urlencode(params, doseq=True) if params else "") if one)
        return self._before_path + parts.path + (f"?{query}" if query else "")

    def _ask(self, asked: bytes, seconds: float | None) -> Answer:
        """One request on a kept connection whose other end has not hung up, else on a fresh one."""
        line = self._pool._get_conn()
        assert isinstance(line, _Connection | _SecureConnection)
        is_kept = False
        try:
            self._open(line, seconds)
            _just_in_time()
            # In one write: two would cost nearly twice as much.
            line.sock.sendall(asked)
            answer = _answer_on(line.sock, seconds)
            is_kept = answer.is_kept
        finally:
            if not is_kept:
                line.close()
            self._pool._put_conn(line)
        return answer

    def _open(self, line: "_Connection | _SecureConnection", seconds: float | None) -> None:
        """Connect before the request is begun, so that nothing takes time between its last question and first byte."""
        line.timeout = seconds
        if line.sock is None and self._digs_tunnels:
            self._pool._prepare_proxy(line)
        elif line.sock is None:
            line.connect()
        line.sock.settimeout(seconds)


class _Connection(HTTPConnection):
    def connect(self) -> None:
        with _before_any_byte():
            super().connect()


class _SecureConnection(HTTPSConnection):
    def connect(self) -> None:
        with _before_any_byte():
            super().connect()


def _just_in_time() -> None:
    """Asked right before a request is written, as a whole and when the connection stands: nothing comes in between."""
    refuse_if_late()


def _answer_on(line: socket.socket, seconds: float | None) -> Answer:
    """Read what comes back once the request is written."""
    return wire.answer_on(line, seconds=seconds)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


_POOLS = {"http": _Pool, "https": _SecurePool}


def _pool(api_url: str, proxy: str | None, timeout: float, connections: int) -> HTTPConnectionPool:
    """The kept connections to one address, by way of a proxy or not."""
    has_tls = any(url and url.startswith("https:") for url in (api_url, proxy))
    tls = web_environment.trust() if has_tls else None
    options: dict[str, Any] = {"maxsize": connections, "timeout": timeout, "ssl_context": tls}
    if proxy is None:
        manager = urllib3.PoolManager(**options)
    else:
        secret = unquote(urlsplit(proxy).netloc.rpartition("@")[0])
        headers = urllib3.make_headers(proxy_basic_auth=secret) if secret else None
        manager = urllib3.ProxyManager(proxy, proxy_headers=headers, proxy_ssl_context=tls, **options)
    manager.pool_classes_by_scheme = _POOLS
    return manager.connection_from_url(api_url)


def _host(url: str) -> str:
    """Whom a request is for, as its header says: without a name, a password, and the port that goes without saying."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return host.removesuffix({"http": ":80", "https": ":443"}[parts.scheme])


@lru_cache(8)
def _identity(auth: tuple[str, str] | None) -> tuple[tuple[str, str], ...]:
    if auth is None:
        return ()
    return (("Authorization", f"Basic {base64.b64encode(':'.join(auth).encode()).decode('ascii')}"),)


def _text(answer: Answer) -> str:
    is_packed = answer.headers.get("content-encoding") == "gzip"
    return (gzip.decompress(answer.body) if is_packed else answer.body).decode("utf-8", "replace")


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


def _seconds(headers: HTTPMessage) -> float | None:
    """For how many seconds the answer asks us to wait: `Retry-After` as a number, or as a date beside its `Date`."""
    wanted = headers.get("retry-after", "")
    if wanted.isascii() and wanted.isdigit():
        # With so many digits it is longer than the longest in any case.
        return min(float(wanted[:9]), LONGEST_WAIT)
    try:
        until, said = (parsedate_to_datetime(one) for one in (wanted, headers.get("date", "")))
        return min(max(0.0, (until - said).total_seconds()), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError):
        return None
