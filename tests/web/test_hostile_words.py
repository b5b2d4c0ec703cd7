"""Words that are written to break out of a page, a statement or a template stay words, wherever they go in (4.36).

Every form of every page is found on the page itself and sent with hostile words in each place where somebody may
write; then every page, mail and file is looked at.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from course.app import create_app
from course.models import Enrolment
from course.web import access
from course.wiring import Wired
from tests import desk, learners, whole_lives
from tests.conftest import browser
from tests.factories import make_cohort
from tests.fakes import FixedClock, RecordingSender
from tests.forms_filled import Trial
from tests.hostile_words import SUM, WORDS, WORKED_OUT
from tests.site_map import pages


@pytest.fixture
def trial(app: Flask, wired: Wired, clock: FixedClock) -> Trial:
    """With somebody who is at the end of their course, so that every lesson can be written in."""
    life = whole_lives.live(wired, make_cohort(wired, on_duty=True))
    clock.advance(timedelta(weeks=13))
    owner, learner = desk.at_desk(app, wired), learners.signed_in(app, wired, life, full=True)
    lessons = [f"/lessons/{id}" for locale, id in wired.course.lessons if locale == "en"]
    return Trial((owner, learner, browser(app)), [*pages(app), *lessons])


def files(owner: FlaskClient, learner: FlaskClient) -> Iterator[tuple[str, str]]:
    """The pages inside the files that can be taken along."""
    for client, path, form in (
        (learner, "/settings/my-data", {}),
        (owner, "/admin/cohorts/1/data", {"format": "csv", "names": "with"}),
        (owner, "/admin/enrolments/1/consents-file", {}),
    ):
        answer = client.post(path, data=form)
        if answer.content_type == "application/zip":
            with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
                for name in packed.namelist():
                    if name.endswith(".html"):
                        yield f"{path} {name}", packed.read(name).decode()
        elif (answer.content_type or "").startswith("text/html") and answer.status_code == 200:
            yield path, answer.text


def try_all(trial: Trial, wired: Wired, email: RecordingSender, *, at_least: int) -> None:
    """Go round until so many strings were sent, then see what stands on every page, in every file and mail."""
    with wired.db.reading() as session:
        before = session.scalar(select(func.count()).select_from(Enrolment))
    while len(trial.sent) < at_least:
        trial.fill()
        trial.look()
    for path, text in files(*trial.clients[:2]):
        trial.read(text, path)
    for mail in email.sent:
        trial.read(mail.parts.html or "", "a mail")
    assert trial.wrong == []
    with wired.db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Enrolment)) == before


def test_there_are_more_than_eight_hundred_strings() -> None:
    assert len(WORDS) > 800


def test_hostile_words_in_every_place_stay_words(trial: Trial, wired: Wired, email: RecordingSender) -> None:
    try_all(trial, wired, email, at_least=1)
    assert len(trial.places) > 100
    assert len(trial.seen) > 100


@pytest.mark.long
def test_more_than_eight_hundred_of_them_stay_words(
    trial: Trial, wired: Wired, email: RecordingSender
) -> None:
    try_all(trial, wired, email, at_least=len(WORDS))
    assert len(trial.seen) > 400


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>{}</p>", "onerror"),
        ('<input value="{}">', "onerror"),
        ("<script>var x = '{}'</script>", "inside <script>"),
        ("<!-- {} -->", "onerror"),
    ],
)
def test_a_page_that_shows_words_as_they_are_is_seen(page: str, said: str, wired: Wired) -> None:
    """The planted fault: words that go into the page without a seam."""
    app = create_app(wired, soon=lambda task: task())
    trial = Trial((browser(app),), list(pages(app)))
    trial.sent[1] = '"><img src=x onerror=alert(1)> --> KX1Z'
    shown = page.format(trial.sent[1])

    def careless(**_: object) -> str:
        return shown

    careless.access_mark = access.marks(app)["about.show"]  # type: ignore[attr-defined]
    app.view_functions["about.show"] = careless
    trial.look()
    assert any(said in one for one in trial.wrong), trial.wrong


def test_words_that_are_cut_or_worked_out_are_seen(trial: Trial) -> None:
    """The other planted fault."""
    trial.sent |= {1: f"{{{{{SUM}}}}} KX1Z", 2: "<b>bold</b> KX2Z"}
    trial.read(f"<p>{WORKED_OUT} KX1Z</p><p>bold KX2Z</p>", "a page")
    assert len(trial.wrong) == 3
