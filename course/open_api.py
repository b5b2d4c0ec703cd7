"""The interface for programs, described by OpenAPI 3.1: made from the same columns as the codebook and the files."""

from collections.abc import Mapping
from typing import Any

from course import codebook
from course.cohort_columns import Column, Kind, Sight, Table
from course.lessons import Course
from course.rules import veils

VERSION = "1"
PATH = "/api/v1"
MOST_ROWS, USUAL_ROWS = 1000, 200
PATTERNS = {
    Kind.INSTANT: r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$",
    Kind.LOCAL: r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$",
    Kind.DATE: r"^\d{4}-\d\d-\d\d$",
    Kind.TIME: r"^\d\d:\d\d$",
}
ABOUT = (
    "Read one cohort. A token from the desk opens a reading (POST /readings); its key is good for fifteen minutes of"
    " looking, as a bearer, and then another is opened. Looking changes nothing. Whether names are in the answers is a"
    " property of the token and of whoever made it."
)
Schema = dict[str, Any]
_ERROR: Mapping[str, Any] = {"$ref": "#/components/schemas/error"}


def document(course: Course, base_url: str) -> Schema:
    """The whole description, ready for JSON."""
    tables = codebook.tables(course)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kith: the data of a cohort", "version": VERSION, "description": ABOUT},
        "servers": [{"url": f"{base_url.rstrip('/')}{PATH}"}],
        "paths": {
            "/readings": {"post": _opening()},
            "/cohort": {"get": _looking("The cohort", {"$ref": "#/components/schemas/cohort"}, ())},
            **{f"/{one.name}": {"get": _table(one)} for one in tables},
        },
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "The token, as the desk showed it"},
                "key": {"type": "http", "scheme": "bearer", "description": "The key of an open reading"},
            },
            "schemas": {
                "error": _object({"error": {"type": "string"}}),
                "reading": _object({
                    "key": {"type": "string"}, "expires_at": _text(PATTERNS[Kind.INSTANT]),
                    "names": {"type": "boolean"},
                }),
                "cohort": _cohort(),
                **{name: schema for one in tables for name, schema in _rows(one)},
            },
        },
    }  # fmt: skip


def schema_of(table: Table, sight: Sight) -> str:
    """The name of the schema of one row as this reader gets it."""
    return f"{table.name}-{'named' if sight.is_named else 'unnamed'}"


def _rows(table: Table) -> list[tuple[str, Schema]]:
    found = []
    for is_named in (True, False):
        sight = Sight(is_named, knows_arms=True)
        columns = {one.name: _cell(one, is_named) for one in table.shown(sight)}
        made = _object(columns, [one.name for one in table.shown(sight) if not one.is_arm])
        found.append((schema_of(table, sight), made | {"description": table.about}))
    return found


def _cell(column: Column, is_named: bool) -> Schema:
    """The schema of one cell; what may be missing may be null."""
    told = " ".join(filter(None, (column.about, column.question, column.unit and f"({column.unit})")))
    made: Schema = {"description": told}
    kind = {Kind.NUMBER: "integer", Kind.YES_NO: "boolean"}.get(column.kind, "string")
    may_miss = column.missing != "never empty"
    made["type"] = [kind, "null"] if may_miss else kind
    if column.kind in PATTERNS:
        made["pattern"] = PATTERNS[column.kind]
    if column.kind == Kind.CHOICE and column.values:
        joined = [veils.OTHER] if column.is_joined and not is_named else []
        made["enum"] = [*column.values, *joined, *([None] if may_miss else [])]
    return made


def _table(table: Table) -> Schema:
    names = [f"#/components/schemas/{schema_of(table, Sight(is_named, True))}" for is_named in (True, False)]
    rows = {"type": "array", "items": {"anyOf": [{"$ref": name} for name in names]}}
    answer = _object({"rows": rows, "next": {"type": ["string", "null"]}})
    parameters = (
        {
            "name": "limit", "in": "query", "description": "how many things at most this page is made from",
            "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": USUAL_ROWS},
        },
        {"name": "after", "in": "query", "description": "“next” of the page before", "schema": {"type": "string"}},
    )  # fmt: skip
    return _looking(table.about, answer, parameters)


def _looking(summary: str, schema: Schema, parameters: tuple[Schema, ...]) -> Schema:
    return {
        "summary": summary,
        "security": [{"key": []}],
        "parameters": list(parameters),
        "responses": {
            "200": _answer("What was asked for", schema),
            "400": _answer("A parameter makes no sense", _ERROR),
            "401": _answer("No key, or one that is not good any more", _ERROR),
            "429": _answer("Too much at once", _ERROR),
        },
    }


def _opening() -> Schema:
    return {
        "summary": "Open a reading",
        "security": [{"token": []}],
        "responses": {
            "201": _answer("A key", {"$ref": "#/components/schemas/reading"}),
            "401": _answer("No token, or one that is not good any more", _ERROR),
            "429": _answer("Too many readings in one hour", _ERROR),
        },
    }


def _answer(about: str, schema: Mapping[str, Any]) -> Schema:
    return {"description": about, "content": {"application/json": {"schema": schema}}}


def _cohort() -> Schema:
    named = {"name": {"type": "string"}, "starts_on": _text(PATTERNS[Kind.DATE]), "zone": {"type": "string"}}
    always = {
        "plan": {"type": "string"}, "learners": {"type": "integer"}, "names": {"type": "boolean"},
        "tables": {"type": "array", "items": {"type": "string"}},
    }  # fmt: skip
    return _object({**always, **named}, list(always))


def _object(properties: Schema, required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}
