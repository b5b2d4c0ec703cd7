"""Every address has exactly one rule of access, the public ones are spelled out, and names keep one shape."""

import re

from flask import Flask
from werkzeug.routing import Rule

from course.web import access
from tests.bench import desk_pages

PUBLIC = {
    "/", "/join/<code>", "/code", "/code/new", "/waiting-list", "/link", "/link/sent",
    "/l/<token>/choices",
    "/sign-out", "/l/<token>", "/help-now", "/help-now/country", "/about", "/erased", "/sw.js", "/offline",
    "/language", "/unsubscribe/<token>",
    "/webhooks/twilio/message", "/health", "/metrics", "/admin/sign-in",
    "/admin/setup/<token>", "/api/v1/openapi.json", "/admin/sign-out", "/admin", "/admin/",
}  # fmt: skip


def rules(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def test_every_view_carries_exactly_one_mark(app: Flask) -> None:
    for endpoint, mark in access.marks(app).items():
        assert mark is not None, f"{endpoint} says nothing of who may open it."


def test_the_public_addresses_are_these_and_no_others(app: Flask) -> None:
    marks = access.marks(app)
    found = {rule.rule for rule in rules(app) if (mark := marks[rule.endpoint]) and mark.kind == "public"}
    assert found <= PUBLIC, f"newly public: {sorted(found - PUBLIC)}"


def test_addresses_are_small_words_with_hyphens_and_typed_numbers(app: Flask) -> None:
    for rule in rules(app):
        for part in rule.rule.strip("/").split("/"):
            assert part == "" or re.fullmatch(
                r"[a-z0-9]+(-[a-z0-9]+)*(\.(svg|js|json))?|<(int:|path:)?[a-z_]+>", part
            ), rule.rule
        assert not re.search(r"<[a-z_]*_?id>", rule.rule), f"{rule.rule}: an id is a number, say <int:...>."


def test_what_reads_never_writes_under_one_name(app: Flask) -> None:
    """GET and POST are two functions, so that the session of each is of the right kind."""
    for rule in rules(app):
        methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        assert len(methods) == 1, f"{rule.rule} takes {sorted(methods)} in one function."


def test_every_page_of_staff_is_among_those_that_are_measured(app: Flask) -> None:
    """The bench of the desk has an address for each; a gap that it cannot fill is a KeyError here."""
    numbers = {"cohort_id": 1, "other_id": 2, "enrolment_id": 1, "announcement_id": 1}
    asked = {path.partition("?")[0] for path in desk_pages.addresses(app, **numbers)}
    urls = app.url_map.bind("")
    measured = {urls.match(path)[0] for path in asked}
    assert measured == {rule.endpoint for rule in desk_pages.of_staff(app)}
    assert len(measured) > 40
