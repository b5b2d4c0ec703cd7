"""E-mail that fails: what each refusal and broken step says about the mail; encryption and signing in."""

import ipaddress
import socket
import ssl
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from course.senders.sender import NotSent, Parts, Refused, Uncertain
from tests.senders.post_office import TO, Post, Serve, drops_at, free_port, make_email, send, trickles_at

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


@pytest.mark.parametrize("step", ["greeting", "EHLO", "MAIL", "RCPT", "DATA"])
def test_a_connection_lost_before_the_mail_was_given_sent_nothing(step: str) -> None:
    with drops_at(step) as port, pytest.raises(NotSent, match="connection"):
        send(make_email(port))


def test_a_connection_lost_in_the_middle_of_the_mail_sent_nothing() -> None:
    """Only the final dot makes a mail of it, and that was never written."""
    with drops_at("body") as port, pytest.raises(NotSent):
        send(make_email(port), parts=Parts(text="a line of words\n" * 400_000, subject="long"))


@pytest.mark.parametrize("answer", [b"", b"2", b"what?\r\n", b"354 more?\r\n"])
def test_an_answer_lost_after_the_final_dot_is_uncertain(answer: bytes) -> None:
    with drops_at(".", answer=answer) as port, pytest.raises(Uncertain):
        send(make_email(port))


def test_an_accepted_mail_stays_accepted_when_the_goodbye_fails() -> None:
    with drops_at(".", answer=b"250 taken\r\n") as port:
        assert send(make_email(port)) == "<0a1b2c@kith.example.org>"


@pytest.mark.parametrize("answer", [b"554 go away\r\n", b"421 busy\r\n", b"HTTP/1.1 400\r\n"])
def test_a_server_that_greets_with_a_no_sent_nothing(answer: bytes) -> None:
    with drops_at("greeting", answer=answer) as port, pytest.raises(NotSent):
        send(make_email(port))


def test_a_silent_server_is_given_up(serve: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(NotSent):
        send(make_email(silent.getsockname()[1], timeout=0.1))


@pytest.mark.parametrize(
    ("step", "meaning"),
    [
        ("greeting", NotSent),
        ("EHLO", NotSent),
        ("MAIL", NotSent),
        ("RCPT", NotSent),
        ("DATA", NotSent),
        (".", Uncertain),
    ],
)
def test_a_server_that_answers_a_byte_at_a_time_is_given_up(step: str, meaning: type[Exception]) -> None:
    """Each byte comes well within the time-out, and the whole answer never."""
    with trickles_at(step) as port, pytest.raises(meaning):
        send(make_email(port, timeout=0.3))


def test_a_refused_connection_sent_nothing() -> None:
    with pytest.raises(NotSent, match="connection"):
        send(make_email(free_port()))


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
