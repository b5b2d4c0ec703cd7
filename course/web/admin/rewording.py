"""A cohort's own words: every kind of message, what it says now, and the editor with its count, its preview and its
versions. What is only looked at is kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import cohorts, message_files, own_words, staff, staff_contacts
from course.models import Channel, Cohort, OwnWords
from course.own_words import NO_TEXTS, Texts
from course.rules import local_time, places, plain_signs
from course.web import access, context, surroundings
from course.web.admin import acts, forms, weighing, words
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_rewording", __name__, url_prefix="/admin/cohorts/<int:cohort_id>/words")
LONGEST = {"sms": 640, "subject": 160, "email": 4000}
FARTHEST = timedelta(days=365)
# The kinds of messages as the desk groups them; what is in no group stands in the last.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Through the course": ("welcome", "lesson", "check-in", "reminder", "finish", "booster", "announcement"),
    "Pauses and silence": ("still-there", "pause", "resume"),
    "Joining, and keys": ("invite", "join", "code", "link"),
    "Answers to texts": (),
}
SHAPED = {"sms": "The text has {} signs. {} are the most.", "subject": "The subject has {} signs. {} are the most.",
          "email": "The mail has {} signs. {} are the most."}  # fmt: skip
TOLD = {
    "saved": "Saved. The versions below say from when it holds.",
    "sent": "The test is on its way to you.",
    "too-many": "Twenty tests an hour are the most. Please wait a little.",
}


@dataclass(frozen=True)
class Place:
    """Which message of which cohort in which language is worded."""

    cohort: Cohort
    kind: str
    locale: str

    @property
    def today(self) -> date:
        return local_time.local_date(context.now(), self.cohort.zone)

    def address(self, **more: Any) -> str:
        return url_for(
            "admin_rewording.show", cohort_id=self.cohort.id, locale=self.locale, kind=self.kind, **more
        )


@dataclass(frozen=True)
class Line:
    """One kind in the list: what its text says, and since or from when a version of the cohort's own holds."""

    kind: str
    name: str
    sms: str
    since: date | None
    coming: date | None


@blueprint.get("")
@access.staff_only(*access.RUNS_COHORTS)
def index(cohort_id: int) -> str:
    cohort = cohorts.find(context.session(), cohort_id) or abort(404)
    offered = _locales()
    locale = request.args.get("locale", "en") if request.args.get("locale") in offered else "en"
    return render_template(
        "admin/own_words.html",
        cohort=cohort,
        locale=locale,
        locales=[(one, surroundings.name_of(one)) for one in offered],
        groups=_groups(cohort, locale),
    )


@blueprint.get("/<locale>/<kind>")
@access.staff_only(*access.RUNS_COHORTS)
def show(cohort_id: int, locale: str, kind: str) -> str:
    place = _place(cohort_id, locale, kind)
    chosen = _version(place, request.args.get("version", 0, type=int))
    texts = own_words.texts_of(chosen) if chosen is not None and chosen.sms else _now(place)
    return _page(place, texts, {}, told=TOLD.get(request.args.get("told", ""), ""))


@blueprint.post("/<locale>/<kind>")
@access.staff_only(*access.RUNS_COHORTS)
def write(cohort_id: int, locale: str, kind: str) -> Response | str | tuple[str, int]:
    """Count, cure, send a test, or save: the button says which. The first two keep nothing."""
    place, texts, do = _place(cohort_id, locale, kind), _typed(), request.form.get("do", "count")
    if do == "cure":
        texts = replace(texts, sms=plain_signs.cured(texts.sms))
    if do in ("count", "cure"):
        return _page(place, texts, {})
    errors = _errors(place, texts, wants_date=do == "save")
    if errors:
        return _page(place, texts, errors), 422
    return _save(place, texts) if do == "save" else _try_out(place, texts, do.removeprefix("test-"))


