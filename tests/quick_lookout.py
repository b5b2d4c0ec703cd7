"""What gunicorn serves in live mode, with a lookout that looks often: for a test that cannot wait for minutes."""

import wsgi
from course.web.lookout import Lookout

app = wsgi.app
app.wsgi_app = Lookout(app.wsgi_app, wsgi.wired, every=0.3).answer  # type: ignore[method-assign]
