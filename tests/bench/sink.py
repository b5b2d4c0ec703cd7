"""The thinnest provider there can be: takes any request and answers as Twilio would, after so many milliseconds.

It costs some 30 microseconds a message, so that a benchmark measures whoever sends. `python -m tests.bench.sink MS`
prints its port.
"""

import asyncio
import itertools
import json
import sys

NUMBERS = itertools.count(1)


class Sink(asyncio.Protocol):
    """One kept connection; one request at a time."""

    delay = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._got = transport, b""

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, end, body = self._got.partition(b"\r\n\r\n")
        if not end or len(body) < _length(head):
            return
        self._got = body[_length(head) :]
        if self.delay:
            asyncio.get_running_loop().call_later(self.delay, self._answer)
        else:
            self._answer()

    def _answer(self) -> None:
        body = json.dumps({"sid": f"SM{next(NUMBERS):032x}", "status": "queued"}).encode()
        head = (
            f"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._transport.write(head.encode() + body)


def _length(head: bytes) -> int:
    found = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return int(found[0].partition(b":")[2]) if found else 0


async def serve(milliseconds: float) -> None:
    Sink.delay = milliseconds / 1000
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1])))
