"""Settings refuse nonsense, all of it at once, each by its name."""

import base64
import re
from pathlib import Path

import pytest

from course.settings import Settings, SettingsError

KEY = base64.urlsafe_b64encode(b"\x01" * 32).decode()
GOOD = {
    "KITH_DATABASE_URL": "sqlite:///kith.db",
    "KITH_BASE_URL": "https://kith.example.org/",
    "KITH_SECRET_KEY": "s" * 40,
    "KITH_DATA_KEYS": KEY,
    "KITH_SENDER_NAME": "Riverside",
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "token",
    "TWILIO_FROM": "+15005550006",
}
README = Path(__file__).resolve().parents[1] / "README.md"
SOURCE = Path(__file__).resolve().parents[1] / "course/settings.py"


def problems(environ: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(environ)
    return caught.value.problems


def test_good_settings_are_read() -> None:
    settings = Settings.from_env(GOOD)
    assert settings.base_url == "https://kith.example.org"
    assert settings.data_keys == (b"\x01" * 32,)
    assert settings.data_dir == Path("var")
    assert not settings.is_demo


def test_everything_that_is_missing_is_named_at_once() -> None:
    told = "\n".join(problems({}))
    for name in (
        "KITH_DATABASE_URL",
        "KITH_BASE_URL",
        "KITH_SECRET_KEY",
        "KITH_DATA_KEYS",
        "KITH_SENDER_NAME",
    ):
        assert name in told
    assert "Nothing to send with" in told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KITH_BASE_URL", "http://kith.example.org"),
        ("KITH_BASE_URL", "https://kith.example.org/course"),
        ("KITH_BASE_URL", "kith.example.org"),
        ("KITH_DATABASE_URL", "mysql://x"),
        ("KITH_SECRET_KEY", "short"),
        ("KITH_DATA_KEYS", "not base64!"),
        ("KITH_DATA_KEYS", KEY + "," + KEY[:20]),
        ("KITH_SENDER_NAME", "A name that is far too long for this"),
        ("KITH_SENDER_NAME", "Grüße"),
        ("TWILIO_ACCOUNT_SID", "AC12"),
        ("TWILIO_FROM", "07700 900123"),
        ("KITH_TWILIO_API_URL", "http://elsewhere.example.org"),
        ("KITH_PING_URL", "http://monitor.example.org/ping"),
        ("KITH_PING_URL", "monitor.example.org/ping"),
        ("KITH_PING_URL", "https://user:word@monitor.example.org/ping"),
        ("KITH_SMS_SEGMENTS_PER_SECOND", "0"),
        ("KITH_SMS_SEGMENTS_PER_SECOND", "fast"),
        ("KITH_TRUSTED_PROXIES", "9"),
        ("KITH_LOCALES", "English"),
    ],
)
def test_nonsense_is_refused_by_name(name: str, value: str) -> None:
    told = problems({**GOOD, name: value})
    assert any(line.startswith(name) for line in told), told


def test_the_address_of_a_monitor_is_a_secret_and_kept_as_it_is() -> None:
    address = "https://monitor.example.org/hush-4711/?state=up"
    settings = Settings.from_env({**GOOD, "KITH_PING_URL": address})
    assert settings.ping_url == address
    assert "hush" not in repr(settings)
    told = problems({**GOOD, "KITH_PING_URL": address.replace("https", "http")})
    assert told
    assert "hush" not in " ".join(told)


def test_http_is_fine_on_this_very_machine() -> None:
    for host in ("localhost", "127.0.0.1", "[::1]"):
        settings = Settings.from_env({**GOOD, "KITH_BASE_URL": f"http://{host}:8000"})
        assert not settings.is_https


def test_what_belongs_together_must_come_together() -> None:
    without_sender = {name: value for name, value in GOOD.items() if name != "TWILIO_FROM"}
    assert any("TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM" in line for line in problems(without_sender))
    assert any("belong together" in line for line in problems({**GOOD, "KITH_EMAIL_FROM": "a@example.org"}))


def test_a_setting_may_come_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("f" * 40 + "\n", encoding="utf-8")
    environ = {name: value for name, value in GOOD.items() if name != "KITH_SECRET_KEY"}
    assert Settings.from_env({**environ, "KITH_SECRET_KEY_FILE": str(path)}).secret_key == "f" * 40
    assert any("both set" in line for line in problems({**GOOD, "KITH_SECRET_KEY_FILE": str(path)}))
    told = problems({**environ, "KITH_SECRET_KEY_FILE": str(tmp_path / "gone")})
    assert any(line.startswith("KITH_SECRET_KEY_FILE") for line in told)


def test_secrets_are_kept_out_of_what_is_printed() -> None:
    shown = repr(Settings.from_env({**GOOD, "KITH_DATABASE_URL": "postgresql://u:hush@host/name"}))
    for secret in ("s" * 40, "token", "hush"):
        assert f"'{secret}" not in shown


def test_every_setting_stands_in_the_readme() -> None:
    table = README.read_text(encoding="utf-8")
    for name in set(re.findall(r'"((?:KITH|TWILIO)_[A-Z_]+)"', SOURCE.read_text(encoding="utf-8"))):
        assert f"`{name}`" in table, f"{name} is not in the README's table."
