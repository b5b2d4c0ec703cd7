"""The HTML part that is made of a plain one: close to what an author wrote by hand, and never somebody's own HTML."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from course.rules import mail_html

MESSAGES = Path(__file__).parents[2] / "lessons/messages/en"
# Where the author said something else in the HTML part than in the plain one.
TOLD_OTHERWISE = {"code", "new-contact", "noted", "help", "risk", "invite", "standard", "stopped", "welcome"}
# The words of an announcement are staff's own, and keep their lines.
TOLD_OTHERWISE |= {"announcement"}
KINDS = sorted(path.name for path in MESSAGES.iterdir() if path.is_dir() and path.name not in TOLD_OTHERWISE)


@pytest.mark.parametrize("kind", KINDS)
def test_it_makes_of_the_plain_part_what_the_author_wrote_by_hand(kind: str) -> None:
    made = mail_html.of((MESSAGES / kind / "email.txt").read_text(encoding="utf-8"))
    assert made.split() == (MESSAGES / kind / "email.html").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ("Hello", "<h1>Hello</h1>"),
        ("A\n\nOne\ntwo", "<p>One<br>\ntwo</p>"),
        ("A\n\nGo on: {link}", '<p><a class="button" href="{link}">Go on</a></p>'),
        ("A\n\nGo on {link} now", '<p>Go on <a href="{link}">{link}</a> now</p>'),
        ("A\n\nNo more: {stop_link}", '<p><a href="{stop_link}">No more</a></p>'),
        ("A\n\n--\nYours\nNot now? {link}/choices", '<a href="{link}/choices">Not now?</a></p>'),
        ("A <b>\n\n<script>x</script> & \"y\"", "&lt;script&gt;x&lt;/script&gt; &amp; \"y\""),
        ("", "<h1></h1>"),
    ],
)  # fmt: skip
def test_each_shape(plain: str, found: str) -> None:
    assert found in mail_html.of(plain)


def test_nothing_but_its_own_tags_comes_out() -> None:
    tags: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)

    Reader().feed(
        mail_html.of('<img src=x onerror="y">\n\n<a href="javascript:z">: {link}\n\n--\n<i>: {link}')
    )
    assert tags <= {"h1", "p", "a", "br"}
