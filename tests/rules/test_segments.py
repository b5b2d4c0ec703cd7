"""SMS segments, as Twilio's public calculator (npm sms-segments-calculator 1.3.0) counts them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.rules import segments
from course.rules.segments import Segments

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
ASTRONAUT = "\U0001f469\U0001f3fd\u200d\U0001f680"
ITALY = "\U0001f1ee\U0001f1f9"
GRIN = "\U0001f61c"


@pytest.mark.parametrize(
    ("text", "encoding", "units", "expected"),
    [
        pytest.param("", "GSM-7", 0, 1, id="nothing still takes one"),
        pytest.param("a" * 160, "GSM-7", 160, 1, id="160 fit alone"),
        pytest.param("a" * 161, "GSM-7", 161, 2, id="161 need two of 153"),
        pytest.param("a" * 306, "GSM-7", 306, 2, id="two full ones"),
        pytest.param("a" * 307, "GSM-7", 307, 3, id="one more"),
        pytest.param("{" + "1" * 158, "GSM-7", 160, 1, id="an escaped character takes two"),
        pytest.param("{" + "1" * 159, "GSM-7", 161, 2, id="and may be one too many"),
        pytest.param("a" * 152 + "€" + "a" * 152, "GSM-7", 306, 3, id="an escape never straddles"),
        pytest.param("\f" * 80, "GSM-7", 160, 1, id="a form feed is escaped"),
        pytest.param("\f" * 81, "GSM-7", 162, 2, id="76 escaped ones in the first"),
        pytest.param("a\r\nb", "GSM-7", 4, 1, id="line breaks"),
        pytest.param("ÄÖÑÜ§¿äöñüàÆæßÉÇøåΔΦΓΛΩΠΨΣΘΞ", "GSM-7", 28, 1, id="the rest of the alphabet"),
        pytest.param("ж" * 70, "UCS-2", 70, 1, id="70 fit alone"),
        pytest.param("ж" * 71, "UCS-2", 71, 2, id="71 need two of 67"),
        pytest.param("ж" * 134, "UCS-2", 134, 2, id="two full ones in UCS-2"),
        pytest.param("ж" * 135, "UCS-2", 135, 3, id="one more in UCS-2"),
        pytest.param("ç" * 70, "UCS-2", 70, 1, id="a small c with cedilla is not in the alphabet"),
        pytest.param("it’s", "UCS-2", 4, 1, id="a curly quote is not either"),
        pytest.param("\x1b", "UCS-2", 1, 1, id="nor a bare escape"),
        pytest.param(GRIN + "]" * 68, "UCS-2", 70, 1, id="no escapes in UCS-2"),
        pytest.param(GRIN + "]" * 69, "UCS-2", 71, 2, id="and one too many"),
        pytest.param(GRIN * 36, "UCS-2", 72, 2, id="surrogate pairs, 33 in the first"),
        pytest.param("ж" * 66 + GRIN + "ж" * 66, "UCS-2", 134, 3, id="a surrogate pair never straddles"),
        pytest.param("ж" * 60 + FAMILY + "ж" * 62, "UCS-2", 133, 3, id="a family stays together"),
        pytest.param("ж" * 60 + ENGLAND + "ж" * 62, "UCS-2", 136, 3, id="a flag of tags stays together"),
        pytest.param("ж" * 62 + ASTRONAUT + "ж" * 62, "UCS-2", 131, 3, id="a skin tone stays with its emoji"),
        pytest.param("ж" * 65 + ITALY + "ж" * 65, "UCS-2", 134, 3, id="two letters make a flag"),
        pytest.param("ж" * 65 + ITALY * 2 + "ж" * 61, "UCS-2", 134, 3, id="two flags are two"),
        pytest.param("ж" * 66 + "e\u0301" + "ж" * 66, "UCS-2", 134, 3, id="an accent stays on its letter"),
        pytest.param("\ud83d" + "ж", "UCS-2", 2, 1, id="half a surrogate pair"),
    ],
)
def test_a_text_takes_as_many_segments_as_the_public_calculator_says(
    text: str, encoding: str, units: int, expected: int
) -> None:
    assert segments.count(text) == Segments(encoding, units, expected)  # type: ignore[arg-type]


@given(st.text(alphabet="abc XYZ.,'-@£é", max_size=700))
def test_plain_letters_fill_every_segment(text: str) -> None:
    expected = 1 if len(text) <= 160 else math.ceil(len(text) / 153)
    assert segments.count(text) == Segments("GSM-7", len(text), expected)


@given(st.text(max_size=300))
def test_units_are_what_the_encoding_makes_of_the_text(text: str) -> None:
    counted = segments.count(text)
    if counted.encoding == "UCS-2":
        assert counted.units == len(text.encode("utf-16-le", "surrogatepass")) // 2
    room = 160 if counted.encoding == "GSM-7" else 70
    assert (counted.segments == 1) == (counted.units <= room)


@given(st.text(alphabet="a€{ж" + GRIN + FAMILY, max_size=300), st.sampled_from("a€ж" + GRIN))
def test_a_longer_text_never_takes_fewer_segments(text: str, more: str) -> None:
    assert segments.count(text + more).segments >= segments.count(text).segments


def test_the_characters_that_cost_more_are_named_once() -> None:
    assert segments.outside_gsm7("It’s a “plain” day’s text €") == ["’", "“", "”"]
    assert segments.outside_gsm7("It's plain") == []
