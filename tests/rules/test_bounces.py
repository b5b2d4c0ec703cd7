"""Mails that come back: told apart, and tied to the one of ours that they are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rules import bounces
from course.rules.bounces import Returned
from tests import returned_mails
from tests.returned_mails import DOMAIN

REF = "Zk3-x_9QaBcDeFgHiJkLmN"


def read(raw: bytes) -> Returned:
    return bounces.read(raw, domain=DOMAIN)


@pytest.mark.parametrize(
    ("status", "kind"),
    [("5.1.1", "hard"), ("5.1.10", "hard"), ("5.4.4", "hard"), ("5.0.0", "hard"), ("5.2.2", "soft"),
     ("5.3.4", "soft"), ("5.7.1", "soft"), ("5.7.26", "soft"), ("4.4.7", "soft"), ("4.2.2", "soft")],
)  # fmt: skip
def test_a_bounce_is_for_good_or_not_by_its_code(status: str, kind: str) -> None:
    found = read(returned_mails.bounce(REF, status))
    assert (found.kind, found.code, found.refs) == (kind, status, (REF,))


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_word_of_a_delay_or_of_arrival_is_no_bounce(action: str) -> None:
    assert read(returned_mails.bounce(REF, "4.4.1", action)).kind == "other"


@pytest.mark.parametrize(
    ("kind", "found"),
    [("abuse", "complaint"), ("fraud", "complaint"), ("opt-out", "complaint"), ("not-spam", "other")],
)
def test_a_complaint_is_told_from_its_opposite(kind: str, found: str) -> None:
    assert read(returned_mails.complaint(REF, kind)).kind == found
    assert read(returned_mails.complaint(REF, kind)).refs == (REF,)


@pytest.mark.parametrize(
    ("subject", "header"),
    [("Re: hello", "Auto-Submitted: auto-replied\n"), ("Automatic reply: hello", ""), ("Fuera de la oficina", ""),
     ("=?utf-8?q?R=C3=A9ponse_automatique?=", ""), ("hello", "X-Autoreply: yes\n")],
)  # fmt: skip
def test_a_holiday_note_is_no_bounce_whatever_numbers_it_has(subject: str, header: str) -> None:
    assert read(returned_mails.away(REF, subject, header=header)).kind == "away"


def test_what_a_person_writes_is_none_of_these() -> None:
    assert read(returned_mails.from_a_person(REF)).kind == "other"


@pytest.mark.parametrize(
    ("said", "kind"),
    [("550 unknown user", "hard"), ("550 5.1.1 unknown", "hard"), ("421 busy", "soft"), ("552 5.2.2 full", "soft"),
     ("I could not deliver it.", "other")],
)  # fmt: skip
def test_a_bounce_in_old_words_is_read_by_its_first_code(said: str, kind: str) -> None:
    assert read(returned_mails.in_old_words(REF, said)).kind == kind


def test_the_address_it_came_back_to_names_our_mail_whatever_became_of_its_capitals() -> None:
    address = bounces.return_address("bounces@kith.example.org", REF)
    assert address == address.lower()
    assert len(address.split("@")[0]) <= 64
    assert bounces.ref_in(address.upper()) == REF
    raw = returned_mails.bounce("another", to=address.upper())
    assert read(raw).refs == (REF, "another")


@pytest.mark.parametrize(
    "address", ["bounces@kith.example.org", "b+1@x.org", "b+aaaaaaa@x.org", "b+77777777@x.org", ""]
)
def test_an_address_of_another_shape_names_nothing(address: str) -> None:
    assert not (bounces.ref_in(address) or "").isalnum()


@given(st.binary(max_size=2000))
def test_no_mail_is_too_odd(raw: bytes) -> None:
    assert read(raw).kind in ("hard", "soft", "complaint", "away", "other")


def test_a_huge_mail_is_read_in_a_moment() -> None:
    assert read(returned_mails.bounce(REF) + b"x" * 5_000_000).kind == "hard"
