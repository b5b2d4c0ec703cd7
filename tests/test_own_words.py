"""A cohort's own words: which version holds; a message is worded by it when it is sent, and the rehearsal too."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from course import own_words, people, rehearsal, staff_contacts
from course.models import Cohort, Message, OwnWords
from course.own_words import NO_TEXTS, Texts
from course.rules.contacts import Contact
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

TODAY = date(2027, 1, 4)
HELLO = Texts(
    "{sender}: hello, week {week}: {link}",
    "Hello, week {week}",
    "Hello\n\nOpen it: {link}\n\n--\nPause, change or stop: {stop_link}",
)


def say(
    wired: Wired, cohort: Cohort, texts: Texts, starts_on: date | None = TODAY, *, kind: str = "welcome",
    locale: str = "en",
) -> int:  # fmt: skip
    with wired.db.writing() as session:
        row, _ = own_words.write(
            session, session.get_one(Cohort, cohort.id), kind, locale, texts, starts_on=starts_on,
            staff_id=None, now=wired.clock(),
        )  # fmt: skip
        session.commit()
        return row.id


def said(number: int) -> Texts:
    return replace(HELLO, sms=f"Words {number}: {{link}}")


@pytest.mark.parametrize(
    ("starts", "holds"),
    [
        ([], None),
        ([0], 0),
        ([1], None),
        ([0, 0], 1),
        ([-2, -5], 0),
        ([-2, 3, -1], 2),
        ([None], None),
    ],
    ids=["none", "today", "tomorrow", "the newer of a day", "the later day", "not the one to come", "a test"],
)
def test_the_version_whose_date_came_last_holds(
    wired: Wired, starts: list[int | None], holds: int | None
) -> None:
    cohort = make_cohort(wired)
    for number, days in enumerate(starts):
        say(wired, cohort, said(number), None if days is None else TODAY + timedelta(days=days))
    with wired.db.reading() as session:
        found = own_words.holding(session, cohort, now=wired.clock()).get(("welcome", "en"))
    assert (found.sms if found else None) == (None if holds is None else said(holds).sms)


def test_a_button_pressed_twice_adds_one_version_and_one_that_came_cannot_be_taken_back(wired: Wired) -> None:
    cohort = make_cohort(wired)
    assert say(wired, cohort, HELLO) == say(wired, cohort, HELLO)
    later = say(wired, cohort, said(1), TODAY + timedelta(days=2))
    with wired.db.writing() as session:
        rows = {one.id: one for one in session.query(OwnWords)}
        taken = {one.id: own_words.take_back(one, today=TODAY, now=wired.clock()) for one in rows.values()}
        session.commit()
    assert taken == {1: False, later: True}
    with wired.db.reading() as session:
        states = [
            one.state for one in own_words.versions(session, cohort, "welcome", "en", {}, now=wired.clock())
        ]
    assert states == ["removed", "holds"]


@on_both
def test_a_message_is_worded_as_its_cohort_says_when_it_is_sent(
    wired: Wired, clock: FixedClock, sms: RecordingSender, email: RecordingSender
) -> None:
    mine, other = make_cohort(wired), make_cohort(wired, name="Hill", code="hill")
    for cohort, contact, channel in (
        (mine, "+447700900101", "sms"), (mine, "ada@kith.test", "email"), (other, "+447700900102", "sms"),
    ):  # fmt: skip
        make_learner(wired, cohort, profile=make_profile(contact=contact, channel=channel))
    say(wired, mine, HELLO)
    say(wired, mine, said(9), TODAY + timedelta(days=1))
    desk.run_jobs(wired)
    texts = {one.to: one.parts.text for one in sms.sent}
    assert texts["+447700900101"].startswith("Riverside: hello, week 1: https://kith.test/l/")
    assert texts["+447700900102"].startswith("You asked for weekly notes")
    (mail,) = email.sent
    assert mail.parts.subject == "Hello, week 1"
    assert '<a class="button" href="https://kith.test/l/' in (mail.parts.html or "")
    assert "Pause, change or stop</a>" in (mail.parts.html or "")


def test_words_given_up_are_kiths_own_again(wired: Wired, sms: RecordingSender) -> None:
    cohort = make_cohort(wired)
    say(wired, cohort, HELLO)
    say(wired, cohort, NO_TEXTS)
    make_learner(wired, cohort)
    desk.run_jobs(wired)
    assert sms.sent[0].parts.text.startswith("You asked for weekly notes")


def test_a_code_and_an_answer_are_worded_as_in_the_cohort_of_their_reader(wired: Wired) -> None:
    """Neither belongs to an enrolment."""
    cohort = make_cohort(wired)
    learner = make_learner(wired, cohort)
    say(wired, cohort, replace(HELLO, sms="{sender}: here: {link}"), kind="help")
    answer = Message(id=1, kind="help", channel="sms", person_id=learner.person_id, cohort_id=None)
    with wired.db.writing() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        answer.contact_index, answer.to_sealed, answer.locale = people.index_of(person) or "", b"", "en"
        answer.status, answer.attempts = "planned", 0
        answer.send_after = answer.expires_at = answer.created_at = wired.clock()
        session.add(answer)
        session.flush()
        found = own_words.spoken(session, wired.wording, [answer], now=wired.clock())
    assert found[1].said("help", "en", "sms.txt") == "{sender}: here: {link}"


def test_the_rehearsal_says_the_same_words_from_their_date_on(wired: Wired) -> None:
    cohort = make_cohort(wired, starts_on=TODAY)
    say(wired, cohort, HELLO, kind="lesson")
    say(wired, cohort, NO_TEXTS, TODAY + timedelta(weeks=2), kind="lesson")
    found = rehearsal.run(wired, rehearsal.cast_of(cohort, zones=(cohort.zone,)))
    lessons = [one for one in found.lines if one.kind == "lesson"]
    own = {one.local.date() for one in lessons if one.text.startswith("Riverside: hello, week")}
    assert own == {one.local.date() for one in lessons if one.local.date() < TODAY + timedelta(weeks=2)}
    assert own
    assert len(own) < len(lessons)


def test_a_test_goes_to_a_proven_number_only_and_carries_the_words_tried(
    wired: Wired, sms: RecordingSender
) -> None:
    cohort, staff_id = make_cohort(wired), desk.make_staff(wired)
    row = say(wired, cohort, HELLO, None)
    with wired.db.writing() as session:
        assert staff_contacts.ask(session, staff_id, Contact("sms", "+447700900155"), now=wired.clock())
        (mine,) = staff_contacts.of(session, staff_id)
        assert staff_contacts.proven(session, staff_id, "sms") is None
        words = session.get_one(OwnWords, row)
        assert not staff_contacts.try_out(session, mine, words, now=wired.clock())
        session.commit()
    desk.run_jobs(wired)
    digits = sms.sent[0].parts.text.split()[0]
    with wired.db.writing() as session:
        assert staff_contacts.prove(session, staff_id, digits, now=wired.clock())
        mine = staff_contacts.proven(session, staff_id, "sms") or pytest.fail("not proven")
        assert staff_contacts.try_out(session, mine, session.get_one(OwnWords, row), now=wired.clock())
        session.commit()
    desk.run_jobs(wired)
    assert sms.sent[1].to == "+447700900155"
    assert sms.sent[1].parts.text == "Riverside: hello, week 1: https://kith.test/l/ExampleLinkExampleLink"
