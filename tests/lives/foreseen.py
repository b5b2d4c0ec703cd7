"""What is foreseen is what comes: now and then nobody does anything for some days, and each message is held to what
`why` said of it beforehand."""

from collections import defaultdict
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from course import explaining, stepping
from course.models import Enrolment, Message
from course.rules.why import State
from course.settings import Settings
from tests.lives import world
from tests.lives.judge import Judge
from tests.lives.world import World

AHEAD = timedelta(days=5)
# Of so many steps the last one is followed by days in which nobody does anything.
LIVELY = 6
TO_ALL = (world.edit, world.close_some_time)
# When a message leaves, and of which kind.
Told = tuple[datetime, str]


def live(settings: Settings, seed: int, judge: Judge, *, learners: int, times: int) -> int:
    """A world in which so many times some days are foreseen; how many messages were. What differs is blamed."""
    random, made, foreseen = Random(seed), world.made(settings, seed, judge, learners), 0
    for number in range(times * LIVELY):
        for _ in range(2):
            world.to_somebody(made, random.choice(world.HAPPENINGS))
        if random.random() < 0.1:
            random.choice(TO_ALL)(made)
        world.let_pass(made)
        if number % LIVELY == LIVELY - 1:
            foreseen += _hold(made, judge)
    made.wired.db.dispose()
    return foreseen


def _hold(made: World, judge: Judge) -> int:
    now = made.clock()
    stepping.step(made.wired, now=now)
    before, told = len(made.sender.sent), _told(made, now)
    stepping.move_to(made.wired, now + AHEAD)
    came = _came(made, before)
    for learner, _ in made.learners:
        said, got = told[learner.enrolment_id], came[learner.enrolment_id]
        # A reminder is spoken of only once its first message has gone.
        new = [one for one in got if one[1] != "reminder" or one in said]
        if said != new:
            judge.blame("not as foreseen", f"{learner.enrolment_id} at {now}: {said} but {got}")
    return sum(map(len, told.values()))


def _told(made: World, now: datetime) -> dict[int, list[Told]]:
    """What `why` says is to come within these days. Everything that it says has a reason."""
    found: dict[int, list[Told]] = {}
    with made.wired.db.reading() as session:
        for learner, _ in made.learners:
            enrolment = session.get_one(Enrolment, learner.enrolment_id)
            answers = explaining.answers(session, made.wired.course, enrolment, now=now)
            if not all(one.why.strip() for one in answers):
                made.judge.blame("no reason", f"{learner.enrolment_id} at {now}")
            found[learner.enrolment_id] = sorted(
                (one.at, one.kind)
                for one in answers
                if one.state in (State.COMING, State.MOVED)
                and one.at is not None
                and now < one.at <= now + AHEAD
            )
    return found


def _came(made: World, before: int) -> defaultdict[int | None, list[Told]]:
    """What was handed over since, of each enrolment."""
    at = {one.ref: one.at for one in made.sender.sent[before:] if one.at is not None}
    found: defaultdict[int | None, list[Told]] = defaultdict(list)
    with made.wired.db.reading() as session:
        for one in session.scalars(select(Message).where(Message.ref.in_(at), Message.nudge_id.is_not(None))):
            found[one.enrolment_id].append((at[one.ref], one.kind))
    for theirs in found.values():
        theirs.sort()
    return found
