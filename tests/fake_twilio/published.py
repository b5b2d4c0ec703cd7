"""What Twilio publishes of a Message: names, types and words, read from its API description (twilio-oai, v2010).

Facts only, as a table: the fields of an answer, which of them may be null, the patterns of its numbers, the words for a
status and a direction, the fields of an error and of a page of a list.
"""

import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

SID = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")
PATTERNS = {
    "account_sid": re.compile(r"AC[0-9a-fA-F]{32}"),
    "messaging_service_sid": re.compile(r"MG[0-9a-fA-F]{32}"),
    "sid": SID,
}
# Every field of a Message, and its type beside null.
MESSAGE: Mapping[str, type] = {
    "account_sid": str, "api_version": str, "body": str, "date_created": str, "date_sent": str, "date_updated": str,
    "direction": str, "error_code": int, "error_message": str, "from": str, "messaging_service_sid": str,
    "num_media": str, "num_segments": str, "price": str, "price_unit": str, "sid": str, "status": str,
    "subresource_uris": dict, "to": str, "uri": str,
}  # fmt: skip
DATES = ("date_created", "date_sent", "date_updated")
STATUSES = frozenset({
    "queued", "sending", "sent", "failed", "delivered", "undelivered", "receiving", "received", "accepted", "scheduled",
    "read", "partially_delivered", "canceled",
})  # fmt: skip
DIRECTIONS = frozenset({"inbound", "outbound-api", "outbound-call", "outbound-reply"})
ERROR: Mapping[str, type] = {"code": int, "message": str, "more_info": str, "status": int}
# A page of the list: the addresses of its neighbours may be null.
PAGE: Mapping[str, type] = {
    "messages": list, "page": int, "page_size": int, "start": int, "end": int, "uri": str, "first_page_uri": str,
    "next_page_uri": str, "previous_page_uri": str,
}  # fmt: skip
# The parameters with which Kith creates a message, as published, and those by which it reads the list.
CREATE = frozenset({"To", "Body", "From", "MessagingServiceSid", "StatusCallback", "ValidityPeriod"})
LIST = frozenset({"To", "From", "DateSent", "DateSent<", "DateSent>", "PageSize", "Page", "PageToken"})


def differences(answer: Mapping[str, Any], fields: Mapping[str, type]) -> Iterator[str]:
    """Where an answer is not as published: a field too many or too few, or of another type."""
    yield from (f"missing: {name}" for name in fields.keys() - answer.keys())
    yield from (f"not published: {name}" for name in answer.keys() - fields.keys())
    for name, kind in fields.items():
        value = answer.get(name)
        if value is not None and type(value) is not kind:
            yield f"{name} is {type(value).__name__}, not {kind.__name__}"


def message_differences(answer: Mapping[str, Any]) -> Iterator[str]:
    """The same for a whole Message, with its numbers, dates and words."""
    yield from differences(answer, MESSAGE)
    for name, pattern in PATTERNS.items():
        if answer.get(name) is not None and not pattern.fullmatch(answer[name]):
            yield f"{name} does not look like one: {answer[name]}"
    for name in DATES:
        if answer.get(name) is not None and parsedate_to_datetime(answer[name]).tzinfo is None:
            yield f"{name} has no zone"
    if answer.get("status") not in STATUSES:
        yield f"no such status: {answer.get('status')}"
    if answer.get("direction") not in DIRECTIONS:
        yield f"no such direction: {answer.get('direction')}"
