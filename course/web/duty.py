"""Who looks when something a learner wrote may mean danger, and when: in plain words, and never more than is true."""

from course.models import Cohort
from course.rules import places
from course.translations import N_
from course.web import language

DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip


def sentence(cohort: Cohort) -> str:
    """One sentence for learners of this cohort."""
    if not cohort.on_duty:
        return language.say(
            "If something you write may mean danger, nobody in your group is told, and nobody looks. The page Help now "
            "has people to turn to."
        )
    if not cohort.duty_name:
        return ""
    days = ", ".join(language.say(DAYS[int(day) - 1]) for day in cohort.duty_days)
    return language.say(
        "If something you write may mean danger, %(who)s can see that it happened, not what you wrote, and looks on "
        "%(days)s from %(begins)s to %(ends)s, %(place)s time. At other times nobody looks.",
        who=cohort.duty_name,
        days=days,
        begins=cohort.duty_from,
        ends=cohort.duty_until,
        place=places.label(cohort.zone, language.of_page()),
    )
