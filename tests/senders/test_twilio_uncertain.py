"""Texts through Twilio whose answer was lost, the list that settles them, and what is never said."""

import logging
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from course.senders import twilio_sms
from course.senders.sender import NotSent, Refused, Uncertain
from course.senders.twilio_sms import TwilioSms
from course.web.report_door import Form
from tests.fake_twilio.client import FakeTwilio
from tests.senders.conftest import TEXT, MakeSms, Receiver, send

# What is passed on


# What nobody can know


@pytest.mark.parametrize("fault", ["500_before", "reset"])
def test_an_answer_lost_before_twilio_accepted_is_uncertain_and_not_in_its_list(
    sms: TwilioSms, fake: FakeTwilio, number: str, fault: str
) -> None:
    fake.fault(fault)
    with pytest.raises(Uncertain):
        send(sms, number)
    assert sms.find(number, since=datetime.now(UTC)) == []


@pytest.mark.parametrize("fault", ["500_after", "reset_after", "drop_after_accept", "garbage"])
def test_an_answer_lost_after_twilio_accepted_is_uncertain_and_found_in_its_list(
    sms: TwilioSms, fake: FakeTwilio, number: str, fault: str
) -> None:
    fake.fault(fault)
    with pytest.raises(Uncertain):
        send(sms, number)
    (entry,) = fake.accepted(number)
    (sighting,) = sms.find(number, since=datetime.now(UTC))
    assert (sighting.provider_id, sighting.text) == (entry["sid"], TEXT.text)


def test_a_list_is_read_to_its_last_page(sms: TwilioSms, fake: FakeTwilio, number: str) -> None:
    before = datetime.now(UTC)
    sids = {send(sms, number) for _ in range(5)}
    came = {fake.inbound(number, "+15005550006", f"text {place}", None)["sid"] for place in range(4)}
    fake.order(pages=2)
    assert {one.provider_id for one in sms.find(number, since=before)} == sids
    passed = [one for one in sms.traffic(since=before) if one.contact == number]
    assert {one.provider_id for one in passed if not one.is_inbound} == sids
    assert {one.provider_id for one in passed if one.is_inbound} == came


@pytest.mark.parametrize("body", ["", "{}", "[]", "null", '{"sid": null}', '{"sid": ""}'])
def test_a_success_without_an_id_is_uncertain(
    sms: TwilioSms, fake: FakeTwilio, number: str, body: str
) -> None:
    fake.fault("garbage", body=body)
    with pytest.raises(Uncertain):
        send(sms, number)


def test_a_slow_answer_is_given_up_and_uncertain(make_sms: MakeSms, fake: FakeTwilio, number: str) -> None:
    sender = make_sms(timeout=0.2)
    fake.fault("delay", seconds=60)
    with pytest.raises(Uncertain, match="TimeoutError"):
        send(sender, number)
    assert len(sender.find(number, since=datetime.now(UTC))) == 1


def test_an_answer_that_trickles_is_given_up_like_one_that_never_comes(
    make_sms: MakeSms, fake: FakeTwilio, number: str
) -> None:
    """Each byte comes well within the time-out, and the whole of it never."""
    sender = make_sms(timeout=0.3)
    fake.fault("drip", seconds=0.02, next=1)
    with pytest.raises(Uncertain, match="TimeoutError"):
        send(sender, number)
    assert len(fake.accepted(number)) == 1
    assert send(sender, number), "The next has a connection of its own, and its own time."


def test_a_reset_on_a_kept_connection_is_uncertain_too(sms: TwilioSms, fake: FakeTwilio, number: str) -> None:
    send(sms, number)
    fake.fault("reset_after")
    with pytest.raises(Uncertain):
        send(sms, number)
    assert len(fake.accepted(number)) == 2


@pytest.mark.parametrize("fault", ["500_before", "500_after", "429", "reset", "drop_after_accept"])
def test_nothing_is_ever_tried_a_second_time(
    sms: TwilioSms, fake: FakeTwilio, number: str, fault: str
) -> None:
    seen = len(fake.ledger())
    fake.fault(fault, next=5)
    with pytest.raises((NotSent, Uncertain)):
        send(sms, number)
    assert [entry["event"] for entry in fake.ledger()[seen:]].count("fault") == 1


# Asking for the list


def test_a_text_still_in_twilios_queue_is_found_though_it_has_no_date_yet(
    sms: TwilioSms, fake: FakeTwilio, number: str
) -> None:
    send(sms, number)
    (sighting,) = sms.find(number, since=datetime.now(UTC))
    assert (sighting.status, sighting.sent_at) == ("accepted", None)


def test_a_sent_text_is_found_with_its_time(sms: TwilioSms, fake: FakeTwilio, number: str) -> None:
    at = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    fake.hold_clock(at)
    fake.report(send(sms, number), "sent")
    fake.hold_clock(None)
    (sighting,) = sms.find(number, since=at)
    assert (sighting.status, sighting.sent_at) == ("sent", at)


def test_only_texts_to_that_number_and_of_that_time_are_found(
    sms: TwilioSms, fake: FakeTwilio, number: str
) -> None:
    at = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    fake.hold_clock(at - timedelta(days=2))
    send(sms, number)
    fake.hold_clock(at)
    newer = send(sms, number)
    send(sms, "+15005550010")
    fake.hold_clock(None)
    assert [sighting.provider_id for sighting in sms.find(number, since=at)] == [newer]


