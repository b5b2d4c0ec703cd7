"""What a cohort was sent, and what that has cost, in the words of its page."""

from course import spending
from course.models import Cohort
from course.rules import prices
from course.summaries import Summary
from course.web import context
from course.web.admin import words


def sent(summary: Summary) -> dict[str, object]:
    """How many messages are in each state, in plain words; none that is empty."""
    counts = summary.statuses
    found = [
        (tag, words.STATUS_NOTES[status], counts[status])
        for status, tag in words.STATUSES.items()
        if status in counts
    ]
    return {"sent": found, "sent_in_all": sum(counts.values())}


def spent(cohort: Cohort) -> dict[str, object]:
    """What the texts have cost, beside each limit, as people write money; nothing where no price is known."""
    spent, currency = spending.look(context.session(), cohort, now=context.now()), cohort.price_currency
    if currency is None:
        return {"spent": (), "is_stopped": spent.is_stopped}
    spans = (("today", spent.today, spent.daily_limit), ("this month", spent.month, spent.monthly_limit))
    shown = [
        (span, prices.money(amount, currency), prices.money(limit, currency) if limit is not None else "")
        for span, amount, limit in spans
    ]
    return {"spent": shown, "is_stopped": spent.is_stopped}
