"""Every message: nothing forgotten, nothing guessed, nothing let through into a header or a tag."""

import shutil
from pathlib import Path

import html5lib
import pytest

from course import message_files, wording
from course.lessons import LessonErrors, Mistake
from course.rules import segments
from course.wording import MissingValue, Wording
from tests import content

VALUES = {
    "link": "https://kith.example.org/l/AbCdEfGhIjKlMnOpQrStUv",
    "help_link": "https://kith.example.org/help-now",
    "stop_link": "https://kith.example.org/unsubscribe/AbCdEfGhIjKlMnOpQrStUv",
    "sender": "Kith",
    "week": "3",
    "until": "15 Dec",
    "code": "042917",
    "lines": "999, Samaritans 116 123",
    "line": "Samaritans 116 123",
    "emergency": "999",
    "words": "Thursday at six, by the river.",
    "subject": "Thursday",
}
NUDGES = ("welcome", "lesson", "check-in", "reminder")


@pytest.fixture(scope="module")
def words() -> Wording:
    return wording.load(content.SHIPPED / "messages")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return content.copy(tmp_path)


def mistakes(folder: Path) -> list[Mistake]:
    with pytest.raises(LessonErrors) as refused:
        wording.load(folder / "messages")
    return refused.value.mistakes


@pytest.mark.parametrize("kind", message_files.KINDS)
def test_a_text_is_one_line_of_plain_letters_in_one_or_two_segments(words: Wording, kind: str) -> None:
    text = words.sms(kind, "en", **VALUES)
    assert text == " ".join(text.split())
    assert "{" not in text
    assert segments.outside_gsm7(text) == []
    assert segments.count(text).segments <= 2


def test_the_texts_that_come_every_week_take_one_segment(words: Wording) -> None:
    for kind in (*NUDGES[1:], "code", "link", "stopped", "standard", "noted", "risk"):
        assert segments.count(words.sms(kind, "en", **VALUES)).segments == 1, kind


@pytest.mark.parametrize("kind", message_files.KINDS)
def test_an_email_has_a_subject_a_plain_part_and_a_page(words: Wording, kind: str) -> None:
    mail = words.email(kind, "en", **VALUES)
    assert mail.subject == mail.subject.strip()
    assert "\n" not in mail.subject
    assert mail.text.endswith("\n")
    assert "{" not in mail.subject + mail.text
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(mail.html)
    assert page.get("lang") == "en"
    assert len(page.findall(".//h1")) == 1
    assert page.findtext(".//title") == mail.subject
    assert "color-scheme" in mail.html


@pytest.mark.parametrize("kind", message_files.KINDS)
def test_an_email_fetches_nothing(words: Wording, kind: str) -> None:
    page = words.email(kind, "en", **VALUES).html
    for way_out in ("src=", "url(", "@import", "<link", "<script", "<img"):
        assert way_out not in page


@pytest.mark.parametrize("kind", [*NUDGES, "invite", "started"])
def test_what_comes_unasked_can_be_stopped_from_the_message_itself(words: Wording, kind: str) -> None:
    mail = words.email(kind, "en", **VALUES)
    assert VALUES["stop_link"] in mail.text
    assert f'href="{VALUES["stop_link"]}"' in mail.html


def test_the_first_text_says_how_often_that_nobody_reads_and_how_to_end_it(words: Wording) -> None:
    text = words.sms("welcome", "en", **VALUES)
    for said in ("Kith", "Up to 4 a week", "No one reads replies", "STOP", "HELP", VALUES["link"]):
        assert said in text


def test_the_end_of_texts_says_how_to_stop_email_and_where_help_is(words: Wording) -> None:
    text = words.sms("stopped", "en", **VALUES)
    assert "To stop email too" in text
    assert VALUES["help_link"] in text


@pytest.mark.parametrize("kind", ["help", "risk"])
def test_whoever_may_be_in_need_gets_lines_at_once(words: Wording, kind: str) -> None:
    text = words.sms(kind, "en", **VALUES)
    assert "999" in text
    assert "Samaritans 116 123" in text
    assert VALUES["help_link"] in text


def test_a_value_cannot_become_a_tag(words: Wording) -> None:
    mail = words.email("invite", "en", **{**VALUES, "sender": '<b onclick="x">A & B</b>'})
    assert "<b onclick" not in mail.html
    assert "&lt;b onclick=&quot;x&quot;&gt;A &amp; B&lt;/b&gt;" in mail.html
    assert '<b onclick="x">A & B</b>' in mail.text


