"""The form of a cohort's setup: every field read into one value, or what to do said beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, time, timedelta
from typing import Any

from werkzeug.datastructures import MultiDict

from course.changing import Change
from course.models import Cohort
from course.rules import local_time, places, prices
from course.rules.prices import Price
from course.web import filters
from course.web.admin import forms
from course.web.admin.forms import Errors

MOST_CLOSED, LARGEST, LONGEST_DUTY = 100, 100_000, 120
# Whoever is silent for three weeks is asked, and then left alone: a course that closed sooner would close unasked.
LEAST_AWAY, LONGEST_OPEN = 28, 730
DAYS = (
    {"id": "1", "label": "Mon", "hint": "Monday"}, {"id": "2", "label": "Tue", "hint": "Tuesday"},
    {"id": "3", "label": "Wed", "hint": "Wednesday"}, {"id": "4", "label": "Thu", "hint": "Thursday"},
    {"id": "5", "label": "Fri", "hint": "Friday"}, {"id": "6", "label": "Sat", "hint": "Saturday"},
    {"id": "7", "label": "Sun", "hint": "Sunday"},
)  # fmt: skip
PACES = (
    {"id": "cohort", "label": "By date", "hint": "A lesson opens on its day, for everybody."},
    {"id": "learner", "label": "Each at their own pace",
     "hint": "A lesson opens some days after the one before was finished."},
)  # fmt: skip
CLOSING = (*forms.HOURS[2:], "20:00")
DUTY_HOURS = tuple(f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 30))
# What each field is called where what would change is listed.
NAMES = {
    "name": "Name",
    "country": "Country",
    "zone": "Clock",
    "plan": "Length of the course",
    "starts_on": "First day",
    "pace_by": "Pace",
    "days_apart": "Days between lessons",
    "send_at": "Usual hour",
    "opens_at": "Messages from",
    "closes_at": "Messages until",
    "weekdays": "Days for messages",
    "closed_on": "Closed dates",
    "capacity": "Places",
    "start_by_on": "Last day to join",
    "grace_days": "Days open after the last week",
    "inactive_days": "Days open to who stays away",
    "keep_days": "Days kept after the course",
    "on_duty": "Somebody on duty",
    "duty_name": "Who is on duty",
    "duty_days": "On duty on",
    "duty_from": "On duty from",
    "duty_until": "On duty until",
    "shares_worse": "Staff are told of worse answers",
    "price_per_segment": "Price of a segment",
    "price_currency": "Currency",
    "cap_daily_minor": "Most for a day",
    "cap_monthly_minor": "Most for a month",
}


def typed(change: Change) -> dict[str, str]:
    """A setup as its form shows it, and as an address or a hidden field carries it."""
    found = {name: _text(value) for name, value in vars(change).items()}
    price = prices.of(change.price_per_segment, change.price_currency)
    found["price_per_segment"] = price.typed if price is not None else ""
    for name in ("cap_daily_minor", "cap_monthly_minor"):
        cents = getattr(change, name)
        found[name] = f"{cents // 100}.{cents % 100:02}" if cents is not None else ""
    return found


def read(
    sent: "MultiDict[str, str]", cohort: Cohort, plans: Sequence[str], *, today: date
) -> tuple[Change, Errors]:
    """The cohort as it is to be; what was left as it is stays, even a day that has passed."""
    errors: Errors = {}
    price = _price(sent, errors)
    # A page from before there were such fields leaves these three as they are.
    change = Change(
        name=forms.cohort_name(sent, errors) if "name" in sent else cohort.name,
        country=forms.cohort_country(sent, errors) if "country" in sent else cohort.country,
        zone=_zone(sent, errors) if "zone" in sent else cohort.zone,
        send_at=_hour(sent, "send_at", {*forms.HOURS, cohort.send_at}, errors),
        starts_on=_first_day(sent, cohort, today, errors),
        plan=_one_of(sent, "plan", plans, "Please choose how long the course is.", errors),
        opens_at=_hour(sent, "opens_at", {*forms.HOURS[:-1], cohort.opens_at}, errors),
        closes_at=_hour(sent, "closes_at", {*CLOSING, cohort.closes_at}, errors),
        closed_on=_closed(sent.get("closed_on", ""), errors),
        weekdays=_weekdays(sent, "weekdays"),
        pace_by=_one_of(sent, "pace_by", ("cohort", "learner"), "Please choose who sets the pace.", errors),
        days_apart=_whole(sent, "days_apart", 1, 28, errors) or 1,
        capacity=_whole(sent, "capacity", 1, LARGEST, errors),
        start_by_on=_last_day(sent, cohort, today, errors),
        grace_days=_whole(sent, "grace_days", 1, LONGEST_OPEN, errors),
        inactive_days=_whole(sent, "inactive_days", LEAST_AWAY, LONGEST_OPEN, errors),
        keep_days=forms.keep_days(sent, errors),
        price_per_segment=price.per_segment if price is not None else None,
        price_currency=price.currency if price is not None else None,
        cap_daily_minor=_money(sent, "cap_daily_minor", price, errors),
        cap_monthly_minor=_money(sent, "cap_monthly_minor", price, errors),
        shares_worse=sent.get("shares_worse") == "yes",
        **_duty(sent, errors),
    )
    _check_hours(change, errors)
    return change, errors


def changed(before: Change, after: Change) -> list[tuple[str, str, str]]:
    """What differs: the field's name, and both values as people read them."""
    old, new = typed(before), typed(after)
    return [
        (NAMES[one.name], said(one.name, old[one.name]), said(one.name, new[one.name]))
        for one in fields(Change)
        if old[one.name] != new[one.name]
    ]


