"""Rows that are only looked at: values of the models' own classes that no database session keeps track of.

The ORM loads a row so that it can be changed, which takes it three times as long as the reading, and asks itself at
each look at a value where it is to be found. Who only looks gets a subclass with the same values and methods, whose
values are plain. It refuses to be changed (AttributeError), so that nothing seems to be written that is not.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, inspect

from course import db
from course.db import Model, Session

Kind = TypeVar("Kind", bound=Model)
_SEEN = "looks"
# Under this name such a class keeps the model that it stands for.
_MODEL = "seen_model"


@cache
def columns(*models: type[Model]) -> tuple[ColumnElement[Any], ...]:
    """What a statement selects so that `of` makes rows of these models of what it finds, each from its own part."""
    return tuple(one.columns[0] for model in models for one in inspect(model).column_attrs)


def each(values: Sequence[Any], *models: type[Model]) -> list[Any]:
    """The row of each of these models, made of what was found for their `columns`; None where a join found none."""
    made, start = [], 0
    for model in models:
        names, key = _names(model)
        stop = start + len(names)
        made.append(_row(model, names, values[start:stop]) if values[start + key] is not None else None)
        start = stop
    return made


def rows(session: Session, model: type[Kind], statement: Any, **values: Any) -> list[Kind]:
    """The rows of one model that a query of its `columns` finds with these values of its parameters."""
    names, _ = _names(model)
    return [_row(model, names, found) for found in db.rows(session, statement, **values)]


def keep(session: Session, *seen: Model | None) -> None:
    """Have `find` give these without asking the database again. For a session that only reads."""
    kept = session.info.setdefault(_SEEN, {})
    kept.update({(getattr(one, _MODEL), one.__dict__["id"]): one for one in seen if one is not None})


def find(session: Session, model: type[Kind], id: int) -> Kind | None:
    """A row by its number: as it was seen, else from the database; None where it is not there."""
    seen: Kind | None = session.info.get(_SEEN, {}).get((model, id))
    return seen if seen is not None else session.get(model, id)


def is_seen(row: Model) -> bool:
    """Whether a row is only looked at; else it is one that a database session keeps track of."""
    return "_sa_instance_state" not in row.__dict__


def _row(model: type[Kind], names: Sequence[str], values: Sequence[Any]) -> Kind:
    row: Kind = object.__new__(_plain(model))
    row.__dict__.update(zip(names, values, strict=True))
    return row


@cache
def _plain(model: type[Kind]) -> type[Kind]:
    """The subclass of a model for rows that are only looked at. It is not mapped, and stands before its columns."""
    hidden = dict.fromkeys(one.key for one in inspect(model).column_attrs)
    own = {"__abstract__": True, "__setattr__": _refuse, _MODEL: model, **hidden}
    return type(f"Seen{model.__name__}", (model,), own)


def _refuse(row: Model, name: str, _value: object) -> None:
    raise AttributeError(f"{name} of a {type(row).__name__} cannot be changed: it is only looked at")


@cache
def _names(model: type[Model]) -> tuple[tuple[str, ...], int]:
    """The names of a model's columns in their order, and the place of its number among them."""
    names = tuple(one.key for one in inspect(model).column_attrs)
    return names, names.index("id")
