"""A stand-in for Twilio in a process of its own: its HTTP, its refusals, its reports, and faults on command.

    python -m tests.fake_twilio --port 0 --ledger FILE

Its ledger is the judge of every promise about sending: a line of JSON is on the disk before the
answer goes out, so it still tells the truth after either side was killed.
"""
