"""What happens to the people of a stepped course beside what they do about their messages: drawn from a seed.

Everything goes through the verbs of incoming texts, of the pages and of the desk. Every moment lies on a half hour, so
that jobs which tick each half hour meet it when it happens.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import cycle
from random import Random

from course import announcements, breaks, changing, enrolments, inbox, people, quiet_dates, wishes
from course.announcements import NewAnnouncement, Words
from course.db import Session
from course.inbox import Incoming
from course.invented_lives import Life, Lives
from course.models import Channel, Cohort, Person
from course.rules import local_time
from course.rules.announced import Choice
from course.wishes import Wish

HALF_HOUR = timedelta(minutes=30)
HAVANA, LONDON, KOLKATA = "America/Havana", "Europe/London", "Asia/Kolkata"
ELSEWHERE = (HAVANA, LONDON, KOLKATA, "Pacific/Auckland", "Pacific/Honolulu", "America/St_Johns")
TEXTS = ("LATER", "PAUSE", "PAUSE 2W", "SLOWER", "RESUME", "LINK", "7", "2", "a walk with Sam", "START")
# Every third writes and is written to by e-mail.
BY_MAIL = 3


@dataclass(frozen=True)
class Drawn:
    """Something that happens to one learner, or (`learner` 0) to the whole cohort, so long after the first joins."""

    after: timedelta
    learner: int
    act: Callable[..., None]
    name: str


def drawn(seed: int, *, learners: int, days: int) -> list[Drawn]:
    """One thing a week for each learner, and one for the cohort: all kinds in turn, in an order of the seed's own."""
    chance = Random(seed)
    of_one, of_all = cycle(chance.sample(OF_ONE, len(OF_ONE))), cycle(chance.sample(OF_ALL, len(OF_ALL)))
    return [
        Drawn(
            chance.randrange(4, days * 48) * HALF_HOUR,
            learner,
            next(of_one) if learner else next(of_all),
            f"{learner}-{week}",
        )
        for week in range(days // 7)
        for learner in range(learners + 1)
    ]


@dataclass
class Happening(Lives):
    """People of whom each has some things happen to them, and their cohort too."""

    seed: int = 0
    days: int = 14

    def __post_init__(self) -> None:
        for life in self.everybody:
            if life.number % BY_MAIL == 0:
                contact = f"learner{life.number}@example.org"
                life.profile = replace(life.profile, channel=Channel.EMAIL, contact=contact)

    def join(self, cohort_id: int, starts_on_at: Callable[[Life], datetime]) -> None:
        super().join(cohort_id, starts_on_at)
        begins = min(starts_on_at(life) for life in self.everybody)
        for one in drawn(self.seed, learners=len(self.everybody), days=self.days):
            whom = self.everybody[one.learner - 1] if one.learner else cohort_id
            self._later(begins + one.after, partial(one.act, self, whom, Random(f"{self.seed} {one.name}")))


def _text(lives: Happening, life: Life, chance: Random, session: Session, now: datetime) -> None:
    """A text with one of our words or an answer; whoever has mail instead taps the same on the page."""
    body = chance.choice(TEXTS)
    if life.profile.channel == Channel.EMAIL:
        wish = chance.choice(list(Wish))
        enrolment = enrolments.find(session, life.enrolment_id)
        if enrolment is not None and enrolment.withdrawn_at is None:
            wishes.act(session, enrolment, wish, zone=life.profile.zone, weeks=chance.choice((1, 2)), now=now)
        return
    inbox.receive(
        session, lives.course, Incoming(f"SM {life.number} {now}", life.profile.contact, body), now=now
    )


def _move(lives: Happening, life: Life, chance: Random, session: Session, now: datetime) -> None:
    """They say in Settings that they live elsewhere, or that another hour suits them better."""
    zone, hour = chance.choice(ELSEWHERE), chance.choice(("08:00", "12:30", "18:00", "21:00"))
    life.profile = replace(life.profile, zone=zone)
    people.set_hours(session.get_one(Person, life.person_id), zone=zone, send_at=hour)
    enrolments.look_again(session, person_id=life.person_id, now=now)


def _want_quiet(lives: Happening, life: Life, chance: Random, session: Session, now: datetime) -> None:
    on = local_time.local_date(now, life.profile.zone) + timedelta(days=chance.randrange(1, 6))
    quiet_dates.add(session, life.person_id, on, source="settings", now=now)
    enrolments.look_again(session, person_id=life.person_id, now=now)


def _leave(lives: Happening, life: Life, chance: Random, session: Session, now: datetime) -> None:
    enrolment = enrolments.find(session, life.enrolment_id)
    if enrolment is not None and chance.random() < 0.3:
        enrolments.withdraw(enrolment, by="learner", now=now)


def _break(lives: Happening, cohort_id: int, chance: Random, session: Session, now: datetime) -> None:
    """Staff pause the cohort for some days; half of the times without an end, and then they end it."""
    cohort = session.get_one(Cohort, cohort_id)
    days = timedelta(days=chance.randrange(3, 8))
    has_end = chance.random() < 0.5
    breaks.begin(
        session, cohort, until_on=local_time.local_date(now, LONDON) + days if has_end else None, now=now
    )
    if not has_end:
        lives._later(now + days, partial(_go_on, cohort_id))


def _go_on(cohort_id: int, session: Session, now: datetime) -> None:
    breaks.end(session, session.get_one(Cohort, cohort_id), now=now)


def _announce(lives: Happening, cohort_id: int, chance: Random, session: Session, now: datetime) -> None:
    today = local_time.local_date(now, LONDON)
    words = Words("The door is open on Friday.", "The door", "")
    new = NewAnnouncement(
        f"form {now}", words, Choice(), today, today + timedelta(days=chance.randrange(1, 6))
    )
    row = announcements.write(session, cohort_id, new, now=now)
    if row is not None:
        announcements.add_readers(session, row.id, announcements.members(session, cohort_id))
        enrolments.look_again_at_all(session, announcements.readers(row.id), now=now)


def _edit(lives: Happening, cohort_id: int, chance: Random, session: Session, now: datetime) -> None:
    """Staff change the hours, the days or the usual hour of the cohort."""
    cohort = session.get_one(Cohort, cohort_id)
    changes: dict[str, str] = chance.choice(
        (
            {"opens_at": "10:30", "closes_at": "18:00"},
            {"weekdays": "12345"},
            {"send_at": "14:30"},
            {"weekdays": ""},
        )
    )
    changing.apply(session, cohort, replace(changing.as_it_is(cohort), **changes), now=now)  # type: ignore[arg-type]


OfOne = Callable[[Happening, Life, Random, Session, datetime], None]
OfAll = Callable[[Happening, int, Random, Session, datetime], None]
OF_ONE: tuple[OfOne, ...] = (_text, _text, _text, _text, _move, _want_quiet, _leave)
OF_ALL: tuple[OfAll, ...] = (_break, _announce, _edit)
