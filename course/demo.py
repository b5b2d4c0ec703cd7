"""The demonstration's beginning: 24 invented learners after five weeks of the course, and one empty cohort.

Nothing is put into the tables by hand. A held clock is stepped through these weeks; on it people join by the
code that reaches their test phone, the real rules write to them, and they follow the real links, or do not.

1. `make` opens the cohort two days before those weeks and lets everybody join on the two days that follow.
2. Whatever falls due on the way is planned, sent and reported by the real code (`stepping`).
3. Each message that arrives sets off what its reader does some time later, by their habit.
4. The clock stops at `until`; the second cohort starts that day.
"""

import heapq
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random

from course import (
    answers,
    check_ins,
    cohorts,
    demo_cast,
    enrolments,
    facts,
    inbox,
    joining,
    message_links,
    people,
    phone_texts,
    plans,
    prompts,
    proving,
    sessions,
    staff,
    stepping,
)
from course.check_ins import Answers
from course.cohorts import NewCohort
from course.db import Session
from course.demo_cast import CAST, Part
from course.inbox import Incoming
from course.joining import Wish
from course.models import LinkToken, Role
from course.phone_texts import Shown
from course.rules import local_time
from course.sessions import Subject
from course.stepping import Movable
from course.wiring import Wired

ZONE = "Europe/London"
FIRST_CODE, SECOND_CODE = "riverside", "today"
LINK = re.compile(r"/l/([A-Za-z0-9_-]{22})")
CODE = re.compile(r"\b\d{6}\b")
# After the opening: the afternoon and evening of the next day, or the morning of the first day of the course.
DAY_BEFORE, FIRST_MORNING = timedelta(hours=26), timedelta(hours=45)

# The opening two days before the first, and five weeks of the course.
WEEKS = 5
LIVED = timedelta(days=2 + 7 * WEEKS)
# How far those come who fall behind.
STUCK_AT, DONE_BEFORE = "l04", ("l01", "l02", "l03")

Act = Callable[[Session, datetime], None]


@dataclass
class _Weeks:
    """The weeks being lived through: its clock, what is still to happen, and who is behind each contact."""

    wired: Wired
    clock: Movable
    random: Random
    parts: dict[str, Part] = field(default_factory=dict)
    seen: int = 0
    _coming: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _order: "count[int]" = field(default_factory=count)

    def later(self, at: datetime, act: Act) -> None:
        heapq.heappush(self._coming, (at, next(self._order), act))

    def next_at(self) -> datetime | None:
        return self._coming[0][0] if self._coming else None

    def take_due(self, now: datetime) -> list[Act]:
        due = []
        while self._coming and self._coming[0][0] <= now:
            due.append(heapq.heappop(self._coming)[2])
        return due


def make(wired: Wired, *, until: datetime, random: Random) -> None:
    """Fill an empty database. The clock of `wired` is held, and stands at `until` afterwards."""
    clock = stepping.movable(wired.clock)
    begins = until - LIVED
    clock.move_to(begins)
    make_empty(wired, now=begins)
    weeks = _Weeks(wired, clock, random)
    with wired.db.writing() as session:
        first = _cohort(session, "Riverside group", FIRST_CODE, begins, days=2)
        session.commit()
    for number, part in enumerate(CAST):
        span = DAY_BEFORE if number % 6 else FIRST_MORNING
        at = begins + span + timedelta(minutes=5 * random.randrange(108 if number % 6 else 60))
        _will_join(weeks, first, part, number, at)
    _live(weeks, until)
    _hand_over(wired, until)


def make_empty(wired: Wired, *, now: datetime) -> None:
    """Nothing but the account that the demonstration's button signs in."""
    with wired.db.writing() as session:
        staff.create(session, "ruth@kith.example", Role.OWNER, name="Ruth Adeyemi", now=now)
        facts.remember(session, facts.DEMONSTRATION, wired.course.version, now=now)
        session.commit()


def _cohort(session: Session, name: str, code: str, now: datetime, *, days: int) -> int:
    starts_on = local_time.local_date(now, ZONE) + timedelta(days=days)
    return cohorts.create(session, NewCohort(name, code, "12", starts_on, ZONE, "GB"), now=now).id


