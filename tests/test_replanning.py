"""New zone tables, as two real sets of files: only what lies in a changed zone moves, to the right instant, once."""

import importlib.resources
import shutil
import zoneinfo
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from course import joining, planning, replanning
from course.models import AuditEntry, Cohort, Enrolment, Message, Nudge
from course.rules import hours, local_time, moves
from course.rules.moves import Moved
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

CHANGED, SAME = "America/Edmonton", "Europe/London"
ON = date(2027, 1, 6)


@pytest.fixture
def old_tables(tmp_path: Path) -> Iterator[None]:
    """Tables in which Edmonton keeps the time of Honolulu; afterwards those of the package again."""
    folder = tmp_path / "zones" / "America"
    folder.mkdir(parents=True)
    package = importlib.resources.files("tzdata") / "zoneinfo" / "Pacific" / "Honolulu"
    with importlib.resources.as_file(package) as path:
        shutil.copy(path, folder / "Edmonton")
    use(tmp_path / "zones")
    yield
    use(None)


def use(folder: Path | None) -> None:
    zoneinfo.reset_tzpath(to=[str(folder)] if folder else [])
    zoneinfo.ZoneInfo.clear_cache()
    hours.forget()


def waiting(wired: Wired, kind: str) -> dict[str, Message]:
    """The messages of a kind, by the country whose words they are in."""
    with wired.db.reading() as session:
        return {one.country: one for one in session.scalars(select(Message).where(Message.kind == kind))}


@on_both
@pytest.mark.usefixtures("old_tables")
def test_new_zone_tables_move_what_waits_in_changed_zones_and_say_so(wired: Wired, clock: FixedClock) -> None:
    cohort = make_cohort(wired)
    for zone, country, number in ((CHANGED, "CA", "+16135550123"), (SAME, "GB", "+447700900123")):
        make_learner(wired, cohort, profile=make_profile(zone=zone, country=country, contact=number))
    for waited in (timedelta(0), timedelta(hours=12)):
        planning.plan_due(wired, now=clock() + waited)
    clock.advance(timedelta(days=3))
    for zone in (SAME, CHANGED):
        planning.plan_due(wired, now=local_time.instant(ON, time(16, 30), zone))
    with wired.db.writing() as session:
        for country in ("CA", "GB"):
            zone = CHANGED if country == "CA" else SAME
            profile = make_profile(
                zone=zone, country=country, contact=f"{country}@example.org", channel="email"
            )
            joining.invite(session, session.get_one(Cohort, cohort.id), profile, source="staff", now=clock())
        session.commit()
    assert replanning.when_zones_changed(wired, "old", now=clock()) == 0, "The first tables change nothing."
    lessons, invitations = waiting(wired, "lesson"), waiting(wired, "invite")
    use(None)
    assert replanning.when_zones_changed(wired, "new", now=clock()) == 2
    assert replanning.when_zones_changed(wired, "new", now=clock()) == 0, "Once is enough."
    for kind, before in (("lesson", lessons), ("invite", invitations)):
        after = waiting(wired, kind)
        assert after["GB"].send_after == before["GB"].send_after
        assert after["CA"].send_after < before["CA"].send_after
        assert local_time.local(after["CA"].send_after, CHANGED).time() == time(16, 30)
        assert local_time.local(after["CA"].expires_at, CHANGED).time() == time(20)
    with wired.db.reading() as session:
        nudge = session.scalars(select(Nudge).where(Nudge.kind == "lesson", Nudge.zone == CHANGED)).one()
        line = session.scalars(select(AuditEntry).where(AuditEntry.act == "new-zone-tables")).one()
        assert set(session.scalars(select(Enrolment.look_again_at))) == {clock()}
    assert moves.read(nudge.moved_by)[-1] == Moved.ZONES
    assert (line.details["from"], line.details["to"], line.details["moved"]) == ("old", "new", 2)
