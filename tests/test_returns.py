"""What came back of our mails, from the mailbox to the ledger: acted on once, and only where it is ours."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote

import pytest
from sqlalchemy import select

from course import consents, delivery, mail_listening, planning
from course.models import Consent, DeliveryReport, Message, Person
from course.senders import imap_mailbox
from course.senders.imap_mailbox import ImapMailbox
from course.wiring import Wired
from tests import returned_mails
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock
from tests.senders.post_box import PASSWORD, USER, PostBox, running


@pytest.fixture
def learner(wired: Wired) -> Learner:
    made = make_learner(
        wired, make_cohort(wired), profile=make_profile(channel="email", contact="ada@example.com")
    )
    planning.plan_due(wired, now=wired.clock())
    while delivery.deliver_due(wired, clock=wired.clock):
        pass
    return made


def ref(wired: Wired) -> str:
    with wired.db.reading() as session:
        return session.scalars(select(Message.ref).order_by(Message.id.desc()).limit(1)).one()


def another_mail(wired: Wired) -> str:
    """One more mail that left."""
    with wired.db.writing() as session:
        last = session.scalars(select(Message).order_by(Message.id.desc()).limit(1)).one()
        values = {column.name: getattr(last, column.name) for column in Message.__table__.columns}
        values |= {"id": None, "ref": f"{last.ref[:18]}{last.id}", "nudge_id": None, "status": "handed_over"}
        values |= {"settled_at": None, "reason_code": None}
        session.add(Message(**values))
        session.commit()
    return ref(wired)


def take(wired: Wired, raw: bytes) -> bool:
    parts = replace(wired, settings=replace(wired.settings, email_from=f"hello@{returned_mails.DOMAIN}"))
    return mail_listening.take_in(parts, raw, now=wired.clock())[1]


def may_send(wired: Wired, learner: Learner) -> bool:
    with wired.db.reading() as session:
        index = session.get_one(Person, learner.person_id).email_index or ""
        return consents.may_send(session, person_id=learner.person_id, channel="email", contact_index=index)


@on_both
def test_a_bounce_for_good_ends_the_mails_and_is_acted_on_once(wired: Wired, learner: Learner) -> None:
    for _ in range(3):
        assert take(wired, returned_mails.bounce(ref(wired)))
    assert not may_send(wired, learner)
    with wired.db.reading() as session:
        lines = list(session.scalars(select(Consent).where(Consent.act == "withdrawn")))
        message = session.scalars(select(Message)).one()
        assert len(list(session.scalars(select(DeliveryReport)))) == 1
    assert [(one.source, one.evidence) for one in lines] == [("bounce-5.1.1", f"message:{message.id}")]
    assert (message.status, message.reason_code) == ("undelivered", "5.1.1")


def test_a_complaint_ends_the_mails_and_its_opposite_does_not(wired: Wired, learner: Learner) -> None:
    take(wired, returned_mails.complaint(ref(wired), "not-spam"))
    assert may_send(wired, learner)
    take(wired, returned_mails.complaint(ref(wired)))
    assert not may_send(wired, learner)


def test_three_that_did_not_arrive_for_now_within_a_week_end_the_mails(
    wired: Wired, learner: Learner, clock: FixedClock
) -> None:
    for days in (0, 8, 9):
        clock.advance(timedelta(days=days))
        take(wired, returned_mails.bounce(another_mail(wired), "4.2.2"))
        assert may_send(wired, learner)
    take(wired, returned_mails.bounce(another_mail(wired), "5.2.2"))
    take(wired, returned_mails.bounce(another_mail(wired), "4.4.7"))
    assert not may_send(wired, learner)


@pytest.mark.parametrize("make", [returned_mails.away, returned_mails.from_a_person])
def test_holiday_notes_and_people_end_nothing(wired: Wired, learner: Learner, make: object) -> None:
    assert callable(make)
    assert not take(wired, make(ref(wired)))
    assert may_send(wired, learner)


def test_a_made_up_bounce_stops_nobody(wired: Wired, learner: Learner) -> None:
    assert not take(wired, returned_mails.bounce("guess-guess-guess-1234"))
    assert not take(wired, returned_mails.complaint("ada@example.com"))
    assert may_send(wired, learner)


def test_the_mailbox_is_read_on_from_where_it_was_and_never_changed(wired: Wired, learner: Learner) -> None:
    box = PostBox()
    with running(box):
        parts = _with_mailbox(wired, box)
        assert mail_listening.listen(parts, now=wired.clock()) == 0
        box.put(returned_mails.away("x"))
        box.put(returned_mails.bounce(ref(wired)))
        assert mail_listening.listen(parts, now=wired.clock()) == 2
        assert mail_listening.listen(parts, now=wired.clock()) == 0
        box.put(returned_mails.from_a_person("x"))
        assert mail_listening.listen(parts, now=wired.clock()) == 1
        box.numbering += 1
        assert mail_listening.listen(parts, now=wired.clock()) == 3
    assert not may_send(wired, learner)
    verbs = {line.split(" ")[0] for line in box.said} | {
        line.split(" ")[1] for line in box.said if "UID" in line[:4]
    }
    assert verbs <= {"CAPABILITY", "LOGIN", "EXAMINE", "UID", "SEARCH", "FETCH", "LOGOUT"}


def test_a_full_mailbox_is_read_to_its_end_in_one_go(wired: Wired, learner: Learner) -> None:
    """A mail that came back counts at once, however many holiday notes lie before it."""
    box, before = PostBox(), imap_mailbox.MOST_AT_ONCE + 20
    with running(box):
        parts = _with_mailbox(wired, box)
        for number in range(before):
            box.put(returned_mails.away(f"note-{number}"))
        box.put(returned_mails.bounce(ref(wired)))
        assert mail_listening.listen(parts, now=wired.clock()) == before + 1
        assert mail_listening.listen(parts, now=wired.clock()) == 0
    assert not may_send(wired, learner)


def test_a_mailbox_that_does_not_answer_is_tried_again_later(wired: Wired, learner: Learner) -> None:
    box = PostBox()
    with running(box):
        box.put(returned_mails.bounce(ref(wired)))
        wrong = _with_mailbox(wired, box, password="not this")
        assert mail_listening.listen(wrong, now=wired.clock()) == 0
        right = _with_mailbox(wired, box)
        assert mail_listening.listen(right, now=wired.clock()) == 1
    assert mail_listening.listen(right, now=wired.clock()) == 0


def _with_mailbox(wired: Wired, box: PostBox, *, password: str = PASSWORD) -> Wired:
    mailbox = ImapMailbox(f"imap://{USER}:{quote(password)}@127.0.0.1:{box.port}/INBOX", timeout=5)
    return replace(
        wired, mailbox=mailbox, settings=replace(wired.settings, email_from=f"hello@{returned_mails.DOMAIN}")
    )
