"""What text messages cost, from the price of a segment that staff wrote down. An estimate, never a bill. Pure."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from babel import numbers

# Carriers charge fractions of a penny, so a price is kept in ten-thousandths of its currency.
PARTS = 10_000
DEAREST = 10 * PARTS
CURRENCIES = ("GBP", "EUR", "USD", "AUD", "CAD", "NZD", "INR", "KES", "NGN", "ZAR", "BRL", "MXN")


@dataclass(frozen=True)
class Price:
    """Of one segment, in ten-thousandths of a currency."""

    per_segment: int
    currency: str

    def of(self, segments: int) -> str:
        """What so many segments come to, in the currency's own look."""
        return money(self.per_segment * segments, self.currency)

    @property
    def typed(self) -> str:
        """As somebody would type it: 0.0463."""
        return f"{Decimal(self.per_segment) / PARTS:f}"


def money(parts: int, currency: str) -> str:
    """So many ten-thousandths of a currency, in its own look."""
    return str(numbers.format_currency(Decimal(parts) / PARTS, currency, locale="en_GB"))


def of(per_segment: int | None, currency: str | None) -> Price | None:
    """The price as a row keeps it; None where none was set."""
    return Price(per_segment, currency) if per_segment is not None and currency is not None else None


def parse(text: str, currency: str) -> Price | None:
    """A price such as "0.0463" or "0,0463"; None for what is none, for none at all, and for more than ten."""
    try:
        amount = Decimal(text.strip().replace(",", ".")) * PARTS
    except InvalidOperation:
        return None
    if currency not in CURRENCIES or not amount.is_finite() or amount != int(amount):
        return None
    return Price(int(amount), currency) if 0 < amount <= DEAREST else None
