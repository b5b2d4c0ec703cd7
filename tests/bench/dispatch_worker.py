"""One process of the benchmark `dispatch`: one contender, which starts when a line comes in and tells what it took."""

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from requests.adapters import HTTPAdapter
from sqlalchemy import event
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from course import clock, delivery, dispatching, wiring
from course.senders.sender import Parts
from course.senders.twilio_sms import TwilioSms
from course.settings import Settings

TEXT = Parts(
    "You asked for notes from Riverside. Up to 4 a week. Reply STOP to end, HELP for help: https://kith.test/l/abc"
)
HOUR = timedelta(hours=1)
ACCOUNT, TOKEN, FROM = "AC" + "0" * 32, "token", "+15005550006"
STATUS = "https://kith.test/webhooks/twilio/status/"
CAN_CHOOSE = hasattr(os, "sched_setaffinity") and len(os.sched_getaffinity(0)) > 1


def stay_on(core: int) -> None:
    """Keep to one core, where the system lets us."""
    if CAN_CHOOSE:
        os.sched_setaffinity(0, {core})


def settings(url: str, api_url: str) -> Settings:
    return Settings(
        mode="live", database_url=url, base_url="https://kith.test", secret_key="s" * 40, data_keys=(b"\1" * 32,),
        sender_name="Riverside", data_dir=Path(), twilio_account_sid=ACCOUNT, twilio_auth_token=TOKEN,
        twilio_from=FROM, twilio_api_url=api_url, sms_segments_per_second=100_000,
    )  # fmt: skip


class Moved(TwilioHttpClient):
    """The official client's own transport, sent to another host, with as many connections as there are threads."""

    def __init__(self, api_url: str) -> None:
        super().__init__(timeout=10)
        self._api_url = api_url
        assert self.session is not None
        self.session.mount("http://", HTTPAdapter(pool_maxsize=dispatching.MOST))

    def request(self, method: str, url: str, *given: Any, **named: Any) -> Response:  # type: ignore[override]
        return super().request(method, self._api_url + urlsplit(url).path, *given, **named)


def twilio(api_url: str, count: int) -> Callable[[], int]:
    """The official client as it comes."""
    client = _loaded(Client(ACCOUNT, TOKEN, http_client=Moved(api_url)))

    def send(number: int) -> None:
        client.messages.create(
            to=f"+4477{number:08d}", body=TEXT.text, from_=FROM, validity_period=3600,
            status_callback=f"{STATUS}ref-{number}#rc=5&rp=all",
        )  # fmt: skip

    return lambda: _all(send, count)


def unwritten(api_url: str, count: int) -> Callable[[], int]:
    """Our sender, and nothing written down."""
    sender = TwilioSms(
        ACCOUNT, TOKEN, from_number=FROM, api_url=api_url, status_callback=lambda ref: f"{STATUS}{ref}"
    )
    _loaded(sender._client)
    return lambda: _all(
        lambda number: sender.send(f"+4477{number:08d}", TEXT, ref=f"ref-{number}", valid_for=HOUR), count
    )


def _loaded(client: Client) -> Client:
    """The client loads its whole account API when it is first used, which is not what is measured."""
    assert client.messages is not None
    return client


def _all(send: Callable[[int], object], count: int) -> int:
    with ThreadPoolExecutor(dispatching.MOST) as pool:
        list(pool.map(send, range(count)))
    return count


def kith(url: str, api_url: str, shift: float, disk: int) -> Callable[[], int]:
    """The product, on a clock that is some seconds off and on a disk that takes so many milliseconds longer."""
    moved = timedelta(seconds=shift)
    wired = wiring.build(settings(url, api_url), clock=lambda: clock.utc_now() + moved)
    # The statements of a claim are put together when first used, which is not what is measured: it is not kept.
    with wired.db.writing() as session:
        delivery.claim(session, wired, {"sms": 1}, now=wired.clock())
    sender = wired.senders["sms"]
    assert isinstance(sender, TwilioSms)
    _loaded(sender._client)
    if disk:
        event.listen(wired.db.engine, "commit", lambda _: time.sleep(disk / 1000))
    return lambda: dispatching.send_all(wired, clock=wired.clock)


def main() -> None:
    asked = json.loads(sys.argv[1])
    stay_on(asked["core"])
    if asked["who"] == "kith":
        work = kith(asked["url"], asked["api"], asked["shift"], asked["disk"])
    else:
        make = twilio if asked["who"] == "twilio" else unwritten
        work = make(asked["api"], asked["count"])
    # As `python3 -m jobs` does.
    gc.freeze()
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.process_time()
    done = work()
    print(json.dumps({"done": done, "seconds": time.process_time() - began}), flush=True)


if __name__ == "__main__":
    main()
