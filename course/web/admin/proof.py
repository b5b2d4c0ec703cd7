"""Who are you, once more: the question before a dangerous act whose last proof is more than ten minutes old.

1. A view that `access.recently_proven` marks is not run. A GET is sent to the page here, which comes back to it.
2. A POST is answered with the same page, at its own address: its fields ride along hidden, and a file is asked for
   again. The proof is sent to that address together with them.
3. There the proof is looked at first. If it is right it is kept at once, and the view runs as it would have.
"""

from collections.abc import Iterable

from flask import Blueprint, Flask, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from course import sessions, staff
from course.staff import Factor, SignInRefused
from course.web import access, context, protection
from course.web.admin import acts, tries
from course.web.admin.forms import Errors

blueprint = Blueprint("admin_proof", __name__, url_prefix="/admin")
Answer = Response | tuple[str, int]
# The names of our own fields, so far from any other form's that none is mistaken for them.
PASSWORD, CODE, RECOVERY, DEMONSTRATION = (
    f"proof_{name}" for name in ("password", "code", "recovery", "demonstration")
)
OURS = (PASSWORD, CODE, RECOVERY, DEMONSTRATION, protection.TOKEN)
REFUSED = "That did not work. Check your password and the code, then try again."


def init_app(app: Flask) -> None:
    """The question before every view that wants it. After access.init_app, which knows who is there."""
    app.before_request(_ask)


@blueprint.get("/proof")
@access.staff_only(*access.ANY_STAFF)
def show() -> str:
    return _page({}, url_for("admin_proof.prove", next=_next()))


@blueprint.post("/proof")
@access.staff_only(*access.ANY_STAFF)
def prove() -> Answer | Response:
    errors, status = _tried()
    if errors:
        return _page(errors, url_for("admin_proof.prove", next=_next())), status
    return redirect(_next(), 303)


def _ask() -> Answer | None:
    mark = access.mark_of(request.endpoint) if request.endpoint is not None else None
    # Who is there is asked last: it opens this request's session, which a form on the test phone must not have.
    if mark is None or not mark.is_proven_anew or (row := access.visitor()) is None:
        return None
    if sessions.is_recently_proven(row, now=context.now()):
        return None
    if mark.is_dangerous is not None and not mark.is_dangerous():
        return None
    if request.method in context.SAFE_METHODS:
        return redirect(url_for("admin_proof.show", next=request.full_path.rstrip("?")), 303)
    errors, status = _tried() if any(name in request.form for name in OURS[:-1]) else ({}, 403)
    return (
        (_page(errors, request.full_path.rstrip("?"), kept=_kept(), files=_files()), status)
        if status
        else None
    )


def _tried() -> tuple[Errors, int]:
    """Look at the proof in the form and keep it: what was wrong and the status to say it with, or nothing and 0."""
    member = access.member()
    if not tries.may_try(member.email):
        context.session().commit()
        return {PASSWORD: tries.TOO_MANY}, 429
    if not _is_right():
        context.session().commit()
        return {PASSWORD: REFUSED}, 422
    tries.give_back(member.email)
    row = access.visitor() or abort(403)
    row.proven_at = context.now()
    acts.record("proved-again", f"staff:{member.id}")
    context.session().commit()
    return {}, 0


def _is_right() -> bool:
    form = request.form
    if context.wired().settings.is_demo and DEMONSTRATION in form:
        return True
    factor = Factor(digits=form.get(CODE, ""), recovery=form.get(RECOVERY, ""))
    try:
        staff.prove_again(
            context.session(), access.member(), form.get(PASSWORD, ""), factor, now=context.now()
        )
    except SignInRefused:
        return False
    return True


def _page(
    errors: Errors, action: str, kept: Iterable[tuple[str, str]] = (), files: Iterable[str] = ()
) -> str:
    return render_template(
        "admin/proof.html", errors=errors, action=action, kept=list(kept), files=list(files),
        recovery=request.form.get(RECOVERY, ""), minutes=int(sessions.PROOF_LIVES.total_seconds()) // 60,
    )  # fmt: skip


def _kept() -> list[tuple[str, str]]:
    """The fields of what was asked, in their order, as often as each was sent."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in OURS]


def _files() -> list[str]:
    """The names under which files were sent, or are to be sent again."""
    return sorted(request.files)


def _next() -> str:
    """Where to go on to: a page of the desk."""
    target = access.safe_next(request.args.get("next"), url_for("admin_sign_in.desk"))
    return target if target.startswith("/admin/") else url_for("admin_sign_in.desk")
