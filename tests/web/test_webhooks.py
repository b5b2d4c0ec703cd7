"""What the carrier posts: signed or refused unread, stored once, never answered with a failure of ours."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from course import delivery, planning, reports
from course.models import DeliveryReport, InboundText, Message, MessageStatus
from course.web import protection, report_door
from course.wiring import Wired
from tests.conftest import BASE_URL
from tests.factories import make_cohort, make_learner, on_both
from tests.fakes import RecordingSender

PATH = "/webhooks/twilio/message"
TEXT = {"MessageSid": "SM1", "From": "+447700900123", "To": "+15005550006", "Body": "HELP"}


def post(
    client: FlaskClient, path: str, form: Mapping[str, str], *, signed_for: str | None = None, **headers: str
) -> TestResponse:
    """Post as the carrier does: no browser's headers, and a signature over the public address."""
    signature = RequestValidator("twilio-token").compute_signature(signed_for or BASE_URL + path, dict(form))
    sent = {"X-Twilio-Signature": signature, "Sec-Fetch-Site": "", **headers}
    return client.post(path, data=form, headers=sent)


@pytest.fixture
def carrier(app: Flask) -> FlaskClient:
    made = app.test_client(use_cookies=False)
    made.environ_base.update({"wsgi.url_scheme": "https", "HTTP_HOST": "kith.test"})
    return made


def rows(wired: Wired, model: type[InboundText] | type[DeliveryReport]) -> int:
    with wired.db.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_signed_text_is_stored_and_answered(
    carrier: FlaskClient, wired: Wired, sms: RecordingSender
) -> None:
    answer = post(carrier, PATH, TEXT)
    assert answer.status_code == 200
    assert b"<Response></Response>" in answer.data
    assert rows(wired, InboundText) == 1
    assert "999" in sms.sent[0].parts.text or "112" in sms.sent[0].parts.text


def test_a_repeat_has_no_effect(carrier: FlaskClient, wired: Wired, sms: RecordingSender) -> None:
    for _ in range(20):
        assert post(carrier, PATH, TEXT).status_code == 200
    assert rows(wired, InboundText) == 1
    assert len(sms.sent) == 1


@pytest.mark.parametrize(
    ("posted", "expected"),
    [
        (b"a=1&a=2&b=", {"a": ["1", "2"], "b": [""]}),
        (b"a&&b=%2B1+2=3", {"a": [""], "b": ["+1 2=3"]}),
        (b"%C3%A9=%C3%A9&\xc3\xa9=;", {"\u00e9": ["\u00e9", ";"]}),
        pytest.param(b"a=%FF", {"a": ["\ufffd"]}, id="quoted bytes that are no text"),
        pytest.param(b"a=\xff", {}, id="bytes that are no text"),
        pytest.param(
            b"&".join([b"a"] * report_door.MOST_FIELDS),
            {"a": [""] * report_door.MOST_FIELDS},
            id="as many fields as a report may have",
        ),
    ],
)
def test_the_fields_of_a_report_are_those_that_were_posted(
    posted: bytes, expected: dict[str, list[str]]
) -> None:
    environ = {"CONTENT_LENGTH": str(len(posted)), "wsgi.input": BytesIO(posted)}
    assert report_door._form(environ) == expected


def test_a_form_of_more_fields_than_any_report_has_is_none() -> None:
    body = b"&".join([b"a"] * (report_door.MOST_FIELDS + 1))
    assert report_door._form({"CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body)}) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"X-Twilio-Signature": "bm90IHNpZ25lZA=="}, id="a made-up signature"),
        pytest.param({"X-Twilio-Signature": ""}, id="no signature"),
    ],
)
def test_what_is_not_signed_is_refused_and_nothing_is_written(
    carrier: FlaskClient, wired: Wired, wrong: dict[str, str]
) -> None:
    assert post(carrier, PATH, TEXT, **wrong).status_code == 403
    assert (
        post(
            carrier, "/webhooks/twilio/status/x", {"MessageSid": "S", "MessageStatus": "sent"}, **wrong
        ).status_code
        == 403
    )
    assert rows(wired, InboundText) == rows(wired, DeliveryReport) == 0