def _live(weeks: _Weeks, until: datetime) -> None:
    """Go from one moment at which something happens to the next."""
    now = weeks.clock()
    while True:
        due = weeks.take_due(now)
        if due:
            with weeks.wired.db.writing() as session:
                for act in due:
                    act(session, now)
                session.commit()
        stepping.step(weeks.wired, now=now)
        _read_what_arrived(weeks, now)
        instants = (weeks.next_at(), stepping.next_instant(weeks.wired, now=now))
        following = min((one for one in instants if one is not None), default=None)
        if following is None or following > until:
            break
        now = following
        weeks.clock.move_to(now)
    weeks.clock.move_to(until)
    stepping.step(weeks.wired, now=until)


def _hand_over(wired: Wired, now: datetime) -> None:
    """Open the cohort that starts today, and remember where the demonstration's own doings end."""
    with wired.db.writing() as session:
        _cohort(session, "Starting today", SECOND_CODE, now, days=0)
        first = demo_cast.profile(CAST[0], 0)
        facts.remember(session, facts.LAST_REQUEST, str(phone_texts.last_request_id(session)), now=now)
        facts.remember(
            session, facts.FIRST_CONTACT, people.contact_index(session, first.channel, first.contact), now=now
        )
        session.commit()


def _will_join(weeks: _Weeks, cohort_id: int, part: Part, number: int, at: datetime) -> None:
    profile, secret = demo_cast.profile(part, number), f"demo browser {number}"

    def ask(session: Session, now: datetime) -> None:
        cohort = cohorts.find(session, cohort_id)
        if cohort is not None:
            weeks.parts[people.contact_index(session, profile.channel, profile.contact)] = part
            # Whoever shows their moods here lets their numbers be used too.
            wish = Wish(profile, part.shares_moods, shares_numbers=part.shares_moods)
            joining.ask(session, cohort, wish, secret=secret, now=now)
            weeks.later(now + timedelta(minutes=5), confirm)

    def confirm(session: Session, now: datetime) -> None:
        index = people.contact_index(session, profile.channel, profile.contact)
        digits = CODE.search(phone_texts.conversation(session, index, limit=1)[-1].text)
        code = proving.prove(session, secret, digits[0] if digits else "", now=now)
        request = joining.find(session, code.join_request_id or 0)
        if request is not None:
            joining.confirm(session, request, edition=weeks.wired.course.edition, now=now)

    weeks.later(at, ask)


def _read_what_arrived(weeks: _Weeks, now: datetime) -> None:
    with weeks.wired.db.reading() as session:
        arrived = phone_texts.arrived_after(session, weeks.seen)
        weeks.seen = max([weeks.seen, *(text_id for text_id, _ in arrived)])
        # Several are sent at once, and which arrives first is nobody's choice: the dice are thrown in a fixed order.
        for _, text in sorted(arrived, key=lambda one: one[1].contact):
            token, part = LINK.search(text.text), weeks.parts.get(text.contact_index)
            link = message_links.find(session, token[1], now=now) if token else None
            if link is not None and link.item is not None and part is not None:
                _react(weeks, part, text, link, now)


def _react(weeks: _Weeks, part: Part, text: Shown, link: LinkToken, now: datetime) -> None:
    """What this person does about a message, by their habit."""
    at = now + demo_cast.delay(part, weeks.random)
    is_check_in = link.item is not None and link.item.startswith("week-")
    if part.habit == "silent":
        return
    if part.habit == "stops":
        if link.item == "l02":
            weeks.later(at, lambda session, moment: _reply(weeks, session, text, "STOP", moment))
        elif link.item == "l01":
            weeks.later(at, lambda session, moment: _look_in(weeks, session, link, moment))
    elif is_check_in and part.habit == "by text":
        weeks.later(at, lambda session, moment: _answer_by_text(weeks, session, part, text, moment))
    elif is_check_in and (part.habit == "on time" or _answers_before_the_last(part, link)):
        weeks.later(at, lambda session, moment: _check_in(weeks, session, part, link, moment))
    elif not is_check_in and (part.habit != "behind" or link.item in DONE_BEFORE):
        weeks.later(at, lambda session, moment: _do_lesson(weeks, session, part, link, moment))
    elif link.item == STUCK_AT:
        weeks.later(at, lambda session, moment: _look_in(weeks, session, link, moment))


