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
MAIL = {**GOOD, "KITH_SMTP_URL": "smtp://localhost:25", "KITH_EMAIL_FROM": "hello@example.org"}
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
        ("KITH_BASE_URL", "https://kith.example.org:abc"),
        ("KITH_BASE_URL", "https://kith.example.org:99999"),
        ("KITH_BASE_URL", "https://user:hush@kith.example.org"),
        ("KITH_BASE_URL", "https://kith example.org"),
        ("KITH_BASE_URL", "http://["),
        ("KITH_DATABASE_URL", "mysql://x"),
        ("KITH_DATABASE_URL", "kith.db"),
        ("KITH_DATABASE_URL", "postgresql://user:hush@host:abc/name"),
        ("KITH_DATABASE_URL", "sqlite:///"),
        ("KITH_DATABASE_URL", "sqlite:///:memory:"),
        ("KITH_SECRET_KEY", "short"),
        ("KITH_DATA_KEYS", "not base64!"),
        ("KITH_DATA_KEYS", KEY + "," + KEY[:20]),
        ("KITH_SENDER_NAME", "A name that is far too long for this"),
        ("KITH_SENDER_NAME", "Grüße"),
        ("TWILIO_ACCOUNT_SID", "AC12"),
        ("TWILIO_FROM", "07700 900123"),
        ("TWILIO_MESSAGING_SERVICE_SID", "Riverside"),
        ("KITH_SMTP_URL", "smtp://user:hush@host:abc"),
        ("KITH_IMAP_URL", "imaps://user:hush@host:abc/INBOX"),
        ("KITH_QUICK_EXIT_URL", "javascript:alert(1)"),
        ("KITH_TWILIO_API_URL", "http://elsewhere.example.org"),
        ("KITH_PING_URL", "http://monitor.example.org/ping"),
        ("KITH_PING_URL", "monitor.example.org/ping"),
        ("KITH_PING_URL", "https://user:hush@monitor.example.org/ping"),
        ("KITH_SMS_SEGMENTS_PER_SECOND", "0"),
        ("KITH_SMS_SEGMENTS_PER_SECOND", "fast"),
        ("KITH_TRUSTED_PROXIES", "9"),
        ("KITH_LOCALES", "English"),
    ],
)
def test_nonsense_is_refused_by_name(name: str, value: str) -> None:
    told = problems({**MAIL, name: value})
    assert [line.split(":")[0] for line in told] == [name], told
    assert "hush" not in told[0], "It quotes a secret."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://kith.example.org/", "https://kith.example.org"),
        ("HTTPS://Kith.Example.ORG:443", "https://kith.example.org"),
        ("https://kith.example.org:8443", "https://kith.example.org:8443"),
        ("http://LOCALHOST:80/", "http://localhost"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_public_address_is_kept_as_browsers_name_it(given: str, kept: str) -> None:
    settings = Settings.from_env({**GOOD, "KITH_BASE_URL": given})
    assert settings.base_url == kept
    assert settings.is_https == kept.startswith("https:")


def test_a_password_may_hold_what_divides_an_address() -> None:
    url = "postgresql://kith:a/b#c?d:e@host:5432/name"
    assert Settings.from_env({**GOOD, "KITH_DATABASE_URL": url}).database_url == url


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
    assert Settings.from_env({**GOOD, "KITH_SECRET_KEY_FILE": ""}).secret_key == GOOD["KITH_SECRET_KEY"]


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00"], ids=["gone", "empty", "no text"])
def test_a_file_of_no_use_is_named_once(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "secret"
    if content is not None:
        path.write_bytes(content)
    for name in ("KITH_SECRET_KEY", "TWILIO_AUTH_TOKEN", "KITH_SMTP_URL"):
        environ = {key: value for key, value in MAIL.items() if key != name} | {f"{name}_FILE": str(path)}
        told = problems(environ)
        assert [line.split(":")[0] for line in told] == [f"{name}_FILE"], told


def test_secrets_are_kept_out_of_what_is_printed() -> None:
    shown = repr(Settings.from_env({**GOOD, "KITH_DATABASE_URL": "postgresql://u:hush@host/name"}))
    for secret in ("s" * 40, "token", "hush"):
        assert f"'{secret}" not in shown


def test_every_setting_stands_in_the_readme() -> None:
    table = README.read_text(encoding="utf-8")
    for name in set(re.findall(r'"((?:KITH|TWILIO)_[A-Z_]+)"', SOURCE.read_text(encoding="utf-8"))):
        assert f"`{name}`" in table, f"{name} is not in the README's table."
