"""What gunicorn serves to see what becomes of files that are sent while they are made: one is whole, one fails."""

from flask import Flask, Response

from course.web.growing import PIECE, Counts, Growing

PIECES = 40
app = Flask(__name__)


@app.get("/whole")
def whole() -> Response:
    return _sent(fails=False)


@app.get("/broken")
def broken() -> Response:
    return _sent(fails=True)


def _sent(*, fails: bool) -> Response:
    def make(to: Growing) -> Counts:
        for _ in range(PIECES):
            to.write(b"x" * PIECE)
        if fails:
            raise OSError("no room left")
        return {"pieces": PIECES}

    return Response(Growing(make, lambda counts: None), mimetype="application/zip", direct_passthrough=True)
