"""Pages packed for the slow line, and why that gives nothing away.

Packing tells by its length what a page has twice, so whoever could put words of theirs into somebody's page, and watch
the line while it is asked for again and again, could guess the rest (BREACH, 2013). Hence:

1. Only an answer to a plain GET of a learner's page is packed: one whose address carries nothing that could come back
   in it, as `SAFE_ARGUMENTS` says. The desk and every answer to a form go as they are.
2. Each is longer by a random number of bytes, in the name that the format has room for.
"""

import secrets
import zlib

from flask import Flask, Response, request

from course.web import area, asset_door, rendering, splicing

# Of these a page shows no word: a copy for the phone, the place of a support card, the second tap behind a link.
SAFE_ARGUMENTS = frozenset({"offline", "note", "again"})
LONGEST_NAME = 32
# The head of a gzip file (RFC 1952): packed by DEFLATE, with a name, of no time, as well as can be, on no system.
HEAD = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x02\xff"


def init_app(app: Flask) -> None:
    app.after_request(pack)


def pack(response: Response) -> Response:
    """The answer, packed where that is safe and the reader takes it packed."""
    if not _is_page(response) or area.is_desk() or not SAFE_ARGUMENTS.issuperset(request.args):
        return response
    response.headers["Vary"] = "Accept-Encoding"
    if asset_door.takes_packed(request.headers.get("Accept-Encoding", "")):
        response.set_data(_packed(response.get_data()))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _is_page(response: Response) -> bool:
    return request.method in ("GET", "HEAD") and response.mimetype == "text/html" and not response.is_streamed


def _packed(body: bytes) -> bytes:
    name = b"x" * (1 + secrets.randbelow(LONGEST_NAME)) + b"\0"
    deflated = rendering.deflated(body)
    if deflated is None:
        packer = splicing.packing()
        deflated = packer.compress(body) + packer.flush()
    size, sum_of_all = (one.to_bytes(4, "little") for one in (len(body), zlib.crc32(body)))
    return b"".join((HEAD, name, deflated, sum_of_all, size))