def said(name: str, value: str) -> str:
    """A field's value, as its form keeps it, as people read it."""
    if name in ("weekdays", "duty_days"):
        days = [one["hint"] for one in DAYS if one["id"] in value]
        return ", ".join(days) or "every day"
    if name in ("on_duty", "shares_worse"):
        return "yes" if value else "no"
    if name in ("starts_on", "start_by_on", "closed_on"):
        return "; ".join(_day(one) for one in value.split()) or ("none" if name == "closed_on" else "not set")
    if name == "pace_by":
        return next((one["label"] for one in PACES if one["id"] == value), value)
    if name == "plan":
        return f"{value} weeks"
    if name == "country":
        return forms.country_names().get(value, value)
    if name == "zone":
        return places.label(value)
    return value or "not set"


def _day(iso: str) -> str:
    return filters.full_day(date.fromisoformat(iso), UTC, "en")


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _hour(sent: Mapping[str, str], name: str, known: set[str], errors: Errors) -> str:
    return _one_of(sent, name, sorted(known), "Please choose an hour from the list.", errors)


def _one_of(sent: Mapping[str, str], name: str, known: Sequence[str], wrong: str, errors: Errors) -> str:
    value = sent.get(name, "")
    if value not in known:
        errors[name] = wrong
    return value


def _zone(sent: Mapping[str, str], errors: Errors) -> str:
    found = local_time.canonical(sent.get("zone", ""))
    if found is None:
        errors["zone"] = "Please choose a place from the list."
    return found or ""


def _first_day(sent: Mapping[str, str], cohort: Cohort, today: date, errors: Errors) -> date:
    found = forms.day(sent.get("starts_on", ""))
    if found is None or (found != cohort.starts_on and not today <= found <= today + forms.FARTHEST_START):
        errors["starts_on"] = "Please choose a first day from today on, within two years."
    return found or cohort.starts_on


def _last_day(sent: Mapping[str, str], cohort: Cohort, today: date, errors: Errors) -> date | None:
    text = sent.get("start_by_on", "").strip()
    found = forms.day(text) if text else None
    if text and (found is None or (found != cohort.start_by_on and found < today)):
        errors["start_by_on"] = "Please choose a last day from today on, or leave this empty."
    return found


