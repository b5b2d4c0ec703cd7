"""What the commands share: settings and parts of live mode, a schema that fits, refusals in plain words."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from course import audit, editions, facts, key_check, migrate, wiring
from course.lessons import LessonErrors
from course.senders.sender import Sender
from course.settings import Settings, SettingsError
from course.wiring import Wired

DONE, FOUND_WRONG, CALLED_WRONG = 0, 1, 2


class Refusal(Exception):
    """A command that cannot be done: what is wrong and what to do about it, and the exit status."""

    def __init__(self, *lines: str, status: int = CALLED_WRONG) -> None:
        self.lines, self.status = lines, status
        super().__init__("\n".join(lines))


def settings() -> Settings:
    """The settings of live mode, or a refusal that names every one that is wrong."""
    try:
        return Settings.from_env(os.environ)
    except SettingsError as error:
        raise Refusal("These settings need a look before Kith can start:", *error.problems) from None


def parts(found: Settings, *, senders: Mapping[str, Sender] | None = None) -> Wired:
    """The parts of a running Kith, with whatever schema the database has; with these senders, if any are given."""
    try:
        return wiring.build(found, senders=senders)
    except SettingsError as error:
        raise Refusal("These settings need a look before Kith can start:", *error.problems) from None
    except LessonErrors as error:
        raise Refusal(
            "The lessons have mistakes. `python3 -m course check-lessons` lists them.", str(error)
        ) from None


def make_room(wired: Wired) -> None:
    """See that there is a database to write to, and make the folder of a SQLite file. Raises Refusal."""
    try:
        if wired.db.is_sqlite and wired.db.url.database:
            Path(wired.db.url.database).parent.mkdir(parents=True, exist_ok=True)
        migrate.current(wired.db)
    except Exception as error:
        raise Refusal(_no_answer(error), status=FOUND_WRONG) from None


@contextmanager
def ready() -> Iterator[Wired]:
    """The parts of live mode, on a database that fits this release, for as long as a command lasts."""
    wired = parts(settings())
    try:
        problem = schema_problem(wired) or _demonstration_problem(wired) or key_check.problem(wired.db)
        if problem:
            raise Refusal(problem, status=FOUND_WRONG)
        yield wired
    finally:
        wired.db.dispose()


def _demonstration_problem(wired: Wired) -> str:
    with wired.db.reading() as session:
        is_demo = facts.read(session, facts.DEMONSTRATION) is not None
    return "This is the demonstration's database. KITH_DATABASE_URL must name another one." if is_demo else ""


def schema_problem(wired: Wired) -> str:
    """What is wrong with the database, in a sentence; empty where nothing is."""
    try:
        found = migrate.current(wired.db)
    except Exception as error:
        return _no_answer(error)
    if found == migrate.newest():
        return ""
    state = "empty" if found is None else f"at schema {found}, and this release wants {migrate.newest()}"
    return f"The database is {state}. `python3 -m course upgrade` brings it up to date."


def _no_answer(error: Exception) -> str:
    # Whatever the driver says may quote the address with its password, so only the kind is told.
    return f"The database does not answer ({type(error).__name__}). KITH_DATABASE_URL says where it is."


def set_down(wired: Wired) -> None:
    """Put whoever comes from a release that kept no editions of the course on the one that is here.

    A record of acts from before there was a head to its chain gets one.
    """
    with wired.db.writing() as session:
        found = editions.set_down(session, wired.course.edition, now=wired.clock())
        audit.anchor(session, now=wired.clock())
        session.commit()
    if found:
        explain(
            f"{found} enrolments stay on the lessons as they are now, until staff move them to newer ones."
        )


def busy(host: str, port: int, error: OSError) -> str:
    """Why an address cannot be listened on, in the system's own words."""
    return f"{host}:{port} cannot be used ({os.strerror(error.errno) if error.errno else error})."


def tell(line: str) -> None:
    """A line for whoever called the command."""
    print(line, flush=True)


def tell_json(values: Mapping[str, Any]) -> None:
    """A JSON line, for a program that called the command."""
    print(json.dumps(values, ensure_ascii=False), flush=True)


def explain(*lines: str) -> None:
    """Words for people that must not stand among the results."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)
