"""Faults on command: what the next requests, or a share of all requests, will meet.

Before the message is accepted, so that it surely was not:
    429           too many requests, with `retry_after` if given
    500_before    an internal error
    reset         the connection is reset
    error         any answer: `code` and `status`
After it was accepted and is in the ledger:
    drop_after_accept   the connection closes without an answer
    reset_after         the connection is reset
    500_after           an internal error
    garbage             a 201 that nobody can read, or with `body`
    delay               the right answer after `seconds`, or when released
    drip                an answer that never ends: a byte of it every so many `seconds`
"""

import random
import threading
from collections.abc import Mapping
from typing import Any

BEFORE = frozenset({"429", "500_before", "reset", "error"})
AFTER = frozenset({"drop_after_accept", "reset_after", "500_after", "garbage", "delay", "drip"})
Fault = Mapping[str, Any]


class Faults:
    """The plan. A counted fault goes first; else the dice, thrown with a seed, choose among the rates."""

    def __init__(self, seed: int = 0) -> None:
        self._lock = threading.Lock()
        self._dice = random.Random(seed)
        self._plan: list[dict[str, Any]] = []
        self.released = threading.Event()

    def add(self, fault: Fault) -> None:
        if fault["fault"] not in BEFORE | AFTER:
            raise ValueError(f"no such fault: {fault['fault']}")
        with self._lock:
            self._plan.append({"on": "create", **fault})
            self.released.clear()

    def clear(self) -> None:
        with self._lock:
            self._plan.clear()
            self.released.set()

    def take(self, on: str) -> Fault | None:
        """The fault that this request meets, if any."""
        with self._lock:
            here = [fault for fault in self._plan if fault["on"] == on]
            for fault in here:
                if fault.get("next", 0) > 0:
                    fault["next"] -= 1
                    return fault
            throw = self._dice.random()
            for fault in here:
                throw -= fault.get("rate", 0.0)
                if throw < 0:
                    return fault
        return None
