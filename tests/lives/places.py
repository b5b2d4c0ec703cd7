"""Where a world lives: a fresh database of either kind, and the settings of an installation on it."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from course.settings import Settings
from tests import databases


@contextmanager
def servers(database: str, folder: Path) -> Iterator[Callable[[], str]]:
    """Something that makes the address of a new database whenever it is asked."""
    if database == "postgres":
        with databases.postgres_server() as server:
            yield server.fresh
        return
    template, number = databases.make_sqlite(folder / "template.db"), itertools.count()
    yield lambda: f"sqlite:///{shutil.copy(template, folder / f'world-{next(number)}.db')}"


def lives_settings(database_url: str, folder: Path) -> Settings:
    return Settings(
        mode="live",
        database_url=database_url,
        base_url="https://kith.test",
        secret_key="a secret that only the tests know, long enough",
        data_keys=(b"\x01" * 32,),
        sender_name="Riverside",
        data_dir=folder,
        sms_segments_per_second=100_000,
        email_per_second=100_000,
    )
