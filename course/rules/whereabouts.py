"""In which zones somebody could be of whom only the number is known. Pure.

An area code says where a number was given out and not where its owner lives, since people keep their number when they
move. So it is every zone of the country, or countries, that the number belongs to. A free-phone or satellite number
belongs to all that share its country code.
"""

import functools

import phonenumbers
from phonenumbers import PhoneNumberType

from course.rules import local_time, places

# What the number rules call those of no country, such as satellite phones.
NO_COUNTRY = "001"
# One number may belong to twenty-five countries of one code, and what a row keeps has an end.
LONGEST = 1600
OF_ONE_COUNTRY = frozenset(
    [PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE]
)


def zones_of_number(phone: str) -> tuple[str, ...]:
    """Every zone of the countries that a number in E.164 could belong to, in the order of the alphabet."""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return ()
    region = phonenumbers.region_code_for_number(number)
    if region is not None and phonenumbers.number_type(number) in OF_ONE_COUNTRY:
        return _zones((region,))
    return _zones(tuple(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(number.country_code or 0, ())))


def country_of_number(phone: str) -> str:
    """The country that a number in E.164 belongs to, or the first of those that share its code; else an empty text."""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return ""
    of_code = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(number.country_code or 0, ("",))
    found: str = phonenumbers.region_code_for_number(number) or of_code[0]
    return found if found != NO_COUNTRY else ""


def maybe(phone: str, zone: str) -> str:
    """The zones that a number could be in beside the one we go by, as a row keeps them."""
    others = [one for one in zones_of_number(phone) if one != local_time.canonical(zone)]
    kept = " ".join(others)
    # Cut at a whole name: each that is left still narrows the hours.
    return kept if len(kept) <= LONGEST else kept[:LONGEST].rpartition(" ")[0]


@functools.lru_cache(512)
def _zones(regions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({zone for region in regions for zone in places.zones_of_country(region)}))
