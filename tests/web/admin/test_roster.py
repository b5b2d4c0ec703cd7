"""The roster: who is found by what, its queries, whose it is; acts on many, seen before, done and undone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import answers, audit, bulk_acts, consents, enrolments, joining, people, searching
from course.bulk_acts import Bulk, Kind, Member
from course.consents import Given
from course.models import Cohort, DeskAct, Enrolment, Person, Role, Staff, StaffCohort
from course.searching import State, Wanted
from course.wiring import Wired
from tests import desk
from tests.factories import Learner, make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

NAMES = ("Ada Kowalska", "José García", "Grace Hall", "Dov", "Esma Öz", "Farid", "Lin", "Hugo")


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def cast(wired: Wired, clock: FixedClock, cohort: Cohort) -> dict[str, Learner]:
    """One in each state, by the state's word, and two who are under way; `NAMES` in the order of the states."""
    kinds = [*(str(one) for one in State), "second"]
    made = {
        kind: make_learner(wired, cohort, profile=make_profile(name=name, contact=f"+4477009001{number:02}"))
        for number, (kind, name) in enumerate(zip(kinds, NAMES, strict=True))
    }
    now = clock()
    with wired.db.writing() as session:
        own = {kind: session.get_one(Enrolment, one.enrolment_id) for kind, one in made.items()}
        enrolments.withdraw(own["stopped"], by="learner", now=now)
        own["finished"].finished_at = now
        index = people.index_of(session.get_one(Person, made["unreachable"].person_id))
        wrong = Given("sms", consents.WRONG_NUMBER, contact_index=index)
        consents.withdraw(session, wrong, person_id=None, now=now)
        enrolments.pause_by_itself(own["silent"], now=now)
        until_on = now.date() + timedelta(days=14)
        enrolments.pause(own["paused"], until_on=until_on, zone="UTC", now=now)
        own["not-begun"].anchor_on += timedelta(days=7)
        own["second"].track = "loss"
        session.commit()
    return made


def found(wired: Wired, cohort: Cohort, **wish: object) -> list[int]:
    with wired.db.reading() as session:
        wanted = Wanted((cohort.id,), **wish)  # type: ignore[arg-type]
        return searching.all_ids(session, wired.course, wanted, now=wired.clock())


@on_both
def test_each_filter_finds_its_own(wired: Wired, clock: FixedClock, cohort: Cohort) -> None:
    made = cast(wired, clock, cohort)
    for state in State:
        wanted = [made[state].enrolment_id] + (
            [made["second"].enrolment_id] if state is State.UNDER_WAY else []
        )
        assert found(wired, cohort, state=state) == wanted
    with wired.db.reading() as session:
        lost = searching.lost(session, [cohort.id], now=clock())
        counted = searching.counts(session, [cohort.id], lost, now=clock())
    assert counted == {one: 2 if one is State.UNDER_WAY else 1 for one in State}
    assert found(wired, cohort, area="loss") == [made["second"].enrolment_id]
    assert found(wired, cohort, channel="email") == []
    assert found(wired, cohort, words=searching.words_of("GARCIA jose")) == [made["finished"].enrolment_id]
    going = [made[kind].enrolment_id for kind in ("unreachable", "under-way", "second")]
    assert sorted(set(found(wired, cohort, week=1)) - {made["not-begun"].enrolment_id}) == sorted(going)
    assert found(wired, cohort, week=2) == []
    clock.advance(timedelta(days=7))
    assert sorted(set(found(wired, cohort, week=2))) == sorted(going)


@on_both
def test_a_stop_by_text_is_a_stop_until_the_next_yes(wired: Wired, clock: FixedClock, cohort: Cohort) -> None:
    one = make_learner(wired, cohort)
    with wired.db.writing() as session:
        person = session.get_one(Person, one.person_id)
        given = Given("sms", "keyword", contact_index=people.index_of(person))
        consents.withdraw(session, given, person_id=None, now=clock())
        session.commit()
    assert found(wired, cohort, state="stopped") == [one.enrolment_id]
    with wired.db.writing() as session:
        consents.give(session, given, person_id=one.person_id, cohort_id=cohort.id, now=clock())
        session.commit()
    assert found(wired, cohort, state="stopped") == []


