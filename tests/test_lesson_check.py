"""The author's checks: the shipped content has no mistake, and each planted one is found on its line."""

import shutil
from pathlib import Path

import pytest

from course import lesson_check
from course.lessons import Mistake
from tests import content
from tests.content import CHECK_INS, L01, L02, L03, PLANS

EN = "messages/en"
HARD = (
    "Interpersonal difficulties characteristically precipitate considerable psychological deterioration, "
    "necessitating comprehensive professional intervention whenever circumstances unfortunately permit "
    "individuals experiencing overwhelming responsibilities to acknowledge vulnerability. "
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return content.copy(tmp_path)


def test_the_shipped_lessons_have_no_mistakes() -> None:
    assert lesson_check.check(content.SHIPPED) == []


def test_every_shipped_lesson_is_short_and_plain() -> None:
    measures = lesson_check.measures(content.SHIPPED)
    assert {"l01", "l02", "l03"} <= {measure.id for measure in measures}
    for measure in measures:
        assert 4 <= measure.cards <= 7
        assert measure.words <= 450
        english = measure.locale == "en"
        assert (
            5 <= float(measure.reading) <= 12 if english else int(measure.reading.removeprefix("ease ")) >= 90
        )


# Each: the file, what is replaced and by what, the snippet on whose first line the mistake is, its words.
FAULTS = {
    "what keeps a lesson from loading": (
        L02,
        'kind = "mood"',
        'kind = "md"',
        'kind = "md"',
        "It can be 'mood'",
    ),
    "a card that is too long": (
        L01,
        "It just had a date.",
        "It just had a date. " * 20,
        "## The box by the door",
        "Could it be two?",
    ),
    "a lesson that is too long": (
        L01,
        "It just had a date.",
        "It just had a date. " * 40,
        'title = "How this works',
        "Please keep to 450",
    ),
    "a question on the first card": (
        L02,
        'card = "One pair of your own"\nname = "event"',
        'card = "Which came first?"\nname = "event"',
        'card = "Which came first?"',
        "stands on the first card",
    ),
    "a reading age above 12": (L03, "A reply.", HARD * 3, 'title = "Running', "The reading age is"),
    "a drawing that nobody drew": (
        L02,
        "::: drawing l02",
        "::: drawing teapot",
        "## Which came first?",
        "There is no drawing “teapot”",
    ),
    "two options for the step": (
        L03,
        '  { id = "share", label = "Hand over one thing, or share it", '
        'hint = "One job, one person, one week" },\n',
        "",
        'options = [\n  { id = "pause", label = "Pause one thing"',
        "2 options",
    ),
    "a question without its hint": (
        L02,
        'hint = "Initials or a nickname, not a full name."\n',
        "",
        '[[fields]]\ncard = "One pair of your own"\nname = "who"',
        "no full names",
    ),
    "a hint that says nothing of names": (
        L03,
        'hint = "Up to five things. No full names, please."',
        'hint = "Up to five."',
        '[[fields]]\ncard = "Your low-battery plan"\nname = "duties"',
        "no full names",
    ),
    "a dead link": (
        L01,
        "come in.** This",
        "come in.** [See](/nowhere) This",
        "## What it is, and is not",
        "“/nowhere”",
    ),
    "a loud lesson": (L02, "That is a pair.", "That is a pair!", "This mood, that", "a full stop"),
    "an emoji in a lesson": (
        L02,
        "That is a pair.",
        "That is a pair 🙂.",
        "This mood, that",
        "leave out “🙂”",
    ),
    "a loud check-in": (CHECK_INS, "this week kept.", "this week kept!", "thanks =", "a full stop"),
    "a plan that is too long": (PLANS, "weeks = 12", "weeks = 21", "weeks = 21", "8 to 20"),
    "a plan that is too short": (PLANS, "weeks = 12", "weeks = 7", "weeks = 7", "8 to 20"),
    "a complete plan with empty weeks": (
        PLANS,
        "complete = false",
        "complete = true",
        "complete = true\nitems",
        "week 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
    ),
    "a complete plan without the lessons of an area": (
        PLANS,
        "complete = false",
        "complete = true",
        "complete = true\nitems",
        "leaves out x1, x2, x3, x4",
    ),
    "a complete plan without an ending": (
        PLANS,
        "complete = false",
        "complete = true",
        "complete = true\nitems",
        "not one of the ending",
    ),
    "a word about the subject": (
        f"{EN}/lesson/sms.txt",
        "your 5 minutes",
        "your mood check",
        "{sender}",
        "“mood”",
    ),
    "a word about the subject in a mail": (
        f"{EN}/reminder/email.txt",
        "Your place is kept.",
        "Your\nlonely place.",
        "lonely",
        "“lonely”",
    ),
    "a word that presses": (
        f"{EN}/reminder/subject.txt",
        "Still here when you are",
        "You missed one",
        "You",
        "“missed”",
    ),
    "a lesson's title": (
        f"{EN}/lesson/subject.txt",
        "Your 5 minutes for week {week} are ready",
        "Running on low battery",
        "Running",
        "lesson's title",
    ),
    "a carrier's word as an answer": (
        f"{EN}/check-in/sms.txt",
        "reply with a number, 1 to 10",
        "reply YES",
        "{sender}",
        "“YES” is a word",
    ),
    "a carrier's word in small letters": (
        f"{EN}/check-in/sms.txt",
        "reply with a number, 1 to 10",
        "reply with info",
        "{sender}",
        "“info” is a word",
    ),
    "STOP where it is not explained": (
        f"{EN}/lesson/sms.txt",
        "are ready:",
        "are ready. STOP ends this:",
        "{sender}",
        "“STOP” is a word",
    ),
    "START as an invitation": (
        f"{EN}/welcome/sms.txt",
        "HELP for help",
        "START to begin",
        "You",
        "“START” is a word",
    ),
    "a text of three segments": (
        f"{EN}/lesson/sms.txt",
        "are ready:",
        "are ready." + " It stays open." * 14,
        "{sender}",
        "3 segments",
    ),
    "a curly quote in a text": (
        f"{EN}/standard/sms.txt",
        "aren't",
        "aren’t",
        "{sender}",
        "’ would more than",
    ),
    "a loud text": (f"{EN}/noted/sms.txt", "thanks,", "thanks!", "{sender}", "a full stop"),
    "a missing fill-in": (f"{EN}/link/sms.txt", ": {link}", "", "{sender}", "{link} is missing"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_mistake_is_found_where_it_stands(folder: Path, fault: str) -> None:
    file, old, new, at, said = FAULTS[fault]
    content.plant(folder, file, old, new)
    line = content.line_of(folder, file, at)
    found = [mistake for mistake in lesson_check.check(folder) if said in mistake.error]
    assert [(mistake.file, mistake.line) for mistake in found] == [(f"lessons/{file}", line)]


def test_an_incomplete_plan_may_leave_weeks_out(folder: Path) -> None:
    content.plant(folder, PLANS, 'title = "Twelve weeks"', 'title = "The first week"')
    assert lesson_check.check(folder) == []


def test_too_few_and_too_many_cards_are_found(folder: Path) -> None:
    path = folder / L03
    path.write_text(path.read_text() + "".join(f"\n## More {number}\n\nText.\n" for number in range(3)))
    text = (folder / L01).read_text()
    start, end = text.index("## The box"), text.index("## Make it fit")
    (folder / L01).write_text(text[:start] + text[end:])
    found = {mistake.file: mistake for mistake in lesson_check.check(folder)}
    assert "This lesson has 8 cards." in found[f"lessons/{L03}"].error
    assert found[f"lessons/{L03}"].line == content.line_of(folder, L03, "## More 2")
    assert "This lesson has 3 cards." in found[f"lessons/{L01}"].error
    assert found[f"lessons/{L01}"].line == content.line_of(folder, L01, "## Make it fit")


def test_more_than_six_questions_at_once_are_too_many(folder: Path) -> None:
    extra = "".join(
        f'[[fields]]\ncard = "One pair of your own"\nname = "more_{number}"\nkind = "yn"\nlabel = "Well?"\n\n'
        for number in range(3)
    )
    content.plant(folder, L02, "[step]", extra + "[step]")
    found = lesson_check.check(folder)
    assert ["More than 6 questions" in one.error for one in found if one.file.endswith(L02)] == [True]
    assert found[0].line == content.line_of(folder, L02, 'name = "more_2"') - 2


def test_a_language_that_is_switched_on_has_to_be_translated(folder: Path) -> None:
    content.plant(folder, "relationships/course.toml", 'locales = ["en"]', 'locales = ["en", "cy"]')
    (folder / "relationships/cy").mkdir()
    shutil.copy(folder / L01, folder / L01.replace("/en/", "/cy/"))
    shutil.copytree(folder / "messages/en/code", folder / "messages/cy/code")
    shutil.copy(folder / "messages/en/layout.html", folder / "messages/cy/layout.html")
    found = {(mistake.file, mistake.error.split(",")[0]) for mistake in lesson_check.check(folder)}
    assert (f"lessons/{L02}", "“cy” is switched on") in found
    assert (f"lessons/{L01}", "“cy” is switched on") not in found
    assert ("lessons/messages/cy/link", "“cy” is switched on") in found
    assert ("lessons/messages/cy/code", "“cy” is switched on") not in found


def test_a_translation_of_no_lesson_is_found(folder: Path) -> None:
    (folder / "relationships/cy").mkdir()
    shutil.move(folder / L03, folder / L03.replace("/en/", "/cy/"))
    errors = [str(mistake) for mistake in lesson_check.check(folder)]
    assert any("There is no English lesson “l03”" in error for error in errors)


def test_an_empty_folder_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    found = lesson_check.check(tmp_path / "lessons")
    assert Mistake("lessons/relationships/course.toml", 1, "This file is missing. Please add it.") in found
    assert Mistake("lessons/messages/en/code/sms.txt", 1, "This file is missing. Please add it.") in found


def test_mistakes_come_in_the_order_of_files_and_lines(folder: Path) -> None:
    content.plant(folder, L02, "That is a pair.", "That is a pair!")
    content.plant(folder, L01, "It just had a date.", "It just had a date!")
    content.plant(folder, f"{EN}/noted/sms.txt", "thanks,", "thanks!")
    found = lesson_check.check(folder)
    assert found == sorted(found)
    assert len(found) == 3
