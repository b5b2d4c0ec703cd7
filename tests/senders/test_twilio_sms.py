"""Texts through Twilio, over real HTTP to the stand-in: what is passed on, refused, or surely not sent."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from course.clock import steady
from course.senders import twilio_sms
from course.senders.sender import NotSent, Refused, only_before
from course.senders.twilio_sms import TwilioSms
from tests.fake_twilio.client import FakeTwilio
from tests.senders.conftest import TEXT, MakeSms, send

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


@pytest.mark.parametrize("code", [21408, 30007, 30032, 30034, 21617, 30003, 30999, 99999, 12345])
def test_what_a_person_must_look_at_is_refused_with_an_alarm_also_when_nobody_knows_the_code(
    sms: TwilioSms, fake: FakeTwilio, number: str, code: int
) -> None:
    fake.fault("error", code=code)
    with pytest.raises(Refused) as caught:
        send(sms, number)
    assert (caught.value.code, caught.value.suppress, caught.value.alarm) == (str(code), False, True)


CLASSES = {
    "suppress": (21610, 21211, 21614, 21612, 30005, 30006),
    "wait": (20429, 30001),
    "stop": (20003, 30002),
    "look": (
        21408, 30007, 30032, 30034, 20001, 20404, 21212, 21217, 21602, 21603, 21604, 21606, 21608, 21609, 21611, 21617,
        21635, 30003, 30004, 30008, 12345, 39999, 99999,
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "code"), [(kind, code) for kind, codes in CLASSES.items() for code in codes]
)
def test_each_of_thirty_codes_and_three_that_do_not_exist_is_of_its_class(kind: str, code: int) -> None:
    found = twilio_sms.failure_for(400, code)
    assert {
        "suppress": isinstance(found, Refused) and found.suppress,
        "wait": isinstance(found, NotSent) and found.too_fast,
        "stop": isinstance(found, NotSent) and found.stops_channel,
        "look": isinstance(found, Refused) and found.alarm and not found.suppress,
    } == {one: one == kind for one in CLASSES}


def test_the_lists_of_codes_are_those_that_were_promised() -> None:
    assert sorted(twilio_sms.SUPPRESS_CODES) == [21211, 21610, 21612, 21614, 30005, 30006]
    assert sorted(twilio_sms.ACCOUNT_CODES) == [20003, 30002]
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


def test_a_wrong_token_stops_the_channel_and_loses_no_message(make_sms: MakeSms, number: str) -> None:
    with pytest.raises(NotSent) as caught:
        send(make_sms(token="another"), number)
    assert (caught.value.code, caught.value.stops_channel) == ("20003", True)


def test_a_claim_that_grew_too_old_hands_nothing_over_also_where_the_line_is_open(
    sms: TwilioSms, fake: FakeTwilio, number: str
) -> None:
    send(sms, number)
    for late in (0.0, steady()):
        with only_before(late), pytest.raises(NotSent) as caught:
            send(sms, number)
        assert (caught.value.code, caught.value.was_tried) == ("claim-too-old", False)
    assert len(fake.accepted(number)) == 1
    send(sms, number)
    assert len(fake.accepted(number)) == 2, "The connection that was given up is not used again."


def test_who_texted_stop_is_refused_until_they_text_start(
    sms: TwilioSms, fake: FakeTwilio, number: str
) -> None:
    fake.inbound(number, "+15005550006", "Stop", None)
    with pytest.raises(Refused, match="21610"):
        send(sms, number)
    fake.inbound(number, "+15005550006", "START", None)
    assert send(sms, number)


# What was surely not sent


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        (7, 7.0),
        (0, 0.0),
        ("soon", None),
        (-3, None),
        ("inf", None),
        ("nan", None),
        ("7" * 5000, 3600.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 9015 07:28:00 GMT", 3600.0),
        ("Wed, 99 Oct 2015 07:28:00 GMT", None),
        ("Wed, 21 Oct 2015 07:28:00", None),
    ],
)
def test_too_many_requests_may_be_tried_again_after_what_twilio_asked_for(
    sms: TwilioSms, fake: FakeTwilio, number: str, header: object, seconds: float | None
) -> None:
    fake.fault("429", retry_after=header)
    with pytest.raises(NotSent) as caught:
        send(sms, number)
    assert (caught.value.code, caught.value.retry_after) == ("20429", seconds)
    assert fake.accepted(number) == []


def test_twilio_may_say_until_when_instead_of_how_long(sms: TwilioSms, fake: FakeTwilio, number: str) -> None:
    """The other form of Retry-After, read beside the date of the same answer: by Twilio's clock and not by ours."""
    soon = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    fake.fault("429", retry_after=soon)
    with pytest.raises(NotSent) as caught:
        send(sms, number)
    assert 0 < (caught.value.retry_after or 0) <= 600


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
