"""Read the command line and call the command. `python3 -m course` alone is the demonstration."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence

from course import cohort_files, invented_lives, logs
from course.commands import (
    asking,
    checking,
    cohort_data,
    data,
    demonstration,
    opening,
    rehearsing,
    roster,
    safekeeping,
    serving,
    setting_up,
    translating,
)
from course.commands.opening import Refusal
from course.models import Channel, Role

ABOUT = """Kith: a self-guided course by text message and e-mail.

Without a command it starts a demonstration: everything in one process, nothing sent to anybody."""
Command = Callable[[argparse.Namespace], int]
# As shells count them: 128 and the number of the signal.
INTERRUPTED, NOBODY_READS = 130, 141


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status. 0 done, 1 found something wrong, 2 the call itself is wrong."""
    asked = parser().parse_args(arguments)
    command: Command = asked.command
    logs.configure(as_json=command is not demonstration.run)
    try:
        return command(asked)
    except Refusal as refusal:
        opening.explain(*refusal.lines)
        return refusal.status
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our lines has what it wants, as `head` does. What still waits to be written has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(
        prog="python3 -m course", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.set_defaults(command=demonstration.run)
    _address(found, "127.0.0.1", 8000)
    found.add_argument(
        "--data", metavar="DIR", default="var", help="where the demonstration keeps its data (var)"
    )
    found.add_argument(
        "--fresh", action="store_true", help="throw the demonstration's data away and begin anew"
    )
    found.add_argument("--empty", action="store_true", help="begin without the invented learners")
    commands = found.add_subparsers(title="commands", metavar="COMMAND")
    _live(commands)
    _people(commands)
    _data(commands)
    _cohort_data(commands)
    _checks(commands)
    return found


def _live(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = commands.add_parser("serve", help="live mode: the web server, and the jobs beside it")
    serve.set_defaults(command=serving.serve)
    _address(serve, "127.0.0.1", 8000)
    serve.add_argument("--no-jobs", action="store_true", help="the web server alone")
    upgrade = commands.add_parser("upgrade", help="bring the database to this release's schema")
    upgrade.set_defaults(command=serving.upgrade)


def _people(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    staff = commands.add_parser("create-staff", help="a staff account; prints the address that sets it up")
    staff.set_defaults(command=setting_up.create_staff)
    staff.add_argument("email", metavar="EMAIL")
    staff.add_argument("--role", required=True, choices=[role.value for role in Role])
    staff.add_argument("--name", default="")
    reset = commands.add_parser(
        "reset-second-key", help="for staff who lost theirs and have no codes left; prints a new address"
    )
    reset.set_defaults(command=setting_up.reset_second_key)
    reset.add_argument("email", metavar="EMAIL")
    cohort = commands.add_parser("create-cohort", help="a group; prints the address at which people join")
    cohort.set_defaults(command=setting_up.create_cohort)
    cohort.add_argument("--name", required=True)
    cohort.add_argument("--code", help="the end of the join address (made from the name)")
    cohort.add_argument("--plan", default="12", help="how many weeks (12)")
    cohort.add_argument("--starts-on", metavar="DATE", help="the first day, such as 2027-01-04 (today)")
    cohort.add_argument("--zone", default="Europe/London", help="a time zone (Europe/London)")
    cohort.add_argument("--country", default="GB", help="two letters (GB)")
    importing = commands.add_parser("import", help="invite everybody on a roster, a CSV or XLSX file")
    importing.set_defaults(command=roster.import_roster)
    importing.add_argument("file", metavar="FILE")
    importing.add_argument("--cohort", required=True, metavar="CODE")
    importing.add_argument("--dry-run", action="store_true", help="say what would happen, and keep nothing")
    _json(importing)


def _data(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = commands.add_parser("export-learner", help="everything about one learner, in one file")
    export.set_defaults(command=data.export_learner)
    export.add_argument("--to", metavar="FILE", help="where to put it (learner-ID.zip)")
    ledger = commands.add_parser(
        "export-consents", help="what one learner agreed to and took back, for an audit"
    )
    ledger.set_defaults(command=data.export_consents)
    ledger.add_argument("--to", metavar="FILE", help="where to put it (consents-ID.html)")
    erase = commands.add_parser("erase-learner", help="erase one learner; there is no way back")
    erase.set_defaults(command=data.erase_learner)
    why = commands.add_parser("why", help="why each message of a learner came, or did not, or will")
    why.set_defaults(command=asking.why)
    _json(why)
    backup = commands.add_parser("backup", help="everything in one file, while Kith runs")
    backup.set_defaults(command=safekeeping.backup)
    restore = commands.add_parser("restore", help="take a backup into an empty database; it starts held")
    restore.set_defaults(command=safekeeping.restore)
    for one in (backup, restore):
        one.add_argument("file", metavar="FILE")
    release = commands.add_parser(
        "release-hold", help="after a restore: find out what was sent, then send again"
    )
    release.set_defaults(command=safekeeping.release_hold)
    rotate = commands.add_parser("rotate-keys", help="seal everything with the first of KITH_DATA_KEYS")
    rotate.set_defaults(command=safekeeping.rotate_keys)
    for one in (export, ledger, erase, why):
        one.add_argument("id", metavar="ID", type=int, help="the number of any enrolment of theirs")
    why.add_argument("item", metavar="ITEM", nargs="?", help="one item of the plan, such as l02 or week-4")


def _cohort_data(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = commands.add_parser("export-cohort", help="every table of a cohort, with a codebook, in one zip")
    export.set_defaults(command=cohort_data.export_cohort)
    export.add_argument("--to", metavar="FILE.zip", required=True, help="where to put it")
    export.add_argument(
        "--format", choices=cohort_files.FORMATS, default="csv", help="what kind of files (csv)"
    )
    export.add_argument("--de-identified", action="store_true", help="pseudonyms and moved dates, no words")
    export.add_argument(
        "--same-key", action="store_true", help="pseudonyms that fit other exports of this cohort made so"
    )
    export.add_argument(
        "--with-notes", action="store_true", help="with names: the notes that were shared too"
    )
    listing = commands.add_parser("arms", help="the arms of a cohort, worked out again and compared")
    listing.set_defaults(command=cohort_data.list_arms)
    listing.add_argument("--places", metavar="N", type=int, default=0, help="list at least so many places")
    _json(listing)
    for one in (export, listing):
        one.add_argument("code", metavar="CODE", help="the end of the cohort's join address")


def _checks(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    doctor = commands.add_parser("doctor", help="look at settings, database, schema, zones, jobs and senders")
    doctor.set_defaults(command=checking.doctor)
    verify = commands.add_parser("verify-audit", help="whether every line of the record of acts is as it was")
    verify.set_defaults(command=checking.verify_audit)
    for name, command, told in (
        ("check-lessons", checking.check_lessons, "every mistake in lessons/, with file and line"),
        ("segments", checking.segments, "what texts cost: one JSON string a line on standard input"),
        ("read-bounce", checking.read_bounce, "take in one mail that came back, from standard input"),
        ("read-replies", checking.read_replies, "how texts are understood: one JSON string a line"),
    ):
        one = commands.add_parser(name, help=told)
        one.set_defaults(command=command)
        _json(one)
    translate = commands.add_parser(
        "translate", help="bring a language's words up to date, and list what is left"
    )
    translate.set_defaults(command=translating.translate)
    translate.add_argument("locale", metavar="LANGUAGE", help="its code, such as es")
    _rehearsal(commands)


def _rehearsal(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    found = commands.add_parser(
        "rehearse", help="every message of a course ahead of time; sends and keeps nothing"
    )
    found.set_defaults(command=rehearsing.rehearse)
    what = found.add_mutually_exclusive_group()
    what.add_argument(
        "--cohort", metavar="CODE", help="as this group is set up, in the zones of its learners"
    )
    what.add_argument("--plan", metavar="P", help="how many weeks (12)")
    found.add_argument(
        "--zone", metavar="Z", action="append", default=[], help="a time zone; may be given again"
    )
    found.add_argument("--at", metavar="HH:MM", help="the hour, where the learner is (16:30)")
    found.add_argument("--starts-on", metavar="DATE", help="the first day, such as 2027-01-04 (today)")
    found.add_argument(
        "--learners", metavar="N", type=int, default=1, help="how many, at least one for each zone (1)"
    )
    # It may stand before the command as well; only where it is given here does it count here.
    found.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="where the demonstration keeps its data (var)",
    )
    found.add_argument("--behaviour", choices=invented_lives.BEHAVIOURS, default="completes")
    found.add_argument("--channel", choices=[channel.value for channel in Channel], default="sms")
    _json(found)


def _address(parser: argparse.ArgumentParser, host: str, port: int) -> None:
    parser.add_argument("--host", default=host, help=f"where to listen ({host})")
    parser.add_argument(
        "--port", type=_port, default=port, help=f"which port, 0 for any that is free ({port})"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON lines on standard output, and nothing else")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError("write a number from 0 to 65535")
    return int(text)
