"""The words of a cohort at the desk: the list, the editor with its count and cure, versions, a test to oneself."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course.models import Cohort, Role
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner
from tests.fakes import RecordingSender

LIST, EDIT = "/admin/cohorts/1/words", "/admin/cohorts/1/words/en/lesson"
MAIL = "Ready\n\nOpen it: {link}\n\n--\nPause, change or stop: {stop_link}"
GOOD = {
    "sms": "{sender}: it is there: {link}",
    "subject": "It is there",
    "email": MAIL,
    "starts_on": "2027-01-04",
}
TO_COME = "2027-01-11"


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    made = make_cohort(wired)
    make_learner(wired, made)
    with wired.db.writing() as session:
        cohort = session.get_one(Cohort, made.id)
        cohort.price_per_segment, cohort.price_currency = 400, "GBP"
        session.commit()
    return made


@pytest.fixture
def client(app: Flask, wired: Wired, cohort: Cohort) -> FlaskClient:
    return desk.at_desk(app, wired, Role.COORDINATOR)


def send(client: FlaskClient, do: str, **changed: str) -> str:
    return client.post(EDIT, data={**GOOD, "do": do, **changed}, follow_redirects=True).text


def test_the_list_has_every_kind_as_a_learner_could_get_it(client: FlaskClient) -> None:
    page = client.get(LIST).text
    assert page.count("/admin/cohorts/1/words/en/") == 35
    assert "Riverside: your 5 minutes for week 3 are ready: https://kith.test/l/ExampleLink" in desk.words(
        page
    )


def test_counting_says_size_cost_and_what_is_wrong_and_keeps_nothing(
    client: FlaskClient, wired: Wired
) -> None:
    said = desk.words(send(client, "count", sms="{sender}: your mood – it’s down. Reply END. {link}"))
    assert "Unicode, so a segment holds 70 signs and not 160" in said
    assert "“–” (en dash) at sign 21, instead “-”" in said
    assert "“mood” may be read by somebody else" in said
    assert "“END” is a word that carriers act on" in said
    assert "2 segments: " in said
    assert "1 learner gets it as a text: 2 segments, about £0.08 each time" in said
    assert desk.acts(wired) == []
    assert "Versions" not in client.get(EDIT).text


def test_the_script_is_told_what_the_page_says(client: FlaskClient) -> None:
    typed = {**GOOD, "sms": "{sender}: “there”: {link}"}
    page = desk.words(client.post(EDIT, data={**typed, "do": "count"}).text)
    found = json.loads(client.post(f"{EDIT}/count", data=typed).text)
    for name in ("size", "price", "sms"):
        assert found[name] in page.replace("&#34;", '"')
    assert "left double quotation mark" in found["unicode"]
    assert found["faults"] == []


def test_one_tap_cures_it(client: FlaskClient) -> None:
    page = send(client, "cure", sms="{sender}: it’s there… {link}")
    assert "{sender}: it&#39;s there... {link}" in page
    assert "1 segment:" in desk.words(page)


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("sms", "{sender}: no way in", "{link} is missing"),
        ("sms", "{sender} for {name}: {link}", "{name} is not filled in here"),
        ("sms", "{link} " + "a" * 300, "takes 3 segments. Two are the most"),
        ("sms", "", "This file is empty"),
        ("subject", "How is your relationship?", "“relationship” may be read by somebody else"),
        ("email", MAIL.replace("{stop_link}", "no"), "{stop_link} is missing"),
        ("email", "Mood and people pull on each other\n" + MAIL, "Messages never carry one"),
        ("starts_on", "2027-01-03", "a date from today on"),
    ],
)
def test_what_may_not_go_out_is_not_saved_and_what_was_typed_stays(
    client: FlaskClient, wired: Wired, field: str, words: str, said: str
) -> None:
    answer = client.post(EDIT, data={**GOOD, "do": "save", field: words})
    assert answer.status_code == 422
    assert said in desk.words(answer.text).replace("&#39;", "'")
    assert "It is there" in answer.text or field == "subject"
    assert desk.acts(wired) == []


def test_a_message_that_says_how_to_stop_has_to_go_on_saying_it(client: FlaskClient) -> None:
    answer = client.post(EDIT.replace("lesson", "welcome"), data={**GOOD, "do": "save"})
    assert "“STOP” is missing" in desk.words(answer.text)


def test_saved_twice_it_is_one_version_and_an_older_one_can_be_taken_up_again(
    client: FlaskClient, wired: Wired
) -> None:
    for _ in range(2):
        send(client, "save")
    page = send(client, "save", sms="{sender}: look: {link}", starts_on=TO_COME)
    assert len(re.findall(r"removal|/return", page)) == 1
    assert "Holds now {sender}: it is there: {link} Eve, " in desk.words(page)
    assert "Own words since" in desk.words(client.get(LIST).text)
    client.post(f"{EDIT}/versions/2/removal")
    assert "Taken back" in client.get(EDIT).text
    client.post(f"{EDIT}/house")
    assert "in Kith’s own words" in client.get(EDIT).text
    client.post(f"{EDIT}/versions/1/return")
    assert "in this cohort’s own words" in client.get(EDIT).text
    assert [act for act, _ in desk.acts(wired)] == [
        "changed-words", "changed-words", "took-words-back", "gave-up-own-words", "went-back-in-words",
    ]  # fmt: skip


def test_a_version_of_another_message_or_cohort_is_not_there(client: FlaskClient, wired: Wired) -> None:
    make_cohort(wired, name="Hill", code="hill")
    send(client, "save", starts_on=TO_COME)
    for path in ("/admin/cohorts/1/words/en/reminder", "/admin/cohorts/2/words/en/lesson"):
        assert client.post(f"{path}/versions/1/removal").status_code == 404
        assert client.post(f"{path}/versions/1/return").status_code == 404
    assert client.get("/admin/cohorts/1/words/xx/lesson").status_code == 404
    assert client.get("/admin/cohorts/1/words/en/nothing").status_code == 404


def test_a_test_goes_to_oneself_once_the_number_is_proven(
    client: FlaskClient, wired: Wired, sms: RecordingSender
) -> None:
    assert "prove your own number or address" in client.get(EDIT).text
    assert client.post(EDIT, data={**GOOD, "do": "test-sms"}).status_code == 404
    assert "Please check this" in client.post("/admin/my-phone", data={"contact": "07700 900155"}).text
    client.post("/admin/my-phone", data={"contact": "+44 7700 900155"})
    assert client.post("/admin/my-phone/code", data={"code": "12"}).status_code == 422
    digits = sms.sent[0].parts.text.split()[0]
    page = client.post(
        "/admin/my-phone/code", data={"code": digits, "next": EDIT}, follow_redirects=True
    ).text
    assert "number ending 155" in page
    assert "900155" not in page
    page = send(client, "test-sms")
    assert "The test is on its way to you." in page
    assert sms.sent[1].parts.text == "Riverside: it is there: https://kith.test/l/ExampleLinkExampleLink"
    assert "Handed over" in page or "On its way" in desk.words(client.get(EDIT).text)
    assert "Versions" not in page
    client.post("/admin/my-phone/removal", data={"channel": "sms"})
    assert "number ending" not in client.get("/admin/my-phone").text


@pytest.mark.parametrize("role", [Role.ANALYST, Role.REVIEWER])
def test_only_who_runs_cohorts_may_look_or_change(
    app: Flask, wired: Wired, cohort: Cohort, role: Role
) -> None:
    other = desk.at_desk(app, wired, role)
    assert {other.get(LIST).status_code, other.get(EDIT).status_code, other.post(EDIT).status_code} == {403}
