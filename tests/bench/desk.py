"""What the pages of staff cost at 10,000 learners and some 360,000 messages: processor time and queries of each.

`desk`, or `desk SIZE` for another size; `desk --postgres` on the other engine. The first request of a page fills what
is kept in process, and does not count; of the five that follow the median and the slowest are told.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask.testing import FlaskClient

from course.app import create_app
from course.web.admin import roster_form
from course.wiring import Wired
from tests import databases, desk
from tests.bench import desk_rows, installation

ROUNDS, SIZE = 5, 10_000
SOMEBODY = 4_321


def run() -> None:
    given = [one for one in sys.argv[2:] if one.isdigit()]
    size = int(given[0]) if given else SIZE
    with _fresh(is_postgres="--postgres" in sys.argv) as wired:
        cohorts = desk_rows.fill(wired, size)
        client = desk.at_desk(create_app(wired, soon=lambda task: None), wired)
        print(f"{wired.db.url.get_backend_name()}, {size:,} learners", flush=True)
        for path in _pages(cohorts[0], min(SOMEBODY, size)):
            _tell(wired, client, path)


def _pages(cohort: int, learner: int) -> Iterator[str]:
    yield from (
        "/admin/today",
        "/admin/today?need=silent",
        "/admin/today?page=20",
        "/admin/people",
        "/admin/people?after=5000",
    )
    yield from (f"/admin/people?state={state}" for state in roster_form.STATES)
    yield from ("/admin/people?q=garcia", "/admin/people?q=jose+4321", "/admin/people?q=%2B447700004321")
    yield from ("/admin/people?week=11", "/admin/people?area=loss", f"/admin/people?cohort={cohort}")
    yield from ("/admin/people/acts?act=extend&number=1&all=yes&state=silent", "/admin/cohorts")
    yield from (f"/admin/cohorts/{cohort}", f"/admin/enrolments/{learner}", "/admin/support")


def _tell(wired: Wired, client: FlaskClient, path: str) -> None:
    with databases.counted(wired.db) as queries:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
    took = [_took(client, path) for _ in range(ROUNDS)]
    print(
        f"{path:62}{statistics.median(took):7.0f} ms (most {max(took):.0f}), {len(queries):3} queries, "
        f"{len(answer.data) // 1024} kB",
        flush=True,
    )


def _took(client: FlaskClient, path: str) -> float:
    """Milliseconds of processor time: others who use the machine do not count. PostgreSQL's own are not in it."""
    began = time.process_time()
    client.get(path)
    return (time.process_time() - began) * 1000


@contextmanager
def _fresh(*, is_postgres: bool) -> Iterator[Wired]:
    with tempfile.TemporaryDirectory() as folder:
        if is_postgres:
            with databases.postgres_server() as server:
                yield installation.on(server.fresh(), folder)
        else:
            yield installation.on(f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}", folder)
