"""Takeaways that came back, as rows: one for each in each check-in, and a mark that is made once."""

from course import recalls
from course.wiring import Wired
from tests.factories import make_cohort, make_learner, on_both


@on_both
def test_what_was_marked_stays_marked_and_its_words_stay_what_was_remembered(wired: Wired) -> None:
    learner, now = make_learner(wired, make_cohort(wired)), wired.clock()

    def keep(words: str) -> None:
        recalls.keep(
            session,
            learner.enrolment_id,
            "week-1",
            {"l01": words},
            served_on=now.date(),
            session_id=None,
            now=now,
        )

    def mark(outcome: str | None, whom: str) -> None:
        recalls.mark(
            session,
            learner.enrolment_id,
            "week-1",
            "l01",
            outcome=outcome,
            used=True,
            with_whom=whom,
            now=now,
        )

    with wired.db.writing() as session:
        mark("got", "nobody: it was not served")
        keep("")
        keep("from memory")
        mark(None, "J.")
        mark("not", "")
        mark("got", "K.")
        keep("having seen the line")
        (served,) = recalls.served_in(session, learner.enrolment_id, "week-1")
    assert (served.answer, served.outcome, served.with_whom) == ("from memory", "not", "J.")
