"""Who gets in where: every address of the site map, each kind of visitor, in their own cohort and in a foreign one.

The table below is written by hand and says what is meant; a new address has to be put into it. The first test asks
the guard alone (every view is replaced by a nod), so that nothing changes while the whole map is walked. The others
open the real pages and look for what must not be on them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from course import joining, staff, staff_notes, support_tasks
from course.app import create_app
from course.models import BrowserSession, DeskAct, JoinRequest, Role, Staff
from course.web import access
from course.wiring import Wired
from tests import desk, learners
from tests.conftest import browser
from tests.factories import Learner, make_cohort, make_learner, make_profile

OWNER, COORD, REVIEW, ANALYST = Role
WHO: dict[tuple[Role, ...], str] = {
    (OWNER,): """
        admin_arms.fix admin_house.save admin_house.show admin_record.index admin_record.take
        admin_legal_hold.consider_cohort admin_legal_hold.consider_learner admin_legal_hold.free_cohort
        admin_legal_hold.free_learner admin_legal_hold.hold_cohort admin_legal_hold.hold_learner
        admin_sent_days.index
        admin_first_steps.finish admin_first_steps.index admin_first_steps.look admin_first_steps.put_aside
        admin_first_steps.take_back admin_trial.prove admin_trial.send admin_trial.show
        admin_staff.change admin_staff.disable admin_staff.enable admin_staff.end_browser admin_staff.index
        admin_staff.invite admin_staff.new admin_staff.renew admin_staff.reset admin_staff.show admin_staff.withdraw
    """,
    (OWNER, ANALYST): "admin_arms.show",
    (OWNER, COORD): """
        admin_announcement.cancel admin_announcement.index admin_announcement.show
        admin_announcing.count admin_announcing.new admin_announcing.write
        admin_cohort_life.archive admin_cohort_life.begin_break admin_cohort_life.bring_back
        admin_cohort_life.consider_archive admin_cohort_life.consider_break admin_cohort_life.consider_closing
        admin_cohort_life.consider_end admin_cohort_life.consider_opening
        admin_cohort_life.end_break
        admin_changes.change admin_changes.choose admin_changes.consider admin_changes.consider_move
        admin_changes.move admin_cohort.close admin_cohort.create admin_cohort.invite admin_cohort.new
        admin_cohort.new_person admin_cohort.offer_place admin_cohort.poster admin_cohort.reopen admin_cohort.show
        admin_cohort.take_back admin_edition.move admin_edition.show admin_edition.stay admin_enrolment.consents_file
        admin_enrolment.consider_withdrawal admin_enrolment.read_notes admin_enrolment.show admin_enrolment.withdraw
        admin_erasure.consider admin_erasure.erase
        admin_handing.consider admin_handing.take
        admin_help_lines.check admin_helping.change_channel admin_helping.note admin_helping.note_call
        admin_helping.put_aside admin_helping.resend admin_helping.undo admin_importing.check admin_importing.done
        admin_importing.invite admin_importing.rejected admin_importing.show admin_needs.index
        admin_new_contact.ask admin_new_contact.cancel admin_new_contact.prove admin_new_contact.send_again
        admin_new_contact.show
        admin_own_contact.ask admin_own_contact.forget admin_own_contact.prove admin_own_contact.show
        admin_rehearsal.change admin_rehearsal.price admin_rehearsal.save admin_rehearsal.show
        admin_rewording.count admin_rewording.give_up admin_rewording.go_back admin_rewording.index
        admin_rewording.remove admin_rewording.show admin_rewording.write
        admin_roster.act admin_roster.consider admin_roster.index admin_roster.undo
    """,
    (OWNER, COORD, REVIEW): """
        admin_tasks.close admin_tasks.give_back admin_tasks.hand_over admin_tasks.index admin_tasks.reopen
        admin_tasks.take
    """,
    (OWNER, COORD, ANALYST): """
        admin_cohort_data.show admin_cohort_data.take admin_pictures.index admin_pictures.report admin_pictures.show
        admin_tokens.make admin_tokens.revoke admin_tokens.show
    """,
    (OWNER, COORD, REVIEW, ANALYST): """
        admin_account.change_password admin_account.end_browser admin_account.end_others admin_account.renew_codes
        admin_account.show admin_cohort.index admin_help_lines.index admin_lessons.index admin_lessons.show
        admin_proof.prove admin_proof.show admin_sign_in.desk admin_sign_in.leave
    """,
}
KINDS = {
    "learner": """
        booster.mark booster.result booster.save booster.show check_in.mark check_in.result check_in.save
        check_in.show code.offer code.send lesson.back_to_card lesson.finished lesson.keep_step lesson.save
        lesson.show lesson.step measure.result measure.save measure.show more_help.keep_going more_help.say
        more_help.show pause.end picture.show pin.prove today.show track.answer track.choose track.choose_second
        track.questions track.show
    """,
    "step_up": """
        letter.keep letter.letter_file letter.plan letter.plan_file letter.show own_data.ask_to_erase own_data.erase
        own_data.take pause.begin people_map.add people_map.change people_map.show pin.choose pin.take_away
        preferences.channel preferences.choose_language preferences.come_back preferences.hours preferences.leave
        preferences.moods preferences.numbers preferences.show preferences.start_messages preferences.stop_messages
        rhythm.add_quiet_date rhythm.choose_boosters rhythm.days rhythm.gently rhythm.pace rhythm.remove_quiet_date
        rhythm.within story.show
    """,
    "demo": """
        admin_sign_in.enter_demonstration phone.choose_identity phone.move_clock phone.next_message phone.reply
        phone.show
    """,
    "token": "api.open_reading",
    "key": "api.cohort api.rows",
    "public": """
        about.show api.described admin_sign_in.begin admin_sign_in.enter admin_sign_in.set_up admin_sign_in.show
        code.in_line code.prove code.send_again code.show health.metrics health.show join.ask join.show language.choose
        message_link.choices message_link.choose message_link.enter message_link.show offline.show offline.worker
        own_data.erased sign_in.leave sign_in.send sign_in.sent sign_in.show support.choose support.show
        today.front unsubscribe.act unsubscribe.show webhooks.message
    """,
}
# What asks again who it is where the last proof is older than ten minutes.
PROVEN = """
    admin_account.renew_codes admin_announcing.write admin_arms.fix admin_cohort_data.take
    admin_enrolment.consents_file admin_enrolment.withdraw admin_erasure.erase admin_handing.take
    admin_legal_hold.free_cohort admin_legal_hold.free_learner
    admin_new_contact.ask admin_record.take admin_rehearsal.save
    admin_roster.act
    admin_staff.change admin_staff.disable admin_staff.enable admin_staff.invite admin_staff.renew admin_staff.reset
    admin_tokens.make
