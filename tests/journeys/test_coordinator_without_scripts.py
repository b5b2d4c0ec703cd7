"""What somebody who runs a cohort does in its first weeks, click by click, in a real browser whose scripts are off.

Nothing is done but by what the pages offer: every step presses a button or follows a link of the page before, and
reads what came of it there. Time is moved between the steps, and the real jobs run.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from sqlalchemy import select

from course import reports, support_tasks, wiring
from course.app import create_app
from course.models import Message
from course.settings import Settings
from tests import desk, servers
from tests.factories import make_cohort, make_learner, make_profile
from tests.fakes import FixedClock, RecordingSender
from tests.without_scripts import Walk, open_page

LIST = (
    "Name,Phone,Send at\n"
    "Bo,07700 900201,12:30\n"
    "Cy,12,\n"
    "Di,07700 900203,23:00\n"
    "Bo again,07700 900201,\n"
    "Eli,07700 900205,\n"
)
# Writes where it runs; where it does not the paragraph stays empty.
SCRIPT = "<p id=told></p><script>document.getElementById('told').textContent = 'ran'</script>"


@pytest.fixture
def walk(settings: Settings, clock: FixedClock, chromium: Browser) -> Iterator[Walk]:
    senders = {name: RecordingSender(name, clock=clock) for name in ("sms", "email")}
    parts = wiring.build(replace(settings, base_url="http://127.0.0.1"), clock=clock, senders=senders)
    desk.set_up(parts, email="olga@kith.test", name="Olga")
    app = create_app(parts, soon=lambda task: task())
    with servers.threaded(app) as base:
        page = open_page(chromium, base)
        yield Walk(page, parts, clock, base)
        page.context.close()
    parts.db.dispose()


@pytest.mark.long
def test_a_cohort_is_made_filled_tried_out_and_changed(walk: Walk, tmp_path: Path) -> None:
    walk.page.set_content(SCRIPT)
    assert walk.page.locator("#told").inner_text() == "", "Scripts are off."
    sign_in(walk)
    make_two_cohorts(walk)
    bring_a_list(walk, tmp_path)
    rehearse(walk)
    close_and_open(walk)
    move_the_hour(walk)


@pytest.mark.long
def test_its_people_are_seen_to(walk: Walk) -> None:
    people_join(walk)
    sign_in(walk)
    write_to_some(walk)
    act_on_several(walk)
    see_to_one(walk)
    send_again(walk)
    see_to_a_task(walk)


@pytest.mark.long
def test_data_leaves_and_somebody_else_comes_to_the_desk(walk: Walk) -> None:
    people_join(walk)
    make_cohort(walk.wired, name="Harbour group", code="harbour")
    sign_in(walk)
    hand_over_what_is_kept(walk)
    take_data_out(walk)
    let_somebody_in(walk)
    read_the_record(walk)


def sign_in(walk: Walk) -> None:
    walk.page.goto("/admin")
    walk.fill("Email", "olga@kith.test")
    walk.fill("Password", desk.PASSWORD)
    walk.page.fill("#code", walk.code())
    walk.press("^Sign in$")


def make_two_cohorts(walk: Walk) -> None:
    """One by the form, and another like it."""
    walk.reads("First steps")
    walk.follow("Cohorts")
    walk.follow("(Make|New|Add).*cohort")
    walk.fill("Name", "River group")
    walk.choose("Length of the course", "12")
    walk.choose("Country", "GB")
    walk.page.fill("#starts_on", walk.clock().date().isoformat())
    walk.press("Make this cohort")
    walk.reads("River group", "Join address")
    walk.follow("Make another like it")
    walk.fill("Name", "Harbour group")
    walk.page.fill("#starts_on", (walk.clock().date() + timedelta(days=28)).isoformat())
    walk.press("Make this cohort")
    walk.reads("Harbour group", "Nobody has joined yet")


def bring_a_list(walk: Walk, folder: Path) -> None:
    """What is wrong is said by cell; the rows left out are a file; a cell is mended on the page; the rest is asked."""
    file = folder / "people.csv"
    file.write_text(LIST)
    walk.follow("Cohorts")
    walk.follow("River group")
    walk.follow("Import a list")
    walk.page.set_input_files("#file", str(file))
    walk.press("Check the rows")
    walk.reads("nothing is kept yet", "This is not a phone number", "Write an hour from 09:00 to 19:30")
    rejected = walk.save("Download the 3 rows left out").path().read_text("utf-8-sig")
    assert [name for name in ("Cy", "Di", "Bo again", "Eli") if name in rejected] == ["Cy", "Di", "Bo again"]
    assert "This is not a phone number" in rejected
    walk.page.fill("#cell-3-phone", "07700 900202")
    walk.press("Check fixes again")
    walk.reads("What you changed was checked again")
    walk.press("Ask 3 people, leave 2 out")
    walk.reads("3 people will be asked")
    walk.follow("See the cohort")
    walk.reads("Waiting to confirm", "Cy")


def rehearse(walk: Walk) -> None:
    walk.follow("^Rehearse")
    walk.press("^Rehearse")
    walk.reads("Please choose what the learners do.")
    walk.choose("What the learners do", "completes")
    walk.press("^Rehearse")
    walk.reads("Welcome", "Week 1")


def close_and_open(walk: Walk) -> None:
    walk.follow("^River group")
    walk.follow("Close joining")
    walk.press("Close joining")
    walk.reads("Joining is closed")
    walk.follow("Open joining again")
    walk.press("Open joining again")
    walk.reads("Join address")


def move_the_hour(walk: Walk) -> None:
    """Shown before it is saved."""
    walk.follow("^Change$")
    walk.choose("Usual hour", "18:00")
    walk.press("See what would change")
    walk.reads("Usual hour 16:30 18:00", "Save these changes")
    walk.press("Save these changes")
    walk.reads("usual hour 18:00")


def people_join(walk: Walk) -> None:
    """Three say yes; a fortnight goes by."""
    cohort = make_cohort(walk.wired, name="River group", code="river", on_duty=True)
    for name, number in (("Ada", "301"), ("Ben", "302"), ("Cho", "303")):
        make_learner(walk.wired, cohort, profile=make_profile(name=name, contact=f"+447700900{number}"))
    walk.fortnight()


def write_to_some(walk: Walk) -> None:
    """To whoever is in one week; whom it reaches is said before it goes, and no reload sends it twice."""
    walk.page.goto("/admin/cohorts/1")
    walk.follow("Write to the group")
    walk.follow("Write|New")
    walk.fill("The text", "We meet at six by the river.")
    walk.fill("Subject of the mail", "Thursday")
    walk.page.get_by_text("To whom", exact=True).click()
    walk.choose("Week they are in", "3")
    walk.press("See what would happen")
    walk.reads("3 learners")
    walk.press("Send it to 3 learners")
    walk.reads("week 3", "Waiting to go")
    walk.page.reload()
    walk.follow("Write to the group|Announcements|Messages to the group|Written")
    assert walk.told.count("We meet at six by the river.") == 1


def act_on_several(walk: Walk) -> None:
    walk.follow("People")
    for name in ("Ada", "Ben"):
        walk.page.get_by_role("row", name=re.compile(name)).get_by_role("checkbox").check()
    walk.press("Give more time")
    walk.tick("1 week|One week")
    walk.press("Show what it changes")
    walk.reads("2 people", "Last part now")
    walk.press("Give more time: 2 people")
    walk.reads("2 people")
    walk.press("^Undo")
    walk.reads("Undone")


def see_to_one(walk: Walk) -> None:
    """A note, more time, a skip, and the skip taken back."""
    walk.follow("^Ada")
    walk.fill("A new note", "Rang on Monday.")
    walk.press("Keep the note")
    walk.reads("Rang on Monday.")
    for act, option, said in (("extend", "1", "Ada has more time."), ("skip", "4", "Ada skips ahead.")):
        walk.follow("Change the course")
        part = walk.page.locator(f"section[aria-labelledby={act}]")
        part.get_by_role("combobox").select_option(option)
        part.get_by_role("button", name="Look at it").click()
        walk.reads("As things are, it opens on")
        walk.press("Do it")
        walk.reads(said)
    walk.press("^Undo")
    walk.reads("Undone. For Ada all is as it was before.")


def send_again(walk: Walk) -> None:
    """Three messages in a row did not arrive: the day's list says so, and offers to send the last one again."""
    with walk.wired.db.writing() as session:
        for message in session.scalars(select(Message).where(Message.person_id == 2)):
            reports.take(session, message.ref, f"sms-{message.ref}", "undelivered", "30003", now=walk.clock())
        session.commit()
    walk.follow("Today")
    walk.reads("Ben", "Not reached")
    walk.press("Send the last one again")
    walk.reads("Ben")
    assert ("sent-again", "enrolment:2") in desk.acts(walk.wired)


