"""`python3 -m jobs`: the jobs of live mode alone, in as many processes and on as many machines as wanted."""

import sys

from course import bootstrap

# A process that the standard library starts afresh reads this file again under another name.
if __name__ == "__main__":
    if bootstrap.inside():
        from jobs import process

        sys.exit(process.main())
    else:
        bootstrap.enter()
