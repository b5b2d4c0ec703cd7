"""A load for a server on this machine: so many kept connections, each with one request after the other."""

import asyncio
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Result:
    """What came of a load: seconds of each answer in the order they came, answers by status, and seconds in all."""

    took: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.took) / self.seconds

    def milliseconds(self, percent: float) -> float:
        """The time within which so many percent were answered."""
        return within(self.took, percent)


def within(took: Sequence[float], percent: float) -> float:
    """The milliseconds within which so many percent of these seconds lie."""
    ordered = sorted(took)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))] * 1000


def form(path: str, body: str, **headers: str) -> bytes:
    """A POST as it stands on the wire. A header's name is written with underscores here."""
    kind = {"Content_Type": "application/x-www-form-urlencoded", "Content_Length": str(len(body))}
    return _head("POST", path, {**kind, **headers}) + body.encode()


def page(path: str, **headers: str) -> bytes:
    """A GET as it stands on the wire."""
    return _head("GET", path, headers)


def _head(method: str, path: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in {"Host": "127.0.0.1", **headers}.items()]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode()


def send(port: int, requests: Iterable[bytes], *, connections: int, per_second: float = 0.0) -> Result:
    """Send them all; with a pace, none before its time, and what waits for a connection counts as waiting."""
    return asyncio.run(_send(port, iter(requests), connections, per_second))


async def _send(port: int, requests: Iterator[bytes], connections: int, per_second: float) -> Result:
    result, began = Result(), time.perf_counter()
    turns = enumerate(requests)

    async def use_connection() -> None:
        line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        for place, one in turns:
            due = began + place / per_second if per_second else time.perf_counter()
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            line, status = await _ask(port, line, one)
            result.took.append(time.perf_counter() - due)
            result.statuses[status] = result.statuses.get(status, 0) + 1
        if line:
            line[1].close()

    await asyncio.gather(*(use_connection() for _ in range(connections)))
    result.seconds = time.perf_counter() - began
    return result


async def _ask(
    port: int, line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None, asked: bytes
) -> tuple[tuple[asyncio.StreamReader, asyncio.StreamWriter] | None, int]:
    """One request, on the kept connection or a new one; the connection, where it may be kept, and the status."""
    reader, writer = line or await asyncio.open_connection("127.0.0.1", port)
    writer.write(asked)
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        # The server had closed a kept connection before it saw this.
        if line is None:
            raise
        return await _ask(port, None, asked)
    lowered = head.lower()
    _, found, rest = lowered.partition(b"content-length:")
    if found:
        await reader.readexactly(int(rest.split(b"\r\n", 1)[0]))
    is_kept = found and b"connection: close" not in lowered
    if not is_kept:
        writer.close()
    return ((reader, writer) if is_kept else None), int(head[9:12])
