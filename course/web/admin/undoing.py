"""Acts that can be undone: keep what one changed, and say on the next page what was done, with its way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from course import desk_acts, enrolments, people
from course.desk_acts import Change
from course.models import DeskAct, Enrolment, Person
from course.web import access, context

DID, NEXT, SAID, OF = "did", "next", "said", "of"
# What was done to somebody, after their name.
WORDS: Mapping[str, str] = {
    "pause": "takes a pause.",
    "resume": "goes on with the course.",
    "extend": "has more time.",
    "skip": "skips ahead.",
    "slower": "goes slower.",
    "usual": "goes at the usual pace.",
    "move": "is in another cohort.",
    "withdraw": "is out of the course.",
    "resend": "gets the last message once more, at the next hour that suits them.",
    "channel": "is written to the other way from now on.",
    "call": "was called; the note is kept.",
    "note": "has a new note.",
    "done": "is off the list for a week, unless something new happens.",
}
# The same where there is no way back, or nothing to go back from.
GIVEN_AGAIN, NOTHING_OPEN, SO_ALREADY = "again", "nothing-open", "so-already"
PLAIN_WORDS: Mapping[str, str] = {
    GIVEN_AGAIN: "has that part once more, with everything they wrote in it.",
    NOTHING_OPEN: "has done everything that was sent, so nothing is sent again.",
    SO_ALREADY: "stays as before: it was so already.",
}


@dataclass(frozen=True)
class Told:
    """What the page says was just done, and where a tap undoes it; no address where it cannot be undone."""

    words: str
    undo: str
    next: str
    kind: str = "good"


def begin(enrolment: Enrolment, person: Person, kind: str) -> Change:
    """Look at how things stand before an act of whoever is signed in."""
    return desk_acts.begin(enrolment, person, kind, staff_id=access.member().id)


def keep(enrolment: Enrolment, person: Person, change: Change) -> DeskAct | None:
    """Keep what it changed. The caller commits."""
    return desk_acts.finish(context.session(), enrolment, person, change, now=context.now())


def back(enrolment_id: int, act: DeskAct | None) -> Response:
    """To where the act was asked for, else to the learner, with a way to undo it."""
    return redirect(with_act(came_from(enrolment_id), act), 303)


def back_with_word(enrolment_id: int, word: str) -> Response:
    """The same where nothing is kept that could be undone. `word` is one of PLAIN_WORDS."""
    path = came_from(enrolment_id)
    return redirect(f"{path}{'&' if '?' in path else '?'}{urlencode({SAID: word, OF: enrolment_id})}", 303)


def came_from(enrolment_id: int) -> str:
    """The page to go back to: the one that the form names, else the learner's own."""
    own = url_for("admin_enrolment.show", enrolment_id=enrolment_id)
    return access.safe_next(request.values.get(NEXT), own)


def with_act(path: str, act: DeskAct | None) -> str:
    if act is None:
        return path
    return f"{path}{'&' if '?' in path else '?'}{urlencode({DID: act.id})}"


def told(here: str) -> Told | None:
    """What the address of this page says was just done; nothing where it names nothing of theirs."""
    session, act_id = context.session(), request.args.get(DID, 0, type=int)
    act = desk_acts.find(session, act_id) if act_id else None
    word = request.args.get(SAID, "")
    about = act.enrolment_id if act is not None else request.args.get(OF, 0, type=int)
    enrolment = enrolments.find(session, about) if act is not None or word in PLAIN_WORDS else None
    person = people.find(session, enrolment.person_id) if enrolment is not None else None
    if enrolment is None or person is None or not access.in_reach(enrolment.cohort_id):
        return None
    name = people.name_of(session, person) or "Somebody who gave no name"
    if act is None:
        return Told(f"{name} {PLAIN_WORDS[word]}", "", here, "good" if word == GIVEN_AGAIN else "")
    if act.undone_at is not None:
        return Told(f"Undone. For {name} all is as it was before.", "", here)
    undo = url_for("admin_helping.undo", enrolment_id=enrolment.id, act_id=act.id)
    is_open = desk_acts.can_undo(act, enrolment, person, now=context.now())
    return Told(f"{name} {WORDS.get(act.kind, act.kind)}", undo if is_open else "", here)
