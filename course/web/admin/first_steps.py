"""The first steps of a new installation: what is left before learners come. Each line knows whether it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from course import facts, house, line_checks
from course.house import Progress
from course.models import Channel, Role
from course.web import access, context, filters
from course.web.admin import acts

blueprint = Blueprint("admin_first_steps", __name__, url_prefix="/admin/first-steps")
CHANNELS = {Channel.SMS: "Texts", Channel.EMAIL: "Email"}
# The steps that are done by going to look: the page that they lead to, for a cohort.
LOOKS = {"rehearsal": "admin_rehearsal.show", "poster": "admin_cohort.poster"}
# A rehearsal of one learner who does everything: the whole course on one page, with nothing to choose first.
ASKED: Mapping[str, dict[str, Any]] = {"rehearsal": {"behaviour": "completes", "learners": 1}, "poster": {}}
OPTIONAL = frozenset({"message", *LOOKS})


@dataclass(frozen=True)
class Step:
    """One line: what it is, whether it is done, in plain words how it stands, and where it is done."""

    id: str
    title: str
    is_done: bool
    standing: str
    label: str = ""
    href: str = ""
    is_aside: bool = False

    @property
    def is_looking(self) -> bool:
        return self.id in LOOKS

    @property
    def is_optional(self) -> bool:
        return self.id in OPTIONAL


@blueprint.get("")
@access.staff_only(Role.OWNER)
def index() -> str:
    found = steps()
    left = sum(not one.is_done and not one.is_aside for one in found)
    return render_template("admin/first_steps.html", steps=found, left=left)


@blueprint.post("/<step>/looking")
@access.staff_only(Role.OWNER)
def look(step: str) -> Response:
    """Go and look at the newest cohort's rehearsal or poster; having been there is what makes the line done."""
    cohorts = _progress().cohorts
    if step not in LOOKS or not cohorts:
        abort(404)
    house.has_looked(context.session(), step, now=context.now())
    acts.record("took-first-step", f"step:{step}")
    context.session().commit()
    return redirect(url_for(LOOKS[step], cohort_id=cohorts[0].id, **ASKED[step]), 303)


@blueprint.post("/<step>/aside")
@access.staff_only(Role.OWNER)
def put_aside(step: str) -> Response:
    return _put(step, is_aside=True)


@blueprint.post("/<step>/return")
@access.staff_only(Role.OWNER)
def take_back(step: str) -> Response:
    return _put(step, is_aside=False)


@blueprint.post("/finish")
@access.staff_only(Role.OWNER)
def finish() -> Response:
    """Put the list away, once nothing is left on it."""
    if any(not one.is_done and not one.is_aside for one in steps()):
        return redirect(url_for("admin_first_steps.index"), 303)
    facts.remember(context.session(), house.FINISHED, "finished", now=context.now())
    acts.record("finished-first-steps", "house")
    context.session().commit()
    return redirect(url_for("admin_sign_in.desk"), 303)


def steps() -> list[Step]:
    """Every line, in the order in which they are best done."""
    found = _progress()
    makers: tuple[Callable[[Progress], Step], ...] = (
        _sender, _message, _house, _cohort, _help_lines, _rehearsal, _poster,
    )  # fmt: skip
    return [make(found) for make in makers]


def _progress() -> Progress:
    return house.progress(context.session(), context.wired().senders)


def _put(step: str, *, is_aside: bool) -> Response:
    if step not in OPTIONAL:
        abort(404)
    house.put_aside(context.session(), step, is_aside=is_aside, now=context.now())
    acts.record("put-step-aside" if is_aside else "took-step-back", f"step:{step}")
    context.session().commit()
    return redirect(url_for("admin_first_steps.index"), 303)


def _sender(found: Progress) -> Step:
    """Set up in the environment, which live mode checks at its start; done once the provider has taken a message."""
    said = []
    for channel, word in CHANNELS.items():
        if channel not in context.wired().senders:
            said.append(f"{word}: not set up.")
        elif channel in found.has_sent:
            said.append(f"{word}: set up, and the provider takes our messages.")
        else:
            said.append(f"{word}: set up, not tried yet.")
    senders = frozenset(context.wired().senders)
    is_done = bool(senders) and found.has_sent == senders
    if not senders:
        said.append("Whoever looks after the server sets up at least one of them.")
    return Step(
        "sender",
        "A way to send",
        is_done,
        " ".join(said),
        "" if is_done or not senders else "Try it",
        url_for("admin_trial.show"),
    )


def _message(found: Progress) -> Step:
    senders = context.wired().senders
    left = [CHANNELS[Channel(one)] for one in senders if one not in found.tried]
    arrived = [
        f"{CHANNELS[Channel(one)]}: arrived on {filters.day(at, UTC, 'en')}."
        for one, at in found.tried.items()
    ]
    said = " ".join([*arrived, *(f"{one}: not yet." for one in left)])
    label = ("Send one" if left else "Send another") if senders else ""
    return Step(
        "message", "A test message to yourself", bool(senders) and not left, said, label,
        url_for("admin_trial.show"), is_aside="message" in found.aside,
    )  # fmt: skip


def _house(found: Progress) -> Step:
    said = (
        f"Learners read: {found.house.name}, {found.house.contact}."
        if found.house.is_known
        else "Learners have to know who keeps their words, and how to reach you."
    )
    return Step("house", "Who runs this", found.house.is_known, said, "Write it", url_for("admin_house.show"))


def _cohort(found: Progress) -> Step:
    newest = found.cohorts[0] if found.cohorts else None
    return Step(
        "cohort", "The first cohort", newest is not None, newest.name if newest else "A group that begins together.",
        "See it" if newest else "Make it",
        url_for("admin_cohort.show", cohort_id=newest.id) if newest else url_for("admin_cohort.new"),
    )  # fmt: skip


def _help_lines(found: Progress) -> Step:
    """The lines of the countries that the cohorts are in; without a cohort nobody knows yet which those are."""
    course, today = context.wired().course, context.now().date()
    days, codes = line_checks.days(context.session()), sorted({one.country for one in found.cohorts})
    countries = [line_checks.dated(course.country(code), days) for code in codes]
    said = []
    for country in countries:
        old = sum(line.is_bare or line.is_overdue(today) for line in country.lines)
        said.append(
            f"{country.name}: {old} of {len(country.lines)} still to check."
            if old
            else f"{country.name}: all checked."
        )
    is_done = bool(countries) and all(
        not line.is_bare and not line.is_overdue(today) for one in countries for line in one.lines
    )
    words = " ".join(said) or "Which ones is known once there is a cohort."
    return Step(
        "help-lines", "Help lines checked", is_done, words, "See them", url_for("admin_help_lines.index")
    )


def _rehearsal(found: Progress) -> Step:
    return _look(
        found, "rehearsal", "A rehearsal", "Every message of the course ahead of time. Nothing is sent."
    )


def _poster(found: Progress) -> Step:
    return _look(
        found, "poster", "The join poster", "A page to print, with the address and a square for phones."
    )


def _look(found: Progress, step: str, title: str, said: str) -> Step:
    label = "Look at it" if found.cohorts else ""
    said = said if found.cohorts else f"{said} Make a cohort first."
    return Step(step, title, step in found.looked, said, label, is_aside=step in found.aside)
