"""E-mail to a real SMTP server: what arrives, and what each failure says about the mail."""

import contextlib
import ipaddress
import itertools
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from course.senders.sender import NotSent, Parts, Refused, Uncertain
from course.senders.smtp_email import SmtpEmail
from tests.fakes import FixedClock

HOUR = timedelta(hours=1)
NOW = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
TO = "ada@example.com"
UNSUBSCRIBE = "https://kith.example.org/unsubscribe/abcdefghijklmnopqrstuv"
PARTS = Parts(
    text="A lesson is here.\n.\n.. and a line with a dot\nhttps://kith.example.org/l/abc\n",
    subject="A few minutes for you",
    html='<p>A lesson is here: <a href="https://kith.example.org/l/abc">open it</a></p>\n',
    unsubscribe_url=UNSUBSCRIBE,
)


class Post:
    """The handler of the server: keeps mails, answers as told, and knows how each came."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.hidden: list[bool] = []
        self.commands: list[str] = []
        self.answers: dict[str, str] = {}

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.commands.append(f"MAIL {address}")
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.answers.get("RCPT", "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("250"):
            content = envelope.original_content or b""
            parsed = message_from_bytes(content, policy=policy.default)
            assert isinstance(parsed, EmailMessage)
            self.mails.append(parsed)
            self.raw.append(content)
            self.recipients += envelope.rcpt_tos
            self.hidden.append(session.ssl is not None)
        return answer


Serve = Callable[..., int]


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def serve(post: Post) -> Iterator[Serve]:
    """Start SMTP servers on free ports of this machine."""
    running: list[Controller] = []

    def start(**options: Any) -> int:
        port = _free_port()
        running.append(Controller(post, hostname="127.0.0.1", port=port, **options))
        running[-1].start()
        return port

    yield start
    for controller in running:
        controller.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def make_email(port: int, **changes: Any) -> SmtpEmail:
    options: dict[str, Any] = {"sender_name": "Kith", "timeout": 5.0, **changes}
    url = options.pop("url", "smtp://127.0.0.1:{port}").format(port=port)
    return SmtpEmail(url, "hello@kith.example.org", **options)


def send(email: SmtpEmail, to: str = TO, parts: Parts = PARTS, *, ref: str = "0a1b2c") -> str:
    return email.send(to, parts, ref=ref, valid_for=HOUR)


# What arrives


def test_a_mail_arrives_as_text_and_as_html(serve: Serve, post: Post) -> None:
    message_id = send(make_email(serve(), clock=FixedClock(NOW)))
    (mail,) = post.mails
    assert post.recipients == [TO]
    assert mail["Message-ID"] == message_id == "<0a1b2c@kith.example.org>"
    assert mail["From"] == "Kith <hello@kith.example.org>"
    assert mail["To"] == TO
    assert mail["Subject"] == PARTS.subject
    assert mail["Date"].datetime == NOW
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["MIME-Version"] == "1.0"
    assert mail.get_content_type() == "multipart/alternative"
    bodies = [part.get_content() for part in mail.iter_parts()]
    assert [body.replace("\r\n", "\n") for body in bodies] == [PARTS.text, PARTS.html]


def test_a_mail_can_be_stopped_with_one_click(serve: Serve, post: Post) -> None:
    send(make_email(serve()))
    assert post.mails[0]["List-Unsubscribe"] == f"<{UNSUBSCRIBE}>"
    assert post.mails[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_mail_that_somebody_waits_for_offers_nothing_to_stop(serve: Serve, post: Post) -> None:
    send(make_email(serve()), parts=Parts(text="Your code is 123456.\n", subject="Your code"))
    assert post.mails[0].get_content_type() == "text/plain"
    assert not [name for name in post.mails[0].keys() if name.startswith("List-")]  # noqa: SIM118


def test_a_long_address_to_unsubscribe_at_stays_whole(serve: Serve, post: Post) -> None:
    long = "https://" + "a-very-long-host-name." * 6 + "example.org/unsubscribe/" + "x" * 60
    send(make_email(serve()), parts=Parts(text="x", subject="x", unsubscribe_url=long), ref="f" * 64)
    assert f"List-Unsubscribe: <{long}>\r\n".encode() in post.raw[0]
    assert f"Message-ID: <{'f' * 64}@kith.example.org>\r\n".encode() in post.raw[0]


def test_the_same_message_has_the_same_id_however_often_it_is_sent(serve: Serve, post: Post) -> None:
    email = make_email(serve())
    ids = [send(email, ref="77aa"), send(email, ref="77aa"), send(email, ref="77ab")]
    assert ids == ["<77aa@kith.example.org>", "<77aa@kith.example.org>", "<77ab@kith.example.org>"]
    assert [mail["Message-ID"] for mail in post.mails] == ids


def test_after_a_lost_answer_the_second_try_has_the_same_id(serve: Serve, post: Post) -> None:
    with _drops_at(".") as port, pytest.raises(Uncertain):
        send(make_email(port), ref="77aa")
    assert send(make_email(serve()), ref="77aa") == "<77aa@kith.example.org>"


@pytest.mark.parametrize(
    "words",
    ["été", "تعلّم شيئًا صغيرًا اليوم · 今日の小さな一歩 · ünïcödé " * 4, "a few words in minutes " * 20],
    ids=["short", "mixed", "long"],
)
def test_words_of_every_script_arrive(serve: Serve, post: Post, words: str) -> None:
    send(
        make_email(serve(), sender_name="Kïth"),
        parts=Parts(text=words, subject=words, html=f"<p>{words}</p>"),
    )
    (mail,) = post.mails
    assert mail["Subject"] == words.strip()
    assert mail["From"] == "Kïth <hello@kith.example.org>"
    assert [part.get_content().strip() for part in mail.iter_parts()] == [words.strip(), f"<p>{words}</p>"]
    assert post.raw[0].isascii()
    assert max(map(len, post.raw[0].split(b"\r\n"))) <= 998
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", post.raw[0])


def test_a_domain_of_another_script_is_written_in_ascii(serve: Serve, post: Post) -> None:
    send(make_email(serve()), "ada@bücher.example.com")
    assert post.recipients == ["ada@xn--bcher-kva.example.com"]


def test_a_name_of_another_script_needs_a_server_that_takes_it(serve: Serve, post: Post) -> None:
    send(make_email(serve(enable_SMTPUTF8=True)), "ädä@example.com")
    assert post.recipients == ["ädä@example.com"]
    with pytest.raises(Refused) as caught:
        send(make_email(serve(enable_SMTPUTF8=False)), "ädä@example.com")
    assert (caught.value.code, caught.value.suppress) == ("no-smtputf8", True)


def test_no_list_is_kept_and_an_expired_mail_is_not_sent(serve: Serve, post: Post) -> None:
    email = make_email(serve())
    assert email.channel == "email"
    assert email.find(TO, since=NOW) is None
    with pytest.raises(NotSent, match="too-late"):
        email.send(TO, PARTS, ref="1", valid_for=timedelta(0))
    assert post.mails == []


# Nothing smuggled in

BREAKS = ["\r\n", "\n", "\r", "\r\n\r\n", "\n\n", "\r\n ", "\n\t", "\x0b", "\x0c", "\x85", "\u2028"]
BREAKS += ["\x00\r\n", "\r\r\n", "\u2029"]
NO_ADDRESSES = [
    "",
    "ada",
    "ada@",
    "@example.com",
    "a b@example.com",
    "ada@example.com>",
    "ada@example.com, b@x.org",
]
LURES = [
    "Bcc: eve@example.net",
    "Subject: win",
    "Content-Type: text/html",
    "X-A: 1",
    ".\r\nMAIL FROM:<eve@example.net>",
]
INJECTIONS = ["".join(parts) for parts in itertools.product(["", "Hello", "ünï"], BREAKS, LURES)]


def test_line_breaks_in_subject_or_name_give_no_extra_header(serve: Serve, post: Post) -> None:
    port = serve()
    send(make_email(port))
    honest = post.mails[0].keys()
    assert len(INJECTIONS) >= 200
    for text in INJECTIONS:
        parts = Parts(text=PARTS.text, subject=text, html=PARTS.html, unsubscribe_url=UNSUBSCRIBE)
        send(make_email(port, sender_name=text), parts=parts)
        assert post.mails[-1].keys() == honest, repr(text)
        assert post.mails[-1].defects == [], repr(text)
    assert set(post.recipients) == {TO}
    assert set(post.commands) == {"MAIL hello@kith.example.org"}


@pytest.mark.parametrize(
    "to",
    NO_ADDRESSES
    + [f"ada@example.com{stop}{lure}" for stop, lure in itertools.product(BREAKS[:4], LURES[:2])],
)
def test_what_is_no_address_is_suppressed_before_anything_is_said(serve: Serve, post: Post, to: str) -> None:
    with pytest.raises(Refused) as caught:
        send(make_email(serve()), to)
    assert (caught.value.code, caught.value.suppress) == ("bad-address", True)
    assert post.commands == []


@pytest.mark.parametrize("ref", ["", "a b", "a\r\nBcc: eve@example.net", "a>b", "é"])
def test_a_ref_that_would_break_the_message_id_is_our_own_mistake(serve: Serve, ref: str) -> None:
    with pytest.raises(ValueError, match="ref"):
        send(make_email(serve()), ref=ref)


@pytest.mark.parametrize(
    "url", ["https://a/\r\nX-A: 1", "https://a/>", "mailto:a@example.com", "https://a/ b"]
)
def test_an_address_to_unsubscribe_at_that_is_none_is_our_own_mistake(serve: Serve, url: str) -> None:
    with pytest.raises(ValueError, match="unsubscribe"):
        send(make_email(serve()), parts=Parts(text="x", subject="x", unsubscribe_url=url))


# What the server refuses


@pytest.mark.parametrize(
    ("step", "answer", "code", "suppress"),
    [
        ("RCPT", "550 5.1.1 No such user ada@example.com", "550 5.1.1", True),
        ("RCPT", "550 no such user", "550", True),
        ("RCPT", "551 User not local", "551", True),
        ("RCPT", "553 5.1.3 Bad mailbox", "553 5.1.3", True),
        ("RCPT", "550 5.7.1 Relaying denied", "550 5.7.1", False),
        ("RCPT", "552 5.2.2 Mailbox full", "552 5.2.2", False),
        ("RCPT", "554 5.7.1 Policy", "554 5.7.1", False),
        ("MAIL", "550 5.1.8 Sender rejected", "550 5.1.8", False),
        ("DATA", "550 5.7.26 Not authenticated", "550 5.7.26", False),
        ("DATA", "554 Looks like spam", "554", False),
    ],
)
def test_a_refusal_for_good_is_never_tried_again(
    serve: Serve, post: Post, step: str, answer: str, code: str, suppress: bool
) -> None:
    post.answers[step] = answer
    with pytest.raises(Refused) as caught:
        send(make_email(serve()))
    assert (caught.value.code, caught.value.suppress, caught.value.alarm) == (code, suppress, not suppress)
    assert TO not in repr(caught.value)


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("MAIL", "451 4.3.0 Try later"),
        ("RCPT", "450 4.2.1 Greylisted"),
        ("RCPT", "421 Closing"),
        ("DATA", "452 4.3.1 Disk full"),
    ],
)
def test_not_now_may_be_tried_again(serve: Serve, post: Post, step: str, answer: str) -> None:
    post.answers[step] = answer
    with pytest.raises(NotSent, match=answer[:3]):
        send(make_email(serve()))
    assert post.mails == []


# What breaks on the way


@contextlib.contextmanager
def _drops_at(step: str, *, answer: bytes = b"") -> Iterator[int]:
    """A server that hangs up at one step: greeting, EHLO, MAIL, RCPT, DATA, body or the final dot."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_converse, args=(listener, step, answer))
        thread.start()
        yield int(listener.getsockname()[1])
        thread.join()


