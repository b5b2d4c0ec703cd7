"""What the carrier posts: signed or refused unread, stored once, never answered with a failure of ours."""

from collections.abc import Mapping

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from course import delivery, planning
from course.models import DeliveryReport, InboundText, Message, MessageStatus
from course.wiring import Wired
from tests.conftest import BASE_URL
from tests.factories import make_cohort, make_learner
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


@pytest.mark.parametrize(
    "odd",
    [
        {"Body": "\0\0"},
        {"Body": "x" * 100_000},
        {"Body": "\u202e\u0000"},
        {"MessageStatus": "exploded"},
        {"OptOutType": "STOP" * 100},
        {"From": "whatsapp:+447700900123"},
        {"From": "12345"},
    ],
)
def test_odd_but_signed_texts_never_fail(carrier: FlaskClient, odd: dict[str, str]) -> None:
    assert post(carrier, PATH, {**TEXT, **odd}).status_code < 500
    report = {"MessageSid": "SM1", "MessageStatus": "sent", **odd}
    assert post(carrier, "/webhooks/twilio/status/abc", report).status_code < 500


def test_the_carrier_gets_no_cookie(carrier: FlaskClient) -> None:
    assert "Set-Cookie" not in post(carrier, PATH, TEXT).headers
