"""The desk's forms: each reads what was sent into a value, or says beside which control what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import babel

from course import cohorts, staff
from course.cohorts import NewCohort
from course.models import Channel, Cohort
from course.people import Profile
from course.rules import contacts, keeping, local_time, places, whereabouts
from course.rules.contacts import Contact

Errors = dict[str, str]
Sent = Mapping[str, str]
Choice = dict[str, str]
LONGEST_NAME, LONGEST_COHORT_NAME = 60, 120
FARTHEST_START = timedelta(days=730)
USUAL_HOUR = "16:30"
# Every half hour at which somebody may be written to; the last one before the window closes is the latest.
HOURS = tuple(f"{hour:02}:{minute:02}" for hour in range(9, 20) for minute in (0, 30))
CHANNEL_WORDS = {Channel.SMS: "text messages", Channel.EMAIL: "email"}


@dataclass(frozen=True)
class Setup:
    """What somebody says at the one-time address of their account."""

    name: str
    password: str
    digits: str


def setup(sent: Sent) -> tuple[Setup | None, Errors]:
    """Name, a password twice, and the six numbers that show that the app has the secret."""
    errors: Errors = {}
    name, password = line(sent, "name"), sent.get("password", "")
    if not name or len(name) > LONGEST_COHORT_NAME:
        errors["name"] = "Please write your name, so that the record can say who did what."
    if len(password) < staff.PASSWORD_LENGTH:
        errors["password"] = f"Please choose a password of {staff.PASSWORD_LENGTH} characters or more."
    elif password != sent.get("again", ""):
        errors["again"] = "The two passwords differ. Please type the same one here."
    if not sent.get("code", "").strip():
        errors["code"] = "Please type the six numbers that your app shows now."
    return (None if errors else Setup(name, password, sent["code"])), errors


def as_new(cohort: Cohort) -> dict[str, str]:
    """What the form of a new cohort begins with where it is to be like another: no code, and no first day."""
    name = f"{cohort.name}, again"[:LONGEST_COHORT_NAME]
    kept = {one: str(getattr(cohort, one)) for one in ("plan", "country", "zone", "send_at")}
    return {"name": name, "keep_days": "" if cohort.keep_days is None else str(cohort.keep_days), **kept}


def new_cohort(sent: Sent, plans: Iterable[str], *, now: datetime) -> tuple[NewCohort | None, Errors]:
    """A cohort as staff wish it. Without a code of their own, one is made from the name."""
    errors: Errors = {}
    name = cohort_name(sent, errors)
    if sent.get("plan", "") not in plans:
        errors["plan"] = "Please choose how long the course is."
    country = cohort_country(sent, errors)
    zone = _zone_of_cohort(sent, country, errors)
    starts_on = _start(
        sent, errors, today=local_time.local_date(now, zone if local_time.is_zone(zone) else "UTC")
    )
    if sent.get("send_at", "") not in HOURS:
        errors["send_at"] = "Please choose an hour from the list."
    code = line(sent, "code").lower() or cohorts.suggest_code(name)
    if not cohorts.is_code(code):
        errors["code"] = (
            "Please use 4 to 40 small letters and digits, with hyphens between, such as riverside-7f3a."
        )
    days = keep_days(sent, errors)
    if errors or starts_on is None:
        return None, errors
    return NewCohort(name, code, sent["plan"], starts_on, zone, country, sent["send_at"], days), errors


def cohort_name(sent: Sent, errors: Errors) -> str:
    """What a cohort is called."""
    name = line(sent, "name")
    if not name or len(name) > LONGEST_COHORT_NAME:
        errors["name"] = f"Please give the cohort a name of at most {LONGEST_COHORT_NAME} letters."
    return name


def cohort_country(sent: Sent, errors: Errors) -> str:
    """The country of a cohort, by its ISO code."""
    country = sent.get("country", "")
    if country not in country_names():
        errors["country"] = "Please choose the country most of the people live in."
    return country


def person(sent: Sent, cohort: Cohort, channels: Iterable[str]) -> tuple[Profile | None, Errors]:
    """Somebody to invite: a name, one way to reach them, and where they live, if not where the cohort is."""
    errors: Errors = {}
    name, country = line(sent, "name"), sent.get("country", "") or cohort.country
    if not name or len(name) > LONGEST_NAME:
        errors["name"] = f"Please write a name of at most {LONGEST_NAME} letters, such as a first name."
    if country not in country_names():
        errors["country"] = "Please choose a country from the list, or leave it empty."
    contact = _contact(sent, country, channels, errors)
    zone = sent.get("zone", "") or _usual_zone(cohort, country)
    if not local_time.is_zone(zone):
        errors["zone"] = "Please choose a place from the list, or leave it empty."
    if errors or contact is None:
        return None, errors
    is_said = bool(sent.get("zone", "")) or contact.channel == "email"
    maybe = "" if is_said else whereabouts.maybe(contact.value, zone)
    return Profile(
        name, contact.channel, contact.value, country, zone, "en", cohort.send_at, False, maybe
    ), errors


def line(sent: Sent, name: str) -> str:
    """One line of text without breaks or doubled blanks."""
    return " ".join(
        "".join(sign for sign in sent.get(name, "") if sign.isprintable() or sign.isspace()).split()
    )


@lru_cache
def country_names() -> dict[str, str]:
    """Every country somebody can live in, by its ISO code, in the order of the alphabet."""
    names = babel.Locale("en").territories
    codes = set(local_time.zone_countries().values())
    return dict(sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1]))


def countries() -> list[Choice]:
    return [{"id": code, "label": name} for code, name in country_names().items()]


def zones(country: str) -> list[Choice]:
    """Every place, those of a country (ISO 3166; empty where none is chosen yet) before all others."""
    own = places.of_country(country)
    others = [place for place in places.places() if place.country != country]
    return [{"id": place.zone, "label": place.label} for place in (*own, *others)]


def hours() -> list[Choice]:
    return [{"id": hour, "label": hour} for hour in HOURS]


def day(text: str) -> date | None:
    """A date as a form writes it; None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def keep_days(sent: Sent, errors: Errors) -> int | None:
    """For how many days after their course what learners wrote is kept; None where no time is set."""
    text = sent.get("keep_days", "").strip()
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
    if not keeping.LEAST <= number <= keeping.MOST:
        errors["keep_days"] = (
            f"Please write a whole number from {keeping.LEAST} to {keeping.MOST}, or leave this empty."
        )
    return number


