"""What an operator makes before the first learner comes: staff accounts and cohorts."""

import argparse
from datetime import date, datetime

from course import accounts, audit, cohorts, staff
from course.audit import Act
from course.cohorts import CodeTaken, NewCohort
from course.commands import opening
from course.commands.opening import Refusal
from course.models import Role
from course.rules import contacts, local_time, places
from course.staff import EmailTaken
from course.wiring import Wired


def create_staff(asked: argparse.Namespace) -> int:
    email = contacts.parse_email(asked.email)
    if email is None:
        raise Refusal(f"{asked.email} is not an e-mail address.")
    with opening.ready() as wired:
        token = _new_staff(wired, email, Role(asked.role), asked.name)
    opening.explain(f"An account for {email}. Within three days, open this address to finish it:")
    opening.tell(wired.links.staff_setup(token))
    return opening.DONE


def reset_second_key(asked: argparse.Namespace) -> int:
    """For the owner whom nobody else can help: whoever may run commands here may run everything anyway."""
    with opening.ready() as wired, wired.db.writing() as session:
        member, now = accounts.with_email(session, asked.email), wired.clock()
        if member is None:
            raise Refusal(f"There is no account for {asked.email}. `create-staff` makes one.")
        if member.disabled_at is not None:
            raise Refusal(
                f"The account for {asked.email} is disabled. An owner can let them in again, on the desk."
            )
        token = accounts.reset_second_key(session, member, now=now)
        audit.record(session, Act("reset-second-key", f"staff:{member.id}", actor="command"), now=now)
        session.commit()
    opening.explain(
        f"Password, second key and recovery codes of {member.email} are gone, and every browser is signed out.",
        "Within three days, open this address to set up new ones:",
    )
    opening.tell(wired.links.staff_setup(token))
    return opening.DONE


def create_cohort(asked: argparse.Namespace) -> int:
    with opening.ready() as wired:
        new = _new_cohort(wired, asked, wired.clock())
        _keep(wired, new)
    opening.explain(f"{new.name} starts on {new.starts_on.isoformat()}. People join at:")
    opening.tell(wired.links.join(new.code))
    return opening.DONE


def _new_staff(wired: Wired, email: str, role: Role, name: str) -> str:
    """The token of the address at which the account is finished."""
    now = wired.clock()
    with wired.db.writing() as session:
        try:
            member, token = staff.create(session, email, role, name=name, now=now)
        except EmailTaken:
            raise Refusal(f"There is an account for {email} already.") from None
        act = Act("created-staff", f"staff:{member.id}", actor="command", details={"role": role.value})
        audit.record(session, act, now=now)
        session.commit()
    return token


def _keep(wired: Wired, new: NewCohort) -> None:
    now = wired.clock()
    with wired.db.writing() as session:
        try:
            cohort = cohorts.create(session, new, now=now)
        except CodeTaken:
            raise Refusal(f"--code: another group has the code {new.code}. Please choose another.") from None
        act = Act("created-cohort", f"cohort:{cohort.id}", actor="command", cohort_id=cohort.id)
        audit.record(session, act, now=now)
        session.commit()


def _new_cohort(wired: Wired, asked: argparse.Namespace, now: datetime) -> NewCohort:
    """What was asked for, or a refusal that names every argument that makes no sense."""
    zone, country = local_time.canonical(asked.zone), asked.country.upper()
    code = asked.code.lower() if asked.code else cohorts.suggest_code(asked.name)
    starts_on = _day(asked.starts_on) if asked.starts_on else local_time.local_date(now, zone or "Etc/UTC")
    wrong = {
        "--name": "" if 0 < len(asked.name.strip()) <= 120 else "write a name of at most 120 letters.",
        "--code": ""
        if cohorts.is_code(code)
        else "use 4 to 40 small letters and digits, with hyphens between.",
        "--plan": ""
        if asked.plan in wired.course.plans
        else f"choose one of: {', '.join(wired.course.plans)}.",
        "--starts-on": "" if starts_on else "write year, month and day, such as 2027-01-04.",
        "--zone": "" if zone else "write a time zone, such as Europe/London.",
        "--country": "" if places.zones_of_country(country) else "write two letters, such as GB.",
    }
    problems = [f"{name}: {said}" for name, said in wrong.items() if said]
    if problems or starts_on is None or zone is None:
        raise Refusal(*problems)
    return NewCohort(asked.name.strip(), code, asked.plan, starts_on, zone, country)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
