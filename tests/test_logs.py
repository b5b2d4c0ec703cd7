"""What is logged: one JSON line an event, and nothing in it that reaches a person or opens a page."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from course import logs
from course.logs import REMOVED

TOKEN = "dGhpcyBpcyBhIHRva2VuIQ"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    """The events logged so far, as a reader of the log gets them."""
    before = logging.root.handlers[:], logging.root.level
    logs.configure(as_json=True)
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    logging.root.handlers[:], logging.root.level = before
    structlog.reset_defaults()


@pytest.mark.parametrize(
    "text",
    [
        "to +447700900123 now",
        "to 07700 900123",
        "(+1) 415-555-0123",
        "write to ada.l@example.org.",
        f"GET https://kith.test/l/{TOKEN}",
        f"GET /unsubscribe/abc.def-{TOKEN}x?y=1",
        f"token={TOKEN}",
    ],
)
def test_what_reaches_a_person_or_opens_a_page_is_taken_out(text: str) -> None:
    found = logs.redact(None, "info", {"event": text, "more": {"inner": [text]}})
    for part in (found["event"], found["more"]["inner"][0]):
        assert REMOVED in part
        for secret in ("900123", "ada.l", TOKEN, "abc.def", "415"):
            assert secret not in part


@pytest.mark.parametrize(
    "text",
    [
        "job_done",
        "seconds=0.113",
        "claim_lost message=123456",
        "127.0.0.1:8000",
        "deliver_waited_for_all",
        "2027-01-04",
    ],
)
def test_what_helps_an_operator_stays(text: str) -> None:
    assert logs.redact(None, "info", {"event": text, "number": 123456789012}) == {
        "event": text,
        "number": 123456789012,
    }


def test_an_event_is_one_json_line_with_level_and_time(told: Any) -> None:
    structlog.get_logger("somewhere").info("sent", message=7)
    (event,) = told()
    assert (event["event"], event["level"], event["message"]) == ("sent", "info", 7)
    assert event["timestamp"].endswith("Z")


def test_of_an_exception_its_kind_and_place_are_kept_and_never_its_words(told: Any) -> None:
    try:
        raise RuntimeError("words of a learner")
    except RuntimeError as error:
        structlog.get_logger("somewhere").error("job_failed", exc_info=error)
        logging.getLogger("a library").exception("it broke")
    own, foreign = told()
    for event in (own, foreign):
        assert event["error"] == "RuntimeError"
        assert "test_logs.py" in event["at"][0]
        assert "words of a learner" not in json.dumps(event)


def test_what_a_library_logs_is_cleaned_too(told: Any) -> None:
    logging.getLogger("a library").warning("no answer from %s", "+447700900123")
    assert told()[0]["event"] == f"no answer from {REMOVED}"
