"""Who needs me today: everybody over all cohorts of whoever is signed in, why, and what helps. Where staff begin."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, timedelta

from flask import Blueprint, render_template, request, url_for

from course import (
    alarms,
    cohorts,
    consents,
    health,
    messages,
    needing,
    people,
    rosters,
    unreached,
    waiting_list,
)
from course.models import Channel, Cohort, Enrolment, Person
from course.needing import Line
from course.rules import needs, outcomes
from course.rules.needs import Help, Need
from course.web import access, context, filters, language
from course.web.admin import undoing
from course.web.admin.words import Tag

blueprint = Blueprint("admin_needs", __name__, url_prefix="/admin")
PAGE = 20
NOT_TAKEN_FOR = timedelta(days=1)
TAGS: Mapping[Need, Tag] = {
    Need.SUPPORT: Tag("Support task open", "bad"),
    Need.UNREACHABLE: Tag("Not reached", "warn"),
    Need.WORSE: Tag("Worse than before", "warn"),
    Need.SILENT: Tag("Silent", "warn"),
    Need.STUCK: Tag("Stuck", "info"),
    Need.NO_CONSENT: Tag("No yes to messages", "info"),
    Need.FINISHING: Tag("Finishing this week", "good"),
}
# What the state of the whole installation means for people, and what helps.
RUN_JOBS = "Whoever runs the server can start it: python3 -m jobs."
LATE: Mapping[str, str] = {
    "jobs are late": f"The part of Kith that sends has not run for more than five minutes. {RUN_JOBS}",
    "messages are late": "Some have waited for more than fifteen minutes. They go out by themselves as soon as the "
    "provider takes them.",
    "no jobs yet": f"The part of Kith that sends has not been started. {RUN_JOBS}",
}
HELD = "Kith was restored from a backup and sends nothing until somebody lets it: python3 -m course release-hold."


@dataclass(frozen=True)
class Row:
    """One line of the list as it is shown."""

    line: Line
    name: str
    cohort: Cohort
    helps: tuple[Help, ...]
    other_channel: str
    is_paused: bool
    may_write: bool

    @property
    def needs(self) -> str:
        """The needs that are shown, for the form that puts them aside."""
        return " ".join(one.need for one in self.line.needs)

    @property
    def has_stopped(self) -> bool:
        """Whether they took back their yes to messages, and no need says already that none is sent."""
        said = {Need.NO_CONSENT, Need.UNREACHABLE} & {one.need for one in self.line.needs}
        return not self.may_write and not said


@blueprint.get("/today")
@access.staff_only(*access.RUNS_COHORTS)
def index() -> str:
    mine = {one.id: one for one in cohorts.going(context.session()) if access.in_reach(one.id)}
    all_lines = needing.lines(context.session(), context.wired().course, [*mine.values()], now=context.now())
    need, cohort_id, page = _asked()
    wanted = [one for one in all_lines if _fits(one, need, cohort_id)]
    here = url_for(
        "admin_needs.index", need=need or None, cohort=cohort_id or None, page=page if page > 1 else None
    )
    return render_template(
        "admin/needs.html",
        rows=_rows(wanted[(page - 1) * PAGE : page * PAGE], mine),
        total=len(wanted), in_all=len(all_lines), page=page, pages=-(-len(wanted) // PAGE),
        counts=_counts(all_lines), need=need, cohort_id=cohort_id, tags=TAGS, here=here,
        cohorts=[{"id": one.id, "label": one.name} for one in mine.values()],
        invited=_invited(mine), uncertain=_uncertain(mine), not_taken=_not_taken(mine), late=_late(),
        told=undoing.told(here), now=context.now(),
    )  # fmt: skip


def _asked() -> tuple[str, int, int]:
    """Which need, which cohort and which page the address asks for."""
    need = request.args.get("need", "")
    page = request.args.get("page", 1, type=int)
    return need if need in {*Need} else "", request.args.get("cohort", 0, type=int), max(page, 1)


def _fits(line: Line, need: str, cohort_id: int) -> bool:
    return (not cohort_id or line.cohort_id == cohort_id) and (
        not need or any(one.need == need for one in line.needs)
    )


def _counts(lines: Sequence[Line]) -> list[tuple[Need, str, int]]:
    """How many have each need, the gravest first; none that nobody has."""
    found = Counter(one.need for line in lines for one in line.needs)
    return [(need, tag.word, found[need]) for need, tag in TAGS.items() if found[need]]


def _rows(lines: Sequence[Line], mine: Mapping[int, Cohort]) -> list[Row]:
    """These lines with names and with what helps, in a fixed number of queries."""
    session = context.session()
    found = rosters.with_people(session, [one.enrolment_id for one in lines])
    persons = [person for _, person in found.values()]
    others, reached = _other_channels(persons), unreached.reached(session, persons)
    return [_row(line, *found[line.enrolment_id], mine, others, reached) for line in lines]


def _row(
    line: Line, enrolment: Enrolment, person: Person, mine: Mapping[int, Cohort], others: Mapping[int, str],
    reached: Set[int],
) -> Row:  # fmt: skip
    other = others.get(person.id, "")
    is_paused, may_write = enrolment.paused_at is not None, person.id in reached
    return Row(
        line,
        people.name_of(context.session(), person) or "No name given",
        mine[line.cohort_id],
        needs.helps(line.needs, can_change_channel=bool(other), is_paused=is_paused, may_write=may_write),
        other,
        is_paused,
        may_write,
    )


def _other_channels(persons: Sequence[Person]) -> dict[int, str]:
    """For each person the way they could be written to instead, where they left one and said yes to it."""
    said = consents.last_words(
        context.session(), [index for one in persons for index in (one.phone_index, one.email_index) if index]
    )
    found = {}
    for person in persons:
        for channel in {*Channel} & context.wired().senders.keys() - {person.channel}:
            index = people.index_of(person, channel)
            if index and said.may_send(person_id=person.id, channel=channel, contact_index=index):
                found[person.id] = str(channel)
    return found


def _invited(mine: Mapping[int, Cohort]) -> list[tuple[Cohort, int]]:
    waiting = waiting_list.long_unanswered(context.session(), mine.keys(), now=context.now())
    return [(mine[one], count) for one, count in sorted(waiting.items())]


def _uncertain(mine: Mapping[int, Cohort]) -> list[tuple[Cohort, int]]:
    """In which cohorts messages have been uncertain for longer than a carrier needs to say (promises I5)."""
    before = context.now() - health.LATEST_MESSAGE
    found = messages.uncertain(context.session(), mine.keys(), claimed_before=before)
    return [(mine[one], count) for one, count in sorted(found.items())]


def _not_taken(mine: Mapping[int, Cohort]) -> list[tuple[int, str, str]]:
    """What came to nothing in the last day for a reason that lies with us: how many, why, and the provider's code."""
    found = Counter[str]()
    since = context.now() - NOT_TAKEN_FOR
    for code, count in messages.not_taken(context.session(), mine.keys(), since=since).items():
        # The same code, whether it was the answer to a text or came in a report of it.
        found[code.removeprefix("twilio-")] += count
    return [
        (count, outcomes.reason(code), code)
        for code, count in sorted(found.items())
        if outcomes.needs_somebody(code)
    ]


def _late() -> tuple[str, str] | None:
    """What is wrong with the installation as a whole, in a few words, and what to do; None where nothing is."""
    found = health.look_here(context.session(), context.wired(), now=context.now())
    if found.is_well:
        return None
    if found.status.startswith("held"):
        return "Nothing is sent.", HELD
    if found.status in LATE:
        return "Messages are late.", LATE[found.status] + _alarmed()
    return "Kith is not well.", f"Whoever runs the server should look at this: {found.status}."


def _alarmed() -> str:
    """When the owners were told of jobs that stand still; empty where they were not."""
    at = alarms.told_at(context.session())
    return f" The owners were told by email on {filters.moment(at, UTC, language.of_page())}." if at else ""
