"""The page behind the link that proves another number or address: one yes. It opens no course and names nobody."""

from flask import render_template

from course import audit, enrolments, new_contacts
from course.audit import Act
from course.models import LinkToken, NewContact
from course.new_contacts import ContactRefused
from course.web import context, language


def asked_by(link: LinkToken) -> NewContact | None:
    """What this link asks for, while it waits."""
    return new_contacts.asked_by(context.session(), link, now=context.now())


def page(row: NewContact, *, locale: str, action: str) -> str:
    """The question. Looking changes nothing."""
    language.speak(locale)
    return render_template("learner/new_contact.html", channel=row.channel, action=action)


def say_yes(row: NewContact, *, locale: str) -> str:
    """Take it, and say so; or say that it cannot be taken any more. The caller commits."""
    language.speak(locale)
    session, now, channel = context.session(), context.now(), row.channel
    enrolment = enrolments.find(session, row.enrolment_id)
    try:
        new_contacts.confirm(session, row, now=now)
    except ContactRefused:
        return render_template("learner/new_contact_done.html", channel=channel, is_theirs=False)
    if enrolment is not None:
        subject, cohort_id = f"enrolment:{enrolment.id}", enrolment.cohort_id
        audit.record(session, Act("changed-contact", subject, "learner", cohort_id=cohort_id), now=now)
    return render_template("learner/new_contact_done.html", channel=channel, is_theirs=True)
