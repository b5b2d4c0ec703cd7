"""What staff do in a world: edit a cohort, write to it, erase somebody, change the keys; each by its verb."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from course import announcements, changing, enrolments, erasing, people, resealing, wiring
from course.announcements import NewAnnouncement, Words
from course.db import Session
from course.models import Cohort, Message
from course.rules.announced import Choice
from course.wiring import Wired
from tests.factories import Learner
from tests.lives.judge import Person

HOURS = (("09:00", "20:00"), ("10:00", "18:00"), ("13:00", "20:00"))
DAYS = ("", "12345", "135", "67")
ADDRESS = "https://kith.test"


def edit(
    random: Random, session: Session, cohort: Cohort, members: Iterable[Person], *, now: datetime
) -> None:
    """Another window, other days and a closed date for the whole cohort, as the page *Change* sets them."""
    opens, closes = random.choice(HOURS)
    closed = (now + timedelta(days=random.randrange(1, 5))).date()
    days = random.choice(DAYS)
    wanted = {"opens_at": opens, "closes_at": closes, "weekdays": days, "closed_on": closed.isoformat()}
    changing.apply(session, cohort, replace(changing.as_it_is(cohort), **wanted), now=now)  # type: ignore[arg-type]
    for person in members:
        person.opens, person.closes = time.fromisoformat(opens), time.fromisoformat(closes)
        person.group_days, person.group_closed = frozenset(int(day) for day in days), {closed}


def announce(random: Random, session: Session, cohort: Cohort, *, now: datetime) -> None:
    """Something written to everybody in the cohort, or taken back from whoever has not got it."""
    written = announcements.of_cohort(session, cohort.id)
    if written and random.random() < 0.3:
        announcements.cancel(session, written[0], now=now)
        return
    last_on = now.date() + timedelta(days=random.randrange(6))
    words = Words("The door is open on Friday.", "The door", "")
    new = NewAnnouncement(f"form {now}", words, Choice(), now.date(), last_on)
    if (row := announcements.write(session, cohort.id, new, now=now)) is not None:
        announcements.add_readers(session, row.id, announcements.members(session, cohort.id))
        enrolments.look_again_at_all(session, announcements.readers(row.id), now=now)


def erase(wired: Wired, learner: Learner) -> dict[int, str]:
    """Erase somebody for good; the messages that go with them, by number, with the reference of each."""
    with wired.db.writing() as session:
        query = select(Message.id, Message.ref).where(Message.person_id == learner.person_id)
        gone = dict(session.execute(query).all())
        person = people.find(session, learner.person_id)
        if person is not None:
            folder: Path = wired.settings.data_dir
            erasing.erase(session, person, actor="command", ledger=folder, now=wired.clock())
        session.commit()
    erasing.sweep(wired)
    return gone


def with_another_key(random: Random, wired: Wired) -> Wired:
    """Seal everything with a new key and take the old one away; the installation after a restart."""
    settings = wired.settings
    new = random.randbytes(32)
    for keys in ((new, *settings.data_keys), (new,)):
        wired.db.dispose()
        wired = wiring.build(replace(settings, data_keys=keys), clock=wired.clock, senders=wired.senders)
        resealing.reseal(wired.db)
    return wired
