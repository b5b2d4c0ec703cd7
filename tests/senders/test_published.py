"""The stand-in beside what Twilio publishes: the same fields, types and words, and Twilio's own client reads it."""

import base64
import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC
from typing import Any
from urllib.parse import urlencode

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance, MessageList

from course.senders.twilio_transport import Transport
from tests.fake_twilio import published
from tests.fake_twilio.client import FakeTwilio

OURS, SERVICE = "+15005550006", "MG" + "a" * 32


@pytest.fixture
def messages(fake: FakeTwilio) -> Iterator[MessageList]:
    with closing(Transport(fake.url, timeout=5, connections=1)) as transport:
        yield Client(fake.sid, fake.token, http_client=transport).messages


def ask(
    fake: FakeTwilio, form: Mapping[str, str] | None = None, query: str = ""
) -> tuple[int, dict[str, Any]]:
    """One request as bytes, past every client: a message to create, or the list."""
    pair = base64.b64encode(f"{fake.sid}:{fake.token}".encode()).decode()
    headers = {"Authorization": f"Basic {pair}", "Content-Type": "application/x-www-form-urlencoded"}
    path = f"/2010-04-01/Accounts/{fake.sid}/Messages.json{query}"
    with closing(http.client.HTTPConnection("127.0.0.1", fake.port, timeout=10)) as connection:
        connection.request("POST" if form else "GET", path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


@pytest.mark.parametrize("origin", [{"From": OURS}, {"MessagingServiceSid": SERVICE}])
@pytest.mark.parametrize(
    ("word", "code"),
    [("", None), ("sent", None), ("delivered", None), ("undelivered", 30005), ("failed", 30007)],
)
def test_a_message_has_the_published_fields_types_and_words(
    fake: FakeTwilio, number: str, origin: dict[str, str], word: str, code: int | None
) -> None:
    status, made = ask(fake, {"To": number, "Body": "Hello", "ValidityPeriod": "600", **origin})
    assert status == 201
    assert list(published.message_differences(made)) == []
    if word:
        fake.report(made["sid"], word, error_code=code)
    status, page = ask(fake, query=f"?{urlencode({'To': number, 'PageSize': '1'})}")
    assert (status, list(published.differences(page, published.PAGE))) == (200, [])
    [shown] = page["messages"]
    assert list(published.message_differences(shown)) == []
    assert (shown["status"], shown["error_code"]) == (word or made["status"], code)


def test_a_text_that_came_in_is_listed_as_published(fake: FakeTwilio, number: str) -> None:
    fake.inbound(number, OURS, "7", None)
    _, page = ask(fake, query=f"?{urlencode({'From': number})}")
    assert [list(published.message_differences(one)) for one in page["messages"]] == [[]]


@pytest.mark.parametrize(
    "form",
    [{"Body": "x", "From": OURS}, {"To": "+15005550001", "Body": "x", "From": OURS}],
    ids=["no to", "magic"],
)
def test_an_error_has_the_published_fields(fake: FakeTwilio, form: dict[str, str]) -> None:
    status, answer = ask(fake, form)
    assert list(published.differences(answer, published.ERROR)) == []
    assert answer["status"] == status == 400


def test_the_official_client_reads_message_list_and_error(
    fake: FakeTwilio, messages: MessageList, number: str
) -> None:
    made = messages.create(to=number, body="Hello", from_=OURS, validity_period=600)
    fake.report(str(made.sid), "undelivered", error_code=30005)
    read = messages(str(made.sid)).fetch()
    assert (read.to, read.from_, read.body) == (number, OURS, "Hello")
    assert (str(read.status), read.error_code) == ("undelivered", 30005)
    assert read.date_created is not None
    assert read.date_created.tzinfo == UTC
    assert [one.sid for one in messages.list(to=number)] == [made.sid]
    with pytest.raises(TwilioRestException) as refused:
        messages.create(to="+15005550001", body="x", from_=OURS)
    assert (refused.value.status, refused.value.code) == (400, 21211)


def test_the_words_are_those_that_the_official_client_knows() -> None:
    def words(kind: type) -> set[str]:
        return {value for name, value in vars(kind).items() if name.isupper()}

    assert words(MessageInstance.Status) == published.STATUSES
    assert words(MessageInstance.Direction) == published.DIRECTIONS


@pytest.mark.parametrize(
    "wrong",
    [{"num_segments": 1}, {"error_code": "30005"}, {"status": "done"}, {"sid": "SM1"}, {"more": "x"}],
)
def test_the_table_finds_what_is_not_as_published(
    fake: FakeTwilio, number: str, wrong: dict[str, Any]
) -> None:
    _, made = ask(fake, {"To": number, "Body": "Hello", "From": OURS})
    assert list(published.message_differences({**made, **wrong}))
