"""Who needs staff today, why, and what helps: one rule over what is known of a learner. Pure.

It speaks of deeds and of messages, never of what somebody wrote. The gravest need comes first, and within one need
whoever has waited longest.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

# So many messages in a row that did not arrive, and so many check-ins in a row that nobody answered.
UNREACHABLE_FROM, SILENT_FROM = 3, 2
# A check-in is given so long before it counts as not answered.
ANSWER_TIME = timedelta(days=2)
# A lesson that was opened and not finished for so long, with nothing else done since.
STUCK_AFTER = timedelta(days=7)
# How far back it is worth looking: what is older was seen to, or is past helping by now.
LOOKS_BACK = timedelta(days=42)
# For so long it is told that answers became worse.
WORSE_FOR = timedelta(days=14)
FINISHING_WITHIN = timedelta(days=7)
# An invitation that nobody answered for so long.
INVITED_FOR = timedelta(days=7)


class Need(StrEnum):
    """Why somebody stands on the list, the gravest first."""

    SUPPORT = "support"
    UNREACHABLE = "unreachable"
    WORSE = "worse"
    SILENT = "silent"
    STUCK = "stuck"
    NO_CONSENT = "no-consent"
    FINISHING = "finishing"


class Help(StrEnum):
    """What may help."""

    TASK = "task"
    CHANNEL = "channel"
    CONTACT = "contact"
    RESEND = "resend"
    RESUME = "resume"
    EXTEND = "extend"
    SKIP = "skip"
    CALL = "call"
    DONE = "done"


# By the first word of the source that the ledger gives (consents.py).
ENDED: Mapping[str, str] = {
    "wrong": "Whoever has their number says that it is not theirs.",
    "complaint": "Our mails to them were reported as unwanted, so none is sent.",
    "bounce": "Mails to them come back, so none is sent.",
    "provider": "The phone network does not take texts to their number, so none is sent.",
}
RANK: Mapping[str, int] = {need: rank for rank, need in enumerate(Need)}
HELPS: Mapping[Need, tuple[Help, ...]] = {
    Need.SUPPORT: (Help.TASK,),
    Need.UNREACHABLE: (Help.CHANNEL, Help.CONTACT, Help.RESEND, Help.CALL, Help.DONE),
    Need.WORSE: (Help.CALL, Help.EXTEND, Help.DONE),
    Need.SILENT: (Help.CALL, Help.RESEND, Help.EXTEND, Help.DONE),
    Need.STUCK: (Help.EXTEND, Help.SKIP, Help.RESEND, Help.CALL, Help.DONE),
    Need.NO_CONSENT: (Help.CALL, Help.CHANNEL, Help.DONE),
    Need.FINISHING: (Help.EXTEND, Help.DONE),
}


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What is known of one learner. Whatever is not the case is None or nothing.

    `missed` are the moments of the messages to their present number or address, since the last that arrived;
    `ended_at` is when it failed for good, and `ended_by` the source that the ledger gives for it;
    `unanswered` is how many check-ins, each given its time (`ANSWER_TIME`), nobody answered since the last sign of
    life, and `silent_since` when the first of them was sent. `put_aside` are the needs that staff have seen to, for as
    long as that holds.
    """

    now: datetime
    today: date
    missed: tuple[datetime, ...] = ()
    ended_at: datetime | None = None
    ended_by: str = ""
    unanswered: int = 0
    silent_since: datetime | None = None
    stuck_since: datetime | None = None
    stuck_on: str = ""
    worse_at: datetime | None = None
    task_since: datetime | None = None
    task_is_late: bool = False
    asked_at: datetime | None = None
    ends_on: date | None = None
    put_aside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Found:
    """One need: since when, and why in a plain sentence."""

    need: Need
    since: datetime
    why: str


def found(signs: Signs) -> tuple[Found, ...]:
    """Every need of one learner, the gravest first. A support task is never put aside: it is closed."""
    return tuple(one for one in _each(signs) if one.need is Need.SUPPORT or one.need not in signs.put_aside)


def helps(
    needs: tuple[Found, ...], *, can_change_channel: bool, is_paused: bool, may_write: bool
) -> tuple[Help, ...]:
    """What helps with these needs, each once.

    In a pause nothing is sent again and nothing put off; and nothing is sent again to whoever wants no messages.
    """
    wanted = dict.fromkeys([Help.RESUME] if is_paused else [])
    wanted |= dict.fromkeys(one for need in needs for one in HELPS[need.need])
    never: Set[Help] = set() if can_change_channel else {Help.CHANNEL}
    if is_paused:
        never |= {Help.RESEND, Help.EXTEND, Help.SKIP}
    if not may_write:
        never |= {Help.RESEND}
    if not any(one.need is not Need.SUPPORT for one in needs):
        never |= {Help.DONE}
    last = [one for one in (Help.CALL, Help.DONE) if one in wanted]
    return tuple(one for one in (*(one for one in wanted if one not in last), *last) if one not in never)


def order(needs: tuple[Found, ...]) -> tuple[int, datetime]:
    """Where somebody with these needs stands on the list."""
    return RANK[needs[0].need], needs[0].since


def ends_soon(ends_on: date, today: date) -> bool:
    """Whether a course that ends on a date is in its last week."""
    return today < ends_on <= today + FINISHING_WITHIN


def _each(signs: Signs) -> Iterator[Found]:
    if signs.task_since is not None:
        late = "Nobody has taken it in time." if signs.task_is_late else "It waits for somebody to see to it."
        yield Found(Need.SUPPORT, signs.task_since, f"A support task is open. {late}")
    if signs.ended_at is not None:
        yield Found(Need.UNREACHABLE, signs.ended_at, _why_ended(signs.ended_by))
    elif len(signs.missed) >= UNREACHABLE_FROM:
        yield Found(
            Need.UNREACHABLE, min(signs.missed), f"The last {len(signs.missed)} messages did not arrive."
        )
    if signs.worse_at is not None and signs.worse_at > signs.now - WORSE_FOR:
        yield Found(Need.WORSE, signs.worse_at, "Their last answers about how they are were clearly worse.")
    yield from _of_silence(signs)
    if signs.asked_at is not None:
        yield Found(Need.NO_CONSENT, signs.asked_at, "They have not said yes to messages, so none is sent.")
    if signs.ends_on is not None and ends_soon(signs.ends_on, signs.today):
        yield Found(Need.FINISHING, signs.now, _ending((signs.ends_on - signs.today).days))


def _why_ended(source: str) -> str:
    """What the ledger says of a number or an address that failed for good; nothing is sent there any more."""
    return ENDED.get(source.partition("-")[0], "Nothing gets through to them any more.")


def _of_silence(signs: Signs) -> Iterator[Found]:
    """Somebody who is silent is not stuck as well: a lesson they opened weeks ago says nothing new."""
    if signs.silent_since is not None and signs.unanswered >= SILENT_FROM:
        days = _days(signs, signs.silent_since)
        said = f"The last {signs.unanswered} check-ins were not answered, and nothing else was opened for {days}."
        yield Found(Need.SILENT, signs.silent_since, said)
    elif signs.stuck_since is not None and signs.stuck_since <= signs.now - STUCK_AFTER:
        said = f"They opened “{signs.stuck_on}” {_days(signs, signs.stuck_since)} ago and have done nothing since."
        yield Found(Need.STUCK, signs.stuck_since, said)


def _days(signs: Signs, since: datetime) -> str:
    days = (signs.now - since).days
    return "1 day" if days == 1 else f"{days} days"


def _ending(days: int) -> str:
    return "Their course ends tomorrow." if days == 1 else f"Their course ends in {days} days."
