"""`python3 -m course`: see that .venv is right, then do what the command line asks for."""

import sys

from course import bootstrap

# A process that the standard library starts afresh reads this file again under another name.
if __name__ == "__main__":
    if bootstrap.inside():
        from course.commands import line

        sys.exit(line.main(sys.argv[1:]))
    else:
        bootstrap.enter()
