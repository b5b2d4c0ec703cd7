"""Whether a claimed message may go after all: each reason not to, for which kinds, and whom it is about."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from course import announcements, answers, enrolments
from course.announcements import NewAnnouncement, Words
from course.consents import WRONG_NUMBER
from course.models import Announcement, Cohort, Enrolment
from course.rules.announced import Choice
from course.wiring import Wired
from tests import content
from tests.claimed import ADDRESS, NOW, Claimed
from tests.factories import Learner, make_cohort, make_learner, make_profile

ALWAYS = ("code", "stopped", "help", "risk", "wrong-number")
REPLIES = (
    "link", "standard", "noted", "started", "later", "paused", "resumed", "slower", "join", "unchanged", "which",
    "shared", "new-contact", "comes-here", "left-here", "test", "ask-near", "ask-step", "ask-note", "ask-stop",
)  # fmt: skip
OF_THE_PLAN = ("lesson", "check-in", "reminder")
# They speak of the course, and of nothing that can be done.
OF_THE_COURSE = ("welcome", "resume", "still-there", "announcement", "finish")
NUDGES = (*OF_THE_PLAN, *OF_THE_COURSE, "booster")


def test_every_kind_that_is_sent_is_asked_about_here(wired: Wired) -> None:
    said = {one.name for one in (content.SHIPPED / "messages" / "en").iterdir() if one.is_dir()}
    # Staff's test is worded as the message that it shows.
    assert {*ALWAYS, *REPLIES, *NUDGES, "pause", "invite"} == {*said, "test"}


@pytest.mark.parametrize(
    ("kinds", "held"),
    [(ALWAYS, None), (REPLIES, "opted-out"), (NUDGES, "no-consent"), (("pause",), "done")],
    ids=["always", "replies", "nudges", "pause"],
)
def test_after_a_stop_only_what_must_be_said_goes(
    claimed: Claimed, kinds: tuple[str, ...], held: str | None
) -> None:
    claimed.say("withdrawn", source="keyword")
    asked = [claimed.put(kind) for kind in kinds]
    assert claimed.holds(*asked) == [held] * len(kinds)
    # What is asked about by itself is not told by what was claimed with it.
    assert [claimed.hold(one) for one in asked] == [held] * len(kinds)


@pytest.mark.parametrize("kind", [*ALWAYS, *REPLIES, *NUDGES])
def test_with_a_yes_each_kind_goes_at_their_hour(claimed: Claimed, kind: str) -> None:
    assert claimed.hold(claimed.put(kind)) is None


@pytest.mark.parametrize("kind", [*ALWAYS, *REPLIES])
def test_what_answers_somebody_goes_at_any_hour_and_to_whoever_has_no_course(
    claimed: Claimed, kind: str
) -> None:
    one = claimed.put(kind, person_id=None, enrolment_id=None)
    assert claimed.hold(one, now=NOW.replace(hour=3)) is None


def test_a_code_goes_to_a_wrong_number_only_for_somebody_who_is_about_to_join(claimed: Claimed) -> None:
    theirs, new = claimed.put("code"), claimed.put("code", person_id=None)
    other, help_ = claimed.put("code", contact="+447700900999"), claimed.put("help")
    assert claimed.holds(theirs, new, other, help_) == [None, None, None, None]
    claimed.say("withdrawn", source=WRONG_NUMBER)
    assert claimed.holds(theirs, new, other, help_) == ["wrong-number", None, None, None]
    claimed.say("given")
    assert claimed.hold(theirs) is None


@pytest.mark.parametrize("without", ["person_id", "enrolment_id"])
def test_what_was_for_somebody_who_is_erased_does_not_go(claimed: Claimed, without: str) -> None:
    claimed.session.execute(update(Cohort).values(grace_days=1))
    whose: dict[str, Any] = {without: None}
    assert claimed.hold(claimed.put(**whose)) == "erased"


def test_who_left_gets_nothing_more(claimed: Claimed) -> None:
    enrolments.withdraw(claimed.enrolment, by="learner", now=NOW)
    assert claimed.holds(*map(claimed.put, NUDGES)) == ["withdrawn"] * len(NUDGES)


def test_in_a_pause_only_the_word_about_it_goes_and_after_it_all_but_that(claimed: Claimed) -> None:
    until_on = NOW.date() + timedelta(days=1)
    enrolments.pause(claimed.enrolment, until_on=until_on, zone="Europe/London", now=NOW)
    claimed.session.flush()
    assert [claimed.alone(kind) for kind in NUDGES] == ["paused"] * len(NUDGES)
    # It speaks of no item, whatever is done by now.
    answers.finish(claimed.session, claimed.enrolment.id, "l02", now=NOW)
    claimed.session.flush()
    word = claimed.put("pause")
    assert claimed.hold(word) is None
    assert claimed.hold(word, now=NOW + timedelta(days=1)) == "done"


def test_the_dates_of_a_pause_are_theirs(claimed: Claimed) -> None:
    """It is Thursday already in Auckland when it is Wednesday afternoon in London."""
    claimed.person.zone = "Pacific/Auckland"
    until_on = date(2027, 1, 7)
    enrolments.pause(claimed.enrolment, until_on=until_on, zone="Pacific/Auckland", now=NOW)
    claimed.session.flush()
    lesson = claimed.put()
    assert claimed.hold(lesson, now=NOW.replace(hour=10, minute=59)) == "paused"
    assert claimed.hold(lesson, now=NOW.replace(hour=11, minute=0)) != "paused"


def test_what_is_done_by_now_is_not_announced(claimed: Claimed) -> None:
    answers.finish(claimed.session, claimed.enrolment.id, "l02", now=NOW)
    claimed.session.flush()
    done = (*OF_THE_PLAN, "booster")
    assert [claimed.alone(kind) for kind in done] == ["done"] * len(done)
    assert [claimed.alone(kind) for kind in OF_THE_COURSE] == [None] * len(OF_THE_COURSE)
    assert claimed.alone(item="l03") is None
    assert claimed.alone("still-there", item=None) is None


def test_a_slot_is_done_with_the_lesson_of_the_area_that_was_chosen(claimed: Claimed) -> None:
    claimed.enrolment.track, claimed.enrolment.second_track = "loss", "change"
    answers.finish(claimed.session, claimed.enrolment.id, "g1", now=NOW)
    claimed.session.flush()
    first, second = claimed.put(item="x1"), claimed.put("booster", item="y1")
    assert claimed.holds(first, second) == ["done", None]
    claimed.enrolment.track, claimed.enrolment.second_track = "change", "loss"
    claimed.session.flush()
    assert claimed.holds(first, second) == [None, "done"]


def test_what_their_plan_does_not_have_is_not_sent(claimed: Claimed) -> None:
    assert [claimed.alone(kind, item="l99") for kind in OF_THE_PLAN] == ["not-in-plan"] * 3
    assert {claimed.alone(kind, item="l99") for kind in ("booster", *OF_THE_COURSE)} == {None}


@pytest.mark.parametrize(("days_ago", "is_closed"), [(2, True), (1, False)])
def test_to_whom_the_course_has_closed_only_what_comes_afterwards_goes(
    claimed: Claimed, days_ago: int, is_closed: bool
) -> None:
    """It closes to whoever has stayed away for a day: on the second date."""
    claimed.session.execute(update(Cohort).values(inactive_days=2))
    seen = NOW - timedelta(days=days_ago)
    claimed.session.execute(update(Enrolment).values(enrolled_at=seen, heard_at=seen))
    claimed.session.expire_all()
    asked = [claimed.put(kind) for kind in ("lesson", "finish", "booster")]
    assert [claimed.hold(one) for one in asked] == (
        ["closed", "closed", None] if is_closed else [None, None, None]
    )


def test_where_texts_fail_and_mails_take_over_a_text_says_so(claimed: Claimed) -> None:
    text_, mail = (
        claimed.put(),
        claimed.put("check-in", item="week-1", channel="email", contact="old@example.org"),
    )
    claimed.say("withdrawn", source="provider-30005")
    assert claimed.holds(text_, mail) == ["no-consent", "no-consent"]
    claimed.give_address()
    assert claimed.holds(text_, mail) == ["other-way", "no-consent"], "A mail to another address has no yes."
    assert claimed.hold(claimed.put(channel="email", contact=ADDRESS)) is None


def test_that_mails_take_over_from_one_learner_says_nothing_of_another(
    wired: Wired, learner: Learner
) -> None:
    other = make_learner(wired, make_cohort(wired, code="b"), profile=make_profile(contact="+447700900124"))
    with wired.db.writing() as session:
        ada, ben = Claimed(wired, session, learner), Claimed(wired, session, other)
        ada.say("withdrawn", source="provider-30005")
        ada.give_address()
        ben.say("withdrawn", source="keyword")
        assert ada.holds(ada.put(), ben.put(contact="+447700900124")) == ["other-way", "no-consent"]


def written(claimed: Claimed, last_on: date) -> Announcement:
    new = NewAnnouncement("a" * 32, Words("Words.", "", ""), Choice(), NOW.date(), last_on)
    made = announcements.write(claimed.session, claimed.enrolment.cohort_id, new, now=NOW)
    assert made is not None
    return made


def test_an_announcement_that_was_taken_back_does_not_go(claimed: Claimed) -> None:
    row = written(claimed, NOW.date())
    message = claimed.put("announcement", item=f"say-{row.id}")
    assert claimed.hold(message) is None
    row.cancelled_at = NOW
    claimed.session.flush()
    assert claimed.hold(message) == "cancelled"
    assert claimed.hold(claimed.put()) is None


def test_an_invitation_goes_until_it_is_answered_or_taken_back(claimed: Claimed) -> None:
    request, message = claimed.invite()
    assert claimed.hold(message) is None
    request.withdrawn_at = NOW
    claimed.session.flush()
    assert claimed.hold(message) == "withdrawn"
    request.withdrawn_at, request.confirmed_at = None, NOW
    claimed.session.flush()
    assert claimed.hold(message) == "done"


def test_an_invitation_whose_request_is_gone_does_not_go(claimed: Claimed) -> None:
    claimed.invite()
    nobody = claimed.put("invite", item=None, person_id=None, enrolment_id=None)
    assert claimed.hold(nobody) == "withdrawn"


def test_an_invitation_does_not_go_while_joining_is_closed_or_after_a_stop(claimed: Claimed) -> None:
    elsewhere = Cohort(
        code="b", name="B", plan="12", starts_on=NOW.date(), zone="UTC", country="GB", send_at="16:30", created_at=NOW
    )  # fmt: skip
    claimed.session.add(elsewhere)
    _, message = claimed.invite()
    claimed.session.execute(update(Cohort).where(Cohort.id == elsewhere.id).values(closed_at=NOW))
    assert claimed.hold(message) is None
    claimed.session.execute(update(Cohort).values(closed_at=NOW))
    assert claimed.hold(message) == "joining-closed"
    claimed.session.execute(update(Cohort).values(closed_at=None))
    claimed.learner = Learner(1, 1, "+447700900124")
    claimed.say("withdrawn", source="keyword")
    assert claimed.hold(message) == "opted-out"
