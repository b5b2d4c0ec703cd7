"""`rehearse`: the whole course on a stepped clock, for invented learners; nothing is sent and nothing is kept."""

import argparse
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from itertools import groupby
from pathlib import Path

from course import cohorts, rehearsal, rosters
from course.commands import demonstration, opening
from course.commands.opening import Refusal
from course.models import Cohort
from course.rehearsal import Cast, Line, Rehearsed
from course.rules import local_time, moves
from course.rules.prices import Price
from course.settings import Settings
from course.wiring import Wired

ZONE, COUNTRY, PLAN, HOUR = "Europe/London", "GB", "12", "16:30"
EXAMPLE_ADDRESS = "https://kith.example.org"
WEEK = timedelta(days=7)


def rehearse(asked: argparse.Namespace) -> int:
    """Every message as a JSON line, or a table by week with what it comes to."""
    with _wired(asked) as wired:
        cohort = _cohort(wired, asked)
        cast = _cast(wired, asked, cohort)
        found = rehearsal.run(wired, cast)
    if asked.json:
        for line in found.lines:
            opening.tell_json(as_json(line))
    else:
        _tell(cast, found, cohorts.price_of(cohort) if cohort is not None else None)
    return opening.DONE


def as_json(line: Line) -> dict[str, object]:
    """One message for a program, in the names of the contract."""
    return {
        "learner": line.learner,
        "kind": line.kind,
        "item": line.item,
        "channel": line.channel,
        "zone": line.zone,
        "local": line.local.isoformat(timespec="seconds"),
        "utc": line.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "text": line.text,
        "segments": line.segments,
        "reason": line.reason,
    }


@contextmanager
def _wired(asked: argparse.Namespace) -> Iterator[Wired]:
    """Live mode where its settings are there, else the demonstration, else a Kith that is made up on the spot.

    No sender is built: a rehearsal has its own.
    """
    if os.environ.get("KITH_DATABASE_URL") or os.environ.get("KITH_DATABASE_URL_FILE"):
        settings = opening.settings()
    elif asked.cohort:
        settings = _demonstration(Path(asked.data))
    else:
        settings = _made_up()
    wired = opening.parts(settings, senders={})
    try:
        yield wired
    finally:
        wired.db.dispose()


def _demonstration(folder: Path) -> Settings:
    if not (folder / demonstration.DATABASE).exists():
        raise Refusal("--cohort: the settings of live mode are not there, nor a demonstration. "
                      "Set KITH_DATABASE_URL and the others, or rehearse a plan with --plan.")  # fmt: skip
    return Settings.for_demo(folder, EXAMPLE_ADDRESS)


def _made_up() -> Settings:
    return Settings(
        mode="live",
        database_url="sqlite://",
        base_url=EXAMPLE_ADDRESS,
        secret_key=secrets.token_urlsafe(32),
        data_keys=(secrets.token_bytes(32),),
        sender_name="Kith",
        data_dir=Path(),
    )


def _cohort(wired: Wired, asked: argparse.Namespace) -> Cohort | None:
    if not asked.cohort:
        return None
    if problem := opening.schema_problem(wired):
        raise Refusal(problem, status=opening.FOUND_WRONG)
    with wired.db.reading() as session:
        found = cohorts.find_by_code(session, asked.cohort)
    if found is None:
        raise Refusal(f"--cohort: no group has the code {asked.cohort}.")
    return found


def _cast(wired: Wired, asked: argparse.Namespace, cohort: Cohort | None) -> Cast:
    """What was asked for; what was left open comes from the cohort, else from the usual."""
    zones = [local_time.canonical(name) for name in asked.zone]
    plan = cohort.plan if cohort else asked.plan or PLAN
    at, starts_on = asked.at or (cohort.send_at if cohort else HOUR), _day(asked.starts_on)
    wrong = {
        "--plan": "" if plan in wired.course.plans else f"choose one of: {', '.join(wired.course.plans)}.",
        "--zone": "" if None not in zones else "write a time zone, such as Europe/London.",
        "--at": "" if _is_time(at) else "write an hour and minutes, such as 16:30.",
        "--starts-on": ""
        if starts_on or not asked.starts_on
        else "write year, month and day, such as 2027-01-04.",
        "--learners": ""
        if 1 <= asked.learners <= rehearsal.MOST_LEARNERS
        else f"choose from 1 to {rehearsal.MOST_LEARNERS}.",
    }
    problems = [f"{name}: {said}" for name, said in wrong.items() if said]
    if problems:
        raise Refusal(*problems)
    where = [(zone, "") for zone in zones if zone] or _zones(wired, cohort)
    chosen, maybe = tuple(zone for zone, _ in where), tuple(others for _, others in where)
    first = starts_on or (cohort.starts_on if cohort else local_time.local_date(wired.clock(), chosen[0]))
    said = {"zones": chosen, "maybe": maybe, "starts_on": first, "send_at": at, "learners": asked.learners,
            "behaviour": asked.behaviour, "channel": asked.channel}  # fmt: skip
    return rehearsal.cast_of(cohort, **said) if cohort else Cast(plan=plan, country=COUNTRY, **said)


def _zones(wired: Wired, cohort: Cohort | None) -> list[tuple[str, str]]:
    """Where its learners are; where that is not known, with the other zones that their numbers could be in."""
    if cohort is None:
        return [(ZONE, "")]
    with wired.db.reading() as session:
        found = rosters.zones(session, cohort.id)
    return list(found) or [(cohort.zone, "")]


def _is_time(text: str) -> bool:
    try:
        return time.fromisoformat(text).strftime("%H:%M") == text
    except ValueError:
        return False


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _tell(cast: Cast, found: Rehearsed, price: Price | None) -> None:
    """The table for people: week by week, each message with its local time."""
    for number, lines in groupby(found.lines, key=lambda line: _week(cast, line)):
        opening.tell("")
        opening.tell(f"Week {number}" if number > 0 else "Before the first day")
        for line in lines:
            opening.tell(_row(line))
    opening.tell("")
    opening.tell(_sum(found, price))


def _week(cast: Cast, line: Line) -> int:
    return (line.local.date() - cast.starts_on) // WEEK + 1


def _row(line: Line) -> str:
    when = line.local.strftime("%a %d %b %Y %H:%M")
    size = f"{line.segments} segment{'s' if line.segments != 1 else ''}" if line.segments else "e-mail"
    moved = f"  ({moves.sentences(moves.read(line.moved_by))})" if line.moved_by else ""
    what = f"{line.kind} {line.item}".strip()
    return f"  {when}  {line.zone:<20}  learner {line.learner:<3}  {what:<18}  {size:<10}  {_preview(line)}{moved}"


def _preview(line: Line) -> str:
    return " ".join(line.text.split())[:72]


def _sum(found: Rehearsed, price: Price | None) -> str:
    said = f"{found.texts} texts, {found.mails} e-mails, {found.segments} segments."
    besides = f"Besides: {found.other_texts} codes and answers to replies, {found.other_segments} segments."
    cost = f" About {price.of(found.segments + found.other_segments)}." if price is not None else ""
    return f"{said} {besides}{cost} Nothing was sent, and nothing was kept."
