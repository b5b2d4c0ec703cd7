"""What the pages of staff cost at 10,000 learners and some 360,000 messages: processor time and queries of each.

`desk`, or `desk SIZE` for another size; `desk --postgres` on the other engine. Every page of the route map is asked
for (`desk_pages`). Of each the first request is told, which fills what is kept in process (the templates are read
before, as they are once in the life of a server), and of the five that follow the median and the slowest. What takes
more than a fifth of a second is marked.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from werkzeug.test import TestResponse

from course.app import create_app, settle
from course.wiring import Wired
from tests import databases, desk
from tests.bench import desk_pages, desk_rows, installation

ROUNDS, SIZE = 5, 10_000
SLOW_MS = 200


def run() -> None:
    given = [one for one in sys.argv[2:] if one.isdigit()]
    size = int(given[0]) if given else SIZE
    with _fresh(is_postgres="--postgres" in sys.argv) as wired:
        cohorts = desk_rows.fill(wired, size)
        print(f"{wired.db.url.get_backend_name()}, {size:,} learners", flush=True)
        measure(wired, cohorts, min(desk_pages.SOMEBODY, size))


def measure(wired: Wired, cohorts: list[int], learner: int) -> None:
    """A line for each page, and one for what an announcement to everybody would do."""
    app = create_app(wired, soon=lambda task: None)
    client = desk.at_desk(app, wired)
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    settle()
    numbers = {
        "cohort_id": cohorts[0],
        "enrolment_id": learner,
        "other_id": cohorts[(learner + 1) % len(cohorts)],
        "announcement_id": desk_pages.announce(wired, client, cohorts[0]),
    }
    for path in desk_pages.addresses(app, **numbers):
        _tell(wired, path, lambda path=path: client.get(path))  # type: ignore[misc]
    path, form = f"/admin/cohorts/{cohorts[0]}/announcements/new", desk_pages.writing(wired, cohorts)
    _tell(wired, f"{path}, looked at", lambda: client.post(path, data=form))


def _tell(wired: Wired, what: str, ask: Callable[[], TestResponse]) -> None:
    with databases.counted(wired.db) as queries:
        first, answer = _took(ask)
    assert answer.status_code in (200, 302, 303), (what, answer.status_code, answer.text[:300])
    took = [_took(ask)[0] for _ in range(ROUNDS)]
    print(
        f"{what:66} first {first:5.0f} ms, then {statistics.median(took):5.0f} (most {max(took):5.0f}), "
        f"{len(queries):3} queries, {len(answer.data) // 1024:4} kB"
        f"{'  SLOW' if max(first, statistics.median(took)) > SLOW_MS else ''}",
        flush=True,
    )


def _took(ask: Callable[[], TestResponse]) -> tuple[float, TestResponse]:
    """Milliseconds of processor time: others who use the machine do not count. PostgreSQL's own are not in it."""
    began = time.process_time()
    answer = ask()
    return (time.process_time() - began) * 1000, answer


@contextmanager
def _fresh(*, is_postgres: bool) -> Iterator[Wired]:
    with tempfile.TemporaryDirectory() as folder:
        if is_postgres:
            with databases.postgres_server() as server:
                yield installation.on(server.fresh(), folder)
        else:
            yield installation.on(f"sqlite:///{databases.make_sqlite(Path(folder) / 'kith.db')}", folder)