"""
NAMES_A_COHORT = ("cohort_id", "enrolment_id", "task_id")
OWN, FOREIGN = 1, 2
IN, NO, GONE, DOOR, LINK, CODE = 204, 403, 404, "/admin/sign-in", "/link", "/step-up"
NO_PROGRAM = 401
STRANGERS = ("stranger", "learner", "learner by a link")


def words(text: str) -> list[str]:
    return text.split()


ROLES = {endpoint: roles for roles, endpoints in WHO.items() for endpoint in words(endpoints)}
KIND = {endpoint: kind for kind, endpoints in KINDS.items() for endpoint in words(endpoints)}


@dataclass(frozen=True)
class World:
    """Two cohorts with a learner each, and a browser of every kind of visitor. All staff but the owner have one."""

    app: Flask
    browsers: dict[str, FlaskClient]


@pytest.fixture
def app(wired: Wired) -> Flask:
    """One of its own: behind the guards its views are taken out."""
    return create_app(wired, soon=lambda task: task())


@pytest.fixture
def world(app: Flask, wired: Wired) -> World:
    made = {number: _cohort(wired, number) for number in (OWN, FOREIGN)}
    found: dict[str, FlaskClient] = {"stranger": browser(app)}
    for role in Role:
        found[role] = desk.at_desk(app, wired, role)
    with wired.db.writing() as session:
        for member in session.scalars(select(Staff).where(Staff.role != Role.OWNER)):
            staff.limit(session, member, [OWN])
        session.commit()
    found["learner"] = learners.signed_in(app, wired, made[OWN], full=True)
    found["learner by a link"] = learners.signed_in(app, wired, made[OWN])
    return World(app, found)


def _cohort(wired: Wired, number: int) -> Learner:
    """A cohort with a learner, an invitation, a note, a support task and an act to undo."""
    name = {OWN: "Ownharbour", FOREIGN: "Foreignfield"}[number]
    person, contact = {OWN: "Owncanary", FOREIGN: "Foreigncanary"}[number], f"+44770090010{number}"
    cohort, now = make_cohort(wired, name=name, code=name.lower(), on_duty=True), wired.clock()
    learner = make_learner(wired, cohort, profile=make_profile(name=person, contact=contact))
    invited = make_profile(name=f"{person}two", contact=f"+44770090020{number}")
    with wired.db.writing() as session:
        joining.invite(session, session.merge(cohort), invited, source="staff", now=now)
        support_tasks.open_one(
            session, category="self_harm", source="web", person_id=learner.person_id,
            enrolment_id=learner.enrolment_id, cohort_id=cohort.id, now=now,
        )  # fmt: skip
        member, _ = staff.create(session, f"{person}@staff.test", Role.COORDINATOR, name="Sam", now=now)
        staff_notes.write(
            session, learner.enrolment_id, f"{person}note", kind=staff_notes.NOTE, staff_id=member.id, now=now
        )
        session.add(
            DeskAct(
                enrolment_id=learner.enrolment_id, staff_id=member.id, kind="done", done_at=now, until_at=now
            )
        )
        session.commit()
    return learner


def path_of(rule: Rule, number: int, child: int = OWN) -> str:
    """An address with its gaps filled: what names a cohort with `number`, any other number with `child`."""
    filled = re.sub(r"<int:(\w+)>", lambda gap: str(number if gap[1] in NAMES_A_COHORT else child), rule.rule)
    return re.sub(r"<[^>]*>", "x", filled)


def method_of(rule: Rule) -> str:
    return next(iter((rule.methods or set()) - {"HEAD", "OPTIONS"}))


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)


def expected(endpoint: str, visitor: str, *, is_foreign: bool) -> int | str:
    """What the table says: let in, refused, not there, or sent to a door."""
    kind = KIND.get(endpoint, "staff")
    if kind in ("token", "key"):
        return NO_PROGRAM
    if kind in ("public", "demo"):
        return IN if kind == "public" else GONE
    if kind in ("learner", "step_up"):
        if not visitor.startswith("learner"):
            return LINK
        return CODE if kind == "step_up" and visitor == "learner by a link" else IN
    if visitor in STRANGERS:
        return DOOR
    if Role(visitor) not in ROLES[endpoint]:
        return NO
    return GONE if is_foreign and visitor != Role.OWNER else IN


def test_every_address_is_in_the_table_once(app: Flask) -> None:
    found = {rule.endpoint for rule in rules(app)}
    listed = [one for table in (WHO, KINDS) for endpoints in table.values() for one in words(endpoints)]
    assert sorted(listed) == sorted(set(listed))
    assert found - set(listed) == set(), "These addresses are not in the table yet: say who may open them."
    assert set(listed) - found == set(), "These are in the table and nowhere else."


def test_what_asks_again_who_it_is(app: Flask) -> None:
    marks = access.marks(app)
    assert {name for name, mark in marks.items() if mark and mark.is_proven_anew} == set(words(PROVEN))


def test_every_address_answers_each_visitor_as_the_table_says(world: World) -> None:
    for endpoint, mark in access.marks(world.app).items():

        def nod(**_: object) -> tuple[str, int]:
            return "", IN

        nod.access_mark = replace(mark) if mark else None  # type: ignore[attr-defined]
        world.app.view_functions[endpoint] = nod
    unexpected, asked = [], 0
    for rule in rules(world.app):
        sides = (OWN, FOREIGN) if any(name in rule.arguments for name in NAMES_A_COHORT) else (OWN,)
        for visitor, client in world.browsers.items():
            for number in sides:
                answer = client.open(path_of(rule, number), method=method_of(rule))
                said = answer.location.split("?")[0] if answer.location else answer.status_code
                wanted = expected(rule.endpoint, visitor, is_foreign=number == FOREIGN)
                asked += 1
                if said != wanted:
                    unexpected.append((rule.endpoint, visitor, number, said, wanted))
    assert unexpected == []
    assert asked > 1000


def pages(world: World, visitor: Role) -> Iterator[tuple[str, str]]:
    """Every page that this role may open in its own cohort: its address and what stands on it."""
    for rule in rules(world.app):
        if method_of(rule) != "GET" or visitor not in ROLES.get(rule.endpoint, ()):
            continue
        path = (
            path_of(rule, OWN)
            .replace("/lessons/x/x", "/lessons/en/l01")
            .replace("/words/x/x", "/words/en/welcome")
        )
        answer = world.browsers[visitor].get(path)
        assert answer.status_code in (200, 302, 303, 404), path
        yield path, answer.text


def test_no_page_shows_anything_of_a_foreign_cohort_and_none_of_an_analysts_any_name_contact_or_note(
    world: World,
) -> None:
    for role in (Role.COORDINATOR, Role.REVIEWER, Role.ANALYST):
        found = list(pages(world, role))
        assert len(found) > 5
        for path, text in found:
            assert "Foreign" not in text.replace("/foreignfield", ""), path
            assert not re.search("900[12]02", text.replace(" ", "")), path
            for secret in ("Owncanary", "900101", "900201") if role is Role.ANALYST else ():
                assert secret not in text.replace(" ", ""), path
        assert any("Owncanary" in text for _, text in found) is (role is not Role.ANALYST)


def test_a_thing_of_a_foreign_cohort_is_not_found_below_ones_own(world: World, wired: Wired) -> None:
    """An address names a cohort of theirs and a request, an act, a version or a browser that belongs elsewhere."""
    client = world.browsers[Role.COORDINATOR]
    for rule in rules(world.app):
        children = [name for name in rule.arguments if name.endswith("_id") and name not in NAMES_A_COHORT]
        if not children or not any(name in rule.arguments for name in NAMES_A_COHORT):
            continue
        answer = client.open(path_of(rule, OWN, FOREIGN), method=method_of(rule))
        assert answer.status_code == 404, rule.rule
    with wired.db.reading() as session:
        assert session.scalars(select(JoinRequest.withdrawn_at)).all() == [None, None]
        assert session.scalars(select(DeskAct.undone_at)).all() == [None, None]
    world.browsers[Role.ANALYST].post("/admin/account/browsers/1/ending")
    with wired.db.reading() as session:
        assert set(session.scalars(select(BrowserSession.ended_at))) == {None}
