"""The ledger of consent of one learner as one file, for an audit: each line in words, and the words agreed to.

It is a page that loads nothing. Nothing of what they wrote in the course is in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from gettext import NullTranslations

from course import consents, export_page, people
from course.db import Session
from course.export_page import Entry, Section
from course.models import Channel, Consent, Person

TITLE = "What they agreed to"
LEAD = (
    "Every line of the ledger of consent about one person, the oldest first, in UTC. Lines are added and never changed."
    " The last line about a channel is what holds."
)
SUBJECTS = {
    consents.COURSE: "taking part in the course",
    "messages": "texts or emails",
    consents.MOODS: "staff of the group seeing mood ratings",
    consents.WORSE: "staff of the group being told when answers become clearly worse",
    consents.NUMBERS: "numbers being used without the name",
    Channel.SMS: "texts",
    Channel.EMAIL: "emails",
}
SOURCES = {
    "web": "on the web page",
    "staff": "on the page behind an invitation by staff",
    "import": "on the page behind an invitation from a roster",
    "new-contact": "by a code or link sent to another number or address, with the help of staff",
    "keyword": "by a keyword in a text",
    "own-words": "in a text, in their own words",
    "answered-yes": "in a text, with a yes to the question whether the texts shall stop",
    "erasure": "because they had everything erased",
    consents.WRONG_NUMBER: "because whoever has the phone said that it is a wrong number",
    consents.COMPLAINT: "because they told their mail program that the mails are unwanted",
}
BY_PROVIDER = re.compile(r"(provider|bounce)-(.+)")


def page(session: Session, person: Person, *, now: datetime) -> str:
    """The file."""
    lines = consents.lines_of(session, person.id)
    contacts = {
        people.index_of(person, one): people.contact_of(session, person, one) or "" for one in Channel
    }
    versions = dict.fromkeys(one.wording_version for one in lines if one.wording_version)
    sections = [
        Section("Who", [Entry("", _who(session, person))]),
        Section("The lines", [_entry(one, contacts) for one in lines]),
        Section("The words they agreed to", [_wording(one) for one in versions]),
    ]
    return export_page.render(
        sections, locale="en", words=NullTranslations(), made_at=now, title=TITLE, lead=LEAD
    )


@dataclass(frozen=True)
class Said:
    """One line of the ledger as a sentence for staff."""

    at: datetime
    words: str


def history(session: Session, person: Person) -> list[Said]:
    """What one person agreed to and took back, the newest first, in plain words."""
    return [
        Said(
            one.at,
            f"{'Yes to' if one.act == 'given' else 'No longer'} {SUBJECTS.get(one.subject, one.subject)}, "
            f"{_how(one.source)}."
            + (" It holds for everybody who is reached there." if one.person_id is None else ""),
        )
        for one in reversed(consents.lines_of(session, person.id))
    ]


def _who(session: Session, person: Person) -> list[tuple[str, str]]:
    return [
        ("Number of the person", str(person.id)),
        ("Name given", people.name_of(session, person)),
        ("Language of the pages", person.locale),
    ]


def _entry(line: Consent, contacts: dict[str | None, str]) -> Entry:
    act = "Yes to" if line.act == "given" else "No longer"
    title = f"{line.at:%Y-%m-%d %H:%M:%S} · {act} {SUBJECTS.get(line.subject, line.subject)}"
    return Entry(title, list(_pairs(line, contacts)))


def _pairs(line: Consent, contacts: dict[str | None, str]) -> Iterator[tuple[str, str]]:
    yield "Number of the line", str(line.id)
    if line.contact_index is not None:
        earlier = f"an earlier one, kept only as a keyed hash ({line.contact_index[:12]})"
        yield "At", contacts.get(line.contact_index) or earlier
    yield "How", _how(line.source)
    yield "Evidence", line.evidence
    yield "Wording", line.wording_version or ""
    if line.person_id is None:
        yield "Holds for", "everybody who is reached there"


def _how(source: str) -> str:
    by_provider = BY_PROVIDER.fullmatch(source)
    if by_provider is None:
        return SOURCES.get(source, source)
    what = "a mail came back" if by_provider[1] == "bounce" else "the provider refused it"
    return f"because {what} for good ({by_provider[2]})"


def _wording(version: str) -> Entry:
    said = consents.WORDINGS.get(version, {})
    told = [(SUBJECTS.get(subject, subject), " ".join(words)) for subject, words in said.items()]
    return Entry(f"Wording {version}", told or [("", "The words of this version are not in this release.")])
