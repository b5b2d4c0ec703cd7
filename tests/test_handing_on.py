"""What staff hand to a learner: everything the desk shows, and nothing that the learner wrote and did not share."""

import io
import json
import zipfile
from typing import Any

import pytest
from sqlalchemy import update

from course import belongings, export_words, exporting, handing_on, people
from course.db import Model
from course.models import CheckIn, Enrolment
from course.wiring import Wired
from tests import whole_lives
from tests.factories import Learner, make_cohort, on_both

# Everything of these is a word or an answer of the learner's own; none may leave with the file.
PRIVATE = (whole_lives.WORDS, whole_lives.TEXT, "Nearly every day", "Several days")


def handed(wired: Wired, learner: Learner) -> dict[str, Any]:
    """The file as it leaves: its data, and its page under "page"."""
    with wired.db.reading() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        data = handing_on.collect(session, wired.course, person, now=wired.clock())
    packed = zipfile.ZipFile(io.BytesIO(handing_on.archive(data, now=wired.clock())))
    found: dict[str, Any] = json.loads(packed.read(exporting.DATA))
    return {**found, "page": packed.read(exporting.PAGE).decode()}


def change(wired: Wired, model: type[Model], **values: object) -> None:
    with wired.db.writing() as session:
        session.execute(update(model).values(**values))
        session.commit()


@pytest.fixture
def learner(wired: Wired) -> Learner:
    made = whole_lives.live(wired, make_cohort(wired, on_duty=True))
    # What staff noted is theirs to show; in this life it has the words of the learner's own note.
    change(wired, Enrolment, shares_moods_at=None)
    return made


@on_both
def test_no_word_and_no_answer_that_was_not_shared_leaves_with_the_file(
    wired: Wired, learner: Learner
) -> None:
    told = handed(wired, learner)
    # The note of staff says the same as the learner's own note, and may be read.
    (noted,) = told["tables"].pop("staff_note")
    assert noted["body"] == whole_lives.NOTE
    page = told["page"].replace(f"<dd>{whole_lives.NOTE}</dd>", "", 1)
    for words in (*PRIVATE, whole_lives.NOTE):
        assert words not in page, words
        assert words not in json.dumps({**told, "page": ""}), words
    (checked,) = told["tables"]["check_in"]
    assert {"mood", "note", "near", "step"} & set(checked) == set()
    assert {"answer", "recall", "measure_answer", "signpost", "quiet_date", "arm_place"} & set(
        told["tables"]
    ) == set()


def test_the_whole_file_of_the_same_learner_would_fail_this(wired: Wired, learner: Learner) -> None:
    """The words are there to be found: without the sight they are all in the file."""
    with wired.db.reading() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        whole = json.dumps(exporting.collect(session, wired.course, person, now=wired.clock()))
    for words in (*PRIVATE, whole_lives.NOTE):
        assert words in whole, words


@on_both
def test_everything_that_the_desk_shows_is_in_it(wired: Wired, learner: Learner) -> None:
    told = handed(wired, learner)
    assert set(told["tables"]) == handing_on.TABLES
    (person,) = told["tables"]["person"]
    assert (person["name"], person["phone"]) == ("Ada", learner.contact)
    for words in ("Ada", learner.contact, "l01", "week-1", "delivered", "self-harm"):
        assert words in told["page"], words


def test_every_table_of_a_learner_is_told_or_left_out_for_a_reason() -> None:
    """A table that is added later has to be put on one of the two lists; until then it stays out."""
    theirs = {one.name for one in Model.metadata.sorted_tables} - set(belongings.NOBODYS) - {"phone_text"}
    assert handing_on.TABLES | set(handing_on.WITHHELD) == theirs
    assert handing_on.TABLES & set(handing_on.WITHHELD) == set()
    sealed = {
        (table.name, name.removesuffix("_sealed"))
        for table in Model.metadata.sorted_tables
        if table.name in handing_on.TABLES
        for name in list(table.c.keys())
        if name.endswith("_sealed")
    }
    assert sealed - handing_on.OPENED == {("check_in", "note"), ("inbound_text", "body")}


def test_what_was_shared_is_in_it_and_only_that(wired: Wired, learner: Learner) -> None:
    change(wired, Enrolment, shares_moods_at=wired.clock())
    (checked,) = handed(wired, learner)["tables"]["check_in"]
    assert (checked["mood"], "note" in checked) == (6, False)
    change(wired, Enrolment, shares_moods_at=None)
    change(wired, CheckIn, note_shared_at=wired.clock())
    told = handed(wired, learner)
    (checked,) = told["tables"]["check_in"]
    assert ("mood" in checked, checked["note"]) == (False, whole_lives.NOTE)
    assert handing_on.shared_notes(told) == {learner.enrolment_id: 1}


def test_the_file_says_plainly_what_is_not_in_it(wired: Wired, learner: Learner) -> None:
    told = handed(wired, learner)
    assert "What you wrote and answered is not in it" in told["page"]
    for name in ("What you wrote in lessons", "What you answered about how you are", "Your check-ins: note"):
        assert name in told["left_out"]
        assert name in told["page"]
    headings = [
        one for one in (export_words.LESSONS, export_words.MEASURES) if f"<h2>{one}</h2>" in told["page"]
    ]
    assert headings == [], "An empty heading would say that nothing was written."
