"""The learner of this request: who they are, and where they stand. Shared by the learner's pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from flask import abort, g, redirect, render_template, url_for

from course import answers, bearings, cohorts, editions, enrolments, finishing, people, plans, walked
from course.answers import Saved
from course.check_ins import Past
from course.lessons import Course, Lesson, Plan, PlanItem
from course.models import Cohort, Enrolment, Person
from course.rules import calendars, closings, local_time, pauses, progress
from course.rules.calendars import DAYS_IN_A_WEEK, Calendar
from course.rules.closings import Closing
from course.rules.pauses import Pause
from course.rules.progress import Place, State
from course.web import access, charts, context, kept, language

# The lesson after which an area is chosen.
CHOOSING = "l07"


@dataclass(frozen=True)
class Learner:
    """One enrolment as its learner sees it today: the lessons of their own edition of the course, and their plan.

    `done` are the ids of finished items, `done_at` says when each was, `begun` are those of opened lessons.
    """

    enrolment: Enrolment
    person: Person
    # Kept here, it is not read again for the sentences that depend on the group.
    cohort: Cohort
    course: Course
    plan: Plan
    done: frozenset[str]
    done_at: Mapping[str, datetime]
    begun: frozenset[str]
    today: date
    local: datetime
    # When they finished the last lesson, for whoever sets their own pace.
    finished_at: datetime | None = None
    # Where their group closes the course some time.
    closing: Closing | None = None
    # The edition in which the form that they send was shown, where it is not theirs any more.
    shown_in: str | None = None

    @property
    def zone(self) -> tzinfo:
        return local_time.clock_of(self.person.zone)

    @property
    def locale(self) -> str:
        """The language of the pages."""
        return language.of_page()

    def lesson(self, id: str) -> Lesson:
        """A lesson as they have it, in the language of the pages."""
        return self.course.lesson(id, self.locale)

    @property
    def form_edition(self) -> str:
        """The edition whose words a form of theirs answers."""
        return self.shown_in or self.course.edition.version

    @property
    def follows_today(self) -> bool:
        """Whether the edition they are on cannot be read, so that they get the lessons of today meanwhile."""
        keeps = context.wired().contents.keeps_editions
        return keeps and self.course.edition.version != self.enrolment.course_version

    @property
    def has_left(self) -> bool:
        return self.enrolment.withdrawn_at is not None

    @property
    def pause(self) -> Pause | None:
        """The pause that they are taking; None where the course goes on."""
        pause = pauses.of(self.enrolment, self.person.zone)
        return pause if pauses.holds(pause, self.today) else None

    @property
    def calendar(self) -> Calendar:
        """Their calendar, as it will be after a pause that was asked for."""
        return enrolments.calendar_after(self.enrolment, self.person.zone, self.today, self.finished_at)

    @property
    def counted_on(self) -> date:
        """The date from which the course counts: today, but for a pause, in which it stands still."""
        pause = pauses.of(self.enrolment, self.person.zone)
        return pauses.counted_on(calendars.of(self.enrolment), pause, self.today)

    def places(self) -> list[Place]:
        """Every item of the plan with its state."""
        return progress.places(
            self.plan, calendar=self.calendar, done=self.done, today=self.counted_on, begun=self.begun,
            is_closed=self.is_closed,
        )  # fmt: skip

    @property
    def is_closed(self) -> bool:
        """Whether nothing of the course may be begun any more."""
        return closings.is_closed(self.closing, self.today)

    @property
    def open_to(self) -> date | None:
        """The last date on which something may be begun, as it stands now; None where there is none."""
        found = closings.shown(self.closing, self.pause, self.today)
        return found.last_on if found is not None else None

    def place(self, item: PlanItem) -> Place:
        return progress.place(
            self.plan, item, calendar=self.calendar, done=self.done, today=self.counted_on, begun=self.begun,
            is_closed=self.is_closed,
        )  # fmt: skip


def here() -> Learner:
    """Whose page this is. Only behind @learner or @step_up."""
    enrolment = enrolments.find(context.session(), g.enrolment_id)
    if enrolment is None:
        abort(404)
    return of(enrolment)


def of(enrolment: Enrolment) -> Learner:
    """Whose enrolment this is, and where they stand."""
    session = context.session()
    person = people.find(session, enrolment.person_id)
    if person is None:
        abort(404)
    local = local_time.local(context.now(), person.zone)
    course = editions.course_of(session, context.wired().course, enrolment)
    come = walked.of(session, enrolment.id)
    plan = plans.filled(course, course.plan(enrolment.plan), enrolment, come.opened)
    cohort = cohorts.find(session, enrolment.cohort_id) or abort(404)
    return Learner(
        enrolment=enrolment,
        person=person,
        cohort=cohort,
        course=course,
        plan=plan,
        done=frozenset(come.done),
        done_at=come.done,
        begun=frozenset(come.opened),
        today=local.date(),
        local=local,
        finished_at=come.finished_at(enrolment),
        closing=_closing(enrolment, person, plan, cohort),
    )


def _closing(enrolment: Enrolment, person: Person, plan: Plan, cohort: Cohort) -> Closing | None:
    plans_by_id, groups, persons = {enrolment.id: plan}, {cohort.id: cohort}, {person.id: person}
    session, now = context.session(), context.now()
    found = bearings.closings_of(session, plans_by_id, [enrolment], groups, persons, now=now)
    return found.get(enrolment.id)


def on_course() -> Learner:
    """The same for a page that only somebody who is still on the course has; others see how to come back."""
    reader = here()
    if reader.has_left:
        abort(redirect(url_for("today.show"), 303))
    return reader


def place_of(learner: Learner, item_id: str, kind: str) -> Place:
    """The learner's place at an item of this kind; a page that does not exist where their plan has none."""
    item = learner.plan.item(item_id)
    if item is None or item.kind != kind:
        abort(404)
    return learner.place(item)


