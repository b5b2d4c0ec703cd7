"""The command line: exit statuses, what goes to which stream, JSON lines, and refusals that say what to do."""

import io
import json
import logging
import os
import re
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import structlog

from course import facts, health, job_runs, migrate, staff
from course.clock import utc_now
from course.commands import line
from course.models import AuditEntry, Cohort, JoinRequest
from course.wiring import Wired
from jobs import process
from tests.factories import make_cohort, on_both
from tests.live import environment

CREATE_COHORT = ("create-cohort", "--name", "Spring", "--code", "spring-1", "--plan", "12")


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    status: int
    out: list[str]
    err: str


Kith = Callable[..., Ran]


@pytest.fixture
def kith(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Kith]:
    """Runs `python3 -m course ...` in this process."""
    before = logging.root.handlers[:], logging.root.level

    def run(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        try:
            status = line.main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return Ran(status, said.out.splitlines(), said.err)

    yield run
    logging.root.handlers[:], logging.root.level = before
    structlog.reset_defaults()


@pytest.fixture
def live(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of live mode, as environment variables."""
    for name, value in environment(database_url, tmp_path).items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    "command", ["serve", "upgrade", "doctor", "create-cohort --name X", "create-staff a@b.org --role owner"]
)
def test_missing_settings_are_all_named_at_once(kith: Kith, command: str) -> None:
    ran = kith(*command.split())
    said = ran.err + "\n".join(ran.out)
    assert ran.status == (1 if command == "doctor" else 2)
    for name in (
        "KITH_DATABASE_URL",
        "KITH_BASE_URL",
        "KITH_SECRET_KEY",
        "KITH_DATA_KEYS",
        "KITH_SENDER_NAME",
    ):
        assert name in said


@pytest.mark.parametrize(
    "arguments", ["nonsense", "import x.csv", "create-staff a@b.org --role king", "--port many"]
)
def test_a_call_that_makes_no_sense_ends_with_2(kith: Kith, arguments: str) -> None:
    assert kith(*arguments.split()).status == 2


@pytest.mark.usefixtures("live")
def test_an_empty_database_is_refused_until_it_is_upgraded(
    kith: Kith, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_DATABASE_URL", f"sqlite:///{tmp_path / 'new' / 'kith.db'}")
    assert kith("upgrade").status == 0
    assert kith(*CREATE_COHORT).status == 0
    monkeypatch.setenv("KITH_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    ran = kith(*CREATE_COHORT)
    assert ran.status == 1
    assert "python3 -m course upgrade" in ran.err


@pytest.mark.usefixtures("live")
def test_live_mode_leaves_a_demonstrations_database_alone(kith: Kith, wired: Wired) -> None:
    with wired.db.writing() as session:
        facts.remember(session, facts.DEMONSTRATION, "yes", now=wired.clock())
        session.commit()
    ran = kith(*CREATE_COHORT)
    assert (ran.status, "demonstration" in ran.err) == (1, True)


@on_both
@pytest.mark.usefixtures("live")
def test_a_cohort_is_made_and_its_join_address_printed_alone(kith: Kith, wired: Wired) -> None:
    ran = kith(*CREATE_COHORT, "--starts-on", "2027-01-04", "--zone", "europe/madrid", "--country", "es")
    assert (ran.status, ran.out) == (0, ["http://localhost:8099/join/spring-1"])
    with wired.db.reading() as session:
        cohort = session.query(Cohort).one()
        assert (cohort.zone, cohort.country, cohort.starts_on.isoformat()) == (
            "Europe/Madrid",
            "ES",
            "2027-01-04",
        )
        assert [entry.act for entry in session.query(AuditEntry)] == ["created-cohort"]


@pytest.mark.usefixtures("live")
def test_a_cohort_needs_only_a_name(kith: Kith, wired: Wired) -> None:
    ran = kith("create-cohort", "--name", "Spring")
    assert ran.status == 0
    with wired.db.reading() as session:
        cohort = session.query(Cohort).one()
        assert (cohort.zone, cohort.country, cohort.plan) == ("Europe/London", "GB", "12")
        assert ran.out == [f"http://localhost:8099/join/{cohort.code}"]


@pytest.mark.usefixtures("live", "wired")
def test_every_argument_of_a_cohort_that_makes_no_sense_is_named(kith: Kith) -> None:
    ran = kith(
        "create-cohort", "--name", " ", "--code", "x", "--plan", "3", "--starts-on", "4 May", "--zone", "Mars",
        "--country", "Earth",
    )  # fmt: skip
    assert ran.status == 2
    for argument in ("--name", "--code", "--plan", "--starts-on", "--zone", "--country"):
        assert f"{argument}:" in ran.err


@pytest.mark.usefixtures("live", "wired")
def test_a_code_that_is_taken_is_refused_kindly(kith: Kith) -> None:
    assert kith(*CREATE_COHORT).status == 0
    ran = kith(*CREATE_COHORT)
    assert (ran.status, "--code" in ran.err) == (2, True)


@pytest.mark.usefixtures("live")
def test_a_staff_account_is_made_with_a_one_time_address(kith: Kith, wired: Wired) -> None:
    ran = kith("create-staff", "Eve@Example.org", "--role", "owner")
    assert ran.status == 0
    token = ran.out[0].removeprefix("http://localhost:8099/admin/setup/")
    with wired.db.reading() as session:
        entry = session.query(AuditEntry).one()
        member = staff.awaiting_setup(session, token, now=entry.at + timedelta(hours=1))
        assert member is not None
        assert (member.email, member.role, entry.act) == ("eve@example.org", "owner", "created-staff")
    again = kith("reset-second-key", "Eve@example.org")
    assert re.fullmatch(r"http://localhost:8099/admin/setup/[\w-]{22}", again.out[0])
    assert again.out[0] != ran.out[0]
    assert kith("reset-second-key", "nobody@example.org").status == 2
    assert kith("create-staff", "eve@example.org", "--role", "owner").status == 2
    assert kith("create-staff", "eve", "--role", "owner").status == 2


def roster(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(("phone,zone", *rows)) + "\n", encoding="utf-8")
    return str(path)


@on_both
@pytest.mark.usefixtures("live")
def test_import_gives_json_lines_and_words_on_standard_error(
    kith: Kith, wired: Wired, tmp_path: Path
) -> None:
    make_cohort(wired)
    ran = kith("import", roster(tmp_path, "07700900123,", "abc,Mars"), "--cohort", "riverside", "--json")
    good, wrong = map(json.loads, ran.out)
    assert ran.status == 1
    assert good == {
        "row": 2, "ok": True, "phone": "+447700900123", "email": None, "zone": "Europe/London", "errors": [],
    }  # fmt: skip
    assert (wrong["row"], wrong["ok"], [one["column"] for one in wrong["errors"]]) == (
        3,
        False,
        ["phone", "zone"],
    )
    assert "Invited: 1." in ran.err
    again = kith("import", roster(tmp_path, "07700900123,"), "--cohort", "riverside")
    assert (again.status, again.out) == (0, ["Invited: 0. Invited before, or in the group already: 1."])


@pytest.mark.usefixtures("live")
def test_a_dry_run_keeps_nothing(kith: Kith, wired: Wired, tmp_path: Path) -> None:
    make_cohort(wired)
    ran = kith("import", roster(tmp_path, "07700900123,"), "--cohort", "riverside", "--dry-run")
    assert (ran.status, ran.out) == (0, ["Would be invited: 1. Nothing was kept."])
    with wired.db.reading() as session:
        assert session.query(JoinRequest).count() == session.query(AuditEntry).count() == 0


@pytest.mark.usefixtures("live")
def test_an_import_that_cannot_begin_ends_with_2(kith: Kith, wired: Wired, tmp_path: Path) -> None:
    make_cohort(wired)
    spreadsheet = tmp_path / "roster.xlsx"
    spreadsheet.write_bytes(b"PK\x03\x04")
    assert kith("import", str(spreadsheet), "--cohort", "riverside").status == 2
    assert kith("import", str(tmp_path / "none.csv"), "--cohort", "riverside").status == 2
    assert "nowhere" in kith("import", roster(tmp_path, "07700900123,"), "--cohort", "nowhere").err


@on_both
@pytest.mark.usefixtures("live")
def test_the_doctor_finds_jobs_that_do_not_tick_and_is_content_when_they_do(kith: Kith, wired: Wired) -> None:
    ran = kith("doctor")
    assert ran.status == 1
    assert [line for line in ran.out if line.startswith("wrong")] == [
        "wrong jobs: no jobs yet; last tick never, oldest due 0 seconds"
    ]
    with wired.db.writing() as session:
        for job in health.PULSE:
            job_runs.started(session, job, now=utc_now())
        session.commit()
    assert kith("doctor").status == 0


@pytest.mark.usefixtures("live")
def test_the_doctor_names_a_database_that_does_not_answer(
    kith: Kith, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_DATABASE_URL", "postgresql://kith:secret@127.0.0.1:9/kith")
    ran = kith("doctor")
    assert ran.status == 1
    assert any(line.startswith("wrong database") for line in ran.out)
    assert "secret" not in ran.err + "".join(ran.out)


@pytest.mark.usefixtures("live", "wired")
@pytest.mark.parametrize("command", ["serve", "doctor", "jobs"])
def test_a_place_that_cannot_be_written_to_is_named_before_anything_starts(
    kith: Kith,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    (tmp_path / "in the way").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("KITH_DATA_DIR", str(tmp_path / "in the way" / "data"))
    if command == "jobs":
        assert process.main() == 1
        told = capsys.readouterr().err
    else:
        ran = kith(command)
        assert ran.status == 1
        told = "\n".join([*ran.out, ran.err])
    assert told.count("KITH_DATA_DIR: nothing can be written to") == 1


@pytest.mark.usefixtures("live", "wired")
def test_serve_refuses_a_port_that_is_taken(kith: Kith) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = kith("serve", "--port", str(taken.getsockname()[1]))
    assert (ran.status, "--port" in ran.err) == (2, True)


def test_segments_answers_line_by_line(kith: Kith) -> None:
    ran = kith("segments", "--json", stdin='"a"\n"\\u20ac"\n"\\ud83d"\n')
    assert (ran.status, [json.loads(line) for line in ran.out]) == (0, [
        {"encoding": "GSM-7", "units": 1, "segments": 1},
        {"encoding": "GSM-7", "units": 2, "segments": 1},
        {"encoding": "UCS-2", "units": 1, "segments": 1},
    ])  # fmt: skip


def test_read_replies_answers_line_by_line(kith: Kith) -> None:
    ran = kith("read-replies", "--json", stdin='"STOP"\n" 7 "\n')
    assert [json.loads(line) for line in ran.out] == [
        {"kind": "stop", "value": None, "risk": None},
        {"kind": "number", "value": 7, "risk": None},
    ]


@pytest.mark.parametrize("command", ["segments", "read-replies"])
@pytest.mark.parametrize("stdin", ["7\n", "hello\n", '["a"]\n'])
def test_a_line_that_is_no_json_string_is_named(kith: Kith, command: str, stdin: str) -> None:
    ran = kith(command, "--json", stdin='"ok"\n' + stdin)
    assert (ran.status, len(ran.out)) == (2, 1)
    assert "Line 2" in ran.err


def test_a_reader_that_has_enough_ends_it_quietly(kith: Kith, monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as pipe:
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", pipe)
            ran = kith("segments", "--json", stdin='"one"\n"two"\n')
        assert (ran.status, ran.err) == (141, "")


def test_the_lessons_that_ship_have_no_mistakes(kith: Kith) -> None:
    ran = kith("check-lessons", "--json")
    assert (ran.status, ran.out) == (0, [])


@pytest.mark.usefixtures("live")
def test_upgrade_says_where_the_database_is(kith: Kith) -> None:
    ran = kith("upgrade")
    assert (ran.status, ran.out) == (0, [])
    assert str(migrate.newest()) in ran.err