@pytest.mark.parametrize("fault", ["500_before", "429", "reset", "error"])
def test_a_list_that_cannot_be_read_says_nothing_about_the_text(
    sms: TwilioSms, fake: FakeTwilio, number: str, fault: str
) -> None:
    fake.fault(fault, on="list", code=20003, status=401)
    with pytest.raises(Uncertain):
        sms.find(number, since=datetime.now(UTC))


def test_a_list_out_of_reach_says_nothing_about_the_text(make_sms: MakeSms, number: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Uncertain, match="connect"):
        make_sms(api_url=f"http://127.0.0.1:{port}").find(number, since=datetime.now(UTC))


# Many at once


def test_threads_share_connections_and_never_get_each_others_answers(
    make_sms: MakeSms, fake: FakeTwilio, number: str
) -> None:
    sender = make_sms(connections=8)
    together = threading.Barrier(8)

    def work(thread: int) -> dict[str, str]:
        together.wait()
        refs = [f"{thread}-{n}" for n in range(5)]
        return {ref: send(sender, number, ref=ref) for ref in refs}

    with ThreadPoolExecutor(8) as pool:
        answers = {ref: sid for found in pool.map(work, range(8)) for ref, sid in found.items()}
    accepted = fake.accepted(number)
    assert answers == {_ref_of(entry["status_callback"]): entry["sid"] for entry in accepted}
    assert len({entry["connection"] for entry in accepted}) <= 8


def _ref_of(callback: str) -> str:
    return callback.rpartition("/")[2].partition("#")[0]


# What is never said


@pytest.mark.parametrize("fault", ["500_after", "reset_after", "429", "garbage", "error"])
def test_neither_logs_nor_failures_hold_the_number_the_words_or_the_token(
    sms: TwilioSms, fake: FakeTwilio, number: str, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    fake.fault(fault, code=21211)
    with pytest.raises((Refused, NotSent, Uncertain)) as caught:
        send(sms, number)
    sms.find(number, since=datetime.now(UTC))
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    for secret in (number, number.removeprefix("+"), TEXT.text, fake.token):
        assert secret not in repr(caught.value) + repr(TEXT) + caplog.text


# Signatures


def test_reports_come_back_signed_with_our_id_in_their_address(
    make_sms: MakeSms, fake: FakeTwilio, number: str, receiver: Receiver
) -> None:
    fake.callbacks(["sent", "delivered"])
    sender = make_sms(status_callback=lambda ref: f"{receiver.url}/webhooks/twilio/status/{ref}")
    sid = send(sender, number, ref="77aa")
    fake.drain()
    assert [posted.form["MessageStatus"] for posted in receiver.got] == ["sent", "delivered"]
    for posted in receiver.got:
        url = f"{receiver.url}/webhooks/twilio/status/77aa"
        assert posted.path == "/webhooks/twilio/status/77aa"
        assert posted.form["MessageSid"] == sid
        assert twilio_sms.signature_is_valid(fake.token, url, posted.form, posted.signature)
        assert twilio_sms.signature_is_valid(fake.token, url, MultiDict(posted.form), posted.signature)


@pytest.mark.parametrize(
    "change",
    [
        {"auth_token": "another"},
        {"url": "https://kith.example.org/webhooks/twilio/status/2"},
        {"params": {"MessageStatus": "failed"}},
        {"params": {"MessageStatus": "sent", "More": "1"}},
        {"params": {"MessageStatus": "sent\udc80"}},
        # A value behind the signed one may be what somebody reads.
        {"params": MultiDict([("MessageStatus", "sent"), ("MessageStatus", "failed")])},
        {"params": Form({"MessageStatus": ["sent", "failed"]})},
        {"signature": ""},
        {"signature": None},
        {"signature": "é" * 28},
    ],
)
def test_whatever_twilio_did_not_sign_is_not_believed(change: dict[str, Any]) -> None:
    signed: dict[str, Any] = {
        "auth_token": "token",
        "url": "https://kith.example.org/webhooks/twilio/status/1",
        "params": {"MessageStatus": "sent"},
        # From openssl, so that the check does not vouch for itself.
        "signature": "cYEk06bL6n+ugKnUU3GRuKIOBrA=",
    }
    assert twilio_sms.signature_is_valid(**signed)
    for params in (MultiDict(signed["params"]), Form({"MessageStatus": ["sent"]})):
        assert twilio_sms.signature_is_valid(**signed | {"params": params})
    assert not twilio_sms.signature_is_valid(**signed | change)


names = st.text(max_size=8)


@given(st.dictionaries(names, st.lists(names, min_size=1, max_size=3), max_size=6), st.booleans())
def test_any_form_that_twilio_signed_is_believed_whole(fields: dict[str, list[str]], has_port: bool) -> None:
    """Its own validator signs, also as it does for an address that it knows by its port."""
    url = "https://kith.example.org/webhooks/twilio/status/1"
    form = Form(fields)
    signature = RequestValidator("token").compute_signature(
        url.replace(".org/", ".org:443/") if has_port else url, form
    )
    assert twilio_sms.signature_is_valid("token", url, form, signature)
    assert not twilio_sms.signature_is_valid("token", url, Form({**fields, "More": ["1", "2"]}), signature)
