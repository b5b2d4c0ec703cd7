"""Run the stand-in: its first line of output is the port it listens on."""

import argparse
import contextlib
import os
import sys
import threading
from pathlib import Path

from tests.fake_twilio.server import FakeServer


def main() -> None:
    """Serve until a signal comes, or until the starter is gone."""
    parser = argparse.ArgumentParser(prog="python -m tests.fake_twilio", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--account", default="AC" + "0" * 31 + "1")
    parser.add_argument("--token", default="token-of-the-fake")
    parser.add_argument("--seed", type=int, default=0, help="of the dice that throw the faults")
    parser.add_argument("--callbacks", default="", help="statuses to report for each message: sent,delivered")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end with whoever started this")
    given = parser.parse_args()
    server = FakeServer(given.port, given.ledger, account=given.account, token=given.token, seed=given.seed)
    server.control.obey({"callbacks": [status for status in given.callbacks.split(",") if status]})
    if given.until_stdin_closes:
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    print(server.server_port, flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


def _end_with_stdin() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
