"""Whether the time taken to answer tells if a number is known: medians over many requests, one beside the other."""

import statistics
import tempfile
import time
from pathlib import Path

from course import wiring
from course.app import create_app
from course.settings import Settings
from tests import databases
from tests.conftest import MONDAY, browser
from tests.factories import make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender

ROUNDS = 500
STRANGER = "+447700900999"


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}"
        settings = Settings(
            mode="live", database_url=url, base_url="https://kith.test", secret_key="s" * 40, data_keys=(b"\1" * 32,),
            sender_name="Riverside", data_dir=Path(folder),
        )  # fmt: skip
        wired = wiring.build(settings, clock=FixedClock(MONDAY), senders={"sms": RecordingSender()})
        learner = make_learner(wired, make_cohort(wired))
        app = create_app(wired, soon=lambda task: None)
        took: dict[str, list[float]] = {learner.contact: [], STRANGER: []}
        for number in range(ROUNDS):
            for contact, times in took.items():
                phone = browser(app)
                phone.environ_base["REMOTE_ADDR"] = f"10.0.{number // 200}.{number % 200}"
                began = time.perf_counter()
                phone.post("/link", data={"contact": contact})
                times.append(time.perf_counter() - began)
        known, unknown = (statistics.median(times) * 1000 for times in took.values())
        print(f"known {known:.2f} ms, unknown {unknown:.2f} ms, ratio {known / unknown:.2f}")
        wired.db.dispose()