def _answers_before_the_last(part: Part, link: LinkToken) -> bool:
    return part.habit == "check-in open" and link.item != f"week-{WEEKS}"


def _open(session: Session, link: LinkToken, now: datetime) -> int:
    """Tap the button behind the link: a session in a browser."""
    subject = Subject(person_id=link.person_id, enrolment_id=link.enrolment_id)
    return sessions.open_for(session, subject, full=False, now=now)[1].id


def _look_in(weeks: _Weeks, session: Session, link: LinkToken, now: datetime) -> None:
    """Open a lesson and leave it at that, for now."""
    _open(session, link, now)
    answers.open_lesson(session, link.enrolment_id or 0, _lesson(weeks, session, link), now=now)


def _lesson(weeks: _Weeks, session: Session, link: LinkToken) -> str:
    """The lesson that a link leads this learner to."""
    enrolment = enrolments.find(session, link.enrolment_id or 0)
    plan = plans.of(session, weeks.wired.course, enrolment) if enrolment is not None else None
    item = plan.item(link.item or "") if plan is not None else None
    return item.id if item is not None else ""


def _do_lesson(weeks: _Weeks, session: Session, part: Part, link: LinkToken, now: datetime) -> None:
    """Card after card, a small step, done."""
    enrolment_id, browser = link.enrolment_id or 0, _open(session, link, now)
    item = _lesson(weeks, session, link)
    lesson = weeks.wired.course.lesson(item)
    for card in lesson.cards:
        values = demo_cast.answers(lesson, card, part, weeks.random) if card.fields else {}
        if values:
            answers.save(session, enrolment_id, item, str(card.number), values, session_id=browser, now=now)
    chosen = demo_cast.step(lesson, weeks.random)
    answers.save(session, enrolment_id, item, answers.STEP, chosen, session_id=browser, now=now)
    answers.finish(session, enrolment_id, item, now=now)
    enrolment = enrolments.find(session, enrolment_id)
    if item == "l07" and enrolment is not None:
        enrolments.choose_track(enrolment, part.area, now=now)
    enrolments.look_again(session, enrolment_id=enrolment_id, now=now)


def _check_in(weeks: _Weeks, session: Session, part: Part, link: LinkToken, now: datetime) -> None:
    given = Answers(
        mood=_mood(weeks, part),
        near=weeks.random.randint(2, 5),
        step=weeks.random.choice(("did", "some", "not")),
        note=part.note if link.item == "week-1" else "",
        share_note=bool(part.note),
    )
    enrolment_id, browser = link.enrolment_id or 0, _open(session, link, now)
    check_ins.record(session, enrolment_id, link.item or "", given, via="web", session_id=browser, now=now)
    enrolments.look_again(session, enrolment_id=enrolment_id, now=now)


def _answer_by_text(weeks: _Weeks, session: Session, part: Part, text: Shown, now: datetime) -> None:
    """Answer what was asked last. Whoever is asked for a note leaves it out."""
    [person] = people.with_contact(session, text.contact_index)
    asked = prompts.questions(session, weeks.wired.course, person, text.contact_index, now=now)
    words = {
        "mood": str(_mood(weeks, part)),
        "near": str(weeks.random.randint(2, 5)),
        "step": str(weeks.random.randint(1, 3)),
        "note": "skip",
    }
    if asked:
        _reply(weeks, session, text, words[asked[-1].asks], now)


def _mood(weeks: _Weeks, part: Part) -> int:
    """How this person is now: around how they are on the whole."""
    return min(max(part.mood + weeks.random.choice((-1, 0, 0, 1, 1)), 1), 10)


def _reply(weeks: _Weeks, session: Session, text: Shown, words: str, now: datetime) -> None:
    """Answer a text from the phone it came to."""
    number = phone_texts.keep(
        session, direction="out", channel=text.channel, contact=text.contact, index=text.contact_index,
        subject="", text=words, ref=None, now=now,
    )  # fmt: skip
    inbox.receive(
        session, weeks.wired.course, Incoming(f"test-phone-out-{number}", text.contact, words), now=now
    )
