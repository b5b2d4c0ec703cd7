"""Staff edit a cohort while a tick is under way: the edit is made at a drawn point of the tick, by a thread of its own.

Where the database lets it, the edit is through before the tick goes on: between what the tick reads and what it writes.
Otherwise it waits for the transaction of the tick, as it would for anybody's. Afterwards the judge looks as always. A
message may follow the rules of before only where it was claimed before the edit was through.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any
from unittest import mock

from sqlalchemy import event

from course import changing, delivery, nudges, stepping
from course.models import Cohort
from course.settings import Settings
from tests.lives import world
from tests.lives.judge import Judge
from tests.lives.world import World

# What an edit needs where nothing holds it up is a few thousandths of a second.
WAIT_SECONDS = 0.06
# A tick of these worlds makes some thirty statements where it plans or sends.
STATEMENTS = 45
# A new world after so many edits, so that learners are met at their beginning too.
EDITS_EACH = 25
# All that happens to learners, but what reads every row there is.
QUICK = tuple(one for one in world.HAPPENINGS if one is not world.text)
POINTS = ("planner has read", "before the claim", "claim has read", "on the wire", "any statement")


@dataclass
class Edit:
    """One edit that waits for its point of a tick."""

    act: Callable[[], None]
    judge: Judge
    thread: threading.Thread | None = None
    is_through: bool = False
    # Whether it was through before the tick went on.
    came_between: bool = False
    claimed_before: set[str] = field(default_factory=set)

    def make(self) -> None:
        """Make it now, once, and go on when it is through or waits for somebody."""
        if self.thread is None:
            self.thread = threading.Thread(target=self._make)
            self.thread.start()
            self.thread.join(WAIT_SECONDS)
            self.came_between = self.is_through

    def _make(self) -> None:
        try:
            self.act()
        except Exception as error:
            self.judge.blame("an edit failed", repr(error))
        self.is_through = True


def run(settings: Settings, seed: int, judge: Judge, *, learners: int, times: int) -> Counter[str]:
    """So many edits within ticks of one world; how many at which point, and of which sort, and what the ticks did."""
    found = world.made(settings, seed, judge, learners)
    made: Counter[str] = Counter()
    while made["edits"] < times:
        _something(found)
        at = stepping.next_instant(found.wired, now=found.clock())
        found.clock.move_to(min(at or world.LATEST, found.clock() + world.A_STEP))
        _tick(found, made)
        world.look(found)
        found.before.clear()
    found.wired.db.dispose()
    return made


def _something(found: World) -> None:
    """Something happens to one learner, and now and then somebody joins."""
    world.to_somebody(found, found.random.choice(QUICK))
    if found.random.random() < 0.2:
        world.enrol(found)


def _tick(found: World, made: Counter[str]) -> None:
    point, act = found.random.choice(POINTS), found.random.choice(EDITS)
    edit = Edit(partial(act, found), found.judge)
    before = {learner.contact: replace(person) for learner, person in found.learners}
    sent = len(found.sender.sent)
    with _at(found, point, edit), mock.patch.object(delivery, "claim", partial(_claim, edit, point)):
        stepping.step(found.wired, now=found.clock())
        # The jobs claim on every tick, also where nothing is due: then too what is over is settled.
        delivery.deliver_due(found.wired, clock=found.clock)
    if edit.thread is None:
        return
    edit.thread.join()
    new = found.sender.sent[sent:]
    found.before.update({one.ref: before[one.to] for one in new if one.ref in edit.claimed_before})
    made.update(["edits", point, "between" if edit.came_between else "waited"])
    made.update({"in a tick that sent": bool(new), "messages under way": len(edit.claimed_before)})


CLAIM, ASK_AGAIN, FACTS = delivery.claim, delivery._ask_again, nudges.facts


def _claim(edit: Edit, point: str, *args: Any, **named: Any) -> delivery.Claimed:
    """A claim as it is, noting what it took before the edit was through."""
    if point == "before the claim":
        edit.make()
    was_through = edit.is_through
    claimed = CLAIM(*args, **named)
    if not was_through:
        edit.claimed_before |= {one.ref for one in claimed.tickets}
    return claimed


@contextmanager
def _at(found: World, point: str, edit: Edit) -> Iterator[None]:
    """Make the edit where a tick comes to a point."""
    with ExitStack() as stack:
        if point == "planner has read":
            stack.enter_context(mock.patch.object(nudges, "facts", _afterwards(edit, FACTS)))
        elif point == "claim has read":
            stack.enter_context(mock.patch.object(delivery, "_ask_again", _afterwards(edit, ASK_AGAIN)))
        elif point == "on the wire":
            send = found.sender.send
            stack.enter_context(mock.patch.object(found.sender, "send", _first(edit, send)))
        elif point == "any statement":
            stack.enter_context(_at_statement(found, found.random.randrange(STATEMENTS), edit))
        yield


def _afterwards(edit: Edit, act: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(*args: Any, **named: Any) -> Any:
        result = act(*args, **named)
        edit.make()
        return result

    return wrapped


def _first(edit: Edit, act: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(*args: Any, **named: Any) -> Any:
        edit.make()
        return act(*args, **named)

    return wrapped


@contextmanager
def _at_statement(found: World, number: int, edit: Edit) -> Iterator[None]:
    """After so many statements of this thread's."""
    ticking, left, engine = threading.get_ident(), iter(range(number, -1, -1)), found.wired.db.engine

    def counted(*_: object) -> None:
        if threading.get_ident() == ticking and next(left, None) == 0:
            edit.make()

    event.listen(engine, "after_cursor_execute", counted)
    try:
        yield
    finally:
        event.remove(engine, "after_cursor_execute", counted)


def _another_plan(found: World) -> None:
    """Another plan, first day and usual hour: for those who have not begun, and those who have that hour."""
    with found.wired.db.writing() as session:
        cohort = session.get_one(Cohort, found.random.choice(found.cohorts).id)
        wanted = replace(
            changing.as_it_is(cohort),
            plan=found.random.choice(("8", "12", "16")),
            starts_on=found.clock().date() + timedelta(days=found.random.randrange(3)),
            send_at=found.random.choice(("09:30", "12:30", "16:30")),
        )
        changing.apply(session, cohort, wanted, now=found.clock())
        session.commit()


EDITS: tuple[Callable[[World], None], ...] = (
    world.edit,
    world.edit,
    world.a_break,
    world.close_some_time,
    _another_plan,
)