def as_shown(reader: Learner, item: str, version: str) -> Learner:
    """The reader as the form they send saw them: with its lesson in the edition it was shown in.

    Where they were moved meanwhile, and the lesson was not opened before. A lesson that their plan no longer has is
    taken all the same.
    """
    if version in ("", reader.course.edition.version) or item in reader.begun:
        return reader
    now = context.wired().course
    found = editions.as_shown(now, reader.course, item, version)
    if found is None:
        return reader
    then = now.begun_as(version)
    plan = reader.plan
    if plan.item(item) is None:
        plan = plans.filled(
            then,
            then.plan(reader.enrolment.plan),
            reader.enrolment,
            dict.fromkeys(reader.begun, context.now()),
        )
    return replace(reader, course=found, plan=plan, shown_in=version)


def open_as_shown(reader: Learner, item: str) -> None:
    """What is written stands beside the words it answers, also where its owner was moved meanwhile."""
    if reader.shown_in is not None:
        answers.open_lesson(
            context.session(), reader.enrolment.id, item, now=context.now(), version=reader.shown_in
        )


def not_open(reader: Learner, place: Place, what: str) -> str:
    """The page of what cannot be begun: when it opens, or since when the course is closed."""
    page = "closed" if place.state is State.CLOSED else "not_yet"
    return render_template(f"learner/{page}.html", what=what, place=place, reader=reader, zone=reader.zone)


def begin_by(reader: Learner, place: Place) -> date | None:
    """The last date on which this can be begun, for its own page; None where it was begun, or nothing closes it."""
    is_begun = place.state is not State.OPEN or place.item.id in reader.begun
    return None if is_begun else reader.open_to


def takes_forms(reader: Learner, place: Place) -> bool:
    """Whether a form of this place is taken now: one that was open before the course closed still is, for a day."""
    written_on = local_time.local_date(kept.written_at(), reader.person.zone)
    if place.state is State.CLOSED:
        return closings.takes_forms(reader.closing, written_on)
    return place.state is not State.LATER


def may_show(session_id: int | None) -> bool:
    """Whether an answer may be shown: this browser session gave it, or the reader has proven who they are."""
    return access.is_full() or session_id == access.row().id


def close(reader: Learner, item_id: str) -> None:
    """After an item is done the planner looks again; with the last item of a plan the course is finished.

    The caller commits.
    """
    finishing.close_item(
        context.session(), reader.enrolment, item_id, plan=reader.plan, done=reader.done, zone=reader.person.zone,
        now=context.now(),
    )  # fmt: skip


def step_of_week(reader: Learner, week: int) -> Saved | None:
    """The small step chosen last in the lessons of a week, for its check-in to ask about."""
    items = {item.id for item in reader.plan.week(week)}
    return answers.step_among(context.session(), reader.enrolment.id, items)


def has_to_choose(reader: Learner) -> bool:
    """Whether lessons of the plan wait for an area to be chosen."""
    return any(item.is_unfilled for item in reader.plan.items)


def title_of(reader: Learner, item: PlanItem) -> str:
    """What a lesson is called on the learner's pages."""
    if item.is_unfilled:
        return language.say("Your own focus, part %(part)s", part=item.slot[1:])
    lesson = reader.lesson(item.id)
    return language.said(lesson.title, lesson.locale)


def next_card(saved: Mapping[str, Saved]) -> int:
    """The card after the last one that was saved: where to go on. Beyond the last lies the small step."""
    return max((int(card) for card in saved if card.isdecimal()), default=0) + 1


def resume_href(lesson: Lesson, saved: Mapping[str, Saved]) -> str:
    """The address at which to go on with a lesson."""
    number = next_card(saved)
    if number > len(lesson.cards):
        return url_for("lesson.step", item=lesson.id)
    return url_for("lesson.show", item=lesson.id, _anchor=f"card-{number}" if number > 1 else None)


def week_of(reader: Learner, item: str, at: datetime) -> int:
    """The week of the plan an item belongs to; what stands in no plan belongs to the week in which it happened."""
    found = reader.plan.item(item)
    if found is not None:
        return found.week
    day = reader.calendar.day_on(local_time.local_date(at, reader.person.zone))
    return max(day // DAYS_IN_A_WEEK + 1, 1)


def mood_chart(reader: Learner, past: Sequence[Past]) -> charts.Line | None:
    """The line over the weeks of these check-ins; None where no mood is among them."""
    rated = [
        (language.say("week %(week)s", week=week_of(reader, one.item, one.answered_at)), one.mood)
        for one in past
        if one.mood is not None
    ]
    return charts.mood_line(rated) if rated else None


def near_words(past: Sequence[Past]) -> list[str]:
    """How connected they felt, in words, for each check-in that has a mood."""
    labels = [option.label for option in language.course().check_in.question("near").options]
    return [labels[one.near - 1] if one.near else "" for one in past if one.mood is not None]