def test_a_changed_text_does_not_fit_its_signature(carrier: FlaskClient) -> None:
    signature = RequestValidator("twilio-token").compute_signature(BASE_URL + PATH, TEXT)
    answer = carrier.post(PATH, data={**TEXT, "Body": "STOP"}, headers={"X-Twilio-Signature": signature})
    assert answer.status_code == 403


def test_a_host_that_is_made_up_does_not_help(carrier: FlaskClient) -> None:
    forged = "https://evil.example" + PATH
    answer = post(carrier, PATH, TEXT, signed_for=forged, **{"X-Forwarded-Host": "evil.example"})
    assert answer.status_code == 403


def test_a_report_moves_its_message_on(carrier: FlaskClient, wired: Wired, sms: RecordingSender) -> None:
    make_learner(wired, make_cohort(wired))
    planning.plan_due(wired, now=wired.clock())
    delivery.deliver_due(wired, clock=wired.clock)
    path = f"/webhooks/twilio/status/{sms.sent[0].ref}"
    for word in ("sent", "delivered", "sent", "delivered"):
        assert post(carrier, path, {"MessageSid": "SM5", "MessageStatus": word}).status_code == 200
    with wired.db.reading() as session:
        assert session.scalars(select(Message.status)).one() == MessageStatus.DELIVERED
    assert rows(wired, DeliveryReport) == 2


def test_a_report_on_an_unknown_message_is_no_reason_to_retry(carrier: FlaskClient) -> None:
    answer = post(carrier, "/webhooks/twilio/status/unknown", {"MessageSid": "SM5", "MessageStatus": "sent"})
    assert answer.status_code == 200


@on_both
@pytest.mark.parametrize(
    "odd",
    [
        {"Body": "\0\0"},
        {"Body": "x" * 100_000},
        {"Body": "\u202e\u0000"},
        {"MessageStatus": "exploded"},
        {"OptOutType": "STOP" * 100},
        {"OptOutType": "ST\0OP"},
        {"ErrorCode": "30\0007"},
        {"MessageSid": "SM\0"},
        {"From": "whatsapp:+447700900123"},
        {"From": "12345"},
    ],
)
def test_odd_but_signed_texts_never_fail(carrier: FlaskClient, odd: dict[str, str]) -> None:
    assert post(carrier, PATH, {**TEXT, **odd}).status_code < 500
    report = {"MessageSid": "SM1", "MessageStatus": "sent", **odd}
    assert post(carrier, "/webhooks/twilio/status/abc", report).status_code < 500


def test_what_no_report_can_be_is_refused_unread(carrier: FlaskClient, wired: Wired) -> None:
    path, report = "/webhooks/twilio/status/abc", {"MessageSid": "SM1", "MessageStatus": "sent"}
    assert post(carrier, path, {**report, "Body": "x" * 70_000}).status_code == 403
    assert post(carrier, path, report | {f"Field{number}": "" for number in range(200)}).status_code == 403
    assert post(carrier, path + "/more", report).status_code == 403
    assert post(carrier, path + "%00", report, signed_for=f"{BASE_URL}{path}\0").status_code == 403
    assert carrier.get(path).status_code == 404
    assert rows(wired, DeliveryReport) == 0


def test_a_report_is_answered_with_every_header_of_a_page(carrier: FlaskClient) -> None:
    report = {"MessageSid": "SM5", "MessageStatus": "sent"}
    found = dict(post(carrier, "/webhooks/twilio/status/unknown", report).headers)
    assert protection.HEADERS.items() <= found.items()
    assert found["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" in found


def test_a_report_that_cannot_be_kept_is_asked_for_again(
    carrier: FlaskClient, wired: Wired, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "take_all", lambda *_args, **_kwargs: 1 / 0)
    report = {"MessageSid": "SM5", "MessageStatus": "sent"}
    assert post(carrier, "/webhooks/twilio/status/unknown", report).status_code == 503
    assert rows(wired, DeliveryReport) == 0


def test_the_carrier_gets_no_cookie(carrier: FlaskClient) -> None:
    assert "Set-Cookie" not in post(carrier, PATH, TEXT).headers
