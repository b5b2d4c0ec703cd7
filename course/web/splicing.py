"""A page packed once for many readers: what is one reader's own is put into the packed bytes.

A page that is the same for all but for one short mark (whose forms these are) is packed with a hole where the mark
first stands. DEFLATE (RFC 1951) lets bytes stand unpacked in a block of their own, and says what comes again by
pointing back. So:

1. The hole holds as many characters as the mark, each another one, and none that any page has. Where the mark stands
   again, the bytes point back to the hole, and get from there what was put in.
2. The first hole is a block of its own that begins and ends with a byte, and is left out of what is kept.
3. The packer may have had a reason not to point back (a very short mark, a very long page). So what was packed is
   unpacked once, with other such characters in the hole: a place that does not follow it, or a word that does, is seen.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

LEVEL = 9
# Characters that HTML forbids, so that none of our pages has one.
HOLE = "".join(map(chr, [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)]))
# The head of a stored block in the middle of a stream; its length follows twice, the second time with its bits turned.
STORED = b"\x00"


@dataclass(frozen=True)
class Spliced:
    """The packed bytes before and after the mark, and how many characters it has; 0 where the page has no mark."""

    before: bytes
    after: bytes
    length: int

    def with_mark(self, mark: str) -> bytes:
        """The whole as DEFLATE has it. The mark has the length that it was made for, and is plain ASCII."""
        if not self.length:
            return self.before + self.after
        size = self.length.to_bytes(2, "little")
        turned = (self.length ^ 0xFFFF).to_bytes(2, "little")
        return b"".join((self.before, STORED, size, turned, mark.encode("ascii"), self.after))


def made(texts: Sequence[str], length: int) -> Spliced | None:
    """Pack texts between which any mark of so many characters stands each time; None where that cannot be."""
    if length > len(HOLE) or any(one in text for text in texts for one in HOLE):
        return None
    found = _packed(texts, length)
    return found if _follows(found, texts) else None


def packing() -> "zlib._Compress":
    """What packs bytes as DEFLATE, with nothing around them."""
    return zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)


def _follows(packed: Spliced, texts: Sequence[str]) -> bool:
    """Whether every place of the mark, and nothing else, follows what is put into the hole."""
    other = (HOLE[1:] + HOLE[:1])[: packed.length]
    return zlib.decompress(packed.with_mark(other), -zlib.MAX_WBITS) == other.join(texts).encode()


def _packed(texts: Sequence[str], length: int) -> Spliced:
    packer, hole = packing(), HOLE[:length].encode()
    first, *others = (one.encode() for one in texts)
    before = packer.compress(first)
    if not others:
        return Spliced(before + packer.flush(), b"", 0)
    before += packer.flush(zlib.Z_SYNC_FLUSH)
    # What stands for the hole itself is left out: the mark takes its place.
    packer.compress(hole)
    packer.flush(zlib.Z_SYNC_FLUSH)
    after = packer.compress(hole.join(others)) + packer.flush()
    return Spliced(before, after, length)
