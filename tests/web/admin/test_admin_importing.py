"""A list of people at the desk: what would become of each row, then all the good ones at once, and nobody twice."""

import io
import re
from typing import Any

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from course import cohorts, imports, joining
from course.models import Cohort, JoinRequest, Message, Role
from course.web.admin import importing
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner, make_profile, on_both

LIST = """name,phone,send_at
Nia,07700 900555,
Tom,0770 90018,
Nia again,+44 7700 900555,
Ade,07700 900556,12:30
Ada,07700 900123,
"""


@pytest.fixture
def client(app: Flask, wired: Wired) -> FlaskClient:
    """A coordinator at the desk."""
    return desk.at_desk(app, wired, Role.COORDINATOR)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    """A cohort in which Ada is already."""
    made = make_cohort(wired)
    make_learner(wired, made, profile=make_profile(contact="+447700900123"))
    return made


def hand_in(client: FlaskClient, cohort: Cohort, step: str = "", **fields: object) -> TestResponse:
    path = f"/admin/cohorts/{cohort.id}/import{step}"
    return client.post(path, data=fields, content_type="multipart/form-data")


def kept(page: str) -> str:
    """The rows that the page carries on."""
    found = re.search(r'<textarea name="rows" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    assert found is not None
    return found[1].replace("&#34;", '"')


def invited(wired: Wired) -> int:
    with wired.db.reading() as session:
        asked = session.scalar(select(func.count(JoinRequest.id))) or 0
        assert session.scalar(select(func.count(Message.id)).where(Message.kind == "invite")) == asked
        return asked


def test_every_row_is_told_what_would_become_of_it_and_nothing_is_kept(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    page = hand_in(client, cohort, file=(io.BytesIO(LIST.encode()), "november.csv")).text
    words = desk.words(page)
    assert "november.csv · 5 rows · into Riverside · nothing is kept yet" in words
    assert "ready to ask 2 need a fix 1 skipped: twice in the list 1 skipped: asked before 1" in words
    for said in (
        "2 Nia Ready 07700 900555",
        "This is not a phone number. Write it like +447700900123. Phone, row 3",
        "4 Nia again Skip Row 2 has this one too.",
        "5 Ade Ready 07700 900556 12:30",
        "6 Ada Skip Asked before, or in this cohort already.",
        "Ask 2 people, leave 3 out",
    ):
        assert said in words
    assert invited(wired) == 0
    assert desk.acts(wired) == []


def test_one_button_asks_everybody_who_is_ready_and_the_same_list_again_asks_nobody(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    rows = kept(hand_in(client, cohort, pasted=LIST).text)
    first = hand_in(client, cohort, "/people", rows=rows)
    assert first.location == f"/admin/cohorts/{cohort.id}/import/done?asked=2&left_out=3"
    assert hand_in(client, cohort, "/people", rows=rows).location.endswith("?asked=0&left_out=5")
    assert invited(wired) == 2
    assert desk.acts(wired) == [("imported", f"cohort:{cohort.id}")] * 2
    assert "2 people will be asked" in client.get(first.location).text
    assert "Ade" in client.get(f"/admin/cohorts/{cohort.id}").text


def test_a_workbook_and_cells_copied_out_of_one_say_the_same(client: FlaskClient, cohort: Cohort) -> None:
    book, rows = openpyxl.Workbook(), [line.split(",") for line in LIST.splitlines()]
    for row in rows:
        book.worksheets[0].append(row)
    saved = io.BytesIO()
    book.save(saved)
    pages = [
        hand_in(client, cohort, file=(io.BytesIO(saved.getvalue()), "november.xlsx")).text,
        hand_in(client, cohort, pasted="\r\n".join("\t".join(row) for row in rows)).text,
    ]
    assert [kept(page).splitlines() for page in pages] == [LIST.splitlines()] * 2


def test_a_cell_that_is_mended_on_the_page_is_checked_and_shown_before_anybody_is_asked(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    rows = kept(hand_in(client, cohort, pasted=LIST).text)
    page = hand_in(client, cohort, "/people", rows=rows, **{"cell-3-phone": "07700 900557"}).text
    assert "What you changed was checked again." in page
    assert "3 Tom Ready 07700 900557" in desk.words(page)
    assert invited(wired) == 0
    assert hand_in(client, cohort, "/people", rows=kept(page)).location.endswith("?asked=3&left_out=2")


def test_the_rows_left_out_come_as_a_file_with_reasons_that_no_spreadsheet_works_out(
    client: FlaskClient, cohort: Cohort
) -> None:
    rows = kept(hand_in(client, cohort, pasted=f"{LIST}=1+1,12345,\n").text)
    answer = hand_in(client, cohort, "/rejected", rows=rows)
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.text.splitlines() == [
        "\ufeffname,phone,send_at,Row,Reason",
        "Tom,0770 90018,,3,Phone: This is not a phone number. Write it like +447700900123.",
        "Nia again,'+44 7700 900555,,4,Phone: Row 2 has this one too.",
        'Ada,07700 900123,,6,"Asked before, or in this cohort already."',
        "'=1+1,12345,,7,Phone: This is not a phone number. Write it like +447700900123.",
    ]
    again = desk.words(hand_in(client, cohort, pasted=answer.text).text)
    assert "These columns are not read: Row, Reason." in again


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Please choose a file, or paste rows below."),
        ({"file": (io.BytesIO(b"PK\x03\x04"), "x.xlsx")}, "cannot be read"),
        ({"pasted": "Nia\t07700900555"}, "Row 1 must name the columns"),
    ],
    ids=["nothing", "broken", "no headings"],
)
def test_a_list_that_cannot_be_read_is_refused_beside_its_field(
    client: FlaskClient, cohort: Cohort, fields: dict[str, Any], said: str
) -> None:
    answer = hand_in(client, cohort, **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Nia" not in answer.text or "Nia\t07700900555" in answer.text


@pytest.mark.parametrize("step", ["", "/people", "/rejected"])
def test_a_list_too_long_for_a_page_is_refused_whole_and_told_the_way(
    client: FlaskClient, wired: Wired, cohort: Cohort, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(importing, "MOST_ROWS", 5)
    assert "at most 5 rows and 16 MB" in client.get(f"/admin/cohorts/{cohort.id}/import").text
    answer = hand_in(client, cohort, step, rows=f"{LIST}Bo,07700 900558,\n")
    assert answer.status_code == 422
    assert "This page takes 5 rows at once." in answer.text
    assert "“python3 -m course import” takes 100,000." in answer.text
    assert invited(wired) == 0
    assert hand_in(client, cohort, step, rows=LIST).status_code in {200, 303}


@pytest.mark.parametrize("step", ["/people", "/rejected"])
def test_a_later_button_without_its_rows_goes_back_to_the_first_page(
    client: FlaskClient, cohort: Cohort, step: str
) -> None:
    answer = hand_in(client, cohort, step)
    assert (answer.status_code, "Please choose a file, or paste rows below." in answer.text) == (422, True)


def test_a_long_list_is_read_page_by_page_and_by_what_it_needs(client: FlaskClient, cohort: Cohort) -> None:
    rows = "phone\n" + "".join(f"077009{number:05}\n" for number in range(120)) + "abc\n"
    page = hand_in(client, cohort, rows=rows, view=["all.1", "all.3"]).text
    assert "Page 3 of 3." in page
    assert [int(number) for number in re.findall(r'class="r">.*?(\d+)</th>', page)] == list(range(102, 123))
    only = hand_in(client, cohort, rows=rows, view=["all.3", "mend.1"]).text
    assert 'id="cell-122-phone"' in only
    assert hand_in(client, cohort, rows=rows, view="nonsense.x").status_code == 200


def test_a_list_larger_than_other_forms_comes_through(client: FlaskClient, cohort: Cohort) -> None:
    rows = "phone,note\n" + "".join(f"07700 9{number:05},{'x' * 200}\n" for number in range(6000))
    assert client.post(f"/admin/cohorts/{cohort.id}/import", data={"rows": rows}).status_code == 200


def test_a_closed_cohort_and_one_out_of_reach_take_no_list(
    client: FlaskClient, wired: Wired, cohort: Cohort
) -> None:
    with wired.db.writing() as session:
        found = cohorts.find(session, cohort.id)
        assert found is not None
        cohorts.close(found, now=wired.clock())
        session.commit()
    assert client.get(f"/admin/cohorts/{cohort.id}/import").status_code == 404
    assert hand_in(client, cohort, "/people", rows=LIST).status_code == 404
    assert client.get("/admin/cohorts/99/import").status_code == 404


@on_both
def test_many_are_asked_with_a_fixed_number_of_steps_as_one_by_one(wired: Wired) -> None:
    one, many = make_cohort(wired), make_cohort(wired, name="Hill", code="hill")
    roster = imports.read(LIST.encode(), one, imports.Offer(frozenset({"en"})))
    with wired.db.writing() as session:
        for row in roster.rows:
            if row.profile:
                joining.invite(session, one, row.profile, source="import", now=wired.clock())
        assert imports.bring_in(session, many, roster, now=wired.clock()) == 3
        assert imports.bring_in(session, many, roster, now=wired.clock()) == 0
        session.commit()
    with wired.db.reading() as session:
        query = select(JoinRequest.cohort_id, JoinRequest, Message).join(
            Message, Message.join_request_id == JoinRequest.id
        )
        found: dict[int, list[tuple[object, ...]]] = {one.id: [], many.id: []}
        for cohort_id, asked, message in session.execute(query.order_by(JoinRequest.id)):
            found[cohort_id].append(
                (joining.read(session, asked), asked.source, asked.contact_index, message.contact_index,
                 message.send_after, message.expires_at, message.priority, message.status, message.locale)
            )  # fmt: skip
    assert found[one.id] == found[many.id]
    assert len(found[one.id]) == 3
