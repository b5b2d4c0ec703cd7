"""A map of people beside its first version: who has moved, who is new, and what somebody gets from whom. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Row = Mapping[str, Any]
NAME, RING, GETS = "initials", "ring", "i_receive"
MOST = 12


@dataclass(frozen=True)
class Standing:
    """Where one person stands on one map. `ring` 1 is the nearest; `gets` runs from 0 to 10; None is not said."""

    ring: int | None
    gets: int | None


@dataclass(frozen=True)
class Change:
    """One person who is not where they were. `then` is None for somebody new, `now` for somebody taken off."""

    name: str
    then: Standing | None
    now: Standing | None

    @property
    def way(self) -> Literal["new", "gone", "nearer", "further", "placed", ""]:
        """How they moved; "placed" has a ring where there was none before, "" stayed on the same one."""
        if self.then is None or self.now is None:
            return "new" if self.then is None else "gone"
        if self.now.ring is None or self.now.ring == self.then.ring:
            return ""
        if self.then.ring is None:
            return "placed"
        return "nearer" if self.now.ring < self.then.ring else "further"

    @property
    def has_other_gets(self) -> bool:
        """Whether what the learner gets from them was said both times, and is not the same."""
        if self.then is None or self.now is None or self.then.gets is None or self.now.gets is None:
            return False
        return self.then.gets != self.now.gets


def compare(then: Sequence[Row], now: Sequence[Row], rings: Sequence[str]) -> list[Change]:
    """Everybody who changed, in the order of the newer map; those who are no longer on it come last."""
    before, after = _standings(then, rings), _standings(now, rings)
    found = [Change(name, before.get(key, (name, None))[1], where) for key, (name, where) in after.items()]
    found += [Change(name, where, None) for key, (name, where) in before.items() if key not in after]
    return [one for one in found if one.way or one.has_other_gets]


def merged(rows: Sequence[Row], said: Sequence[Row]) -> list[Row]:
    """The whole map after a second pass that said something of some people: the others stay as they were.

    A name that is on the map already is that person, whatever its big and small letters; what was not said anew
    is kept. Nobody is added beyond the room that a map has.
    """
    anew = {_key(row): row for row in said if _key(row)}
    whole = [{**row, **_but_name(anew.pop(_key(row), {}))} for row in rows]
    return [*whole, *anew.values()][: max(MOST, len(rows))]


def _standings(rows: Sequence[Row], rings: Sequence[str]) -> dict[str, tuple[str, Standing]]:
    return dict(_named(rows, rings))


def _named(rows: Sequence[Row], rings: Sequence[str]) -> Iterator[tuple[str, tuple[str, Standing]]]:
    for row in rows:
        if key := _key(row):
            ring = rings.index(row[RING]) + 1 if row.get(RING) in rings else None
            yield key, (row[NAME], Standing(ring, row.get(GETS)))


def _but_name(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != NAME}


def _key(row: Row) -> str:
    return str(row.get(NAME, "")).casefold().strip()
