"""Every act that leaves a line in the record has words, and so has every detail of it; found in the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from course import amends, audit, bulk_acts, desk_acts
from course.audit import Act
from course.models import AuditEntry, Role
from course.web.admin import act_words, cohort_form, detail_words
from course.web.admin.detail_words import Names
from course.wiring import Wired
from tests import desk
from tests.web.admin import test_admin_acts

COURSE = Path(act_words.__file__).parents[2]
# What writes a line, directly or for a page: calls of these names carry acts and details.
WRITERS = {"record", "record_each", "record_for", "Act", "_done", "_change", "_note", "_address_page", "_record",
           "_open_desk"}  # fmt: skip
ACT = re.compile(r"[a-z]+(-[a-z]+)+|erased|imported|invited|restored|withdrew")
# What is made of a beginning and a kind: for each beginning, the kinds that there are.
MADE = {
    "changed-": [one.value for one in amends.Kind],
    "undid-": ["pause", "resume", "extend", "skip", "slower", "usual", "move", "withdraw", "resend", "channel",
               "call", "note", "done", "start"],
    "writes-by-": ["sms", "email"],
}  # fmt: skip
NO_ACTS = {"staff-contact", "check-in"}
# Arguments of the writers that are no details.
# Variables in which details wait until they are written.
DETAILS = {"details", "item", "many"}
NO_DETAILS = {"cohort_id", "staff_id", "actor", "now", "act", "subject", "details"}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in WRITERS:
                yield node


def acts_in(source: str) -> set[str]:
    """Every act that a file writes down: as a text, as a constant of its own, or made of a beginning and a kind."""
    tree, found = ast.parse(source), set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name | ast.Tuple):
            names = ast.unparse(node.targets[0]).strip("()")
            if names in ("ACT", "OPENED", "EXPORTED, WHOLE, CUT", "RECORDED"):
                found |= _texts(node.value)
    for call in calls(tree):
        for given in (*call.args, *(one.value for one in call.keywords)):
            found |= _texts(given)
            for made in (one for one in ast.walk(given) if isinstance(one, ast.JoinedStr)):
                first = made.values[0]
                beginning = str(first.value) if isinstance(first, ast.Constant) else ""
                found |= {beginning + kind for kind in MADE.get(beginning, ())}
    return found - NO_ACTS


def details_in(source: str) -> set[str]:
    """The names of all details that a file writes down beside an act."""
    found = set[str]()
    for function in (one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef)):
        writing = list(calls(function))
        for call in writing:
            found |= {one.arg for one in call.keywords if one.arg} - NO_DETAILS
        for node in ast.walk(function) if writing else ():
            if isinstance(node, ast.Assign | ast.AnnAssign) and _holds_details(node):
                found |= _keys(node)
        for call in writing:
            found |= _keys(call)
    return found


def _holds_details(node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether it puts something into a variable that is handed to a writer later."""
    target = ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])
    return target.partition("[")[0] in DETAILS


def _keys(node: ast.AST) -> set[str]:
    """The constant keys of all dictionaries in it, and of what it writes into one."""
    within = list(ast.walk(node))
    keys = [key for one in within if isinstance(one, ast.Dict) for key in one.keys]
    keys += [one.slice for one in within if isinstance(one, ast.Subscript) and isinstance(one.ctx, ast.Store)]
    return {str(one.value) for one in keys if isinstance(one, ast.Constant)}


def _texts(node: ast.AST) -> set[str]:
    """The texts in it that look like acts."""
    texts = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
    return {one for one in texts if isinstance(one, str) and ACT.fullmatch(one)}


def sources() -> dict[str, str]:
    """The files that know of the record."""
    read = {path.relative_to(COURSE).as_posix(): path.read_text("utf-8") for path in COURSE.rglob("*.py")}
    return {name: text for name, text in read.items() if "record" in text or "Act(" in text}


def test_every_act_there_is_has_words() -> None:
    found = {act for text in sources().values() for act in acts_in(text)}
    assert found >= {act for _, _, acts in test_admin_acts.ACTS for act in acts.split()}
    assert found >= {
        *bulk_acts.RECORDED.values(),
        "signed-in",
        "erased",
        "sent-cohort-file",
        "opened-reading",
    }
    assert sorted(found - act_words.ACTS.keys()) == []


def test_every_detail_of_an_act_has_words() -> None:
    found = {
        name
        for text in sources().values()
        if "Act(" in text or "acts.record" in text
        for name in details_in(text)
    }
    assert found >= {"learners", "number", "item", "together", "names", "waiting", "token", "version", "task"}
    assert sorted(one for one in found if not detail_words.is_known("", one)) == []


