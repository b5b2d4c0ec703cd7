"""The forms about accounts: whom to invite, what they may do and see, and a new password."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from course import staff
from course.models import Role
from course.rules import contacts
from course.web.admin import forms
from course.web.admin.forms import Errors

ROLES: Mapping[Role, tuple[str, str]] = {
    Role.OWNER: ("Owner", "Everything, in every cohort, and who else works here."),
    Role.COORDINATOR: ("Coordinator", "Runs cohorts: people, messages, support tasks."),
    Role.REVIEWER: ("Reviewer", "Sees to support tasks, and to nothing else."),
    Role.ANALYST: ("Analyst", "Numbers and pictures, never a name or a contact."),
}
ALL, SOME = "all", "some"
SCOPES = [
    {"id": ALL, "label": "All cohorts", "hint": "Those to come too."},
    {"id": SOME, "label": "Only these", "hint": "And those they make themselves."},
]


@dataclass(frozen=True)
class Reach:
    """What somebody may do, and in which cohorts; None for all of them."""

    role: Role
    cohorts: tuple[int, ...] | None


@dataclass(frozen=True)
class Invitation:
    """Whom an owner wants to let in."""

    email: str
    name: str
    reach: Reach


def role_options() -> list[dict[str, str]]:
    return [{"id": role.value, "label": label, "hint": hint} for role, (label, hint) in ROLES.items()]


def invitation(sent: MultiDict[str, str], known: Iterable[int]) -> tuple[Invitation | None, Errors]:
    """An address, perhaps a name, and what they may do."""
    reach, errors = parse_reach(sent, known)
    email = contacts.parse_email(sent.get("email", ""))
    if email is None:
        errors = {
            "email": "Please write the email address they sign in with, such as maria@example.org.",
            **errors,
        }
    name = forms.line(sent, "name")[: forms.LONGEST_COHORT_NAME]
    return (Invitation(email, name, reach) if email and reach else None), errors


def parse_reach(sent: MultiDict[str, str], known: Iterable[int]) -> tuple[Reach | None, Errors]:
    """A role, and all cohorts or some that exist. An owner's cohorts are not asked."""
    errors: Errors = {}
    role = sent.get("role", "")
    if role not in {*Role}:
        errors["role"] = "Please choose what they may do."
    wanted = {int(one) for one in sent.getlist("cohorts") if one.isascii() and one.isdigit()} & set(known)
    if role != Role.OWNER and sent.get("scope") not in (ALL, SOME):
        errors["scope"] = "Please choose which cohorts this holds for."
    elif role != Role.OWNER and sent.get("scope") == SOME and not wanted:
        errors["cohorts"] = "Please tick at least one cohort, or choose all of them."
    if errors:
        return None, errors
    is_all = role == Role.OWNER or sent.get("scope") == ALL
    return Reach(Role(role), None if is_all else tuple(sorted(wanted))), {}


def new_password(sent: forms.Sent) -> tuple[str, Errors]:
    """The new password, typed twice; empty where something is wrong with it."""
    errors: Errors = {}
    password = sent.get("new", "")
    if len(password) < staff.PASSWORD_LENGTH:
        errors["new"] = f"Please choose a password of {staff.PASSWORD_LENGTH} characters or more."
    elif password != sent.get("again", ""):
        errors["again"] = "The two passwords differ. Please type the same one here."
    return ("" if errors else password), errors
