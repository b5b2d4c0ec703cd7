"""Who may open which page. Every view carries exactly one mark, and a view without one is refused.

@public          anybody
@learner         a learner, from a message's link on (link tier): lessons and blank forms, nothing personal
@step_up         a learner who has just proven their contact with a code: names, contacts, what was written
@staff_only(*roles)   signed-in staff with one of these roles
@demo            anybody, in demonstration mode only; elsewhere the page does not exist
@program(holds)  a program: with a token from the desk it opens a reading, with the reading's key it looks

A dangerous act of staff carries one word more, above its mark: @recently_proven asks again who they are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from course import enrolments, sessions, staff, support_tasks
from course.models import BrowserSession, Role, Staff, Tier
from course.rules import browser_words
from course.sessions import Found, Subject
from course.web import area, bearer, context

View = TypeVar("View", bound=Callable[..., Any])
ANY_STAFF = tuple(Role)
RUNS_COHORTS = (Role.OWNER, Role.COORDINATOR)
SEES_PICTURES = (*RUNS_COHORTS, Role.ANALYST)


@dataclass(frozen=True)
class Mark:
    """The rule of one view."""

    kind: str
    roles: tuple[Role, ...] = ()
    is_proven_anew: bool = False
    # Whether this very request is dangerous; without it each is.
    is_dangerous: Callable[[], bool] | None = None


class SignedIn(UserMixin):
    """Whoever this browser belongs to. Flask-Login keeps the token; the row says what it is worth."""

    def __init__(self, token: str, found: Found, member: Staff | None = None) -> None:
        self.token, self.found, self.row, self.member = token, found, found.row, member

    def get_id(self) -> str:
        return self.token


def public(view: View) -> View:
    return _mark(view, Mark("public"))


def learner(view: View) -> View:
    return _mark(view, Mark("learner"))


def step_up(view: View) -> View:
    return _mark(view, Mark("step_up"))


def demo(view: View) -> View:
    return _mark(view, Mark("demo"))


def program(holds: Literal["token", "key"]) -> Callable[[View], View]:
    return lambda view: _mark(view, Mark(holds))


def staff_only(*roles: Role) -> Callable[[View], View]:
    return lambda view: _mark(view, Mark("staff", roles))


def recently_proven(view: View) -> View:
    """Ask for password and second key again where the last proof is older than ten minutes, then go on.

    Put it above the mark of a dangerous act: what takes data out of the house, gives somebody a key, or has no way
    back.

        @blueprint.post("/exports")
        @access.recently_proven
        @access.staff_only(Role.OWNER)
        def export() -> Response: ...

    Nothing else is needed: web/admin/proof.py answers in place of the view. What was asked is kept: a GET comes back
    to its address; a POST's fields ride along, hidden, and are sent with the proof to the same address, so the view
    then runs as if nothing had been between. A file has to be chosen again on that page. So a form whose fields must
    not stand in a page (a new password) asks for its own proof instead. In a test, `desk.at_desk` has just been
    proven; move the clock by eleven minutes to be asked.
    """
    mark: Mark | None = getattr(view, "access_mark", None)
    if mark is None or mark.kind != "staff":
        raise TypeError(f"{view.__name__}: @recently_proven stands above @staff_only.")
    view.access_mark = replace(mark, is_proven_anew=True)  # type: ignore[attr-defined]
    return view


def recently_proven_where(is_dangerous: Callable[[], bool]) -> Callable[[View], View]:
    """The same for a view of which only some requests are dangerous: those of which this says so.

    It is asked when they were let in and before the view runs, and looks at the request.
    """

    def mark(view: View) -> View:
        recently_proven(view)
        view.access_mark = replace(view.access_mark, is_dangerous=is_dangerous)  # type: ignore[attr-defined]
        return view

    return mark


def init_app(app: Flask) -> None:
    """Sign-in by server-side session, and the guard before every view."""
    manager = LoginManager()
    # A phone changes its address as it goes along. Only switched off, this would be worked out all the same.
    manager._session_protection_failed = lambda: False  # type: ignore[method-assign]
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)
    app.session_interface = area.Cookies()
    app.before_request(_guard)


def visitor() -> BrowserSession | None:
    """This browser's session row, or None for a stranger."""
    row: BrowserSession | None = getattr(current_user, "row", None)
    return row


def member() -> Staff:
    """The signed-in member of staff. Only behind @staff_only."""
    found = getattr(current_user, "member", None)
    if not isinstance(found, Staff):
        abort(403)
    return found


def reach() -> frozenset[int] | None:
    """The cohorts that whoever is signed in may see; None for all of them."""
    if "reach" not in g:
        g.reach = staff.reach(context.session(), member())
    found: frozenset[int] | None = g.reach
    return found


def in_reach(cohort_id: int | None) -> bool:
    """Whether this cohort is one of those."""
    limits = reach()
    return limits is None or cohort_id in limits


