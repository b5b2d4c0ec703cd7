"""What every template may rely on: language and direction, the ways out and to help, and the desk's navigation."""

from collections.abc import Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from flask import Flask, request
from flask_login import current_user

from course import facts, house, staff, support_tasks
from course.models import Role
from course.translations import N_
from course.web import access, area, context, language

LEARNER_TABS = (
    ("/today", N_("Today"), "home"),
    ("/people", N_("People"), "people"),
    ("/story", N_("My story"), "story"),
    ("/settings", N_("Settings"), "settings"),
)

# Pages that stand under another address than the entry of the navigation they belong to.
BELOW = {
    "/admin/cohorts": ("/admin/enrolments",),
    "/admin/staff": ("/admin/record",),
    "/admin/first-steps": ("/admin/house",),
}


def init_app(app: Flask) -> None:
    app.context_processor(lambda: dict(values()))
    app.before_request(_read_lessons_again)


def values() -> Mapping[str, Any]:
    """The variables of every page."""
    parts = context.wired()
    locale = language.of_page()
    return {
        "locale": locale,
        "text_direction": language.direction(locale),
        "quick_exit_url": parts.settings.quick_exit_url,
        "sender_name": parts.settings.sender_name,
        "is_demo": parts.settings.is_demo,
        "lesson_mistakes": parts.contents.mistakes,
        "help_href": "/help-now",
        "home_href": "/admin" if area.is_desk() else "/today",
        "languages": languages(locale),
        "spoken_in": lambda other: language.spoken_in(other, locale),
        "tabs_nav": [
            {"href": href, "label": language.say(label), "icon": icon} for href, label, icon in LEARNER_TABS
        ],
        "desk_nav": desk_nav(
            request.path,
            role_here(),
            is_demo=parts.settings.is_demo,
            open_tasks=_open_tasks(),
            is_new=_is_new(),
        ),
        "staff_name": _staff_name(),
        "sign_out_href": "/admin/sign-out",
        "zone": "UTC",
    }


def _read_lessons_again() -> None:
    """An author who tries the demonstration sees what they have just written. Elsewhere files change with a release."""
    if context.wired().settings.is_demo:
        context.wired().contents.refresh()


def languages(locale: str) -> list[dict[str, Any]]:
    """The languages to choose from, each called what its readers call it; empty where there is no choice."""
    offered = context.wired().locales
    return [
        {"id": one, "label": name_of(one), "direction": language.direction(one), "is_current": one == locale}
        for one in (offered if len(offered) > 1 else ())
    ]


def name_of(locale: str) -> str:
    """What a language calls itself, with a capital letter as on any list."""
    try:
        found = Locale.parse(locale, sep="-").display_name or locale
    except (UnknownLocaleError, ValueError):
        return locale
    return found[:1].upper() + found[1:]


def desk_nav(
    path: str, role: str | None, *, is_demo: bool, open_tasks: int = 0, is_new: bool = False
) -> list[dict[str, Any]]:
    """The desk's navigation; a page that does not exist here, or is not for this role, is not in it."""
    items = [
        *((("/admin/first-steps", "First steps", "check"),) if is_new else ()),
        *((("/admin/today", "Today", "home"),) if role in access.RUNS_COHORTS else ()),
        *((("/admin/support", "Support", "flag"),) if role in staff.SEES_TO_TASKS else ()),
        ("/admin/cohorts", "Cohorts", "cohorts"),
        *((("/admin/people", "People", "people"),) if role in access.RUNS_COHORTS else ()),
        *((("/admin/pictures", "Pictures", "story"),) if role in access.SEES_PICTURES else ()),
        ("/admin/lessons", "Lessons", "lessons"),
        ("/admin/help-lines", "Help lines", "help"),
        *((("/admin/staff", "Staff", "lock"),) if role == Role.OWNER else ()),
    ]
    if is_demo:
        items.append(("/phone", "Phone", "phone"))
    return [
        {
            "href": href,
            "label": label,
            "icon": icon,
            "current": path.startswith((href, *BELOW.get(href, ()))),
            "count": open_tasks if href == "/admin/support" else 0,
        }
        for href, label, icon in items
    ]


def _open_tasks() -> int:
    """How many support tasks are open for whoever is signed in."""
    if role_here() not in staff.SEES_TO_TASKS:
        return 0
    return support_tasks.open_count(context.session(), access.reach())


def _is_new() -> bool:
    """Whether an owner has first steps to take: in live mode, until they put the list away."""
    if role_here() != Role.OWNER or context.wired().settings.is_demo:
        return False
    return facts.read(context.session(), house.FINISHED) is None


def role_here() -> str | None:
    """The role of whoever is signed in at the desk; none on a learner's page, and for a stranger."""
    found = getattr(current_user, "member", None) if area.is_desk() else None
    return found.role if found is not None else None


def _staff_name() -> str:
    found = getattr(current_user, "member", None) if area.is_desk() else None
    return (found.name or found.email) if found is not None else ""
