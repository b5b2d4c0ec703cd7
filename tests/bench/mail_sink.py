"""The mail server of the benchmark `mails`: prints its port and takes every mail until a line comes in."""

import sys

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from tests.bench import dispatch_worker
from tests.senders.post_office import free_port

if __name__ == "__main__":
    dispatch_worker.stay_on(int(sys.argv[1]))
    port = free_port()
    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    print(port, flush=True)
    sys.stdin.readline()
    controller.stop()
