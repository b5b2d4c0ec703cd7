"""The ledger of permission: the later line holds, for whom and where it was said, and nobody changes a line."""

import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from course import consents
from course.consents import Given, LastWords, LedgerChanged
from course.models import Consent
from course.wiring import Wired
from tests.databases import counted
from tests.factories import make_cohort, make_learner, make_profile, on_both
from tests.fakes import FixedClock

HERE, THERE = "here", "there"
ADA, BEN = 1, 2


def words(*lines: tuple[str, str, str, int | None]) -> LastWords:
    """A ledger of these lines, in this order: contact, channel, act, person."""
    return LastWords({line: number for number, line in enumerate(lines, start=1)})


YES = (HERE, "sms", "given", ADA)
NO = (HERE, "sms", "withdrawn", ADA)
STOP = (HERE, "sms", "withdrawn", None)


@pytest.mark.parametrize(
    ("lines", "may"),
    [
        pytest.param([], False, id="never asked"),
        pytest.param([YES], True, id="yes"),
        pytest.param([YES, NO], False, id="took it back"),
        pytest.param([YES, STOP], False, id="somebody at the number said stop"),
        pytest.param([NO, YES], True, id="yes again"),
        pytest.param([STOP, YES], True, id="yes after a stop"),
        pytest.param([STOP, YES, NO], False, id="and no again"),
        pytest.param([NO, YES, STOP], False, id="and stop again"),
        pytest.param([(HERE, "sms", "given", BEN)], False, id="another's yes"),
        pytest.param([YES, (HERE, "sms", "withdrawn", BEN)], True, id="another's no"),
        pytest.param([(THERE, "sms", "given", ADA)], False, id="at another number"),
        pytest.param([YES, (THERE, "sms", "withdrawn", None)], True, id="stopped at another number"),
        pytest.param([(HERE, "email", "given", ADA)], False, id="by another channel"),
        pytest.param([YES, (HERE, "email", "withdrawn", None)], True, id="stopped by another channel"),
    ],
)
def test_the_last_word_holds(lines: list[tuple[str, str, str, int | None]], may: bool) -> None:
    assert words(*lines).may_send(person_id=ADA, channel="sms", contact_index=HERE) is may


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        pytest.param([], None, id="nothing said"),
        pytest.param([YES], None, id="yes"),
        pytest.param([NO], None, id="one person's no stops nobody else"),
        pytest.param([STOP], 1, id="stop of a stranger"),
        pytest.param([YES, STOP], 2, id="stop"),
        pytest.param([STOP, YES], None, id="yes since"),
        pytest.param([STOP, (HERE, "sms", "given", BEN)], None, id="a yes of anybody since"),
        pytest.param([(HERE, "sms", "given", BEN), STOP, YES], None, id="the last yes of several"),
        pytest.param([YES, (HERE, "sms", "given", BEN), STOP], 3, id="after the last yes of several"),
        pytest.param([STOP, (THERE, "sms", "given", ADA)], 1, id="a yes at another number"),
        pytest.param([STOP, (HERE, "email", "given", ADA)], 1, id="a yes by another channel"),
    ],
)
def test_a_stop_holds_until_somebody_there_says_yes(
    lines: list[tuple[str, str, str, int | None]], line: int | None
) -> None:
    found = words(*lines)
    assert found.ended_by(channel="sms", contact_index=HERE) == line
    assert found.is_stopped(channel="sms", contact_index=HERE) is (line is not None)


@on_both
def test_the_ledger_answers_for_each_number_by_itself(wired: Wired) -> None:
    cohort, other = make_cohort(wired), "+447700900124"
    ada = make_learner(wired, cohort)
    ben = make_learner(wired, cohort, profile=make_profile(name="Ben", contact=other))
    with wired.db.writing() as session:
        one, two = (wired.db.sealer.blind_index("phone", number) for number in (ada.contact, ben.contact))
        given = Given("sms", "keyword", contact_index=one)
        consents.withdraw(session, given, person_id=None, now=wired.clock() + timedelta(seconds=1))
        asked = consents.last_words(session, [one, two])
        for may in (asked.may_send, lambda **of: consents.may_send(session, **of)):
            assert not may(person_id=ada.person_id, channel="sms", contact_index=one)
            assert may(person_id=ben.person_id, channel="sms", contact_index=two)
            assert not may(person_id=ada.person_id, channel="sms", contact_index=two)
        assert consents.is_stopped(session, channel="sms", contact_index=one)
        assert not consents.is_stopped(session, channel="sms", contact_index=two)
        assert consents.ever_gave(session, person_id=ada.person_id, channel="sms", contact_index=one)
        assert not consents.ever_gave(session, person_id=ben.person_id, channel="sms", contact_index=one)
        assert not consents.is_wrong_number(session, channel="sms", contact_index=one)
        wrong = Given("sms", consents.WRONG_NUMBER, contact_index=one)
        consents.withdraw(session, wrong, person_id=None, now=wired.clock())
        assert consents.is_wrong_number(session, channel="sms", contact_index=one)
        assert not consents.is_wrong_number(session, channel="sms", contact_index=two)
        session.commit()


