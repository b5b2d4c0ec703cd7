"""Every mail reads as the one that the standard library would have written."""

import re
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course import message_files, wording
from course.senders.mail_bytes import MailWriter
from course.senders.sender import Parts
from course.wording import Wording
from tests import content
from tests.senders import plain_mail
from tests.senders.post_office import NOW, PARTS, UNSUBSCRIBE
from tests.test_wording import VALUES

ADA = Address(addr_spec="ada@example.com")
LOCALES = ("en", "es")
ENCODING = ("Content-Type", "Content-Transfer-Encoding")


@pytest.fixture(scope="module")
def words() -> Wording:
    return wording.load(content.SHIPPED / "messages", LOCALES)


def read(raw: bytes) -> EmailMessage:
    found = message_from_bytes(raw, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def told(mail: EmailMessage) -> object:
    """All that a mail program makes of a mail: its headers, but for how parts are encoded, and its parts."""
    headers = sorted((name, str(value)) for name, value in mail.items() if name not in ENCODING)
    parts = [mail, *mail.iter_parts()] if mail.is_multipart() else [mail]
    kinds = [(one.get_content_type(), one.get_content_charset()) for one in parts]
    texts = [one.get_content() for one in parts if not one.is_multipart()]
    return headers, kinds, texts, [one.defects for one in parts]


def assert_the_same(parts: Parts, *, name: str = "Kith", to: Address = ADA, ref: str = "0a1b-2c") -> None:
    writer = MailWriter(name, "hello@kith.example.org")
    message_id, raw = writer.write(to, parts, ref, at=NOW)
    plain = plain_mail.write(writer.sender, to, parts, ref, NOW)
    assert told(read(raw)) == told(read(plain))
    assert read(raw)["Message-ID"] == message_id
    assert raw.isascii() or not to.username.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", message_files.KINDS)
def test_every_message_in_every_language_reads_the_same(words: Wording, kind: str, locale: str) -> None:
    mail = words.email(kind, locale, **VALUES)
    assert_the_same(Parts(mail.text, mail.subject, mail.html, VALUES["stop_link"]))
    assert_the_same(Parts(mail.text, mail.subject))


@pytest.mark.parametrize("name", ["Kïth", 'Kith, "the course"', "Kith (Riverside)", "名前", "a " * 60, ""])
@pytest.mark.parametrize(
    "to",
    [
        ADA,
        Address(username="ada.o'hara+kith", domain="xn--bcher-kva.example.com"),
        Address(username="ada byron", domain="example.com"),
        Address(username="a" * 64, domain="a-long-name." * 5 + "example.com"),
        Address(username="ädä", domain="example.com"),
    ],
    ids=["plain", "signs", "quoted", "long", "wide"],
)
def test_every_name_and_address_reads_the_same(name: str, to: Address) -> None:
    assert_the_same(PARTS, name=name, to=to, ref="f" * 64)


SIGNS = "a .=-_é日\t\r\n\x00\x0c\x85\u2028😀'\"<>&ء"
TEXTS = st.text(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]), max_size=400)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_whatever_it_says_reads_the_same(text: str, subject: str, html: str) -> None:
    assert_the_same(Parts(text, subject, f"<p>{html}", UNSUBSCRIBE))


@pytest.mark.parametrize(
    "line", ["", ".", "..", "From here", "--", "a" * 500, "é" * 500, "= ", " \t", "--=_"]
)
def test_lines_that_mean_something_on_the_way_read_the_same(line: str) -> None:
    assert_the_same(Parts(f"{line}\n{line}\n\n{line}", line, f"{line}\n{line}"))


def test_no_two_mails_have_the_same_boundary_and_none_stands_in_a_part() -> None:
    marks = set()
    for _ in range(50):
        _, raw = MailWriter("Kith", "hello@kith.example.org").write(
            ADA, Parts("=_" * 40, "x", "=_" * 40), "1", at=None
        )
        marks.add(read(raw).get_boundary())
        assert len(read(raw).get_payload()) == 2
    assert len(marks) == 50
