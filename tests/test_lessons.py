"""Lessons, plans, check-ins and support lines as values, and every mistake with its file and line."""

import dataclasses
import time
from pathlib import Path

import pytest

from course import lessons
from course.lessons import Course, LessonErrors, Mistake, Plan, PlanItem
from tests import content
from tests.content import CHECK_INS, L01, L02, L03, PLANS

STALE_NUMBERS = ("1-833-456-4566", "1800-221-4444", "1800 221 4444", "1393", "1-800-273-8255")


@pytest.fixture(scope="module")
def course() -> Course:
    return lessons.load(content.SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return content.copy(tmp_path)


def mistakes(folder: Path) -> list[Mistake]:
    with pytest.raises(LessonErrors) as refused:
        lessons.load(folder)
    return refused.value.mistakes


def test_a_lesson_is_cards_with_their_fields_a_step_and_a_takeaway(course: Course) -> None:
    lesson = course.lesson("l02")
    assert (lesson.slug, lesson.phase, lesson.locale) == ("mood-and-people", "opening", "en")
    assert [card.number for card in lesson.cards] == [1, 2, 3, 4, 5]
    assert lesson.cards[0].title == "Which came first?"
    assert lesson.cards[0].fields == ()
    assert [(field.name, field.kind) for field in lesson.cards[4].fields] == [
        ("mood", "mood"), ("event", "short"), ("who", "person"),
        ("before_after", "pick"), ("what_i_did_next", "multi"),
    ]  # fmt: skip
    assert lesson.cards[4].fields[4].more
    assert len(lesson.step.options) == 3
    assert lesson.takeaway.text == "When mood moves, ask what just happened and with whom."
    assert lesson.words == sum(card.words for card in lesson.cards)


def test_a_group_repeats_its_own_fields(course: Course) -> None:
    duties = course.lesson("l03").cards[4].fields[0]
    assert (duties.kind, duties.rows_min, duties.rows_max) == ("group", 1, 5)
    assert [(field.name, field.kind) for field in duties.fields] == [("name", "short"), ("plan", "pick")]
    assert [option.id for option in duties.fields[1].options] == ["keep", "pause", "share", "ask"]


def test_a_lesson_that_a_language_lacks_is_shown_in_english(course: Course) -> None:
    assert course.lesson("l01", "cy") is course.lesson("l01")


def test_the_plan_runs_in_the_order_of_its_days(course: Course) -> None:
    plan = course.plan("12")
    assert plan.weeks == 12
    assert plan.items == (
        PlanItem("l01", "lesson", 1, 0),
        PlanItem("l02", "lesson", 1, 2),
        PlanItem("l03", "lesson", 1, 4),
        PlanItem("week-1", "check-in", 1, 6),
    )
    assert plan.item("week-1") == plan.items[3]
    assert plan.item("l99") is None
    assert plan.lessons() == plan.items[:3]
    assert plan.week(1) == plan.items
    assert plan.week(2) == ()


def test_a_day_of_a_later_week_counts_over_the_whole_course(folder: Path) -> None:
    content.plant(folder, PLANS, '{ id = "l03", week = 1, day = 4 },', '{ id = "l03", week = 3, day = 4 },')
    plan: Plan = lessons.load(folder).plan("12")
    assert plan.item("l03") == PlanItem("l03", "lesson", 3, 18)
    assert [item.id for item in plan.items] == ["l01", "l02", "week-1", "l03"]


def test_the_check_in_asks_four_things(course: Course) -> None:
    check_in = course.check_in
    assert [question.name for question in check_in.questions] == ["mood", "near", "step", "note"]
    assert (check_in.question("mood").low, check_in.question("mood").high) == (1, 10)
    assert len(check_in.question("near").options) == 5
    assert [option.id for option in check_in.question("step").options] == ["did", "some", "not", "other"]


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        pytest.param(None, 5, "left the mood mark empty", id="no mark"),
        pytest.param(5, None, "first mark is 5", id="the first"),
        pytest.param(7, 5, "is 7, and last time it was 5. A little higher", id="higher"),
        pytest.param(3, 5, "is 3, and last time it was 5. A little lower", id="lower"),
        pytest.param(5, 5, "the same as last time", id="the same"),
    ],
)
def test_a_plain_sentence_follows_the_check_in(
    course: Course, now: int | None, before: int | None, said: str
) -> None:
    sentence = course.check_in.afterwards.sentence(now, before)
    assert said in sentence
    assert "{" not in sentence


def test_support_lines_are_those_of_the_country_that_was_chosen(course: Course) -> None:
    assert course.country("GB").name == "United Kingdom"
    assert lessons.short_lines(course.country("gb")) == "999, Samaritans 116 123"
    assert lessons.short_line(course.country("us")) == "988 Lifeline"
    assert course.country("zz") is course.support["elsewhere"]
    assert course.country(None) is course.support["unknown"]
    assert [line.number for line in course.country("zz").lines] == ["findahelpline.com"]


