"""The data of a cohort as files: nobody to be found without names, nothing private with them, no formula."""

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError

from course import arms, check_ins, codebook, cohort_files, people, wiring
from course.check_ins import Answers
from course.cohort_columns import Column, Kind, Sight
from course.models import Answer, Cohort, Message, MessageStatus, Person
from course.rules.allocation import Arm
from course.settings import Settings
from course.wiring import Wired
from tests import cohort_zips, whole_lives
from tests.cohort_zips import named, packed, share, tables, veiled
from tests.conftest import MONDAY
from tests.databases import Postgres
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock, RecordingSender

# The same keys as every other test has.
SETTINGS = Settings(
    mode="live", database_url="", base_url="https://kith.test", data_keys=(b"\x01" * 32,), sender_name="Riverside",
    secret_key="a secret that only the tests know, long enough", data_dir=Path(),
)  # fmt: skip
SHAPES = {
    Kind.NUMBER: r"-?\d+",
    Kind.YES_NO: "yes|no",
    Kind.DATE: r"\d{4}-\d\d-\d\d",
    Kind.TIME: r"\d\d:\d\d",
    Kind.INSTANT: r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
    Kind.LOCAL: r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
}
SIGNS = "=+-@\t\r\n＝＋－＠"  # The signs of full width are meant.
PAYLOADS = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example","x")', "+1+1", "-2+3", "@SUM(1,1)", "\t=1+1",
    "\r=1+1", "\n=1+1", "＝1+1", "#REF!", "'=1+1", '"=1+1', ";=1+1", "a,=1+1", "%0A=1+1", "=\"\"&1", "--1",
)  # fmt: skip