def see_to_a_task(walk: Walk) -> None:
    with walk.wired.db.writing() as session:
        support_tasks.open_one(
            session, category="self_harm", source="web", person_id=1, enrolment_id=1, cohort_id=1, now=walk.clock()
        )  # fmt: skip
        session.commit()
    walk.follow("^Support")
    walk.press("Take this one")
    walk.reads("How to reach them", "301")
    walk.choose("What was done", "spoke")
    walk.fill("A short note", "She is with her sister.")
    walk.press("Close it")
    walk.reads("None is open", "I spoke with them")


def hand_over_what_is_kept(walk: Walk) -> None:
    """The last proof is old by then, so the desk asks who it is, and then goes on where it was."""
    walk.page.goto("/admin/enrolments/1")
    walk.follow("They ask what is kept about them")
    walk.reads("Not in it")
    walk.clock.advance(timedelta(minutes=11))
    walk.press("Save the file")
    walk.reads("Is it you?")
    walk.fill("Password", desk.PASSWORD)
    walk.page.fill("#proof_code", walk.code())
    assert walk.save("Go on").suggested_filename == "learner-1.zip"


def take_data_out(walk: Walk) -> None:
    walk.page.goto("/admin/cohorts/1")
    walk.follow("^Data$")
    walk.tick("With names")
    walk.tick("CSV")
    packed = zipfile.ZipFile(walk.save("Take it out").path())
    assert b"Ada" in packed.read("learners.csv")