def _converse(listener: socket.socket, step: str, answer: bytes) -> None:
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as lines:
        if step == "greeting":
            return connection.sendall(answer)
        connection.sendall(b"220 here\r\n")
        for line in lines:
            verb = line[:4].decode().upper()
            if verb == step:
                return connection.sendall(answer)
            connection.sendall(b"354 go on\r\n" if verb == "DATA" else b"250 fine\r\n")
            if verb == "DATA":
                if step == "body":
                    return None
                while lines.readline() != b".\r\n":
                    """Read on to the end of the mail."""
                return connection.sendall(answer)
    return None


@pytest.mark.parametrize("step", ["greeting", "EHLO", "MAIL", "RCPT", "DATA"])
def test_a_connection_lost_before_the_mail_was_given_sent_nothing(step: str) -> None:
    with _drops_at(step) as port, pytest.raises(NotSent, match="connection"):
        send(make_email(port))


def test_a_connection_lost_in_the_middle_of_the_mail_sent_nothing() -> None:
    """Only the final dot makes a mail of it, and that was never written."""
    with _drops_at("body") as port, pytest.raises(NotSent):
        send(make_email(port), parts=Parts(text="a line of words\n" * 400_000, subject="long"))


@pytest.mark.parametrize("answer", [b"", b"2", b"what?\r\n", b"354 more?\r\n"])
def test_an_answer_lost_after_the_final_dot_is_uncertain(answer: bytes) -> None:
    with _drops_at(".", answer=answer) as port, pytest.raises(Uncertain):
        send(make_email(port))


