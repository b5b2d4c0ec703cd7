"""The judge is judged: what the stand-in for Twilio promises to the other tests."""

import base64
import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from twilio.base.exceptions import TwilioException
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageList

from course.senders import twilio_sms
from course.senders.sender import NotSent, Parts, Refused, Uncertain
from course.senders.twilio_sms import TwilioSms
from course.senders.twilio_transport import Transport
from tests.fake_twilio.client import FakeTwilio
from tests.fake_twilio.faults import AFTER, BEFORE
from tests.senders.conftest import HOUR, TEXT, MakeSms, Receiver, send

OURS = "+15005550006"


@pytest.fixture
def messages(fake: FakeTwilio) -> Iterator[MessageList]:
    """The official client's view of the stand-in."""
    with closing(Transport(fake.url, timeout=5, connections=1)) as transport:
        yield Client(fake.sid, fake.token, http_client=transport).messages


def test_the_ledger_is_on_the_disk_before_the_answer_and_survives_a_kill(
    make_sms: MakeSms, tmp_path: Path, number: str
) -> None:
    with FakeTwilio(tmp_path / "ledger.jsonl") as own:
        sid = send(make_sms(api_url=own.url), number)
        own.stop()
        assert [entry["sid"] for entry in own.accepted()] == [sid]
        with (tmp_path / "ledger.jsonl").open("ab") as cut_off:
            cut_off.write(b'{"event": "acc')
        assert [entry["sid"] for entry in own.accepted()] == [sid]


def test_started_again_it_still_knows_its_messages_and_who_said_stop(
    make_sms: MakeSms, tmp_path: Path, number: str
) -> None:
    with FakeTwilio(tmp_path / "ledger.jsonl") as own:
        sender = make_sms(api_url=own.url)
        sid = send(sender, number)
        own.inbound(number, OURS, "STOP", None)
        own.stop()
        own.start()
        with pytest.raises(Refused, match="21610"):
            send(sender, number)
        with closing(Transport(own.url, timeout=5, connections=1)) as transport:
            client = Client(own.sid, own.token, http_client=transport)
            assert client.messages(sid).fetch().body == TEXT.text


def test_it_ends_with_whoever_started_it(tmp_path: Path) -> None:
    own = FakeTwilio(tmp_path / "ledger.jsonl").start()
    assert own._process
    assert own._process.stdin
    own._process.stdin.close()
    assert own._process.wait(timeout=10) == 0
    own._process.stdout.close()  # type: ignore[union-attr]


def test_its_ledger_is_also_served(fake: FakeTwilio, sms: TwilioSms, number: str) -> None:
    send(sms, number)
    connection = http.client.HTTPConnection("127.0.0.1", fake.port)
    connection.request("GET", "/ledger")
    assert json.loads(connection.getresponse().read()) == fake.ledger()
    connection.close()


def test_the_official_client_reads_its_lists_page_by_page(
    messages: MessageList, sms: TwilioSms, number: str
) -> None:
    sids = [send(sms, number) for _ in range(5)]
    found = messages.list(to=number, page_size=2)
    assert [message.sid for message in found] == sids[::-1]
    assert {str(message.direction) for message in found} == {"outbound-api"}
    assert all(message.date_created and message.date_created.tzinfo for message in found)


def test_what_comes_while_a_list_is_read_moves_none_of_its_pages(
    fake: FakeTwilio, messages: MessageList, sms: TwilioSms, number: str
) -> None:
    sids = [send(sms, number) for _ in range(5)]
    first = messages.page(to=number, page_size=2)
    send(sms, number)
    found = list(first)
    page = first
    while (after := messages.get_page(page.next_page_url)) if page.next_page_url else None:
        page = after
        found += list(page)
    assert [message.sid for message in found] == sids[::-1]


def test_the_number_of_a_page_alone_leads_nowhere(messages: MessageList, sms: TwilioSms, number: str) -> None:
    sids = [send(sms, number) for _ in range(3)]
    assert [one.sid for one in messages.page(to=number, page_size=2, page_number=1)] == sids[:0:-1]
    with pytest.raises(TwilioException, match="20006"):
        messages.page(to=number, page_size=2, page_number=1, page_token="PASM" + "0" * 32)


def test_a_filter_by_date_misses_what_is_still_queued(
    fake: FakeTwilio, messages: MessageList, sms: TwilioSms, number: str
) -> None:
    queued, sent = send(sms, number), send(sms, number)
    fake.report(sent, "sent")
    day = messages(sent).fetch().date_created
    assert [message.sid for message in messages.list(to=number, date_sent_after=day)] == [sent]
    assert {message.sid for message in messages.list(to=number)} == {queued, sent}


def test_every_fault_does_what_its_name_says(fake: FakeTwilio, make_sms: MakeSms, number: str) -> None:
    sender = make_sms(timeout=0.2)
    for kind in sorted(BEFORE | AFTER):
        before = len(fake.accepted(number))
        fake.fault(kind, code=30007, seconds=60)
        with pytest.raises((Refused, NotSent, Uncertain)):
            send(sender, number)
        assert len(fake.accepted(number)) - before == (1 if kind in AFTER else 0), kind


def test_a_share_of_faults_is_the_same_for_the_same_seed(
    make_sms: MakeSms, tmp_path: Path, number: str
) -> None:
    outcomes = []
    for run in ("one", "two"):
        with FakeTwilio(tmp_path / run, seed=7) as own:
            own.fault("500_before", rate=0.2)
            own.fault("drop_after_accept", rate=0.2)
            sender = make_sms(api_url=own.url)
            outcomes.append([_fate(sender, number) for _ in range(30)])
    assert outcomes[0] == outcomes[1]
    assert set(outcomes[0]) == {"sent", "20500", "RemoteDisconnected"}


