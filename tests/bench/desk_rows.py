"""Many learners as a course of twelve weeks leaves them after eleven: rows written at once, for the pages of staff.

Each learner has some thirty-six messages. Of a hundred: sixty keep up, fifteen answer two check-ins of three, ten went
silent three weeks ago and five six weeks ago (their course pauses by itself), two take a pause, two have finished, two
have left, one said stop, one has a number that fails, one a mail that came back, one never said yes. Beside them one in
twenty was asked and has not answered.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import text

from course import editions, inviting
from course.db import Database
from course.lessons import Course, PlanItem
from course.models import CheckIn, Cohort, Consent, Enrolment, LessonProgress, Message, Nudge, Person
from course.wiring import Wired
from tests.bench import tick, tick_people
from tests.factories import make_cohort, make_profile

COHORTS, WEEKS_IN = 5, 11
FIRST = (
    "Ada",
    "Ben",
    "Chloë",
    "Dov",
    "Esma",
    "Farid",
    "Grace",
    "Hugo",
    "Inés",
    "José",
    "Kaya",
    "Lin",
    "Małgorzata",
)
LAST = (
    "Abbott",
    "Byrne",
    "Castro",
    "Dahl",
    "Eze",
    "Fischer",
    "García",
    "Hall",
    "Ito",
    "Jones",
    "Khan",
    "López",
)
KINDS = {"lesson": "lesson", "check-in": "check-in"}
Rows = list[dict[str, Any]]


def fill(wired: Wired, size: int) -> list[int]:
    """So many learners in five cohorts that began eleven weeks ago; the numbers of the cohorts."""
    now, course = wired.clock(), wired.course
    with wired.db.writing() as session:
        editions.keep(session, course.edition, now=now)
        session.commit()
    began = now.date() - timedelta(weeks=WEEKS_IN)
    ids = [
        make_cohort(wired, name=f"Cohort {n}", code=f"cohort-{n}", starts_on=began + timedelta(days=n)).id
        for n in range(COHORTS)
    ]
    made = _Maker(wired.db, course, now, ids, began)
    for first in range(1, size + 1, 5_000):
        made.write(range(first, min(first + 5_000, size + 1)))
    _ask_more(wired, ids[0], size // 20)
    with wired.db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    return ids


def _ask_more(wired: Wired, cohort_id: int, size: int) -> None:
    """So many invitations that nobody has answered yet."""
    profiles = [make_profile(name=f"Asked {n}", contact=f"+4474{n:08d}") for n in range(size)]
    with wired.db.writing() as session:
        cohort = session.get_one(Cohort, cohort_id)
        inviting.invite_all(session, cohort, profiles, source="import", now=wired.clock())
        session.commit()


class _Maker:
    """Makes the rows of one learner after the other."""

    def __init__(
        self, database: Database, course: Course, now: datetime, cohorts: list[int], began: date
    ) -> None:
        self.database, self.course, self.now = database, course, now
        self.cohorts, self.began = cohorts, began
        self.items = [one for one in course.plan("12").items if one.day < WEEKS_IN * 7]
        self.number = 0

    def write(self, numbers: range) -> None:
        rows: dict[type[Any], Rows] = {
            one: [] for one in (Person, Enrolment, Consent, Nudge, Message, LessonProgress, CheckIn)
        }
        for number in numbers:
            for model, row in self._learner(number):
                rows[model].append(row)
        for model, found in rows.items():
            if found:
                tick.insert(self.database, model, found)

    def _learner(self, number: int) -> Iterator[tuple[type[Any], dict[str, Any]]]:
        kind, phone = number % 100, f"+4477{number:08d}"
        person = self._person(number, phone)
        yield Person, person
        silent_from = {**dict.fromkeys(range(75, 85), 8), **dict.fromkeys(range(85, 90), 5)}.get(kind, 99)
        cohort_id = self.cohorts[number % COHORTS]
        yield Enrolment, self._enrolment(number, kind, cohort_id)
        for act, source in self._words(kind):
            who = None if act == "withdrawn" else number
            at = self.now - timedelta(weeks=WEEKS_IN if act == "given" else 1)
            yield Consent, {
                "person_id": who, "cohort_id": cohort_id, "subject": "sms", "act": act,
                "contact_index": person["phone_index"], "source": source, "at": self._at(at),
            }  # fmt: skip
        for place, item in enumerate(self.items):
            if silent_from == 5 and item.week > 8:
                break
            lost = kind == 97 and place >= len(self.items) - 4
            yield from self._messages(number, person, cohort_id, item, "undelivered" if lost else "delivered")
            if item.week <= silent_from and not (kind in range(60, 75) and place % 3 == 0) and kind != 99:
                yield self._done(number, item)

    def _person(self, number: int, phone: str) -> dict[str, Any]:
        uid, seal = f"person-{number}", self.database.sealer.seal
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // 7 % len(LAST)]} {number}"
        return {
            "id": number, "uid": uid, "name_sealed": seal("person", uid, "name", name),
            "phone_sealed": seal("person", uid, "sms", phone),
            "phone_index": self.database.sealer.blind_index("phone", phone), "channel": "sms", "country": "GB",
            "zone": tick_people.ZONES[number % len(tick_people.ZONES)], "locale": "en", "send_at": "10:00",
            "created_at": self._at(self.now - timedelta(weeks=WEEKS_IN)),
        }  # fmt: skip

    def _enrolment(self, number: int, kind: int, cohort_id: int) -> dict[str, Any]:
        on = self.began + timedelta(days=number % COHORTS)
        is_paused = kind in range(85, 92)
        until_on = self.now.date() + timedelta(days=9) if kind in (90, 91) else None
        week_ago = self._at(self.now - timedelta(weeks=1))
        return {
            "id": number, "person_id": number, "cohort_id": cohort_id, "plan": "12",
            "course_version": self.course.edition.version, "source": "web", "anchor_on": self._on(on),
            "track": ("change", "loss", "disagreement", None)[number % 4],
            "enrolled_at": self._at(self.now - timedelta(weeks=WEEKS_IN)), "look_again_at": None,
            "paused_at": week_ago if is_paused else None, "paused_until_on": self._on(until_on),
            "finished_at": week_ago if kind in (92, 93) else None,
            "withdrawn_at": week_ago if kind in (94, 95) else None,
            "withdrawn_by": "learner" if kind in (94, 95) else None,
        }  # fmt: skip

    def _words(self, kind: int) -> Iterator[tuple[str, str]]:
        if kind != 99:
            yield "given", "web"
        if kind == 96:
            yield "withdrawn", "keyword"
        if kind == 98:
            yield "withdrawn", "wrong-number"

    def _messages(
        self, number: int, person: dict[str, Any], cohort_id: int, item: PlanItem, status: str
    ) -> Iterator[tuple[type[Any], dict[str, Any]]]:
        at = self.now - timedelta(weeks=WEEKS_IN) + timedelta(days=item.day, hours=number % 8)
        for kind in (item.kind, *(["reminder"] if item.kind == "check-in" else [])):
            self.number += 1
            moment = self._at(at + timedelta(days=2 * (kind == "reminder")))
            yield Nudge, {
                "id": self.number, "enrolment_id": number, "person_id": number, "reason_key": f"{kind}:{item.key}",
                "kind": kind, "item": item.id, "for_on": self._on(at.date()), "wall_time": "10:00",
                "zone": person["zone"], "due_at": moment, "why": "It is due.", "planned_at": moment,
            }  # fmt: skip
            yield Message, {
                "ref": f"ref-{self.number}", "channel": "sms", "kind": kind, "item": item.id, "person_id": number,
                "enrolment_id": number, "cohort_id": cohort_id, "nudge_id": self.number,
                "contact_index": person["phone_index"], "to_sealed": person["phone_sealed"], "locale": "en",
                "status": status, "send_after": moment, "expires_at": moment, "created_at": moment,
                "handed_over_at": moment, "settled_at": moment, "segments": 1, "country": "GB",
            }  # fmt: skip

    def _done(self, number: int, item: PlanItem) -> tuple[type[Any], dict[str, Any]]:
        at = self.now - timedelta(weeks=WEEKS_IN) + timedelta(days=item.day, hours=number % 8 + 2)
        if item.kind == "check-in":
            return CheckIn, {
                "uid": f"check-in-{number}-{item.id}", "enrolment_id": number, "item": item.id,
                "mood": number % 10, "near": number % 7, "via": "web", "answered_at": self._at(at),
            }  # fmt: skip
        return LessonProgress, {
            "enrolment_id": number, "item": item.id, "opened_at": self._at(at),
            "finished_at": self._at(at + timedelta(minutes=5)),
        }  # fmt: skip

    def _at(self, at: datetime) -> Any:
        return tick.moment(self.database, at)

    def _on(self, on: date | None) -> Any:
        return on.isoformat() if on is not None and self.database.is_sqlite else on
