"""The test phone of the demonstration: a clock moved by hand, one learner's messages, and why each was sent.

A POST moves the clock or answers a text. Everything that falls due on the way happens then and there, by the
code that does it in live mode.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import enrolments, phone_story, phone_texts, plans, stepping
from course.lesson_plans import SLOT
from course.lessons import PlanItem
from course.models import Message, Nudge
from course.phone_story import Happening, Held, Identity
from course.phone_texts import Shown
from course.rules import calendars, contacts, local_time, moves, places, progress
from course.stepping import Ahead
from course.web import access, context
from course.web.admin import words

blueprint = Blueprint("phone", __name__, url_prefix="/phone")
HOME = "Europe/London"
LONGEST_TEXT = 1600
LINK = re.compile(r"https?://[^\s<>]+")
FURTHEST = timedelta(days=120)
OFFERED_MESSAGES, SHOWN = 6, 16
DID = {"joined": "Joined", "opened": "Opened", "finished": "Finished", "checked in": "Answered"}
UNDERSTOOD = {
    "stop": "STOP recognised.",
    "start": "START recognised.",
    "help": "HELP recognised.",
    "number": "A number came in.",
    "risk": "Words of danger recognised.",
}
READ_AS = {
    "stop": "Nothing more goes to this number, but for one confirmation.",
    "start": "It holds for somebody who said yes before.",
    "help": "A fixed reply answers it at once.",
    "number": "It answers the open check-in, where there is exactly one, or “Still want these?”.",
    "later": "The latest message comes again tomorrow.",
    "pause": "The course waits: one week, or as many as were named, four at most.",
    "slower": "A week's work takes two weeks from now on.",
    "resume": "The course goes on where it stood.",
    "link": "A fresh link goes out at once.",
    "risk": "Where to find help goes out at once, at any hour.",
}


@dataclass(frozen=True)
class Piece:
    """A stretch of a message's text; with `href` it is a link on this site."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Bubble:
    """One message on the phone. `has_time` is True where a line with the time stands above it."""

    at: datetime
    is_mine: bool
    subject: str
    lines: tuple[tuple[Piece, ...], ...]
    has_time: bool


@dataclass(frozen=True)
class Entry:
    """One line behind the scenes."""

    at: datetime
    strong: str
    said: str


@blueprint.get("")
@access.demo
def show() -> str:
    session, known = context.session(), phone_story.identities(context.session())
    who = phone_story.choose(session, known, request.args.get("as", ""))
    standing = phone_story.held(session, who) if who else None
    zone = standing.person.zone if standing else HOME
    return render_template(
        "admin/phone.html",
        who=who,
        contact=contacts.spaced(who.contact) if who else "",
        known=known,
        standing=standing,
        zone=zone,
        place=places.label(zone),
        now=context.now(),
        **_course_of(standing),
        **_to_come(who, zone),
        **_on_the_phone(who, standing),
    )


@blueprint.post("/next-message")
@access.demo
def next_message() -> Response:
    who = _who()
    stepping.jump_to_next_message(context.wired(), who.contact_index)
    return _back(who)


@blueprint.post("/clock")
@access.demo
def move_clock() -> Response:
    who, until = _who(), _instant(request.form.get("to", ""))
    stepping.move_to(context.wired(), until)
    return _back(who)


@blueprint.post("/reply")
@access.demo
def reply() -> Response:
    who, said = _who(), request.form.get("reply", "").replace("\0", "").strip()[:LONGEST_TEXT]
    if said and phone_story.can_reply(who):
        stepping.reply(context.wired(), who.channel, who.contact, said)
    return _back(who)


@blueprint.post("/identity")
@access.demo
def choose_identity() -> Response:
    return _back(_who())


def _who() -> Identity:
    """Whom the form was sent for. A session of its own, closed again: stepping opens those that it needs."""
    with context.wired().db.reading() as session:
        known = phone_story.identities(session)
    found = next((one for one in known if one.key == request.form.get("as")), None)
    if found is None:
        abort(404)
    return found


def _back(who: Identity) -> Response:
    # "as" is a word of Python's own, so it cannot be named as an argument.
    return redirect(f"{url_for('phone.show')}?as={who.key}#newest", 303)


def _instant(text: str) -> datetime:
    """A moment that the page offered. The clock goes forward only, and not without end."""
    now = context.wired().clock()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        abort(422)
    if found.tzinfo is None or not now <= found <= now + FURTHEST:
        abort(422)
    return found


def _course_of(standing: Held | None) -> dict[str, Any]:
    if standing is None:
        return {"plan": None, "week": 0}
    plan = plans.of(context.session(), context.wired().course, standing.enrolment)
    today = local_time.local_date(context.now(), standing.person.zone)
    return {"plan": plan, "week": progress.week(plan, calendars.of(standing.enrolment), today)}


