"""Each dangerous act leaves exactly one line in the record, which says what it was; what only looks leaves none."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from course import audit, support_tasks
from course.models import AuditEntry
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, make_learner

COHORT = {
    "name": "Spring", "plan": "12", "country": "GB", "zone": "", "starts_on": "2027-01-11", "send_at": "16:30",
    "code": "spring-2027",
}  # fmt: skip
STAFF = {"email": "maria@kith.test", "name": "Maria", "role": "coordinator", "scope": "all"}
HOUSE = {"name": "Riverside Trust", "contact": "020 7946 0000"}
ROSTER = "name,phone\nBo,07700 900555\n"
# In this order, in one house: the address, what is sent to it, and the act of the line that it leaves.
ACTS: list[tuple[str, dict[str, object], str]] = [
    ("cohorts/new", dict(COHORT), "created-cohort"),
    ("cohorts/1/people/new", {"name": "Bo", "contact": "07700 900444"}, "invited"),
    ("cohorts/1/invitations/1/withdrawal", {}, "took-back-invitation"),
    ("cohorts/1/import/people", {"rows": ROSTER, "file_name": "people.csv"}, "imported"),
    ("cohorts/1/closure", {}, "closed-joining"),
    ("cohorts/1/opening", {}, "opened-joining"),
    ("cohorts/1/legal-hold", {"reason": "A court asked."}, "put-hold-on-cohort"),
    ("cohorts/1/legal-hold/end", {}, "ended-hold-on-cohort"),
    ("cohorts/1/price", {"price": "0.0463", "currency": "GBP"}, "changed-cohort"),
    ("cohorts/1/data", {"who": "named", "format": "csv"}, "exported-cohort sent-cohort-file"),
    ("enrolments/1/change", {"act": "pause", "number": "1"}, "changed-pause"),
    ("enrolments/1/acts/1/undoing", {}, "undid-pause"),
    ("enrolments/1/change", {"act": "pause", "number": "1"}, "changed-pause"),
    ("enrolments/1/change", {"act": "resume"}, "changed-resume"),
    ("enrolments/1/change", {"act": "extend", "number": "1"}, "changed-extend"),
    ("enrolments/1/change", {"act": "slower"}, "changed-slower"),
    ("enrolments/1/notes", {"words": "Rang on Monday."}, "wrote-note"),
    ("enrolments/1/calls", {"words": "Spoke with them."}, "noted-call"),
    ("enrolments/1/put-aside", {"needs": "silent"}, "put-aside"),
    ("enrolments/1/contact", {"contact": "07700 900777"}, "asked-new-contact"),
    ("enrolments/1/contact/cancelling", {}, "took-back-new-contact"),
    ("enrolments/1/consents", {}, "exported-consents"),
    ("enrolments/1/legal-hold", {"reason": "A court asked."}, "put-hold"),
    ("enrolments/1/legal-hold/end", {}, "ended-hold"),
    ("enrolments/1/copy", {}, "exported-learner"),
    ("enrolments/1/move", {"cohort": "2"}, "moved-to-cohort"),
    ("enrolments/1/withdrawal", {}, "withdrew"),
    ("support/1/taking", {}, "took-task"),
    ("support/1/return", {}, "gave-task-back"),
    ("support/2/taking", {}, "took-task"),
    ("support/2/closure", {"outcome": "spoke"}, "closed-task"),
    ("support/2/reopening", {}, "opened-task-again"),
    ("enrolments/1/erasure", {"asked": "yes"}, "erased"),
    ("help-lines/checks", {"line": ""}, "checked-help-line"),
    ("house", dict(HOUSE), "said-who-runs-this"),
    ("first-steps/message", {"contact": "+44 7700 900321"}, "sent-test-message"),
    ("first-steps/poster/looking", {}, "took-first-step"),
    ("staff/new", dict(STAFF), "invited-staff"),
    ("staff/2/address", {}, "renewed-staff-address"),
    ("staff/2/address/withdrawal", {}, "withdrew-staff-address"),
    ("staff/2/role", {"role": "analyst", "scope": "all"}, "changed-staff-role"),
    ("staff/2/disabling", {}, "disabled-staff"),
    ("staff/2/enabling", {}, "enabled-staff"),
    ("account/recovery-codes", {}, "renewed-recovery-codes"),
    ("account/browsers/ending", {}, "ended-other-browsers"),
    ("record/file", {}, "exported-record"),
    ("sign-out", {}, "signed-out"),
]


def house(app: Flask, wired: Wired) -> FlaskClient:
    """A cohort with a learner, two support tasks, and an owner at her desk."""
    cohort = make_cohort(wired, on_duty=True)
    learner = make_learner(wired, cohort)
    with wired.db.writing() as session:
        for _ in range(2):
            support_tasks.open_one(
                session, category="self_harm", source="web", person_id=learner.person_id,
                enrolment_id=learner.enrolment_id, cohort_id=cohort.id, now=wired.clock(),
            )  # fmt: skip
        session.commit()
    return desk.at_desk(app, wired)


def test_each_act_leaves_its_line_that_says_what_it_was(app: Flask, wired: Wired) -> None:
    """Reading shared notes is held to the same in test_admin_enrolment.py, commands in test_commands.py."""
    assert len(ACTS) >= 30
    client, told = house(app, wired), []
    for path, form, act in ACTS:
        sent = form
        if path == "help-lines/checks":
            sent = {
                "line": client.get("/admin/help-lines").text.split('name="line" value="')[1].split('"')[0]
            }
        answer = client.post(f"/admin/{path}", data=sent)
        # A file that leaves while it is made has two: one before its first byte, one after its last.
        assert answer.get_data() is not None
        answer.close()
        told += act.split()
        assert answer.status_code in (200, 303), path
        assert [name for name, _ in desk.acts(wired)] == told, path
    with wired.db.reading() as session:
        assert audit.first_broken(session) is None
        who = session.scalars(select(AuditEntry.staff_id).distinct()).all()
    assert who == [1]


def test_a_look_leaves_no_line(app: Flask, wired: Wired) -> None:
    client = house(app, wired)
    for path in (
        "today",
        "cohorts/1",
        "enrolments/1",
        "support",
        "staff",
        "record?check=1",
        "account",
        "first-steps",
    ):
        assert client.get(f"/admin/{path}").status_code == 200, path
    assert desk.acts(wired) == []