@on_both
def test_another_s_yes_on_a_shared_phone_takes_no_stop_back(
    wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    profile = make_profile(shared_phone=True)
    one, other = make_learner(wired, cohort, profile=profile), make_learner(wired, cohort, profile=profile)
    with wired.db.writing() as session:
        index = people.index_of(session.get_one(Person, one.person_id))
        given = Given("sms", "web", contact_index=index)
        consents.withdraw(session, given, person_id=one.person_id, now=clock())
        consents.give(session, given, person_id=other.person_id, cohort_id=cohort.id, now=clock())
        session.commit()
    assert found(wired, cohort, state="stopped") == [one.enrolment_id]


def test_pages_of_fifty_by_number_also_among_names(wired: Wired, clock: FixedClock, cohort: Cohort) -> None:
    ids = [
        make_learner(
            wired, cohort, profile=make_profile(name=f"Ada {n}", contact=f"+4477009{n:05}"), consenting=False
        ).enrolment_id
        for n in range(7)
    ]
    for words in ((), ("ada",)):
        seen: list[int] = []
        after: int | None = 0
        while after is not None:
            with wired.db.reading() as session:
                wanted = Wanted((cohort.id,), words=words)
                page = searching.find(session, wired.course, wanted, set(), after=after, limit=3, now=clock())
            assert page.in_all == 7
            seen += [own.id for own, *_ in page.rows]
            after = page.after
        assert seen == ids


def test_the_page_finds_by_whole_number_says_who_waits_and_takes_as_many_queries_for_many(
    app: Flask, wired: Wired, clock: FixedClock, cohort: Cohort,
    count_queries: Callable[[Wired], AbstractContextManager[list[str]]],
) -> None:  # fmt: skip
    client = desk.at_desk(app, wired)
    first = make_learner(wired, cohort, profile=make_profile(name="Only One"))
    client.get("/admin/people")
    with count_queries(wired) as one:
        assert "Only One" in client.get("/admin/people").text
    made = cast(wired, clock, cohort)
    with wired.db.writing() as session:
        asked = make_profile(name="Wanda", contact="+447700900999")
        joining.invite(session, session.get_one(Cohort, cohort.id), asked, source="staff", now=clock())
        session.commit()
    with count_queries(wired) as many:
        page = client.get("/admin/people").text
    # Which consents and messages tell of whom nothing reaches is read only where there is somebody such.
    assert len(many) <= len(one) + 1 <= 20
    assert f"/admin/enrolments/{made['silent'].enrolment_id}" in page
    by_number = client.get("/admin/people", query_string={"q": "07700 900123"}).text
    assert f'value="{first.enrolment_id}"' in by_number
    assert by_number.count('name="who"') == 1
    assert "only when it is whole" in client.get("/admin/people?q=0770090").text
    assert "Wanda" in client.get("/admin/people?state=waiting&q=wand").text
    assert "Nobody waits here" in client.get("/admin/people?state=waiting&q=zzz").text


def test_somebody_with_other_cohorts_sees_and_changes_nobody_here(
    app: Flask, wired: Wired, cohort: Cohort
) -> None:
    one, other = (
        make_learner(wired, cohort, profile=make_profile(name="Hidden")),
        make_cohort(wired, code="other"),
    )
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    with wired.db.writing() as session:
        member = session.scalars(select(Staff)).one()
        member.is_limited = True
        session.add(StaffCohort(staff_id=member.id, cohort_id=other.id))
        session.commit()
    assert "Hidden" not in client.get("/admin/people").text
    assert "Hidden" not in client.get(f"/admin/people?cohort={cohort.id}").text
    assert "Hidden" not in client.get(f"/admin/people/acts?act=withdraw&who={one.enrolment_id}").text
    client.post("/admin/people/acts", data={"act": "withdraw", "ids": str(one.enrolment_id)})
    with wired.db.reading() as session:
        assert session.get_one(Enrolment, one.enrolment_id).withdrawn_at is None


def test_what_staff_did_does_not_count_as_active(app: Flask, wired: Wired, cohort: Cohort) -> None:
    made = make_learner(wired, cohort)
    with wired.db.writing() as session:
        enrolments.pause_by_itself(session.get_one(Enrolment, made.enrolment_id), now=wired.clock())
        session.commit()
    client = desk.at_desk(app, wired)
    client.post(f"/admin/enrolments/{made.enrolment_id}/change", data={"act": "resume"})
    assert 'data-label="Last active">never</td>' in client.get("/admin/people").text


def test_more_time_for_several_is_seen_done_recorded_and_undone_together(
    app: Flask, wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    client, made = desk.at_desk(app, wired), cast(wired, clock, cohort)
    ids = [one.enrolment_id for one in made.values()]
    seen = client.get("/admin/people/acts", query_string={"act": "extend", "number": "2", "who": ids})
    words = desk.words(seen.text)
    for said in ("6 people", "1 who have left", "1 who have finished"):
        assert said in words
    with wired.db.reading() as session:
        assert session.scalars(select(DeskAct)).all() == []
        before = {own.id: own.anchor_on for own in session.scalars(select(Enrolment))}
    sent = {"act": "extend", "number": "2", "ids": " ".join(map(str, ids))}
    done = client.post("/admin/people/acts", data=sent)
    page = client.get(done.location).text
    assert "6 people have more time." in page
    assert sum(act == "changed-extend" for act, _ in desk.acts(wired)) == 6
    with wired.db.reading() as session:
        assert audit.first_broken(session) is None
        acts = list(session.scalars(select(DeskAct).order_by(DeskAct.id)))
    assert len(acts) == 6
    with wired.db.writing() as session:
        later = session.get_one(Enrolment, made["second"].enrolment_id)
        later.anchor_on += timedelta(days=1)
        session.commit()
    undone = client.post(f"/admin/people/acts/{acts[0].id}/undoing")
    assert "Undone for 5 people. The others were changed since" in client.get(undone.location).text
    with wired.db.reading() as session:
        after = {own.id: own.anchor_on for own in session.scalars(select(Enrolment))}
    assert {one for one, on in after.items() if on != before[one]} == {made["second"].enrolment_id}
    foreign = desk.at_desk(app, wired, Role.COORDINATOR).post(f"/admin/people/acts/{acts[0].id}/undoing")
    assert foreign.status_code == 404


def test_two_goes_at_one_moment_are_undone_apart(
    app: Flask, wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    client, made = desk.at_desk(app, wired), cast(wired, clock, cohort)
    first, second = made["second"].enrolment_id, made["silent"].enrolment_id
    for one in (first, second):
        client.post("/admin/people/acts", data={"act": "extend", "number": "2", "ids": str(one)})
    with wired.db.reading() as session:
        acts = list(session.scalars(select(DeskAct).order_by(DeskAct.id)))
    assert acts[0].done_at == acts[1].done_at
    undone = client.post(f"/admin/people/acts/{acts[1].id}/undoing")
    assert "Undone for 1 person." in client.get(undone.location).text
    assert "The others were changed" not in client.get(undone.location).text
    with wired.db.reading() as session:
        kept = [one.undone_at for one in session.scalars(select(DeskAct).order_by(DeskAct.id))]
    assert (kept[0] is None, kept[1] is None) == (True, False)


@on_both
def test_every_act_is_for_those_it_fits_and_can_be_put_back(
    wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    made, other = cast(wired, clock, cohort), make_cohort(wired, code="other")
    staff_id = desk.make_staff(wired)
    with wired.db.writing() as session:
        answers.open_lesson(session, made["second"].enrolment_id, "l02", now=clock())
        answers.finish(session, made["second"].enrolment_id, "l02", now=clock())
        session.commit()
    item = wired.course.plan("12").item("l02")
    start = date(2027, 2, 1)
    for bulk, fits in (
        (Bulk(Kind.START, on=start), {"not-begun"}),
        (Bulk(Kind.PAUSE, 1), {"unreachable", "silent", "paused", "not-begun", "under-way", "second"}),
        (Bulk(Kind.RESUME), {"silent", "paused"}),
        (Bulk(Kind.AGAIN, item=item), {"second"}),
        (Bulk(Kind.MOVE, cohort=other), {*made} - {"stopped"}),
        (Bulk(Kind.WITHDRAW), {*made} - {"stopped"}),
    ):
        clock.advance(timedelta(minutes=1))
        with wired.db.writing() as session:
            ids = [one.enrolment_id for one in made.values()]
            found = searching.with_states(session, [cohort.id], ids, now=clock())
            members = [Member(*one) for one in found]
            seen = bulk_acts.outlook(session, wired.course, bulk, members, now=clock())
            assert {one.enrolment.id for one in seen.members} == {made[kind].enrolment_id for kind in fits}
            was = {one.enrolment.id: _standing(one.enrolment) for one in members}
            done, first = bulk_acts.act(session, wired.course, bulk, members, staff_id=staff_id, now=clock())
            assert done == len(fits)
            if bulk.kind is not Kind.AGAIN:
                together = bulk_acts.done_with(session, first or 0, staff_id=staff_id)
                pairs = {one.enrolment.id: (one.enrolment, one.person) for one in members}
                assert bulk_acts.undo(session, together, pairs, staff_id=staff_id, now=clock()) == len(fits)
                assert {one.enrolment.id: _standing(one.enrolment) for one in members} == was
            assert audit.first_broken(session) is None
            session.commit()


def _standing(own: Enrolment) -> tuple[object, ...]:
    return (own.cohort_id, own.anchor_on, own.paused_at, own.paused_until_on, own.withdrawn_at)


def test_nothing_happens_without_somebody_and_without_the_details(
    app: Flask, wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    client, made = desk.at_desk(app, wired), cast(wired, clock, cohort)
    nobody = client.get("/admin/people/acts?act=pause")
    assert "Nobody was ticked" in client.get(nobody.location).text
    one = made["under-way"].enrolment_id
    for sent in ({"act": "pause", "number": "9"}, {"act": "start", "on": "2026-01-01"}, {"act": "move"}):
        answer = client.post("/admin/people/acts", data={**sent, "ids": str(one)})
        assert (answer.status_code, "Please choose" in answer.text) == (422, True)
    everybody = client.get("/admin/people/acts?act=withdraw&all=yes&state=silent").text
    assert f'name="ids" value="{made["silent"].enrolment_id}"' in everybody


def picked(client: FlaskClient, query: str) -> int:
    return client.get(f"/admin/people?{query}").text.count('name="who"')


def test_filters_that_are_none_find_everybody(
    app: Flask, wired: Wired, clock: FixedClock, cohort: Cohort
) -> None:
    client = desk.at_desk(app, wired)
    cast(wired, clock, cohort)
    assert picked(client, "state=nonsense&week=99&area=x&cohort=abc&channel=fax") == len(NAMES)
