"""Measurements, run by hand: `python3 -m tests.bench NAME`. Each puts two things side by side and prints a ratio."""
