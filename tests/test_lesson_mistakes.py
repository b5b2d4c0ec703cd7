"""What keeps lessons from loading is listed all at once, each mistake with its file and line."""

from pathlib import Path

import pytest

from course import lessons
from course.lessons import LessonErrors, Mistake
from tests import content
from tests.content import CHECK_INS, L01, L02, L03, MEASURES, PLANS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return content.copy(tmp_path)


def mistakes(folder: Path) -> list[Mistake]:
    with pytest.raises(LessonErrors) as refused:
        lessons.load(folder)
    return refused.value.mistakes


# Each: the file, what is replaced and by what, the snippet on whose first line the mistake is, its words.
FAULTS = {
    "a missing setting": (L01, "minutes = 3\n", "", 'id = "l01"', "“minutes” is missing"),
    "words for a number": (L01, "minutes = 3", 'minutes = "3"', 'minutes = "3"', "whole number"),
    "a misspelt setting": (L01, "summary =", "sumary =", "sumary =", "Did you mean “summary”"),
    "an unknown phase": (L01, 'phase = "opening"', 'phase = "begin"', "phase =", "It can be 'opening'"),
    "an id unlike its file": (L01, 'id = "l01"', 'id = "l04"', 'id = "l04"', "must be “l01”"),
    "TOML that is none": (L01, 'title = "How', "title = How", "title = How", "read as TOML"),
    "a misspelt setting of the step": (L01, "halve =", "half =", "half =", "“half” is not a setting"),
    "no settings at all": (L01, "+++\nid =", "id =", 'id = "l01"', "begins with a line of +++"),
    "an unknown kind of field": (L02, 'kind = "mood"', 'kind = "moood"', "moood", "It can be 'mood'"),
    "two fields alike": (
        L02, 'name = "event"', 'name = "mood"', 'name = "mood"\nkind = "short"', "Two fields"
    ),
    "an empty label": (L02, 'label = "Who was it?"', 'label = ""', 'label = ""', "“label” is empty"),
    "a mood from zero": (L02, "low = 1\n", "low = 0\n", "low = 0\n", "needs low = 1"),
    "a scale without ends": (L02, 'high_label = "10 is very good"\n', "", 'kind = "mood"', "needs low_label"),
    "one option twice": (
        L02, '{ id = "mood", label', '{ id = "event", label', '{ id = "event", label = "The mood', "two op"
    ),
    "a misspelt setting of an option": (L02, '{ id = "unsure"', '{ di = "unsure"', '{ di = "unsure"', "“di”"),
    "a choice of nothing": (
        L02, 'kind = "person"', 'kind = "pick"', '[[fields]]\ncard = "One pair of your own"\nname = "who"',
        "at least two options",
    ),
    "an unknown picture": (L03, 'shows = "plan"', 'shows = "plna"', 'shows = "plna"', "'plan'"),
    "an unknown thing to set": (
        L02, 'kind = "mood"', 'kind = "mood"\nsets = "quiet"', 'sets = "quiet"', "'quiet-dates'"
    ),
    "quiet dates that are none": (
        L02, 'kind = "mood"', 'kind = "mood"\nsets = "quiet-dates"', 'sets = "quiet-dates"', "must be a “date”"
    ),
    "a mode of other choices": (
        L02, 'kind = "mood"', 'kind = "mood"\nsets = "mode"', 'sets = "mode"', "“gentle” and “standard”"
    ),
    "boosters that are no yes or no": (
        L02, 'kind = "mood"', 'kind = "mood"\nsets = "boosters"', 'sets = "boosters"', "must be a “yn”"
    ),
    "a picture of one answer": (
        L02, 'kind = "short"', 'kind = "short"\nshows = "talk"', 'shows = "talk"', "only a “group” can"
    ),
    "a sentence of numbers": (
        L02, 'shows = "pair"', 'shows = "sentence"', 'shows = "sentence"', "is part of a sentence"
    ),
    "a pair of words": (
        L02, 'kind = "short"', 'kind = "short"\nshows = "pair"', 'shows = "pair"\nlabel = "One', "only a “mood” can"
    ),
    "a picture without what it reads": (
        L03, 'name = "plan"\nkind = "pick"', 'name = "then"\nkind = "pick"', 'shows = "plan"',
        "each row needs a “plan” of the kind “pick”",
    ),
    "a picture that reads another kind": (
        L03, 'shows = "plan"', 'shows = "talk"', 'shows = "talk"', "needs a “speaker” of the kind “pick”"
    ),
    "too many rows": (L03, "rows_max = 5", "rows_max = 50", 'kind = "group"', "at most 12"),
    "two fields alike in a group": (
        L03, 'name = "plan"', 'name = "name"', '[[fields.fields]]\nname = "name"\nkind = "pick"', "two fields"
    ),
    "a field on no card": (
        L03, "## Your low-battery plan", "## Your plan", 'card = "Your low-battery plan"\nname = "duties"',
        "no card called",
    ),
    "a heading without its space": (L03, "## It is not a", "##It is not a", "##It is", "begins with “## ”"),
    "text before the first card": (L03, "## Nine", "Hello.\n\n## Nine", "Hello.", "before the first card"),
    "two cards alike": (
        L03, "## Nine per cent", "## Four ways to sort a list", "## Four ways to sort a list\n\n1.",
        "title of its own",
    ),
    "HTML": (L03, "A reply.", "A <b>reply</b>.", "When you feel low, plain", "HTML is shown"),
    "a picture": (L03, "A reply.", "![A](x.png)", "When you feel low, plain", "Pictures come by name"),
    "an unknown block": (L02, ":::: rewind What", ":::: rewnd What", ":::: rewnd", "is not a block"),
    "a rewind without its question": (
        L02, ":::: rewind What else could Marta say?", ":::: rewind", ":::: rewind", "needs its question"
    ),
    "a talk's line": (L02, "Marta: Right.", "Marta right.", "Marta right.", "Name: what they say"),
    "a talk's line in a rewind": (L02, "Marta: You look", "You look", "You look", "Name: what they say"),
    "a talk without the learner's side": (
        L02, "::: talk Marta\nDaughter: Can't stop. Bye, Mum.\nMarta: Right",
        "::: talk Maria\nDaughter: Can't stop. Bye, Mum.\nMarta: Right", "::: talk Maria", "does not speak",
    ),
    "a plan without its lesson": (PLANS, 'id = "l03"', 'id = "l30"', '{ id = "l30"', "no lesson “l30”"),
    "a lesson twice in a plan": (
        PLANS, 'id = "l03"', 'id = "l02"', '{ id = "l02", week = 1, day = 4', "stands twice"
    ),
    "an eighth day": (PLANS, "day = 4", "day = 7", '{ id = "l03"', "Days run from 0"),
    "a check-in in another week": (PLANS, 'id = "week-1"', 'id = "week-2"', '{ id = "week-2"', "own week's"),
    "a week too many": (PLANS, '"l03", week = 1', '"l03", week = 13', '{ id = "l03"', "outside this plan"),
    "a question that the check-in lacks": (
        CHECK_INS, 'name = "near"', 'name = "close"', '[[questions]]\nname = "mood"', "asks exactly this"
    ),
    "an unknown fill-in": (CHECK_INS, "{before}. A little h", "{then}. A little h", "up =", "only {now}"),
    "a measure with other words": (
        MEASURES, '  "Poor appetite or overeating"', '  "Poor appetite"', '  "Poor appetite"', "Please put them back"
    ),
    "a measure without its attribution": (
        MEASURES, 'Company"\nends', 'Company"\nstem = "Often?"\nends', 'stem = "Often?"', "other words here"
    ),
    "a measure with a question too few": (
        MEASURES, '  "Feeling tired or having little energy",\n', "", 'items = [\n  "Little', "only itself with 8"
    ),
    "a measure with an answer too few": (
        MEASURES, '  "Often",\n', "", 'options = [\n  "Hardly', "has 2 answers to choose. It has 3"
    ),
    "a rating without its direction": (MEASURES, 'low_label = "1 is very hard"\n', "", 'id = "tie"', "direction"),
    "an unknown measure": (MEASURES, 'id = "gad2"', 'id = "gad7"', 'id = "gad7"', "no measure “gad7”"),
    "a measure twice": (MEASURES, 'id = "gad2"', 'id = "phq8"', 'id = "phq8"\nname = "Worry"', "stands here twice"),
    "a measure switched on that there is not": (
        "relationships/course.toml", '"phq8", "gad2"', '"phq9", "gad2"', "measures =", "no measure “phq9”"
    ),
    "a point without its item": (
        PLANS, 'day = 6 },\n]\n', 'day = 6 },\n]\npoints = [\n  { item = "l09", asks = ["phq8"] },\n]\n',
        '{ item = "l09"', "no “l09” to ask"
    ),
    "a point that asks something else": (
        PLANS, 'day = 6 },\n]\n', 'day = 6 },\n]\npoints = [\n  { item = "l01", asks = ["who5"] },\n]\n',
        '{ item = "l01"', "no measure “who5”"
    ),
    "two points with one item": (
        PLANS, 'day = 6 },\n]\n',
        'day = 6 },\n]\npoints = [\n  { item = "l01", asks = ["phq8"] },\n  { item = "l01", asks = ["gad2"] },\n]\n',
        '{ item = "l01", asks = ["gad2"]', "stands twice among",
    ),
    "a number with letters": ("support/gb.toml", '"85258"', '"SHOUT1"', '"SHOUT1"', "can be dialled"),
    "an address with spaces": (
        "support/ca.toml", '"sheltersafe.ca"', '"the site"', '"the site"', "www.example.org"
    ),
    "a country unlike its file": ("support/ie.toml", 'code = "ie"', 'code = "gb"', "code =", "must be “ie”"),
    "no emergency number": ("support/es.toml", '["112"]', "[]", "emergency =", "at least one"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mistake_is_found_where_it_stands(folder: Path, fault: str) -> None:
    file, old, new, at, said = FAULTS[fault]
    content.plant(folder, file, old, new)
    line = content.line_of(folder, file, at)
    found = [mistake for mistake in mistakes(folder) if said in mistake.error]
    assert (found[0].file, found[0].line) == (f"lessons/{file}", line), found


def test_every_mistake_of_every_file_is_listed_at_once(folder: Path) -> None:
    content.plant(folder, L01, "summary =", "sumary =")
    content.plant(folder, L02, "low = 1\n", "low = 0\n")
    content.plant(folder, PLANS, "day = 4", "day = 7")
    content.plant(folder, "support/ie.toml", 'code = "ie"', 'code = "gb"')
    found = mistakes(folder)
    assert {mistake.file for mistake in found} == {
        f"lessons/{L01}", f"lessons/{L02}", f"lessons/{PLANS}", "lessons/support/ie.toml",
    }  # fmt: skip
    assert found == sorted(found)


@pytest.mark.parametrize(
    "file", ["relationships/course.toml", PLANS, CHECK_INS, MEASURES, "support/elsewhere.toml"]
)
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert Mistake(f"lessons/{file}", 1, "This file is missing. Please add it.") in mistakes(folder)


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / L01).write_bytes('+++\ntitle = "café"'.encode("latin-1"))
    assert any("not plain UTF-8" in mistake.error for mistake in mistakes(folder))


def test_a_file_may_come_from_windows(folder: Path) -> None:
    path = folder / L01
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert lessons.load(folder).lesson("l01") == lessons.load(content.SHIPPED).lesson("l01")


def test_two_files_for_one_lesson_are_refused(folder: Path) -> None:
    text = (folder / L01).read_text()
    (folder / "relationships/en/l01-another-welcome.md").write_text(text)
    assert any("Two files hold the lesson “l01”" in mistake.error for mistake in mistakes(folder))


def test_a_file_name_without_its_id_is_refused(folder: Path) -> None:
    (folder / L01).rename(folder / "relationships/en/welcome.md")
    found = mistakes(folder)
    assert found[0].file == "lessons/relationships/en/welcome.md"
    assert "its id, a hyphen, its title" in found[0].error
