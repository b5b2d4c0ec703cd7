"""Lessons that are read again while Kith runs, as an author of the demonstration has them."""

import shutil
from pathlib import Path

import pytest

from course.contents import Contents
from course.lessons import LessonErrors
from course.wiring import LESSONS

STEP = "lessons/relationships/en/l02-mood-and-people.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LESSONS, tmp_path / "lessons"))


def read(folder: Path) -> Contents:
    return Contents(folder, lambda course: course.languages)


def change(folder: Path, old: str, new: str) -> None:
    path = folder.parent / STEP
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_changed_lesson_is_read_at_once(folder: Path) -> None:
    contents = read(folder)
    before = contents.reading
    change(folder, "Mood and people pull on each other", "Mood and people")
    contents.refresh()
    assert contents.reading.course.lesson("l02").title == "Mood and people"
    assert before.course.lesson("l02").title == "Mood and people pull on each other"


def test_a_mistake_leaves_what_was_there_and_is_told_until_it_is_mended(folder: Path) -> None:
    contents = read(folder)
    change(folder, 'kind = "short"', 'kind = "shortish"')
    contents.refresh()
    assert contents.reading.course.lesson("l02").cards
    assert [one.file for one in contents.mistakes] == [STEP]
    change(folder, 'kind = "shortish"', 'kind = "short"')
    contents.refresh()
    assert contents.mistakes == ()


def test_a_change_to_a_message_and_a_new_lesson_are_read_too(folder: Path) -> None:
    contents = read(folder)
    text = folder / "messages" / "en" / "lesson" / "sms.txt"
    text.write_text("Here are your five minutes: {link}\n", encoding="utf-8")
    first = folder / "relationships" / "en" / "s1-name-the-feeling.md"
    new = first.with_name("s9-one-more.md")
    new.write_text(first.read_text(encoding="utf-8").replace('id = "s1"', 'id = "s9"'), encoding="utf-8")
    contents.refresh()
    assert contents.reading.wording.sms("lesson", "en", link="x") == "Here are your five minutes: x"
    assert contents.reading.course.lesson("s9").id == "s9"


def test_what_has_not_changed_is_not_read_again(folder: Path) -> None:
    contents = read(folder)
    before = contents.reading
    contents.refresh()
    assert contents.reading is before


def test_a_folder_with_a_mistake_is_refused_at_the_start(folder: Path) -> None:
    change(folder, 'kind = "short"', 'kind = "shortish"')
    with pytest.raises(LessonErrors):
        read(folder)
