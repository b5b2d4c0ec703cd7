"""The thinnest provider there can be: takes any request and answers as Twilio would, after so many milliseconds.

It costs as little as the event loop lets it, so that a benchmark measures whoever sends. `python -m tests.bench.sink
MS` prints its port.
"""

import asyncio
import itertools
import sys

NUMBERS = itertools.count(1)
BODY = b'{"sid": "SM%032x", "status": "queued"}'
HEAD = b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY % 0)


class Sink(asyncio.Protocol):
    """One kept connection; one request at a time."""

    delay = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._got = transport, b""

    def data_received(self, data: bytes) -> None:
        self._got += data
        end = self._got.find(b"\r\n\r\n") + 4
        if end < 4 or len(self._got) < end + _length(self._got[:end]):
            return
        self._got = b""
        if self.delay:
            asyncio.get_running_loop().call_later(self.delay, self._answer)
        else:
            self._answer()

    def _answer(self) -> None:
        self._transport.write(HEAD + BODY % next(NUMBERS))


def _length(head: bytes) -> int:
    at = head.lower().find(b"\r\ncontent-length:")
    return int(head[at + 17 : head.index(b"\r\n", at + 2)]) if at >= 0 else 0


async def serve(milliseconds: float) -> None:
    Sink.delay = milliseconds / 1000
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1])))
