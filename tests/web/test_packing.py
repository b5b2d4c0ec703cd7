"""Pages are packed for a slow line, but never where the length could give somebody's words away."""

import gzip
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from course.wiring import Wired
from tests.factories import make_cohort, make_learner, make_profile
from tests.learners import signed_in

PACKED = {"Accept-Encoding": "gzip, deflate"}


@pytest.fixture
def phone(app: Flask, wired: Wired) -> FlaskClient:
    return signed_in(app, wired, make_learner(wired, make_cohort(wired)))


@pytest.mark.parametrize(
    "path", ["/lessons/l01", "/lessons/l01?note=5", "/lessons/l01?offline=x", "/today", "/help-now", "/"]
)
def test_a_page_comes_packed_and_holds_the_same(phone: FlaskClient, path: str) -> None:
    plain, packed = phone.get(path), phone.get(path, headers=PACKED)
    assert "Content-Encoding" not in plain.headers
    if plain.status_code == 200:
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["Vary"] == plain.headers["Vary"]
        assert gzip.decompress(packed.data).decode() == plain.text
        assert len(packed.data) < len(plain.data) / 2
        assert int(packed.headers["Content-Length"]) == len(packed.data)


@pytest.mark.parametrize(
    "path",
    ["/code?next=/story", "/lessons/l01?q=canary", "/help-now?offline=1&x=y", "/admin/sign-in", "/admin/"],
)
def test_what_a_stranger_could_put_words_into_is_not_packed(phone: FlaskClient, path: str) -> None:
    assert "Content-Encoding" not in phone.get(path, headers=PACKED).headers


def test_each_reader_of_a_page_packed_once_gets_their_own(app: Flask, wired: Wired) -> None:
    """The second reader's page is put together from the bytes packed for the first."""
    cohort, pages = make_cohort(wired), []
    for number in range(2):
        learner = make_learner(wired, cohort, profile=make_profile(contact=f"+44770090012{number}"))
        browser = signed_in(app, wired, learner)
        packed = gzip.decompress(browser.get("/lessons/l01", headers=PACKED).data).decode()
        assert packed == browser.get("/lessons/l01").text
        pages.append(packed)
    owners = [re.findall(r'name="for" value="(\w+)"', page) for page in pages]
    assert [len(set(one)) for one in owners] == [1, 1]
    assert pages[0].replace(owners[0][0], owners[1][0]) == pages[1] != pages[0]


def test_an_answer_to_a_form_is_not_packed(phone: FlaskClient) -> None:
    answer = phone.post("/lessons/l01/cards/5", data={"why_now": "a" * 141}, headers=PACKED)
    assert answer.status_code == 422
    assert "Content-Encoding" not in answer.headers


def test_the_length_of_the_same_page_differs_each_time(phone: FlaskClient) -> None:
    lengths = {len(phone.get("/lessons/l01", headers=PACKED).data) for _ in range(40)}
    assert len(lengths) > 5


def test_what_the_address_says_never_comes_back_in_a_packed_page(phone: FlaskClient) -> None:
    """The arguments with which a page is packed all the same: whatever they say, the page is silent about it."""
    for path in ("/lessons/l01", "/lessons/l01/step", "/help-now", "/today", "/about", "/"):
        for name in ("offline", "note", "again"):
            assert "canary" not in phone.get(f"{path}?{name}=canary").text
