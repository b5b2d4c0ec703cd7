"""Lessons, plans, check-ins and support lines as values."""

import dataclasses
from pathlib import Path

import pytest

from course import lessons
from course.lessons import Course, Plan, PlanItem
from tests import content
from tests.content import L01, L03, PLANS

STALE_NUMBERS = ("1-833-456-4566", "1800-221-4444", "1800 221 4444", "1393", "1-800-273-8255")


@pytest.fixture(scope="module")
def course() -> Course:
    return lessons.load(content.SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return content.copy(tmp_path)


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
    assert plan.week(1) == (
        PlanItem("l01", "lesson", 1, 0),
        PlanItem("l02", "lesson", 1, 2),
        PlanItem("l03", "lesson", 1, 4),
        PlanItem("week-1", "check-in", 1, 6),
    )
    assert plan.week(4)[0] == PlanItem("x1", "lesson", 4, 21, "x1")
    assert plan.items[:4] == plan.week(1)
    assert [item.day for item in plan.items] == sorted(item.day for item in plan.items)
    assert plan.item("week-1") == plan.items[3]
    assert plan.item("l99") is None
    assert plan.lessons()[:3] == plan.items[:3]
    assert plan.week(13) == ()


@pytest.mark.parametrize(
    ("id", "weeks"),
    [
        ("8", "l01 l02|l04 l07|x1 s1|x2 s2|x3 s3|s5 x4|s7 e1|e3 e4"),
        ("12", "l01 l02 l03|l04 l05|l06 l07|x1 s1|x2 s2|s3 s4|x3 s5|s6|x4 s7|s8|e1 e2|e3 e4"),
        ("16", "l01 l02|l03 l04|l05 l06|l07|x1 s1|x2 s2|s3 s4||x3 s5|s6|x4 s7|s8|y1|y4|e1 e2|e3 e4"),
        (
            "20",
            "l01 l02|l03 l04|l05 l06|l07|x1 s1|x2|s2 s3|x3 s4|s5|x4 s6|||y1 s7|y2|y3 s8|y4||e1 e2|e3|e4",
        ),
    ],
)
def test_the_four_plans_are_those_of_the_course_map(course: Course, id: str, weeks: str) -> None:
    """Every week ends with its check-in; two lessons lie three days apart, three of them two."""
    plan = course.plan(id)
    assert (plan.complete, plan.weeks) == (True, int(id))
    for number, lessons_of_week in enumerate(weeks.split("|"), 1):
        *begun, last = plan.week(number)
        wanted = lessons_of_week.split()
        assert (last.id, last.day % 7) == (f"week-{number}", 6)
        assert [item.id for item in begun] == wanted
        assert [item.day % 7 for item in begun] == {0: [], 1: [0], 2: [0, 3], 3: [0, 2, 4]}[len(wanted)]


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


def test_values_cannot_be_changed(course: Course) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        course.lesson("l01").title = "Another"  # type: ignore[misc]
    with pytest.raises(TypeError):
        course.plans["12"] = course.plan("12")  # type: ignore[index]


# Markdown


def body(folder: Path, text: str) -> str:
    """The HTML of L01's second card when this is its text."""
    path = folder / L01
    before, _, after = path.read_text().partition("It is a course: ways")
    path.write_text(before + text + "\n\nIt is ways" + after)
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


def test_a_drawing_is_named_and_leaves_no_trace_in_the_text(course: Course) -> None:
    for item in ("l01", "l02", "l03"):
        lesson = course.lesson(item)
        assert lesson.cards[0].drawing == item
        assert lesson.cards[0].html.startswith("<p>")
        assert lesson.cards[1].drawing == ""


def test_words_of_speakers_are_text_and_nothing_else(folder: Path) -> None:
    html = body(folder, "::: talk Sam & Co\nSam & Co: 3 < 4 *now*\n:::")
    assert "<b>Sam &amp; Co</b> 3 &lt; 4 <em>now</em>" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_cannot_run_anything(folder: Path, address: str) -> None:
    assert "<a" not in body(folder, f"[press]({address})").split("</p>")[0]
