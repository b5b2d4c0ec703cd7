"""One process of the benchmark `dispatch`: the bare client, or the product, when a line comes in; prints how many."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from course import dispatching, wiring
from course.senders.sender import Parts
from course.senders.twilio_sms import TwilioSms
from course.settings import Settings
from tests.crash.jobs_process import ShiftedClock

TEXT = Parts(
    "You asked for notes from Riverside. Up to 4 a week. Reply STOP to end, HELP for help: https://kith.test/l/abc"
)
HOUR = timedelta(hours=1)


def settings(url: str, api_url: str) -> Settings:
    return Settings(
        mode="live", database_url=url, base_url="https://kith.test", secret_key="s" * 40, data_keys=(b"\1" * 32,),
        sender_name="Riverside", data_dir=Path(), twilio_account_sid="AC" + "0" * 32, twilio_auth_token="token",
        twilio_from="+15005550006", twilio_api_url=api_url, sms_segments_per_second=100_000,
    )  # fmt: skip


def bare(api_url: str, count: int) -> int:
    """The official client with our time-out and our pool of connections, and nothing written down."""
    sender = TwilioSms(
        "AC" + "0" * 32, "token", from_number="+15005550006", api_url=api_url,
        status_callback=lambda ref: f"https://kith.test/webhooks/twilio/status/{ref}",
    )  # fmt: skip

    def send(number: int) -> None:
        sender.send(f"+4477{number:08d}", TEXT, ref=f"ref-{number}", valid_for=HOUR)

    with ThreadPoolExecutor(dispatching.MOST) as pool:
        list(pool.map(send, range(count)))
    sender.close()
    return count


def main() -> None:
    asked = json.loads(sys.argv[1])
    if asked["url"]:
        wired = wiring.build(settings(asked["url"], asked["api"]), clock=ShiftedClock(Path(asked["shift"])))
        with wired.db.reading() as session:
            session.connection()
    print("ready", flush=True)
    sys.stdin.readline()
    done = (
        dispatching.send_all(wired, clock=wired.clock) if asked["url"] else bare(asked["api"], asked["count"])
    )
    print(done, flush=True)


if __name__ == "__main__":
    main()
