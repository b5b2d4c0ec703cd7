"""One learner in one cohort, as staff see them: what was sent, what is to come; taking them out."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from course import (
    answers,
    audit,
    check_ins,
    cohorts,
    editions,
    enrolments,
    explaining,
    ledger_file,
    new_contacts,
    nudges,
    people,
    plans,
    rosters,
    staff,
    staff_notes,
    unreached,
)
from course.check_ins import Past
from course.lessons import Course
from course.models import AuditEntry, Cohort, Enrolment, Person
from course.rules import calendars, contacts, forecast, local_time, pauses, progress
from course.rules.calendars import Calendar
from course.unreached import Unreached
from course.web import access, context
from course.web.admin import act_words, acts, kept_until, timeline, undoing, words

blueprint = Blueprint("admin_enrolment", __name__, url_prefix="/admin")
NO_NAME = "No name given"
AHEAD = timedelta(days=120)
# Of what is past and what is to come, so many are shown at once; the rest is folded.
SHOWN = 6


@dataclass(frozen=True)
class Learner:
    """Who the page is about."""

    enrolment: Enrolment
    person: Person
    cohort: Cohort
    name: str

    @property
    def called(self) -> str:
        """What to call them inside a sentence."""
        return "this learner" if self.name == NO_NAME else self.name

    @property
    def subject(self) -> str:
        """What the record calls this enrolment."""
        return f"enrolment:{self.enrolment.id}"

    @property
    def today(self) -> date:
        """The date where they are."""
        return local_time.local_date(context.now(), self.person.zone)

    @property
    def calendar(self) -> Calendar:
        """Their calendar, as it will be after a pause."""
        finished_at = nudges.last_finished(context.session(), [self.enrolment]).get(self.enrolment.id)
        return enrolments.calendar_after(self.enrolment, self.person.zone, self.today, finished_at)

    @property
    def counted_on(self) -> date:
        """The date from which the course counts for them; in a pause it stands still."""
        pause = pauses.of(self.enrolment, self.person.zone)
        return pauses.counted_on(calendars.of(self.enrolment), pause, self.today)


@blueprint.get("/enrolments/<int:enrolment_id>")
@access.staff_only(*access.RUNS_COHORTS)
def show(enrolment_id: int) -> str:
    return _page(learner_of(enrolment_id), notes=None)


@blueprint.post("/enrolments/<int:enrolment_id>/shared-notes")
@access.staff_only(*access.RUNS_COHORTS)
def read_notes(enrolment_id: int) -> str:
    """Reading what a learner shared leaves a line in the record, and so it is asked for, not just shown."""
    learner = learner_of(enrolment_id)
    notes = check_ins.shared_notes(context.session(), enrolment_id)
    if notes:
        acts.record("read-shared-notes", learner.subject, cohort_id=learner.cohort.id, notes=len(notes))
        context.session().commit()
    return _page(learner, notes=notes)


@blueprint.get("/enrolments/<int:enrolment_id>/withdrawal")
@access.staff_only(*access.RUNS_COHORTS)
def consider_withdrawal(enrolment_id: int) -> str | Response:
    learner = learner_of(enrolment_id)
    if learner.enrolment.withdrawn_at is not None:
        return back(learner)
    return render_template("admin/withdrawal.html", learner=learner)


@blueprint.post("/enrolments/<int:enrolment_id>/withdrawal")
@access.recently_proven
@access.staff_only(*access.RUNS_COHORTS)
def withdraw(enrolment_id: int) -> Response:
    learner = learner_of(enrolment_id)
    if learner.enrolment.withdrawn_at is None:
        before = undoing.begin(learner.enrolment, learner.person, "withdraw")
        enrolments.withdraw(learner.enrolment, by="staff", now=context.now())
        acts.record("withdrew", learner.subject, cohort_id=learner.cohort.id)
        kept = undoing.keep(learner.enrolment, learner.person, before)
        context.session().commit()
        return undoing.back(enrolment_id, kept)
    return back(learner)


@blueprint.post("/enrolments/<int:enrolment_id>/consents")
@access.recently_proven
@access.staff_only(*access.RUNS_COHORTS)
def consents_file(enrolment_id: int) -> Response:
    """The ledger of consent as a file. That it was taken out leaves a line in the record."""
    learner, session = learner_of(enrolment_id), context.session()
    told = ledger_file.page(session, learner.person, now=context.now())
    acts.record("exported-consents", learner.subject, cohort_id=learner.cohort.id)
    session.commit()
    answer = Response(told, content_type="text/html; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="consents-{enrolment_id}.html"'
    return answer


def learner_of(enrolment_id: int) -> Learner:
    """Whose page this is; one that does not exist where there is nobody."""
    session = context.session()
    enrolment = enrolments.find(session, enrolment_id) or abort(404)
    person = people.find(session, enrolment.person_id) or abort(404)
    cohort = cohorts.find(session, enrolment.cohort_id) or abort(404)
    return Learner(enrolment, person, cohort, people.name_of(session, person) or NO_NAME)


def is_elsewhere(learner: Learner) -> bool:
    """Whether they take part in a cohort, too, that whoever is signed in may not see."""
    theirs = enrolments.of_person(context.session(), learner.person.id)
    return not all(access.in_reach(one.cohort_id) for one in theirs)


def back(learner: Learner) -> Response:
    """To the learner's own page."""
    return redirect(url_for("admin_enrolment.show", enrolment_id=learner.enrolment.id), 303)


