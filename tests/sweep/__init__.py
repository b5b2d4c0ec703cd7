"""Every zone over every change of its clocks, judged by an oracle that counts minutes: `python3 -m tests.sweep`."""
