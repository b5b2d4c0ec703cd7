"""As much of JSON Schema as the product's own descriptions use, and nothing that they do not: an unknown word fails."""

import re
from typing import Any

KNOWN = {
    "type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "pattern", "description",
    "$ref",
}  # fmt: skip
TYPES: dict[str, Any] = {
    "string": str, "integer": int, "boolean": bool, "null": type(None), "object": dict, "array": list,
}  # fmt: skip


def faults(value: Any, schema: dict[str, Any], document: dict[str, Any], where: str = "$") -> list[str]:
    """What about a value is not as its schema says, each with its place."""
    if "$ref" in schema:
        return faults(value, resolved(schema["$ref"], document), document, where)
    unknown = [f"{where}: {name} is not checked here" for name in schema.keys() - KNOWN]
    if "anyOf" in schema:
        tried = [faults(value, one, document, where) for one in schema["anyOf"]]
        return unknown + (min(tried, key=len) if all(tried) else [])
    return unknown + _faults(value, schema, document, where)


def resolved(ref: str, document: dict[str, Any]) -> dict[str, Any]:
    found: Any = document
    for part in ref.removeprefix("#/").split("/"):
        found = found[part]
    assert isinstance(found, dict)
    return found


def _faults(value: Any, schema: dict[str, Any], document: dict[str, Any], where: str) -> list[str]:
    wanted = schema.get("type", [])
    types = [wanted] if isinstance(wanted, str) else wanted
    is_one = any(
        isinstance(value, TYPES[name]) and (name == "boolean") == isinstance(value, bool) for name in types
    )
    if types and not is_one:
        return [f"{where}: {value!r} is no {types}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is none of {schema['enum']}"]
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        return [f"{where}: {value!r} is not like {schema['pattern']}"]
    found: list[str] = []
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{where}: no {name}" for name in schema.get("required", ()) if name not in value]
        if schema.get("additionalProperties") is False:
            found += [f"{where}: {name} is not described" for name in value.keys() - known.keys()]
        for name in value.keys() & known.keys():
            found += faults(value[name], known[name], document, f"{where}.{name}")
    if isinstance(value, list) and "items" in schema:
        for at, one in enumerate(value):
            found += faults(one, schema["items"], document, f"{where}[{at}]")
    return found
