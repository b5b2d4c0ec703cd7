"""People write that they are in danger while a batch is on its way: how long until the reply is with the carrier.

They are under way, in a pause, have said stop, have finished, or nobody knows their number. Each is to be answered
within ten seconds and to be flagged: a task for staff where a learner's cohort has somebody on duty, and for an unknown
number the text itself, kept as a cry for help.
"""

import logging
import random
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from course import consents, enrolments, people
from course.app import create_app
from course.consents import Given
from course.models import Enrolment, InboundText, Message, Person, SupportTask
from course.wiring import Wired
from tests.bench.dispatch import fill
from tests.crash.stage import ZONE, Stage, Verdict, begin, judge, ref_of
from tests.crash.storms import SEND, opened
from tests.servers import threaded

MESSAGE = "/webhooks/twilio/message"
STATES = ("under way", "paused", "stopped", "finished", "unknown")
CRIES = ("i want to die", "I dont want to live any more", "I am going to kill myself", "quiero morirme")
WITHIN_SECONDS = 10.0
# Two jobs processes and the web share a machine; the batch is to last longer than the cries take.
PER_SECOND = 40


def cries_within_a_batch(
    database_url: str, folder: Path, *, due: int, cries: int, per_second: int = PER_SECOND, seed: int = 1
) -> Verdict:
    """`p95` and `longest` in seconds, from the text to the carrier's ledger; `late` and `unflagged` count as faults."""
    dice, verdict = random.Random(seed), Verdict()
    with ExitStack() as stack:
        stage, forge = opened(stack, database_url, folder, seed, per_second=per_second)
        fill(stage.wired, due, stage.cohort)
        _on_duty(stage)
        phones = _phones(cries)
        _bring_into_states(stage.wired, cries)
        begin(stage.wired)
        address = stack.enter_context(threaded(create_app(stage.wired)))
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        stage.fake.order(via=address)
        forge.start({"jobs": [SEND], "seconds": 900})
        asked = _cry(stage, dice, phones, lasts=due / per_second * 0.8)
        forge.ends()
        judge(stage, verdict)
        waited = _waited(stage, asked)
        verdict.figures.update(_figures(waited, len(phones)))
        verdict.figures["unflagged"] = len(phones) - _flagged(stage.wired)
    verdict.unexplained += int(
        verdict.figures["late"] + verdict.figures["unflagged"] + verdict.figures["unanswered"]
    )
    return verdict


def _on_duty(stage: Stage) -> None:
    with stage.wired.db.writing() as session:
        session.merge(stage.cohort).on_duty = True
        session.commit()


def _phones(cries: int) -> list[str]:
    """The numbers that cry, in turn of each state; the unknown ones belong to nobody."""
    return [
        f"+4478{number:08d}" if STATES[number % len(STATES)] == "unknown" else f"+4477{number:08d}"
        for number in range(1, cries + 1)
    ]


def _bring_into_states(wired: Wired, cries: int) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        for number in range(1, cries + 1):
            person, enrolment = session.get_one(Person, number), session.get_one(Enrolment, number)
            match STATES[number % len(STATES)]:
                case "paused":
                    enrolments.pause(enrolment, until_on=None, zone=ZONE, now=now)
                case "stopped":
                    given = Given("sms", "keyword", contact_index=people.index_of(person))
                    consents.withdraw(session, given, person_id=person.id, now=now)
                case "finished":
                    enrolments.finish(enrolment, now=now)
        session.commit()


def _cry(stage: Stage, dice: random.Random, phones: list[str], *, lasts: float) -> Mapping[str, datetime]:
    """Post each cry, spread over so many seconds; when each was posted."""
    asked: dict[str, datetime] = {}
    began = time.monotonic()

    def cry(place: int) -> None:
        time.sleep(max(0.0, began + lasts * place / len(phones) - time.monotonic()))
        asked[phones[place]] = datetime.now().astimezone()
        url = stage.wired.settings.base_url + MESSAGE
        found = stage.fake.inbound(phones[place], "+15005550006", dice.choice(CRIES), url)
        assert found["answered"] == 200

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(cry, range(len(phones))))
    return asked


def _waited(stage: Stage, asked: Mapping[str, datetime]) -> list[float]:
    """Seconds from each cry to its reply, by the carrier's ledger; one that had no reply is left out."""
    with stage.wired.db.reading() as session:
        replies = set(session.scalars(select(Message.ref).where(Message.kind == "risk")))
    first: dict[str, float] = {}
    for one in stage.fake.accepted():
        if one["to"] in asked and ref_of(one) in replies:
            seconds = (datetime.fromisoformat(one["at"]) - asked[one["to"]]).total_seconds()
            first.setdefault(one["to"], seconds)
    return sorted(first.values())


def _figures(waited: list[float], cries: int) -> dict[str, float]:
    return {
        "cries": cries,
        "unanswered": cries - len(waited),
        "median": round(waited[len(waited) // 2], 2) if waited else 0,
        "p95": round(waited[min(len(waited) - 1, int(0.95 * len(waited)))], 2) if waited else 0,
        "longest": round(waited[-1], 2) if waited else 0,
        "late": sum(one > WITHIN_SECONDS for one in waited),
    }


def _flagged(wired: Wired) -> int:
    """Tasks for staff, and the cries from numbers that belong to nobody."""
    with wired.db.reading() as session:
        tasks = session.scalar(select(func.count(SupportTask.id.distinct()))) or 0
        of_nobody = InboundText.understood == "risk", InboundText.person_id.is_(None)
        return tasks + (session.scalar(select(func.count(InboundText.id)).where(*of_nobody)) or 0)
