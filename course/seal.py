"""Open and seal one field of one row, and make the keyed hashes that stand in for what must not be stored.

A sealed field is AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce. Table, row and column are bound in as
associated data, so a ciphertext moved to another row, or cut short, does not open. The first byte names the
format, the next four the key, so that keys can be rotated: the first key seals, every key opens.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT = b"\x01"
NONCE_BYTES = 12
KEY_ID_BYTES = 4


class SealBroken(Exception):
    """A sealed field does not open: it was moved, altered, or sealed with a key that is gone."""


class Sealer:
    """Seals and opens fields; makes blind indexes and digests. Holds keys, never values."""

    def __init__(self, data_keys: Sequence[bytes], secret_key: str) -> None:
        """`data_keys`: each 32 bytes, the first seals and all open. `secret_key`: the source of the hash keys."""
        self._ciphers = {_key_id(key): AESGCM(key) for key in data_keys}
        self._sealing_id = _key_id(data_keys[0])
        self._index_key = _derive(secret_key, "blind index")
        self._digest_key = _derive(secret_key, "digest")

    def seal(self, table: str, row: str, column: str, text: str) -> bytes:
        """The ciphertext of `text`, good only at this table, row and column."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._ciphers[self._sealing_id].encrypt(nonce, text.encode(), _place(table, row, column))
        return FORMAT + self._sealing_id + nonce + sealed

    def open(self, table: str, row: str, column: str, blob: bytes) -> str:
        """The text sealed at this place. Raises SealBroken where it does not belong here or was altered."""
        key_end = 1 + KEY_ID_BYTES
        cipher = self._ciphers.get(blob[1:key_end])
        if blob[:1] != FORMAT or cipher is None:
            raise SealBroken(f"{table}.{column}: no key here opens it")
        nonce, sealed = blob[key_end : key_end + NONCE_BYTES], blob[key_end + NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, sealed, _place(table, row, column)).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken(f"{table}.{column}: altered or moved") from error

    def knows(self, blob: bytes) -> bool:
        """Whether one of these keys sealed this; it may be altered all the same."""
        return blob[1 : 1 + KEY_ID_BYTES] in self._ciphers

    def is_current(self, blob: bytes) -> bool:
        """Whether the first key sealed this."""
        return blob[1 : 1 + KEY_ID_BYTES] == self._sealing_id

    def blind_index(self, kind: str, value: str) -> str:
        """A keyed hash by which a phone number or an address is found again without being stored. Hex."""
        return hmac.digest(self._index_key, f"{kind}\0{value}".encode(), "sha256").hex()

    def digest(self, label: str, value: str) -> str:
        """A keyed hash of a token or a code, so that the database alone opens nothing. Hex."""
        return hmac.digest(self._digest_key, f"{label}\0{value}".encode(), "sha256").hex()


def _place(table: str, row: str, column: str) -> bytes:
    return f"{table}\0{row}\0{column}".encode()


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"kith data key\0" + key).digest()[:KEY_ID_BYTES]


def _derive(secret_key: str, label: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=f"kith {label}".encode()).derive(
        secret_key.encode()
    )
