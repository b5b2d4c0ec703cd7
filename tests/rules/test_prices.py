"""What texts cost, from what somebody typed."""

import pytest

from course.rules import prices
from course.rules.prices import Price


@pytest.mark.parametrize(
    ("typed", "parts"),
    [("0.0463", 463), (" 0,04 ", 400), ("1", 10_000), ("10", 100_000)],
    ids=["four places", "a comma", "one whole", "the dearest"],
)
def test_a_price_is_read(typed: str, parts: int) -> None:
    assert prices.parse(typed, "GBP") == Price(parts, "GBP")


@pytest.mark.parametrize("typed", ["", "cheap", "0", "-1", "11", "0.00001", "nan", "inf"])
def test_what_is_no_price_is_refused(typed: str) -> None:
    assert prices.parse(typed, "GBP") is None


def test_a_currency_that_is_not_on_the_list_is_refused() -> None:
    assert prices.parse("1", "XXX") is None


def test_a_sum_looks_as_its_currency_does_and_can_be_typed_again() -> None:
    price = Price(463, "GBP")
    assert price.of(1000) == "£46.30"
    assert prices.parse(price.typed, "GBP") == price
