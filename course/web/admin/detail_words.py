"""The details of a line in the record, in plain words: one table of what each of them says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from course.lessons import Course
from course.models import AuditEntry
from course.web import surroundings
from course.web.admin import cohort_form, forms, words

Value = str | int
WAS = "was_"


@dataclass(frozen=True)
class Names:
    """What numbers and codes in a line are called: cohorts by their number, and the course with its lessons."""

    cohorts: Mapping[int, str]
    course: Course

    def cohort(self, value: Value) -> str:
        return self.cohorts.get(int(value), f"cohort {value}")

    def item(self, value: Value) -> str:
        """An item of any plan, as the desk calls it."""
        found = next((one for plan in self.course.plans.values() if (one := plan.item(str(value)))), None)
        return words.title(self.course, found) if found is not None else str(value)


Say = Callable[[Value, Names], str]


def _many(one: str, more: str) -> Say:
    """A number with its noun: "1 learner", "3 learners"."""
    return lambda value, _: (one if str(value) == "1" else more).replace("#", str(value))


def _text(template: str) -> Say:
    return lambda value, _: template.replace("#", str(value))


def _locale(value: Value, _: Names) -> str:
    return f"in {surroundings.name_of(str(value))}"


def _message(value: Value, _: Names) -> str:
    return f"the message “{words.wording(str(value))}”"


def _key(value: Value, _: Names) -> str:
    return "pseudonyms as in earlier files" if value == "own" else "pseudonyms of its own"


def _format(value: Value, _: Names) -> str:
    return f"as {str(value).upper()}"


WEEKS = _many("for # week", "for # weeks")
# A name of a detail, or an act and a name where the same name means something else there.
DETAILS: Mapping[str, Say] = {
    "learners": _many("for # learner", "for # learners"),
    "invited": _many("# person", "# people"),
    "cohorts": _many("for # cohort alone", "for # cohorts alone"),
    "count": _many("# person", "# people"),
    "lines": _many("# line", "# lines"),
    "number": WEEKS,
    "changed-skip.number": _text("to week #"),
    "item": lambda value, names: f"“{names.item(value)}”",
    "together": lambda _value, _names: "done for several at once",
    "moved-to-cohort.before": lambda value, names: f"from {names.cohort(value)}",
    "before": _text("was: #"),
    "role": _text("as #"),
    "country": lambda value, _: f"in {forms.country_names().get(str(value).upper(), str(value))}",
    "kind": _message,
    "locale": _locale,
    "version": _text("wording #"),
    "task": _text("task #"),
    "name": _text("called “#”"),
    "token": _text("with the key “#”"),
    "notes": _many("# note", "# notes"),
    "exported-cohort.notes": _text("# shared notes"),
    "names": _text("# names"),
    "format": _format,
    "key": _key,
    "file": _text("file #"),
    "rows": _text("#"),
    "from": _text("from release #"),
    "to": _text("to release #"),
    "waiting": _many("# message waited", "# messages waited"),
    "moved": _many("# of them moved", "# of them moved"),
    "demonstration": lambda _value, _names: "by the button of the demonstration",
}


def said(entry: AuditEntry, names: Names) -> str:
    """All details of a line, one after the other."""
    told = [_said(entry.act, name, value, names) for name, value in entry.details.items()]
    return "; ".join(one for one in told if one)


def is_known(act: str, name: str) -> bool:
    """Whether there are words for a detail of an act."""
    if name.startswith(WAS):
        return name.removeprefix(WAS) in cohort_form.NAMES
    return f"{act}.{name}" in DETAILS or name in DETAILS


def _said(act: str, name: str, value: Value | None, names: Names) -> str:
    if name.startswith(WAS):
        field = name.removeprefix(WAS)
        shown = cohort_form.said(field, "" if value is None else str(value))
        return f"{cohort_form.NAMES.get(field, field.replace('_', ' '))} was {shown}"
    if value is None or value == "":
        return ""
    say = DETAILS.get(f"{act}.{name}") or DETAILS.get(name)
    return say(value, names) if say is not None else f"{name.replace('_', ' ')}: {value}"
