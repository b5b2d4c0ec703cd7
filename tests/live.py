"""The settings of live mode as an operator sets them: environment variables around a database of the test's own."""

import base64
from pathlib import Path


def environment(database_url: str, folder: Path) -> dict[str, str]:
    return {
        "KITH_DATABASE_URL": database_url,
        "KITH_BASE_URL": "http://localhost:8099",
        "KITH_SECRET_KEY": "a secret that only the tests know, long enough",
        "KITH_DATA_KEYS": base64.urlsafe_b64encode(b"\x01" * 32).decode(),
        "KITH_SENDER_NAME": "Riverside",
        "KITH_DATA_DIR": str(folder),
        "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "TWILIO_AUTH_TOKEN": "twilio-token",
        "TWILIO_FROM": "+15005550006",
        # Nothing listens there: a test that sends by mistake hears of it, and nobody else does.
        "KITH_TWILIO_API_URL": "http://127.0.0.1:9",
    }
