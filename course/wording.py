"""Render a message: its kind, a language and the values to fill in, to what a sender hands over.

The files are read and checked once (`load`); after that the only thing that can go wrong is a value that the
caller forgot, which is a `MissingValue` and a bug. Nothing is guessed: an unknown kind is a KeyError.
"""

import html
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from course import message_files
from course.lessons import FALLBACK_LOCALE, LessonErrors


class MissingValue(Exception):
    """A message was to be rendered without a value that its wording needs."""


@dataclass(frozen=True)
class EmailText:
    """An e-mail before it is addressed."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Wording:
    """The wording of every message, to be filled in. A kind that a language lacks is sent in English."""

    texts: Mapping[tuple[str, str, str], str]
    layouts: Mapping[str, str]

    def with_texts(self, texts: Mapping[tuple[str, str, str], str]) -> "Wording":
        """The same, but for these texts: locale, kind and part."""
        return replace(self, texts={**self.texts, **texts}) if texts else self

    def said(self, kind: str, locale: str, part: str) -> str:
        """A text as it is written, with its fill-ins in braces, in this language or else in English."""
        return self._text(kind, locale, part)

    def sms(self, kind: str, locale: str, **values: str) -> str:
        """The text message, on one line."""
        return _one_line(_fill(self._text(kind, locale, "sms.txt"), values))

    def email(self, kind: str, locale: str, **values: str) -> EmailText:
        """Subject, plain part and HTML part; in the HTML part every value is escaped."""
        spoken = self.spoken(kind, locale)
        subject = _one_line(_fill(self._text(kind, spoken, "subject.txt"), values))
        safe = {name: html.escape(value) for name, value in values.items()}
        body = _fill(self._text(kind, spoken, "email.html"), safe)
        page = _fill(self.layouts[spoken], {"subject": html.escape(subject), "body": body.strip()})
        return EmailText(subject, _fill(self._text(kind, spoken, "email.txt"), values).strip() + "\n", page)

    def spoken(self, kind: str, locale: str) -> str:
        """The language in which this kind is said to readers of that one."""
        return locale if (locale, kind, "sms.txt") in self.texts else FALLBACK_LOCALE

    def _text(self, kind: str, locale: str, part: str) -> str:
        return self.texts[self.spoken(kind, locale), kind, part]


def load(directory: Path, locales: Collection[str] = (FALLBACK_LOCALE,)) -> Wording:
    """The wording in `lessons/messages` of these languages and English; raises LessonErrors with every mistake."""
    messages = message_files.read(directory)
    if messages.mistakes:
        raise LessonErrors(list(messages.mistakes))
    spoken = {*locales, FALLBACK_LOCALE}
    return Wording(
        {(one.locale, one.kind, one.part): one.text for one in messages.files if one.locale in spoken},
        messages.layouts,
    )


def _one_line(text: str) -> str:
    """Also keeps a line break in a value from becoming a header of its own."""
    return " ".join(text.split())


def _fill(template: str, values: Mapping[str, str]) -> str:
    words, names = _pieces(template)
    if missing := names.keys() - values.keys():
        raise MissingValue(f"no value for {', '.join(sorted(missing))}")
    return "".join([values[one] if is_name else one for one, is_name in words])


@lru_cache(maxsize=2048)
def _pieces(template: str) -> tuple[list[tuple[str, bool]], dict[str, None]]:
    """A template taken apart: words and the names of values in turn, each with whether it is a name; and the names."""
    pieces = [(one, number % 2 == 1) for number, one in enumerate(message_files.FILL_IN.split(template))]
    return pieces, {one: None for one, is_name in pieces if is_name}