def _closed(text: str, errors: Errors) -> str:
    """Dates, each once and in order, however they were set apart."""
    words = text.replace(",", " ").replace(";", " ").split()
    wrong = [word for word in words if forms.day(word) is None]
    if wrong:
        errors["closed_on"] = (
            f"“{wrong[0][:20]}” is not a date. Please write year, month and day, such as 2027-12-25."
        )
    elif len(set(words)) > MOST_CLOSED:
        errors["closed_on"] = f"Please give {MOST_CLOSED} dates at most."
    return " ".join(sorted(set(words))) if not wrong else " ".join(words)


def _weekdays(sent: "MultiDict[str, str]", name: str) -> str:
    """The days that were ticked; all of them is the same as none."""
    found = _days(sent, name)
    return "" if len(found) == len(DAYS) else found


def _days(sent: "MultiDict[str, str]", name: str) -> str:
    """The days that were ticked, Monday being 1, each once and in order."""
    return "".join(sorted({day for day in "".join(sent.getlist(name)) if day in "1234567"}))


def _whole(sent: Mapping[str, str], name: str, least: int, most: int, errors: Errors) -> int | None:
    text = sent.get(name, "").strip()
    if not text and name != "days_apart":
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
    if not least <= number <= most:
        empty = "" if name == "days_apart" else ", or leave this empty"
        errors[name] = f"Please write a whole number from {least} to {most}{empty}."
    return number


def _price(sent: Mapping[str, str], errors: Errors) -> Price | None:
    text = forms.line(sent, "price_per_segment")
    found = prices.parse(text, sent.get("price_currency", ""))
    if text and found is None:
        errors["price_per_segment"] = (
            "Please write what one segment costs, such as 0.0463, and choose its currency."
        )
    return found


def _money(sent: Mapping[str, str], name: str, price: Price | None, errors: Errors) -> int | None:
    """An amount in hundredths; without the price of a segment nobody could count up to it."""
    text = sent.get(name, "").strip().replace(",", ".")
    whole, _, rest = text.partition(".")
    is_amount = (
        text.isascii()
        and whole.isdigit()
        and len(whole) < 8
        and (not rest or (rest.isdigit() and len(rest) < 3))
    )
    if not text:
        return None
    if not is_amount:
        errors[name] = "Please write an amount such as 25 or 25.50, or leave this empty."
        return None
    if price is None:
        errors[name] = "Please set the price of a segment too: without it nothing can be added up."
    return int(whole) * 100 + int(rest.ljust(2, "0") or 0)


def _duty(sent: "MultiDict[str, str]", errors: Errors) -> dict[str, Any]:
    """Who looks at support tasks, and when. Somebody who is never there is nobody."""
    if sent.get("on_duty") != "yes":
        return {"on_duty": False, "duty_name": "", "duty_days": "", "duty_from": "", "duty_until": ""}
    name, begins, ends = forms.line(sent, "duty_name"), sent.get("duty_from", ""), sent.get("duty_until", "")
    if not name or len(name) > LONGEST_DUTY:
        errors["duty_name"] = (
            "Please write who is on duty, such as “Maria Lopez at Riverside”. Learners read it."
        )
    days = _days(sent, "duty_days")
    if not days:
        errors["duty_days"] = "Please choose the days on which somebody looks."
    if begins not in DUTY_HOURS:
        errors["duty_from"] = "Please choose the hour from which somebody looks."
    if ends not in DUTY_HOURS or ends <= begins:
        errors["duty_until"] = "Please choose an hour after the first one."
    return {"on_duty": True, "duty_name": name, "duty_days": days, "duty_from": begins, "duty_until": ends}


def _check_hours(change: Change, errors: Errors) -> None:
    if errors.keys() & {"opens_at", "closes_at", "send_at"}:
        return
    opens, closes, usual = (
        time.fromisoformat(one) for one in (change.opens_at, change.closes_at, change.send_at)
    )
    if _minutes(closes) - _minutes(opens) < timedelta(hours=1):
        errors["closes_at"] = "Please leave an hour at least between the first and the last."
    elif not opens <= usual < closes:
        errors["send_at"] = f"Please choose an hour from {change.opens_at} on and before {change.closes_at}."


def _minutes(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)