@pytest.fixture(scope="module")
def lived(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a cohort in which one learner did everything and shares nothing; made once, copied each time."""
    file = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("lived") / "kith.db"))
    clock = FixedClock(MONDAY)
    senders = {"sms": RecordingSender("sms", clock=clock), "email": RecordingSender("email", clock=clock)}
    parts = wiring.build(replace(SETTINGS, database_url=f"sqlite:///{file}"), clock=clock, senders=senders)
    _fill(parts)
    parts.db.dispose()
    return file


@pytest.fixture
def database_url(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A copy of it; on PostgreSQL an empty database, for a test that fills it by itself."""
    if engine == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        return server.fresh()
    return f"sqlite:///{shutil.copy(request.getfixturevalue('lived'), tmp_path / 'kith.db')}"


@pytest.fixture
def cohort(wired: Wired, engine: str) -> Cohort:
    if engine == "postgres":
        _fill(wired)
    with wired.db.reading() as session:
        return session.get_one(Cohort, 1)


@pytest.fixture
def ada(cohort: Cohort) -> Learner:
    """Somebody who did everything and shares nothing."""
    return Learner(1, 1, "+447700900100")


def _fill(parts: Wired) -> None:
    made = make_cohort(parts, name="Quayside", code="quayside-canary", on_duty=True)
    with parts.db.writing() as session:
        arms.set_plan(session, made, (Arm("now"), Arm("wait")), seed="river", now=parts.clock())
        session.commit()
    share(parts, cohort_zips.live(parts, made)[0])


def canaries(wired: Wired) -> list[str]:
    """What must not stand in data without names: names, numbers, words, notes, and random names of rows."""
    with wired.db.reading() as session:
        rows = list(session.query(Person))
        own = [word for one in rows for word in (people.name_of(session, one), one.uid, one.zone)]
        numbers = [(people.contact_of(session, one) or "")[-9:] for one in rows]
    return [
        *own, *numbers, whole_lives.WORDS, whole_lives.NOTE, whole_lives.TEXT, "kettle", "canal",
        "quayside", "Quayside",
    ]  # fmt: skip


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_without_names_nobody_and_no_word_of_theirs_is_found(
    wired: Wired, cohort: Cohort, ada: Learner, format: str
) -> None:
    for learner in (ada, *cohort_zips.live(wired, cohort, first=1)):
        share(wired, learner, moods=True, numbers=True)
    found = cohort_zips.everything(packed(wired, cohort, veiled, format=format))
    assert [word for word in canaries(wired) if word in found] == []
    assert "T10:00:00Z" not in found
    assert wired.clock().date().isoformat() not in re.sub("Made on [0-9-]+", "", found)
    with_names = cohort_zips.everything(packed(wired, cohort, named, format=format, with_notes=True))
    assert [word for word in ("Zebedee0", "700900100") if word not in with_names] == [], (
        "The search finds what is there."
    )


def test_with_names_goes_what_the_desk_shows_and_no_more(wired: Wired, cohort: Cohort, ada: Learner) -> None:
    found = tables(packed(wired, cohort, named))
    assert [(one["learner"], one["name"], one["phone"]) for one in found["learners"]] == [
        (str(ada.enrolment_id), "Zebedee0", "'+447700900100")
    ]
    assert found["check-ins"][0]["mood"] == found["check-ins"][0]["note"] == ""
    assert {"near", "step", "total", "item_1", "value", "outcome", "what"}.isdisjoint(
        column for rows in found.values() for row in rows for column in row
    )
    assert found["measures"][0]["measure"] == "phq8"
    share(wired, ada, moods=True, numbers=True)
    seen = tables(packed(wired, cohort, named))["check-ins"][0]
    assert (seen["mood"], seen["note"]) == ("6", "")
    taken = cohort_zips.everything(packed(wired, cohort, named, with_notes=True))
    assert [word for word in (whole_lives.NOTE, whole_lives.WORDS) if word in taken] == []


def test_a_note_is_here_only_where_it_is_shared_and_asked_for(
    wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    with wired.db.writing() as session:
        shared = Answers(note="read me, please", share_note=True)
        later = wired.clock() + timedelta(minutes=5)
        check_ins.record(session, ada.enrolment_id, "week-1", shared, via="web", now=later)
        session.commit()
    assert tables(packed(wired, cohort, named))["check-ins"][0]["note"] == ""
    assert tables(packed(wired, cohort, named, with_notes=True))["check-ins"][0]["note"] == "read me, please"
    assert "read me" not in cohort_zips.everything(packed(wired, cohort, veiled))


def test_numbers_and_choices_are_those_of_learners_who_let_theirs_be_used(
    wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    before = tables(packed(wired, cohort, veiled))
    assert (before["answers"], before["steps"][0]["what"], before["recalls"][0]["outcome"]) == ([], "", "")
    assert [before["check-ins"][0][name] for name in ("mood", "near")] == ["", ""]
    assert [before["measures"][0][name] for name in ("total", "item_1")] == ["", ""]
    share(wired, ada, numbers=True)
    after = tables(packed(wired, cohort, veiled))
    assert [after["check-ins"][0][name] for name in ("mood", "near")] == ["6", "3"]
    assert [after["measures"][0][name] for name in ("item_1", "item_2", "item_8")] == ["3", "", "1"]
    assert (after["steps"][0]["what"], after["recalls"][0]["outcome"]) == ("own", "got")
    assert {one["state"] for one in after["answers"]} <= {"words", "unknown"}


@on_both
def test_every_cell_is_what_the_codebook_says(wired: Wired, cohort: Cohort, ada: Learner) -> None:
    for learner in (ada, *cohort_zips.live(wired, cohort, first=1)):
        share(wired, learner, moods=True, numbers=True)
    for lens, is_named in ((named, True), (veiled, False)):
        found = tables(packed(wired, cohort, lens))
        told = {(one["file"], one["column"]): one for one in found["codebook"]}
        for table in codebook.tables(wired.course):
            columns = table.shown(Sight(is_named, True))
            assert found[table.name], table.name
            for row in found[table.name]:
                assert list(row) == [one.name for one in columns]
                for column in columns:
                    assert told[table.name, column.name]["meaning"] == column.about
                    check(column, row[column.name])
        assert len(told) == sum(
            len(one.shown(Sight(is_named, True))) for one in codebook.tables(wired.course)
        )


def check(column: Column, cell: str) -> None:
    """One cell against its column: its shape, its allowed values, and whether it may be empty."""
    if cell == "":
        assert column.missing != "never empty", column.name
    elif column.kind == Kind.CHOICE:
        assert cell in column.values or (column.is_joined and cell == "other"), (column.name, cell)
    elif column.kind in SHAPES:
        assert re.fullmatch(SHAPES[column.kind], cell), (column.name, cell)


def test_the_questions_are_worded_as_in_the_lessons_that_learners_were_on(
    wired: Wired, cohort: Cohort, ada: Learner
) -> None:
    asked = tables(packed(wired, cohort, veiled))["questions"]
    by_place = {(one["item"], one["field"]): one for one in asked}
    lesson = wired.course.lesson("l01")
    field = next(one for card in lesson.cards for one in card.fields if one.kind != "group")
    assert by_place["l01", field.name]["question"].lstrip("'") == field.label
    assert by_place["l01", field.name]["edition"] == wired.course.edition.version
    assert by_place["phq8", "item_2"]["question"].endswith("Feeling down, depressed, or hopeless")
    assert by_place["phq8", "item_2"]["allowed values"].startswith("0 = Not at all; 1 = Several days")


def test_all_dates_of_a_learner_move_alike_and_of_two_learners_differently(
    wired: Wired, cohort: Cohort
) -> None:
    cohort_zips.live(wired, cohort, 2, first=1)
    found = tables(packed(wired, cohort, veiled))
    truth = wired.clock().date()
    moves = {
        name: {
            (datetime.fromisoformat(one["at_local"]).date() - truth).days
            for one in found["events"]
            if one["learner"] == name and one["event"] in ("started", "answered")
        }
        for name in {one["learner"] for one in found["learners"]}
    }
    assert all(len(days) == 1 and not next(iter(days)) % 7 for days in moves.values())
    assert len({next(iter(days)) for days in moves.values()}) > 1
    firsts = {one["learner"]: date.fromisoformat(one["first_day"]) - truth for one in found["enrolments"]}
    assert {name: {days.days} for name, days in firsts.items()} == moves
    again = tables(packed(wired, cohort, veiled))
    assert again["events"] == found["events"], "The same key gives the same."
    other = tables(packed(wired, cohort, veiled, key=b"\x08" * 32))
    assert {one["learner"] for one in other["learners"]}.isdisjoint(moves)


def test_the_ledger_tells_what_happened_to_each_message(wired: Wired, cohort: Cohort, ada: Learner) -> None:
    with wired.db.writing() as session:
        old = session.query(Message).filter(Message.kind == "link").first()
        expired = update(Message).where(Message.kind == "noted").values(status=MessageStatus.EXPIRED)
        session.execute(expired)
        assert old is None
        session.commit()
    events = tables(packed(wired, cohort, named))["events"]
    of_welcome = [one for one in events if one["kind"] == "welcome"]
    assert [one["event"] for one in of_welcome] == ["due", "sent", "delivered", "opened"]
    assert {one["message"] for one in of_welcome} != {""}
    assert {one["edition"] for one in of_welcome} == {wired.course.edition.version}
    assert {one["arm"] for one in events} <= {"now", "wait"}
    others = {(one["event"], one["kind"]) for one in events} - {
        (one["event"], one["kind"]) for one in events if one["message"]
    }
    assert others == {
        ("started", "lesson"), ("answered", "lesson"), ("answered", "check-in"), ("answered", "measure"),
    }  # fmt: skip


def test_only_who_may_know_sees_the_arms(wired: Wired, cohort: Cohort, ada: Learner) -> None:
    for lens in (named, veiled):
        with_arms, without = (
            tables(packed(wired, cohort, lens, knows_arms=knows)) for knows in (True, False)
        )
        assert with_arms["enrolments"][0]["arm"] in ("now", "wait")
        for rows in without.values():
            assert all("arm" not in row for row in rows)
        assert "arm by chance" not in str(without["codebook"])


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_no_cell_can_be_taken_for_a_formula(wired: Wired, cohort: Cohort, format: str) -> None:
    for at, payload in enumerate(PAYLOADS):
        contact = f"+4477009002{at:02}"
        make_learner(wired, cohort, profile=make_profile(name=payload, contact=contact))
    with zipfile.ZipFile(io.BytesIO(packed(wired, cohort, named, format=format))) as opened:
        data = opened.read(f"learners.{format}")
    if format == "csv":
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
        del rows[1]
        assert [cell for row in rows for cell in row if cell and cell[0] in SIGNS] == []
        assert [row[1].removeprefix("'") for row in rows[1:]] == [one.removeprefix("'") for one in PAYLOADS]
        assert rows[1][2] == "'+447700900200"
    else:
        cells = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(min_row=3))
        assert {cell.data_type for row in cells for cell in row} <= {"s", "n"}
        assert [row[1].value for row in cells] == list(PAYLOADS)
        assert cells[0][2].value == "+447700900200"


def test_numbers_stay_numbers_in_a_workbook(wired: Wired, cohort: Cohort, ada: Learner) -> None:
    share(wired, ada, moods=True)
    assert tables(packed(wired, cohort, named, format="xlsx"))["check-ins"][0]["mood"] == 6


def test_a_broken_seal_keeps_nothing_else_back(wired: Wired, cohort: Cohort, ada: Learner) -> None:
    share(wired, ada, numbers=True)
    with wired.db.writing() as session:
        session.execute(update(Answer).values(values_sealed=b"\x01broken"))
        session.execute(update(Person).values(name_sealed=b"\x01broken"))
        session.commit()
    assert tables(packed(wired, cohort, named))["learners"][0]["name"] == "(could not be opened)"
    assert tables(packed(wired, cohort, veiled))["answers"] == []


def test_the_number_of_queries_does_not_grow(
    wired: Wired, cohort: Cohort, count_queries: Callable[[Wired], AbstractContextManager[list[str]]]
) -> None:
    seen = []
    for contact in ("+447700900171", "+447700900172"):
        whole_lives.live(wired, cohort, name=contact, contact=contact)
        with count_queries(wired) as queries:
            packed(wired, cohort, veiled)
        seen.append(len(queries))
    assert seen[0] == seen[1] <= 19


class Failing:
    """A file that takes so many bytes and then fails, as a full disk does."""

    def __init__(self, room: int) -> None:
        self.data, self.room = bytearray(), room

    def write(self, data: bytes) -> int:
        if len(self.data) + len(data) > self.room:
            raise OSError("full")
        self.data += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95, 0.9999])