def test_an_act_and_a_detail_without_words_are_found() -> None:
    planted = 'def a():\n    acts.record("painted-desk", "desk:1", colour="blue")\n'
    assert acts_in(planted) - act_words.ACTS.keys() == {"painted-desk"}
    assert [one for one in details_in(planted) if not detail_words.is_known("", one)] == ["colour"]


def test_every_kind_that_can_be_undone_is_among_those_looked_for() -> None:
    kinds = {one.value for one in amends.Kind} | {one.value for one in bulk_acts.Kind} | {desk_acts.PUT_ASIDE}
    assert kinds - {"again"} <= {*MADE["undid-"]}, "Giving an item again cannot be taken back."


@pytest.mark.parametrize(
    ("act", "details", "said"),
    [
        ("changed-pause", {"number": 2}, "for 2 weeks"),
        ("changed-extend", {"number": 1, "together": 1}, "for 1 week; done for several at once"),
        ("changed-skip", {"number": 6}, "to week 6"),
        ("changed-again", {"item": "l02"}, "“Mood and people pull on each other”"),
        ("changed-again", {"item": "week-3"}, "“Check-in of week 3”"),
        ("moved-to-cohort", {"before": 4}, "from Hill Road"),
        ("moved-to-cohort", {"before": 99}, "from cohort 99"),
        ("changed-staff-role", {"before": "owner", "role": "analyst", "cohorts": 1},
         "was: owner; as analyst; for 1 cohort alone"),
        ("checked-help-line", {"country": "gb"}, "in United Kingdom"),
        ("exported-cohort", {"format": "csv", "names": "without", "notes": "with", "key": "own", "file": "ab"},
         "as CSV; without names; with shared notes; pseudonyms as in earlier files; file ab"),
        ("read-shared-notes", {"notes": 1}, "1 note"),
        ("changed-words", {"kind": "lesson", "locale": "es", "version": 7},
         "the message “A lesson is ready”; in Español; wording 7"),
        ("new-zone-tables", {"from": "2026e", "to": "2026f", "waiting": 12, "moved": 1},
         "from release 2026e; to release 2026f; 12 messages waited; 1 of them moved"),
        ("changed-cohort", {"learners": 3, "was_send_at": "16:30", "was_on_duty": "", "was_plan": "8"},
         "for 3 learners; Usual hour was 16:30; Somebody on duty was no; Length of the course was 8 weeks"),
        ("changed-cohort", {"was_country": "GB", "was_starts_on": "2027-01-11", "was_capacity": ""},
         "Country was United Kingdom; First day was Monday, 11 January 2027; Places was not set"),
        ("signed-in", {"demonstration": 1}, "by the button of the demonstration"),
        ("from-a-later-release", {"shoe_size": 44}, "shoe size: 44"),
    ],
)  # fmt: skip
def test_details_are_said_in_plain_words(
    wired: Wired, act: str, details: dict[str, str | int], said: str
) -> None:
    line = AuditEntry(act=act, details=details)
    assert detail_words.said(line, Names({4: "Hill Road"}, wired.course)) == said


def test_each_setting_of_a_cohort_can_be_said(wired: Wired) -> None:
    """Also one that a cohort of long ago had: nothing in an old line may keep the page from opening."""
    names = Names({}, wired.course)
    for field in cohort_form.NAMES:
        for value in ("", "12" if field != "closed_on" else "2027-12-25 2027-12-26"):
            value = "2027-12-25" if value and field in ("starts_on", "start_by_on") else value
            said = detail_words.said(AuditEntry(act="changed-cohort", details={f"was_{field}": value}), names)
            assert said.startswith(f"{cohort_form.NAMES[field]} was ")


def test_the_page_and_the_file_say_it(app: Flask, wired: Wired) -> None:
    owner = desk.at_desk(app, wired, Role.OWNER)
    with wired.db.writing() as session:
        act = Act("changed-pause", "enrolment:1", staff_id=1, details={"number": 2})
        audit.record(session, act, now=wired.clock())
        audit.record(session, Act("signed-in", "house", staff_id=1, details={}), now=wired.clock())
        session.commit()
    said = desk.words(owner.get("/admin/record").text)
    assert "Paused their course Learner 1 for 2 weeks" in said
    assert "Signed in This installation" in said
    assert "for 2 weeks" in owner.post("/admin/record/file").text
