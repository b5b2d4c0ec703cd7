"""New zone tables, as two real sets of files: only what lies in a changed zone moves, to the right instant, once."""

import importlib.resources
import shutil
import zoneinfo
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from course import joining, planning, replanning
from course.db import Session
from course.models import AuditEntry, Cohort, Enrolment, Message, MessageStatus, Nudge
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


@pytest.mark.usefixtures("old_tables")
def test_of_five_thousand_that_wait_only_those_in_changed_zones_move(wired: Wired, clock: FixedClock) -> None:
    zones = (CHANGED, SAME, "Asia/Kolkata", "Pacific/Auckland", "America/Havana")
    for number, zone in enumerate(zones):
        profile = make_profile(zone=zone, contact=f"+44770090010{number}")
        make_learner(wired, make_cohort(wired, code=f"cohort-{number}"), profile=profile)
    for hours_on in (0, 6, 12, 18):
        planning.plan_due(wired, now=clock() + timedelta(hours=hours_on))
    with wired.db.writing() as session:
        # The welcomes have left; of each learner a thousand lessons wait, each on a day of its own.
        for message in session.scalars(select(Message).order_by(Message.id)):
            nudge = session.get_one(Nudge, message.nudge_id)
            message.status = MessageStatus.SENT
            _wait(session, nudge, message, [date(2027, 1, 6) + timedelta(days=n) for n in range(1000)])
        session.commit()
    replanning.when_zones_changed(wired, "old", now=clock())
    before = due_at(wired)
    use(None)
    assert replanning.when_zones_changed(wired, "new", now=clock()) == 1000
    after = due_at(wired)
    assert len(after) == 5 * 1000
    assert {zone for (zone, on), at in after.items() if before[zone, on] != at} == {CHANGED}
    assert all(at == local_time.instant(on, time(16, 30), zone) for (zone, on), at in after.items())
    with wired.db.reading() as session:
        line = session.scalars(select(AuditEntry).where(AuditEntry.act == "new-zone-tables")).one()
    assert (line.details["waiting"], line.details["moved"]) == (5000, 1000)


def _wait(session: Session, nudge: Nudge, message: Message, days: list[date]) -> None:
    """A lesson that waits on each of these days, at 16:30 as the tables of now have it."""
    same = {one.name: getattr(nudge, one.name) for one in Nudge.__table__.columns if one.name != "id"}
    at = [local_time.instant(on, time(16, 30), nudge.zone) for on in days]
    rows = [
        {
            **same,
            "reason_key": f"lesson:{on}",
            "kind": "lesson",
            "for_on": on,
            "wall_time": "16:30",
            "due_at": due,
        }
        for on, due in zip(days, at, strict=True)
    ]
    made = session.scalars(insert(Nudge).returning(Nudge.id, sort_by_parameter_order=True), rows).all()
    like = {one.name: getattr(message, one.name) for one in Message.__table__.columns if one.name != "id"}
    like |= {"status": MessageStatus.PLANNED, "kind": "lesson", "cohort_id": message.cohort_id}
    waiting = [
        {**like, "ref": f"wait-{nudge_id}", "nudge_id": nudge_id, "send_after": due, "expires_at": due}
        for nudge_id, due in zip(made, at, strict=True)
    ]
    session.execute(insert(Message), waiting)


def due_at(wired: Wired) -> dict[tuple[str, date], datetime]:
    """When each lesson that waits is due, by the zone and the day."""
    with wired.db.reading() as session:
        query = select(Nudge.zone, Nudge.for_on, Nudge.due_at).where(Nudge.kind == "lesson")
        return {(zone, on): at for zone, on, at in session.execute(query)}