@blueprint.post("/<locale>/<kind>/count")
@access.staff_only(*access.RUNS_COHORTS)
def count(cohort_id: int, locale: str, kind: str) -> Response:
    """What the page says beside the form, for the script that asks while somebody types. It keeps nothing."""
    context.only_look()
    found = weighing.weigh(*_weighed(_place(cohort_id, locale, kind)), _typed())
    return jsonify(weighing.told(found))


@blueprint.post("/<locale>/<kind>/house")
@access.staff_only(*access.RUNS_COHORTS)
def give_up(cohort_id: int, locale: str, kind: str) -> Response:
    """Kith's own words again, from today on."""
    place = _place(cohort_id, locale, kind)
    return _keep(place, NO_TEXTS, place.today, "gave-up-own-words")


@blueprint.post("/<locale>/<kind>/versions/<int:version_id>/return")
@access.staff_only(*access.RUNS_COHORTS)
def go_back(cohort_id: int, locale: str, kind: str, version_id: int) -> Response:
    """An older version again, from today on, as a new one."""
    place = _place(cohort_id, locale, kind)
    texts = own_words.texts_of(_version(place, version_id) or abort(404))
    if texts.sms and _errors(place, texts, wants_date=False):
        # What was allowed once need not be: it is shown with what is wrong, and not taken up.
        return redirect(place.address(version=version_id), 303)
    return _keep(place, texts, place.today, "went-back-in-words")


@blueprint.post("/<locale>/<kind>/versions/<int:version_id>/removal")
@access.staff_only(*access.RUNS_COHORTS)
def remove(cohort_id: int, locale: str, kind: str, version_id: int) -> Response:
    """Take back a version whose date has not come."""
    place = _place(cohort_id, locale, kind)
    row = _version(place, version_id) or abort(404)
    if own_words.take_back(row, today=place.today, now=context.now()):
        _record(place, "took-words-back", row)
        context.session().commit()
    return redirect(place.address(), 303)


def _place(cohort_id: int, locale: str, kind: str) -> Place:
    if locale not in _locales() or kind not in message_files.KINDS:
        abort(404)
    return Place(cohorts.find(context.session(), cohort_id) or abort(404), kind, locale)


def _locales() -> list[str]:
    """The languages that are on and have messages."""
    return [one for one in context.wired().locales if one in context.wired().wording.layouts]


def _version(place: Place, version_id: int) -> OwnWords | None:
    """One version of just this message."""
    row = own_words.find(context.session(), version_id)
    mine = (place.cohort.id, place.kind, place.locale)
    return row if row is not None and (row.cohort_id, row.kind, row.locale) == mine else None


def _now(place: Place) -> Texts:
    """What the message says at this moment."""
    spoken = own_words.in_use(context.session(), context.wired().wording, place.cohort, now=context.now())
    return own_words.house(spoken, place.kind, place.locale)


def _typed() -> Texts:
    """What was typed: text and subject in one line each, the mail with its lines."""
    mail = request.form.get("email", "").replace("\r\n", "\n").strip()
    return Texts(forms.line(request.form, "sms"), forms.line(request.form, "subject"), mail)


def _errors(place: Place, texts: Texts, *, wants_date: bool) -> Errors:
    house = own_words.house(context.wired().wording, place.kind, place.locale)
    longest = weighing.longest()
    errors = {
        name: said.format(len(getattr(texts, name)), LONGEST[name])
        for name, said in SHAPED.items()
        if len(getattr(texts, name)) > LONGEST[name]
    }
    errors |= weighing.faults(place.kind, place.locale, texts, house, longest)
    starts_on = forms.day(request.form.get("starts_on", ""))
    if wants_date and (starts_on is None or not place.today <= starts_on <= place.today + FARTHEST):
        errors["starts_on"] = "Please choose a date from today on, within a year."
    return errors


def _save(place: Place, texts: Texts) -> Response:
    starts_on = forms.day(request.form.get("starts_on", "")) or place.today
    return _keep(place, texts, starts_on, "changed-words")


