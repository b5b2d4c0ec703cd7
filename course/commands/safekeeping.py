"""Backups, taking one back in, and fresh data keys."""

import argparse
import os
from pathlib import Path

from course import backups, migrate, resealing, restoring
from course.backups import NotABackup, NotEmpty, OtherKeys
from course.commands import opening
from course.commands.opening import Refusal
from course.seal import SealBroken
from course.senders.sender import Uncertain
from course.wiring import Wired


def backup(asked: argparse.Namespace) -> int:
    """Write one file beside its place, and move it there whole."""
    path = Path(asked.file)
    if path.is_dir():
        raise Refusal(f"{path} is a folder. Please name a file in it, such as {path / 'kith.backup'}.")
    if path.exists():
        raise Refusal(
            f"{path} is there already, and a backup is never written over. Please name another file."
        )
    part = path.with_name(f".{path.name}.part")
    with opening.ready() as wired:
        _only_for_us(part)
        rows = backups.write(wired.db, part, now=wired.clock())
    _keep_on_disk(part)
    part.replace(path)
    opening.explain(
        f"{rows} rows. The file opens only with your KITH_DATA_KEYS and KITH_SECRET_KEY: keep those elsewhere,",
        "and keep erasures.jsonl of your KITH_DATA_DIR beside this file.",
    )
    opening.tell(str(path))
    return opening.DONE


def restore(asked: argparse.Namespace) -> int:
    """Take a backup into an empty database. It starts held: nothing is sent."""
    wired = opening.parts(opening.settings())
    try:
        opening.make_room(wired)
        head = _load(wired, Path(asked.file))
        erased = restoring.hold(wired, head, wired.settings.data_dir, now=wired.clock())
        opening.set_down(wired)
    finally:
        wired.db.dispose()
    opening.tell(f"Restored as of {head.made_at:%Y-%m-%d %H:%M} UTC, with {erased} erasures done again.")
    opening.explain(
        "It is held: it takes answers and texts, and sends nothing. Start it, look around, then",
        "`python3 -m course release-hold` finds out what was sent and stopped since, and lets it send again.",
    )
    return opening.DONE


def release_hold(_asked: argparse.Namespace) -> int:
    """Ask the providers what the backup does not know, then send again."""
    with opening.ready() as wired:
        try:
            found = restoring.release(wired, now=wired.clock())
        except Uncertain as error:
            raise Refusal(
                f"The provider's list cannot be read now ({error.code}), so nothing is released. Please try again.",
                status=opening.FOUND_WRONG,
            ) from None
    if found is None:
        opening.explain("Nothing is held.")
        return opening.DONE
    opening.tell(
        f"Released. {found.texts_in} texts taken in; {found.gone} messages had gone out since the backup, "
        f"{found.perhaps_gone} more may have and are not sent again."
    )
    return opening.DONE


def rotate_keys(_asked: argparse.Namespace) -> int:
    """Seal everything with the first of KITH_DATA_KEYS."""
    with opening.ready() as wired:
        try:
            count = resealing.reseal(wired.db)
        except SealBroken as error:
            raise Refusal(
                f"{error}. A key that sealed something is missing from KITH_DATA_KEYS; put it back, behind the first.",
                status=opening.FOUND_WRONG,
            ) from None
    opening.tell(f"{count} fields are sealed with the first key now. The keys behind it can be taken away.")
    return opening.DONE


def _load(wired: Wired, path: Path) -> backups.Head:
    try:
        return backups.load(wired.db, path)
    except NotABackup as error:
        status = opening.FOUND_WRONG if path.is_file() else opening.CALLED_WRONG
        raise Refusal(f"{path}: {error}", status=status) from None
    except OtherKeys as error:
        raise Refusal(f"{path} was made with another {error}. It opens only with that.") from None
    except NotEmpty as error:
        raise Refusal(
            f"The database has something in it already ({error}). A backup is taken into an empty one:",
            "let KITH_DATABASE_URL name a new one.",
        ) from None
    except migrate.UnknownRevision:
        raise Refusal(f"{path} was made by a newer release. Please restore it with that release.") from None


def _only_for_us(path: Path) -> None:
    """Make the file so that nobody else on this machine can read it."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    except OSError as error:
        raise Refusal(f"{path.parent} cannot be written to ({os.strerror(error.errno or 0)}).") from None


def _keep_on_disk(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
