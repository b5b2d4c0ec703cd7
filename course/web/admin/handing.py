"""Hand a learner what is kept about them, where they ask staff for it: a file without their words, said first."""

from flask import Blueprint, Response, render_template

from course import handing_on
from course.lessons import FALLBACK_LOCALE
from course.translations import ENGLISH
from course.web import access, context
from course.web.admin import acts, enrolment
from course.web.admin.enrolment import Learner, learner_of

blueprint = Blueprint("admin_handing", __name__, url_prefix="/admin/enrolments/<int:enrolment_id>/copy")


@blueprint.get("")
@access.staff_only(*access.RUNS_COHORTS)
def consider(enrolment_id: int) -> str:
    return _page(learner_of(enrolment_id))


@blueprint.post("")
@access.recently_proven
@access.staff_only(*access.RUNS_COHORTS)
def take(enrolment_id: int) -> Response | tuple[str, int]:
    """All cohorts of the person are in it, so whoever makes it must have all of these cohorts."""
    learner, session, now = learner_of(enrolment_id), context.session(), context.now()
    if enrolment.is_elsewhere(learner):
        return _page(learner), 409
    parts = context.wired()
    words = parts.words.get(learner.person.locale, ENGLISH)
    locale = learner.person.locale if words is not ENGLISH else FALLBACK_LOCALE
    data = handing_on.collect(session, parts.course, learner.person, words=words, now=now)
    packed = handing_on.archive(data, locale=locale, words=words, now=now)
    acts.record(handing_on.ACT, learner.subject, cohort_id=learner.cohort.id)
    # Notes that they shared are read in the file as well as on the page.
    for number, notes in handing_on.shared_notes(data).items():
        acts.record("read-shared-notes", f"enrolment:{number}", cohort_id=learner.cohort.id, notes=notes)
    session.commit()
    answer = Response(packed, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="learner-{enrolment_id}.zip"'
    return answer


def _page(learner: Learner) -> str:
    return render_template(
        "admin/handing.html", learner=learner, is_elsewhere=enrolment.is_elsewhere(learner)
    )
