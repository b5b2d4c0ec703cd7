"""The WSGI application of live mode, for any server: `gunicorn wsgi:app`."""

import os
import sys

from course import key_check, logs, wiring
from course.app import create_app, settle
from course.settings import Settings, SettingsError
from course.web.lookout import Lookout

logs.configure(as_json=True)
try:
    wired = wiring.build(Settings.from_env(os.environ))
except SettingsError as error:
    sys.exit("\n".join(("These settings need a look before Kith can start:", *error.problems)))
if problem := key_check.problem_if_any(wired.db):
    sys.exit(problem)
app = create_app(wired)
app.wsgi_app = Lookout(app.wsgi_app, wired).answer  # type: ignore[method-assign]
settle()
