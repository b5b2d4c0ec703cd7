"""The language of this page, and words said in it.

The desk is in English. A learner's pages come in the language they chose; a stranger's in the one this browser chose,
else in the first one the browser asks for that is switched on, else in English.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from gettext import NullTranslations
from typing import Any

from babel import Locale, UnknownLocaleError
from flask import Blueprint, Flask, g, has_request_context, redirect, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from course import joining, people, translations
from course.lessons import FALLBACK_LOCALE, Course, Option
from course.web import access, area, context

blueprint = Blueprint("language", __name__)
# Remembered by this browser until it is closed. It says nothing of whose browser it is.
COOKIE = "language"
# What a step may lose at its end where a sentence goes on.
END = " .…"


@blueprint.post("/language")
@access.public
def choose() -> Response:
    """For somebody whom we do not know yet; a learner chooses in Settings."""
    chosen, answer = request.form.get("language", ""), redirect(_back(), 303)
    if chosen in context.wired().locales:
        is_https = context.wired().settings.is_https
        answer.set_cookie(COOKIE, chosen, httponly=True, secure=is_https, samesite="Lax")
    return answer


def of_page() -> str:
    """The language of this page: a locale that is switched on."""
    if "locale" not in g:
        g.locale = FALLBACK_LOCALE if area.is_desk() else _of_reader()
    found: str = g.locale
    return found


def speak(locale: str) -> None:
    """From here on this page is in the language of somebody whose link was opened, where it is switched on."""
    g.locale = shown(locale) or of_browser()


def of_browser() -> str:
    """What this browser chose or asks for; answers without looking into the database."""
    return shown(request.cookies.get(COOKIE, "")) or _asked_for()


def shown(locale: str) -> str:
    """The locale where it is switched on, else an empty text."""
    return locale if locale in context.wired().locales else ""


def spoken() -> NullTranslations:
    """The catalog of this page."""
    if not has_request_context():
        return translations.ENGLISH
    return context.wired().words.get(of_page(), translations.ENGLISH)


def course() -> Course:
    """The course with its words in the language of this page."""
    return context.wired().course.spoken(of_page())


def say(message: str, **values: object) -> str:
    """Words in the language of this page, with their fill-ins."""
    return translations.filled(spoken().gettext(message), values)


def counted(one: str, many: str, number: int) -> str:
    """Words for a number, which they hold as %(num)s, by the language's own rules of the plural."""
    return translations.filled(spoken().ngettext(one, many, number), {"num": number})


def said(words: str, locale: str) -> str:
    """Words of a lesson in this language, marked where their page is in another: for text, and never an attribute."""
    if not words or not is_foreign(locale):
        return words
    return Markup("<bdi{}>{}</bdi>").format(spoken_in(locale, of_page()), words)


def is_foreign(locale: str) -> bool:
    """Whether the page is in another language than this one."""
    return has_request_context() and locale != of_page()


def quoted(words: str) -> Markup:
    """Words between the quotation marks of this page's language; what is marked in them stays marked."""
    return Markup(say("“%(words)s”", words=escape(words)))


def step_said(words: str) -> str:
    """A small step, marked in the same way where it is one that a lesson offers and not the learner's own words."""
    return said(words, _of_step(words))


def step_mark(words: str) -> Markup:
    """The same as attributes, for what stands in an element of its own."""
    return spoken_in(_of_step(words), of_page())


def mark(locale: str) -> Markup:
    """The attributes of an element whose words are in this language."""
    return spoken_in(locale, of_page())


def _of_step(words: str) -> str:
    """The language of a small step: that of the lesson that offers it, else of this page."""
    offered_in = {
        locale
        for (locale, _item), lesson in course().lessons.items()
        if any(option.label.rstrip(END) == words.rstrip(END) for option in lesson.step.options)
    }
    return of_page() if of_page() in offered_in or not offered_in else FALLBACK_LOCALE


def spoken_in(other: str, locale: str) -> Markup:
    """The attributes of words in another language than their page's; nothing where it is the same."""
    attributes = Markup(' lang="{}" dir="{}"').format(other, direction(other))
    return attributes if other != locale else Markup("")


def direction(locale: str) -> str:
    """Which way the language is written."""
    try:
        return Locale.parse(locale, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def init_app(app: Flask) -> None:
    """Give every template what marks words as filters: a macro does not know the language of its page."""
    app.jinja_env.filters |= {one.__name__: one for one in (said, step_said, step_mark, mark)}


def options(choices: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Choices that code names, with their labels and hints in the language of this page."""
    return [
        {name: say(text) if name in ("label", "hint") and text else text for name, text in one.items()}
        for one in choices
    ]


def offered(choices: Iterable[Option]) -> tuple[Option, ...]:
    """The same for choices that are options of a field."""
    return tuple(
        replace(one, label=say(one.label), hint=say(one.hint) if one.hint else "") for one in choices
    )


def _asked_for() -> str:
    """The first language the browser asks for that is on; Mexican Spanish is Spanish."""
    offered = {one.lower().partition("-")[0]: one for one in reversed(context.wired().locales)}
    offered |= {one.lower(): one for one in context.wired().locales}
    asked = (tag.lower() for tag, quality in request.accept_languages if quality > 0)
    tried = (offered.get(tag) or offered.get(tag.partition("-")[0]) for tag in asked)
    return next(filter(None, tried), FALLBACK_LOCALE)


def _of_reader() -> str:
    visitor = access.visitor()
    if visitor is None:
        return of_browser()
    session = context.session()
    person = people.find(session, visitor.person_id) if visitor.person_id is not None else None
    if person is not None:
        return shown(person.locale) or of_browser()
    chosen_here = shown(request.cookies.get(COOKIE, ""))
    asked = joining.find(session, visitor.join_request_id) if visitor.join_request_id is not None else None
    invited_in = joining.read(session, asked).profile.locale if asked is not None and not chosen_here else ""
    return chosen_here or shown(invited_in) or of_browser()


def _back() -> str:
    return access.safe_next(request.form.get("next"), "/")
