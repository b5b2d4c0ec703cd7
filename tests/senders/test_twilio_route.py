"""The way to Twilio: through proxies, with the certificates that the environment names, and never anywhere else."""

import contextlib
import gzip
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from course.senders import web_environment
from course.senders.sender import NotSent, Refused
from course.senders.twilio_sms import TwilioSms
from tests.senders.conftest import MakeSms, send

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
ELSEWHERE = "http://api.twilio.example"
OPENS_PROXY = "Basic YWRhOmFAYg=="


class Handler(BaseHTTPRequestHandler):
    """Twilio and a proxy in one: notes what it is asked, answers like Twilio, and digs tunnels to whom it is told."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, dict[str, str]]]
    status = 201
    refuses_tunnels = False

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"sid": "SM1"})

    def do_GET(self) -> None:
        self._say({"messages": [], "page": 0})

    def do_CONNECT(self) -> None:
        self.asked.append(
            (f"CONNECT {self.path}", {name.lower(): value for name, value in self.headers.items()})
        )
        self.close_connection = True
        if self.refuses_tunnels:
            return self.send_error(407)
        self.send_response(200)
        self.end_headers()
        host, _, port = self.path.rpartition(":")
        with contextlib.closing(socket.create_connection((host, int(port)))) as there:
            back = threading.Thread(target=_pump, args=(there, self.connection))
            back.start()
            _pump(self.connection, there)
            back.join()

    def _say(self, answer: dict[str, Any]) -> None:
        self.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        body = json.dumps(answer).encode()
        self.send_response(self.status)
        if self.headers["Accept-Encoding"] == "gzip":
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Location", f"{ELSEWHERE}/moved")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Tests print nothing."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A handshake that a sender broke off is what some of these are about."""


def _pump(one: socket.socket, other: socket.socket) -> None:
    """Pass on what comes in at one end, until either end has hung up."""
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)


Start = Callable[..., tuple[str, type[Handler]]]


@pytest.fixture
def start(certificate: Path) -> Iterator[Start]:
    """Start servers, with TLS or without; each gives its address and its handler."""
    running: list[tuple[Server, threading.Thread]] = []

    def begin(*, tls: bool = False, **facts: Any) -> tuple[str, type[Handler]]:
        handler = type("Own", (Handler,), {"asked": [], **facts})
        server = Server(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.append((server, thread))
        return f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}", handler

    yield begin
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of `localhost` with its key, which nobody signed but itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture(autouse=True)
def _empty_environment(_no_proxy: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXIES, *(one.upper() for one in PROXIES), *web_environment.CERTIFICATES):
        monkeypatch.delenv(name, raising=False)


# Proxies