def _start(sent: Sent, errors: Errors, *, today: date) -> date | None:
    try:
        found = date.fromisoformat(sent.get("starts_on", ""))
    except ValueError:
        errors["starts_on"] = "Please give the first day, as year, month and day, such as 2027-01-04."
        return None
    if not today <= found <= today + FARTHEST_START:
        errors["starts_on"] = "Please choose a first day from today on, within two years."
    return found


def _zone_of_cohort(sent: Sent, country: str, errors: Errors) -> str:
    """The place that was chosen; a country with one clock needs no choice."""
    zone = sent.get("zone", "")
    of_country = places.zones_of_country(country)
    if not zone and len(of_country) == 1:
        return of_country[0]
    if not local_time.is_zone(zone) and (zone or of_country):
        errors["zone"] = "Please choose the place whose clock the cohort goes by."
    return zone


def _usual_zone(cohort: Cohort, country: str) -> str:
    if country == cohort.country:
        return cohort.zone
    return next(iter(places.zones_of_country(country)), cohort.zone)


def _contact(sent: Sent, country: str, channels: Iterable[str], errors: Errors) -> Contact | None:
    found = contacts.parse_contact(sent.get("contact", ""), country)
    if found is None:
        errors["contact"] = (
            "Please check this: a phone number, with + if it is from another country, or an email address."
        )
    elif found.channel not in channels:
        words = CHANNEL_WORDS[Channel(found.channel)]
        errors["contact"] = (
            f"This installation has no {words} set up. Please give the other way to reach them."
        )
    return found
