"""Write to a cohort, or to part of it: whom it reaches, when and for how much is shown before it goes, once."""

import re
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import announcements, audiences, cohorts
from course.announcements import NewAnnouncement, Words
from course.audiences import Audience
from course.lesson_plans import AREAS
from course.models import Announcement, Channel, Cohort
from course.rules import local_time, places, plain_signs, prices
from course.rules.announced import Choice
from course.rules.standings import Announced
from course.web import access, context, surroundings
from course.web.admin import acts, announcement, forms, weighing
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_announcing", __name__, url_prefix="/admin/cohorts/<int:cohort_id>/announcements")
LONGEST = {"sms": 640, "subject": 80, "email": 2000}
PAGE = 50
FARTHEST = timedelta(days=365)
KEY_BYTES = 16
# For how many days it is worth sending, the first included.
LASTS = {"1": "That day alone", "3": "Up to three days", "7": "Up to a week"}
# Where the chosen cohorts have more people than this, whoever sends shows once more who they are: it cannot be unsaid.
MANY = 20
WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True)
class Draft:
    """What was asked for: the words, for whom, for which dates and in which cohorts."""

    new: NewAnnouncement
    cohorts: Sequence[Cohort]


@dataclass(frozen=True)
class Zone:
    """Those who go by one clock: how many, and the first and last moment at which it can reach them."""

    name: str
    people: int
    first: datetime
    last: datetime
    zone: str


@dataclass(frozen=True)
class Outlook:
    """What would happen in one cohort: whom it reaches, what it costs, and why others get nothing."""

    cohort: Cohort
    audience: Audience
    segments: int
    cost: str
    zones: Sequence[Zone]
    kept_away: Sequence[tuple[str, int]]


@blueprint.get("/new")
@access.staff_only(*access.RUNS_COHORTS)
def new(cohort_id: int) -> str:
    cohort = _cohort(cohort_id)
    today = local_time.local_date(context.now(), cohort.zone)
    typed = {"starts_on": today.isoformat(), "lasts": "3", "key": secrets.token_urlsafe(KEY_BYTES)}
    return _page(cohort, typed, [str(cohort.id)], {})


def _reaches_many() -> bool:
    """Whether this request sends, and to cohorts of many people."""
    cohort, chosen = _cohort((request.view_args or {})["cohort_id"]), request.form.getlist("cohorts")
    mine = [one.id for one in _offered(cohort) if str(one.id) in chosen]
    people = sum(cohorts.size(context.session(), one) for one in mine)
    return request.form.get("do") == "send" and people > MANY


@blueprint.post("/new")
@access.recently_proven_where(_reaches_many)
@access.staff_only(*access.RUNS_COHORTS)
def write(cohort_id: int) -> Response | str | tuple[str, int]:
    """Count, cure, or show what would happen, which keep nothing; or send it, once."""
    context.only_look()
    cohort, do = _cohort(cohort_id), request.form.get("do", "look")
    typed = {**request.form, "sms": plain_signs.cured(_words().sms) if do == "cure" else _words().sms}
    chosen = request.form.getlist("cohorts")
    if do in ("count", "cure"):
        return _page(cohort, typed, chosen, {})
    draft, errors = _draft(cohort)
    looked = [_outlook(one, draft.new) for one in draft.cohorts] if draft is not None else []
    if draft is not None and not any(one.audience.chances for one in looked):
        errors["state"] = "Nobody in these cohorts fits this choice. Please choose otherwise."
    if errors or draft is None:
        return _page(cohort, typed, chosen, errors), 422
    return _send(cohort, draft, looked) if do == "send" else _page(cohort, typed, chosen, {}, draft, looked)


@blueprint.post("/count")
@access.staff_only(*access.RUNS_COHORTS)
def count(cohort_id: int) -> Response:
    """What the page says beside the form, for the script that asks while somebody types. It keeps nothing."""
    context.only_look()
    found = weighing.weigh_announcement(_cohort(cohort_id), _words())
    return jsonify(weighing.told(found))


def _cohort(cohort_id: int) -> Cohort:
    return cohorts.find(context.session(), cohort_id) or abort(404)


def _to(row: Announcement) -> Response:
    there = url_for("admin_announcement.show", cohort_id=row.cohort_id, announcement_id=row.id)
    return redirect(there, 303)


def _words() -> Words:
    """What was typed: text and subject in one line each, the mail with its lines."""
    mail = request.form.get("email", "").replace("\r\n", "\n").strip()
    return Words(forms.line(request.form, "sms"), forms.line(request.form, "subject"), mail)


def _draft(cohort: Cohort) -> tuple[Draft | None, Errors]:
    found = weighing.weigh_announcement(cohort, _words())
    errors = dict(found.faults)
    errors |= {
        name: f"Please keep to {most} signs; there are {len(getattr(_words(), name))}."
        for name, most in LONGEST.items()
        if len(getattr(_words(), name)) > most
    }
    today = local_time.local_date(context.now(), cohort.zone)
    starts_on, lasts = forms.day(request.form.get("starts_on", "")), request.form.get("lasts", "")
    if starts_on is None or not today <= starts_on <= today + FARTHEST:
        errors["starts_on"] = "Please choose a day from today on, within a year."
    if lasts not in LASTS:
        errors["lasts"] = "Please choose for how long it is worth sending."
    mine = [one for one in _offered(cohort) if str(one.id) in request.form.getlist("cohorts")]
    if not mine:
        errors["cohorts"] = "Please choose at least one cohort."
    if errors or starts_on is None:
        return None, errors
    key = request.form.get("key", "")[:32] or secrets.token_urlsafe(KEY_BYTES)
    last_on = starts_on + timedelta(days=int(lasts) - 1)
    made = NewAnnouncement(key, _words(), _choice(), starts_on, last_on, access.member().id)
    return Draft(made, mine), {}


