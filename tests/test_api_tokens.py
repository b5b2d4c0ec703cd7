"""Keys of programs row by row: how long they are good, what each role's may read, and what a reading's key is."""

from datetime import datetime, timedelta

import pytest

from course import api_tokens, db
from course.api_tokens import Holder
from course.db import Session
from course.models import ApiToken, Cohort, Role, Staff
from course.wiring import Wired
from tests import desk
from tests.factories import make_cohort, on_both

SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def cohort(wired: Wired) -> Cohort:
    return make_cohort(wired)


def maker(wired: Wired, role: Role = Role.OWNER, email: str = "eve@kith.test") -> int:
    return desk.make_staff(wired, email=email, role=role)


def made(
    session: Session, wired: Wired, cohort: Cohort, staff_id: int, *, is_named: bool = True, days: int = 30
) -> tuple[ApiToken, str]:
    who = session.get_one(Staff, staff_id)
    return api_tokens.make(
        session, name="A report", cohort_id=cohort.id, maker=who, is_named=is_named, days=days, now=wired.clock()
    )  # fmt: skip


@on_both
def test_a_token_is_good_for_its_days_and_found_by_itself_alone(wired: Wired, cohort: Cohort) -> None:
    now, eve = wired.clock(), maker(wired)
    with wired.db.writing() as session:
        row, token = made(session, wired, cohort, eve)
        other, _ = made(session, wired, cohort, eve, days=365)
        assert (token[:5], len(token)) == ("kith_", 5 + 43), "Thirty-two random bytes."
        # What is kept must be found again by the next release too.
        assert row.digest == db.sealer(session).digest("api-token", token)
        assert (row.name, row.cohort_id, row.staff_id, row.created_at) == ("A report", cohort.id, eve, now)
        assert (row.expires_at, other.expires_at) == (now + 30 * DAY, now + 365 * DAY)

        def found(given: str, at: datetime = now) -> ApiToken | None:
            holder = api_tokens.find(session, given, now=at)
            return holder.token if holder else None

        assert found(token) is row
        assert (found(token[5:]), found(token + "x"), found("")) == (None, None, None)
        assert (found(token, now + 30 * DAY - SECOND), found(token, now + 30 * DAY)) == (row, None)


@pytest.mark.parametrize(
    ("role", "names", "arms"),
    [(Role.OWNER, True, True), (Role.COORDINATOR, True, False), (Role.ANALYST, False, True),
     (Role.REVIEWER, None, None)],
)  # fmt: skip
def test_a_token_reads_what_the_role_of_its_maker_reads_at_this_moment(
    wired: Wired, cohort: Cohort, role: Role, names: bool | None, arms: bool | None
) -> None:
    eve, may = maker(wired), maker(wired, role, "may@kith.test")
    with wired.db.writing() as session:
        row, token = made(session, wired, cohort, may)
        assert row.is_named is bool(names), "It is not even made with more."
        _, owners = made(session, wired, cohort, eve)
        _, nameless = made(session, wired, cohort, eve, is_named=False)
        session.get_one(Staff, eve).role = role
        session.flush()

        def may_read(given: str) -> tuple[bool, bool] | tuple[None, None]:
            holder = api_tokens.find(session, given, now=wired.clock())
            return (holder.is_named, holder.knows_arms) if holder else (None, None)

        assert may_read(token) == (names, arms)
        assert may_read(owners) == (names, arms)
        assert may_read(nameless) == (names and False, arms)


@on_both
def test_it_ends_for_good_when_it_is_ended_and_while_its_maker_has_no_account(
    wired: Wired, cohort: Cohort
) -> None:
    now, eve = wired.clock(), maker(wired)
    with wired.db.writing() as session:
        row, token = made(session, wired, cohort, eve)
        _, other = made(session, wired, cohort, eve)
        assert api_tokens.revoke(session, row.id, now=now) is row
        api_tokens.revoke(session, row.id, now=now + SECOND)
        assert row.revoked_at == now, "When it ended stays what it was."
        assert api_tokens.revoke(session, 99, now=now) is None
        assert api_tokens.find(session, token, now=now) is None
        assert api_tokens.find(session, other, now=now) is not None
        session.get_one(Staff, eve).disabled_at = now
        session.flush()
        assert api_tokens.find(session, other, now=now) is None


