"""Phone numbers and e-mail addresses as people type them, in the twenty countries of the support list."""

import phonenumbers
import pytest

from course.rules import contacts
from course.rules.contacts import Contact

COUNTRIES = ["US", "GB", "IE", "CA", "AU", "NZ", "DE", "FR", "ES", "IT"]
COUNTRIES += ["NL", "SE", "IN", "SG", "ZA", "BR", "MX", "JP", "PH", "KR"]


@pytest.mark.parametrize(
    ("text", "country", "kept"),
    [
        pytest.param("07700 900123", "GB", "+447700900123", id="as dialled at home, a number for films"),
        pytest.param("+44 7700 900123", "US", "+447700900123", id="with its plus, wherever we are"),
        pytest.param("+44 (0)7700 900123", "GB", "+447700900123", id="with the nought in brackets"),
        pytest.param("0044 7700 900123", "GB", "+447700900123", id="with two noughts for the plus"),
        pytest.param("011 44 7700 900123", "US", "+447700900123", id="as dialled from America"),
        pytest.param("7700900123", "GB", "+447700900123", id="its nought eaten by a spreadsheet"),
        pytest.param("447700900123", "GB", "+447700900123", id="its plus eaten by a spreadsheet"),
        pytest.param(
            "\u202a+44\u00a07700\u2011900\u2011123\u202c",
            "GB",
            "+447700900123",
            id="copied from a contacts list",
        ),
        pytest.param("０７７００ ９００１２３", "GB", "+447700900123", id="full width"),
        pytest.param("٠٧٧٠٠٩٠٠١٢٣", "GB", "+447700900123", id="Arabic-Indic digits"),
        pytest.param("07700.900/123", "gb", "+447700900123", id="dots and strokes, country in small letters"),
        pytest.param("+15551234567", "", "+15551234567", id="an invented American area code"),
        pytest.param("(202) 555-0123", "US", "+12025550123", id="the American films' exchange"),
        pytest.param("+1 500 555 0006", "GB", "+15005550006", id="Twilio's own test number"),
        pytest.param("+33 6 39 98 12 34", "GB", "+33639981234", id="the French films' range"),
        pytest.param("020 912 3456", "IE", "+353209123456", id="the Irish films' range"),
        pytest.param("085 012 3456", "IE", "+353850123456", id="Ireland"),
        pytest.param("506 234 5678", "CA", "+15062345678", id="Canada"),
        pytest.param("0491 570 006", "AU", "+61491570006", id="Australia"),
        pytest.param("021 123 4567", "NZ", "+64211234567", id="New Zealand"),
        pytest.param("0151 23456789", "DE", "+4915123456789", id="Germany"),
        pytest.param("06 12 34 56 78", "FR", "+33612345678", id="France"),
        pytest.param("612 34 56 78", "ES", "+34612345678", id="Spain"),
        pytest.param("312 345 6789", "IT", "+393123456789", id="Italy"),
        pytest.param("06-12345678", "NL", "+31612345678", id="the Netherlands"),
        pytest.param("070-174 06 05", "SE", "+46701740605", id="Sweden"),
        pytest.param("081234 56789", "IN", "+918123456789", id="India"),
        pytest.param("8123 4567", "SG", "+6581234567", id="Singapore"),
        pytest.param("071 123 4567", "ZA", "+27711234567", id="South Africa"),
        pytest.param("(11) 96123-4567", "BR", "+5511961234567", id="Brazil"),
        pytest.param("222 123 4567", "MX", "+522221234567", id="Mexico"),
        pytest.param("090-1234-5678", "JP", "+819012345678", id="Japan"),
        pytest.param("0905 123 4567", "PH", "+639051234567", id="the Philippines"),
        pytest.param("010-2000-0000", "KR", "+821020000000", id="Korea"),
    ],
)
def test_a_number_is_kept_in_one_form(text: str, country: str, kept: str) -> None:
    assert contacts.parse_phone(text, country) == kept
    assert contacts.parse_phone(kept, country) == kept


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_mobile_number_of_every_country_survives_every_way_of_writing_it(country: str) -> None:
    number = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    assert number is not None
    for form in (phonenumbers.PhoneNumberFormat.NATIONAL, phonenumbers.PhoneNumberFormat.INTERNATIONAL):
        kept = contacts.parse_phone(phonenumbers.format_number(number, form), country)
        assert kept == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("", "GB", id="nothing"),
        pytest.param("+", "GB", id="a plus alone"),
        pytest.param("999", "GB", id="the emergency number"),
        pytest.param("85258", "GB", id="a short code"),
        pytest.param("07700 90012", "GB", id="a digit short"),
        pytest.param("07700 9001234", "GB", id="a digit long"),
        pytest.param("07700 90O123", "GB", id="the letter O for a nought"),
        pytest.param("1-800-FLOWERS", "US", id="letters for digits"),
        pytest.param("+1 202 555 0123 ext. 5", "US", id="an extension"),
        pytest.param("tel:+447400123456", "GB", id="an address of the web"),
        pytest.param("07400 123456 07400 123457", "GB", id="two numbers"),
        pytest.param("4.47E+11", "GB", id="what a spreadsheet makes of a number"),
        pytest.param("0909 879 0000", "GB", id="a premium line"),
        pytest.param("07700 900123", "", id="no plus and no country"),
        pytest.param("07700 900123", "XX", id="no plus and no such country"),
        pytest.param("0" * 5000, "GB", id="endless"),
        pytest.param("ann@example.org", "GB", id="an e-mail address"),
        pytest.param("07700 900123\0", "GB", id="a null byte"),
    ],
)
def test_what_is_no_number_is_refused(text: str, country: str) -> None:
    assert contacts.parse_phone(text, country) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("ann@example.org", "ann@example.org", id="plain"),
        pytest.param("  Ann.Lee@Example.ORG ", "ann.lee@example.org", id="capitals and spaces"),
        pytest.param("ann+kith@example.test", "ann+kith@example.test", id="a tag, at a test address"),
        pytest.param("\u200bann@example.org\u200b", "ann@example.org", id="invisible spaces"),
        pytest.param("ann＠example.org", "ann@example.org", id="a full-width at sign"),
        pytest.param("ann@bücher.example", "ann@xn--bcher-kva.example", id="a domain with an umlaut"),
        pytest.param("ANN@BÜCHER.example", "ann@xn--bcher-kva.example", id="and in capitals"),
    ],
)
def test_an_address_is_kept_in_one_form(text: str, kept: str) -> None:
    assert contacts.parse_email(text) == kept
    assert contacts.parse_email(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("ann", id="no at sign"),
        pytest.param("ann@", id="no domain"),
        pytest.param("@example.org", id="no name"),
        pytest.param("ann@example", id="no dot"),
        pytest.param("ann@localhost", id="this machine"),
        pytest.param("ann@@example.org", id="two at signs"),
        pytest.param("ann lee@example.org", id="a space"),
        pytest.param("Ann <ann@example.org>", id="a name around it"),
        pytest.param("ann@example.org\r\nBcc: all@example.org", id="a second header"),
        pytest.param("ann@example.org,bob@example.org", id="two addresses"),
        pytest.param("añn@example.org", id="a name that mail servers may refuse"),
        pytest.param("a" * 300 + "@example.org", id="too long"),
        pytest.param("+447700900123", id="a phone number"),
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert contacts.parse_email(text) is None


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        pytest.param("07700 900123", Contact("sms", "+447700900123"), id="a phone number"),
        pytest.param("Ann@example.org", Contact("email", "ann@example.org"), id="an e-mail address"),
        pytest.param("07700 900123@", None, id="an at sign makes it an address, a bad one"),
        pytest.param("Ann", None, id="neither"),
    ],
)
def test_a_contact_is_a_number_or_an_address(text: str, contact: Contact | None) -> None:
    assert contacts.parse_contact(text, "GB") == contact


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("+447700900412", "number ending 412", id="a number"),
        pytest.param("ann@example.org", "a...@example.org", id="an address"),
        pytest.param("a@example.org", "a...@example.org", id="a short one gives no more away"),
    ],
)
def test_a_contact_is_shown_to_its_owner_alone(value: str, shown: str) -> None:
    assert contacts.masked(value) == shown
