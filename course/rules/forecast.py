"""What is still to come for one learner, if they do nothing: the rule itself, asked again and again. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from course.rules import due
from course.rules.due import PastNudge, Reason, Standing
from course.rules.pauses import Pause
from course.rules.standings import LATE_AFTER

STEPS_AT_MOST = 400


@dataclass(frozen=True)
class Coming:
    """A message that will go out at `at` (UTC) unless its item is done by then."""

    at: datetime
    reason: Reason


def forecast(standing: Standing, now: datetime, *, days: int = 120) -> list[Coming]:
    """The messages from `now` on, at most `days` ahead, in order."""
    found: list[Coming] = []
    at: datetime | None = now
    for _ in range(STEPS_AT_MOST):
        if at is None or at > now + timedelta(days=days):
            break
        decision = due.decide(standing, at)
        if decision.reason is not None:
            found.append(Coming(at, decision.reason))
            standing = after(standing, decision.reason, at)
        at = decision.look_again_at
    return found


def after(standing: Standing, reason: Reason, at: datetime) -> Standing:
    """The same enrolment once a message has left at `at`."""
    merged = tuple(PastNudge(key, at, False) for key in reason.stands_in_for)
    pause = Pause(reason.for_on, None) if reason.kind == "pause" else standing.pause
    return replace(
        standing,
        pause=pause,
        nudges=(*standing.nudges, PastNudge(reason.key, at, True), *merged),
        sent_on=(*standing.sent_on, reason.for_on),
        # That its hour of a day before had passed does not make it late on the day on which it leaves.
        late_at=at if at > reason.due_at + LATE_AFTER else standing.late_at,
    )
