"""Take my data: complete by a walk of the schema, opened, and without anything that is a key."""

import io
import json
import zipfile
from typing import Any

from sqlalchemy import select

from course import belongings, export_words, exporting, people
from course.db import Model
from course.models import Person
from course.wiring import Wired
from tests import whole_lives
from tests.factories import Learner, make_cohort, on_both


def export(wired: Wired, learner: Learner) -> dict[str, Any]:
    with wired.db.reading() as session:
        person = people.find(session, learner.person_id)
        assert person is not None
        data = exporting.collect(session, wired.course, person, now=wired.clock())
    packed = zipfile.ZipFile(io.BytesIO(exporting.archive(data, now=wired.clock())))
    assert packed.namelist() == [exporting.PAGE, exporting.DATA]
    found: dict[str, Any] = json.loads(packed.read(exporting.DATA))
    found["page"] = packed.read(exporting.PAGE).decode()
    return found


@on_both
def test_every_row_and_every_column_is_there_or_is_left_out_for_a_reason(wired: Wired) -> None:
    learner = whole_lives.live(wired, make_cohort(wired, on_duty=True))
    told = export(wired, learner)
    for table in Model.metadata.sorted_tables:
        if table.name in (*belongings.NOBODYS, "phone_text"):
            continue
        with wired.db.reading() as session:
            in_database = len(session.execute(select(table.c.id)).all())
        rows = told["tables"][table.name]
        assert len(rows) == in_database, f"{table.name}: this database holds only one learner"
        columns = {name.removesuffix("_sealed") for name in set(table.c.keys())} - set(export_words.LEFT_OUT)
        assert all(set(row) == columns for row in rows), table.name


def test_what_was_sealed_is_open_and_answers_stand_under_their_questions(wired: Wired) -> None:
    learner = whole_lives.live(wired, make_cohort(wired))
    told = export(wired, learner)
    assert (told["tables"]["person"][0]["name"], told["tables"]["person"][0]["phone"]) == (
        "Ada",
        learner.contact,
    )
    assert told["tables"]["inbound_text"][0]["body"] == whole_lives.TEXT
    assert whole_lives.WORDS in str(told["lessons"])
    assert told["lessons"][0]["lesson"] == wired.course.lesson("l01").title
    asked = {pair["question"]: pair["answer"] for pair in told["check_ins"][0]["answers"]}
    (recalled,) = told["tables"]["recall"]
    assert (recalled["answer"], recalled["outcome"], recalled["with_whom"]) == (
        whole_lives.WORDS, "got", whole_lives.NOTE,
    )  # fmt: skip
    near = wired.course.check_in.question("near")
    assert asked[near.label] == near.options[2].label
    assert export_words.BROKEN not in told["page"]
    for words in ("Ada", whole_lives.WORDS, whole_lives.NOTE, whole_lives.TEXT):
        assert words in told["page"]


def test_measures_are_read_out_item_by_item_with_their_total(wired: Wired) -> None:
    learner = whole_lives.live(wired, make_cohort(wired))
    told = export(wired, learner)
    phq8 = wired.course.measures.instruments[0]
    assert told["measures"][0]["measure"] == phq8.name
    assert told["measures"][0]["answers"] == [
        {"question": phq8.items[0], "answer": "Nearly every day"},
        {"question": phq8.items[7], "answer": "Several days"},
        {"question": "In all", "answer": None},
    ]
    assert phq8.items[7] in told["page"]


def test_every_lesson_is_read_out_in_its_own_words(wired: Wired) -> None:
    """Whatever the course asks, an answer to it stands under the words of the question."""
    for lesson in wired.course.lessons.values():
        for card in lesson.cards:
            for field in card.fields:
                value = field.options[0].id if field.kind == "pick" else None
                row = {
                    "item": lesson.id,
                    "card": str(card.number),
                    "values": {field.name: value},
                    "saved_at": "",
                }
                told = exporting._in_words(wired.course, lesson.locale, row)
                answer = field.options[0].label if value else None
                assert told["answers"] == [{"question": field.label, "answer": answer}]


def test_a_small_step_is_read_out_in_the_words_that_were_on_its_page(wired: Wired) -> None:
    lesson = wired.course.lesson("l02")
    chosen = lesson.step.options[0]
    given = {
        "what": chosen.id,
        "day": "wed",
        "part": "after-work",
        "where": "at the sink",
        "words": chosen.label,
    }
    row = {"item": "l02", "card": "step", "values": given, "saved_at": ""}
    told = exporting._in_words(wired.course, "en", row)
    assert {one["question"]: one["answer"] for one in told["answers"]} == {
        "What will you do?": chosen.label,
        "When?": "Wednesday",
        "At what time of day?": "After work",
        "Where?": "at the sink",
        "Your step reads": chosen.label,
    }
    own = exporting._in_words(wired.course, "en", {**row, "values": {"what": "own", "own": "Ring J"}})
    assert [one["answer"] for one in own["answers"]] == ["Something else, in my own words", "Ring J"]


def test_nothing_in_the_file_opens_anything(wired: Wired) -> None:
    learner = whole_lives.live(wired, make_cohort(wired))
    told = str(export(wired, learner))
    with wired.db.reading() as session:
        person = session.get_one(Person, learner.person_id)
        for table, ids in belongings.tables(belongings.of(session, person)):
            for row in belongings.read(session, table, ids):
                for name in export_words.LEFT_OUT:
                    assert not isinstance(row.get(name), str) or row[name] not in told, name


def test_a_field_that_was_tampered_with_does_not_keep_back_the_rest(wired: Wired) -> None:
    learner = whole_lives.live(wired, make_cohort(wired))
    with wired.db.writing() as session:
        session.get_one(Person, learner.person_id).email_sealed = b"\x01broken"
        session.commit()
    told = export(wired, learner)
    assert told["tables"]["person"][0]["email"] == export_words.BROKEN
    assert whole_lives.NOTE in told["page"]


def test_the_page_escapes_what_was_written(wired: Wired) -> None:
    learner = whole_lives.live(wired, make_cohort(wired), name="<script>x</script>")
    told = export(wired, learner)
    assert "<script>" not in told["page"]
    assert "&lt;script&gt;x" in told["page"]


def test_somebody_elses_words_are_not_in_it(wired: Wired) -> None:
    cohort = make_cohort(wired)
    ada = whole_lives.live(wired, cohort)
    whole_lives.live(wired, cohort, name="Beatrix", contact="+447700900456")
    told = str(export(wired, ada))
    assert "Beatrix" not in told
    assert "+447700900456" not in told