def test_a_file_that_could_not_be_finished_opens_nowhere(
    wired: Wired, cohort: Cohort, ada: Learner, format: str, share: float
) -> None:
    to = Failing(int(len(packed(wired, cohort, named, format=format)) * share))
    with wired.db.snapshot() as session:
        lens = named(session, wired, cohort)
        with pytest.raises(OSError, match="full"):
            cohort_files.write(session, lens, cohort.id, to, format=format, now=wired.clock())
    assert opens(bytes(to.data)) is False


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_file_that_was_cut_opens_nowhere_wherever_it_was_cut(
    wired: Wired, cohort: Cohort, ada: Learner, format: str
) -> None:
    """Workbooks are zips within the zip: the end of one is not to be taken for the end of the whole."""
    whole = packed(wired, cohort, named, format=format)
    assert opens(whole)
    assert [at for at in range(0, len(whole) - 1, 5) if opens(whole[:at])] == []


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("table", ["check_in", "recall", "consent"])
def test_rows_that_cannot_be_read_leave_no_short_file_that_looks_whole(
    wired: Wired, cohort: Cohort, format: str, table: str
) -> None:
    with wired.db.writing() as session:
        session.execute(text(f"DROP TABLE {table}"))
        session.commit()
    made = io.BytesIO()
    with wired.db.snapshot() as session:
        lens = named(session, wired, cohort)
        with pytest.raises(OperationalError):
            cohort_files.write(session, lens, cohort.id, made, format=format, now=wired.clock())
    assert b"learners" in made.getvalue(), "It was under way."
    assert opens(made.getvalue()) is False


def opens(data: bytes) -> bool:
    try:
        return bool(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile:
        return False