def test_a_value_cannot_become_a_header_or_a_line_of_a_text(words: Wording) -> None:
    values = {**VALUES, "sender": "Kith\r\nBcc: everybody@example.org"}
    assert (
        words.email("invite", "en", **values).subject == "An invitation from Kith Bcc: everybody@example.org"
    )
    assert "\n" not in words.sms("lesson", "en", **values)


def test_a_value_is_never_filled_in_again(words: Wording) -> None:
    assert words.sms("code", "en", **{**VALUES, "sender": "{link}"}).startswith("042917 is your {link} code.")


def test_a_forgotten_value_is_an_error_and_not_a_gap(words: Wording) -> None:
    with pytest.raises(MissingValue, match="no value for link, week"):
        words.sms("lesson", "en", sender="Kith")
    with pytest.raises(MissingValue, match="stop_link"):
        words.email("lesson", "en", sender="Kith", week="3", link="x")


def test_an_unknown_kind_is_an_error(words: Wording) -> None:
    with pytest.raises(KeyError):
        words.sms("birthday", "en", **VALUES)


def test_a_language_that_lacks_a_kind_sends_it_in_english(folder: Path) -> None:
    messages = folder / "messages"
    shutil.copytree(messages / "en" / "code", messages / "cy" / "code")
    (messages / "cy" / "layout.html").write_text('<html lang="cy"><title>{subject}</title>{body}')
    (messages / "cy" / "code" / "sms.txt").write_text("{code} yw eich cod {sender}.\n")
    words = wording.load(messages, ("en", "cy"))
    assert words.sms("code", "cy", **VALUES) == "042917 yw eich cod Kith."
    assert words.email("code", "cy", **VALUES).html.startswith('<html lang="cy">')
    assert words.sms("link", "cy", **VALUES) == words.sms("link", "en", **VALUES)
    assert '<html lang="en"' in words.email("link", "cy", **VALUES).html


# Each: the file, what is replaced there and by what, the line of the mistake, its words.
FAULTS = {
    "a misspelt fill-in": ("lesson/sms.txt", "{link}", "{lnk}", 1, "{lnk} is not filled in here"),
    "a forgotten fill-in": ("lesson/sms.txt", ": {link}", "", 1, "{link} is missing"),
    "a name": ("welcome/subject.txt", "{sender}", "{name}", 1, "{name} is not filled in here"),
    "a fill-in of another kind": ("code/email.txt", "Type it", "{week}", 3, "{week} is not filled in here"),
    "no way to stop": ("reminder/email.txt", "{stop_link}", "us", 1, "{stop_link} is missing"),
    "no way to stop in the page": ("reminder/email.html", "{stop_link}", "#", 1, "{stop_link} is missing"),
    "two lines": ("lesson/sms.txt", " for week", "\nfor week", 2, "has to be one line"),
    "two headings": ("code/email.html", "<h1>Your code</h1>", "<h1>A</h1><h1>B</h1>", 1, "exactly one <h1>"),
    "a layout without its body": ("layout.html", "{body}", "", 1, "needs {body}"),
    "a layout without its language": (
        "layout.html",
        '<html lang="en" dir="ltr">',
        "<html>",
        1,
        "<html lang=",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mistake_in_a_message_is_found_where_it_stands(folder: Path, fault: str) -> None:
    file, old, new, line, said = FAULTS[fault]
    content.plant(folder, f"messages/en/{file}", old, new)
    found = [mistake for mistake in mistakes(folder) if said in mistake.error]
    assert [(mistake.file, mistake.line) for mistake in found] == [(f"lessons/messages/en/{file}", line)]


@pytest.mark.parametrize("part", [*message_files.PARTS, "all"])
def test_a_missing_file_is_named(folder: Path, part: str) -> None:
    home = folder / "messages/en/check-in"
    parts = message_files.PARTS if part == "all" else (part,)
    for name in parts:
        (home / name).unlink()
    assert {mistake.file for mistake in mistakes(folder)} == {
        f"lessons/messages/en/check-in/{name}" for name in parts
    }


def test_an_empty_file_is_named(folder: Path) -> None:
    (folder / "messages/en/code/subject.txt").write_text("\n")
    assert mistakes(folder) == [
        Mistake("lessons/messages/en/code/subject.txt", 1, "This file is empty. Please write something.")
    ]


def test_a_folder_for_no_kind_is_named(folder: Path) -> None:
    (folder / "messages/en/checkin").mkdir()
    assert "no kind of message called “checkin”" in mistakes(folder)[0].error
