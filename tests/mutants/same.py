"""Changes that make the same program, each read by a person, and why nothing can tell it from the one before."""

from dataclasses import dataclass

from tests.mutants.operators import Mutant


@dataclass(frozen=True)
class Same:
    """A change, by where it is and what the line says then, and why it means the same."""

    module: str
    where: str
    operator: str
    after: str
    why: str

    def is_it(self, mutant: Mutant) -> bool:
        return (
            self.module == mutant.module
            and self.where == mutant.where
            and self.operator == mutant.operator
            and self.after in mutant.after
        )


_FASTER = "How much is remembered changes how fast it is, and not what is found."
_FIRST = "Only the first row that is found is taken."
_NEWER = "The lines of the ledger are numbered from 1 on, so none is before 1."
_NOBODY = "No row is found by no number."
_NO_PLACE = "The tables of today tie this abbreviation to no place, as those of other years did."
SAME: tuple[Same, ...] = (
    Same("course/windows.py", "", "number", "REMEMBERED = ", _FASTER),
    Same("course/rules/hours.py", "", "number", "REMEMBERED = ", _FASTER),
    Same(
        "course/rules/hours.py", "", "number", "FARTHEST = ",
        "No zone, and no hours, go without an open hour for 399 days and have one on the next.",
    ),
    Same(
        "course/windows.py", "closing", "part left out", "if enrolment.finished_at is not None:",
        "A short way: of a cohort that never closes `closings.of` says so too, after looking up dates.",
    ),
    Same(
        "course/rules/hours.py", "Hours", "truth", "repr=True",
        "What a value shows of itself when it is printed: nothing reads it.",
    ),
    *(
        Same("course/rules/local_time.py", "", operator, after, _NO_PLACE)
        for operator, after in (
            ("part left out", "'CET', 'EET'"), ("part left out", "'EST', 'HST'"),
            ("part left out", "'MST', 'PST8PDT'"), ("part left out", "'MST7MDT', 'WET'"),
            ("words", "'CET', '', 'EET'"), ("words", "'EST', '', 'HST'"), ("words", "'MST', '', 'PST8PDT'"),
            ("words", "'MST7MDT', '', 'WET'"),
        )
    ),
    Same("course/rules/hours.py", "_Memory", "number", "days = ", _FASTER),
    Same(
        "course/rules/hours.py", "Hours", "truth", "init=True",
        "A copy then takes the days along, or the tables they are of, and not both: so it finds its own.",
    ),
    Same(
        "course/rules/hours.py", "_shared", "order", "_common(theirs, found)",
        "What two have in common has no order.",
    ),
    Same(
        "course/rules/hours.py", "_nearest", "sign", "on - timedelta(days=n)",
        "The three dates in another order. Two are as near only twelve hours away, where nothing is in common.",
    ),
    Same(
        "course/unasked.py", "nudges_out", "number", "for key in (person_id or",
        "A nudge has its person, so no message stands under this key.",
    ),
    Same("course/holds.py", "_ground", "filter", "{one.person_id for one in nudged})", _NOBODY),
    Same("course/holds.py", "_ground", "filter", "{one.enrolment_id for one in nudged})", _NOBODY),
    Same("course/holds.py", "_mailed", "part left out", "in nudged if not words.may_send", _NOBODY),
    Same(
        "course/holds.py", "_ground", "words", "session.info['']",
        "They are kept from being forgotten, by whatever name, and found by their number.",
    ),
    Same("course/holds.py", "_not_now", "comparison", "<= message.expires_at", "An end is set to what it is."),
    *(Same("course/codes.py", where, "number", "limit(2)", _FIRST) for where in ("prove", "waiting", "latest")),
    Same("course/consents.py", "holds", "number", "limit(2)", _FIRST),
    Same("course/consents.py", "LastWords.may_send", "number", ", -1)", _NEWER),
    Same("course/consents.py", "LastWords.ended_by", "number", "None), -1)", _NEWER),
    Same("course/codes.py", "ask", "comparison", "expires_at >= now", "What ends at this moment is set to end at it."),
    *(
        Same(module, where, "order", after, "Whether two values are the same does not hang on which stands first.")
        for module, where, after in (
            ("course/codes.py", "prove", "compare_digest(_digest"),
            ("course/api_tokens.py", "reading", "compare_digest(expected"),
        )
    ),
    Same(
        "course/claims.py", "_take", "words", "'': False",
        "What the session has in mind is read anew all the same: to work it out first only takes longer.",
    ),
    Same("course/claims.py", "_take", "number", "token_urlsafe(17)", "A token longer than it need be is as good."),
)  # fmt: skip
