"""What helps one learner at once, from the day's list or from their page; each act is recorded and can be undone."""

from collections.abc import Callable
from datetime import timedelta

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from course import consents, desk_acts, explaining, people, staff_notes, wishes
from course.models import Channel, DeskAct
from course.rules.needs import Need
from course.web import access, context
from course.web.admin import acts, enrolment, forms, undoing
from course.web.admin.enrolment import Learner

blueprint = Blueprint("admin_helping", __name__, url_prefix="/admin/enrolments/<int:enrolment_id>")
ASIDE_FOR = timedelta(days=7)
OTHER = {Channel.SMS: Channel.EMAIL, Channel.EMAIL: Channel.SMS}


@blueprint.post("/resending")
@access.staff_only(*access.RUNS_COHORTS)
def resend(enrolment_id: int) -> Response:
    """The newest message about something that is still open, once more, at their next hour.

    Whoever said meanwhile that they want no messages gets none, and the page they came from says why.
    """
    learner = _of_the_course(enrolment_id)
    if explaining.silence(context.session(), learner.enrolment, learner.person):
        return redirect(undoing.came_from(enrolment_id), 303)
    done = enrolment.done_of(learner)
    person = learner.person

    def send_again() -> bool:
        return wishes.send_again(
            context.session(), learner.enrolment, done, zone=person.zone, send_at=person.send_at, now=context.now()
        )  # fmt: skip

    return _change(learner, "resend", "sent-again", send_again)


@blueprint.post("/channel")
@access.staff_only(*access.RUNS_COHORTS)
def change_channel(enrolment_id: int) -> Response:
    """Write to them the other way, where they left one and said yes to it."""
    learner = _of_the_course(enrolment_id)
    other = other_channel(learner)
    if other is None:
        abort(404)

    def write_the_other_way() -> bool:
        people.set_channel(learner.person, other)
        return True

    return _change(learner, "channel", f"writes-by-{other}", write_the_other_way)


@blueprint.post("/calls")
@access.staff_only(*access.RUNS_COHORTS)
def note_call(enrolment_id: int) -> Response:
    """That somebody spoke to them, and what there is to know of it."""
    return _note(enrolment_id, staff_notes.CALL, "noted-call")


@blueprint.post("/notes")
@access.staff_only(*access.RUNS_COHORTS)
def note(enrolment_id: int) -> Response:
    return _note(enrolment_id, staff_notes.NOTE, "wrote-note")


@blueprint.post("/put-aside")
@access.staff_only(*access.RUNS_COHORTS)
def put_aside(enrolment_id: int) -> Response:
    """Seen to: off the day's list for a week, unless something new happens."""
    learner = enrolment.learner_of(enrolment_id)
    act = _put_aside(learner)
    acts.record("put-aside", learner.subject, cohort_id=learner.cohort.id)
    context.session().commit()
    return undoing.back(enrolment_id, act)


@blueprint.post("/acts/<int:act_id>/undoing")
@access.staff_only(*access.RUNS_COHORTS)
def undo(enrolment_id: int, act_id: int) -> Response:
    """Put back what an act changed, as long as nothing of it was changed since."""
    learner, session, now = enrolment.learner_of(enrolment_id), context.session(), context.now()
    act = desk_acts.find(session, act_id)
    if act is None or act.enrolment_id != enrolment_id:
        abort(404)
    if desk_acts.can_undo(act, learner.enrolment, learner.person, now=now):
        written = staff_notes.find(session, act.after.get("note", 0))
        if written is not None:
            staff_notes.take_back(written, now=now)
        for one in desk_acts.with_it(session, act):
            desk_acts.undo(one, learner.enrolment, learner.person, now=now)
            acts.record(f"undid-{one.kind}", learner.subject, cohort_id=learner.enrolment.cohort_id)
        session.commit()
    return redirect(undoing.with_act(undoing.came_from(enrolment_id), act), 303)


def other_channel(learner: Learner) -> Channel | None:
    """The way in which they could be written to instead; None where they left none, or never said yes to it."""
    other, session = OTHER[Channel(learner.person.channel)], context.session()
    index = people.index_of(learner.person, other)
    is_allowed = index is not None and consents.may_send(
        session, person_id=learner.person.id, channel=other, contact_index=index
    )
    return other if is_allowed and other in context.wired().senders else None


def _change(learner: Learner, kind: str, act_name: str, act: Callable[[], bool]) -> Response:
    """Do it, keep how it was, write the record's line, go back. The act says whether there was anything to do."""
    change = undoing.begin(learner.enrolment, learner.person, kind)
    could = act()
    kept = undoing.keep(learner.enrolment, learner.person, change)
    if kept is not None:
        learner.enrolment.look_again_at = context.now()
        acts.record(act_name, learner.subject, cohort_id=learner.cohort.id)
    context.session().commit()
    if kept is not None:
        return undoing.back(learner.enrolment.id, kept)
    return undoing.back_with_word(learner.enrolment.id, undoing.SO_ALREADY if could else undoing.NOTHING_OPEN)


def _note(enrolment_id: int, kind: str, act_name: str) -> Response:
    learner, session, now = enrolment.learner_of(enrolment_id), context.session(), context.now()
    words = request.form.get("words", "").strip()[: staff_notes.LONGEST]
    if not words:
        return redirect(undoing.came_from(enrolment_id), 303)
    who = access.member().id
    written = staff_notes.write(session, enrolment_id, words, kind=kind, staff_id=who, now=now)
    aside = _put_aside(learner) if request.form.get("aside") else None
    act = desk_acts.of_note(session, learner.enrolment, kind, written.id, aside=aside, staff_id=who, now=now)
    acts.record(act_name, learner.subject, cohort_id=learner.cohort.id)
    if aside is not None:
        acts.record("put-aside", learner.subject, cohort_id=learner.cohort.id)
    session.commit()
    return undoing.back(enrolment_id, act)


def _put_aside(learner: Learner) -> DeskAct:
    named = [one for one in forms.line(request.form, "needs").split() if one in {*Need}]
    now = context.now()
    return desk_acts.put_aside(
        context.session(), learner.enrolment, named or [*Need],
        staff_id=access.member().id, until_at=now + ASIDE_FOR, now=now,
    )  # fmt: skip


def _of_the_course(enrolment_id: int) -> Learner:
    """Somebody who is still in the course."""
    learner = enrolment.learner_of(enrolment_id)
    if learner.enrolment.withdrawn_at is not None:
        abort(404)
    return learner
