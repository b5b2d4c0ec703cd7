"""Texts through Twilio, over real HTTP to the stand-in: what is passed on, and what each failure says."""

import logging
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from course.senders import twilio_sms
from course.senders.sender import NotSent, Refused, Uncertain
from course.senders.twilio_sms import TwilioSms
from tests.fake_twilio.client import FakeTwilio
from tests.senders.conftest import TEXT, MakeSms, Receiver, send

# What is passed on


def test_a_text_arrives_with_everything_that_twilio_should_know(
    sms: TwilioSms, fake: FakeTwilio, number: str
) -> None:
    sid = send(sms, number, ref="5e7f")
    (entry,) = fake.accepted(number)
    assert entry["sid"] == sid
    assert entry["body"] == TEXT.text
    assert entry["messaging_service_sid"] == "MG" + "1" * 32
    assert entry["from"] is None
    assert entry["validity_period"] == 3600
    assert entry["status_callback"] == "https://kith.example.org/webhooks/twilio/status/5e7f#rc=5&rp=all"


def test_without_a_messaging_service_the_number_is_the_origin(
    make_sms: MakeSms, fake: FakeTwilio, number: str
) -> None:
    send(make_sms(messaging_service_sid=None, from_number="+15005550006"), number)
    (entry,) = fake.accepted(number)
    assert (entry["from"], entry["messaging_service_sid"]) == ("+15005550006", None)


def test_texts_without_any_origin_are_a_mistake_found_at_the_start(make_sms: MakeSms) -> None:
    with pytest.raises(ValueError, match="number to send from"):
        make_sms(messaging_service_sid=None)


@pytest.mark.parametrize(
    ("valid_for", "seconds"),
    [
        (timedelta(seconds=1), 1),
        (timedelta(seconds=90.9), 90),
        (timedelta(hours=10), 36_000),
        (timedelta(hours=13), 36_000),
    ],
    ids=["the least", "never rounded up", "the most", "no longer than twilio allows"],
)
def test_twilio_may_not_deliver_after_the_window(
    sms: TwilioSms, fake: FakeTwilio, number: str, valid_for: timedelta, seconds: int
) -> None:
    send(sms, number, valid_for=valid_for)
    assert fake.accepted(number)[0]["validity_period"] == seconds


@pytest.mark.parametrize("valid_for", [timedelta(seconds=0.9), timedelta(0), timedelta(seconds=-5)])
def test_a_text_whose_time_is_up_is_not_handed_over(
    sms: TwilioSms, fake: FakeTwilio, number: str, valid_for: timedelta
) -> None:
    with pytest.raises(NotSent, match="too-late"):
        send(sms, number, valid_for=valid_for)
    assert fake.accepted(number) == []


# What Twilio refuses


@pytest.mark.parametrize("code", sorted(twilio_sms.SUPPRESS_CODES))
def test_a_number_that_will_not_do_is_refused_and_suppressed(
    sms: TwilioSms, fake: FakeTwilio, number: str, code: int
) -> None:
    fake.fault("error", code=code)
    with pytest.raises(Refused) as caught:
        send(sms, number)
    assert (caught.value.code, caught.value.suppress, caught.value.alarm) == (str(code), True, False)


@pytest.mark.parametrize("code", [*sorted(twilio_sms.ALARM_CODES), 21617, 30003, 30999, 99999, 12345])
def test_what_a_person_must_look_at_is_refused_with_an_alarm_also_when_nobody_knows_the_code(
    sms: TwilioSms, fake: FakeTwilio, number: str, code: int
) -> None:
    fake.fault("error", code=code)
    with pytest.raises(Refused) as caught:
        send(sms, number)
    assert (caught.value.code, caught.value.suppress, caught.value.alarm) == (str(code), False, True)


