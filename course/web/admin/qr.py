"""An address as a square that a phone's camera reads, drawn inside the page."""

import segno
from markupsafe import Markup

# The white edge that cameras need around the square, in its own small squares.
EDGE = 4


def svg(text: str) -> Markup:
    """The picture, without style or script: black on white in the dark too, as large as the page has it."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=EDGE, omitsize=True, lineclass=None, dark="#000", light="#fff")
    return Markup(drawn)