def _keep(place: Place, texts: Texts, starts_on: date, act: str) -> Response:
    row, is_new = _write(place, texts, starts_on)
    if is_new:
        _record(place, act, row)
    context.session().commit()
    return redirect(place.address(told="saved"), 303)


def _write(place: Place, texts: Texts, starts_on: date | None) -> tuple[OwnWords, bool]:
    return own_words.write(
        context.session(), place.cohort, place.kind, place.locale, texts, starts_on=starts_on,
        staff_id=access.member().id, now=context.now(),
    )  # fmt: skip


def _record(place: Place, act: str, row: OwnWords) -> None:
    acts.record(
        act, f"cohort:{place.cohort.id}", cohort_id=place.cohort.id, kind=place.kind, locale=place.locale,
        version=row.id,
    )  # fmt: skip


def _try_out(place: Place, texts: Texts, channel: str) -> Response:
    """Send it to whoever is signed in, at what they have proven to be theirs."""
    contact = staff_contacts.proven(context.session(), access.member().id, channel) or abort(404)
    row, _ = _write(place, texts, None)
    sent = staff_contacts.try_out(context.session(), contact, row, now=context.now())
    context.session().commit()
    context.deliver_soon()
    return redirect(place.address(version=row.id, told="sent" if sent else "too-many"), 303)


def _page(place: Place, texts: Texts, errors: Errors, *, told: str = "") -> str:
    session, now, me = context.session(), context.now(), access.member()
    by = staff.names(session, own_words.authors(session, place.cohort.id))
    versions = own_words.versions(session, place.cohort, place.kind, place.locale, by, now=now)
    mine = {one.channel for one in staff_contacts.of(session, me.id) if one.proven_at is not None}
    return render_template(
        "admin/own_words_edit.html",
        cohort=place.cohort, place=places.label(place.cohort.zone),
        kind=place.kind, locale=place.locale, name=words.wording(place.kind),
        language=surroundings.name_of(place.locale), is_fallback=place.locale == "en",
        texts=texts, errors=errors, told=told, longest=LONGEST, versions=versions,
        starts_on=request.form.get("starts_on") or place.today.isoformat(),
        known=sorted(message_files.KINDS[place.kind].knows), found=weighing.weigh(*_weighed(place), texts),
        own=any(one.state == "holds" and one.row.sms for one in versions),
        house=own_words.house(context.wired().wording, place.kind, place.locale),
        test=_last_test(place), by_text=Channel.SMS in mine, by_mail=Channel.EMAIL in mine,
    )  # fmt: skip


def _weighed(place: Place) -> tuple[Cohort, str, str]:
    return place.cohort, place.kind, place.locale


def _last_test(place: Place) -> words.Tag | None:
    """How the last test of whoever is signed in went."""
    ids = own_words.tried(
        context.session(), place.cohort.id, place.kind, place.locale, staff_id=access.member().id
    )
    last = next(iter(staff_contacts.tests_of(context.session(), ids)), None)
    return words.STATUSES[last.status] if last is not None else None


def _groups(cohort: Cohort, locale: str) -> list[tuple[str, list[Line]]]:
    session, now = context.session(), context.now()
    spoken = own_words.in_use(session, context.wired().wording, cohort, now=now)
    holds, comes = own_words.holding(session, cohort, now=now), own_words.coming(session, cohort, now=now)
    shown = weighing.examples(cohort)

    def line(kind: str) -> Line:
        mine, later = holds.get((kind, locale)), comes.get((kind, locale))
        return Line(
            kind, words.wording(kind), weighing.filled(spoken.said(kind, locale, "sms.txt"), shown),
            mine.starts_on if mine is not None and mine.sms else None,
            later.starts_on if later is not None else None,
        )  # fmt: skip

    grouped = {kind for kinds in GROUPS.values() for kind in kinds}
    rest = tuple(kind for kind in message_files.KINDS if kind not in grouped)
    return [(title, [line(kind) for kind in kinds or rest]) for title, kinds in GROUPS.items()]
