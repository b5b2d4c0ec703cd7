"""`import`: invite everybody on a roster, all in one step, and say of each row what became of it."""

import argparse
from datetime import datetime
from pathlib import Path

from course import audit, cohorts, imports
from course.audit import Act
from course.commands import opening
from course.commands.opening import Refusal
from course.db import Session
from course.imports import Offer, Roster, Row
from course.models import Cohort
from course.sheets import FileRefused
from course.wiring import Wired


def import_roster(asked: argparse.Namespace) -> int:
    """All good rows are taken, the others are named; never half a row. 1 where any row is wrong."""
    with opening.ready() as wired:
        cohort, roster = _read(wired, asked)
        new, known = _bring_in(wired, cohort, roster, keep=not asked.dry_run, now=wired.clock())
    if asked.json:
        for row in roster.rows:
            opening.tell_json(_as_json(row))
    _sum_up(asked, roster, new, known)
    return opening.DONE if all(row.profile for row in roster.rows) else opening.FOUND_WRONG


def _read(wired: Wired, asked: argparse.Namespace) -> tuple[Cohort, Roster]:
    data = _contents(asked.file)
    with wired.db.reading() as session:
        cohort = cohorts.with_code(session, asked.cohort)
    if cohort is None:
        raise Refusal(f"--cohort: no open group has the code {asked.cohort}.")
    offer = Offer(frozenset(wired.locales), frozenset(wired.senders))
    try:
        return cohort, imports.read(data, cohort, offer)
    except FileRefused as refused:
        raise Refusal(f"{asked.file}: {refused}") from None


def _contents(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise Refusal(f"{name} cannot be read ({error.strerror}).") from None


def _bring_in(wired: Wired, cohort: Cohort, roster: Roster, *, keep: bool, now: datetime) -> tuple[int, int]:
    """How many were invited now, and how many were known. All in one step; without `keep` it is tried and undone."""
    good = sum(row.profile is not None for row in roster.rows)
    opening.explain(f"Read {len(roster.rows):,} rows. Inviting {good:,} people...")
    with wired.db.writing(is_long=True) as session:
        new = imports.bring_in(session, cohort, roster, now=now)
        if keep:
            _note(session, cohort, new, now)
            session.commit()
    return new, good - new


def _note(session: Session, cohort: Cohort, added: int, now: datetime) -> None:
    if added:
        act = Act(
            "imported",
            f"cohort:{cohort.id}",
            actor="command",
            cohort_id=cohort.id,
            details={"invited": added},
        )
        audit.record(session, act, now=now)


def _as_json(row: Row) -> dict[str, object]:
    return {
        "row": row.number,
        "ok": row.profile is not None,
        "phone": row.phone,
        "email": row.email,
        "zone": row.zone,
        "errors": [vars(fault) for fault in row.errors],
    }


def _sum_up(asked: argparse.Namespace, roster: Roster, new: int, known: int) -> None:
    """For people: what is wrong, what was done. With --json it goes to standard error."""
    wrong = [row for row in roster.rows if row.profile is None]
    lines = [f"Row {row.number}, {fault.column}: {fault.error}" for row in wrong for fault in row.errors]
    if roster.unknown:
        lines.append(f"These columns were not read: {', '.join(roster.unknown)}.")
    lines.append(_outcome(new, known, len(wrong), is_trial=asked.dry_run))
    if asked.json:
        opening.explain(*lines)
    else:
        for line in lines:
            opening.tell(line)


def _outcome(new: int, known: int, wrong: int, *, is_trial: bool) -> str:
    said = f"{'Would be invited' if is_trial else 'Invited'}: {new}."
    if known:
        said += f" Invited before, or in the group already: {known}."
    if wrong:
        said += f" Rows that need a look: {wrong}."
    return f"{said} Nothing was kept." if is_trial else said
