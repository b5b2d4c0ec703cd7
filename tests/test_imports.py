"""Rosters: what a spreadsheet may hand in, which rows are refused and why, and that nobody is invited twice."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from course import imports, inviting, people, phone_texts
from course.imports import Offer, Roster
from course.models import Cohort, JoinRequest, Message
from course.sheets import FileRefused
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile, on_both

OFFER = Offer(frozenset({"en"}))


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def read(cohort: Cohort, text: str) -> Roster:
    return imports.read(text.encode(), cohort, OFFER)


def bring_in(wired: Wired, cohort: Cohort, roster: Roster) -> int:
    with wired.db.writing() as session:
        added = imports.bring_in(session, cohort, roster, now=wired.clock())
        session.commit()
    return added


def errors(roster: Roster) -> list[tuple[int, str]]:
    return [(row.number, fault.column) for row in roster.rows for fault in row.errors]


@pytest.mark.parametrize(
    "text",
    [
        "phone,name\n07700 900123,Ada\n",
        "name;phone\nAda;07700 900123\n",
        "\ufeffName;PHONE ;x\r\nAda;+44 7700 900123;y\r\n",
        "name\tphone\nAda\t447700900123\n".replace("447700900123", "+447700900123"),
        'name,phone\n"Ada","\'+447700900123"\n',
    ],
    ids=["comma", "semicolon", "excel", "tab", "quoted against formulas"],
)
def test_the_ways_spreadsheets_write_csv_are_all_read(cohort: Cohort, text: str) -> None:
    (row,) = read(cohort, text).rows
    assert row.profile is not None
    assert (row.profile.name, row.phone) == ("Ada", "+447700900123")


def test_what_other_lists_call_the_columns_is_read_too(cohort: Cohort) -> None:
    roster = read(
        cohort, "First name,Mobile,Telephone,E-mail address,Time zone\nAda,07700900123,12,,Europe/Paris\n"
    )
    (row,) = roster.rows
    assert row.profile is not None
    assert (row.profile.name, row.phone, row.profile.zone) == ("Ada", "+447700900123", "Europe/Paris")
    assert roster.unknown == ("Telephone",)
    (row,) = read(cohort, "mobile,phone\n12,07700900123\n").rows
    assert row.phone == "+447700900123", "A heading of ours comes first."


def test_what_is_left_open_is_taken_from_the_cohort(cohort: Cohort) -> None:
    (row,) = read(cohort, "phone\n07700900123\n").rows
    assert row.profile is not None
    assert (row.profile.zone, row.profile.send_at, row.profile.country) == ("Europe/London", "16:30", "GB")


def test_a_phone_comes_before_an_email_and_either_is_enough(cohort: Cohort) -> None:
    both, mail = read(cohort, "phone,email\n07700900123,a@example.org\n,b@example.org\n").rows
    assert both.profile is not None
    assert mail.profile is not None
    assert (both.profile.channel, mail.profile.channel) == ("sms", "email")


def test_headings_are_read_in_any_order_case_and_spacing(cohort: Cohort) -> None:
    (row,) = read(cohort, "Send At , ZONE,E-Mail\n9:30,europe/madrid,Ada@Example.org\n").rows
    assert row.profile is not None
    assert (row.profile.send_at, row.zone, row.email) == ("09:30", "Europe/Madrid", "ada@example.org")


def test_rows_are_counted_as_a_spreadsheet_counts_them(cohort: Cohort) -> None:
    roster = read(cohort, 'name,phone\n"two\nlines",07700900123\n\nBo,nonsense\n')
    assert [row.number for row in roster.rows] == [2, 4]
    assert errors(roster) == [(4, "phone")]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (",,,,,", None),
        ("Ada,12345,,,,", "phone"),
        ("Ada,4.477E+11,,,,", "phone"),
        ("Ada,,nobody,,,", "email"),
        ("Ada,,,,,", "phone"),
        ("Ada,07700900123,,Mars,,", "zone"),
        ("Ada,07700900123,,,xx,", "locale"),
        ("Ada,07700900123,,,,25:00", "send_at"),
        ("Ada,07700900123,,,,20:30", "send_at"),
        (f"{'A' * 61},07700900123,,,,", "name"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_wrong_cell_is_named_by_its_column(cohort: Cohort, cells: str, column: str | None) -> None:
    found = errors(read(cohort, f"name,phone,email,zone,locale,send_at\n{cells}\n"))
    assert found == ([(2, column)] if column else [])


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("16:30", "16:30"), ("16:30:00", "16:30"), ("16.30", "16:30"), ("4:30 PM", "16:30"), ("4:30:00 PM", "16:30"),
        ("4:30pm", "16:30"), ("4 p.m.", "16:00"), ("9 AM", "09:00"), ("12:15 pm", "12:15"), ("9:00", "09:00"),
        ("12:15 am", None), ("16:30 PM", None), ("0:30 PM", None), ("9", None), ("16", None), ("8:59 am", None),
        ("7:31 PM", None), ("4:60 PM", None), ("4:30 XM", None), ("pm", None), ("4:30 PM sharp", None),
    ],
)  # fmt: skip
def test_an_hour_is_read_by_the_clock_of_twelve_hours_too(
    cohort: Cohort, written: str, hour: str | None
) -> None:
    (row,) = read(cohort, f"phone,send_at\n07700900123,{written}\n").rows
    assert (row.profile.send_at if row.profile else None) == hour
    assert [one.column for one in row.errors] == ([] if hour else ["send_at"])


def test_every_wrong_cell_of_a_row_is_named_at_once(cohort: Cohort) -> None:
    roster = read(cohort, "phone,zone,send_at\nabc,Mars,noon\n")
    assert errors(roster) == [(2, "phone"), (2, "zone"), (2, "send_at")]


def test_the_second_row_with_one_number_is_a_slip(cohort: Cohort) -> None:
    roster = read(cohort, "phone\n07700900123\n+44 7700 900123\n")
    assert errors(roster) == [(3, "phone")]
    assert "Row 2" in roster.rows[1].errors[0].error


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"name,nickname\nAda,A\n", "Row 1"), (b"phone,Phone\n1,2\n", "twice"), (b"", "Row 1")],
    ids=["no contact", "twice", "empty"],
)
def test_a_file_whose_columns_cannot_be_told_is_refused_in_words(
    cohort: Cohort, data: bytes, said: str
) -> None:
    with pytest.raises(FileRefused, match=said):
        imports.read(data, cohort, OFFER)


def test_columns_that_mean_nothing_are_told(cohort: Cohort) -> None:
    assert read(cohort, "phone,Shoe size\n07700900123,40\n").unknown == ("Shoe size",)


def test_a_row_becomes_one_invitation_at_their_hour_and_no_enrolment(wired: Wired, cohort: Cohort) -> None:
    assert bring_in(wired, cohort, read(cohort, "phone,send_at\n07700900123,12:30\n")) == 1
    with wired.db.reading() as session:
        message = session.query(Message).one()
        request = session.query(JoinRequest).one()
        assert (message.kind, message.send_after) == ("invite", datetime(2027, 1, 4, 12, 30, tzinfo=UTC))
        assert (request.source, request.confirmed_at) == ("import", None)
        assert people.with_contact(session, request.contact_index) == []


def test_the_same_roster_again_adds_nobody(wired: Wired, cohort: Cohort) -> None:
    roster = read(cohort, "phone\n07700900123\n07700900124\n")
    assert [bring_in(wired, cohort, roster), bring_in(wired, cohort, roster)] == [2, 0]
    with wired.db.reading() as session:
        assert phone_texts.last_request_id(session) == session.query(JoinRequest).count() == 2


def test_somebody_who_has_joined_is_not_invited(wired: Wired, cohort: Cohort) -> None:
    make_learner(wired, cohort, profile=make_profile(contact="+447700900123"))
    assert bring_in(wired, cohort, read(cohort, "phone\n07700900123\n")) == 0


def test_a_file_from_disk_is_read_as_bytes(cohort: Cohort, tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes("phone;name\r\n07700900123;Siân\r\n".encode())
    (row,) = imports.read(path.read_bytes(), cohort, OFFER).rows
    assert row.profile is not None
    assert row.profile.name == "Siân"


@on_both
def test_a_list_longer_than_one_batch_is_asked_once_and_whole(
    wired: Wired, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inviting, "AT_ONCE", 2)
    roster = read(cohort, "phone\n" + "".join(f"0770090012{digit}\n" for digit in range(5)))
    # Whoever calls may hold one person twice, far apart; the file itself never does.
    twice = Roster((*roster.rows, roster.rows[0]), ())
    assert [bring_in(wired, cohort, twice), bring_in(wired, cohort, roster)] == [5, 0]
    with wired.db.reading() as session:
        assert session.query(JoinRequest).count() == session.query(Message).count() == 5


@on_both
def test_a_failure_in_a_late_batch_undoes_the_early_ones(
    wired: Wired, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inviting, "AT_ONCE", 2)
    roster = read(cohort, "phone\n" + "".join(f"0770090012{digit}\n" for digit in range(5)))
    last = roster.rows[-1].profile
    assert last is not None
    broken = replace(roster.rows[-1], profile=replace(last, send_at="noon"))
    with pytest.raises(ValueError, match="noon"):
        bring_in(wired, cohort, Roster((*roster.rows[:-1], broken), ()))
    with wired.db.reading() as session:
        assert session.query(JoinRequest).count() == session.query(Message).count() == 0
