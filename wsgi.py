"""The WSGI application of live mode, for any server: `gunicorn wsgi:app`."""

import os
import sys

from course import key_check, logs, wiring
from course.app import create_app, settle
from course.settings import Settings
from course.web.lookout import Lookout

logs.configure(as_json=True)
wired = wiring.build(Settings.from_env(os.environ))
if problem := key_check.problem_if_any(wired.db):
    sys.exit(problem)
app = create_app(wired)
app.wsgi_app = Lookout(app.wsgi_app, wired).answer  # type: ignore[method-assign]
settle()
