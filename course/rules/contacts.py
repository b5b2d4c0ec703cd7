"""A phone number or an e-mail address as somebody typed it, into the one form in which it is kept.

The same number typed in two ways must come out the same, since the kept form is what look-ups use.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

import email_validator
import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

Channel = Literal["sms", "email"]

# Letters are refused: the parser would read them as keypad digits, and a slip such as the letter O for a
# nought would then reach a stranger. So are extensions, for a text cannot dial one.
WRITTEN_NUMBER = re.compile(r"\+?[\d\s().\-/\u2010-\u2015\u2212]+")
LONGEST_NUMBER = 40
LONGEST_ADDRESS = 254
# Nobody's own phone, and some of them cost the sender or the receiver money.
NOT_PERSONAL = frozenset(
    [
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
        PhoneNumberType.PAGER,
    ]
)
# Numbers that regulators set aside for films, documents and tests, and that reach nobody. The number rules
# call them invalid; demonstrations need them. Ofcom (GB), NANPA (US and Canada), ARCEP (FR), ComReg (IE).
SET_ASIDE = re.compile(
    r"\+(?:44(?:7700900|1632960)\d{3}|1555\d{7}|1[2-9]\d\d55501\d\d|3363998\d{4}|3532091\d{5})", re.ASCII
)


@dataclass(frozen=True)
class Contact:
    """One way to reach a person."""

    channel: Channel
    value: str


def parse_contact(text: str, country: str) -> Contact | None:
    """The phone number or e-mail address in `text`, told apart by the @; None if it is neither."""
    if "@" in unicodedata.normalize("NFKC", text):
        email = parse_email(text)
        return Contact("email", email) if email else None
    phone = parse_phone(text, country)
    return Contact("sms", phone) if phone else None


def parse_phone(text: str, country: str) -> str | None:
    """The number in E.164, `+` and digits; one without `+` is read as dialled in `country` (ISO 3166)."""
    written = _visible(text)
    if len(written) > LONGEST_NUMBER or not WRITTEN_NUMBER.fullmatch(written):
        return None
    try:
        number = phonenumbers.parse(written, country.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    kept = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if SET_ASIDE.fullmatch(kept):
        return kept
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) in NOT_PERSONAL:
        return None
    return kept


def parse_email(text: str) -> str | None:
    """The address in lower case, its domain in ASCII; whether it exists is for the mail server to say.

    Before the @, capitals may differ in theory and never do in practice, while phones love to capitalise.
    """
    written = _visible(text)
    if len(written) > LONGEST_ADDRESS:
        return None
    try:
        parts = email_validator.validate_email(
            written, allow_smtputf8=False, check_deliverability=False, test_environment=True
        )
    except email_validator.EmailNotValidError:
        return None
    return parts.ascii_email.lower() if parts.ascii_email else None


def masked(value: str) -> str:
    """Enough for its owner to know it by, and too little for anybody else."""
    name, at, domain = value.rpartition("@")
    if at:
        return f"{name[:1]}...@{domain}"
    return f"number ending {value[-3:]}"


def spaced(value: str) -> str:
    """A kept number as people write it, in groups; an address as it is."""
    if "@" in value:
        return value
    return phonenumbers.format_number(phonenumbers.parse(value), PhoneNumberFormat.INTERNATIONAL)


def _visible(text: str) -> str:
    """Without the invisible marks that copying from a contacts list leaves behind, and in ordinary width."""
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", shown).strip()
