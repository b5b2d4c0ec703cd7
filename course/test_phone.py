"""The sender of the demonstration: whatever it is given lands on the test phone, kept in the database."""

from datetime import datetime, timedelta

from course import people, phone_texts
from course.clock import Clock
from course.db import Database
from course.senders.sender import Parts, Sighting


class TestPhone:
    """The sender of the demonstration: what it is given lands on the test phone."""

    def __init__(self, database: Database, channel: str, clock: Clock) -> None:
        self.channel = channel
        self._db, self._clock = database, clock

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        with self._db.writing() as session:
            index = people.contact_index(session, self.channel, to)
            phone_texts.keep(
                session, direction="in", channel=self.channel, contact=to, index=index, subject=parts.subject,
                text=parts.text, ref=ref, now=self._clock(),
            )  # fmt: skip
            session.commit()
        return f"test-phone-{ref}"

    def find(self, to: str, *, since: datetime) -> list[Sighting]:
        with self._db.reading() as session:
            index = people.contact_index(session, self.channel, to)
            found = phone_texts.found(session, index, since=since)
        return [Sighting(f"test-phone-{one.ref}", one.text, "delivered", one.at) for _, one in found]
