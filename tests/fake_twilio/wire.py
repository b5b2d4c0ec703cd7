"""Twilio's words on the wire: its JSON, its lists with pages, the forms it posts."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

from tests.fake_twilio.carrier import WORDS, Rejection, Text

API = "/2010-04-01"
# How the token of a page begins; behind it stands the number of the last text before that page.
TOKEN = "PA"


def message(account: str, text: Text) -> dict[str, Any]:
    """A Message resource."""
    uri = f"{API}/Accounts/{account}/Messages/{text.sid}"
    return {
        "account_sid": account,
        "api_version": "2010-04-01",
        "body": text.body,
        "date_created": _moment(text.created_at),
        "date_sent": _moment(text.sent_at),
        "date_updated": _moment(text.updated_at),
        "direction": text.direction,
        "error_code": text.error_code,
        "error_message": None,
        "from": text.sender,
        "messaging_service_sid": text.service_sid,
        "num_media": "0",
        "num_segments": "0" if text.service_sid else "1",
        "price": None,
        "price_unit": "USD",
        "sid": text.sid,
        "status": text.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": text.to,
        "uri": f"{uri}.json",
    }


def error(rejection: Rejection) -> dict[str, Any]:
    """An error as Twilio writes it."""
    return {
        "code": rejection.code,
        "message": WORDS.get(rejection.code, "Something went wrong"),
        "more_info": f"https://www.twilio.com/docs/errors/{rejection.code}",
        "status": rejection.status,
    }


def page(account: str, texts: list[Text], query: Mapping[str, str], *, most: int) -> dict[str, Any]:
    """One page of the list that the query asks for, newest first, of at most so many.

    Where a page begins is said by its token alone, behind the text that it names; so what comes meanwhile moves
    nothing. A number of a page without a token is the first page, whatever it is.
    """
    found = [text for text in texts if _matches(text, query)]
    size = min(max(int(query.get("PageSize", "50")), 1), most)
    token = query.get("PageToken", "")
    start = _behind(found, token) if token else 0
    number = int(query.get("Page", "0")) if token else 0
    shown = found[start : start + size]

    def address(at: int, last: Text | None = None) -> str:
        kept = {name: value for name, value in query.items() if name != "PageToken"}
        kept |= {"PageSize": str(size), "Page": str(at)}
        if last is not None:
            kept["PageToken"] = TOKEN + last.sid
        return f"{API}/Accounts/{account}/Messages.json?{urlencode(kept)}"

    before = found[start - size - 1] if start > size else None

    return {
        "messages": [message(account, text) for text in shown],
        "page": number,
        "page_size": size,
        "start": start,
        "end": max(start + len(shown) - 1, 0),
        "uri": address(number),
        "first_page_uri": address(0),
        "next_page_uri": address(number + 1, shown[-1]) if start + size < len(found) else None,
        "previous_page_uri": address(number - 1, before) if number else None,
    }


def _behind(found: list[Text], token: str) -> int:
    """The place behind the text that a token names. Raises Rejection where there is none."""
    for place, text in enumerate(found):
        if token == TOKEN + text.sid:
            return place + 1
    raise Rejection(20006)


def report(account: str, text: Text) -> dict[str, str]:
    """The form of a delivery report."""
    form = {
        "AccountSid": account,
        "ApiVersion": "2010-04-01",
        "From": text.sender or "+15005550006",
        "MessageSid": text.sid,
        "MessageStatus": text.status,
        "SmsSid": text.sid,
        "SmsStatus": text.status,
        "To": text.to,
    }
    if text.service_sid:
        form["MessagingServiceSid"] = text.service_sid
    if text.error_code:
        form["ErrorCode"] = str(text.error_code)
    return form


def inbound(account: str, text: Text) -> dict[str, str]:
    """The form of a text that came in; the places are unknown, as for most numbers outside North America."""
    places = {f"{end}{what}": "" for end in ("From", "To") for what in ("City", "State", "Zip", "Country")}
    return {
        **places,
        "AccountSid": account,
        "ApiVersion": "2010-04-01",
        "Body": text.body,
        "From": str(text.sender),
        "MessageSid": text.sid,
        "NumMedia": "0",
        "NumSegments": "1",
        "SmsMessageSid": text.sid,
        "SmsSid": text.sid,
        "SmsStatus": "received",
        "To": text.to,
    }


def _matches(text: Text, query: Mapping[str, str]) -> bool:
    if query.get("To", text.to) != text.to or query.get("From", text.sender) != text.sender:
        return False
    for name, agrees in _DATES.items():
        # A text that was not sent yet has no date, so no filter by date lets it through.
        if name in query and not (text.sent_at and agrees(_day(text.sent_at), _asked_day(query[name]))):
            return False
    return True


_DATES = {"DateSent": date.__eq__, "DateSent>": date.__ge__, "DateSent<": date.__le__}


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _asked_day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _moment(moment: datetime | None) -> str | None:
    return format_datetime(moment.astimezone(UTC)) if moment else None
