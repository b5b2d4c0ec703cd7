"""The stand-in's HTTP: Twilio's addresses, and `/control` and `/ledger` for tests."""

import base64
import contextlib
import hmac
import json
import socket
import struct
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.fake_twilio import wire
from tests.fake_twilio.carrier import Carrier, Rejection, Text
from tests.fake_twilio.connections import Connections
from tests.fake_twilio.control import Control
from tests.fake_twilio.faults import AFTER, BEFORE, Fault, Faults
from tests.fake_twilio.ledger import Ledger
from tests.fake_twilio.reports import Reporter


class FakeServer(ThreadingHTTPServer):
    """Everything one stand-in consists of."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, port: int, ledger: Path, *, account: str, token: str, seed: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.account, self.token = account, token
        self.ledger = Ledger(ledger)
        self.carrier = Carrier(self.ledger)
        self.faults = Faults(seed)
        self.reporter = Reporter(token)
        self.connections = Connections()
        self.control = Control(account, self.ledger, self.carrier, self.faults, self.reporter)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is what this is for; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection, kept open as Twilio's are."""

    server: FakeServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/ledger":
            return self._answer(200, self.server.ledger.entries())
        return self._as_twilio(lambda: self._read(parts.path, dict(parse_qsl(parts.query))))

    def handle(self) -> None:
        with self.server.connections.open(self.connection):
            super().handle()

    def handle_one_request(self) -> None:
        self.server.connections.rest(self.connection)
        super().handle_one_request()

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        with self.server.connections.half(self.connection):
            body = self.rfile.read(length).decode()
        if len(body.encode()) < length:
            # Given up, by its sender or by us: half a form is none.
            self.close_connection = True
            return None
        if self.path == "/control":
            return self._obey(body)
        form = dict(parse_qsl(body, keep_blank_values=True))
        if self.path.startswith(f"{self._below()}/"):
            return self._as_twilio(lambda: self._update(form))
        return self._as_twilio(lambda: self._create(form))

    def _obey(self, body: str) -> None:
        try:
            order = json.loads(body)
            if "live_through" in order:
                self.server.connections.live_through(besides=self.connection)
            self._answer(200, self.server.control.obey(order))
        except (KeyError, TypeError, ValueError) as error:
            self._answer(400, {"error": repr(error)})

    def _as_twilio(self, act: Callable[[], None]) -> None:
        try:
            self._authenticate()
            act()
        except Rejection as rejection:
            self._refuse(rejection)

    def _authenticate(self) -> None:
        pair = f"{self.server.account}:{self.server.token}".encode()
        given = self.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, b"Basic " + base64.b64encode(pair)):
            raise Rejection(20003, 401)

    def _create(self, form: dict[str, str]) -> None:
        if self.path != f"{wire.API}/Accounts/{self.server.account}/Messages.json":
            raise Rejection(20404, 404)
        fault = self.server.faults.take("create")
        kind = fault["fault"] if fault else None
        if fault and kind in BEFORE:
            return self._fail(fault)
        try:
            self.server.carrier.check(form)
        except Rejection as rejection:
            self.server.ledger.write("refused", code=rejection.code, to=form.get("To"))
            raise
        text = self.server.carrier.accept(form, connection=self.client_address[1])
        self.server.control.report_all(text)
        if fault and kind in AFTER:
            return self._fail(fault, text)
        return self._answer(201, wire.message(self.server.account, text))

    def _below(self) -> str:
        return f"{wire.API}/Accounts/{self.server.account}/Messages"

    def _update(self, form: dict[str, str]) -> None:
        """All that Twilio changes in a message that has passed is to take its words out."""
        if fault := self.server.faults.take("update"):
            return self._fail(fault)
        if form.keys() - {"Body"} or form.get("Body"):
            raise Rejection(20001)
        sid = self.path.removeprefix(f"{self._below()}/").removesuffix(".json")
        return self._answer(200, wire.message(self.server.account, self.server.carrier.forget(sid)))

    def _read(self, path: str, query: dict[str, str]) -> None:
        below = self._below()
        if path == f"{below}.json":
            if fault := self.server.faults.take("list"):
                return self._fail(fault)
            found = self.server.carrier.newest_first()
            return self._answer(
                200, wire.page(self.server.account, found, query, most=self.server.carrier.page_size)
            )
        if not path.startswith(f"{below}/"):
            raise Rejection(20404, 404)
        text = self.server.carrier.get(path.removeprefix(f"{below}/").removesuffix(".json"))
        return self._answer(200, wire.message(self.server.account, text))

    def _fail(self, fault: Fault, text: Text | None = None) -> None:
        self.server.ledger.write("fault", fault=fault["fault"], sid=text.sid if text else None)
        match fault["fault"]:
            case "429":
                self._refuse(Rejection(20429, 429), fault.get("retry_after"))
            case "500_before" | "500_after":
                self._refuse(Rejection(20500, 500))
            case "error":
                self._refuse(Rejection(fault["code"], fault.get("status", 400)))
            case "garbage":
                self._send(201, fault.get("body", "<html>accepted</html>").encode())
            case "delay":
                self.server.faults.released.wait(fault["seconds"])
                self._answer(201, wire.message(self.server.account, text) if text else {})
            case "drip":
                self._drip(fault["seconds"])
            case "reset" | "reset_after":
                # With nothing to linger for, closing sends a reset.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.rfile.close()
                self.connection.close()
                self.close_connection = True
            case "drop_after_accept":
                self.close_connection = True

    def _drip(self, seconds: float) -> None:
        """One header that goes on until the other end has had enough, or all faults are over."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.wfile.write(b"HTTP/1.1 201 Created\r\nX-Slow: ")
            while not self.server.faults.released.wait(seconds):
                self.wfile.write(b"y")

    def _refuse(self, rejection: Rejection, retry_after: float | None = None) -> None:
        extra = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self._send(rejection.status, json.dumps(wire.error(rejection)).encode(), extra)

    def _answer(self, status: int, value: Any) -> None:
        self._send(status, json.dumps(value).encode())

    def _send(self, status: int, body: bytes, extra: dict[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), **(extra or {})}
        for name, value in headers.items():
            self.send_header(name, value)
        try:
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:
            # Whoever asked is gone, as a killed worker is. The ledger has what happened.
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the ledger is the record."""
