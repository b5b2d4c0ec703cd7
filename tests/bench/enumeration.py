"""Whether the time an answer takes tells what is not said: medians of a thousand requests, one beside the other.

A number that is known beside one that is not, and each way in which a message's link can be wrong beside the others.
Promises 4.27 and 4.28 ask for medians within 5 ms.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from flask import Flask

from course import message_links, wiring
from course.app import create_app
from course.settings import Settings
from course.wiring import Wired
from tests import databases
from tests.conftest import MONDAY, browser
from tests.factories import Learner, link_to, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender

ROUNDS = 500
STRANGER = "+447700900999"
Ask = Callable[[int], object]


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}"
        settings = Settings(
            mode="live", database_url=url, base_url="https://kith.test", secret_key="s" * 40, data_keys=(b"\1" * 32,),
            sender_name="Riverside", data_dir=Path(folder),
        )  # fmt: skip
        clock = FixedClock(MONDAY)
        wired = wiring.build(settings, clock=clock, senders={"sms": RecordingSender()})
        learner = make_learner(wired, make_cohort(wired))
        app = create_app(wired, soon=lambda task: None)
        _tell("numbers", {name: _asking(app, one) for name, one in _numbers(learner).items()})
        _tell("links", {name: _looking(app, path) for name, path in _links(wired, clock, learner).items()})
        wired.db.dispose()


def _numbers(learner: Learner) -> Mapping[str, str]:
    return {"known": learner.contact, "unknown": STRANGER}


def _links(wired: Wired, clock: FixedClock, learner: Learner) -> Mapping[str, str]:
    """A path for each way of being wrong. What expired did so a week after the others were made."""
    expired = link_to(wired, learner, item="l01")
    clock.advance(timedelta(days=8))
    revoked = link_to(wired, learner, item="l01")
    with wired.db.writing() as session:
        message_links.revoke_all(session, learner.person_id, now=clock())
        session.commit()
    good = link_to(wired, learner, item="l01")
    other_case = "/l/" + good.removeprefix("/l/").swapcase()
    return {"expired": expired, "revoked": revoked, "tampered": other_case, "made up": "/l/" + "A" * 22}


def _asking(app: Flask, contact: str) -> Ask:
    def ask(number: int) -> object:
        phone = browser(app)
        # Each from a place of its own, or the limit of one place would answer.
        phone.environ_base["REMOTE_ADDR"] = f"10.0.{number // 200}.{number % 200}"
        return phone.post("/link", data={"contact": contact})

    return ask


def _looking(app: Flask, path: str) -> Ask:
    return lambda _: browser(app).get(path)


def _tell(what: str, asks: Mapping[str, Ask]) -> None:
    took: dict[str, list[float]] = {name: [] for name in asks}
    for number in range(ROUNDS):
        for name, ask in asks.items():
            began = time.perf_counter()
            ask(number)
            took[name].append(time.perf_counter() - began)
    medians = {name: statistics.median(times) * 1000 for name, times in took.items()}
    apart = max(medians.values()) - min(medians.values())
    print(
        f"{what}: "
        + ", ".join(f"{name} {one:.3f} ms" for name, one in medians.items())
        + f"; {apart:.3f} ms apart"
    )
