"""An installation to measure: live mode on a database of its own, with a recorder where texts would leave."""

from pathlib import Path

from course import wiring
from course.settings import Settings
from course.wiring import Wired
from tests.conftest import BASE_URL, MONDAY
from tests.fakes import FixedClock, RecordingSender


def on(url: str, folder: str | Path) -> Wired:
    """All parts, on a database that is up to date, with the clock held at the suite's Monday."""
    settings = Settings(
        mode="live", database_url=url, base_url=BASE_URL, secret_key="s" * 40, data_keys=(b"\1" * 32,),
        sender_name="Riverside", data_dir=Path(folder),
    )  # fmt: skip
    return wiring.build(settings, clock=FixedClock(MONDAY), senders={"sms": RecordingSender()})
