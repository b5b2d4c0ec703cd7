"""What each page of a learner weighs on the wire, packed, beside the most that it may."""

import tempfile
from pathlib import Path

from course import wiring
from course.app import create_app
from course.settings import Settings
from tests import databases, weights
from tests.conftest import MONDAY
from tests.fakes import FixedClock


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}"
        settings = Settings(
            mode="live", database_url=url, base_url="https://kith.test", secret_key="s" * 40, data_keys=(b"\1" * 32,),
            sender_name="Riverside", data_dir=Path(folder),
        )  # fmt: skip
        wired = wiring.build(settings, clock=FixedClock(MONDAY), senders={})
        print(f"{'page':<28}{'page':>8}{'files':>8}{'in all':>8}{'later':>8}   bytes, of {weights.MOST}")
        for one in weights.weigh(create_app(wired, soon=lambda task: task()), wired):
            sizes = f"{one.html:>8}{one.files:>8}{one.together:>8}{one.later:>8}"
            print(f"{one.path:<28}{sizes}{one.together / weights.MOST:>8.0%}")
        wired.db.dispose()
