"""The join page: what it says before it asks, what it keeps, and what it never shows."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course import cohorts, consents, delivery, joining
from course.models import Cohort, Consent, Enrolment, JoinRequest, Message, OneTimeCode, Person
from course.wiring import Wired
from tests.conftest import MONDAY
from tests.factories import make_cohort, make_profile
from tests.fakes import FixedClock, RecordingSender

PHONE = "+447700900412"
GOOD = {"channel": "sms", "contact": "07700 900412", "adult": "yes", "agrees": "yes", "messages": "yes"}


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def count(wired: Wired, model: type) -> int:
    with wired.db.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def wish(wired: Wired) -> joining.Wish:
    """What the newest request asks for."""
    with wired.db.reading() as session:
        newest = session.scalars(select(JoinRequest).order_by(JoinRequest.id.desc())).first()
        assert newest is not None
        return joining.read(session, newest)


def mistakes(page: str) -> dict[str, str]:
    return dict(re.findall(r'<li><a href="#(\w+)">([^<]*)</a>', page))


def code_of(sms: RecordingSender) -> str:
    found = re.search(r"\b\d{6}\b", sms.sent[-1].parts.text)
    assert found
    return found.group()


def invite(wired: Wired, sms: RecordingSender, clock: FixedClock, cohort: Cohort) -> str:
    """The path of the link of an invitation, sent."""
    with wired.db.writing() as session:
        joining.invite(session, cohort, make_profile(name="Bo", contact=PHONE), source="staff", now=clock())
        session.commit()
    clock.move_to(datetime(2027, 1, 4, 16, 30, tzinfo=UTC))
    delivery.deliver_due(wired, clock=clock)
    found = re.search(r"/l/\S+", sms.sent[-1].parts.text)
    assert found
    return found.group()


def test_the_page_says_what_it_is_not_and_for_whom_before_it_asks(
    client: FlaskClient, cohort: Cohort
) -> None:
    page = client.get("/join/riverside").text
    asks = page.index("<form")
    for words in (
        "education, not treatment",
        "What it is not",
        "ending your life",
        "self-help on your own",
        "Help now",
    ):
        assert page.index(words) < asks
    assert "No one reads your answers" in page


def test_nothing_is_chosen_beforehand(client: FlaskClient, cohort: Cohort) -> None:
    page = client.get("/join/riverside").text
    assert not re.search(r"\s(checked|selected)", page)


def test_looking_sets_no_cookie_and_writes_nothing(wired: Wired, client: FlaskClient, cohort: Cohort) -> None:
    answer = client.get("/join/riverside")
    assert "Set-Cookie" not in answer.headers
    assert count(wired, JoinRequest) == 0


@pytest.mark.parametrize("code", ["nobody", "RIVER%00SIDE", "x" * 200])
def test_an_unknown_code_is_a_kind_page(client: FlaskClient, cohort: Cohort, code: str) -> None:
    answer = client.get(f"/join/{code}")
    assert answer.status_code == 404
    assert "Help now" in answer.text


def test_a_closed_cohort_looks_like_an_unknown_one(wired: Wired, client: FlaskClient, cohort: Cohort) -> None:
    with wired.db.writing() as session:
        cohort_again = cohorts.find(session, cohort.id)
        assert cohort_again is not None
        cohort_again.closed_at = wired.clock()
        session.commit()
    assert client.get("/join/riverside").text == client.get("/join/another").text


def test_every_mistake_is_named_at_once_and_nothing_typed_is_lost(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    sent = {
        "name": "Ada L",
        "channel": "sms",
        "contact": "12",
        "other_at": "21:00",
        "zone": "Mars/Olympus",
        "country": "QQ",
    }
    answer = client.post("/join/riverside", data=sent)
    assert answer.status_code == 422
    assert list(mistakes(answer.text)) == [
        "contact",
        "country",
        "other_at",
        "zone",
        "adult",
        "agrees",
        "messages",
    ]
    assert "<title>Error: " in answer.text
    assert 'value="Ada L"' in answer.text
    assert 'value="21:00"' in answer.text
    for name in mistakes(answer.text):
        assert f'id="{name}"' in answer.text
    assert count(wired, JoinRequest) == 0


def test_somebody_under_18_is_pointed_on_kindly_and_nothing_is_kept(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    answer = client.post("/join/riverside", data={**GOOD, "adult": ""})
    assert answer.status_code == 422
    assert "If you are younger than 18" in answer.text
    assert "/help-now" in answer.text
    assert "Set-Cookie" not in answer.headers
    assert count(wired, JoinRequest) == count(wired, Message) == count(wired, OneTimeCode) == 0


def test_what_is_left_open_is_taken_from_the_group(wired: Wired, client: FlaskClient, cohort: Cohort) -> None:
    assert client.post("/join/riverside", data=GOOD).status_code == 303
    profile = wish(wired).profile
    assert (profile.country, profile.zone, profile.send_at) == ("GB", "Europe/London", "16:30")
    assert (profile.name, profile.contact, profile.shared_phone) == ("", PHONE, False)
    assert not wish(wired).shares_moods
    assert not wish(wired).shares_numbers


def test_what_is_chosen_is_kept(wired: Wired, client: FlaskClient, cohort: Cohort) -> None:
    more = {
        "name": " Ada ", "channel": "email", "contact": "Ada@Example.org", "country": "FR", "at": "12:30",
        "other_at": "10:15", "zone": "Europe/Paris", "shared_phone": "yes", "moods": "yes",
    }  # fmt: skip
    client.post("/join/riverside", data={**GOOD, **more})
    asked = wish(wired)
    assert asked.profile == make_profile(
        channel="email",
        contact="ada@example.org",
        country="FR",
        zone="Europe/Paris",
        send_at="10:15",
        shared_phone=True,
    )
    assert asked.shares_moods


def test_a_number_of_another_country_is_read_as_dialled_there(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    client.post("/join/riverside", data={**GOOD, "country": "FR", "contact": "06 39 98 12 34"})
    assert wish(wired).profile.contact == "+33639981234"


def test_another_country_gets_the_lines_for_elsewhere(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    client.post("/join/riverside", data={**GOOD, "country": "ZZ", "contact": PHONE})
    country = wish(wired).profile.country
    assert len(country) == 2
    assert wired.course.country(country).code == "elsewhere"


@pytest.mark.parametrize("hour", ["08:59", "19:31", "20:00", "25:00", "noon"])
def test_an_hour_outside_the_window_is_refused(client: FlaskClient, cohort: Cohort, hour: str) -> None:
    assert list(mistakes(client.post("/join/riverside", data={**GOOD, "other_at": hour}).text)) == [
        "other_at"
    ]


def test_texts_need_a_yes_of_their_own(client: FlaskClient, cohort: Cohort) -> None:
    answer = client.post("/join/riverside", data={**GOOD, "messages": ""})
    assert list(mistakes(answer.text)) == ["messages"]


def test_the_whole_way_in_keeps_each_consent_and_its_wording(
    wired: Wired, client: FlaskClient, cohort: Cohort, sms: RecordingSender
) -> None:
    client.post("/join/riverside", data={**GOOD, "moods": "yes", "numbers": "yes"})
    answer = client.post("/code", data={"code": code_of(sms)})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/lessons/l01")
    with wired.db.reading() as session:
        ledger = session.scalars(select(Consent).order_by(Consent.id)).all()
    assert [one.subject for one in ledger] == ["course", "sms", "moods", "numbers"]
    assert {(one.act, one.wording_version) for one in ledger} == {("given", consents.WORDING)}


@pytest.mark.parametrize("is_told", [True, False])
def test_the_ledger_keeps_whether_they_were_told_that_staff_hear_of_worse_answers(
    wired: Wired, client: FlaskClient, cohort: Cohort, sms: RecordingSender, clock: FixedClock, is_told: bool
) -> None:
    """Switched on before they read the page, or between their tick and their code: the second covers nothing."""
    if is_told:
        tell_of_worse(wired, cohort)
    told = re.findall('name="told" value="(.*?)"', client.get("/join/riverside").text)
    client.post("/join/riverside", data={**GOOD, "moods": "yes", "told": "".join(told)})
    clock.advance(timedelta(minutes=2))
    if not is_told:
        tell_of_worse(wired, cohort)
    client.post("/code", data={"code": code_of(sms)})
    with wired.db.reading() as session:
        subjects = list(session.scalars(select(Consent.subject).order_by(Consent.id)))
        made, shared_at = (
            session.get_one(Cohort, cohort.id),
            session.scalars(select(Enrolment.shares_moods_at)).one(),
        )
    assert subjects == ["course", "sms", "moods", *(["worse"] if is_told else [])]
    assert made.shares_worse_at is not None
    assert shared_at is not None
    assert (shared_at >= made.shares_worse_at) == is_told


def tell_of_worse(wired: Wired, cohort: Cohort) -> None:
    with wired.db.writing() as session:
        session.get_one(Cohort, cohort.id).shares_worse_at = wired.clock()
        session.commit()


def test_by_email_the_course_can_be_taken_without_any_messages(
    wired: Wired, client: FlaskClient, cohort: Cohort, email: RecordingSender
) -> None:
    client.post(
        "/join/riverside", data={**GOOD, "channel": "email", "contact": "ada@example.org", "messages": ""}
    )
    client.post("/code", data={"code": code_of(email)})
    with wired.db.reading() as session:
        assert list(session.scalars(select(Consent.subject))) == ["course"]


def test_known_and_unknown_numbers_get_the_same_answer(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    first = client.post("/join/riverside", data=GOOD)
    again = client.post("/join/riverside", data=GOOD)
    assert first.text == again.text
    assert first.headers["Location"] == again.headers["Location"]


def test_the_thirty_first_code_in_an_hour_from_one_place_is_refused(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    for number in range(30):
        assert (
            client.post("/join/riverside", data={**GOOD, "contact": f"077009004{number:02d}"}).status_code
            == 303
        )
    assert client.post("/join/riverside", data=GOOD).status_code == 429
    assert count(wired, JoinRequest) == 30


def test_no_address_of_the_network_is_stored_as_it_is(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    client.post("/join/riverside", data=GOOD)
    with wired.db.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT key FROM throttle").all()
    assert rows
    assert not any("127.0.0.1" in key for (key,) in rows)


def test_an_invited_person_is_asked_for_no_number_and_sees_none(
    wired: Wired, client: FlaskClient, cohort: Cohort, sms: RecordingSender, clock: FixedClock
) -> None:
    path = invite(wired, sms, clock, cohort)
    assert client.post(path).headers["Location"] == "/join/riverside"
    page = client.get("/join/riverside").text
    assert 'name="contact"' not in page
    assert "the number our message came to" in page
    for canary in ("Bo", "412", "900412"):
        assert f">{canary}<" not in page
        assert f'value="{canary}"' not in page
    answer = client.post(
        "/join/riverside", data={"adult": "yes", "agrees": "yes", "messages": "yes", "name": "Cy"}
    )
    assert answer.headers["Location"] == "/code"
    assert sms.sent[-1].to == PHONE
    assert "412" not in client.get("/code").text
    client.post("/code", data={"code": code_of(sms)})
    with wired.db.reading() as session:
        assert session.scalars(select(Person)).one().channel == "sms"
        assert session.scalars(select(JoinRequest)).one().confirmed_at == clock()


def test_an_invitation_counts_only_for_its_own_cohort(
    wired: Wired, client: FlaskClient, cohort: Cohort, sms: RecordingSender, clock: FixedClock
) -> None:
    make_cohort(wired, name="Other", code="other", starts_on=date(2027, 1, 4))
    client.post(invite(wired, sms, clock, cohort))
    assert 'name="contact"' in client.get("/join/other").text


def test_a_cohort_later_in_the_year_says_when_it_starts(wired: Wired, client: FlaskClient) -> None:
    make_cohort(wired, code="spring", starts_on=date(2027, 3, 1))
    assert "starts Monday 1 March" in client.get("/join/spring").text
    assert wired.clock() == MONDAY


def test_the_list_of_places_is_short_until_somebody_asks_for_another(
    wired: Wired, client: FlaskClient, cohort: Cohort
) -> None:
    page = client.get("/join/riverside").text
    assert 'value="Europe/London"' in page
    assert "Another place" in page
    assert "Asia/Tokyo" not in page
    asked = client.post("/join/riverside", data={**GOOD, "name": "Ada L", "zone": "another"})
    assert asked.status_code == 422
    assert mistakes(asked.text) == {"zone": "Please choose your place. Here is the whole list."}
    assert 'value="Asia/Tokyo"' in asked.text
    assert 'value="Ada L"' in asked.text
    assert client.post("/join/riverside", data={**GOOD, "zone": "Asia/Tokyo"}).status_code == 303
    assert wish(wired).profile.zone == "Asia/Tokyo"


def test_a_place_from_elsewhere_is_still_chosen_when_the_form_comes_back(
    client: FlaskClient, cohort: Cohort
) -> None:
    page = client.post("/join/riverside", data={**GOOD, "adult": "", "zone": "Asia/Calcutta"}).text
    assert "zone" not in mistakes(page)
    assert '<option value="Asia/Kolkata" selected>' in page, "By today's name of the zone."
