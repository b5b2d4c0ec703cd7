"""What a long list of people costs: the pages of an import on both databases, in processor time, and the memory.

`people`, or `people ROWS...` for other sizes; each size is a CSV and an XLSX file, and each is measured in a process
of its own, since peak memory only ever grows. Up to as many rows as the desk takes they go through its pages, more
through what the command does; both bring the same list twice. Of the peak it is told how much stood in memory before
the list was read, and how much of it is the database's file mapped in, which the system takes back when it wants to.
"""

import io
import multiprocessing
import re
import resource
import subprocess
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
from course.models import Cohort
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
    """Each size, engine and kind of file; with a size, an engine and a kind, that one alone."""
    if len(sys.argv) == 5:
        _one(int(sys.argv[2]), sys.argv[3], sys.argv[4])
        return
    for size in [int(size) for size in sys.argv[2:]] or list(SIZES):
        for engine in ("sqlite", "postgres"):
            for kind in ("csv", "xlsx"):
                told = [str(size), engine, kind]
                subprocess.run([sys.executable, "-m", "tests.bench", "people", *told], check=True)


def _one(size: int, engine: str, kind: str) -> None:
    what = f"{engine} {kind} {size:,}"
    with _fresh(engine) as wired, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people"
        # Made in another process: what that takes is not part of the peak.
        maker = multiprocessing.get_context("spawn").Process(target=_make, args=(size, kind, file))
        maker.start()
        maker.join()
        if size <= importing.MOST_ROWS:
            client = desk.at_desk(create_app(wired, soon=lambda task: None), wired)
            _on_pages(wired, client, what, file.read_bytes())
        else:
            _by_command(wired, what, file.read_bytes())


def _make(size: int, kind: str, to: Path) -> None:
    sheet = _list(size)
    to.write_bytes(text_of(sheet).encode() if kind == "csv" else _workbook(sheet))


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
    """The same without pages, as the command does it, twice."""
    cohort = make_cohort(wired, name=what, code=what.replace(" ", "-").replace(",", ""))
    before, told = _peak(), []
    for _ in range(2):
        new, took = _timed(lambda: _bring_in(wired, cohort, data))
        told.append(f"asked {new:,} in {took:.1f} s")
    print(f"{what}: {told[0]}, again {told[1]}; {_peak()} ({before} before)", flush=True)


def _bring_in(wired: Wired, cohort: Cohort, data: bytes) -> int:
    roster = imports.read(data, cohort, imports.Offer(frozenset({"en"})))
    with wired.db.writing(is_long=True) as session:
        new = imports.bring_in(session, cohort, roster, now=wired.clock())
        session.commit()
    return new


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
    """The most memory so far, and what of the present is mapped files, in MB."""
    mapped = re.search(r"RssFile:\s+(\d+)", Path("/proc/self/status").read_text())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"peak {most // 1024:,} MB, {int(mapped[1] if mapped else 0) // 1024:,} of files"


@contextmanager
def _fresh(engine: str) -> Iterator[Wired]:
    with tempfile.TemporaryDirectory() as folder:
        if engine == "sqlite":
            yield installation.on(f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}", folder)
        else:
            with databases.postgres_server() as server:
                yield installation.on(server.fresh(), folder)