def test_a_proxy_that_passes_plain_requests_on_is_told_the_whole_address_and_who_we_are(
    start: Start, make_sms: MakeSms, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy, at_proxy = start()
    monkeypatch.setenv("HTTP_PROXY", proxy.replace("//", "//ada:a%40b@"))
    assert send(make_sms(api_url=f"{ELSEWHERE}/v1"), number) == "SM1"
    ((path, headers),) = at_proxy.asked
    assert path.startswith(f"{ELSEWHERE}/v1/2010-04-01/Accounts/")
    assert headers["host"] == "api.twilio.example"
    assert headers["proxy-authorization"] == OPENS_PROXY


@pytest.mark.parametrize("proxy_has_tls", [False, True])
def test_through_a_proxy_twilio_is_spoken_to_in_a_tunnel_which_the_proxys_password_does_not_enter(
    start: Start, make_sms: MakeSms, number: str, certificate: Path, monkeypatch: pytest.MonkeyPatch,
    proxy_has_tls: bool,
) -> None:  # fmt: skip
    proxy, at_proxy = start(tls=proxy_has_tls)
    api, at_twilio = start(tls=True)
    monkeypatch.setenv("HTTPS_PROXY", _by_name(proxy).replace("//", "//ada:a%40b@"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    sender = make_sms(api_url=_by_name(api))
    assert [send(sender, number) for _ in range(2)] == ["SM1", "SM1"]
    ((asked, headers),) = at_proxy.asked
    assert asked == f"CONNECT {_by_name(api).removeprefix('https://')}", "One tunnel is kept for both."
    assert headers["proxy-authorization"] == OPENS_PROXY
    assert len(at_twilio.asked) == 2
    assert "proxy-authorization" not in at_twilio.asked[0][1]
    sender.close()


def test_a_proxy_that_refuses_us_got_no_message(
    start: Start, make_sms: MakeSms, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", start(refuses_tunnels=True)[0])
    with pytest.raises(NotSent, match=r"^connect$"):
        send(make_sms(api_url="https://api.twilio.example"), number)


@pytest.mark.parametrize(
    ("url", "environment", "proxy"),
    [
        ("https://api.twilio.com", {}, None),
        ("https://api.twilio.com", {"HTTPS_PROXY": "http://p:3128"}, "http://p:3128"),
        ("https://api.twilio.com", {"HTTPS_PROXY": "p:3128"}, "http://p:3128"),
        ("https://api.twilio.com", {"ALL_PROXY": "http://p:3128"}, "http://p:3128"),
        ("https://api.twilio.com", {"HTTP_PROXY": "http://p:3128"}, None),
        ("https://api.twilio.com", {"HTTPS_PROXY": "http://upper", "https_proxy": "http://lower"}, "http://lower"),
        ("https://api.twilio.com", {"HTTPS_PROXY": "http://p", "NO_PROXY": "twilio.com"}, None),
        ("https://api.twilio.com", {"HTTPS_PROXY": "http://p", "NO_PROXY": "a.example, .twilio.com"}, None),
        ("https://api.twilio.com", {"HTTPS_PROXY": "http://p", "NO_PROXY": "io.com"}, "http://p"),
        ("https://api.twilio.com", {"HTTPS_PROXY": "http://p", "NO_PROXY": "*"}, None),
        ("https://api.twilio.com", {"HTTPS_PROXY": "socks5://p", "NO_PROXY": "*"}, None),
        ("http://10.1.2.3:8080", {"HTTP_PROXY": "http://p", "NO_PROXY": "10.1.2.3"}, None),
        ("http://10.1.2.3:8080", {"HTTP_PROXY": "http://p", "NO_PROXY": "10.1.2.3:8080"}, None),
        ("http://10.1.2.3:8080", {"HTTP_PROXY": "http://p", "NO_PROXY": "10.0.0.0/8"}, None),
        ("http://10.1.2.3:8080", {"HTTP_PROXY": "http://p", "NO_PROXY": "11.0.0.0/8,10/x"}, "http://p"),
    ],
)  # fmt: skip
def test_the_environment_says_which_proxy_it_is(
    url: str, environment: dict[str, str], proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert web_environment.proxy_for(url) == proxy


def test_a_proxy_that_cannot_be_spoken_to_is_named_at_the_start(
    make_sms: MakeSms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://p:1080")
    with pytest.raises(ValueError, match=r"api\.twilio\.com .*HTTPS_PROXY"):
        make_sms(api_url="https://api.twilio.com")


# Certificates


@pytest.mark.parametrize("name", web_environment.CERTIFICATES[:3])
def test_a_certificate_is_believed_where_the_environment_vouches_for_it(
    start: Start,
    make_sms: MakeSms,
    number: str,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    api, _ = start(tls=True)
    monkeypatch.setenv(name, str(certificate))
    assert send(make_sms(api_url=_by_name(api)), number) == "SM1"


def test_a_certificate_that_nobody_vouches_for_ends_it_before_a_byte_left(
    start: Start, make_sms: MakeSms, number: str
) -> None:
    api, at_twilio = start(tls=True)
    with pytest.raises(NotSent, match="tls"):
        send(make_sms(api_url=_by_name(api)), number)
    assert at_twilio.asked == []


def test_a_certificate_of_another_name_ends_it_too(
    start: Start, make_sms: MakeSms, number: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api, at_twilio = start(tls=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(NotSent, match="tls"):
        send(make_sms(api_url=api), number)
    assert at_twilio.asked == []


def test_certificates_that_cannot_be_read_are_named_at_the_start(
    make_sms: MakeSms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "gone.pem"))
    with pytest.raises(ValueError, match=r"SSL_CERT_FILE .*gone\.pem"):
        make_sms(api_url="https://api.twilio.com")


# Answers


def test_whoever_points_elsewhere_is_not_followed(start: Start, make_sms: MakeSms, number: str) -> None:
    api, at_twilio = start(status=307)
    with pytest.raises(Refused, match="307"):
        send(make_sms(api_url=api), number)
    assert len(at_twilio.asked) == 1


def test_a_list_comes_packed(start: Start, make_sms: MakeSms, number: str) -> None:
    api, at_twilio = start(status=200)
    sender: TwilioSms = make_sms(api_url=api)
    assert sender.find(number, since=datetime.now(UTC)) == []
    assert f"To=%2B{number.removeprefix('+')}" in at_twilio.asked[0][0]


def _by_name(url: str) -> str:
    return url.replace("127.0.0.1", "localhost")
