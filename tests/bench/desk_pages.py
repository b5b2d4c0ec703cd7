"""Every page of staff as an address to ask for: the route map walked, so that a new page cannot be left out.

An address with a gap takes its value from GAPS; one whose gap nobody has filled there raises KeyError. What can be
asked of a page beside it (filters, the next page, an act on many) stands in ASKED.
"""

import re
from collections.abc import Iterator, Mapping

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from course.web.admin import roster_form
from course.wiring import Wired

STAFF = "admin_"
SOMEBODY = 4_321
# Where somebody who is signed in has nothing to see.
DOORS = frozenset({"admin_sign_in.begin", "admin_sign_in.show"})
GAPS = {"staff_id": "1", "locale": "en", "kind": "welcome", "item": "l01"}
ASKED: Mapping[str, tuple[str, ...]] = {
    "admin_needs.index": ("need=silent", "page=20"),
    "admin_roster.index": (
        "after=5000", "q=garcia", "q=jose+4321", "q=%2B447700004321", "week=11", "area=loss", "cohort={cohort_id}",
        *(f"state={state}" for state in (*roster_form.STATES, roster_form.WAITING)),
    ),
    "admin_roster.consider": ("act=extend&number=1&all=yes&state=silent",),
    "admin_cohort.show": ("after={enrolment_id}",),
    "admin_cohort_life.consider_break": ("until=",),
    "admin_changes.consider": ("act=extend&number=1",),
    "admin_changes.consider_move": ("cohort={other_id}",),
}  # fmt: skip
# What a page needs to be asked at all: without it there is none.
ONLY_ASKED = frozenset({"admin_roster.consider", "admin_changes.consider", "admin_changes.consider_move"})
WRITTEN = {
    "sms": "We meet at six by the river.", "subject": "Thursday", "email": "We meet at six by the river.",
    "lasts": "3", "key": "measured",
}  # fmt: skip


def of_staff(app: Flask) -> list[Rule]:
    """The rules of all pages that somebody at the desk can open."""
    found = [one for one in app.url_map.iter_rules() if one.endpoint.startswith(STAFF)]
    return sorted(
        (one for one in found if "GET" in (one.methods or ()) and one.endpoint not in DOORS),
        key=lambda one: one.rule,
    )


def addresses(app: Flask, **numbers: int) -> Iterator[str]:
    """Each page, then what can be asked of it.

    `numbers` are cohort_id, enrolment_id, announcement_id, and other_id: a cohort that this learner is not in.
    """
    gaps = GAPS | {name: str(number) for name, number in numbers.items()}
    for rule in of_staff(app):
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda gap: gaps[gap[1]], rule.rule)
        if rule.endpoint not in ONLY_ASKED:
            yield path
        yield from (f"{path}?{asked.format(**gaps)}" for asked in ASKED.get(rule.endpoint, ()))


def writing(wired: Wired, cohorts: list[int]) -> dict[str, object]:
    """The form of an announcement to these cohorts, as it is looked at before it goes."""
    return {**WRITTEN, "starts_on": wired.clock().date().isoformat(), "cohorts": cohorts, "do": "look"}


def announce(wired: Wired, client: FlaskClient, cohort_id: int) -> int:
    """Write to one cohort, so that there is something to look at; the number of the announcement."""
    path = f"/admin/cohorts/{cohort_id}/announcements/new"
    answer = client.post(path, data={**writing(wired, [cohort_id]), "do": "send"})
    return int(answer.location.rpartition("/")[2])
