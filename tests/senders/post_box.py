"""A small IMAP server for tests (RFC 3501): one mailbox, opened for reading only, that keeps what it was asked."""

import contextlib
import re
import socketserver
import threading
from collections.abc import Iterator

USER, PASSWORD = "bounces", 'a word with "quotes"'


class PostBox:
    """The mailbox: its mails by number, its numbering, and every line a client said."""

    def __init__(self) -> None:
        self.mails: dict[int, bytes] = {}
        self.numbering = 7
        self.said: list[str] = []
        self.port = 0

    def put(self, mail: bytes) -> int:
        number = max(self.mails, default=0) + 1
        self.mails[number] = mail
        return number


@contextlib.contextmanager
def running(box: PostBox) -> Iterator[PostBox]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            _converse(self, box)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        box.port = int(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield box
        server.shutdown()
        thread.join()


def _converse(handler: socketserver.StreamRequestHandler, box: PostBox) -> None:
    def say(line: bytes) -> None:
        handler.wfile.write(line + b"\r\n")

    say(b"* OK ready")
    for line in handler.rfile:
        tag, _, command = line.decode().strip().partition(" ")
        box.said.append(command)
        verb = command.split(" ")[0].upper()
        if verb == "CAPABILITY":
            say(b"* CAPABILITY IMAP4rev1")
        elif verb == "LOGIN" and not _is_known(command):
            say(f"{tag} NO who is {USER}".encode())
            continue
        elif verb == "EXAMINE":
            say(f"* {len(box.mails)} EXISTS".encode())
            say(f"* OK [UIDVALIDITY {box.numbering}] numbering".encode())
        elif verb == "SELECT":
            say(f"{tag} NO only for reading".encode())
            continue
        elif verb == "UID":
            _numbered(box, command, say)
        elif verb == "LOGOUT":
            say(b"* BYE")
            return say(f"{tag} OK bye".encode())
        say(f"{tag} OK done".encode())
    return None


def _is_known(command: str) -> bool:
    password = PASSWORD.replace('"', '\\"')
    return command == f'LOGIN {USER} "{password}"'


def _numbered(box: PostBox, command: str, say: object) -> None:
    """UID SEARCH UID n:*, which always names the newest, and UID FETCH n (BODY.PEEK[])."""
    assert callable(say)
    search = re.fullmatch(r"UID SEARCH UID (\d+):\*", command, re.IGNORECASE)
    fetch = re.fullmatch(r"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", command, re.IGNORECASE)
    if search:
        found = [number for number in box.mails if number >= int(search[1])] or list(box.mails)[-1:]
        say(("* SEARCH " + " ".join(map(str, found))).encode())
    elif fetch:
        mail = box.mails[int(fetch[1])][: int(fetch[2])]
        say(f"* 1 FETCH (UID {fetch[1]} BODY[]<0> {{{len(mail)}}}".encode() + b"\r\n" + mail + b")")
