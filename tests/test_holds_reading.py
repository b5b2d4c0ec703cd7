"""What a claim reads and what it keeps others from: no more than its messages ask for, and one budget at a time."""

import re

import pytest
from sqlalchemy import event, text, update
from sqlalchemy.exc import OperationalError

from course import db, plans
from course.lesson_plans import Plan
from course.models import Cohort, Enrolment, JoinRequest, Message, Person
from course.wiring import Wired
from tests.claimed import Claimed
from tests.databases import counted
from tests.factories import Learner, make_cohort, make_learner, make_profile


def read(claimed: Claimed, *asked: Message) -> list[str]:
    """The tables that a claim reads, each as often as it is read."""
    claimed.session.flush()
    with counted(claimed.wired.db) as statements:
        claimed.holds(*asked)
    found = [table for one in statements for table in re.findall(r"FROM (\w+)", one)]
    return sorted(table for table in found if table != "json_each")


def test_a_claim_reads_only_what_its_messages_ask_for(claimed: Claimed) -> None:
    every = ["check_in", "cohort", "consent", "enrolment", "lesson_progress", "person", "quiet_date"]
    _, invitation = claimed.invite()
    lesson, note = claimed.put(), claimed.put("noted", channel="email")
    assert read(claimed, lesson) == sorted([*every, "message", "message"])
    assert "join_request" not in read(claimed, lesson, note)
    assert "join_request" in read(claimed, invitation)
    assert "enrolment" not in read(claimed, note, invitation)
    claimed.say("withdrawn", source="keyword")
    assert read(claimed, lesson).count("person") == 2, "Only now it matters whether mails take over."


def test_no_rows_of_anybody_else_are_read(wired: Wired, learner: Learner) -> None:
    other = make_learner(wired, make_cohort(wired, code="b"), profile=make_profile(contact="+447700900125"))
    with wired.db.writing() as session:
        ada, ben = Claimed(wired, session, learner), Claimed(wired, session, other)
        session.execute(update(Cohort).values(inactive_days=100))
        for one in (ada, ben):
            one.say("withdrawn", source="keyword")
        ben.invite()
        request, invitation = ada.invite()
        asked = [ada.put(), invitation]
        session.flush()
        session.expunge_all()
        found: set[tuple[type, int]] = set()
        event.listen(session, "loaded_as_persistent", lambda _, one: found.add((type(one), one.id)))
        assert ada.holds(*asked) == ["no-consent", None]
    assert found == {(Person, 1), (Enrolment, 1), (Cohort, 1), (JoinRequest, request.id)}


def test_what_the_words_and_the_charge_ask_for_is_at_hand_afterwards(claimed: Claimed) -> None:
    claimed.enrolment.track = "loss"
    claimed.session.flush()
    claimed.hold(claimed.put())
    plan: Plan = claimed.session.info[plans.READ][claimed.enrolment.id]
    assert [one.id for one in plan.items if one.slot == "x1"] == ["g1"]
    with counted(claimed.wired.db) as statements:
        claimed.session.get_one(Cohort, claimed.enrolment.cohort_id)
    assert statements == []


def test_a_budget_is_looked_at_by_one_claim_at_a_time(
    claimed: Claimed, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[set[str]] = []
    monkeypatch.setattr(db, "exclusive_each", lambda _, names: taken.append({*names}))
    counts = [claimed.put(), claimed.put("booster", channel="email")]
    counts += [
        claimed.put(kind, contact=f"+44770090055{n}") for n, kind in enumerate(("invite", "new-contact"))
    ]
    others = [
        claimed.put(kind, contact=f"+44770090056{n}") for n, kind in enumerate(("link", "test", "code"))
    ]
    others += [
        claimed.put(kind, channel="email", contact=f"{kind}@example.org") for kind in ("invite", "noted")
    ]
    claimed.holds(*counts, *others)
    assert taken == [{f"budget:{one.contact_index}" for one in counts}]


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_who_shares_a_number_waits_for_the_other_claim(wired: Wired, learner: Learner) -> None:
    ben = make_learner(wired, make_cohort(wired, code="b"))
    cho = make_learner(wired, make_cohort(wired, code="c"), profile=make_profile(contact="+447700900125"))
    with wired.db.writing() as session:
        found = [Claimed(wired, session, one).put(contact=one.contact).id for one in (learner, ben, cho)]
        session.commit()
    with wired.db.writing() as one, wired.db.writing() as other:
        ada = Claimed(wired, one, learner)
        assert ada.hold(one.get_one(Message, found[0])) is None
        other.execute(text("SET LOCAL lock_timeout = '200ms'"))
        asked = [other.get_one(Message, number) for number in found[1:]]
        assert Claimed(wired, other, cho).hold(asked[1]) is None
        with pytest.raises(OperationalError, match="lock timeout"):
            Claimed(wired, other, ben).hold(asked[0])
