"""The roster: everybody of one cohort or of all mine, found by state, area, week, channel or name; and acts on many.

An act is chosen for those ticked, or for everybody found; the next page says for how many it is, who is left out and
why, and what it changes; only its button does it. All of it works without scripts.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import bulk_acts, cohorts, people, rosters, searching
from course import signs as signs_of_life
from course.bulk_acts import Bulk, Kind, Member
from course.models import Cohort, Enrolment, Person
from course.searching import Found, State, Wanted
from course.web import access, context
from course.web.admin import roster_form, words
from course.web.admin.roster_form import ACTS, STATES, WAITING
from course.web.admin.undoing import Told
from course.web.admin.words import Tag

blueprint = Blueprint("admin_roster", __name__, url_prefix="/admin/people")
PAGE, NAMED = 50, 12
# After "12 people".
DONE: Mapping[str, str] = {
    Kind.EXTEND: "have more time.", Kind.PAUSE: "take a pause.", Kind.RESUME: "go on with the course.",
    Kind.AGAIN: "get it again.", Kind.START: "start on another day.", Kind.MOVE: "are in another cohort.",
    Kind.WITHDRAW: "are out of the course.",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One learner as the roster shows them."""

    enrolment: Enrolment
    name: str
    cohort: Cohort
    state: Tag
    week: str
    area: str
    channel: str
    zone: str
    seen_at: datetime | None


@blueprint.get("")
@access.staff_only(*access.RUNS_COHORTS)
def index() -> str:
    mine, typed = _mine(), roster_form.asked()
    if typed["state"] == WAITING:
        return _waiting_page(mine, typed)
    session, now, wanted = context.session(), context.now(), roster_form.wanted(typed, mine)
    after, lost = request.args.get("after", 0, type=int), searching.lost(session, wanted.cohort_ids, now=now)
    found = searching.find(session, context.wired().course, wanted, lost, after=after, limit=PAGE, now=now)
    return _list_page(mine, typed, wanted, lost, rows=_rows(found, mine), found=found, is_first=not after)


@blueprint.get("/acts")
@access.staff_only(*access.RUNS_COHORTS)
def consider() -> str | Response:
    """What an act would do to those ticked, or to everybody found. Looking changes nothing."""
    mine, ids = _mine(), _ids()
    if not ids:
        return redirect(_back(nobody="yes"), 303)
    return _act_page(mine, ids)


@blueprint.post("/acts")
@access.recently_proven_where(lambda: request.form.get("act") == Kind.WITHDRAW)
@access.staff_only(*access.RUNS_COHORTS)
def act() -> Response | tuple[str, int]:
    mine, ids, session = _mine(), roster_form.ticked(), context.session()
    bulk, errors = roster_form.bulk(mine, now_on=context.now().date())
    if bulk is None or len(ids) > bulk_acts.AT_MOST:
        return _act_page(mine, ids, errors), 422
    course, who = context.wired().course, access.member().id
    members = _members(mine, ids)
    done, first = bulk_acts.act(session, course, bulk, members, staff_id=who, now=context.now())
    session.commit()
    return redirect(_back(act=bulk.kind, done=done, together=first or 0), 303)


@blueprint.post("/acts/<int:act_id>/undoing")
@access.staff_only(*access.RUNS_COHORTS)
def undo(act_id: int) -> Response:
    """Put back what was done in one go, for everybody of whom it still stands."""
    session, who = context.session(), access.member().id
    together = bulk_acts.done_with(session, act_id, staff_id=who) or abort(404)
    found = _in_reach(rosters.with_people(session, [one.enrolment_id for one in together]))
    back = bulk_acts.undo(session, together, found, staff_id=who, now=context.now())
    session.commit()
    return redirect(_back(undone=back, of=len(together)), 303)


def _mine() -> list[Cohort]:
    return [one for one in cohorts.going(context.session()) if access.in_reach(one.id)]


def _in_reach(found: Mapping[int, tuple[Enrolment, Person]]) -> dict[int, tuple[Enrolment, Person]]:
    return {one: pair for one, pair in found.items() if access.in_reach(pair[0].cohort_id)}


def _kept() -> dict[str, str]:
    """The filters that are set, for an address."""
    return {name: value for name, value in roster_form.asked().items() if value}


def _back(**said: object) -> str:
    """To the list as it was, with what was done."""
    return url_for("admin_roster.index") + "?" + urlencode({**_kept(), **said})


def _ids() -> list[int]:
    """Those who were ticked; with “everybody found”, all whom the filters find."""
    if request.values.get("all") != "yes":
        return roster_form.ticked()
    mine, typed = _mine(), roster_form.asked()
    wanted = roster_form.wanted(typed, mine)
    return searching.all_ids(context.session(), context.wired().course, wanted, now=context.now())


def _members(mine: Sequence[Cohort], ids: Sequence[int]) -> list[Member]:
    """These learners, as far as they are in my cohorts."""
    found = searching.with_states(context.session(), [one.id for one in mine], ids, now=context.now())
    return [Member(*one) for one in found]


