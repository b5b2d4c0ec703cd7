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
        for model, one in zip(FOUND[:2], seen[:2], strict=True):
            loaded = session.get_one(model, one.id)
            assert loaded is not one
            assert isinstance(one, model)
            for name in inspect(model).column_attrs.keys():  # noqa: SIM118  # A collection, and no dictionary.
                assert getattr(one, name) == getattr(loaded, name), name
        assert seen[2] is None, "what the outer join did not find"


def test_a_row_refuses_to_be_changed(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired))
    with wired.db.reading() as session:
        seen = looks.each(session.connection().execute(STATEMENT).one(), *FOUND)[1]
    for name in ("zone", "nothing_of_the_kind"):
        with pytest.raises(AttributeError, match="only looked at"):
            setattr(seen, name, "Europe/Paris")
    assert not hasattr(seen, "nothing_of_the_kind")
    assert seen.zone != "Europe/Paris"


def test_that_rows_are_looked_at_does_not_touch_the_rows_that_are_changed(wired: Wired) -> None:
    learner = make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        looks.each(session.connection().execute(STATEMENT).one(), *FOUND)
        session.get_one(Person, learner.person_id).zone = "Europe/Paris"
        session.commit()
    with wired.db.reading() as session:
        assert session.get_one(Person, learner.person_id).zone == "Europe/Paris"
        assert [one.class_ for one in Person.registry.mappers if issubclass(one.class_, Person)] == [Person]


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
