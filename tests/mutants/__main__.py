"""`python3 -m tests.mutants`: what it does stands in `command.py`."""

import sys

from course import bootstrap

if __name__ == "__main__":
    if bootstrap.inside():
        # Loaded once, and not by each fork.
        import babel.dates  # noqa: F401
        import flask  # noqa: F401
        import phonenumbers  # noqa: F401
        import sqlalchemy.orm  # noqa: F401
        import twilio.rest  # noqa: F401

        from tests.mutants.command import main

        sys.exit(main())
    else:
        bootstrap.enter()
