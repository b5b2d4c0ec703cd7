"""What a rehearsal takes over from the real cohort beside its settings: its words, and what staff wrote to everybody.

What was written to a part of the cohort is left out, since who is in that part follows from how people live with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from course import announcements, enrolments, own_words
from course.announcements import NewAnnouncement
from course.db import Database, Session
from course.rules.announced import Choice


@dataclass(frozen=True)
class Own:
    """What was taken over: versions of words, and announcements with the moment each was written."""

    words: Sequence[Mapping[str, object]] = ()
    announcements: Sequence[tuple[NewAnnouncement, datetime]] = ()


def of(database: Database, cohort_id: int | None) -> Own:
    """Read it. Nothing where no real cohort is rehearsed."""
    if cohort_id is None:
        return Own()
    with database.reading() as session:
        written = [
            (
                NewAnnouncement(
                    row.key, announcements.words_of(session, row), Choice(), row.starts_on, row.last_on
                ),
                row.written_at,
            )
            for row in reversed(announcements.of_cohort(session, cohort_id))
            if row.cancelled_at is None and Choice(**row.chosen).is_everybody
        ]
        return Own(own_words.copied(session, cohort_id), written)


def put(session: Session, cohort_id: int, own: Own) -> None:
    """Give the cohort of the rehearsal the same. The caller commits."""
    own_words.paste(session, cohort_id, own.words)
    for new, written_at in own.announcements:
        announcements.write(session, cohort_id, new, now=written_at)


def invite(session: Session, cohort_id: int, own: Own, *, now: datetime) -> None:
    """Whoever has joined by now reads the announcements too. The caller commits."""
    if not own.announcements:
        return
    for row in announcements.of_cohort(session, cohort_id):
        announcements.add_readers(session, row.id, announcements.members(session, cohort_id))
        enrolments.look_again_at_all(session, announcements.readers(row.id), now=now)