@on_both
def test_no_line_is_changed_or_dropped(wired: Wired) -> None:
    make_learner(wired, make_cohort(wired))
    with wired.db.writing() as session:
        session.scalars(select(Consent).limit(1)).one().source = "nobody"
        with pytest.raises(LedgerChanged):
            session.flush()
    with wired.db.writing() as session:
        session.delete(session.scalars(select(Consent).limit(1)).one())
        with pytest.raises(LedgerChanged):
            session.flush()


@on_both
def test_a_line_says_which_words_when_and_for_which_group(wired: Wired, clock: FixedClock) -> None:
    cohort, began = make_cohort(wired), wired.clock()
    ada = make_learner(wired, cohort)
    clock.advance(timedelta(days=1))
    with wired.db.writing() as session:
        consents.withdraw(session, Given("sms", "web", "settings"), person_id=ada.person_id, now=clock())
        session.flush()
        yes, no = session.scalars(select(Consent).order_by(Consent.id))
        assert (yes.act, yes.wording_version, yes.cohort_id, yes.at) == (
            "given",
            consents.WORDING,
            cohort.id,
            began,
        )
        assert (no.act, no.wording_version, no.cohort_id, no.at) == ("withdrawn", None, None, clock())
        assert (no.source, no.evidence) == ("web", "settings")
        assert consents.first_at(session) == began


@on_both
def test_what_needs_no_number_goes_by_the_last_word_about_just_that(wired: Wired) -> None:
    cohort = make_cohort(wired)
    ada = make_learner(wired, cohort, consenting=False)
    ben = make_learner(wired, cohort, profile=make_profile(name="Ben", contact="+447700900124"))
    with wired.db.writing() as session:

        def holds(subject: str, person_id: int = ada.person_id) -> bool:
            session.flush()
            return consents.holds(session, person_id=person_id, subject=subject)

        assert not holds(consents.MOODS)
        given = Given(consents.MOODS, "web")
        consents.give(session, given, person_id=ada.person_id, cohort_id=cohort.id, now=wired.clock())
        assert holds(consents.MOODS)
        assert not holds(consents.NUMBERS)
        assert not holds(consents.MOODS, ben.person_id)
        consents.withdraw(session, given, person_id=ada.person_id, now=wired.clock())
        assert not holds(consents.MOODS)
        session.commit()


@on_both
def test_the_lines_of_one_person_have_the_stops_of_their_number_and_no_others(wired: Wired) -> None:
    cohort = make_cohort(wired)
    ada = make_learner(wired, cohort)
    ben = make_learner(wired, cohort, profile=make_profile(name="Ben", contact="+447700900124"))
    with wired.db.writing() as session:
        for contact in (ada.contact, "+447700900999"):
            index = wired.db.sealer.blind_index("phone", contact)
            stop = Given("sms", "keyword", contact_index=index)
            consents.withdraw(session, stop, person_id=None, now=wired.clock())
        session.flush()
        assert [one.id for one in consents.lines_of(session, ada.person_id)] == [1, 3]
        assert [one.id for one in consents.lines_of(session, ben.person_id)] == [2]
        session.commit()


@on_both
def test_who_shares_a_number_reads_its_stops_in_their_order_and_not_what_the_other_said(wired: Wired) -> None:
    cohort, now = make_cohort(wired), wired.clock()
    ada = make_learner(wired, cohort)
    ben = make_learner(wired, make_cohort(wired, code="b"), profile=make_profile(name="Ben"))
    with wired.db.writing() as session:
        index = wired.db.sealer.blind_index("phone", ada.contact)
        here = Given("sms", "keyword", contact_index=index)
        consents.withdraw(session, here, person_id=None, now=now)
        consents.give(session, here, person_id=ada.person_id, cohort_id=cohort.id, now=now)
        # A line of hers that is about no number brings her nobody else's that is about none.
        consents.give(session, Given("moods", "web"), person_id=ada.person_id, cohort_id=cohort.id, now=now)
        consents.withdraw(session, Given("moods", "erased"), person_id=None, now=now)
        session.flush()
        assert [one.id for one in consents.lines_of(session, ada.person_id)] == [1, 3, 4, 5]
        assert [one.id for one in consents.lines_of(session, ben.person_id)] == [2, 3]
        session.commit()


@on_both
def test_only_what_was_said_at_the_numbers_in_question_is_read(wired: Wired) -> None:
    cohort = make_cohort(wired)
    ada = make_learner(wired, cohort)
    make_learner(wired, cohort, profile=make_profile(name="Ben", contact="+447700900124"))
    index = wired.db.sealer.blind_index("phone", ada.contact)
    with wired.db.reading() as session:
        assert consents.last_words(session, [index]).lines == {(index, "sms", "given", ada.person_id): 1}
        with counted(wired.db) as statements:
            consents.holds(session, person_id=ada.person_id, subject=consents.MOODS)
        assert ["LIMIT" in one for one in statements] == [True], "One line is enough."


