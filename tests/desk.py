"""Staff for tests: accounts that are set up, and browsers in which they are signed in."""

import re
from contextlib import AbstractContextManager
from datetime import datetime

import pyotp
from flask import Flask
from flask.sessions import SessionMixin
from flask.testing import FlaskClient
from sqlalchemy import select

from course import db, delivery, planning, sessions, staff
from course.models import AuditEntry, Role, Staff
from course.sessions import Subject
from course.wiring import Wired
from tests.conftest import BASE_URL, browser

PASSWORD = "four ordinary words"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make_staff(
    wired: Wired, *, email: str = "eve@kith.test", role: Role = Role.OWNER, name: str = "Eve"
) -> int:
    """An account whose owner has not been to their one-time address yet."""
    with wired.db.writing() as session:
        member, _ = staff.create(session, email, role, name=name, now=wired.clock())
        session.commit()
        return member.id


def set_up(
    wired: Wired, *, email: str = "eve@kith.test", role: Role = Role.OWNER, name: str = "Eve"
) -> list[str]:
    """An account with its password and its second factor; the recovery codes."""
    now = wired.clock()
    with wired.db.writing() as session:
        member, _ = staff.create(session, email, role, now=now)
        codes = staff.finish_setup(
            session, member, name=name, password=PASSWORD, totp_secret=SECRET, digits=digits(now), now=now
        )
        session.commit()
    return codes


def digits(now: datetime, secret: str = SECRET) -> str:
    """What the authenticator app shows at a moment."""
    return pyotp.TOTP(secret).at(now)


def invited(wired: Wired, *, email: str = "tomasz@kith.test", role: Role = Role.COORDINATOR) -> str:
    """The path of the one-time address of a new account."""
    with wired.db.writing() as session:
        _, token = staff.create(session, email, role, now=wired.clock())
        session.commit()
    return f"/admin/setup/{token}"


def at_desk(app: Flask, wired: Wired, role: Role = Role.OWNER) -> FlaskClient:
    """A browser in which somebody with this role is signed in."""
    return signed_in(app, wired, make_staff(wired, email=f"{role}@kith.test", role=role))


def signed_in(app: Flask, wired: Wired, staff_id: int) -> FlaskClient:
    """A browser in which this account has just been proven and signed in."""
    with wired.db.writing() as session:
        member = session.get_one(Staff, staff_id)
        sealed = db.sealer(session).seal("staff", member.uid, "totp", SECRET)
        member.totp_sealed = member.totp_sealed or sealed
        token, _ = sessions.open_for(session, Subject(staff_id=staff_id), full=False, now=wired.clock())
        session.commit()
    made = browser(app)
    with cookie_of(made) as cookie:
        cookie["_user_id"] = token
        cookie.permanent = True
    return made


def cookie_of(made: FlaskClient, path: str = "/admin") -> AbstractContextManager[SessionMixin]:
    """The signed cookie of the desk (or of the learners' pages) in this browser, to read or to change."""
    return made.session_transaction(path, base_url=BASE_URL)


def run_jobs(wired: Wired) -> None:
    """Plan and deliver whatever is due at this moment."""
    planning.plan_due(wired, now=wired.clock())
    while delivery.deliver_due(wired, clock=wired.clock):
        pass


def acts(wired: Wired) -> list[tuple[str, str]]:
    """What stands in the record: each act with its subject, the oldest first."""
    with wired.db.reading() as session:
        lines = session.execute(select(AuditEntry.act, AuditEntry.subject).order_by(AuditEntry.id))
        return [(act, subject) for act, subject in lines]


def words(page: str) -> str:
    """The text of a page as somebody reads it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))
