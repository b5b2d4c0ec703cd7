"""The desk's list of help lines: those nobody has checked come first."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

from flask import Flask

from course import wiring
from course.app import create_app
from course.models import Role
from course.settings import Settings
from course.wiring import LESSONS, Wired
from tests import desk
from tests.fakes import FixedClock


def test_every_line_is_on_the_list_and_says_that_nobody_checked_it(app: Flask, wired: Wired) -> None:
    page = desk.at_desk(app, wired, Role.ANALYST).get("/admin/help-lines")
    lines = [line for country in wired.course.support.values() for line in country.lines]
    assert page.text.count("<tr") == len(lines) + 1
    for line in lines:
        assert line.number in page.text
    bare = sum(line.is_bare for line in lines)
    assert page.text.count("Not checked yet") == bare
    assert f"{bare} not checked yet" in desk.words(page.text)


def test_what_is_checked_comes_last_and_what_is_old_is_to_be_checked_again(
    settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    folder = shutil.copytree(LESSONS, tmp_path / "lessons")
    file = folder / "support" / "gb.toml"
    text = file.read_text(encoding="utf-8")
    for day in ("2027-01-02", "2026-09-01"):
        text = text.replace('verified_on = ""', f'verified_on = "{day}"', 1)
    file.write_text(text, encoding="utf-8")
    wired = wiring.build(settings, clock=clock, senders={}, course_dir=folder)
    page = desk.words(desk.at_desk(create_app(wired), wired).get("/admin/help-lines").text)
    wired.db.dispose()
    assert (
        page.index("Not checked yet")
        < page.index("Check again 2026-09-01")
        < page.index("Checked 2027-01-02")
    )
    assert "1 to check again, 1 checked" in page


def test_countries_without_a_line_for_abuse_are_named(app: Flask, wired: Wired) -> None:
    page = desk.at_desk(app, wired).get("/admin/help-lines").text
    assert "at home: Japan, Mexico, Philippines." in page


def test_a_line_that_staff_checked_counts_for_three_months_and_leaves_a_line(
    app: Flask, wired: Wired, clock: FixedClock
) -> None:
    client = desk.at_desk(app, wired, Role.COORDINATOR)
    page = client.get("/admin/help-lines").text
    key = re.findall(r'name="line" value="(\w+)"', page)[0]
    bare = page.count("Not checked yet")
    client.post("/admin/help-lines/checks", data={"line": key})
    now = client.get("/admin/help-lines").text
    assert (now.count("Not checked yet"), now.count("2027-01-04")) == (bare - 1, 1)
    assert desk.acts(wired) == [("checked-help-line", f"help-line:{key}")]
    assert client.post("/admin/help-lines/checks", data={"line": "x"}).status_code == 404
    assert desk.at_desk(app, wired, Role.ANALYST).get("/admin/help-lines").text.count("Checked today") == 0
    clock.advance(timedelta(days=93))
    later = desk.at_desk(app, wired, Role.OWNER).get("/admin/help-lines").text
    assert "Check again</span> 2027-01-04" in later


def test_a_stranger_does_not_see_it(app: Flask) -> None:
    assert app.test_client().get("/admin/help-lines").status_code == 303