def _rows(found: Found, mine: Sequence[Cohort]) -> list[Row]:
    session, now = context.session(), context.now()
    seen = signs_of_life.last(session, [one.id for one, *_ in found.rows]) if found.rows else {}
    by_id = {one.id: one for one in mine}
    return [
        Row(
            enrolment=one,
            name=people.name_of(session, person) or "No name given",
            cohort=by_id[one.cohort_id],
            state=STATES[state],
            week=_week(one, person, state, now),
            area=", ".join(roster_form.AREA_NAMES[area] for area in (one.track, one.second_track) if area),
            channel=words.CHANNELS[person.channel],
            zone=person.zone,
            seen_at=seen.get(one.id),
        )
        for one, person, state in found.rows
    ]


def _week(enrolment: Enrolment, person: Person, state: State, now: datetime) -> str:
    if state in (State.STOPPED, State.FINISHED, State.NOT_BEGUN):
        return ""
    week, weeks = searching.week_of(context.wired().course, enrolment, person.zone, now=now)
    return f"{week} of {weeks}"


def _list_page(
    mine: Sequence[Cohort], typed: Mapping[str, str], wanted: Wanted, lost: Set[int], **page: object
) -> str:
    session, now = context.session(), context.now()
    counted = searching.counts(session, wanted.cohort_ids, lost, now=now)
    chosen = next((one for one in mine if str(one.id) == typed["cohort"]), None)
    return render_template(
        "admin/roster.html",
        typed=typed, chosen=chosen, has_many=len(mine) > 1,
        counts=[(str(state), tag.word, counted.get(State(state), 0)) for state, tag in STATES.items()],
        waits=searching.count_waiting(context.session(), wanted.cohort_ids),
        everybody=sum(counted.values()), acts=ACTS, told=_told(), nobody=request.args.get("nobody"),
        kept=_kept(), page=PAGE, at_most=bulk_acts.AT_MOST,
        **{"waiting": None, "rows": [], "found": None, "is_first": True, **roster_form.offered(mine), **page},
    )  # fmt: skip


def _waiting_page(mine: Sequence[Cohort], typed: Mapping[str, str]) -> str:
    """Those who were asked, or wait for a place, and are not learners yet."""
    wanted = roster_form.wanted(typed, mine)
    after = request.args.get("after", 0, type=int)
    rows, next_after = searching.waiting(context.session(), wanted, after=after, limit=PAGE)
    by_id = {one.id: one for one in mine}
    found = [(one, name or "No name given", by_id[one.cohort_id]) for one, name in rows]
    session, now = context.session(), context.now()
    lost = searching.lost(session, wanted.cohort_ids, now=now)
    return _list_page(mine, typed, wanted, lost, waiting=found, next_after=next_after, is_first=not after)


def _act_page(mine: Sequence[Cohort], ids: Sequence[int], errors: Mapping[str, str] | None = None) -> str:
    name = request.values.get("act", "")
    if name not in {*Kind}:
        abort(404)
    too_many, kind = len(ids) > bulk_acts.AT_MOST, Kind(name)
    bulk, missing = roster_form.bulk(mine, now_on=context.now().date())
    is_asked = request.values.get("asked") == "yes"
    members = [] if too_many else _members(mine, ids)
    return render_template(
        "admin/roster_act.html",
        kind=kind, title=ACTS[kind], typed=request.values, kept=_kept(), back=_back(),
        errors=errors or (missing if is_asked else {}), too_many=too_many, at_most=bulk_acts.AT_MOST,
        chosen=len(ids) if too_many else len(members), ids=" ".join(str(one.enrolment.id) for one in members),
        weeks=roster_form.weeks(kind), **roster_form.details(mine), **_outlook(bulk, members),
    )  # fmt: skip


def _outlook(bulk: Bulk | None, members: Sequence[Member]) -> dict[str, object]:
    if bulk is None or not members:
        return {"outlook": None, "names": [], "bulk": bulk}
    session = context.session()
    found = bulk_acts.outlook(session, context.wired().course, bulk, members, now=context.now())
    named = [people.name_of(session, one.person) or "No name given" for one in found.members[:NAMED]]
    return {"outlook": found, "names": named, "bulk": bulk}


def _told() -> Told | None:
    """What the address says was just done, and where a tap undoes it."""
    done, kind, undone = (request.args.get(name, "") for name in ("done", "act", "undone"))
    here, session = _back(), context.session()
    if undone.isdigit():
        of = request.args.get("of", undone)
        rest = " The others were changed since, and stay as they are." if of != undone else ""
        return Told(f"Undone for {_people(int(undone))}.{rest}", "", here)
    if not done.isdigit() or kind not in DONE:
        return None
    first = request.args.get("together", 0, type=int)
    together = bulk_acts.done_with(session, first, staff_id=access.member().id) if first else []
    found = _in_reach(rosters.with_people(session, [one.enrolment_id for one in together]))
    can = bulk_acts.can_undo(together, found, now=context.now())
    undo_at = url_for("admin_roster.undo", act_id=first) + "?" + urlencode(_kept()) if can else ""
    said = DONE[kind].replace("have ", "has ", 1).replace("are ", "is ", 1) if done == "1" else DONE[kind]
    return Told(f"{_people(int(done))} {said}", undo_at, here)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
