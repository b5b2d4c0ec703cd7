"""The one place where the parts are put together. Tests hand in fakes here, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from course import clock as clocks
from course import translations
from course.clock import Clock, DatabaseClock
from course.contents import Contents
from course.db import Database
from course.lessons import FALLBACK_LOCALE, Course
from course.links import Links
from course.models import Channel
from course.seal import Sealer
from course.senders.imap_mailbox import ImapMailbox
from course.senders.monitor import Monitor
from course.senders.sender import Sender
from course.senders.smtp_email import SmtpEmail
from course.senders.twilio_sms import TwilioSms
from course.settings import Settings, SettingsError
from course.test_phone import TestPhone
from course.wording import Wording

LESSONS = Path(__file__).parent.parent / "lessons"
CATALOGS = Path(__file__).parent / "locales"


@dataclass(frozen=True)
class Wired:
    """Every part of a running Kith."""

    settings: Settings
    db: Database
    contents: Contents
    links: Links
    senders: Mapping[str, Sender]
    clock: Clock
    words: Mapping[str, NullTranslations]
    mailbox: ImapMailbox | None = None
    monitor: Monitor | None = None

    @property
    def course(self) -> Course:
        return self.contents.reading.course

    @property
    def wording(self) -> Wording:
        return self.contents.reading.wording

    @property
    def locales(self) -> tuple[str, ...]:
        return self.contents.reading.locales


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    senders: Mapping[str, Sender] | None = None,
    course_dir: Path = LESSONS,
) -> Wired:
    """Put the parts together. Raises lessons.LessonErrors where the course has mistakes, SettingsError where a
    language is switched on that the course does not have, or the way to Twilio or to the monitor cannot be gone.

    Without a `clock` the time is that of the database where many machines share one, else that of this machine.
    """
    database = Database(settings.database_url, Sealer(settings.data_keys, settings.secret_key))
    clock = clock or _clock(database)
    links = Links(settings.base_url)
    return Wired(
        settings=settings,
        db=database,
        contents=Contents(
            course_dir, lambda course: _switched_on(settings, course), None if settings.is_demo else database
        ),
        links=links,
        senders=senders if senders is not None else _senders(settings, database, links, clock),
        clock=clock,
        words=translations.load(CATALOGS),
        mailbox=ImapMailbox(settings.imap_url) if settings.imap_url else None,
        monitor=_monitor(settings.ping_url) if settings.ping_url else None,
    )


def _clock(database: Database) -> Clock:
    return clocks.utc_now if database.is_sqlite else DatabaseClock(database.time)


def _switched_on(settings: Settings, course: Course) -> tuple[str, ...]:
    """The languages to choose from, English first: those of the setting, or all that the course has."""
    if strange := [one for one in settings.locales if one not in course.languages]:
        known = ", ".join(course.languages)
        raise SettingsError([f"KITH_LOCALES: the course has no “{', '.join(strange)}”. It has {known}."])
    wanted = settings.locales or course.languages
    return tuple(dict.fromkeys((FALLBACK_LOCALE, *wanted)))


def _senders(settings: Settings, database: Database, links: Links, clock: Clock) -> dict[str, Sender]:
    if settings.is_demo:
        return {channel: TestPhone(database, channel, clock) for channel in (Channel.SMS, Channel.EMAIL)}
    found: dict[str, Sender] = {}
    if settings.twilio_account_sid and settings.twilio_auth_token:
        found[Channel.SMS] = _texts(settings, settings.twilio_account_sid, settings.twilio_auth_token, links)
    if settings.smtp_url and settings.email_from:
        found[Channel.EMAIL] = SmtpEmail(
            settings.smtp_url, settings.email_from, sender_name=settings.sender_name, clock=clock,
            bounces=settings.email_bounces,
        )  # fmt: skip
    return found


def _texts(settings: Settings, account_sid: str, auth_token: str, links: Links) -> TwilioSms:
    try:
        return TwilioSms(
            account_sid, auth_token, messaging_service_sid=settings.twilio_messaging_service_sid,
            from_number=settings.twilio_from, api_url=settings.twilio_api_url, status_callback=links.status_callback,
        )  # fmt: skip
    except ValueError as error:
        # What the machine says of proxies and certificates is a setting like ours: it is named and can be mended.
        raise SettingsError([f"The way to Twilio: {error}."]) from error


def _monitor(url: str) -> Monitor:
    try:
        return Monitor(url)
    except ValueError as error:
        raise SettingsError([f"The way to the monitor: {error}."]) from error
