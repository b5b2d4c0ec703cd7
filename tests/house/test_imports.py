"""Which module may import which: strictly lower levels only, so that the tree can be read from the bottom up."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("course", "jobs")

# The table of the README, section "How the code is laid out". Siblings of a level never import each other.
LEVELS: dict[str, int] = {
    "overlays": -2,
    **dict.fromkeys(["unreached", "ledger_file", "unasked"], 6),
    "write_lock": 0,
    "sqlite_file": 0,
    "delivery_reports": 6,
    **dict.fromkeys(["returns"], 7),
    **dict.fromkeys(["mail_listening"], 10),
    "forgetting": 6,
    "lesson_files": -1,
    "mail_settings": -2,
    "web_settings": -1,
    "row_sets": -1,
    "instants": 0,
    "histories": 5,
    **dict.fromkeys(["settings", "clock", "seal", "measure_files", "lesson_cards", "lesson_editions",
                     "lesson_pictures", "reading_age", "logs", "bootstrap", "ending", "translations", "sheets",
                     "workbooks"], 0),
    **dict.fromkeys(["db", "support_lines", "lesson_fields", "lesson_plans", "catalogs", "links", "opt_outs"], 1),
    **dict.fromkeys(["models", "migrate", "lesson_values", "counters", "looks", "unsealing"], 2),
    **dict.fromkeys(["lessons", "backups", "resealing"], 3),
    "message_files": 3,
    "key_check": 4,
    **dict.fromkeys(["rules", "translation_check"], 4),
    **dict.fromkeys(
        ["people", "consents", "cohorts", "enrolments", "answers", "check_ins", "recalls", "messages", "message_links",
         "codes",
         "sessions", "staff", "audit", "support_tasks", "throttle", "wording", "job_runs", "phone_texts", "senders",
         "message_check", "facts", "rates", "plans", "export_page", "export_words", "measures", "signposts", "pins",
         "announcements", "quiet_dates", "recipients", "rosters", "boosters", "signs", "windows"], 5,
    ),
    **dict.fromkeys(["staff_notes", "legal_holds", "desk_acts", "arms", "api_tokens", "walked"], 5),
    # The data of a cohort, from its columns up to its files.
    "cohort_columns": 3,
    "cohort_tables": 4,
    **dict.fromkeys(["cohort_lens"], 5),
    **dict.fromkeys(["cohort_answers", "codebook"], 6),
    "open_api": 7,
    "cohort_cells": 7,
    "cohort_rows": 8,
    "cohort_files": 9,
    **dict.fromkeys(["bearings", "claims", "editions"], 6),
    "breaks": 6,
    **dict.fromkeys(["keeping_times", "unanswered"], 6),
    "past_limit": 9,
    "cohort_acts": 10,
    "answer_figures": 5,
    "figures": 6,
    **dict.fromkeys(["needing", "cohort_counts", "sent_days"], 7),
    "summaries": 8,
    "searching": 9,
    "bulk_acts": 10,
    **dict.fromkeys(["lesson_check", "own_words"], 6),
    "spending": 6,
    **dict.fromkeys(["accounts", "house", "line_checks"], 6),
    **dict.fromkeys(["admission", "contents", "nudges", "holds", "proving", "test_phone", "wishes", "belongings",
                     "prompts", "check_in_texts", "finishing", "tickets"], 7),
    **dict.fromkeys(["text_answers", "amends", "gentleness", "joining", "planning", "delivery", "erasing", "exporting",
                     "explaining", "staff_contacts", "rehearsed_cohort", "audiences", "new_contacts"], 8),
    "escalating": 8,
    "reports": 8,
    "handing_on": 9,
    "report_groups": 9,
    **dict.fromkeys(["inbox", "settling", "changing", "inviting", "tidying", "replanning", "dispatching", "moving",
                     "waiting_list"], 9),
    **dict.fromkeys(["wiring", "listening", "imports"], 10),
    **dict.fromkeys(["restoring", "stepping", "health", "demo_cast", "invented_lives"], 11),
    **dict.fromkeys(["demo", "phone_story", "rehearsal", "alarms"], 12),
    **dict.fromkeys(["web", "jobs"], 13),
    "app": 14,
    "commands": 15,
    "__main__": 16,
}  # fmt: skip
# Packages whose modules may import each other, each with a direction of its own that the test below checks for cycles.
WITHIN = {"rules", "web", "jobs", "commands", "senders"}
ONLY_IN: dict[str, tuple[str, ...]] = {
    "flask": ("course/web/", "course/app.py"),
    "flask_login": ("course/web/",),
    "apscheduler": ("jobs/",),
    "twilio": ("course/senders/",),
    "smtplib": ("course/senders/",),
    "imaplib": ("course/senders/",),
    "sqlalchemy.dialects": ("course/db.py",),
}
PURE = {"sqlalchemy", "flask", "twilio", "smtplib", "random", "secrets", "socket", "requests"}


def sources() -> list[Path]:
    return [
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def unit_of(module: str) -> str:
    """The name in LEVELS that a module belongs to."""
    parts = module.split(".")
    return "jobs" if parts[0] == "jobs" else (parts[1] if len(parts) > 1 else "")


MODULES = {module_of(path) for path in sources()}


@cache
def imports(path: Path) -> tuple[tuple[int, str], ...]:
    """Every module a file imports: (line, dotted name). A file is read once, however many rules look at it."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield node.lineno, full if full in MODULES else node.module


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_lower_levels_only(path: Path) -> None:
    me = unit_of(module_of(path))
    if not me:
        return
    assert me in LEVELS, f"{me} has no level yet: give it one in this table and in the README."
    for line, name in imports(path):
        other = unit_of(name) if name.split(".")[0] in PACKAGES else ""
        if not other or (other == me and me in WITHIN) or name == "course":
            continue
        assert LEVELS[other] < LEVELS[me], f"{path.name}:{line} imports {name}, which is not below it."


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_stays_where_it_belongs(path: Path) -> None:
    where = str(path.relative_to(ROOT))
    for line, name in imports(path):
        for library, places in ONLY_IN.items():
            if name == library or name.startswith(f"{library}."):
                assert where.startswith(places), f"{where}:{line} imports {name}."
        if name.split(".")[0] == "sqlalchemy":
            level = LEVELS.get(unit_of(module_of(path)), 99)
            assert level <= LEVELS["inbox"], f"{where}:{line}: no SQL above the nouns."


@pytest.mark.parametrize("path", sorted((ROOT / "course/rules").glob("*.py")), ids=lambda path: path.stem)
def test_rules_are_pure(path: Path) -> None:
    for line, name in imports(path):
        assert name.split(".")[0] not in PURE, f"{path.name}:{line} imports {name}."


def test_no_package_imports_itself_in_a_circle() -> None:
    graph = {module_of(path): {name for _, name in imports(path) if name in MODULES} for path in sources()}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in done:
            for other in sorted(graph[module] - {"course"}):
                visit(other, (*trail, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


def test_nothing_is_imported_inside_a_function() -> None:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                inner = [one for one in ast.walk(node) if isinstance(one, ast.Import | ast.ImportFrom)]
                assert not inner, f"{path.name}:{node.lineno} {node.name} imports inside."


def test_the_rule_finds_a_planted_fault(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("from course import messages, nudges\n", encoding="utf-8")
    assert [name for _, name in imports(planted)] == ["course.messages", "course.nudges"]
    assert not LEVELS["messages"] < LEVELS["people"], "Siblings may not import each other."