def row() -> BrowserSession:
    """The learner's session row. Only behind @learner or @step_up."""
    found = visitor()
    if found is None:
        abort(403)
    return found


def is_full() -> bool:
    """Whether names, contacts and what was written may be shown."""
    found = visitor()
    return found is not None and found.tier(context.now()) == Tier.FULL


def sign_in(subject: Subject, *, full: bool) -> BrowserSession:
    """Open a fresh session for this browser, ending the one it had. The caller commits."""
    sign_out()
    browser = browser_words.of(request.user_agent.string)
    token, new = sessions.open_for(context.session(), subject, full=full, now=context.now(), browser=browser)
    session.permanent = subject.staff_id is not None
    login_user(SignedIn(token, Found(new)))
    return new


def sign_out() -> None:
    """End this browser's session. The caller commits."""
    if visitor() is not None:
        sessions.end(context.session(), _token(), now=context.now())
        logout_user()
    session.clear()


def _token() -> str:
    return str(getattr(current_user, "token", ""))


def safe_next(target: str | None, fallback: str) -> str:
    """A path on this site to go on to; anything else becomes the fallback."""
    parts = urlsplit(target or "")
    is_ours = (
        target
        and target.startswith("/")
        and not target.startswith("//")
        and not parts.scheme
        and not parts.netloc
    )
    return target if is_ours and target and "\\" not in target and target.isprintable() else fallback


def mark_of(endpoint: str) -> Mark | None:
    """The rule of one view of the running application."""
    found: Mark | None = getattr(current_app.view_functions[endpoint], "access_mark", None)
    return found


def marks(app: Flask) -> dict[str, Mark | None]:
    """The mark of every endpoint, for the test that wants exactly one each."""
    return {name: getattr(view, "access_mark", None) for name, view in app.view_functions.items()}


def _mark(view: View, mark: Mark) -> View:
    if hasattr(view, "access_mark"):
        raise TypeError(f"{view.__name__} has two access marks.")
    view.access_mark = mark  # type: ignore[attr-defined]
    return view


def _load(token: str) -> SignedIn | None:
    looks = request.method in context.SAFE_METHODS and not area.is_desk()
    theirs = sessions.find(context.session(), token, now=context.now(), with_owner=looks)
    if theirs is None or (theirs.row.staff_id is not None) != area.is_desk():
        return None
    found = theirs.row
    account = staff.find(context.session(), found.staff_id) if found.staff_id else None
    if found.staff_id and (account is None or not _has_second_key(account)):
        return None
    return SignedIn(token, theirs, account)


def _has_second_key(account: Staff) -> bool:
    """In live mode nobody is at the desk without one, however they came in."""
    return account.totp_sealed is not None or context.wired().settings.is_demo


def _guard() -> Response | None:
    if request.endpoint is None:
        return None
    mark = mark_of(request.endpoint)
    if mark is None:
        abort(403)
    check = _CHECKS.get(mark.kind)
    return check() if check else _want_staff(mark.roles)


def _want_demo() -> None:
    if not context.wired().settings.is_demo:
        abort(404)


def _want_learner() -> Response | None:
    found = visitor()
    if found is not None and found.enrolment_id is not None:
        g.enrolment_id = found.enrolment_id
        return None
    return redirect(url_for("sign_in.show"), 303)


def _want_step_up() -> Response | None:
    elsewhere = _want_learner()
    if elsewhere is not None or is_full():
        return elsewhere
    back = request.full_path.rstrip("?") if request.method in context.SAFE_METHODS else "/today"
    return redirect(url_for("code.offer", next=back), 303)


def _want_staff(roles: tuple[Role, ...]) -> Response | None:
    if getattr(current_user, "member", None) is None:
        return redirect(url_for("admin_sign_in.show"), 303)
    if member().role not in roles:
        abort(403)
    if not in_reach_all(request.view_args or {}):
        abort(404)
    return None


def in_reach_all(named: Mapping[str, Any]) -> bool:
    """Whether whatever the address names lies in a cohort they may see. What does not exist is for the view to say."""
    return all(in_reach(cohort_id) for cohort_id in _cohorts_named(named) if cohort_id is not None)


def _cohorts_named(named: Mapping[str, Any]) -> Iterator[int | None]:
    if "cohort_id" in named:
        yield named["cohort_id"]
    if "enrolment_id" in named:
        found = enrolments.find(context.session(), named["enrolment_id"])
        yield found.cohort_id if found is not None else None
    if "task_id" in named:
        task = support_tasks.find(context.session(), named["task_id"])
        yield task.cohort_id if task is not None else None


_CHECKS = {
    "public": lambda: None, "learner": _want_learner, "step_up": _want_step_up, "demo": _want_demo,
    "token": bearer.want_token, "key": bearer.want_reading,
}  # fmt: skip
