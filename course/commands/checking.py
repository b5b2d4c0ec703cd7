"""Commands that look and tell: an installation's health, an author's mistakes, what texts cost and mean."""

import argparse
import json
import sys
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import tzdata

from course import audit, health, key_check, lesson_check, mail_listening, resealing
from course.commands import opening
from course.commands.opening import Refusal
from course.rules import reply_words
from course.rules import segments as segment_rules
from course.wiring import LESSONS, Wired

Finding = tuple[str, bool, str]
# So many damaged fields are named; the rest is a number.
NAMED = 10
BOUNCES = {
    "hard": "It came back for good.",
    "soft": "It did not arrive this time.",
    "complaint": "The reader complained.",
    "away": "A holiday note, or another reply by a machine.",
    "other": "Neither a bounce nor a complaint.",
}


def doctor(_asked: argparse.Namespace) -> int:
    """One line for each thing looked at; 1 if anything is wrong."""
    findings = list(_examine())
    for name, is_well, said in findings:
        opening.tell(f"{'ok   ' if is_well else 'wrong'} {name}: {said}")
    return opening.DONE if all(is_well for _, is_well, _ in findings) else opening.FOUND_WRONG


def _examine() -> Iterator[Finding]:
    yield _zones()
    try:
        settings = opening.settings()
    except Refusal as refusal:
        yield from (("settings", False, problem) for problem in refusal.lines[1:])
        return
    yield "settings", True, f"all there, for {settings.base_url}"
    try:
        wired = opening.parts(settings)
    except Refusal as refusal:
        yield "lessons", False, " ".join(refusal.lines)
        return
    yield "lessons", True, f"{len(wired.course.lessons)} lessons, {len(wired.course.plans)} plans"
    yield from _senders(wired)
    problem = opening.schema_problem(wired)
    yield (
        "database",
        not problem,
        problem or f"answers, and its schema fits ({wired.db.url.get_backend_name()})",
    )
    if not problem:
        yield _files(wired)
        yield _keys(wired)
        yield _seals(wired)
        yield _jobs(wired)
        yield _record(wired)
    wired.db.dispose()


def _zones() -> Finding:
    from_package = not zoneinfo.TZPATH
    said = (
        f"tzdata {tzdata.IANA_VERSION}"
        if from_package
        else f"read from {', '.join(zoneinfo.TZPATH)}; set PYTHONTZPATH to nothing"
    )
    return "time zones", from_package, said


def _senders(wired: Wired) -> Iterator[Finding]:
    for channel, words in (("sms", "texts"), ("email", "e-mail")):
        there = channel in wired.senders
        yield words, True, "set up" if there else "not set up, so nobody is reached that way"
    calls = "called every minute while all is well" if wired.monitor else "not set up (KITH_PING_URL)"
    yield "monitor", True, calls


def _files(wired: Wired) -> Finding:
    problem = health.unwritable(wired.db, wired.settings)
    return "files", not problem, problem or "can be written where they belong"


def _keys(wired: Wired) -> Finding:
    problem = key_check.problem(wired.db)
    return "keys", not problem, problem or "they open what the database holds"


def _seals(wired: Wired) -> Finding:
    """Every sealed field is opened: what was altered, moved or cut short is named by its row, never by its words."""
    broken = list(resealing.damaged(wired.db))
    if not broken:
        return "sealed fields", True, "all of them open"
    named = "; ".join(str(one) for one in broken[:NAMED])
    more = f" and {len(broken) - NAMED} more" if len(broken) > NAMED else ""
    return "sealed fields", False, f"{len(broken)} do not open: {named}{more}. A backup may have them whole."


def _jobs(wired: Wired) -> Finding:
    with wired.db.reading() as session:
        found = health.look_here(session, wired, now=wired.clock())
    since = "never" if found.last_tick_seconds is None else f"{found.last_tick_seconds} seconds ago"
    return (
        "jobs",
        found.is_well,
        f"{found.status}; last tick {since}, oldest due {found.oldest_due_seconds} seconds",
    )


def verify_audit(_asked: argparse.Namespace) -> int:
    """Walk the record of acts; 1 if a line does not fit, which is named."""
    with opening.ready() as wired:
        _, is_whole, said = _record(wired)
    opening.tell(said)
    return opening.DONE if is_whole else opening.FOUND_WRONG


def _record(wired: Wired) -> Finding:
    with wired.db.reading() as session:
        broken = audit.first_broken(session)
    if broken is None:
        return "record", True, "The record of acts is whole."
    said = f"Line {broken} of the record of acts does not fit: it was changed, put in or moved, or lines are missing."
    return "record", False, said


def check_lessons(asked: argparse.Namespace) -> int:
    """Every mistake with its file and line; 1 if there is any. People are also told how long each lesson is."""
    mistakes = lesson_check.check(LESSONS)
    if not asked.json:
        _tell_measures()
    for one in mistakes:
        if asked.json:
            opening.tell_json({"file": one.file, "line": one.line, "error": one.error})
        else:
            opening.tell(str(one))
    opening.explain(*lesson_check.begun(LESSONS))
    if not mistakes:
        opening.explain("No mistakes found.")
    return opening.FOUND_WRONG if mistakes else opening.DONE


def _tell_measures() -> None:
    opening.tell("lesson     cards  words  reading age")
    for one in lesson_check.measures(LESSONS):
        opening.tell(f"{one.id:<4} {one.locale:<5} {one.cards:>5}  {one.words:>5}  {one.reading:>11}")


def segments(asked: argparse.Namespace) -> int:
    """What each text costs to send."""

    def count(text: str) -> Mapping[str, Any]:
        return vars(segment_rules.count(text))

    return _each_line(
        asked, count, lambda found: f"{found['segments']} ({found['units']} units, {found['encoding']})"
    )


def read_replies(asked: argparse.Namespace) -> int:
    """How each text would be understood."""

    def understand(text: str) -> Mapping[str, Any]:
        reply = reply_words.understand(text)
        return {"kind": reply.kind, "value": reply.value, "risk": reply.risk}

    return _each_line(
        asked, understand, lambda found: " ".join(str(part) for part in found.values() if part is not None)
    )


def read_bounce(asked: argparse.Namespace) -> int:
    """Take in one mail that came back, as a mail server pipes it. A mail of no use to us is no mistake."""
    raw = sys.stdin.buffer.read()
    if not raw.strip():
        raise Refusal("There is no mail on standard input. Pipe one in, headers and all.")
    with opening.ready() as wired:
        returned, is_ours = mail_listening.take_in(wired, raw, now=wired.clock())
    if asked.json:
        opening.tell_json({"kind": returned.kind, "code": returned.code or None, "acted_on": is_ours})
    else:
        opening.tell(
            f"{BOUNCES[returned.kind]} {'It is about a mail of ours.' if is_ours else 'Nothing follows.'}"
        )
    return opening.DONE


def _each_line(
    asked: argparse.Namespace,
    work: Callable[[str], Mapping[str, Any]],
    in_words: Callable[[Mapping[str, Any]], str],
) -> int:
    """One JSON string a line in, one answer a line out. A line that is none ends it, and is named."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            text = json.loads(line)
        except ValueError:
            text = None
        if not isinstance(text, str):
            raise Refusal(f"Line {number} is not a JSON string. Write one text a line, in double quotes.")
        found = work(text)
        if asked.json:
            opening.tell_json(found)
        else:
            opening.tell(in_words(found))
    return opening.DONE