def let_somebody_in(walk: Walk) -> None:
    """Invited for one cohort, they set up their account in a browser of their own, and see that cohort alone."""
    walk.follow("^Staff$")
    walk.follow("Invite somebody")
    walk.fill("Email", "tomasz@kith.test")
    for label in ("^Coordinator", "^Only these", "River group"):
        walk.tick(label)
    walk.press("Make the address")
    address = urlsplit(walk.page.locator(".secret code").inner_text()).path
    theirs = walk.another()
    theirs.page.goto(address)
    secret = re.sub(r"\s", "", theirs.page.locator(".secret code").text_content() or "")
    for name, value in (("name", "Tomasz"), ("password", desk.PASSWORD), ("again", desk.PASSWORD)):
        theirs.page.fill(f"#{name}", value)
    theirs.page.fill("#code", theirs.code(secret))
    theirs.press("Finish setting up")
    theirs.reads("recovery code")
    theirs.page.goto("/admin/cohorts")
    theirs.reads("River group")
    assert "Harbour group" not in theirs.told


def read_the_record(walk: Walk) -> None:
    walk.follow("^Staff$")
    walk.follow("^Record$")
    walk.reads(
        "Invited somebody to the staff",
        "Took out the data of this cohort",
        "Made the file of what is kept about them",
        "Proved again",
    )
    walk.follow("Check the whole record")
    walk.reads("The record is whole.")
