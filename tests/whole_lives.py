"""Learners who did everything there is to do, so that every table holds something of theirs."""

from datetime import datetime, timedelta

from sqlalchemy import select

from course import (
    announcements,
    answers,
    arms,
    check_ins,
    db,
    desk_acts,
    erasing,
    inbox,
    joining,
    legal_holds,
    measures,
    new_contacts,
    people,
    planning,
    quiet_dates,
    recalls,
    reports,
    sessions,
    signposts,
    staff,
    staff_notes,
    support_tasks,
)
from course import cohorts as cohort_verbs
from course.check_ins import Answers
from course.db import Session
from course.delivery import deliver_due
from course.inbox import Incoming
from course.joining import Wish
from course.models import (
    Cohort,
    Enrolment,
    InvitedBefore,
    JoinRequest,
    Message,
    NewContact,
    Person,
    Role,
    Staff,
    new_uid,
)
from course.rules.allocation import Arm
from course.rules.announced import Choice
from course.sessions import Subject
from course.wiring import Wired
from tests.factories import Learner, make_profile

WORDS = "the quarrel about the blue kettle"
NOTE = "a walk by the canal"
TEXT = "hello there are you a real person"


def live(wired: Wired, cohort: Cohort, *, name: str = "Ada", contact: str = "+447700900123") -> Learner:
    """Somebody who let an invitation pass, asked twice, joined, wrote, checked in, texted and had mail."""
    now, edition = wired.clock(), wired.course.edition
    profile = make_profile(name=name, contact=contact)
    with wired.db.writing() as session:
        found = cohort_verbs.find(session, cohort.id)
        assert found is not None
        if arms.may_set(session, found.id) and arms.plan_of(session, found.id) is None:
            arms.set_plan(session, found, (Arm("quince"), Arm("damson")), seed="river", now=now)
        index = joining.index_of(session, profile)
        passed = {"cohort_id": found.id, "contact_index": index, "gone_at": now}
        db.insert_missing(session, InvitedBefore, [passed])
        for secret in (f"{name} first", f"{name} second"):
            joining.ask(session, found, Wish(profile, True), secret=secret, now=now)
        request = session.scalars(select(JoinRequest).order_by(JoinRequest.id.desc()).limit(1)).one()
        person, enrolment = joining.confirm(session, request, edition=edition, now=now)
        made = Learner(person.id, enrolment.id, contact)
        _write(session, made, cohort, wired)
        session.commit()
    planning.plan_due(wired, now=now)
    while deliver_due(wired, clock=wired.clock):
        pass
    _hear_from_carrier(wired, made, name)
    return made


def erase(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        erasing.erase(session, person, actor="learner", ledger=wired.settings.data_dir, now=wired.clock())
        session.commit()
    assert erasing.sweep(wired)


def _write_to(session: Session, made: Learner, cohort: Cohort, now: datetime) -> None:
    """Staff write to the cohort."""
    words = announcements.Words("The door is open.", "The door", "")
    new = announcements.NewAnnouncement("form", words, Choice(), now.date(), now.date())
    announcements.write(session, cohort.id, new, now=now)
    row = announcements.with_key(session, cohort.id, new.key)
    announcements.add_readers(session, row.id if row is not None else 0, [made.enrolment_id])


def _write(session: Session, made: Learner, cohort: Cohort, wired: Wired) -> None:
    now, subject = wired.clock(), Subject(person_id=made.person_id, enrolment_id=made.enrolment_id)
    sessions.open_for(session, subject, full=True, now=now)
    answers.save(session, made.enrolment_id, "l01", "2", {"reason": WORDS}, session_id=None, now=now)
    answers.save(
        session, made.enrolment_id, "l01", "step", {"what": "own", "words": WORDS}, session_id=None, now=now
    )
    _write_to(session, made, cohort, now)
    quiet_dates.add(session, made.person_id, now.date() + timedelta(days=1), source="settings", now=now)
    answers.finish(session, made.enrolment_id, "l01", now=now)
    check_ins.record(session, made.enrolment_id, "week-1", Answers(6, 3, note=NOTE), via="web", now=now)
    recalls.keep(
        session, made.enrolment_id, "week-1", {"l01": WORDS}, served_on=now.date(), session_id=None, now=now
    )
    recalls.mark(
        session, made.enrolment_id, "week-1", "l01", outcome="got", used=True, with_whom=NOTE, now=now
    )
    asked = wired.course.measures.instruments[0]
    measures.record(session, made.enrolment_id, "l01", asked, {0: 3, 7: 1}, session_id=None, now=now)
    signposts.put_up(session, made.enrolment_id, "calm", now=now)
    member = (
        session.scalars(select(Staff).limit(1)).first()
        or staff.create(session, "ruth@kith.test", Role.COORDINATOR, now=now)[0]
    )
    session.flush()
    found = session.get_one(Enrolment, made.enrolment_id)
    staff_notes.write(session, made.enrolment_id, NOTE, kind="call", staff_id=member.id, now=now)
    legal_holds.put(session, session.get_one(Person, made.person_id), NOTE, staff_id=member.id, now=now)
    desk_acts.put_aside(session, found, ["silent"], staff_id=member.id, until_at=now, now=now)
    support_tasks.open_one(
        session, category="self-harm", source="web", person_id=made.person_id, enrolment_id=made.enrolment_id,
        cohort_id=cohort.id, now=now,
    )  # fmt: skip
    _wait_for_a_yes(session, made, member.id, now)


def _wait_for_a_yes(session: Session, made: Learner, staff_id: int, now: datetime) -> None:
    """Another address, which waits to be proven."""
    uid, address = new_uid(), f"another{made.person_id}@kith.test"
    row = NewContact(
        uid=uid, person_id=made.person_id, enrolment_id=made.enrolment_id, staff_id=staff_id, channel="email",
        contact_sealed=db.sealer(session).seal("new_contact", uid, "contact", address),
        contact_index=people.contact_index(session, "email", address), asked_at=now,
        expires_at=now + new_contacts.WAITS,
    )  # fmt: skip
    session.add(row)


def _hear_from_carrier(wired: Wired, made: Learner, name: str) -> None:
    now = wired.clock() + timedelta(minutes=1)
    with wired.db.writing() as session:
        inbox.receive(session, wired.course, Incoming(f"SM-{name}", made.contact, TEXT), now=now)
        for message in session.scalars(select(Message).where(Message.person_id == made.person_id)):
            reports.take(session, message.ref, f"SM{message.id}", "delivered", None, now=now)
        session.commit()
