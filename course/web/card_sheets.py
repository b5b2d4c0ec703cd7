"""The cards of a lesson as one reader may see them, each rendered by itself.

A card that nobody wrote on is the same for everybody who reads it in the same words, and is rendered once
(`rendering`). One with words on it is rendered for its reader and kept nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from markupsafe import Markup

from course.lessons import Card, Country, Field, Lesson
from course.web import forms, kept, rendering
from course.web.looking_back import Then


@dataclass(frozen=True)
class Sheet:
    """One card as this reader may see it. `is_hidden`: there is an answer that this browser may not show."""

    card: Card
    values: Mapping[str, Any]
    errors: Mapping[str, str]
    is_hidden: bool

    @property
    def groups_with_room(self) -> frozenset[str]:
        """The groups that could take one more row than is on the page."""
        groups = (one for one in self.card.fields if one.kind == "group")
        return frozenset(one.name for one in groups if _room(one, self.values))

    @property
    def is_written(self) -> bool:
        kinds = {inner.kind for one in self.card.fields for inner in (one, *one.fields)}
        return not kinds.isdisjoint(forms.WRITTEN)

    @property
    def is_blank(self) -> bool:
        """Whether nothing of what somebody wrote, or mistyped, stands on it."""
        return not self.values and not self.errors


@dataclass(frozen=True)
class Around:
    """What the cards of a lesson share. `support` belongs on the card with the number `noted`."""

    lesson: Lesson
    edition: str
    form_note: str
    offline: kept.Note
    is_done: bool
    resume: int
    resume_href: str
    follows_today: bool
    begin_by: date | None
    has_names: bool
    has_picture: bool
    noted: str
    support: Country | None
    then: Then | None
    zone: tzinfo


def all_of(around: Around, sheets: Iterable[Sheet], *, owner: str) -> Markup:
    """All cards of a lesson, one after the other."""
    return Markup("").join(card(around, one, owner=owner) for one in sheets)


def blank(around: Around, sheets: Sequence[Sheet]) -> rendering.Made:
    """The same where their reader wrote nothing that may be shown: one page for many."""
    hidden = tuple(one.card.number for one in sheets if one.is_hidden)
    return rendering.Made((around, hidden), lambda: all_of(around, sheets, owner=kept.ANYBODY))


def card(around: Around, sheet: Sheet, *, owner: str) -> Markup:
    """One card with its form, which belongs to `owner`."""
    number = sheet.card.number
    is_first, is_noted = number == 1, around.noted == str(number)
    then = around.then if around.then is not None and around.then.card == number else None
    return rendering.shared(
        "learner/_lesson_card.html",
        {kept.OWNER: owner},
        keep=sheet.is_blank and then is None,
        lesson=around.lesson,
        sheet=sheet,
        edition=around.edition,
        form_note=around.form_note,
        offline=around.offline,
        is_done=is_first and around.is_done,
        resume=around.resume if is_first else 0,
        resume_href=around.resume_href if is_first else "",
        follows_today=is_first and around.follows_today,
        begin_by=around.begin_by if is_first else None,
        has_names=around.has_names,
        has_picture=around.has_picture,
        support=around.support if is_noted else None,
        then=then,
        zone=around.zone if then is not None else "UTC",
    )


def _room(group: Field, values: Mapping[str, Any]) -> bool:
    return max(group.rows_min, len(values.get(group.name, ())) + 1) < group.rows_max
