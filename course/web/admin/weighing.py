"""What words cost and whether they may go out, counted on the server: with scripts and without the same."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from course import cohorts, message_check, message_files, own_words, tickets, translation_check
from course.announcements import Words
from course.lessons import FALLBACK_LOCALE, short_line, short_lines
from course.message_files import MessageFile
from course.models import Channel, Cohort
from course.own_words import Texts
from course.rules import announced, plain_signs, segments
from course.rules.plain_signs import Strange
from course.rules.segments import Segments
from course.web import context

FULL = {"GSM-7": (160, 153), "UCS-2": (70, 67)}


@dataclass(frozen=True)
class Weighed:
    """One text with its longest values: what it takes, what it costs, what is wrong with it, and how it looks."""

    counted: Segments
    strange: list[Strange]
    faults: Mapping[str, str]
    texts: int
    mails: int
    cost: str
    sms: str
    subject: str
    email: list[str]

    @property
    def size(self) -> str:
        """Such as "1 segment: 104 of 160 signs"."""
        one, each = FULL[self.counted.encoding]
        room = one if self.counted.segments == 1 else each * self.counted.segments
        word = "segment" if self.counted.segments == 1 else "segments"
        return (
            f"{self.counted.segments} {word}: {self.counted.units} of {room} signs, with the longest values"
        )

    @property
    def price(self) -> str:
        """What it comes to when everybody gets it once."""
        people = "1 learner gets" if self.texts == 1 else f"{self.texts} learners get"
        total = self.counted.segments * self.texts
        money = f", about {self.cost}" if self.cost else ""
        return f"{people} it as a text: {total} {'segment' if total == 1 else 'segments'}{money} each time"

    @property
    def unicode(self) -> str:
        """Which signs make it Unicode, and where; empty where none does."""
        if not self.strange:
            return ""
        signs = "; ".join(
            f"“{one.shown}” ({one.name}) at sign {one.at}, instead "
            + (f"“{one.instead}”" if one.instead.strip() else "a blank" if one.instead else "nothing")
            for one in self.strange
        )
        return f"Unicode, so a segment holds 70 signs and not 160. It comes from {signs}."


def weigh(cohort: Cohort, kind: str, locale: str, texts: Texts) -> Weighed:
    """Look at what somebody typed for one kind of message; nothing is kept."""
    parts = context.wired()
    most = longest()
    counted = segments.count(message_check.at_longest(texts.sms, most))
    by_text, by_mail = _readers(cohort, locale)
    price = cohorts.price_of(cohort)
    shown = examples(cohort)
    return Weighed(
        counted=counted,
        strange=plain_signs.strange(texts.sms),
        faults=faults(kind, locale, texts, own_words.house(parts.wording, kind, locale), most),
        texts=by_text,
        mails=by_mail,
        cost=price.of(counted.segments * by_text) if price is not None else "",
        sms=" ".join(filled(texts.sms, shown).split()),
        subject=filled(texts.subject, shown),
        email=filled(texts.email, shown).splitlines(),
    )


def told(found: Weighed) -> dict[str, object]:
    """The same for the script that shows it while somebody types."""
    return {
        "size": found.size,
        "price": found.price,
        "unicode": found.unicode,
        "sms": found.sms,
        "subject": found.subject,
        "email": "\n".join(found.email),
        "faults": list(found.faults.values()),
    }


def weigh_announcement(cohort: Cohort, words: Words) -> Weighed:
    """The same for what staff write to a cohort; with our name before it, as every text has."""
    spoken = own_words.in_use(context.session(), context.wired().wording, cohort, now=context.now())
    frame = spoken.said(announced.KIND, FALLBACK_LOCALE, "sms.txt")
    counted = segments.count(message_check.at_longest(frame, {**longest(), "words": words.sms}))
    readers = own_words.readers(context.session(), cohort.id)
    by_text = sum(number for (_, channel), number in readers.items() if channel == Channel.SMS)
    price = cohorts.price_of(cohort)
    shown = {**examples(cohort), "words": words.sms}
    return Weighed(
        counted=counted,
        strange=plain_signs.strange(words.sms),
        faults=announcement_faults(words, counted),
        texts=by_text,
        mails=sum(readers.values()) - by_text,
        cost=price.of(counted.segments * by_text) if price is not None else "",
        sms=" ".join(filled(frame, shown).split()),
        subject=words.subject,
        email=words.mail.splitlines(),
    )


def announcement_faults(words: Words, counted: Segments) -> Mapping[str, str]:
    """What keeps an announcement from going out, by the name of the field; in every language that has rules."""
    titles = sorted({one.title for one in context.wired().course.lessons.values()})
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in vars(words).items():
        for locale in (FALLBACK_LOCALE, *translation_check.SENSITIVE):
            file = MessageFile(locale, announced.KIND, f"{name}.txt", name, text)
            found[name] += [one.error for one in message_check.exposes(file, titles)]
        if "{" in text or "}" in text:
            found[name].append("Nothing is filled in here. Please leave the braces out.")
    if not words.sms:
        found["sms"].append("Please write what the text says.")
    if not words.subject:
        found["subject"].append("Please write a subject, for those who get it as a mail.")
    if counted.segments > message_check.MOST_SEGMENTS:
        found["sms"].append(f"This text takes {counted.segments} segments. Two are the most.")
    return {name: " ".join(dict.fromkeys(said)) for name, said in found.items() if said}


def faults(
    kind: str, locale: str, texts: Texts, house: Texts, longest: Mapping[str, str]
) -> Mapping[str, str]:
    """What keeps it from going out, by the name of the field."""
    lessons = context.wired().course.lessons.values()
    titles = sorted({one.title for one in lessons})
    found: defaultdict[str, list[str]] = defaultdict(list)
    standing = {part: getattr(house, name) for part, name in own_words.PARTS.items()}
    for part, said in message_check.written(texts.files(kind, locale), standing, titles, longest):
        found[own_words.PARTS[part]] += [said] if said not in found[own_words.PARTS[part]] else []
    return {name: " ".join(said) for name, said in found.items()}


def longest() -> Mapping[str, str]:
    """The longest value of every fill-in."""
    return message_check.longest(context.wired().course)


def examples(cohort: Cohort) -> Mapping[str, str]:
    """What a learner of this cohort could get in the place of each fill-in."""
    parts = context.wired()
    country = parts.course.country(cohort.country)
    return {
        "sender": parts.settings.sender_name,
        "link": parts.links.message(tickets.EXAMPLE),
        "stop_link": parts.links.unsubscribe(tickets.EXAMPLE),
        "help_link": parts.links.help_now(),
        "week": "3",
        "until": "15 Dec",
        "code": "123456",
        "lines": short_lines(country),
        "line": short_line(country),
        "emergency": country.emergency[0],
        "words": "Thursday at six, by the river.",
        "subject": "Thursday",
    }


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with values in the place of its fill-ins; one that is not known stays as it was typed."""
    return message_files.FILL_IN.sub(lambda found: values.get(found[1], found[0]), text)


def _readers(cohort: Cohort, locale: str) -> tuple[int, int]:
    """How many get it as a text and as a mail: those who read this language, or one in which there are no messages."""
    spoken = context.wired().wording.layouts
    counts = {Channel.SMS: 0, Channel.EMAIL: 0}
    for (theirs, channel), number in own_words.readers(context.session(), cohort.id).items():
        if (theirs if theirs in spoken else FALLBACK_LOCALE) == locale:
            counts[Channel(channel)] += number
    return counts[Channel.SMS], counts[Channel.EMAIL]