def course_of(learner: Learner) -> Course:
    """The course as they have it."""
    return editions.course_of(context.session(), context.wired().course, learner.enrolment)


def done_of(learner: Learner) -> frozenset[str]:
    """The items they have done."""
    return nudges.done(context.session(), learner.enrolment.id)


def _page(learner: Learner, *, notes: list[Past] | None) -> str:
    course = course_of(learner)
    history = nudges.history(context.session(), learner.enrolment)
    coming = _coming(learner)
    # As they are written to now: mails may have taken over from texts.
    way = unreached.way_to(context.session(), learner.person)
    return render_template(
        "admin/enrolment.html",
        learner=learner,
        notes=notes,
        told=undoing.told(url_for("admin_enrolment.show", enrolment_id=learner.enrolment.id)),
        contact=contacts.masked(people.contact_of(context.session(), learner.person, way) or ""),
        channel=words.CHANNELS[way],
        waits=new_contacts.waiting(context.session(), learner.person.id, now=context.now()) is not None,
        zone=learner.person.zone,
        is_zone_known=local_time.is_known(learner.person.zone),
        past=timeline.past(course, plans.of(context.session(), course, learner.enrolment), history),
        coming=timeline.coming(course, coming),
        silence=explaining.silence(context.session(), learner.enrolment, learner.person),
        reasons=_reasons(learner),
        shown=SHOWN,
        acts=_acts(learner),
        staff_notes=_staff_notes(learner),
        unreached=_unreached(learner),
        missing=None,
        agreed=ledger_file.history(context.session(), learner.person),
        **kept_until.of_learner(learner.person),
        **_weeks(learner),
    )


def _coming(learner: Learner) -> list[forecast.Coming]:
    """What will be sent, unless they have said that nothing is to be."""
    if explaining.silence(context.session(), learner.enrolment, learner.person):
        return []
    now, course = context.now(), course_of(learner)
    standing = nudges.standing(context.session(), course, learner.enrolment, now=now)
    return forecast.forecast(standing, now, days=AHEAD.days)


def _reasons(learner: Learner) -> list[timeline.Reason]:
    """Why each message came, or did not, or will, in the order of the plan."""
    session, course = context.session(), course_of(learner)
    found = explaining.answers(session, course, learner.enrolment, now=context.now())
    return timeline.reasons(course, plans.of(session, course, learner.enrolment), found)


def _weeks(learner: Learner) -> dict[str, object]:
    """The items that are open or of this week, and how many come later."""
    session, enrolment, course = context.session(), learner.enrolment, course_of(learner)
    plan = plans.of(session, course, enrolment)
    calendar, today = learner.calendar, learner.counted_on
    done = done_of(learner)
    places = progress.places(plan, calendar=calendar, done=done, today=today)
    week = progress.week(plan, calendar, today)
    answered = check_ins.without_notes(session, enrolment.id)
    seen = answered if enrolment.shares_moods_at else [replace(one, mood=None) for one in answered]
    rows = timeline.rows(
        course,
        [place for place in places if place.item.week <= week or place.state is not progress.State.LATER],
        rosters.item_states(session, [enrolment.id])[enrolment.id],
        answers.progress(session, enrolment.id),
        {one.item: one for one in seen},
    )
    return {
        "rows": rows,
        "later": len(places) - len(rows),
        "lessons_done": sum(place.item.kind == "lesson" and place.item.id in done for place in places),
        "lessons": len(plan.lessons()),
        "check_ins": len(answered),
        "shared": sum(one.note_is_shared for one in answered),
    }


def _unreached(learner: Learner) -> list[tuple[Unreached, str]]:
    """That they cannot be reached any more, and why, while they are under way."""
    if learner.enrolment.withdrawn_at is not None:
        return []
    found = unreached.of(context.session(), learner.enrolment, learner.person, now=context.now())
    return [(found, words.unreached(found.gone))] if found is not None else []


def _staff_notes(learner: Learner) -> list[tuple[staff_notes.Read, str]]:
    """What staff noted about them, the newest first, and who did."""
    found = staff_notes.about(context.session(), learner.enrolment.id)
    names = staff.names(context.session(), {one.staff_id for one in found})
    return [(one, names.get(one.staff_id, "Staff")) for one in found]


def _acts(learner: Learner) -> list[tuple[AuditEntry, str, str]]:
    """Who did what to this enrolment, the newest first, in words."""
    session = context.session()
    lines = audit.about(session, learner.subject)
    names = staff.names(session, {line.staff_id for line in lines if line.staff_id is not None})
    return [
        (
            line,
            names.get(line.staff_id or 0) or words.ACTORS.get(line.actor, line.actor),
            act_words.act(line.act),
        )
        for line in lines
    ]
