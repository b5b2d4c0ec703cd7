"""What a long list of people costs: the pages of an import on both databases, in processor time, and the memory.

`people`, or `people ROWS...` for other sizes; each size is a CSV and an XLSX file. Peak memory only ever grows, so
ask for one size alone where that is what counts.
"""

import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from course import imports
from course.app import create_app
from course.sheets import Sheet, text_of
from course.web.admin import importing
from course.wiring import Wired
from tests import databases, desk
from tests.bench import installation
from tests.factories import make_cohort

SIZES = (10_000,)
FIRST_NUMBER = 7_401_000_000
WRONG_IN = 50


def run() -> None:
    for size in [int(size) for size in sys.argv[2:]] or list(SIZES):
        sheet = _list(size)
        files = {"csv": text_of(sheet).encode(), "xlsx": _workbook(sheet)}
        for engine in ("sqlite", "postgres"):
            with _fresh(engine) as wired:
                client = desk.at_desk(create_app(wired, soon=lambda task: None), wired)
                for kind, data in files.items():
                    what = f"{engine} {kind} {size:,}"
                    if size <= importing.MOST_ROWS:
                        _on_pages(wired, client, what, data)
                    else:
                        _by_command(wired, what, data)


def _on_pages(wired: Wired, client: FlaskClient, what: str, data: bytes) -> None:
    """The check of a file, the last button, and the same button once more."""
    cohort = make_cohort(wired, name=what, code=what.replace(" ", "-").replace(",", ""))
    path = f"/admin/cohorts/{cohort.id}/import"
    page, checked = _timed(lambda: client.post(path, data={"file": (io.BytesIO(data), what)}))
    rows = page.text.partition('<textarea name="rows" hidden>\n')[2].partition("</textarea>")[0]
    first, asked = _timed(lambda: _ask(client, path, rows))
    again, repeated = _timed(lambda: _ask(client, path, rows))
    print(
        f"{what}: checked {checked:.1f} s, asked {asked:.1f} s ({first.location.partition('?')[2]}), "
        f"again {repeated:.1f} s ({again.location.partition('?')[2]}), page {len(page.data) // 1024:,} kB; {_peak()}",
        flush=True,
    )


def _ask(client: FlaskClient, path: str, rows: str) -> TestResponse:
    return client.post(f"{path}/people", data={"rows": rows})


def _by_command(wired: Wired, what: str, data: bytes) -> None:
    """The same without pages, as the command does it."""
    cohort = make_cohort(wired, name=what, code=what.replace(" ", "-").replace(",", ""))
    offer = imports.Offer(frozenset({"en"}))
    roster, checked = _timed(lambda: imports.read(data, cohort, offer))
    with wired.db.writing() as session:
        new, asked = _timed(lambda: imports.bring_in(session, cohort, roster, now=wired.clock()))
        session.commit()
    print(f"{what}: checked {checked:.1f} s, asked {new:,} in {asked:.1f} s; {_peak()}", flush=True)


def _list(size: int) -> Sheet:
    """So many people; every so many rows one has a number that is too short."""
    rng = Random(1)
    rows = []
    for number in range(size):
        phone = f"0{FIRST_NUMBER + number}"[: 8 if number % WRONG_IN == 1 else None]
        rows.append((number + 2, [f"Name {number}", phone, rng.choice(("", "12:30", "19:00"))]))
    return Sheet(["name", "phone", "send_at"], rows)


def _workbook(sheet: Sheet) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    page.append(sheet.header)
    for _, cells in sheet.rows:
        page.append(cells)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gave, and its seconds of processor time: others who use the machine do not count."""
    began = time.process_time()
    found = work()
    return found, time.process_time() - began


def _peak() -> str:
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB"


@contextmanager
def _fresh(engine: str) -> Iterator[Wired]:
    with tempfile.TemporaryDirectory() as folder:
        if engine == "sqlite":
            yield installation.on(f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}", folder)
        else:
            with databases.postgres_server() as server:
                yield installation.on(server.fresh(), folder)
