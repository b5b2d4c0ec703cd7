"""A cohort of learners who did everything, and its data as tests read it: file by file, row by row."""

import csv
import io
import zipfile
from typing import Any

import openpyxl

from course import cohort_files, cohort_lens, enrolments, message_links
from course.cohort_lens import Lens
from course.db import Session
from course.models import Cohort, LinkToken
from course.wiring import Wired
from tests import whole_lives
from tests.factories import Learner

KEY = b"\x07" * 32
Rows = list[dict[str, Any]]


def live(wired: Wired, cohort: Cohort, count: int = 1, *, first: int = 0) -> list[Learner]:
    """So many learners with names and numbers of their own; each pressed the button behind their first link."""
    made = [
        whole_lives.live(wired, cohort, name=f"Zebedee{at}", contact=f"+4477009001{at:02}")
        for at in range(first, first + count)
    ]
    with wired.db.writing() as session:
        for link in session.query(LinkToken):
            message_links.note_opened(session, link, now=wired.clock())
        session.commit()
    return made


def share(wired: Wired, learner: Learner, *, moods: bool = False, numbers: bool = False) -> None:
    with wired.db.writing() as session:
        found = enrolments.find(session, learner.enrolment_id)
        assert found is not None
        found.shares_moods_at = wired.clock() if moods else None
        found.shares_numbers_at = wired.clock() if numbers else None
        session.commit()


def named(session: Session, wired: Wired, _cohort: Cohort, **asked: bool) -> Lens:
    return cohort_lens.named(session, wired.course, **{"knows_arms": True, **asked})


def veiled(
    session: Session, wired: Wired, cohort: Cohort, *, knows_arms: bool = True, key: bytes = KEY
) -> Lens:
    return cohort_lens.veiled(session, wired.course, cohort.id, key, knows_arms=knows_arms)


def packed(wired: Wired, cohort: Cohort, lens_of: Any, *, format: str = "csv", **asked: Any) -> bytes:
    """The zip that this reader gets."""
    made = io.BytesIO()
    with wired.db.snapshot() as session:
        lens = lens_of(session, wired, cohort, **asked)
        cohort_files.write(session, lens, cohort.id, made, format=format, now=wired.clock())
    return made.getvalue()


def tables(data: bytes) -> dict[str, Rows]:
    """Every file of a zip by its name: its rows, each by the names of its columns."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {
            name.partition(".")[0]: _rows(name, opened.read(name))
            for name in opened.namelist()
            if not name.endswith(".html")
        }


def everything(data: bytes) -> str:
    """All that stands anywhere in a zip, workbooks unpacked too, as one text."""
    told = []
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for name in opened.namelist():
            content = opened.read(name)
            told += [name, everything(content) if name.endswith(".xlsx") else content.decode()]
    return "\n".join(told)


def _rows(name: str, content: bytes) -> Rows:
    if name.endswith(".csv"):
        return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    heading, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]