def _fate(sender: TwilioSms, number: str) -> str:
    try:
        send(sender, number)
    except Uncertain as lost:
        return lost.code
    return "sent"


def test_an_unknown_order_is_refused(fake: FakeTwilio) -> None:
    with pytest.raises(ValueError, match="no such fault"):
        fake.fault("eclipse")
    with pytest.raises(ValueError, match="cannot do that"):
        fake.report("SM" + "0" * 32, "sent")


def test_reports_can_be_early_out_of_order_doubled_and_missing(
    fake: FakeTwilio, make_sms: MakeSms, number: str, receiver: Receiver
) -> None:
    fake.callbacks(["delivered", "sent", "sent"])
    fake.fault("drop_after_accept")
    sender = make_sms(status_callback=lambda ref: f"{receiver.url}/{ref}")
    with pytest.raises(Uncertain):
        send(sender, number)
    fake.drain()
    assert [posted.form["MessageStatus"] for posted in receiver.got] == ["delivered", "sent", "sent"]


def test_reports_go_wrong_on_command_shuffled_repeated_and_before_our_answer(
    fake: FakeTwilio, make_sms: MakeSms, number: str, receiver: Receiver
) -> None:
    words = ["queued", "sending", "sent", "delivered"]
    sender = make_sms(status_callback=lambda ref: f"{receiver.url}/{ref}")
    fake.order(callbacks=words, disorder=["shuffle", "repeat", "early"])
    orders = []
    for _ in range(3):
        receiver.got.clear()
        send(sender, number)
        # Not drained: they came before the answer.
        orders.append([posted.form["MessageStatus"] for posted in receiver.got])
    assert {tuple(sorted(one)) for one in orders} == {tuple(sorted(words * 2))}
    assert any(one != words * 2 for one in orders)
    with pytest.raises(ValueError, match="no such disorder"):
        fake.order(disorder=["sideways"])


def test_a_report_can_carry_an_error(
    fake: FakeTwilio, make_sms: MakeSms, number: str, receiver: Receiver
) -> None:
    sender = make_sms(status_callback=lambda ref: f"{receiver.url}/{ref}")
    assert fake.report(send(sender, number), "undelivered", error_code=30005) == 204
    assert receiver.got[0].form["ErrorCode"] == "30005"


@pytest.mark.parametrize(("overrides", "tries"), [("", 1), ("#rc=5&rp=all", 3)])
def test_a_failed_report_is_repeated_only_if_the_address_asks_for_it(
    fake: FakeTwilio, number: str, receiver: Receiver, overrides: str, tries: int
) -> None:
    receiver.answers[:] = [500, 503, 204]
    fake.inbound(number, OURS, "7", f"{receiver.url}/message{overrides}")
    assert len(receiver.got) == tries


def test_behind_a_proxy_the_public_address_is_signed(
    fake: FakeTwilio, number: str, receiver: Receiver
) -> None:
    fake.callbacks([], via=receiver.url)
    public = "https://kith.example.org/webhooks/twilio/message"
    assert fake.inbound(number, OURS, "hello", public)["answered"] == 204
    (posted,) = receiver.got
    assert posted.headers["Host"] == "kith.example.org"
    assert twilio_sms.signature_is_valid(fake.token, public, posted.form, posted.signature)


def test_a_text_from_a_phone_is_posted_listed_and_repeated_under_one_sid(
    fake: FakeTwilio, messages: MessageList, number: str, receiver: Receiver
) -> None:
    first = fake.inbound(number, OURS, "7", f"{receiver.url}/message", OptOutType="HELP")
    again = fake.inbound(number, OURS, "7", f"{receiver.url}/message", MessageSid=first["sid"])
    fake.inbound(number, OURS, "lost", None)
    assert again["sid"] == first["sid"]
    assert [posted.form["Body"] for posted in receiver.got] == ["7", "7"]
    assert receiver.got[0].form["OptOutType"] == "HELP"
    assert [message.body for message in messages.list(to=OURS, from_=number)] == ["lost", "7"]


def test_nobody_listening_is_no_answer(fake: FakeTwilio, number: str, receiver: Receiver) -> None:
    fake.callbacks([], via="http://127.0.0.1:9")
    assert fake.inbound(number, OURS, "7", receiver.url)["answered"] == 0


def test_sixteen_hundred_characters_are_the_limit(fake: FakeTwilio, sms: TwilioSms, number: str) -> None:
    sms.send(number, Parts(text="a" * 1600), ref="1", valid_for=HOUR)
    with pytest.raises(Refused, match="21617"):
        sms.send(number, Parts(text="a" * 1601), ref="2", valid_for=HOUR)


def test_where_minutes_pass_half_a_request_is_given_up_and_a_kept_connection_stays(
    fake: FakeTwilio, sms: TwilioSms, number: str
) -> None:
    send(sms, number)
    form = urlencode({"To": number, "Body": TEXT, "From": OURS}).encode()
    line = http.client.HTTPConnection("127.0.0.1", fake.port, timeout=10)
    pair = base64.b64encode(f"{fake.sid}:{fake.token}".encode()).decode()
    line.putrequest("POST", f"/2010-04-01/Accounts/{fake.sid}/Messages.json")
    for name, value in {"Authorization": f"Basic {pair}", "Content-Length": str(len(form))}.items():
        line.putheader(name, value)
    line.endheaders()
    fake.live_through()

    def go_on() -> None:
        line.send(form)
        line.getresponse()

    with closing(line), pytest.raises(ConnectionError):
        go_on()
    send(sms, number)
    assert len({entry["connection"] for entry in fake.accepted(number)}) == 1
    assert len(fake.accepted(number)) == 2
