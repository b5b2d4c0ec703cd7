"""A translation laid over the English table of a TOML file. Only words are replaced; what it lacks stays English.

Lists of tables are matched by `id`, else by `name` (the second of a name with the second), so a translation may
leave out what it does not translate and cannot change the order. Keys in FIXED are no words: a translation leaves
them out or repeats them as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

FIXED = frozenset(
    [
        "id",
        "code",
        "kind",
        "how",
        "number",
        "say",
        "emergency",
        "verified_on",
        "phase",
        "locales",
        "begun",
        "card",
        "shows",
        "measures",
        "item",
        "asks",
    ]
)
Where = tuple[str | int, ...]


def laid_over(english: Any, words: Any) -> Any:
    """The English value with the words of the translation, wherever the two have the same shape."""
    if isinstance(english, Mapping) and isinstance(words, Mapping):
        return {
            key: laid_over(value, words[key]) if key in words and key not in FIXED else value
            for key, value in english.items()
        }
    if isinstance(english, list) and isinstance(words, list):
        if _key(english):
            return [laid_over(one, other or {}) for one, other in _paired(english, words)]
        return words if len(words) == len(english) else english
    return words if isinstance(english, str) and isinstance(words, str) and words.strip() else english


def faults(english: Any, words: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """What does not fit the English file, each with its place in the translation."""
    if isinstance(english, Mapping) and isinstance(words, Mapping):
        for key, value in words.items():
            if key not in english:
                yield (*where, key), f"“{key}” is not in the English file here, so it would not be shown."
            elif key in FIXED and value != english[key]:
                yield (
                    (*where, key),
                    f"“{key}” is not translated. Leave it out, or repeat it as it is in English.",
                )
            else:
                yield from faults(english[key], value, (*where, key))
    elif isinstance(english, list) and isinstance(words, list):
        yield from _list_faults(english, words, where)
    elif type(english) is not type(words) or (not isinstance(english, str) and english != words):
        yield where, f"“{where[-1]}” has to be like the English one, which is not words to translate."
    elif isinstance(words, str) and english and not words.strip():
        yield where, f"“{where[-1]}” is empty. Write the words, or leave it out to show the English."


def missing(english: Any, words: Any, where: Where = ()) -> Iterator[Where]:
    """The place of everything that is words in English and is not in the translation."""
    if isinstance(english, Mapping):
        given = words if isinstance(words, Mapping) else {}
        for key, value in english.items():
            told_apart_by = _key([english]) if where and isinstance(where[-1], int) else ""
            if key not in FIXED and key != told_apart_by:
                yield from missing(value, given.get(key), (*where, key))
    elif isinstance(english, list):
        others = words if isinstance(words, list) else []
        matched = _paired(english, others) if _key(english) else [(one, others) for one in english]
        for position, (one, found) in enumerate(matched):
            yield from missing(one, found, (*where, position))
    elif isinstance(english, str) and any(map(str.isalpha, english)) and not words:
        yield where


def _list_faults(english: Sequence[Any], words: Sequence[Any], where: Where) -> Iterator[tuple[Where, str]]:
    key = _key(english)
    if not key and len(words) != len(english):
        yield where, f"“{where[-1]}” has {len(words)} parts, and the English one has {len(english)}."
    for position, (one, found) in enumerate(_paired(words, english)):
        if key:
            if found is None:
                named = one.get(key) if isinstance(one, Mapping) else one
                yield (*where, position), f"There is nothing called “{named}” here in the English file."
            else:
                yield from faults(found, one, (*where, position))
        elif len(words) == len(english):
            yield from faults(english[position], one, (*where, position))


def _key(parts: Sequence[Any]) -> str:
    """What tells the tables of a list apart: their `id`, else their `name`; nothing for a list of other things."""
    for key in ("id", "name"):
        if parts and all(isinstance(one, Mapping) and key in one for one in parts):
            return key
    return ""


def _paired(parts: Sequence[Any], others: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each part with the one of the other list that stands for the same thing, or None."""
    key = _key(parts)
    waiting: dict[Any, list[Any]] = {}
    for other in others:
        if isinstance(other, Mapping):
            waiting.setdefault(str(other.get(key)), []).append(other)
    return [(part, next(iter(_taken(waiting, part, key)), None)) for part in parts]


def _taken(waiting: dict[Any, list[Any]], part: Any, key: str) -> list[Any]:
    found = waiting.get(str(part[key])) if key and isinstance(part, Mapping) else None
    return [found.pop(0)] if found else []
