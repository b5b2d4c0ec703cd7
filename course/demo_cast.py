"""The invented people of the demonstration: who they are, when they are written to, what they do and write.

Names and sentences are made up. Numbers are from the range that Ofcom keeps free for drama, addresses end in
example.org: neither reaches anybody. What a person answers is drawn from the fields of the lesson itself, so
a new lesson needs nothing here; only their own words come from `WORDS`: a question without any stays empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any, Literal

from course.lessons import Card, Field, Lesson
from course.models import Channel
from course.people import Profile

Habit = Literal["on time", "check-in open", "by text", "behind", "silent", "stops"]
FIRST_NUMBER = 447700900100
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("morning", "midday", "after-work", "evening")


@dataclass(frozen=True)
class Part:
    """One invented learner."""

    name: str
    habit: Habit
    send_at: str = "16:30"
    zone: str = "Europe/London"
    country: str = "GB"
    channel: Channel = Channel.SMS
    shares_moods: bool = True
    mood: int = 6
    note: str = ""
    area: str = "change"


CAST: tuple[Part, ...] = (
    # Whom the test phone shows first: with a check-in to answer, and a reminder to come.
    Part("Amara", "check-in open", mood=7),
    Part("Tomasz", "on time", mood=5, area="disagreement", note="Rang my sister. Easier than I thought."),
    Part("Leila", "behind", send_at="09:30", shares_moods=False),
    Part("Owen", "by text", mood=6, area="connection"),
    Part("Ngozi", "on time", send_at="12:30", mood=8),
    Part("Mei", "on time", channel=Channel.EMAIL, mood=6, area="loss"),
    Part("Callum", "silent", send_at="12:30"),
    Part("Sunita", "behind", send_at="19:00", mood=4),
    Part("Kwame", "by text", send_at="19:00", mood=7),
    Part("Rosa", "on time", zone="Europe/Madrid", country="ES", mood=5, area="connection"),
    Part("Dylan", "stops", send_at="12:30"),
    Part("Hana", "on time", send_at="09:30", mood=6, shares_moods=False, area="loss"),
    Part("Idris", "behind"),
    Part("Freya", "on time", channel=Channel.EMAIL, send_at="19:00", mood=7, area="connection"),
    Part("Mateo", "silent", zone="America/New_York", country="US"),
    Part("Aoife", "by text", zone="Europe/Dublin", country="IE", mood=5),
    Part("Yusuf", "on time", send_at="12:30", mood=4, area="disagreement"),
    Part("Grace", "behind", channel=Channel.EMAIL, send_at="09:30"),
    Part("Bilal", "silent", send_at="19:00"),
    Part("Chloe", "on time", mood=8),
    Part("Viktor", "behind", zone="Europe/Berlin", country="DE", mood=6),
    Part("Priya", "on time", zone="Asia/Kolkata", country="IN", mood=6, area="connection"),
    Part("Joseph", "stops"),
    Part("Siân", "silent", channel=Channel.EMAIL),
)

# What they write where a lesson asks for words of their own: by lesson and field.
WORDS: Mapping[tuple[str, str], Sequence[str]] = {
    ("l01", "why_now"): (
        "I keep putting people off.",
        "A friend said it might be good.",
        "It has been a long winter.",
        "Things are tense at home.",
        "I would like to hear from people more.",
    ),
    ("l01", "way_round"): ("Read it on the bus.", "Ask for a later time.", "Come back on Sunday."),
    ("l02", "event"): (
        "A short chat at the gate.",
        "K. forgot to ring back.",
        "Tea with my neighbour.",
        "A row about the washing-up.",
        "My brother sent a photo.",
    ),
    ("l02", "who"): ("K.", "my neighbour", "B.", "M. at work", "my brother"),
    ("l03", "duties.name"): ("The school run", "Cooking", "Visiting my aunt", "The early shift", "Washing"),
    ("l03", "ask_person"): ("M.", "my cousin", "J.", "the woman next door"),
    ("l04", "people.initials"): ("J.", "M.", "Bee", "K.", "my aunt", "the man at the kiosk"),
    ("l07", "since"): ("spring", "last winter", "the move", "October"),
    ("l07", "linked_with"): ("too much on my own", "how we talk at home", "the new shifts"),
    ("l07", "around"): ("my sister", "K.", "nobody in particular"),
    ("l07", "change"): ("one evening with people", "a calmer kitchen", "to be useful somewhere"),
    ("l07", "goals.goal"): ("Ring one person on Sundays", "Say one thing plainly", "Go to the allotment"),
    ("s1", "event"): ("K. cancelled.", "A long day and a short answer.", "Tea on the step."),
    ("l03", "tell_line"): ("I am on low battery, so I am doing less this week.", "Can it wait until Monday?"),
}


def profile(part: Part, number: int) -> Profile:
    """What the person with this number in the cast types on the join page."""
    is_text = part.channel == Channel.SMS
    contact = f"+{FIRST_NUMBER + number}" if is_text else f"learner{number:02d}@example.org"
    return Profile(
        part.name, part.channel, contact, part.country, part.zone, "en", part.send_at, shared_phone=False
    )


def answers(lesson: Lesson, card: Card, part: Part, random: Random) -> dict[str, Any]:
    """What this person fills in on one card. Everything may be skipped, and some of it is."""
    found = {one.name: _answer(lesson.id, one, one.name, part, random) for one in card.fields}
    return {name: value for name, value in found.items() if value}


def step(lesson: Lesson, random: Random) -> dict[str, Any]:
    """The small step they choose, as the page keeps it: which, when, and its words."""
    chosen = random.choice(lesson.step.options)
    return {
        "what": chosen.id,
        "day": random.choice(DAYS),
        "part": random.choice(PARTS),
        "words": chosen.label,
    }


def delay(part: Part, random: Random) -> timedelta:
    """How long after a message this person looks at it, in half hours: many fall together, which is quick to make."""
    longest = 10 if part.habit == "behind" else 3
    return timedelta(minutes=30 * random.randint(1, longest))


def _answer(lesson_id: str, field: Field, path: str, part: Part, random: Random) -> Any:
    if field.more and random.random() < 0.6:
        return None
    if (lesson_id, path) == ("l07", "chosen_area"):
        return part.area
    ids = [option.id for option in field.options]
    if field.kind in ("short", "long", "person"):
        words = WORDS.get((lesson_id, path), ())
        return random.choice(words) if words else None
    if field.kind == "mood":
        return part.mood
    if field.kind == "scale":
        return random.randint(field.low, field.high)
    if field.kind == "pick":
        return random.choice(ids)
    if field.kind == "multi":
        return [one for one in ids if random.random() < 0.4]
    if field.kind == "yn":
        return "yes" if path == "people.feels_safe" else random.choice(("yes", "no"))
    if field.kind == "group":
        return _rows(lesson_id, field, part, random)
    return None


def _rows(lesson_id: str, group: Field, part: Part, random: Random) -> list[dict[str, Any]]:
    """Two or three rows, each begun with words of its own: nobody writes the same line twice."""
    first, *others = group.fields
    words = list(WORDS.get((lesson_id, f"{group.name}.{first.name}"), ()))
    random.shuffle(words)
    return [
        {first.name: line}
        | {one.name: _answer(lesson_id, one, f"{group.name}.{one.name}", part, random) for one in others}
        for line in words[: random.randint(2, 3)]
    ]
