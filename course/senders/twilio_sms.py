"""Text messages through Twilio's official client.

Creating a message has no idempotency key at Twilio, so what matters here is to say truly what is
known after a failure. The classes below follow the status first and the code second; a code
that nobody listed is never retried, but shown to a person.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from twilio.base.exceptions import TwilioRestException, TwilioServiceException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from course.senders.sender import NotSent, Parts, Passed, Refused, Sighting, Uncertain, whole_seconds
from course.senders.twilio_transport import NeverConnected, Throttled, Transport

if TYPE_CHECKING:
    # The client loads its whole account API (0.3 s) with the first message; a start need not wait for it.
    from twilio.rest.api.v2010.account.message import MessageInstance

Failure = Refused | NotSent | Uncertain

# The number itself will not do: opted out, invalid, cannot get texts, unreachable, unknown, landline.
SUPPRESS_CODES = frozenset({21610, 21211, 21614, 21612, 30005, 30006})
# Our account is refused as a whole: wrong credentials, suspended.
ACCOUNT_CODES = frozenset({20003, 30002})
# Too many requests, and a full queue: Twilio promises that neither was processed.
RETRY_CODES = frozenset({20429, 30001})

LONGEST_VALIDITY = 36_000
# Twilio stamps its list with its own clock.
_CLOCKS_MAY_DIFFER = timedelta(hours=1)
_NEWEST = 1000


class TwilioSms:
    """The sender of texts. Give it either a messaging service or a number to send from."""

    channel = "sms"

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        *,
        messaging_service_sid: str | None = None,
        from_number: str | None = None,
        api_url: str = "https://api.twilio.com",
        status_callback: Callable[[str], str],
        timeout: float = 10.0,
        connections: int = 100,
    ) -> None:
        if not (messaging_service_sid or from_number):
            raise ValueError("texts need a messaging service or a number to send from")
        self._transport = Transport(api_url, timeout=timeout, connections=connections)
        self._client = Client(account_sid, auth_token, http_client=self._transport)
        if messaging_service_sid:
            self._origin = {"messaging_service_sid": messaging_service_sid}
        else:
            self._origin = {"from_": str(from_number)}
        self._status_callback = status_callback

    def send(self, to: str, parts: Parts, *, ref: str, valid_for: timedelta) -> str:
        """Hand one text to Twilio; returns its SID. Raises Refused, NotSent or Uncertain."""
        seconds = min(whole_seconds(valid_for), LONGEST_VALIDITY)
        callback = _with_retries(self._status_callback(ref))
        try:
            message = self._client.messages.create(
                to=to, body=parts.text, status_callback=callback, validity_period=seconds, **self._origin
            )
        except Exception as error:
            failure = _known_after(error)
        else:
            if message.sid:
                return message.sid
            failure = Uncertain("no-id")
        # Raised out here so that no cause hangs on it: a cause would carry the number and the body into logs.
        raise failure

    def find(self, to: str, *, since: datetime) -> list[Sighting]:
        """The newest texts that Twilio accepted for this number, at most a thousand.

        Not narrowed by `DateSent`: a text still in Twilio's queue has none and would be missed,
        and missing one means sending it twice.
        """
        try:
            found = self._client.messages.list(to=to, page_size=_NEWEST, limit=_NEWEST)
        except Exception as error:
            failure = Uncertain(_known_after(error).code)
        else:
            return [_sighting(message) for message in found if _made_since(message, since)]
        raise failure

    def traffic(self, *, since: datetime) -> list[Passed]:
        """What went out from our number or service, and what came in there, since then; the oldest first.

        The list runs from the newest on and is read until it is older than asked for.
        """
        try:
            newest_first = self._client.messages.stream(page_size=_NEWEST)
            found = list(itertools.takewhile(lambda one: _made_since(one, since), newest_first))
        except Exception as error:
            failure = Uncertain(_known_after(error).code)
        else:
            ours = [_passed(one) for one in found if self._is_ours(one)]
            return sorted(ours, key=lambda one: one.at)
        raise failure

    def passed_on(self, on: date) -> list[Passed]:
        """What went out from our number or service, and what came in there, on a date in UTC."""
        try:
            found = self._client.messages.list(date_sent=on, page_size=_NEWEST)
        except Exception as error:
            failure = Uncertain(_known_after(error).code)
        else:
            return [_passed(one) for one in found if self._is_ours(one)]
        raise failure

    def forget_words(self, provider_id: str) -> None:
        """Have Twilio keep a message without its words; one that is not there any more has none."""
        try:
            self._client.messages(provider_id).update(body="")
        except Exception as error:
            if isinstance(error, TwilioRestException) and error.status == HTTPStatus.NOT_FOUND:
                return
            failure = Uncertain(_known_after(error).code)
        else:
            return
        raise failure

    def _is_ours(self, message: MessageInstance) -> bool:
        """An account may have other numbers, which are nothing to us."""
        if service := self._origin.get("messaging_service_sid"):
            return message.messaging_service_sid in (service, None, "")
        return self._origin["from_"] in (message.from_, message.to)

    def close(self) -> None:
        """Close the kept connections."""
        self._transport.close()


def failure_for(status: int, code: int | None) -> Failure:
    """The class of an answer that was not a success, as `Failure` to raise.

    Whatever stands in no list needs a person: country permissions, registration, wording, a code that nobody knows.
    """
    name = str(code or status)
    if status >= 500:
        return Uncertain(name)
    if code in RETRY_CODES:
        return NotSent(name, too_fast=True)
    if code in ACCOUNT_CODES:
        return NotSent(name, stops_channel=True)
    if code in SUPPRESS_CODES:
        return Refused(name, suppress=True)
    return Refused(name, alarm=True)


def signature_is_valid(
    auth_token: str, url: str, params: Mapping[str, str] | Mapping[str, list[str]], signature: str | None
) -> bool:
    """Whether Twilio signed this request: `url` as Twilio knows it, `params` the form, which may have more than one
    value for a name where it has a method for them (`getlist`, `getall`)."""
    if not signature:
        return False
    try:
        return bool(RequestValidator(auth_token).validate(url, params, signature))
    except ValueError:
        # Text that cannot be encoded was not signed by anybody.
        return False


def _known_after(error: Exception) -> Failure:
    """What is known once the client has raised. Whatever is not proven unsent counts as perhaps sent."""
    match error:
        case NotSent():
            return error
        case NeverConnected():
            return NotSent(error.code)
        case Throttled():
            return NotSent(error.code, retry_after=error.retry_after, too_fast=True)
        case TwilioRestException() | TwilioServiceException():
            return failure_for(error.status, _number(error.code))
    return Uncertain(type(error).__name__)


def _number(code: object) -> int | None:
    return code if isinstance(code, int) else None


def _with_retries(url: str) -> str:
    """Twilio tries a report once by default; this asks for five more tries after any kind of failure."""
    return f"{url}#rc=5&rp=all"


def _made_since(message: MessageInstance, since: datetime) -> bool:
    return message.date_created is None or message.date_created >= since - _CLOCKS_MAY_DIFFER


def _passed(message: MessageInstance) -> Passed:
    is_inbound = str(message.direction) == "inbound"
    contact = str(message.from_ if is_inbound else message.to)
    at = message.date_sent or message.date_created or datetime.min.replace(tzinfo=UTC)
    return Passed(message.sid or "", is_inbound, contact, message.body or "", at)


def _sighting(message: MessageInstance) -> Sighting:
    return Sighting(message.sid or "", message.body or "", str(message.status), message.date_sent)
