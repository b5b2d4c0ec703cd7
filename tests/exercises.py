"""What one learner wrote in every exercise that becomes a picture: card by card, as it is saved."""

from collections.abc import Mapping
from typing import Any

WRITTEN: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("l02", "5"): {"event": "Argued about the key", "mood": 3, "who": "Dee", "before_after": "mood"},
    ("l03", "5"): {
        "duties": [
            {"name": "Laundry for three", "plan": "share"},
            {"name": "Choir", "plan": "keep"},
            {"name": "The loft", "plan": "pause"},
            {"name": "Sunday dinner"},
        ],
        "restore": ["walk", "music"],
        "ask_person": "Dee",
        "tell_line": "I am doing less this week.",
    },
    ("l04", "5"): {
        "people": [
            {"initials": "Dee", "ring": "ring-1", "contact": "rarely"},
            {"initials": "Mum", "ring": "ring-1", "wish": "repair"},
            {"initials": "Sol", "ring": "ring-2"},
            {"initials": "Kim", "feels_safe": "no"},
        ]
    },
    ("l06", "5"): {
        "points": [
            {"when": "2026-07", "mood": 2, "kind": "loneliness", "event": "Stopped going to choir"},
            {"when": "2025-09", "mood": 7, "kind": "good", "event": "Camping", "who": "Sol"},
            {"mood": 5, "event": "Some other time"},
            {"when": "2026-04", "mood": 5, "kind": "change"},
        ],
        "pattern_seen": "It dips when I stop seeing people.",
    },
    ("l07", "4"): {
        "since": "spring",
        "linked_with": "the plant closing",
        "around": "the girls on my shift",
        "change": "to be useful somewhere.",
    },
    ("l07", "5"): {
        "goals": [{"goal": "One shift at the food bank", "how_will_i_know": "My feet ache"}, {"goal": "Ring Dee"}],
        "confidence": 6,
        "end_date": "2027-03-28",
    },
    ("s2", "5"): {
        "who": "Salma",
        "lines": [
            {"speaker": "them", "said": "I’ll need the table.", "meant": "Your supper can wait."},
            {"speaker": "me", "said": "You always need it.", "meant": "I miss our suppers."},
            {"speaker": "them", "said": "Fine."},
        ],
        "turning_point": "line-2",
        "redo_line": "Could we eat first?",
        "slip": "blame",
    },
    ("c3", "5"): {
        "rungs": [
            {"what": "Nod to the woman with the blue bag", "hard": 3},
            {"what": "Come at ten", "hard": 2},
            {"what": "Say “See you Monday”", "hard": 6},
            {"what": "Ask about dryer four"},
        ]
    },
    ("c3", "6"): {"this_week": "first", "opener": "A nod", "fallback": "Buy milk"},
    ("s5", "5"): {
        "problem": "The opening hours",
        "options": [
            {"what": "Open every night", "plus": "Money", "minus": "No rest", "effect_on_them": "He wins", "fit": 2},
            {"what": "Do nothing", "minus": "We lie awake", "fit": 0},
            {"what": "Take turns", "plus": "Free evenings", "fit": 7},
        ],
        "choose": "third",
        "review_on": "2027-05-31",
    },
}  # fmt: skip


def values(item: str) -> dict[str, Any]:
    """All that was written in one lesson."""
    return {
        name: value for (lesson, _), card in WRITTEN.items() if lesson == item for name, value in card.items()
    }
