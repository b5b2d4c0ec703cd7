"""The words of "Take my data": headings, the names of columns, and why some are left out. All can be translated."""

from course.translations import N_

# Columns that are not written out, each with its reason.
LEFT_OUT = {
    "digest": N_("the keyed hash of a key to these pages"),
    "asker_digest": N_("the keyed hash of a key to these pages"),
    "contact_index": N_("a keyed hash by which your number or address is found; the number itself is here"),
    "phone_index": N_("a keyed hash by which your number is found; the number itself is here"),
    "email_index": N_("a keyed hash by which your address is found; the address itself is here"),
    "invite_key": N_("made of a keyed hash of your number or address"),
    "claim_token": N_("a note that one worker makes for itself while it sends"),
    "arm": N_("which group of a comparison you are in: knowing it could change what is compared"),
    "pin_hash": N_("a hash by which your PIN is known; the PIN itself is kept nowhere"),
    **dict.fromkeys(
        ("closed_by_id", "taken_by_id", "told_id", "staff_id"),
        N_("says something of a member of staff, not of you"),
    ),
}
# The file that staff hand on (handing_on.py), and why something is not in it.
HANDED = N_("What is kept about you")
HANDED_LEAD = N_(
    "Staff of your group made this file because you asked what is kept about you. What you wrote and answered is not"
    " in it, unless you shared it with them: they cannot read it. In Settings, “Take my data” gives you a file with"
    " everything."
)
OWN_WORDS = N_("what you wrote or answered yourself: staff cannot read it; “Take my data” in Settings has it")
NOT_SHARED = N_("only what you shared with staff is here; “Take my data” in Settings has all of it")
BY_CHANCE = N_("a place in a comparison: knowing it could change what is compared")
BY_OWNER = N_("why what you wrote is kept past its time: only whoever is responsible here says so")
BROKEN = N_("(this could not be opened: please tell the people who run the course)")
# What lies beside the numbered cards of a lesson.
PLACES = {
    "step": N_("Your small step"),
    "first": N_("Your map as it first was"),
    "map": N_("Your map as it is now"),
    "own": N_("Your own lines"),
}
LETTER = N_("Your closing letter")
# The questions of a small step and what could be chosen there, which stand in no card of a lesson.
STEP = {
    "what": N_("What will you do?"),
    "own": N_("In my own words"),
    "day": N_("When?"),
    "part": N_("At what time of day?"),
    "where": N_("Where?"),
    "who": N_("With whom?"),
    "words": N_("Your step reads"),
}
OWN_STEP = N_("Something else, in my own words")
STEP_CHOICES = {
    "day": {
        "mon": N_("Monday"),
        "tue": N_("Tuesday"),
        "wed": N_("Wednesday"),
        "thu": N_("Thursday"),
        "fri": N_("Friday"),
        "sat": N_("Saturday"),
        "sun": N_("Sunday"),
    },
    "part": {
        "morning": N_("Morning"),
        "midday": N_("Midday"),
        "after-work": N_("After work"),
        "evening": N_("Evening"),
    },
}
IN_ALL = N_("In all")
LESSONS = N_("What you wrote in lessons")
CHECK_INS = N_("Your check-ins")
MEASURES = N_("What you answered about how you are")
ACTS = N_("What staff did with your record")
READ, SHARED = "read-shared-notes", N_("Who read notes that you shared, and when")
# What a learner is told of whoever looked: what they do for the course, and no name.
READERS = {
    "owner": N_("somebody who is responsible for the course"),
    "coordinator": N_("a coordinator of the group"),
    "reviewer": N_("somebody on duty for the group"),
    "analyst": N_("somebody who works with the figures"),
    "command": N_("somebody at the server"),
}
REASONS = N_("What is left out of this file, and why")
TITLES = {
    "person": N_("About you"),
    "enrolment": N_("Your courses"),
    "consent": N_("What you agreed to, and what you took back"),
    "join_request": N_("Your requests to join"),
    "invited_before": N_("That you were invited once, so that nobody invites you twice"),
    "browser_session": N_("Your browsers"),
    "new_contact": N_("Another number or address that waits for your yes"),
    "one_time_code": N_("Codes we sent you"),
    "link_token": N_("Links in our messages"),
    "delivery_report": N_("Reports on our messages"),
    "lesson_progress": N_("Lessons you opened"),
    "recall": N_("Lines that came back in your check-ins"),
    "arm_place": N_("Your place in a comparison by chance"),
    "quiet_date": N_("Days on which you want to hear nothing"),
    "message": N_("Messages to you (their words are not kept)"),
    "inbound_text": N_("Texts you sent"),
    "nudge": N_("Why and when we wrote"),
    "announcement_reader": N_("What was written to your whole group, by number"),
    "signpost": N_("Pages of more help that were shown to you"),
    "support_task": N_("Notes that somebody might need help"),
    "staff_note": N_("What staff noted about you"),
    "legal_hold": N_("Holds: what you wrote is kept past its time"),
    "desk_act": N_("What staff changed in your course, and how it was before"),
}
# Columns that say something to whoever reads them; the others, mostly numbers, keep their own name.
COLUMNS = {
    "act": N_("what was done"),
    "acted_at": N_("acted on at"),
    "answer": N_("your answer"),
    "answered_at": N_("answered at"),
    "at": N_("at"),
    "attempts": N_("attempts"),
    "body": N_("words"),
    "by": N_("by"),
    "card": N_("card"),
    "category": N_("kind of worry"),
    "changed_at": N_("changed at"),
    "channel": N_("way"),
    "closed_at": N_("closed at"),
    "closes_at": N_("messages until"),
    "confirmed_at": N_("confirmed at"),
    "contact": N_("number or address"),
    "country": N_("country"),
    "course_version": N_("version of the course"),
    "created_at": N_("made at"),
    "details": N_("details"),
    "due_at": N_("due at"),
    "email": N_("email address"),
    "ended_at": N_("ended at"),
    "enrolled_at": N_("joined at"),
    "expires_at": N_("runs out at"),
    "finished_at": N_("finished at"),
    "for_on": N_("for the date"),
    "from": N_("from"),
    "gentle_since_at": N_("gentle since"),
    "given_at": N_("given at"),
    "handed_over_at": N_("sent at"),
    "heard_at": N_("last heard from at"),
    "instrument": N_("questions"),
    "item": N_("part of the course"),
    "kind": N_("kind"),
    "lesson": N_("lesson"),
    "locale": N_("language"),
    "mood": N_("mood"),
    "moved_by": N_("moved by"),
    "name": N_("name"),
    "near": N_("connection"),
    "note": N_("note"),
    "note_shared_at": N_("note shared at"),
    "on": N_("on"),
    "opened_at": N_("opened at"),
    "opens_at": N_("messages from"),
    "outcome": N_("how close it was"),
    "pace": N_("pace"),
    "paused_at": N_("paused at"),
    "paused_by": N_("paused by"),
    "paused_until_on": N_("paused until"),
    "phone": N_("phone number"),
    "plan": N_("plan"),
    "point": N_("point in the course"),
    "reason": N_("reason"),
    "reason_code": N_("reason"),
    "reason_key": N_("reason of the message"),
    "received_at": N_("received at"),
    "resumed_on": N_("went on again on"),
    "saved_at": N_("saved at"),
    "second_track": N_("second area"),
    "segments": N_("length in segments"),
    "send_after": N_("to be sent after"),
    "send_at": N_("hour for messages"),
    "settled_at": N_("settled at"),
    "shared_phone": N_("shared phone"),
    "shares_moods_at": N_("mood marks shared since"),
    "shares_numbers_at": N_("numbers shared without your name since"),
    "shown_at": N_("shown at"),
    "source": N_("came by"),
    "status": N_("state"),
    "step": N_("small step"),
    "subject": N_("about"),
    "to": N_("to"),
    "total": N_("in all"),
    "track": N_("area"),
    "understood": N_("understood as"),
    "used": N_("used"),
    "values": N_("answers"),
    "via": N_("by way of"),
    "wall_time": N_("hour where you are"),
    "weekdays": N_("days for messages"),
    "why": N_("why"),
    "with_whom": N_("with whom"),
    "withdrawn_at": N_("left at"),
    "withdrawn_by": N_("ended by"),
    "wording_version": N_("version of the wording"),
    "zone": N_("time zone"),
}
