"""What the stand-in knows: messages in both directions, who said STOP, which numbers will not do."""

import re
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from tests.fake_twilio.ledger import Entry, Ledger

# Twilio's own test numbers, and what they answer.
MAGIC_TO = {
    "+15005550001": 21211,
    "+15005550002": 21612,
    "+15005550003": 21408,
    "+15005550004": 21610,
    "+15005550009": 21614,
}
MAGIC_FROM = {"+15005550001": 21212, "+15005550007": 21606, "+15005550008": 21611}
WORDS = {
    20001: "Invalid parameter",
    20003: "Authenticate",
    20006: "Page token is not valid",
    20404: "The requested resource was not found",
    20429: "Too Many Requests",
    20500: "An internal server error has occurred",
    21211: "Invalid 'To' Phone Number",
    21212: "The 'From' number is not a valid phone number, shortcode, or alphanumeric sender ID",
    21408: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number",
    21602: "Message body is required.",
    21603: "A 'From' phone number is required.",
    21604: "A 'To' phone number is required.",
    21606: "The 'From' phone number provided is not a valid, SMS-capable Twilio phone number",
    21609: "Invalid 'StatusCallback' url",
    21610: "Attempt to send to unsubscribed recipient",
    21611: "This 'From' number has exceeded the maximum number of queued messages",
    21612: "Message cannot be sent with the current combination of 'To' and 'From' parameters",
    21614: "'To' number is not a valid mobile number",
    21617: "The concatenated message body exceeds the 1600 character limit",
}
STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START_WORDS = frozenset({"START", "YES", "UNSTOP"})
_E164 = re.compile(r"\+[1-9]\d{6,14}")


class Rejection(Exception):
    """An answer of Twilio's that is not a success."""

    def __init__(self, code: int, status: int = 400) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


@dataclass(frozen=True)
class Text:
    """One message in either direction, as far as Twilio would tell."""

    sid: str
    direction: str
    to: str
    sender: str | None
    service_sid: str | None
    body: str
    status: str
    callback: str | None
    created_at: datetime
    updated_at: datetime
    sent_at: datetime | None = None
    error_code: int | None = None


class Carrier:
    """The state behind the HTTP; everything it accepts goes through the ledger first."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._texts: dict[str, Text] = {}
        self._stopped: set[str] = set()
        self.refusals: dict[str, int] = {}
        self.held_clock: datetime | None = None
        self.page_size = 1000
        for entry in ledger.entries():
            if entry["event"] in ("accepted", "inbound"):
                self._keep(entry)
            elif entry["event"] == "forgotten":
                self._texts[entry["sid"]] = replace(self._texts[entry["sid"]], body="")

    def now(self) -> datetime:
        return self.held_clock or datetime.now(UTC)

    def check(self, form: Mapping[str, str]) -> None:
        """Refuse what Twilio would refuse."""
        to, sender = form.get("To", ""), form.get("From", "")
        if not to:
            raise Rejection(21604)
        if not (sender or form.get("MessagingServiceSid")):
            raise Rejection(21603)
        if not form.get("Body"):
            raise Rejection(21602)
        if len(form["Body"]) > 1600:
            raise Rejection(21617)
        if not _valid_period(form.get("ValidityPeriod", "36000")):
            raise Rejection(20001)
        if not re.match(r"https?://[^/]", form.get("StatusCallback", "http://unset")):
            raise Rejection(21609)
        if sender in MAGIC_FROM:
            raise Rejection(MAGIC_FROM[sender])
        if not _E164.fullmatch(to):
            raise Rejection(21211)
        if code := MAGIC_TO.get(to) or self.refusals.get(to):
            raise Rejection(code)
        if to in self._stopped:
            raise Rejection(21610)

    def accept(self, form: Mapping[str, str], *, connection: int) -> Text:
        """Take the message: from here on it is handed over. `connection` tells kept ones from new ones."""
        facts = {
            "sid": f"SM{secrets.token_hex(16)}",
            "to": form["To"],
            "from": form.get("From"),
            "messaging_service_sid": form.get("MessagingServiceSid"),
            "body": form["Body"],
            "status_callback": form.get("StatusCallback"),
            "validity_period": int(form["ValidityPeriod"]) if "ValidityPeriod" in form else None,
            "created_at": self.now().isoformat(),
            "connection": connection,
        }
        with self._lock:
            return self._keep(self._ledger.write("accepted", **facts))

    def receive(self, facts: Mapping[str, Any]) -> Text:
        """A text from a phone; the same sid again is Twilio repeating itself, not a second text."""
        sid = facts.get("sid") or f"SM{secrets.token_hex(16)}"
        with self._lock:
            if sid in self._texts:
                return self._texts[sid]
            facts = {**facts, "sid": sid, "created_at": self.now().isoformat()}
            return self._keep(self._ledger.write("inbound", **facts))

    def move(self, sid: str, status: str, error_code: int | None) -> Text:
        """Give a message its next status."""
        now = self.now()
        with self._lock:
            text = self._texts[sid]
            sent_at = text.sent_at or (now if status in ("sent", "delivered", "undelivered") else None)
            text = replace(text, status=status, error_code=error_code, sent_at=sent_at, updated_at=now)
            self._texts[sid] = text
        return text

    def forget(self, sid: str) -> Text:
        """Keep a message without its words; in the ledger, which is the tests', they stay."""
        self.get(sid)
        with self._lock:
            self._ledger.write("forgotten", sid=sid)
            self._texts[sid] = replace(self._texts[sid], body="", updated_at=self.now())
            return self._texts[sid]

    def get(self, sid: str) -> Text:
        with self._lock:
            if sid not in self._texts:
                raise Rejection(20404, 404)
            return self._texts[sid]

    def newest_first(self) -> list[Text]:
        with self._lock:
            return list(reversed(self._texts.values()))

    def _keep(self, entry: Entry) -> Text:
        text = _text_of(entry)
        self._texts[text.sid] = text
        word = text.body.strip().upper()
        if text.direction == "inbound" and word in STOP_WORDS:
            self._stopped.add(str(text.sender))
        if text.direction == "inbound" and word in START_WORDS:
            self._stopped.discard(str(text.sender))
        return text


def _text_of(entry: Entry) -> Text:
    inbound = entry["event"] == "inbound"
    service_sid = entry.get("messaging_service_sid")
    created_at = datetime.fromisoformat(entry["created_at"])
    return Text(
        sid=entry["sid"],
        direction="inbound" if inbound else "outbound-api",
        to=entry["to"],
        sender=entry["from"],
        service_sid=service_sid,
        body=entry["body"],
        status="received" if inbound else ("accepted" if service_sid else "queued"),
        callback=entry.get("status_callback"),
        created_at=created_at,
        updated_at=created_at,
        sent_at=created_at if inbound else None,
    )


def _valid_period(text: str) -> bool:
    return text.isdigit() and 1 <= int(text) <= 36_000
