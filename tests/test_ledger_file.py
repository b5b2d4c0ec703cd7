"""The ledger of consent as one file: every line, in words that an auditor reads; and no line is ever changed."""

import html
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from course import consents, inbox, ledger_file, people
from course.consents import Given, LedgerChanged
from course.inbox import Incoming
from course.models import Cohort, Consent, Person
from course.wiring import Wired
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both


@pytest.fixture
def learner(wired: Wired) -> Learner:
    made = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        inbox.receive(
            session, wired.course, Incoming("SM1", made.contact, "please stop texting me"), now=wired.clock()
        )
        session.commit()
    return made


def told(wired: Wired, learner: Learner) -> str:
    with wired.db.reading() as session:
        return ledger_file.page(session, session.get_one(Person, learner.person_id), now=wired.clock())


@on_both
def test_each_line_says_when_what_where_how_and_by_what(wired: Wired, learner: Learner) -> None:
    page = re.sub(r"<[^>]+>", "|", told(wired, learner))
    for said in (
        "2027-01-04 10:00:00 · Yes to texts",
        "2027-01-04 10:00:00 · No longer texts",
        learner.contact,
        "in a text, in their own words",
        "inbound_text:1",
        "everybody who is reached there",
        consents.WORDING,
    ):
        assert said in page


def test_an_earlier_number_is_named_by_its_hash_alone(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        people.set_contact(session, session.get_one(Person, learner.person_id), "sms", "+447700900155")
        session.commit()
    page = told(wired, learner)
    assert learner.contact not in page
    assert "kept only as a keyed hash" in page


def test_nobody_elses_lines_are_in_it(wired: Wired, learner: Learner) -> None:
    other = make_learner(
        wired, make_cohort(wired, code="evening"), profile=make_profile(contact="+447700900166")
    )
    assert other.contact not in told(wired, learner)
    assert "No longer" not in told(wired, other)


def test_the_words_of_the_newest_version_are_those_of_the_join_page(
    wired: Wired, client: FlaskClient
) -> None:
    cohort = make_cohort(wired)
    with wired.db.writing() as session:
        session.get_one(Cohort, cohort.id).shares_worse_at = wired.clock()
        session.commit()
    page = html.unescape(re.sub(r"<[^>]+>", " ", client.get(f"/join/{cohort.code}").text))
    page = " ".join(page.split())
    for words in consents.WORDINGS[consents.WORDING].values():
        for sentence in words:
            assert sentence.replace("(the sender)", wired.settings.sender_name).rstrip(".") in page


def test_the_history_says_what_holds_in_plain_words_the_newest_first(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        stop = Given("sms", "keyword", contact_index=people.index_of(person))
        consents.withdraw(session, stop, person_id=None, now=wired.clock())
        said = [one.words for one in ledger_file.history(session, person)]
    assert said[0] == "No longer texts, by a keyword in a text. It holds for everybody who is reached there."
    assert any(one.startswith("Yes to texts, ") for one in said[1:])


def test_a_line_is_never_changed_or_dropped(wired: Wired, learner: Learner) -> None:
    with wired.db.writing() as session:
        line = session.scalars(select(Consent)).first()
        assert line is not None
        line.source = "nobody"
        with pytest.raises(LedgerChanged):
            session.flush()
    with wired.db.writing() as session:
        session.delete(session.scalars(select(Consent)).first())
        with pytest.raises(LedgerChanged):
            session.flush()


def test_a_contact_of_theirs_is_no_key_to_the_lines_of_those_who_share_it(
    wired: Wired, learner: Learner
) -> None:
    ben = make_learner(wired, make_cohort(wired, code="evening"), profile=make_profile(name="Ben"))
    with wired.db.writing() as session:
        given = Given("moods", "web", "join_request:77")
        consents.give(session, given, person_id=ben.person_id, cohort_id=None, now=wired.clock())
        session.commit()
    assert "join_request:77" not in told(wired, learner)
