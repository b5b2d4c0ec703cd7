"""Senders and a clock to hand to the code under test, where the real ones would need a provider."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from course.senders.sender import NotSent, Parts, Refused, Sighting, Uncertain, whole_seconds


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move_to(self, at: datetime) -> None:
        self.at = at

    def advance(self, step: timedelta) -> None:
        self.at += step


@dataclass(frozen=True)
class Sent:
    """One hand-over, as the provider got it."""

    to: str
    parts: Parts
    ref: str
    valid_for: timedelta
    provider_id: str
    at: datetime | None


class RecordingSender:
    """Accepts everything. `sent` is its ledger; with a clock, each entry has its time."""

    def __init__(self, channel: str = "sms", *, clock: FixedClock | None = None) -> None:
        self.channel = channel
        self.sent: list[Sent] = []
        self._clock = clock

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        whole_seconds(valid_for)
        at = self._clock() if self._clock else None
        self.sent.append(Sent(to, parts, ref, valid_for, f"{self.channel}-{ref}", at))
        return self.sent[-1].provider_id

    def find(self, to: str, *, since: datetime) -> list[Sighting] | None:
        return [
            Sighting(sent.provider_id, sent.parts.text, "sent", sent.at)
            for sent in self.sent
            if sent.to == to and (sent.at is None or sent.at >= since)
        ]


class RefusingSender(RecordingSender):
    """Accepts nothing and raises the given failure each time; `attempts` are the refs it was asked for."""

    def __init__(self, failure: Refused | NotSent | Uncertain, channel: str = "sms") -> None:
        super().__init__(channel)
        self.attempts: list[str] = []
        self._failure = failure

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        self.attempts.append(ref)
        raise self._failure


class LosingSender(RecordingSender):
    """Accepts into its ledger, then loses the answer: the caller cannot know."""

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        super().send(to, parts, ref=ref, valid_for=valid_for)
        raise Uncertain("lost")
