"""Every address that is looked at, with each of its gaps filled by what is there in a small installation."""

import re
from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

GAPS = {"code": "riverside", "lesson": "l01", "locale": "en", "kind": "welcome", "table": "answers"}
ITEMS = ("l01", "l02", "week-1", "week-4")


def pages(app: Flask) -> Iterator[str]:
    """The path of every GET of the route map, for several items where one is named."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()):
            yield from _filled(rule)


def _filled(rule: Rule) -> Iterator[str]:
    path = re.sub(r"<int:\w+>", "1", rule.rule)
    for item in ITEMS if "<item>" in path else ("",):
        yield re.sub(r"<(?:\w+:)?(\w+)>", lambda gap: GAPS.get(gap[1], "x"), path.replace("<item>", item))
