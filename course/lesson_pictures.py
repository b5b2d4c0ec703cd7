"""The pictures that an exercise can become: an author names one in `shows`, and it is drawn from fields of known names.

`web/pictures.py` reads the answers, `components/picture.html` draws them; the README lists the names for authors.
"""

from collections.abc import Mapping
from typing import Literal

Picture = Literal["map", "timeline", "talk", "ladder", "weighing", "plan", "sentence", "pair"]

# What a picture needs in every row of its group, each with its kind. A sentence has no rows: each of its parts is a
# written field of its own, whose label says what comes before the answer: "Since …", "I would like …". Nor has a pair:
# it is a mood beside a moment.
ROWS: Mapping[str, Mapping[str, str]] = {
    "map": {"initials": "short", "ring": "pick"},
    "timeline": {"when": "month", "mood": "mood"},
    "talk": {"speaker": "pick", "said": "short"},
    "ladder": {"what": "short", "hard": "scale"},
    "weighing": {"what": "short", "fit": "scale"},
    "plan": {"name": "short", "plan": "pick"},
}
# What it reads beside its group, on any card of the lesson, where there is a field of that name.
BESIDE: Mapping[Picture, tuple[str, ...]] = {
    "map": (),
    "timeline": ("pattern_seen",),
    "talk": ("who", "turning_point", "slip", "redo_line"),
    "ladder": ("this_week", "opener", "fallback"),
    "weighing": ("problem", "choose", "review_on"),
    "plan": ("restore", "ask_person", "tell_line"),
    "sentence": ("goals", "confidence", "end_date"),
    "pair": ("event", "who", "before_after"),
}