def test_an_accepted_mail_stays_accepted_when_the_goodbye_fails() -> None:
    with _drops_at(".", answer=b"250 taken\r\n") as port:
        assert send(make_email(port)) == "<0a1b2c@kith.example.org>"


@pytest.mark.parametrize("answer", [b"554 go away\r\n", b"421 busy\r\n", b"HTTP/1.1 400\r\n"])
def test_a_server_that_greets_with_a_no_sent_nothing(answer: bytes) -> None:
    with _drops_at("greeting", answer=answer) as port, pytest.raises(NotSent):
        send(make_email(port))


def test_a_silent_server_is_given_up(serve: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(NotSent):
        send(make_email(silent.getsockname()[1], timeout=0.1))


def test_a_refused_connection_sent_nothing() -> None:
    with pytest.raises(NotSent, match="connection"):
        send(make_email(_free_port()))


def test_an_unknown_host_sent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NotSent, match="dns"):
        send(make_email(25, url="smtp://mail.invalid:{port}"))


# Encryption and signing in


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for this machine that nobody signed, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1))  # noqa: DTZ001
        .not_valid_after(datetime(2100, 1, 1))  # noqa: DTZ001
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def server_tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


def test_starttls_is_used_where_it_is_offered(
    serve: Serve, post: Post, server_tls: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    send(make_email(serve(tls_context=server_tls, require_starttls=True), tls=trusting))
    assert post.hidden == [True]


def test_on_this_machine_nobody_has_to_sign_the_certificate_nor_offer_one(
    serve: Serve, post: Post, server_tls: ssl.SSLContext
) -> None:
    send(make_email(serve(tls_context=server_tls)))
    send(make_email(serve()))
    assert post.hidden == [True, False]


def test_an_address_of_smtps_is_encrypted_from_the_first_byte(
    serve: Serve, post: Post, server_tls: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    send(make_email(serve(ssl_context=server_tls), url="smtps://127.0.0.1:{port}", tls=trusting))
    assert len(post.mails) == 1


# 0.0.0.0 leads to this machine, yet is not one of its loopback names: it stands for any other host.


def test_another_machine_without_starttls_gets_neither_mail_nor_password(serve: Serve, post: Post) -> None:
    port = serve(authenticator=_never, auth_require_tls=False)
    with pytest.raises(NotSent, match="no-starttls"):
        send(make_email(port, url="smtp://me:secret@0.0.0.0:{port}"))
    assert post.commands == []


def test_another_machine_must_show_a_certificate_that_somebody_signed(
    serve: Serve, post: Post, server_tls: ssl.SSLContext
) -> None:
    with pytest.raises(NotSent, match="tls"):
        send(make_email(serve(tls_context=server_tls), url="smtp://0.0.0.0:{port}"))
    assert post.commands == []


def test_signing_in_takes_the_words_of_the_address(
    serve: Serve, post: Post, server_tls: ssl.SSLContext
) -> None:
    seen: list[LoginPassword] = []

    def check(server: SMTP, session: Session, envelope: Envelope, how: str, data: Any) -> AuthResult:
        seen.append(data)
        return AuthResult(success=True)

    port = serve(tls_context=server_tls, authenticator=check, auth_required=True)
    send(make_email(port, url="smtp://me%40example.org:p%2Fw%3A1@127.0.0.1:{port}"))
    assert seen == [LoginPassword(b"me@example.org", b"p/w:1")]
    assert len(post.mails) == 1


def _never(server: SMTP, session: Session, envelope: Envelope, how: str, data: Any) -> AuthResult:
    return AuthResult(success=False, handled=False)


def test_a_wrong_password_raises_the_alarm(serve: Serve, post: Post, server_tls: ssl.SSLContext) -> None:
    port = serve(tls_context=server_tls, authenticator=_never)
    with pytest.raises(Refused) as caught:
        send(make_email(port, url="smtp://me:secret@127.0.0.1:{port}"))
    assert (caught.value.code[:3], caught.value.suppress, caught.value.alarm) == ("535", False, True)
    assert post.commands == []


@pytest.mark.parametrize("url", ["http://a", "smtp://", "mail.example.org"])
def test_an_address_of_no_server_is_found_at_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="SMTP address"):
        make_email(25, url=url)
