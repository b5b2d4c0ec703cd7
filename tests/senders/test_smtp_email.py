"""E-mail to a real SMTP server: what arrives, and that nothing is smuggled in."""

import itertools
import re
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller

from course.rules import bounces
from course.senders.sender import NotSent, Parts, Refused, Uncertain
from tests.fakes import FixedClock
from tests.senders.post_office import (
    NOW,
    PARTS,
    TO,
    UNSUBSCRIBE,
    Post,
    Serve,
    drops_at,
    free_port,
    make_email,
    send,
)

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
    with drops_at(".") as port, pytest.raises(Uncertain):
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


# Kept connections, and where a mail comes back to


def test_one_connection_carries_many_mails(serve: Serve, post: Post) -> None:
    email = make_email(serve())
    for number in range(5):
        send(email, ref=f"ref{number}")
    assert len(post.mails) == 5
    assert len(set(post.peers)) == 1
    email.close()


def test_a_kept_connection_that_the_server_closed_costs_no_mail(serve: Serve, post: Post) -> None:
    """It answers 421 to the second mail's first word, as a server does that has waited too long."""
    email = make_email(serve())
    send(email, ref="first")
    post.answers["MAIL"] = "421 4.4.2 Idle too long"
    post.once = {"MAIL"}
    assert send(email, ref="second") == "<second@kith.example.org>"
    assert [mail["Message-ID"] for mail in post.mails] == [
        "<first@kith.example.org>",
        "<second@kith.example.org>",
    ]
    assert len(set(post.peers)) == 2


def test_a_server_that_has_gone_away_meanwhile_sent_nothing(post: Post) -> None:
    port = free_port()
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    email = make_email(port)
    send(email)
    controller.stop()
    with pytest.raises(NotSent):
        send(email, ref="later")
    assert len(post.mails) == 1


def test_after_a_refusal_the_next_mail_has_a_connection_of_its_own(serve: Serve, post: Post) -> None:
    email = make_email(serve())
    post.answers["RCPT"], post.once = "550 5.1.1 nobody", {"RCPT"}
    with pytest.raises(Refused):
        send(email)
    assert send(email) == "<0a1b2c@kith.example.org>"
    email.close()


def test_what_was_idle_for_long_is_not_used_again(serve: Serve, post: Post) -> None:
    now = [0.0]
    email = make_email(serve())
    email._lines._ticks = lambda: now[0]
    send(email)
    now[0] += 100
    send(email)
    assert len(set(post.peers)) == 2
    email.close()


def test_each_mail_comes_back_to_an_address_of_its_own(serve: Serve, post: Post) -> None:
    email = make_email(serve(), bounces="bounces@kith.example.org")
    send(email, ref="Zk3-x_9QaBcDeFgHiJkLmN")
    came_from = post.commands[-1].removeprefix("MAIL ")
    assert bounces.ref_in(came_from) == "Zk3-x_9QaBcDeFgHiJkLmN"
    assert post.mails[0]["From"] == "Kith <hello@kith.example.org>"
    email.close()
