"""What reading the whole course costs, beside reading the bytes of its files."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from course import lessons
from course.wiring import LESSONS


def run() -> None:
    loading, reading = _median(lambda: lessons.load(LESSONS)), _median(_read_all)
    print(f"load {loading:.1f} ms, read the files {reading:.1f} ms, ratio {loading / reading:.1f}")


def _read_all() -> object:
    return [path.read_bytes() for path in Path(LESSONS).rglob("*") if path.is_file()]


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(11):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000