def test_twenty_countries_can_be_chosen_and_another_one(course: Course) -> None:
    names = [country.name for country in course.countries()]
    assert len(names) == 21
    assert names[:-1] == sorted(names[:-1])
    assert names[-1] == "Another country"


def test_a_line_opens_with_one_tap(course: Course) -> None:
    lines = {(line.name, line.how): line.href for line in course.country("us").lines}
    assert lines["988 Lifeline", "call"] == "tel:988"
    assert lines["Crisis Text Line", "text"] == "sms:741741?&body=HOME"
    assert course.country("ca").lines[2].href == "https://sheltersafe.ca"


def test_no_line_claims_to_have_been_verified_and_no_stale_number_is_given(course: Course) -> None:
    for country in course.support.values():
        assert country.emergency
        for line in country.lines:
            assert line.verified_on == ""
            assert line.number not in STALE_NUMBERS


def test_a_text_line_leaves_out_accents_that_would_double_its_price(course: Course) -> None:
    assert course.country("mx").lines[0].name == "Línea de la Vida"
    assert lessons.short_lines(course.country("mx")) == "911, Linea de la Vida 800 911 2000"


def test_the_version_changes_with_any_word_of_the_course_and_with_nothing_else(folder: Path) -> None:
    before = lessons.load(folder).version
    assert lessons.load(content.SHIPPED).version == before
    content.plant(folder, "messages/en/code/email.txt", "10 minutes", "ten minutes")
    assert lessons.load(folder).version == before
    content.plant(folder, L03, "## Nine per cent", "## Ten per cent")
    assert lessons.load(folder).version != before


def test_a_changed_lesson_is_there_at_the_next_load(folder: Path) -> None:
    first = lessons.load(folder)
    content.plant(folder, L03, "## Nine per cent", "## Ten per cent")
    assert first.lesson("l03").cards[0].title == "Nine per cent"
    assert lessons.load(folder).lesson("l03").cards[0].title == "Ten per cent"


def test_loading_is_quick_enough_to_do_on_every_change() -> None:
    lessons.load(content.SHIPPED)
    started = time.perf_counter()
    lessons.load(content.SHIPPED)
    assert time.perf_counter() - started < 0.15


def test_values_cannot_be_changed(course: Course) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        course.lesson("l01").title = "Another"  # type: ignore[misc]
    with pytest.raises(TypeError):
        course.plans["12"] = course.plan("12")  # type: ignore[index]


# Markdown


def body(folder: Path, text: str) -> str:
    """The HTML of L01's second card when this is its text."""
    path = folder / L01
    before, _, after = path.read_text().partition("It is a course. It can show you")
    path.write_text(before + text + "\n\nIt can show you" + after)
    return lessons.load(folder).lesson("l01").cards[1].html


def test_a_talk_names_its_speakers_and_the_learners_side(course: Course) -> None:
    html = course.lesson("l02").cards[2].html
    assert "<p><b>Daughter</b> Can’t stop. Bye, Mum.</p>" in html
    assert '<p class="me"><b>Marta</b> Right. Bye, then.</p>' in html


def test_a_rewind_folds_another_talk_away(course: Course) -> None:
    html = course.lesson("l02").cards[2].html
    folded = html.split('<details class="rewind more">')[1]
    assert folded.startswith("\n<summary>What else could Marta say?</summary>")
    assert '<p class="me"><b>Marta</b> You look worn out. Ring me tonight?</p>' in folded


def test_numbered_lists_are_laid_out_as_steps(course: Course) -> None:
    html = course.lesson("l03").cards[3].html
    assert '<ol class="steps4" role="list">' in html
    assert html.count("<div><strong>") == html.count("</div></li>") == 4


def test_a_plain_list_stays_plain(folder: Path) -> None:
    assert "<ul>\n<li>one</li>\n<li>two</li>\n</ul>" in body(folder, "- one\n- two")


def test_a_drawing_is_named_and_leaves_no_trace_in_the_text(folder: Path) -> None:
    content.plant(folder, L01, "Some days, the hardest", "::: drawing teapot\n:::\n\nSome days, the hardest")
    card = lessons.load(folder).lesson("l01").cards[0]
    assert card.drawing == "teapot"
    assert "teapot" not in card.html


def test_words_of_speakers_are_text_and_nothing_else(folder: Path) -> None:
    html = body(folder, "::: talk Sam & Co\nSam & Co: 3 < 4 *now*\n:::")
    assert "<b>Sam &amp; Co</b> 3 &lt; 4 <em>now</em>" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_cannot_run_anything(folder: Path, address: str) -> None:
    assert "<a" not in body(folder, f"[press]({address})").split("</p>")[0]


# Mistakes

# Each: the file, what is replaced there and by what, the snippet on whose first line the mistake is, its words.
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


@pytest.mark.parametrize("file", ["relationships/course.toml", PLANS, CHECK_INS, "support/elsewhere.toml"])
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
