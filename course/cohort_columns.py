"""What a column of a cohort's data is: its name, kind, unit, allowed values, and in which kind of data it stands.

The codebook, the files and the description of the interface for programs are all made from these.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a cell is written."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    YES_NO = "yes-no"
    DATE = "date"
    TIME = "time"
    INSTANT = "instant"
    LOCAL = "local-time"


# Each kind in words, for the codebook.
WRITTEN: Mapping[Kind, str] = {
    Kind.TEXT: "text",
    Kind.CHOICE: "one of the allowed values",
    Kind.CHOICES: "any of the allowed values, with a blank between",
    Kind.NUMBER: "whole number",
    Kind.YES_NO: "yes or no",
    Kind.DATE: "date, YYYY-MM-DD",
    Kind.TIME: "time of day, HH:MM",
    Kind.INSTANT: "date and time, YYYY-MM-DDTHH:MM:SSZ",
    Kind.LOCAL: "date and time without a zone, YYYY-MM-DDTHH:MM:SS",
}


class In(StrEnum):
    """In which data a column stands: with names, without names, or in both."""

    BOTH = "both"
    NAMED = "named"
    VEILED = "veiled"


@dataclass(frozen=True)
class Column:
    """One column. `missing` says what an empty cell means; `values` are the allowed ones with their labels."""

    name: str
    kind: Kind
    about: str
    unit: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    missing: str = "never empty"
    stands_in: In = In.BOTH
    # Only for those who may know the arms; in data without names, joined into "other" where it is rare.
    is_arm: bool = False
    is_joined: bool = False
    # The very words in which learners were asked.
    question: str = ""


@dataclass(frozen=True)
class Sight:
    """Whose eyes the data is for: with names or without, and with the arms or without."""

    is_named: bool
    knows_arms: bool

    def shows(self, column: Column) -> bool:
        hidden = In.VEILED if self.is_named else In.NAMED
        return column.stands_in != hidden and (self.knows_arms or not column.is_arm)


@dataclass(frozen=True)
class Table:
    """One file of an export, one address of the interface."""

    name: str
    about: str
    columns: tuple[Column, ...]

    def shown(self, sight: Sight) -> tuple[Column, ...]:
        """The columns that somebody sees, in their order."""
        return tuple(one for one in self.columns if sight.shows(one))


CLOCK = "the learner's own clock; UTC, with a Z, where their zone is no longer in the zone tables"


def moments(name: str, about: str, missing: str = "never empty") -> tuple[Column, Column]:
    """One moment as two columns: the instant, and what the learner's own clock showed."""
    utc = Column(f"{name}_utc", Kind.INSTANT, about, "UTC", missing=missing, stands_in=In.NAMED)
    local = Column(f"{name}_local", Kind.LOCAL, about, CLOCK, missing=missing)
    return utc, local


def choice(name: str, about: str, values: Mapping[str, str], missing: str = "never empty") -> Column:
    """A column of which the values are known beforehand."""
    return Column(name, Kind.CHOICE, about, values=values, missing=missing)
