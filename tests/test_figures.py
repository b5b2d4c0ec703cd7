"""The figures against an oracle that knows no SQL: random lives, each counted row by row, on both databases."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select

from course import answer_figures, figures
from course.answer_figures import Answered
from course.db import Model
from course.figures import Activity
from course.models import (
    CheckIn,
    Cohort,
    Consent,
    Enrolment,
    LessonProgress,
    MeasureAnswer,
    Message,
    Person,
)
from course.wiring import Wired
from tests.conftest import MONDAY
from tests.factories import make_cohort, on_both

Row = TypeVar("Row", bound=Model)
ZONES = ("Europe/London", "Asia/Kolkata", "America/New_York")
SIZES = (17, 13, 6)
ITEMS = ("l01", "l02", "week-1", "l04", "week-2", "l06", "week-3")
# What the oracle takes for granted, in words of its own.
OUT = {"claimed", "unknown", "handed_over", "sent", "delivered", "undelivered", "no_receipt", "failed"} - {
    "claimed"
}
LOST, WISHES = {"failed", "undelivered"}, {"keyword", "web", "own-words", "answered-yes", "complaint"}


@dataclass
class World:
    """Every row there is, kept beside the database."""

    cohorts: list[Cohort] = field(default_factory=list)
    rows: list[Model] = field(default_factory=list)

    def all(self, kind: type[Row]) -> list[Row]:
        return [one for one in self.rows if isinstance(one, kind)]


def invent(wired: Wired, random: Random) -> World:
    """People of three zones in three cohorts, five weeks of messages to them, and what they did."""
    world = World()
    for number, size in enumerate(SIZES):
        starts_on = (MONDAY - timedelta(days=random.choice((20, 30)))).date()
        world.cohorts.append(
            make_cohort(wired, code=f"cohort-{number}", zone=ZONES[number], starts_on=starts_on)
        )
        for _ in range(size):
            world.rows += somebody(random, world.cohorts[number], len(world.rows) + 1)
    with wired.db.writing() as session:
        for kind in (Person, Enrolment, Message, LessonProgress, CheckIn, MeasureAnswer, Consent):
            session.add_all(world.all(kind))
            session.flush()
        session.commit()
    return world


def somebody(random: Random, cohort: Cohort, number: int) -> list[Model]:
    joined = MONDAY - timedelta(days=random.randint(1, 32), minutes=random.randrange(1440))
    left = (
        joined + timedelta(days=9) if random.random() < 0.2 and joined < MONDAY - timedelta(days=9) else None
    )
    person = Person(
        id=number, channel=random.choice(("sms", "email")), country="GB", zone=random.choice(ZONES),
        send_at="16:30", created_at=joined,
    )  # fmt: skip
    enrolment = Enrolment(
        id=number, person_id=number, cohort_id=cohort.id, plan=random.choice(("8", "12")), course_version="x",
        source="web", anchor_on=cohort.starts_on, enrolled_at=joined, withdrawn_at=left,
        finished_at=MONDAY if random.random() < 0.2 else None,
    )  # fmt: skip
    return [
        person,
        enrolment,
        *deeds(random, cohort, person),
        *answers(random, person),
        *stop(random, person),
    ]


def some_time(random: Random) -> datetime:
    return MONDAY - timedelta(days=random.randrange(30), minutes=random.randrange(1440))


def deeds(random: Random, cohort: Cohort, person: Person) -> Iterable[Model]:
    for item in ITEMS:
        at, is_lesson = some_time(random), item.startswith("l")
        statuses = (*sorted(OUT), "delivered", "delivered", "suppressed", "planned", "expired")
        yield Message(
            channel=person.channel, kind="lesson" if is_lesson else "check-in", item=item, person_id=person.id,
            enrolment_id=person.id, cohort_id=cohort.id if random.random() < 0.9 else None,
            contact_index=f"at-{person.id}", to_sealed=b"", locale="en", status=random.choice(statuses),
            send_after=at, expires_at=at, created_at=at,
        )  # fmt: skip
        if random.random() < 0.5 and is_lesson:
            opened = some_time(random)
            later = min(opened + timedelta(hours=random.randrange(200)), MONDAY)
            done = later if random.random() < 0.7 else None
            yield LessonProgress(enrolment_id=person.id, item=item, opened_at=opened, finished_at=done)
        elif random.random() < 0.8 and not is_lesson:
            mood = random.choice((None, *range(1, 11)))
            yield CheckIn(
                enrolment_id=person.id, item=item, mood=mood, via="web", answered_at=some_time(random)
            )


def answers(random: Random, person: Person) -> Iterable[Model]:
    for item, instrument, top in (
        ("l01", "phq8", 24), ("week-4", "phq8", 24), ("week-8", "phq8", 24), ("l02", "gad2", 6), ("week-4", "gad2", 6),
        ("week-3", "tie", 7), ("week-6", "tie", 7), ("booster-1", "phq8", 24), ("e4", "ucla3", 9), ("l02", "ucla3", 9),
    ):  # fmt: skip
        if random.random() < 0.85:
            total = random.choice((None, *range(1, top + 1)))
            yield MeasureAnswer(
                enrolment_id=person.id, point=item, instrument=instrument, values_sealed=b"", total=total,
                answered_at=some_time(random),
            )  # fmt: skip


def stop(random: Random, person: Person) -> Iterable[Model]:
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        yield Consent(
            subject=random.choice((person.channel, person.channel, "moods")), act=random.choice(("withdrawn", "given")),
            contact_index=f"at-{person.id}", source=random.choice((*sorted(WISHES), "bounce", "erasure", "provider-3")),
            at=some_time(random),
        )  # fmt: skip


@dataclass
class Oracle:
    """The same figures by plain counting over some cohorts."""

    world: World
    cohorts: list[Cohort]
    days: int

    def __post_init__(self) -> None:
        ids = {one.id: one for one in self.cohorts}
        self.members = {one.id: one for one in self.world.all(Enrolment) if one.cohort_id in ids}
        self.of = {who: ids[one.cohort_id] for who, one in self.members.items()}
        self.zones = {one.id: one.zone for one in self.world.all(Person)}
        self.sent = [
            (one, ids[one.cohort_id])
            for one in self.world.all(Message)
            if one.cohort_id in ids and one.status in OUT
        ]

    def is_within(self, at: datetime | None, cohort: Cohort, days: int) -> bool:
        return at is not None and 0 <= (self.day(MONDAY, cohort.zone) - self.day(at, cohort.zone)).days < days

    @staticmethod
    def day(at: datetime, zone: str) -> date:
        return at.astimezone(ZoneInfo(zone)).date()

    def funnel(self) -> tuple[int, ...]:
        week = [one for one, cohort in self.sent if self.is_within(one.created_at, cohort, 7)]
        to = {one.enrolment_id for one in week}
        got = {one.enrolment_id for one in week
               if one.status == "delivered" or (one.channel == "email" and one.status not in LOST)}  # fmt: skip
        lessons = [one for one in self.world.all(LessonProgress) if one.enrolment_id in self.of]
        opened = {
            one.enrolment_id for one in lessons if self.is_within(one.opened_at, self.of[one.enrolment_id], 7)
        }
        done = {
            one.enrolment_id
            for one in lessons
            if self.is_within(one.finished_at, self.of[one.enrolment_id], 7)
        }
        told = {one.enrolment_id for one in self.world.all(CheckIn) if one.enrolment_id in self.of
                and self.is_within(one.answered_at, self.of[one.enrolment_id], 7)}  # fmt: skip
        return len(to), len(got), len(to & opened), len(to & done), len(to & told), len((opened | told) - to)

    def sent_by_day(self) -> list[tuple[int, int, int]]:
        found = []
        for ago in range(self.days - 1, -1, -1):
            then = [one.status for one, cohort in self.sent
                    if (self.day(MONDAY, cohort.zone) - self.day(one.created_at, cohort.zone)).days == ago]  # fmt: skip
            lost, arrived = sum(one in LOST for one in then), then.count("delivered")
            found.append((arrived, len(then) - arrived - lost, lost))
        return found

    def weeks(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for week in range(1, 10):
            over, there = 0, 0
            for who, cohort in self.of.items():
                first = max(self.day(self.members[who].enrolled_at, cohort.zone), cohort.starts_on)
                if self.day(MONDAY, cohort.zone) >= first + timedelta(days=7 * week):
                    over += 1
                    came = [self.day(at, cohort.zone) for at in self.came(who)]
                    there += any(on >= first + timedelta(days=7 * (week - 1)) for on in came) or (
                        week == 1 and bool(came)
                    )
            if over:
                found.append((over, there))
        return found

    def came(self, who: int) -> list[datetime]:
        lessons = [one for one in self.world.all(LessonProgress) if one.enrolment_id == who]
        seen = [one.finished_at or one.opened_at for one in lessons]
        return seen + [one.answered_at for one in self.world.all(CheckIn) if one.enrolment_id == who]

    def hours(self) -> dict[tuple[int, int], int]:
        found: Counter[tuple[int, int]] = Counter()
        for one in self.world.all(LessonProgress):
            if one.enrolment_id in self.of and self.is_within(
                one.opened_at, self.of[one.enrolment_id], self.days
            ):
                at = one.opened_at.astimezone(ZoneInfo(self.zones[one.enrolment_id]))
                found[at.weekday(), at.hour] += 1
        return dict(found)

    def stops(self) -> dict[str | None, int]:
        blamed = set()
        everything = [one for one in self.world.all(Message) if one.cohort_id and one.status in OUT]
        for line in self.world.all(Consent):
            before = [one for one in everything if one.contact_index == line.contact_index
                      and one.channel == line.subject and one.created_at <= line.at]  # fmt: skip
            if line.act == "withdrawn" and line.source in WISHES and before:
                last = max(before, key=lambda one: one.created_at)
                mine = [one for one in self.cohorts if one.id == last.cohort_id]
                if mine and self.is_within(line.at, mine[0], self.days):
                    blamed.add((last.id, last.item))
        return dict(Counter(item for _, item in blamed))

    def moods(self) -> dict[int, list[int] | None]:
        """The moods of each week in order, without the cohorts that gave fewer than ten; None where all did."""
        cells: dict[tuple[int, int], list[int]] = {}
        for one in self.world.all(CheckIn):
            if one.enrolment_id in self.of and one.mood is not None:
                key = int(one.item.removeprefix("week-")), self.of[one.enrolment_id].id
                cells.setdefault(key, []).append(one.mood)
        return {
            week: sorted(
                m for (w, _), given in cells.items() if w == week and len(given) >= 10 for m in given
            )
            or None
            for week, _ in cells
        }

    def measured(self, instrument: str, first: str, points: dict[str, str]) -> tuple[int, ...] | None:
        """Everybody, lower by enough, as before, higher by enough; `points` are the item for each plan."""
        enough = {"phq8": 6, "gad2": 3, "tie": 2}[instrument]
        given = {(one.enrolment_id, one.point): one.total for one in self.world.all(MeasureAnswer)
                 if one.instrument == instrument and one.total is not None}  # fmt: skip
        sums, found = [0, 0, 0, 0], False
        for cohort in self.cohorts:
            mine = [one for one in self.members.values() if one.cohort_id == cohort.id and one.plan in points]
            both = [given[one.id, points[one.plan]] - given[one.id, first] for one in mine
                    if (one.id, first) in given and (one.id, points[one.plan]) in given]  # fmt: skip
            if len(both) >= 10:
                found = True
                cell = (len(mine), sum(one <= -enough for one in both), sum(abs(one) < enough for one in both),
                        sum(one >= enough for one in both))  # fmt: skip
                sums = [before + more for before, more in zip(sums, cell, strict=True)]
        return tuple(sums) if found else None


def look(wired: Wired, cohorts: list[Cohort], days: int) -> tuple[Activity, Answered]:
    with wired.db.reading() as session:
        found = list(session.scalars(select(Cohort).where(Cohort.id.in_([one.id for one in cohorts]))))
        return (
            figures.activity(session, found, days=days, now=MONDAY),
            answer_figures.answered(session, wired.course, found),
        )


@on_both
def test_every_figure_is_what_counting_by_hand_gives(wired: Wired) -> None:
    world = invent(wired, Random(11))
    for chosen, days in (
        (world.cohorts, 14),
        (world.cohorts[:1], 28),
        (world.cohorts[1:], 14),
        (world.cohorts[2:], 28),
    ):
        oracle, (found, answered) = Oracle(world, chosen, days), look(wired, chosen, days)
        assert tuple(vars(found.funnel).values()) == oracle.funnel()
        assert [(one.delivered, one.unheard, one.lost) for one in found.spans] == oracle.sent_by_day()
        assert [(one.people, one.stayed) for one in found.weeks] == oracle.weeks()
        hours = {(d, h): count for d, day in enumerate(found.hours) for h, count in enumerate(day) if count}
        assert hours == oracle.hours()
        assert {one.item: one.stops for one in found.stops} == oracle.stops()
        assert found.people.joined == len(oracle.members)
        assert found.people.left == sum(one.withdrawn_at is not None for one in oracle.members.values())
        moods = oracle.moods()
        assert {one.week: one.answered for one in answered.moods} == {
            w: len(m) if m else None for w, m in moods.items()
        }
        changes = {(one.instrument, one.week): one for one in answered.changes}
        for instrument, week, first, points in (
            ("phq8", 4, "l01", {"8": "week-4", "12": "week-4"}), ("phq8", 8, "l01", {"12": "week-8", "8": "e4"}),
            ("gad2", 4, "l02", {"8": "week-4", "12": "week-4"}), ("tie", 6, "week-3", {"8": "week-6", "12": "week-6"}),
        ):  # fmt: skip
            one, expected = changes[instrument, week], oracle.measured(instrument, first, points)
            assert one.is_hidden == (expected is None)
            if expected is not None:
                lower, higher = (one.worse, one.better) if instrument == "tie" else (one.better, one.worse)
                assert (one.everybody, lower, one.same, higher) == expected
        assert not {"ucla3"} & {one.instrument for one in answered.changes}, "It is not switched on."


def test_three_cohorts_cost_as_many_questions_as_one(
    wired: Wired, count_queries: Callable[[Wired], AbstractContextManager[list[str]]]
) -> None:
    world = invent(wired, Random(5))
    counts = []
    for chosen in (world.cohorts, world.cohorts[:1], []):
        with count_queries(wired) as queries:
            look(wired, chosen, 14)
        counts.append(len(queries))
    assert counts == [13, 13, 13], "One asks for the cohorts, twelve count."
