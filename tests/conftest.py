"""What tests are handed: settings, a clock, a real database, wiring with fake senders, the application, a browser."""

import os
import shutil
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from course import wiring
from course.app import create_app, work_with
from course.settings import Settings
from course.wiring import Wired
from tests import databases
from tests.claimed import Claimed
from tests.databases import Postgres
from tests.factories import Learner, make_cohort, make_learner
from tests.fakes import FixedClock, RecordingSender

zoneinfo.reset_tzpath(to=[])
MONDAY = datetime(2027, 1, 4, 10, 0, tzinfo=UTC)
BASE_URL = "https://kith.test"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return databases.make_sqlite(tmp_path_factory.mktemp("template") / "kith.db")


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every test makes an application of its own; a template is compiled for the first of them only."""
    folder = tmp_path_factory.mktemp("templates")
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": FileSystemBytecodeCache(str(folder))}


@pytest.fixture(scope="session", autouse=True)
def compiled_statements() -> None:
    databases.share_compiled()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server. Where none is installed its tests are skipped, but never under CI."""
    if not databases.has_postgres():
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed, and under CI nothing may be skipped.")
        pytest.skip("PostgreSQL is not installed.")
    with databases.postgres_server() as server:
        yield server


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Which database the test runs on; `@on_both` of tests/factories.py asks for one after the other."""
    return getattr(request, "param", os.environ.get("KITH_TEST_DATABASE", "sqlite"))


@pytest.fixture
def database_url(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    if engine == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        return server.fresh()
    template: Path = request.getfixturevalue("sqlite_template")
    return f"sqlite:///{shutil.copy(template, tmp_path / 'kith.db')}"


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        mode="live",
        database_url=database_url,
        base_url=BASE_URL,
        secret_key="a secret that only the tests know, long enough",
        data_keys=(b"\x01" * 32,),
        sender_name="Riverside",
        data_dir=tmp_path,
        twilio_account_sid="AC" + "0" * 32,
        twilio_auth_token="twilio-token",
        twilio_from="+15005550006",
        sms_segments_per_second=1000,
        email_per_second=1000,
    )


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY)


@pytest.fixture
def sms(clock: FixedClock) -> RecordingSender:
    return RecordingSender("sms", clock=clock)


@pytest.fixture
def email(clock: FixedClock) -> RecordingSender:
    return RecordingSender("email", clock=clock)


@pytest.fixture
def wired(
    settings: Settings, clock: FixedClock, sms: RecordingSender, email: RecordingSender
) -> Iterator[Wired]:
    parts = wiring.build(settings, clock=clock, senders={"sms": sms, "email": email})
    yield parts
    parts.db.dispose()


@pytest.fixture
def learner(wired: Wired) -> Learner:
    """Somebody who joins today, in a cohort of their own."""
    return make_learner(wired, make_cohort(wired))


@pytest.fixture
def claimed(wired: Wired, learner: Learner) -> Iterator[Claimed]:
    """The messages of one claim, all of them to that learner."""
    with wired.db.writing() as session:
        yield Claimed(wired, session, learner)


@pytest.fixture(scope="session")
def put_together() -> dict[str, Flask]:
    """The applications of this run, by their secret key."""
    return {}


@pytest.fixture
def app(wired: Wired, put_together: dict[str, Flask]) -> Flask:
    """The application; what it would do beside a request it does at once.

    Its some 230 addresses take longer to compile than most tests take, so it is put together once and given the
    parts of each test. A test that changes the application itself makes its own with `create_app`.
    """
    key = wired.settings.secret_key
    if key not in put_together:
        put_together[key] = create_app(wired, soon=lambda task: task())
    work_with(put_together[key], wired)
    return put_together[key]


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without JavaScript, on the public address."""
    return browser(app)


class Browser(FlaskClient):
    """A browser that is on the public address, so that its cookies are those of that address."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("base_url", BASE_URL)
        return super().open(*args, **kwargs)


def browser(app: Flask) -> FlaskClient:
    """One more browser, with cookies of its own."""
    made = Browser(app, app.response_class, use_cookies=True)
    made.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return made


@pytest.fixture
def count_queries() -> Callable[[Wired], AbstractContextManager[list[str]]]:
    """`with count_queries(wired) as queries:` lists the statements that were run."""

    return lambda parts: databases.counted(parts.db)
