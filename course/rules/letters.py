"""The closing letter and the plan for rough patches, out of what somebody wrote. Pure.

Nothing is invented: what was not written is empty here, and the page leaves it out. Chosen options come as the
words of the lesson that asked.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from course.lessons import Field, Lesson

# Lesson, then name of the field: what was written.
Written = Mapping[str, Mapping[str, Any]]
LESSONS = ("l01", "l06", "l07", "e1", "e2", "e3", "e4")
OWN_CHOICE, NOTHING_MORE = "own", "none"
# A letter has room for so many, so that it stays on one page of paper.
MOST_TRIED, MOST_CHANGES, MOST_BREAKS = 3, 4, 4
# From so many characters on, paper takes smaller type.
LONG, VERY_LONG = 1200, 2400


@dataclass(frozen=True)
class Goal:
    """One goal as it was set, how it would show, and how it was judged at the end."""

    words: str
    sign: str = ""
    rating: str = ""


@dataclass(frozen=True)
class Move:
    """Something that helped: its name, where it was chosen from the list, and when it did."""

    label: str
    proof: str = ""


@dataclass(frozen=True)
class Trigger:
    """What could set off a dip, and when that comes round."""

    event: str
    when: str = ""


@dataclass(frozen=True)
class Letter:
    """What a letter can speak of. Every text and every list may be empty."""

    why: str = ""
    since: str = ""
    linked_with: str = ""
    around: str = ""
    change: str = ""
    goals: tuple[Goal, ...] = ()
    pattern: str = ""
    surprise: str = ""
    moves: tuple[Move, ...] = ()
    strengths: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    proud_of: str = ""
    next_goal: str = ""
    help_next: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it is in the learner's words."""
        return self == Letter()


@dataclass(frozen=True)
class Plan:
    """Signs, what could set a dip off, what to do first, whom to tell, where to ask."""

    signs: tuple[str, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    moves: tuple[str, ...] = ()
    tell: str = ""
    professional: str = ""
    keeps_private: bool = False

    @property
    def is_blank(self) -> bool:
        return not (self.signs or self.triggers or self.moves or self.tell or self.professional)


def letter(written: Written, lesson_of: Callable[[str], Lesson]) -> Letter:
    """What the closing letter speaks of."""
    focus, back, kit, end = (written.get(item, {}) for item in ("l07", "e1", "e2", "e4"))
    said = _Labels(lesson_of)
    return Letter(
        why=written.get("l01", {}).get("why_now", ""),
        since=focus.get("since", ""),
        linked_with=focus.get("linked_with", ""),
        around=focus.get("around", ""),
        change=focus.get("change", ""),
        goals=tuple(_goals(focus, back, said)),
        pattern=written.get("l06", {}).get("pattern_seen", ""),
        surprise=back.get("surprise", ""),
        moves=tuple(_moves(kit, said)),
        strengths=said.several("e2", "strengths_now", kit.get("strengths_now", ())),
        feelings=said.several("e4", "feel", end.get("feel", ())),
        proud_of=end.get("proud_of", ""),
        next_goal=end.get("next_goal", ""),
        help_next=said.one("e4", "help_next", end.get("help_next", ""), but=NOTHING_MORE),
    )


def plan(written: Written) -> Plan:
    """The plan for rough patches."""
    own = written.get("e3", {})
    return Plan(
        signs=_texts(own.get("signs", ()), "sign"),
        triggers=tuple(
            Trigger(row.get("event", ""), row.get("when", "")) for row in own.get("likely_triggers", ())
        ),
        moves=_texts(own.get("first_moves", ()), "move"),
        tell=own.get("tell", ""),
        professional=own.get("professional", ""),
        keeps_private=own.get("share_plan") == "private",
    )


def names(written: Written) -> tuple[str, ...]:
    """Who is named outside the map: paper says them by their initials too."""
    return tuple(
        filter(None, (written.get("l07", {}).get("around", ""), written.get("e3", {}).get("tell", "")))
    )


def paragraphs(text: str) -> list[str]:
    """Somebody's own lines without empty ones. Those beyond the room that a page has run on in the last."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [*lines[:MOST_BREAKS], " ".join(lines[MOST_BREAKS:])] if len(lines) > MOST_BREAKS else lines


def size(characters: int) -> str:
    """How paper has to set so much: "", "long" or "very-long"."""
    if characters < LONG:
        return ""
    return "long" if characters < VERY_LONG else "very-long"


def length(*parts: Any) -> int:
    """How many characters these hold, however deep, and some for every line that one of them begins."""
    total = 0
    for part in parts:
        if isinstance(part, str):
            total += len(part) + 40 if part else 0
        elif isinstance(part, Sequence):
            total += length(*part)
        elif hasattr(part, "__dict__"):
            total += length(*vars(part).values())
    return total


class _Labels:
    """The words of chosen options, as the lesson that asked has them."""

    def __init__(self, lesson_of: Callable[[str], Lesson]) -> None:
        self._lesson_of = lesson_of

    def one(self, item: str, name: str, chosen: str, *, but: str = "") -> str:
        if not chosen or chosen == but:
            return ""
        return next((label for label in self.several(item, name, [chosen])), "")

    def several(self, item: str, name: str, chosen: Sequence[str]) -> tuple[str, ...]:
        fields = [one for one in self._fields(self._lesson_of(item)) if one.name == name]
        labels = {option.id: option.label for one in fields for option in one.options}
        return tuple(labels[one] for one in chosen if one in labels)

    def _fields(self, lesson: Lesson) -> Iterator[Field]:
        for card in lesson.cards:
            for one in card.fields:
                yield from (one, *one.fields)


def _goals(focus: Mapping[str, Any], back: Mapping[str, Any], said: _Labels) -> Iterator[Goal]:
    for number, row in enumerate(focus.get("goals", ()), 1):
        rating = said.one("e1", f"goal_{number}", back.get(f"goal_{number}", ""))
        if row.get("goal"):
            yield Goal(row["goal"], row.get("how_will_i_know", ""), rating)


def _moves(kit: Mapping[str, Any], said: _Labels) -> Iterator[Move]:
    for row in kit.get("top_skills", ()):
        label = said.one("e2", "skill", row.get("skill", ""), but=OWN_CHOICE)
        if label or row.get("proof"):
            yield Move(label, row.get("proof", ""))


def _texts(rows: Sequence[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    return tuple(row[name] for row in rows if row.get(name))


def trimmed(text: str) -> str:
    """Words for the middle of a sentence: without a full stop of their own."""
    return re.sub(r"[.…\s]+$", "", text)
