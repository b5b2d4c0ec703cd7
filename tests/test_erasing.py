"""Erase me: nothing of the person is left, in rows or in the file; what must hold afterwards holds."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from course import belongings, consents, erasing, facts, inbox, joining, people
from course.db import Model
from course.inbox import Incoming
from course.joining import Wish
from course.models import AuditEntry, Cohort, Consent, JoinRequest, Message, Person
from course.wiring import Wired
from tests import whole_lives
from tests.factories import Learner, make_cohort, make_profile, on_both

ADA, BEA = "+447700900123", "+447700900456"


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired, on_duty=True)


def index_of(wired: Wired, contact: str) -> str:
    with wired.db.reading() as session:
        return people.contact_index(session, "sms", contact)


def everything(wired: Wired) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, through the schema."""
    with wired.db.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in Model.metadata.sorted_tables
        }


def canaries(wired: Wired, learner: Learner) -> set[bytes]:
    """All that only this person's rows hold: names of rows, sealed words, hashes, but for the kept index."""
    with wired.db.reading() as session:
        person = session.get_one(Person, learner.person_id)
        kept, found = index_of(wired, learner.contact), set[bytes]()
        for table, ids in belongings.tables(belongings.of(session, person)):
            for row in belongings.read(session, table, ids):
                for name, value in row.items():
                    if name.endswith("_sealed") or name in ("uid", "ref", "digest", "asker_digest"):
                        found.add(value.encode() if isinstance(value, str) else value)
    return {one for one in found if one and one != kept.encode() and len(one) >= 20}


@on_both
def test_the_life_of_the_test_leaves_something_in_every_table_of_theirs(wired: Wired, cohort: Cohort) -> None:
    learner = whole_lives.live(wired, cohort)
    with wired.db.reading() as session:
        rows = belongings.of(session, session.get_one(Person, learner.person_id))
    theirs = {table.name for table in Model.metadata.sorted_tables} - set(belongings.NOBODYS)
    assert theirs - set(rows) == {"phone_text"}, "tests/whole_lives.py must put something into a new table."


def test_a_table_that_can_point_at_a_learner_is_theirs_or_is_spelled_out() -> None:
    for table in Model.metadata.sorted_tables:
        if {"person_id", "enrolment_id", "join_request_id", "contact_index"} & set(table.c.keys()):
            assert table.name not in belongings.NOBODYS


@on_both
def test_no_row_is_left_that_names_them(wired: Wired, cohort: Cohort) -> None:
    learner = whole_lives.live(wired, cohort)
    whole_lives.erase(wired, learner)
    found = everything(wired)
    for table in Model.metadata.sorted_tables:
        for row in found[table.name]:
            told = dict(zip(table.c.keys(), row, strict=True))
            assert told.get("person_id") is None, table.name
            assert told.get("enrolment_id") is None, table.name
    left = {name for name, rows in found.items() if rows} - set(belongings.NOBODYS)
    assert left == {"consent"}
    assert all(not line.evidence for line in ledger(wired))


def ledger(wired: Wired) -> list[Consent]:
    with wired.db.reading() as session:
        return list(session.scalars(select(Consent).order_by(Consent.id)))


@on_both
def test_no_word_of_theirs_is_left_in_any_table(wired: Wired, cohort: Cohort) -> None:
    learner = whole_lives.live(wired, cohort)
    gone = canaries(wired, learner)
    assert len(gone) > 20
    whole_lives.erase(wired, learner)
    left = [one for rows in everything(wired).values() for row in rows for one in row]
    assert not gone & {
        one.encode() if isinstance(one, str) else one for one in left if isinstance(one, str | bytes)
    }
    assert ADA not in repr(left)


def test_no_word_of_theirs_is_left_in_the_file_after_the_sweep(wired: Wired, cohort: Cohort) -> None:
    learner = whole_lives.live(wired, cohort)
    gone, path = canaries(wired, learner), Path(wired.db.url.database or "")
    files = [path, Path(f"{path}-wal"), Path(f"{path}-journal")]

    def bytes_at_rest() -> bytes:
        return b"".join(file.read_bytes() for file in files if file.exists())

    before = bytes_at_rest()
    assert all(one in before for one in gone), "The search must be able to find what it looks for."
    whole_lives.erase(wired, learner)
    after = bytes_at_rest()
    assert [one for one in gone if one in after] == []
    with wired.db.reading() as session:
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"


