"""Support tasks: what is open, who has taken it, by when; taking, handing over, closing with what was done."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import cohorts, people, staff, staff_notes, support_tasks
from course.models import Cohort, SupportTask
from course.rules import contacts
from course.web import access, context
from course.web.admin import acts

blueprint = Blueprint("admin_tasks", __name__, url_prefix="/admin/support")
CATEGORIES: Mapping[str, str] = {
    "plan_or_means": "Words about a plan to die, or means",
    "wish_to_die": "Words about a wish to die",
    "child_in_danger": "Words about a child in danger",
    "self_harm": "Words about harming themselves",
    "hurting_others": "Words about hurting somebody",
    "being_hurt": "Words about being hurt or afraid",
    "farewell": "Words of farewell",
    "hard_answers": "Answers of somebody who has it very hard",
}
SOURCES: Mapping[str, str] = {"web": "on a page", "sms": "in a text", support_tasks.WATCHED: "in a text"}
OUTCOMES: Mapping[str, str] = {
    "spoke": "I spoke with them",
    "message": "I left them a message",
    "lines": "I pointed them to help lines",
    "emergency": "I called the emergency service",
    "passed": "Somebody else looks after them",
    "not-reached": "I could not reach them",
    "no-need": "There was no need after all",
}


@dataclass(frozen=True)
class Row:
    """One task as it is shown. The contact is there for whoever has taken it, and for nobody else.

    `calls` is the address that rings or writes to it; `is_watched`: their words say that somebody else reads what comes
    there. `asked` is who was told of a task that nobody has taken yet.
    """

    task: SupportTask
    what: str
    name: str
    contact: str
    calls: str
    is_watched: bool
    cohort: Cohort | None
    taken_by: str
    asked: str
    others: list[dict[str, object]]
    is_mine: bool


@blueprint.get("")
@access.staff_only(*staff.SEES_TO_TASKS)
def index() -> str:
    return _page()


def _page(*, not_closed: SupportTask | None = None) -> str:
    """The page; with a task that could not be closed, since nobody said what was done, and what was typed for it."""
    still_open, closed = support_tasks.listed(context.session(), access.reach(), now=context.now())
    return render_template(
        "admin/tasks.html",
        rows=[_row(one) for one in still_open],
        closed=[_row(one) for one in closed],
        outcomes=[{"id": id, "label": label} for id, label in OUTCOMES.items()],
        outcome_words=OUTCOMES,
        not_closed_id=not_closed.id if not_closed is not None else 0,
        typed=request.form.get("words", ""),
        may_open=access.member().role in access.RUNS_COHORTS,
        now=context.now(),
    )


@blueprint.post("/<int:task_id>/taking")
@access.staff_only(*staff.SEES_TO_TASKS)
def take(task_id: int) -> Response:
    task = _task(task_id)
    is_first = support_tasks.take(task, access.member().id, now=context.now())
    return _done(task, "took-task" if is_first else "")


@blueprint.post("/<int:task_id>/return")
@access.staff_only(*staff.SEES_TO_TASKS)
def give_back(task_id: int) -> Response:
    task = _mine(task_id)
    support_tasks.give_back(task)
    return _done(task, "gave-task-back")


@blueprint.post("/<int:task_id>/handover")
@access.staff_only(*staff.SEES_TO_TASKS)
def hand_over(task_id: int) -> Response:
    task, wanted = _mine(task_id), request.form.get("to", 0, type=int)
    if wanted not in {one.id for one in staff.who_help(context.session(), task.cohort_id)}:
        return _done(task, "")
    support_tasks.hand_over(task, wanted, now=context.now())
    return _done(task, "handed-task-over")


@blueprint.post("/<int:task_id>/closure")
@access.staff_only(*staff.SEES_TO_TASKS)
def close(task_id: int) -> Response | tuple[str, int]:
    """What was done is one of a few words; a note, if there is one, goes sealed among the learner's notes."""
    task, outcome = _mine(task_id), request.form.get("outcome", "")
    if outcome not in OUTCOMES:
        return _page(not_closed=task), 422
    words = request.form.get("words", "").strip()[: staff_notes.LONGEST]
    if words and task.enrolment_id is not None:
        staff_notes.write(
            context.session(), task.enrolment_id, words, kind=staff_notes.NOTE,
            staff_id=access.member().id, now=context.now(),
        )  # fmt: skip
    support_tasks.close(task, access.member().id, outcome, now=context.now())
    return _done(task, "closed-task")


@blueprint.post("/<int:task_id>/reopening")
@access.staff_only(*staff.SEES_TO_TASKS)
def reopen(task_id: int) -> Response:
    task = _task(task_id)
    support_tasks.reopen(task)
    return _done(task, "opened-task-again")


def _task(task_id: int) -> SupportTask:
    return support_tasks.find_for_change(context.session(), task_id) or abort(404)


def _mine(task_id: int) -> SupportTask:
    """A task that whoever is signed in has taken; another's they leave alone."""
    task = _task(task_id)
    if task.taken_by_id != access.member().id or task.closed_at is not None:
        abort(404)
    return task


def _done(task: SupportTask, act: str) -> Response:
    if act:
        subject = (
            f"enrolment:{task.enrolment_id}" if task.enrolment_id is not None else f"support-task:{task.id}"
        )
        acts.record(act, subject, cohort_id=task.cohort_id, task=task.id)
        context.session().commit()
    return redirect(url_for("admin_tasks.index", _anchor=f"task-{task.id}"), 303)


def _row(task: SupportTask) -> Row:
    session, me = context.session(), access.member().id
    person = people.find(session, task.person_id) if task.person_id is not None else None
    is_mine = task.taken_by_id == me
    known = (task.taken_by_id, task.closed_by_id, task.told_id)
    names = staff.names(session, [one for one in known if one is not None])
    contact = (people.contact_of(session, person) or "") if person is not None and is_mine else ""
    return Row(
        task,
        f"{CATEGORIES.get(task.category, task.category)}, {SOURCES.get(task.source, task.source)}",
        (people.name_of(session, person) if person is not None else "") or "No name given",
        contacts.spaced(contact) if contact else "",
        f"{'mailto' if '@' in contact else 'tel'}:{contact}",
        task.source == support_tasks.WATCHED,
        cohorts.find(session, task.cohort_id) if task.cohort_id is not None else None,
        names.get(task.closed_by_id or task.taken_by_id or 0, ""),
        names.get(task.told_id or 0, "") if task.taken_at is None else "",
        [
            {"id": one.id, "label": one.name or one.email}
            for one in (staff.who_help(session, task.cohort_id) if is_mine else [])
            if one.id != me
        ],
        is_mine,
    )