def _choice() -> Choice:
    """Who was chosen; what is not one of the choices leaves nobody out."""
    sent = request.form
    return Choice(
        area=sent.get("area", "") if sent.get("area", "") in AREAS else "",
        week=sent.get("week", 0, type=int),
        state=sent.get("state", "") if sent.get("state", "") in announcement.STATES else "",
        channel=sent.get("channel", "") if sent.get("channel", "") in set(Channel) else "",
        locale=sent.get("locale", "") if sent.get("locale", "") in context.wired().locales else "",
    )


def _offered(cohort: Cohort) -> list[Cohort]:
    """This cohort, and the others that are going on and that whoever is signed in may see."""
    others = [one for one in cohorts.going(context.session()) if access.in_reach(one.id)]
    return [cohort, *(one for one in others if one.id != cohort.id)]


def _outlook(cohort: Cohort, new: NewAnnouncement) -> Outlook:
    meant = Announced(0, context.now(), new.starts_on, new.last_on)
    course = context.wired().course
    audience = audiences.choose(context.session(), course, cohort, new.choice, meant, now=context.now())
    each = weighing.weigh_announcement(cohort, new.words).counted.segments
    total, price = each * audience.on(Channel.SMS), cohorts.price_of(cohort)
    away = [(announcement.WHY_NOT[why], number) for why, number in audience.kept_away.most_common()]
    return Outlook(cohort, audience, total, price.of(total) if price else "", _zones(audience), away)


def _zones(audience: Audience) -> list[Zone]:
    """When it reaches people, clock by clock, the most people first."""
    by_zone: defaultdict[str, list[datetime]] = defaultdict(list)
    for one in audience.reached:
        if one.at is not None:
            by_zone[one.zone].append(one.at)
    found = [
        Zone(places.with_offset(zone, min(at)), len(at), min(at), max(at), zone)
        for zone, at in by_zone.items()
    ]
    return sorted(found, key=lambda one: (-one.people, one.name))


def _send(cohort: Cohort, draft: Draft, looked: Sequence[Outlook]) -> Response:
    """Write it for each cohort, once however often the form comes."""
    context.write_after_all()
    session, now = context.session(), context.now()
    for one in looked:
        row = audiences.send(session, one.cohort, draft.new, one.audience, now=now)
        if row is not None:
            number = len(one.audience.chances)
            acts.record("wrote-to-group", f"announcement:{row.id}", cohort_id=one.cohort.id, learners=number)
    first = looked[0].cohort.id
    written = announcements.with_key(session, first, draft.new.key) or abort(404)
    session.commit()
    return _to(written)


def _page(
    cohort: Cohort, typed: Mapping[str, str], chosen: Sequence[str], errors: Errors,
    draft: Draft | None = None, looked: Sequence[Outlook] = (),
) -> str:  # fmt: skip
    said = replace(_words(), sms=typed.get("sms", "")) if request.method == "POST" else Words("", "", "")
    found = weighing.weigh_announcement(cohort, said)
    return render_template(
        "admin/announcement_new.html",
        cohort=cohort, typed=defaultdict(str, typed), chosen=chosen, errors=errors, longest=LONGEST,
        # An empty form is no mistake yet.
        found=found if request.method == "POST" else replace(found, faults={}),
        draft=draft, looked=looked, named=_named(said, looked), total=_total(looked),
        offered=[{"id": str(one.id), "label": one.name} for one in _offered(cohort)],
        areas=_choices({area: area.capitalize() for area in AREAS}), states=_choices(announcement.STATES),
        weeks=_choices({str(one): f"Week {one}" for one in range(1, _weeks(cohort) + 1)}),
        channels=_choices(announcement.CHANNELS), lasts=_choices(LASTS),
        locales=_choices({one: surroundings.name_of(one) for one in context.wired().locales}),
    )  # fmt: skip


def _choices(found: Mapping[str, str]) -> list[forms.Choice]:
    return [{"id": str(id), "label": label} for id, label in found.items()]


def _weeks(cohort: Cohort) -> int:
    return context.wired().course.plan(cohort.plan).weeks


def _total(looked: Sequence[Outlook]) -> Mapping[str, object]:
    """The sums over all cohorts; money only where every cohort has a price in one currency."""
    known = [cohorts.price_of(one.cohort) for one in looked]
    one_currency = len({price.currency for price in known if price}) == 1 and all(known)
    parts = sum(price.per_segment * one.segments for price, one in zip(known, looked, strict=True) if price)
    return {
        "chosen": sum(len(one.audience.chances) for one in looked),
        "people": sum(len(one.audience.reached) for one in looked),
        "texts": sum(one.audience.on(Channel.SMS) for one in looked),
        "mails": sum(one.audience.on(Channel.EMAIL) for one in looked),
        "segments": sum(one.segments for one in looked),
        "cost": prices.money(parts, known[0].currency) if one_currency and known[0] else "",
    }


def _named(said: Words, looked: Sequence[Outlook]) -> list[str]:
    """Words with a capital that are also the first name of somebody who would get it: no message carries a name."""
    typed = {one for text in vars(said).values() for one in WORD.findall(text) if one[0].isupper()}
    bare = {one.removesuffix("’s").removesuffix("'s") for one in typed}
    names = {one.name.split()[0] for two in looked for one in two.audience.chances if one.name.strip()}
    return sorted(bare & names)
