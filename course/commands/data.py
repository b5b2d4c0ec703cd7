"""Data duties at the command line: hand somebody all that is kept about them, and erase them."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from course import audit, enrolments, erasing, exporting, ledger_file, people
from course.audit import Act
from course.commands import opening
from course.commands.opening import Refusal
from course.db import Session
from course.lessons import FALLBACK_LOCALE
from course.models import Person
from course.translations import ENGLISH
from course.wiring import Wired


def export_learner(asked: argparse.Namespace) -> int:
    path = Path(asked.to or f"learner-{asked.id}.zip")
    with opening.ready() as wired:
        now = wired.clock()
        with wired.db.reading() as session:
            person = _learner(session, asked.id)
            words = wired.words.get(person.locale, ENGLISH)
            locale = person.locale if words is not ENGLISH else FALLBACK_LOCALE
            data = exporting.collect(session, wired.course, person, words=words, now=now)
    _write(path, exporting.archive(data, locale=locale, words=words, now=now))
    opening.explain(
        "Everything about this learner, their own words too. Keep it safe, and delete it when done."
    )
    opening.tell(str(path))
    return opening.DONE


def export_consents(asked: argparse.Namespace) -> int:
    """The ledger of consent of one learner, for an audit. That it was taken out is kept in the record."""
    path = Path(asked.to or f"consents-{asked.id}.html")
    with opening.ready() as wired:
        now = wired.clock()
        with wired.db.writing() as session:
            told = ledger_file.page(session, _learner(session, asked.id), now=now)
            act = Act("exported-consents", f"enrolment:{asked.id}", actor="command")
            audit.record(session, act, now=now)
            session.commit()
    _write(path, told.encode())
    opening.explain(
        "It names the learner and their number or address. Keep it safe, and delete it when done."
    )
    opening.tell(str(path))
    return opening.DONE


def erase_learner(asked: argparse.Namespace) -> int:
    with opening.ready() as wired:
        _erase(wired, asked.id)
        is_swept = erasing.sweep(wired)
    opening.tell(f"The learner of enrolment {asked.id} is erased.")
    if not is_swept:
        opening.explain(
            "The database is in use; within the hour the jobs sweep its file, or this command again."
        )
    return opening.DONE


def _erase(wired: Wired, enrolment_id: int) -> None:
    with wired.db.writing() as session:
        person = _learner(session, enrolment_id)
        erasing.erase(session, person, actor="command", ledger=wired.settings.data_dir, now=wired.clock())
        session.commit()


def _learner(session: Session, enrolment_id: int) -> Person:
    enrolment = enrolments.find(session, enrolment_id)
    person = people.find(session, enrolment.person_id) if enrolment is not None else None
    if person is None:
        raise Refusal(
            f"There is no enrolment {enrolment_id}. The number stands at the end of the learner's address on the desk.",
            status=opening.FOUND_WRONG,
        )
    return person


def _write(path: Path, content: bytes) -> None:
    with new_file(path) as opened:
        opened.write(content)


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """A new file that nobody else on this machine can read. One that is there is not written over.

    Where writing it fails, half of it does not stay.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Refusal(
            f"{path} cannot be made ({os.strerror(error.errno or 0)}). --to names another."
        ) from None
    try:
        with os.fdopen(file, "w+b") as opened:
            yield opened
    except BaseException:
        path.unlink(missing_ok=True)
        raise
