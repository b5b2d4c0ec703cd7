"""The data of a cohort at the command line: taken out as one file; its arms, worked out again and compared."""

import argparse
import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from course import arms, audit, cohort_files, cohort_lens, cohort_rows, cohorts
from course.audit import Act
from course.cohort_lens import Lens
from course.commands import data, opening
from course.commands.opening import Refusal
from course.db import Session
from course.models import Cohort
from course.rules import allocation, veils
from course.wiring import Wired


def export_cohort(asked: argparse.Namespace) -> int:
    """Every table of a cohort with its codebook, as one zip. That it was taken out is kept in the record."""
    path = Path(asked.to)
    with opening.ready() as wired:
        now = wired.clock()
        with wired.db.snapshot() as session:
            cohort = find(session, asked.code)
            lens = _lens(session, wired, cohort, asked)
            with data.new_file(path) as file:
                counts = cohort_files.write(session, lens, cohort.id, file, format=asked.format, now=now)
        _record(wired, cohort, asked, counts, now)
    opening.explain(cohort_files.counted(counts))
    opening.explain("It is data about people, also without names. Keep it safe, and delete it when done.")
    opening.tell(str(path))
    return opening.DONE


def _lens(session: Session, wired: Wired, cohort: Cohort, asked: argparse.Namespace) -> Lens:
    if not asked.de_identified:
        return cohort_lens.named(session, wired.course, knows_arms=True, with_notes=asked.with_notes)
    key = (
        cohort_lens.study_key(session, cohort.id) if asked.same_key else secrets.token_bytes(veils.KEY_BYTES)
    )
    return cohort_lens.veiled(session, wired.course, cohort.id, key, knows_arms=True)


def _record(
    wired: Wired, cohort: Cohort, asked: argparse.Namespace, counts: Mapping[str, int], now: datetime
) -> None:
    details = {
        "format": asked.format,
        "names": "without" if asked.de_identified else "with",
        "rows": cohort_files.counted(counts),
    }
    acts = [Act("exported-cohort", f"cohort:{cohort.id}", "command", cohort_id=cohort.id, details=details)]
    with wired.db.writing() as session:
        if asked.with_notes and not asked.de_identified:
            acts += [
                Act("read-shared-notes", f"enrolment:{one}", "command", cohort_id=cohort.id)
                for one in cohort_rows.sharing_notes(session, cohort.id)
            ]
        for act in acts:
            audit.record(session, act, now=now)
        session.commit()


def list_arms(asked: argparse.Namespace) -> int:
    """The list of a cohort from its first place on, each beside what was given. 1 where anything differs."""
    with opening.ready() as wired, wired.db.reading() as session:
        cohort = find(session, asked.code)
        plan = arms.plan_of(session, cohort.id)
        if plan is None:
            raise Refusal(f"The cohort {cohort.code} has no arms.", status=opening.FOUND_WRONG)
        fixed = arms.arms_of(plan)
        given = {one.number: one for one in arms.given(session, cohort.id)}
        differing = 0
        for number, block, arm in allocation.places(plan.seed, fixed, max(plan.given, asked.places)):
            place = given.get(number)
            differing += place is not None and place.arm != arm
            _tell(asked, number, block, arm, place)
    if differing:
        opening.explain(f"{differing} places were given another arm than the list has.")
    return opening.FOUND_WRONG if differing else opening.DONE


def find(session: Session, code: str) -> Cohort:
    """The cohort of a code, closed ones too. Refuses one that is not there."""
    cohort = cohorts.find_by_code(session, code)
    if cohort is None:
        raise Refusal(f"There is no cohort {code}. Its code is the end of its join address.")
    return cohort


def _tell(asked: argparse.Namespace, number: int, block: int, arm: str, place: arms.Given | None) -> None:
    values = {
        "place": number, "block": block, "arm": arm, "enrolment": place.enrolment_id if place else None,
        "given": place.arm if place else None,
    }  # fmt: skip
    if asked.json:
        opening.tell_json(values)
    else:
        enrolment = f"enrolment {place.enrolment_id}" if place else "nobody"
        opening.tell(f"{number:>6}  block {block:<5} {arm}  {enrolment}")