# Worked out when each was shown to people for the first time.
SHOWN = {
    "2026-11-a": "05431af33c5f61c8f1d1bfc588b97a9cd4b933294cb446417fa3d72db6e9e03f",
    "2026-11-b": "2a2fc0dfa6bfd559e0d4df5611b81b43a2439a2e9cd923d032db724de6891e1e",
    "2026-11-c": "bd99335e9ddde9e1a5d2b1f9f2087fb53d08192ce678283c27c8188d996c9185",
}


def test_what_stood_beside_a_tick_stays_what_it_was_and_other_words_are_another_version() -> None:
    kept = {
        version: json.dumps({subject: [*said] for subject, said in words.items()}, sort_keys=True)
        for version, words in consents.WORDINGS.items()
    }
    assert {version: hashlib.sha256(said.encode()).hexdigest() for version, said in kept.items()} == SHOWN
    assert max(SHOWN) == consents.WORDING


def test_lines_of_earlier_releases_are_understood() -> None:
    """So the ledger says it; a line is never changed."""
    assert (consents.COURSE, consents.MOODS, consents.NUMBERS, consents.WORSE) == (
        "course", "moods", "numbers", "worse",
    )  # fmt: skip
    assert (consents.WRONG_NUMBER, consents.CARRIER_STOP, consents.BOUNCE, consents.COMPLAINT) == (
        "wrong-number", "provider-21610", "bounce", "complaint",
    )  # fmt: skip


SMS, MAIL = "sms", "email"
# Act, whose, how it was said, by which channel, at which number.
SAID_YES = ("given", ADA, "web", SMS, HERE)
TEXTED_STOP = ("withdrawn", None, "sms", SMS, HERE)


@pytest.mark.parametrize(
    ("lines", "may"),
    [
        pytest.param([], False, id="never asked"),
        pytest.param([TEXTED_STOP], False, id="a stop alone"),
        pytest.param([SAID_YES], True, id="a yes"),
        pytest.param([SAID_YES, TEXTED_STOP], True, id="a stop by text"),
        pytest.param([SAID_YES, ("withdrawn", None, consents.CARRIER_STOP, SMS, HERE)], True, id="by the carrier"),
        pytest.param([SAID_YES, ("withdrawn", ADA, "web", SMS, HERE)], False, id="ended in Settings"),
        pytest.param([SAID_YES, ("withdrawn", ADA, "staff", SMS, HERE)], False, id="ended by staff"),
        pytest.param([SAID_YES, ("withdrawn", None, "web", SMS, HERE)], False, id="ended by an unsubscribe address"),
        pytest.param([SAID_YES, ("withdrawn", ADA, "web", SMS, HERE), TEXTED_STOP], False, id="and then by text"),
        pytest.param([("withdrawn", ADA, "web", SMS, HERE), SAID_YES], True, id="ended before the yes"),
        pytest.param([("withdrawn", ADA, "web", SMS, HERE), SAID_YES, TEXTED_STOP], True, id="and a stop after it"),
        pytest.param([SAID_YES, ("withdrawn", BEN, "web", SMS, HERE)], True, id="ended by another on that phone"),
        pytest.param([SAID_YES, ("withdrawn", ADA, "web", MAIL, HERE)], True, id="another channel ended"),
        pytest.param([SAID_YES, ("withdrawn", None, "web", SMS, THERE)], True, id="another number ended"),
        pytest.param([SAID_YES, ("withdrawn", ADA, "web", SMS, THERE)], True, id="their other number ended"),
        pytest.param([SAID_YES, ("given", ADA, "web", SMS, THERE)], True, id="a yes elsewhere too"),
        pytest.param([("given", BEN, "web", SMS, HERE)], False, id="another's yes"),
        pytest.param([("given", ADA, "web", MAIL, HERE)], False, id="a yes to mails"),
        pytest.param([("given", ADA, "web", SMS, THERE)], False, id="a yes at another number"),
    ],
)  # fmt: skip
def test_start_takes_up_what_a_text_ended_and_nothing_else(
    wired: Wired, lines: list[tuple[str, int | None, str, str, str]], may: bool
) -> None:
    cohort = make_cohort(wired)
    theirs: dict[int | None, int | None] = {None: None}
    for number in (ADA, BEN):
        profile = make_profile(contact=f"+44770090020{number}")
        theirs[number] = make_learner(wired, cohort, profile=profile, consenting=False).person_id
    with wired.db.writing() as session:
        for act, whose, source, channel, contact in lines:
            given, person_id = Given(channel, source, contact_index=contact), theirs[whose]
            if act == "given":
                assert person_id is not None
                consents.give(session, given, person_id=person_id, cohort_id=cohort.id, now=wired.clock())
            else:
                consents.withdraw(session, given, person_id=person_id, now=wired.clock())
        ada = theirs[ADA]
        assert ada is not None
        assert consents.may_start(session, person_id=ada, channel=SMS, contact_index=HERE) is may
