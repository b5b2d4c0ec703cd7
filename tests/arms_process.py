"""A process of its own in which people join a cohort, one after the other, each in a transaction of its own."""

from datetime import timedelta

from course import arms, enrolments, people
from course.db import Database
from course.models import Cohort
from tests.conftest import MONDAY
from tests.databases import SEALER
from tests.factories import make_profile


def enrol(url: str, cohort_id: int, first: int, count: int) -> None:
    """So many people, whose numbers begin at `first`."""
    database = Database(url, SEALER)
    for number in range(first, first + count):
        with database.writing() as session:
            now = MONDAY + timedelta(seconds=number)
            cohort = session.get_one(Cohort, cohort_id)
            person = people.create(session, make_profile(contact=f"+4477009{number:05}"), now=now)
            session.flush()
            enrolment = enrolments.enrol(
                session, person, cohort, source="web", version="", today=now.date(), now=now
            )
            arms.assign(session, enrolment, now=now)
            session.commit()
    database.dispose()
