"""The WSGI application of live mode, for any server: `gunicorn wsgi:app`."""

import os

from course import logs, wiring
from course.app import create_app, settle
from course.settings import Settings

logs.configure(as_json=True)
app = create_app(wiring.build(Settings.from_env(os.environ)))
settle()