@on_both
def test_after_a_restore_every_token_ends_and_an_end_stays_what_it_was(wired: Wired, cohort: Cohort) -> None:
    now, eve = wired.clock(), maker(wired)
    with wired.db.writing() as session:
        rows = [made(session, wired, cohort, eve)[0] for _ in range(2)]
        api_tokens.revoke(session, rows[0].id, now=now)
        session.flush()
        api_tokens.end_every(session, now=now + SECOND)
        session.expire_all()
        assert [one.revoked_at for one in rows] == [now, now + SECOND]


@on_both
def test_the_tokens_of_a_cohort_come_with_their_makers_the_newest_first(wired: Wired, cohort: Cohort) -> None:
    eve, may = maker(wired), maker(wired, Role.ANALYST, "may@kith.test")
    other = make_cohort(wired, code="other")
    with wired.db.writing() as session:
        for where, who in ((cohort, eve), (other, eve), (cohort, may)):
            made(session, wired, where, who)
        found = [(row.id, who.id) for row, who in api_tokens.of_cohort(session, cohort.id)]
        assert found == [(3, may), (1, eve)]


def opened(session: Session, token: str, now: datetime) -> tuple[str, datetime]:
    holder = api_tokens.find(session, token, now=now)
    assert isinstance(holder, Holder)
    return api_tokens.open_reading(session, holder, now=now)


def test_a_reading_lasts_a_quarter_of_an_hour_and_no_longer_than_its_token(
    wired: Wired, cohort: Cohort
) -> None:
    now, eve = wired.clock(), maker(wired)
    with wired.db.writing() as session:
        row, token = made(session, wired, cohort, eve)
        made(session, wired, cohort, eve)
        key, ends = opened(session, token, now)
        assert (ends, row.used_at) == (now + 15 * MINUTE, now)
        reads = [api_tokens.reading(session, key, now=now + n * MINUTE) for n in (0, 14)]
        assert [one and one.token for one in reads] == [row, row]
        assert api_tokens.reading(session, key, now=ends - SECOND) is not None
        assert api_tokens.reading(session, key, now=ends) is None
        late = row.expires_at - MINUTE
        assert opened(session, token, late)[1] == row.expires_at
        assert row.used_at == late
        api_tokens.revoke(session, row.id, now=now)
        session.flush()
        assert api_tokens.reading(session, key, now=now) is None, "What it has open ends with it."


def test_a_key_that_was_changed_or_made_up_opens_nothing(wired: Wired, cohort: Cohort) -> None:
    now, eve = wired.clock(), maker(wired)
    with wired.db.writing() as session:
        _, token = made(session, wired, cohort, eve)
        made(session, wired, cohort, eve)
        key, ends = opened(session, token, now)
        number, until, digest = key.split(".")
        assert (number, until) == ("1", str(int(ends.timestamp())))
        later = str(int(until) + 3600)
        for told in ("2." + until, "1." + later, "", ".", "1", until):
            assert api_tokens.reading(session, f"{told}.{digest}", now=now) is None
        for given in (
            "",
            ".",
            "..",
            digest,
            f"{number}.{until}.",
            f"{number}.{until}.{digest}x",
            "\u00e9.1.\u00e9",
        ):
            assert api_tokens.reading(session, given, now=now) is None
        # Rightly signed, as by a mistake of ours, and yet of no token: no page may break over it.
        for told in (f"x.{until}", "1.x", f".{until}", "1.", f"99.{until}", "1.1"):
            signed = f"{told}.{db.sealer(session).digest('api-reading', told)}"
            assert api_tokens.reading(session, signed, now=now) is None


def test_a_name_that_the_desk_takes_fits_into_the_database() -> None:
    assert ApiToken.__table__.c.name.type.length == api_tokens.LONGEST_NAME  # type: ignore[attr-defined]
