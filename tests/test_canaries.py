"""After a whole course nothing that a learner wrote, no link and no number lies about where it should not.

Words, numbers and link tokens are looked for in the database file and its log, in a backup, in what was logged, on the
pages for errors, in the figures for monitors and in every file that was left behind.
"""

import base64
import gzip
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import structlog
from flask import Flask
from sqlalchemy import text as sql

from course import backups, check_ins, logs, people, stepping
from course.check_ins import Answers
from course.db import Model
from course.models import Person
from course.wiring import Wired
from jobs import run, schedule
from tests import learners, whole_lives
from tests.conftest import browser
from tests.factories import Learner, make_cohort, on_both
from tests.fakes import FixedClock, RecordingSender

NAME, NUMBER = "Zebedeecanary", "+447700900777"
NOTE = "canary note about the turquoise teapot"
WORDS = (NAME, NUMBER, NUMBER[1:], "07700900777", NOTE, whole_lives.WORDS, whole_lives.NOTE, whole_lives.TEXT)
TOKEN = re.compile(r"/l/([A-Za-z0-9_-]{20,})")


@pytest.fixture(autouse=True)
def logging_as_live() -> Iterator[None]:
    """What live mode writes to standard error; the handlers are gone afterwards."""
    before = logging.root.handlers[:], logging.root.level
    logs.configure(as_json=True)
    yield
    logging.root.handlers[:], logging.root.level = before
    structlog.reset_defaults()


def forms_of(canary: str) -> set[bytes]:
    """The ways in which a text may lie in a file."""
    plain = canary.encode()
    return {
        plain,
        canary.encode("utf-16-le"),
        plain.hex().encode(),
        base64.b64encode(plain).rstrip(b"=")[:-2],
    }


def found_in(data: bytes, canaries: set[str]) -> set[str]:
    return {one for one in canaries if any(form in data for form in forms_of(one))}


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield path, gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def tokens(sms: RecordingSender) -> set[str]:
    return {token for one in sms.sent for token in TOKEN.findall(one.parts.text)}


def whole_course(app: Flask, wired: Wired, clock: FixedClock) -> Learner:
    """Twelve weeks of messages, with what she wrote, opened, was asked and got wrong on the way."""
    learner = whole_lives.live(wired, make_cohort(wired, on_duty=True), contact=NUMBER)
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        person.name_sealed = wired.db.sealer.seal("person", person.uid, "name", NAME)
        session.commit()
    client = learners.signed_in(app, wired, learner, full=True)
    for week in range(1, 14):
        stepping.move_to(wired, clock() + timedelta(days=7))
        with wired.db.writing() as session:
            answers = Answers(mood=5, note=f"{NOTE} {week}")
            check_ins.record(
                session, learner.enrolment_id, f"week-{min(week, 12)}", answers, via="web", now=clock()
            )
            session.commit()
        for path in (
            "/today",
            f"/lessons/l{week:02}",
            f"/check-ins/week-{week}",
            "/story",
            "/nowhere",
            "/l/" + "x" * 22,
        ):
            client.get(path)
        client.post("/check-ins/week-99", data={"note": NOTE})
    for job in schedule.jobs():
        run.run(wired, job)
    structlog.get_logger("test").error("broke", exc_info=ValueError(f"{NOTE} {NUMBER}"), to=NUMBER)
    return learner


@on_both
def test_after_a_whole_course_nothing_of_it_lies_about(
    app: Flask, wired: Wired, clock: FixedClock, sms: RecordingSender, tmp_path: Path, engine: str,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    learner = whole_course(app, wired, clock)
    canaries = {*WORDS, *tokens(sms)}
    assert len(tokens(sms)) > 5
    backups.write(wired.db, tmp_path / "kith.backup", now=clock())
    if engine == "postgres":
        (tmp_path / "rows").write_text("\n".join(every_row(wired)), encoding="utf-8")
    logged = capfd.readouterr().err
    assert '"broke"' in logged
    stranger = browser(app)
    pages = "".join(stranger.get(path).text for path in ("/health", "/metrics", "/nowhere", "/l/" + "x" * 22))
    looked_at = 0
    for path, data in files(tmp_path):
        looked_at += len(data)
        assert found_in(data, canaries) == set(), path.name
    assert looked_at > 100_000
    assert found_in(logged.encode(), canaries) == set()
    assert found_in(pages.encode(), canaries) == set()
    with wired.db.reading() as session:
        person = session.get_one(Person, learner.person_id)
        assert (people.name_of(session, person), people.contact_of(session, person)) == (NAME, NUMBER)


def every_row(wired: Wired) -> Iterator[str]:
    """Every row of every table as the database writes it out."""
    with wired.db.reading() as session:
        for table in Model.metadata.sorted_tables:
            yield from session.scalars(sql(f"SELECT row_to_json(one)::text FROM {table.name} one"))


def test_the_search_sees_a_word_that_was_left_behind(tmp_path: Path) -> None:
    """Planted faults: a note as it stands, in UTF-16, as hex, in base64, and packed."""
    for number, form in enumerate(sorted(forms_of(NOTE))):
        (tmp_path / f"{number}").write_bytes(b"..." + form + b"...")
    (tmp_path / "packed").write_bytes(gzip.compress(NOTE.encode()))
    assert [found_in(data, {NOTE}) for _, data in files(tmp_path)] == [{NOTE}] * 5