def test_the_lists_of_codes_are_those_that_were_promised() -> None:
    assert sorted(twilio_sms.SUPPRESS_CODES) == [21211, 21610, 21612, 21614, 30005, 30006]
    assert sorted(twilio_sms.ALARM_CODES) == [20003, 21408, 30002, 30007, 30032, 30034]
    assert sorted(twilio_sms.RETRY_CODES) == [20429, 30001]


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("+15005550001", "21211"),
        ("+15005550002", "21612"),
        ("+15005550004", "21610"),
        ("+15005550009", "21614"),
        ("12", "21211"),
    ],
)
def test_twilios_own_test_numbers_are_suppressed(sms: TwilioSms, to: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        send(sms, to)
    assert (caught.value.code, caught.value.suppress) == (code, True)


def test_a_wrong_token_raises_the_alarm(make_sms: MakeSms, number: str) -> None:
    with pytest.raises(Refused) as caught:
        send(make_sms(token="another"), number)
    assert (caught.value.code, caught.value.suppress, caught.value.alarm) == ("20003", False, True)


def test_who_texted_stop_is_refused_until_they_text_start(
    sms: TwilioSms, fake: FakeTwilio, number: str
) -> None:
    fake.inbound(number, "+15005550006", "Stop", None)
    with pytest.raises(Refused, match="21610"):
        send(sms, number)
    fake.inbound(number, "+15005550006", "START", None)
    assert send(sms, number)


# What was surely not sent


@pytest.mark.parametrize(("header", "seconds"), [(None, None), (7.5, 7.5), ("soon", None), (-3, 0.0)])
def test_too_many_requests_may_be_tried_again_after_what_twilio_asked_for(
    sms: TwilioSms, fake: FakeTwilio, number: str, header: object, seconds: float | None
) -> None:
    fake.fault("429", retry_after=header)
    with pytest.raises(NotSent) as caught:
        send(sms, number)
    assert (caught.value.code, caught.value.retry_after) == ("20429", seconds)
    assert fake.accepted(number) == []


def test_a_full_queue_may_be_tried_again(sms: TwilioSms, fake: FakeTwilio, number: str) -> None:
    fake.fault("error", code=30001)
    with pytest.raises(NotSent, match="30001"):
        send(sms, number)


def test_a_refused_connection_sent_nothing(make_sms: MakeSms, number: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(NotSent, match=r"^connect$"):
        send(make_sms(api_url=f"http://127.0.0.1:{port}"), number)


def test_an_unknown_host_sent_nothing(
    make_sms: MakeSms, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    sender = make_sms(api_url="https://api.twilio.invalid")
    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", unknown)
        with pytest.raises(NotSent, match="dns"):
            send(sender, number)


def test_a_failed_handshake_sent_nothing(make_sms: MakeSms, fake: FakeTwilio, number: str) -> None:
    with pytest.raises(NotSent, match="tls"):
        send(make_sms(api_url=fake.url.replace("http:", "https:")), number)
    assert fake.accepted(number) == []


def test_a_handshake_that_never_ends_sent_nothing(make_sms: MakeSms, number: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NotSent, match="connect-timeout"):
            send(make_sms(api_url=url, timeout=0.1), number)


def test_a_connection_that_never_opens_sent_nothing(make_sms: MakeSms, number: str) -> None:
    with _full_backlog() as port, pytest.raises(NotSent, match="connect-timeout"):
        send(make_sms(api_url=f"http://127.0.0.1:{port}", timeout=0.1), number)


@contextmanager
def _full_backlog() -> Iterator[int]:
    """A port whose queue of connections is full, so that the kernel ignores another one."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = []
        for _ in range(4):
            waiting.append(socket.socket())
            waiting[-1].setblocking(False)
            waiting[-1].connect_ex(listener.getsockname())
        yield listener.getsockname()[1]
        for one in waiting:
            one.close()


def test_a_provider_that_died_since_the_last_text_got_nothing(
    make_sms: MakeSms, tmp_path: Path, number: str
) -> None:
    with FakeTwilio(tmp_path / "ledger.jsonl") as own:
        sender = make_sms(api_url=own.url)
        send(sender, number)
        own.stop()
        with pytest.raises(NotSent, match=r"^connect$"):
            send(sender, number)
        own.start()
        send(sender, number)
        assert len(own.accepted(number)) == 2


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
    with pytest.raises(Uncertain, match="ReadTimeout"):
        send(sender, number)
    assert len(sender.find(number, since=datetime.now(UTC))) == 1


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
    assert not twilio_sms.signature_is_valid(**signed | change)
