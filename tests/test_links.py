"""The addresses that go out: each whole, below the base URL, with its token where one belongs."""

import pytest

from course import opt_outs
from course.links import Links
from course.opt_outs import OptOut

LINKS = Links("https://kith.test/below")


def test_each_address_is_whole() -> None:
    assert [
        LINKS.message("t0ken"),
        LINKS.join("riverside"),
        LINKS.help_now(),
        LINKS.new_link(),
        LINKS.unsubscribe("t0ken"),
        LINKS.status_callback("r3f"),
        LINKS.staff(),
        LINKS.support_desk(),
        LINKS.staff_setup("t0ken"),
        LINKS.test_phone(),
    ] == [
        "https://kith.test/below/l/t0ken",
        "https://kith.test/below/join/riverside",
        "https://kith.test/below/help-now",
        "https://kith.test/below/link",
        "https://kith.test/below/unsubscribe/t0ken",
        "https://kith.test/below/webhooks/twilio/status/r3f",
        "https://kith.test/below/admin",
        "https://kith.test/below/admin/support",
        "https://kith.test/below/admin/setup/t0ken",
        "https://kith.test/below/phone",
    ]


def test_an_opt_out_is_read_back_from_its_token_and_from_no_other() -> None:
    secret = "a secret that only the tests know, long enough"
    said = OptOut("email", "f00d")
    token = opt_outs.token(secret, said)
    assert opt_outs.read(secret, token) == said
    assert opt_outs.read(secret + "!", token) is None
    assert opt_outs.read(secret, opt_outs.token(secret, OptOut("sms", "f00d"))) == OptOut("sms", "f00d")


@pytest.mark.parametrize(
    "harm", [lambda it: it[:-1], lambda it: "x" + it, lambda it: "", lambda it: "no token"]
)
def test_a_token_that_was_altered_stands_for_nothing(harm: "object") -> None:
    token = opt_outs.token("a secret", OptOut("email", "f00d"))
    assert opt_outs.read("a secret", harm(token)) is None  # type: ignore[operator]


def test_a_token_that_went_out_with_an_earlier_mail_still_works() -> None:
    """Kept from an earlier release: the way out of a mail is good for a year."""
    kept = "WyJlbWFpbCIsImYwMGQiXQ.6z1m_8AsSIejwn-Zxia610GI2Xw"
    assert opt_outs.read("a secret that only the tests know, long enough", kept) == OptOut("email", "f00d")
