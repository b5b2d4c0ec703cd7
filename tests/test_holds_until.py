"""Whether this is the moment for a claimed message: hours, quiet dates and the budgets as they are now; else when."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import update

from course import announcements, cohorts, holds, quiet_dates
from course.announcements import NewAnnouncement, Words
from course.holds import Later
from course.models import Cohort, JoinRequest, Message, MessageStatus, Nudge
from course.rules.announced import Choice
from course.rules.moves import Moved
from tests.claimed import CLOSES, NOW, Claimed

DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)
TODAY = NOW.date()


def later(days: int, because: Moved = Moved.EDIT) -> Later:
    """At their own hour, so many days on, until the window closes."""
    return Later(NOW + days * DAY, CLOSES + days * DAY, because)


@pytest.mark.parametrize(
    ("kind", "hour", "found"),
    [
        pytest.param("lesson", "16:29:59", later(0), id="before their hour"),
        pytest.param("lesson", "16:30", None, id="their hour"),
        pytest.param("lesson", "19:59:59", None, id="late"),
        pytest.param("lesson", "20:00", later(1), id="after the window"),
        pytest.param("lesson", "08:59:59", later(0), id="before the window"),
        pytest.param("welcome", "09:00", None, id="what they wait for, as soon as it opens"),
        pytest.param("welcome", "08:59:59", later(0), id="and not before"),
        pytest.param("welcome", "20:00", later(1), id="nor after it"),
    ],
)
def test_it_leaves_from_their_hour_to_the_end_of_the_window(
    claimed: Claimed, kind: str, hour: str, found: Later | None
) -> None:
    moment = datetime.combine(TODAY, time.fromisoformat(hour), NOW.tzinfo)
    assert claimed.hold(claimed.put(kind), now=moment) == found


def test_it_may_not_arrive_after_the_hours_of_now_nor_later_than_was_planned(claimed: Claimed) -> None:
    message = claimed.put()
    narrow = update(Cohort).where(Cohort.id == claimed.enrolment.cohort_id)
    claimed.session.execute(narrow.values(closes_at="18:00"))
    claimed.session.expire_all()
    assert claimed.hold(message) is None
    assert message.expires_at == NOW.replace(hour=18, minute=0)
    claimed.session.execute(narrow.values(closes_at="19:00"))
    claimed.session.expire_all()
    assert claimed.hold(message) is None
    assert message.expires_at == NOW.replace(hour=18, minute=0)


def keep_quiet(claimed: Claimed, *dates: date) -> None:
    for on in dates:
        quiet_dates.add(claimed.session, claimed.person.id, on, source="settings", now=NOW)


@pytest.mark.parametrize(
    ("kind", "quiet_for", "found"),
    [
        pytest.param("lesson", 2, later(2), id="the next date that is not quiet"),
        pytest.param("lesson", 6, later(6), id="a lesson for six dates after this one"),
        pytest.param("lesson", 7, "quiet", id="and no longer"),
        pytest.param("welcome", 1, later(1), id="what they wait for too"),
        pytest.param("reminder", 4, later(4), id="a reminder for four"),
        pytest.param("reminder", 5, "quiet", id="and no longer either"),
    ],
)
def test_on_a_quiet_date_it_waits_for_as_long_as_it_is_worth_it(
    claimed: Claimed, kind: str, quiet_for: int, found: Later | str
) -> None:
    keep_quiet(claimed, *(TODAY + n * DAY for n in range(quiet_for)))
    assert claimed.hold(claimed.put(kind)) == found


def test_an_announcement_waits_up_to_the_last_date_that_staff_named(claimed: Claimed) -> None:
    keep_quiet(claimed, TODAY, TODAY + DAY)
    for last_on, found in ((TODAY + DAY, "quiet"), (TODAY + 2 * DAY, later(2))):
        new = NewAnnouncement(str(last_on), Words("Words.", "", ""), Choice(), TODAY, last_on)
        row = announcements.write(claimed.session, claimed.enrolment.cohort_id, new, now=NOW)
        assert row is not None
        assert claimed.alone("announcement", item=f"say-{row.id}") == found


def test_quiet_dates_of_theirs_and_of_the_group_are_both_heeded(claimed: Claimed) -> None:
    row = claimed.session.get_one(Cohort, claimed.enrolment.cohort_id)
    cohorts.set_hours(
        claimed.session, row, opens_at="09:00", closes_at="20:00", closed=[TODAY + DAY], now=NOW
    )
    keep_quiet(claimed, TODAY)
    assert claimed.alone() == later(2)


@pytest.mark.parametrize(
    ("days_ago", "found"),
    [
        pytest.param([0], later(1, Moved.DAY_FULL), id="one today"),
        pytest.param([1], None, id="one yesterday"),
        pytest.param([1, 2, 3], None, id="three in seven dates: a fourth"),
        pytest.param(
            [1, 2, 3, 4], later(3, Moved.WEEK_FULL), id="four: when the first of them is seven dates old"
        ),
        pytest.param([3, 4, 5, 7], None, id="one of them a week ago"),
    ],
)
@pytest.mark.parametrize("whose", ["theirs", "of the number"])
def test_one_a_day_and_four_in_seven_days_for_a_person_and_a_number(
    claimed: Claimed, days_ago: list[int], whose: str, found: Later | None
) -> None:
    of = {"contact": "+447700900555"} if whose == "theirs" else {"person_id": None}
    for n in days_ago:
        claimed.put(nudge=f"n{n}", at=NOW - n * DAY, token="another", status=MessageStatus.SENT, **of)
    assert claimed.hold(claimed.put(nudge="this")) == found


def test_what_was_claimed_together_counts_in_its_order_and_what_is_held_leaves_its_place(
    claimed: Claimed,
) -> None:
    first, second, third = (claimed.put(nudge=name, item=name) for name in ("l99", "l02", "l03"))
    assert claimed.holds(first, second, third) == ["not-in-plan", None, later(1, Moved.DAY_FULL)]


def test_a_day_that_is_full_for_as_long_as_it_is_worth_it_is_the_end_of_it(claimed: Claimed) -> None:
    for n in range(7):
        claimed.put(nudge=f"n{n}", at=NOW + n * DAY, token="another", channel="email")
    assert claimed.hold(claimed.put()) == "cap"


def fill(claimed: Claimed, moments: list[datetime]) -> None:
    """Texts that nobody asked for, and that use up no more than that."""
    for at in moments:
        claimed.put("new-contact", at=at, token="another", status=MessageStatus.SENT, person_id=None)


def test_after_six_texts_in_a_day_a_nudge_waits_for_room_at_their_hour(claimed: Claimed) -> None:
    fill(claimed, [NOW - HOUR] * 5)
    lesson = claimed.put()
    assert claimed.hold(lesson) is None
    fill(claimed, [NOW - HOUR])
    assert claimed.hold(lesson) == later(2, Moved.ENOUGH), "There is room an hour after their hour tomorrow."
    keep_quiet(claimed, *(TODAY + n * DAY for n in range(2, 7)))
    assert claimed.hold(lesson) == "enough"


def test_after_six_texts_an_answer_in_which_nobody_waits_is_let_go(claimed: Claimed) -> None:
    fill(claimed, [NOW - HOUR] * 6)
    asked = [claimed.put(kind) for kind in ("new-contact", "link", "test", "code")]
    assert [claimed.hold(one) for one in asked] == ["enough", None, None, None]
    assert claimed.hold(claimed.put("noted", channel="email")) is None


def invitation(claimed: Claimed, hours: tuple[int, int]) -> Message:
    request = JoinRequest(
        cohort_id=claimed.enrolment.cohort_id, source="staff", channel="sms", contact_index=claimed.index(),
        details_sealed=b"", created_at=NOW,
    )  # fmt: skip
    claimed.session.add(request)
    claimed.session.flush()
    made = claimed.put("invite", item=None, person_id=None, enrolment_id=None, join_request_id=request.id)
    made.send_after, made.expires_at = (NOW.replace(hour=hour, minute=0) for hour in hours)
    return made


def test_after_six_texts_an_invitation_waits_for_a_later_day_where_its_hours_are_long_enough(
    claimed: Claimed,
) -> None:
    fill(claimed, [NOW - HOUR] * 6)
    opens = NOW.replace(hour=9, minute=0)
    found = Later(opens + 2 * DAY + HOUR, opens + 2 * DAY + 10 * HOUR, Moved.ENOUGH)
    assert claimed.hold(invitation(claimed, (9, 20))) == found
    assert claimed.hold(invitation(claimed, (9, 11))) == "enough"


@pytest.mark.parametrize(
    ("because", "reason", "moved_by"),
    [(Moved.EDIT, "moved", "late edit"), (Moved.ENOUGH, "enough", "late enough")],
)
def test_what_is_moved_says_when_and_why(
    claimed: Claimed, because: Moved, reason: str, moved_by: str
) -> None:
    """They live in Auckland by now, where the new moment is on the next date."""
    claimed.person.zone, claimed.person.send_at = "Pacific/Auckland", "05:45"
    message = claimed.put(nudge="lesson:l02")
    nudge = claimed.session.get_one(Nudge, message.nudge_id)
    nudge.moved_by = "late"
    leaves, ends = NOW + DAY, CLOSES + DAY
    holds.move(claimed.session, message, Later(leaves, ends, because), now=NOW)
    assert (message.status, message.claim_token, message.reason_code) == (MessageStatus.PLANNED, None, reason)
    assert (message.send_after, message.expires_at) == (leaves, ends)
    assert (nudge.zone, nudge.wall_time, nudge.due_at) == ("Pacific/Auckland", "05:45", leaves)
    assert (nudge.for_on, nudge.moved_by) == (TODAY + 2 * DAY, moved_by)


def test_what_has_no_nudge_is_moved_too(claimed: Claimed) -> None:
    message = claimed.put("invite", person_id=None, enrolment_id=None)
    holds.move(claimed.session, message, Later(NOW + DAY, CLOSES + DAY, Moved.ENOUGH), now=NOW)
    assert (message.send_after, message.reason_code) == (NOW + DAY, "enough")