def test_a_sweep_that_somebody_kept_from_working_is_done_later(
    wired: Wired, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = whole_lives.live(wired, cohort)
    with wired.db.writing() as session:
        person = session.get_one(Person, learner.person_id)
        erasing.erase(session, person, actor="learner", ledger=wired.settings.data_dir, now=wired.clock())
        session.commit()
    with monkeypatch.context() as patched:
        patched.setattr(type(wired.db), "compact", lambda _self: False)
        assert not erasing.sweep(wired)
    assert erasing.sweep(wired)
    with wired.db.reading() as session:
        assert facts.read(session, facts.UNSWEPT) is None


@on_both
def test_others_are_untouched(wired: Wired, cohort: Cohort) -> None:
    bea = whole_lives.live(wired, cohort, name="Bea", contact=BEA)
    alone = everything(wired)
    ada = whole_lives.live(wired, cohort)
    whole_lives.erase(wired, ada)
    after = everything(wired)
    for name, rows in alone.items():
        if name not in ("consent", "audit_entry", "throttle", "fact", "rate", "arm_plan"):
            assert after[name] == rows, name
    with wired.db.reading() as session:
        assert people.find(session, bea.person_id) is not None


@on_both
def test_on_a_shared_phone_only_the_one_goes_and_the_other_is_still_written_to(
    wired: Wired, cohort: Cohort
) -> None:
    bea = whole_lives.live(wired, cohort, name="Bea")
    ada = whole_lives.live(wired, cohort, name="Ada")
    index = index_of(wired, ADA)
    with wired.db.writing() as session:
        stop = consents.Given("sms", "web", contact_index=index)
        consents.withdraw(session, stop, person_id=ada.person_id, now=wired.clock())
        session.commit()
    whole_lives.erase(wired, ada)
    with wired.db.reading() as session:
        assert consents.may_send(session, person_id=bea.person_id, channel="sms", contact_index=index)
        requests = session.scalars(select(JoinRequest)).all()
        assert {joining.read(session, one).profile.name for one in requests} == {"Bea"}


@on_both
def test_nobody_writes_there_again_until_they_join_anew(wired: Wired, cohort: Cohort) -> None:
    whole_lives.erase(wired, whole_lives.live(wired, cohort))
    index, now = index_of(wired, ADA), wired.clock()
    with wired.db.writing() as session:
        assert consents.is_stopped(session, channel="sms", contact_index=index)
        assert inbox.receive(session, wired.course, Incoming("SM-later", ADA, "START"), now=now) == "start"
        assert consents.is_stopped(session, channel="sms", contact_index=index)
        session.commit()


@on_both
def test_whoever_joins_again_begins_anew(wired: Wired, cohort: Cohort) -> None:
    first = whole_lives.live(wired, cohort)
    whole_lives.erase(wired, first)
    with wired.db.writing() as session:
        found, now = session.get_one(Cohort, cohort.id), wired.clock()
        joining.ask(session, found, Wish(make_profile(), False), secret="again", now=now)
        request = session.scalars(select(JoinRequest)).one()
        person, enrolment = joining.confirm(session, request, edition=wired.course.edition, now=now)
        session.commit()
        assert person.id > first.person_id
        assert enrolment.id > first.enrolment_id
        rows = belongings.of(session, person)
        assert "answer" not in rows
        assert "check_in" not in rows
        assert consents.may_send(
            session, person_id=person.id, channel="sms", contact_index=request.contact_index
        )


@on_both
def test_the_record_of_acts_says_that_it_happened_and_names_nobody(wired: Wired, cohort: Cohort) -> None:
    learner = whole_lives.live(wired, cohort)
    whole_lives.erase(wired, learner)
    with wired.db.reading() as session:
        line = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
        assert (line.act, line.subject, line.details) == ("erased", f"person:{learner.person_id}", {})
        assert session.scalar(select(func.count(Message.id))) == 0
