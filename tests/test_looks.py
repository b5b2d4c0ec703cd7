"""Rows that are only looked at: the same values as the ORM's, and no way to change them."""

import pytest
from sqlalchemy import inspect, select

from course import looks
from course.models import Cohort, Enrolment, Person
from course.wiring import Wired
from tests import databases
from tests.factories import make_cohort, make_learner, on_both

FOUND = (Enrolment, Person, Cohort)
STATEMENT = (
    select(*looks.columns(*FOUND))
    .select_from(Enrolment)
    .outerjoin(Person, Person.id == Enrolment.person_id)
    .outerjoin(Cohort, Cohort.id == -Enrolment.cohort_id)
)


@on_both
def test_a_row_has_what_the_orm_would_have_loaded(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired))
    with wired.db.reading() as session:
        seen = looks.each(session.connection().execute(STATEMENT).one(), *FOUND)
        for one in seen[:2]:
            loaded = session.get_one(type(one), one.id)
            assert loaded is not one
            for name in inspect(type(one)).column_attrs.keys():  # noqa: SIM118  # A collection, and no dictionary.
                assert getattr(one, name) == getattr(loaded, name), name
        assert seen[2] is None, "what the outer join did not find"


def test_a_row_refuses_to_be_changed(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired))
    with wired.db.reading() as session:
        seen = looks.each(session.connection().execute(STATEMENT).one(), *FOUND)[1]
    with pytest.raises(AttributeError):
        seen.zone = "Europe/Paris"


def test_what_was_seen_is_not_asked_for_again(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired))
    with wired.db.reading() as session:
        seen = looks.each(session.connection().execute(STATEMENT).one(), *FOUND)
        looks.keep(session, *seen)
        with databases.counted(wired.db) as statements:
            person_id = seen[1].id
            assert looks.find(session, Person, person_id) is seen[1]
            assert statements == []
            assert looks.find(session, Cohort, seen[0].cohort_id) is not None
            assert looks.find(session, Person, person_id + 1) is None
            assert len(statements) == 2
    with wired.db.reading() as session:
        assert looks.find(session, Person, person_id) is not seen[1], "another session looks for itself"