def _to_come(who: Identity | None, zone: str) -> dict[str, Any]:
    """The next message, and the moments to jump to: messages further on, an hour, the days that follow."""
    now = context.now()
    ahead = stepping.ahead(context.wired(), context.session(), who.contact_index, now=now) if who else []
    return {
        "next_one": (_named(ahead[0]), ahead[0].at) if ahead else None,
        "later": [(_named(one), one.at) for one in ahead[1 : OFFERED_MESSAGES + 1]],
        "an_hour_on": now + timedelta(hours=1),
        "days": phone_story.days_ahead(now, zone),
    }


def _on_the_phone(who: Identity | None, standing: Held | None) -> dict[str, Any]:
    if who is None:
        return {"bubbles": [], "entries": [], "can_reply": False, "codes_used_up": False}
    session, enrolment = context.session(), standing.enrolment if standing else None
    return {
        "bubbles": list(_bubbles(phone_texts.conversation(session, who.contact_index, limit=SHOWN))),
        "entries": [_entry(one) for one in phone_story.happenings(session, who, enrolment)],
        "can_reply": phone_story.can_reply(who),
        "codes_used_up": phone_story.has_used_up_codes(session, who, now=context.now()),
    }


def _named(one: Ahead) -> str:
    """What is to come, as it stands in the middle of a sentence."""
    name = _item(one.item)
    if one.kind in ("lesson", "check-in", "reminder"):
        return f"reminder: {name}" if one.kind == "reminder" else name
    known = words.KINDS.get(one.kind, one.kind)
    return known[:1].lower() + known[1:]


def _item(item: str | None) -> str:
    """ "lesson 2", "check-in of week 1"."""
    if item is None:
        return ""
    if SLOT.fullmatch(item):
        return f"lesson {item[1:]} of {'their focus' if item.startswith('x') else 'a second focus'}"
    week = item.removeprefix("week-")
    return f"check-in of week {week}" if week != item else f"lesson {item.lstrip('l0') or item}"


def _bubbles(texts: Iterable[Shown]) -> Iterator[Bubble]:
    before: datetime | None = None
    for one in texts:
        lines = tuple(tuple(_pieces(line)) for line in one.text.splitlines() if line.strip())
        yield Bubble(one.at, one.direction == "out", one.subject, lines, has_time=one.at != before)
        before = one.at


def _pieces(line: str) -> Iterator[Piece]:
    """The text with its links. They lead to this very site, under whatever address it was opened."""
    end = 0
    for found in LINK.finditer(line):
        address = found[0].rstrip(".,;:)")
        if found.start() > end:
            yield Piece(line[end : found.start()])
        yield Piece(_without_scheme(address), _on_this_site(address))
        end = found.start() + len(address)
    if end < len(line):
        yield Piece(line[end:])


def _without_scheme(address: str) -> str:
    return address.split("://", 1)[1]


def _on_this_site(address: str) -> str:
    """The path of one of our own addresses. The port may be another one since the message was sent."""
    parts = urlsplit(address)
    own = urlsplit(context.wired().settings.base_url).hostname
    is_ours = parts.hostname in (own, "localhost", "127.0.0.1", "::1")
    return f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}" if is_ours else ""


def _item_of(message: Message) -> PlanItem | None:
    """What a message speaks of, in its reader's own plan."""
    session, found = context.session(), message.enrolment_id and message.item
    enrolment = enrolments.find(session, message.enrolment_id or 0) if found else None
    if enrolment is None:
        return None
    return plans.of(session, context.wired().course, enrolment).item(message.item or "")


def _entry(one: Happening) -> Entry:
    if one.text is not None:
        kind = one.text.understood or ""
        return Entry(
            one.at,
            UNDERSTOOD.get(kind, "A text came in"),
            READ_AS.get(kind, "The standard reply answers it."),
        )
    if one.message is None:
        name = _item(one.item)
        return Entry(one.at, "", f"{DID[one.did]} {name}.".replace(" .", "."))
    return _of_message(one.at, one.message, one.nudge)


def _of_message(at: datetime, message: Message, nudge: Nudge | None) -> Entry:
    what = words.kind(context.wired().course, message.kind, _item_of(message))
    status = words.STATUSES[message.status].word.lower()
    size = f", {message.segments} segment{'' if message.segments == 1 else 's'}" if message.segments else ""
    why = nudge.why if nudge is not None else words.CAUSES.get(message.kind, "")
    moved = moves.sentences(moves.read(nudge.moved_by)) if nudge is not None else ""
    said = (f"{status}{size}.", words.reason(message.reason_code), why, moved)
    return Entry(at, what, " ".join(part for part in said if part))
