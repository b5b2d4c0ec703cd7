"""What stands beside Kith in a benchmark: the smallest Flask application, and a delivery report as it is often taken.

Each is a WSGI application for the server that Kith runs on: `tests.bench.peers:hello` and `:naive`; the second finds
its database in KITH_DATABASE_URL.
"""

import os
from threading import Lock

from flask import Flask, abort, request
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from twilio.request_validator import RequestValidator

from course.models import Message

BASE_URL, TOKEN = "http://127.0.0.1", "twilio-token"
hello, naive = Flask("hello"), Flask("naive")
# Of Kith itself only the schema is used here, on an engine as SQLAlchemy makes it.
naive.config["ENGINE"] = create_engine(os.environ.get("KITH_DATABASE_URL", "sqlite://"))
_one_at_a_time = Lock()


@hello.route("/", methods=["GET", "POST"])
def say_hello() -> str:
    return "Hello, world!"


@naive.post("/webhooks/twilio/status/<ref>")
def take_report(ref: str) -> str:
    """Check the signature, load the message, change it, commit."""
    url, given = BASE_URL + request.path, request.headers.get("X-Twilio-Signature", "")
    if not RequestValidator(TOKEN).validate(url, request.form, given):
        abort(403)
    # Without this SQLite refuses most of them: "database is locked".
    with _one_at_a_time, Session(naive.config["ENGINE"]) as session:
        message = session.scalar(select(Message).where(Message.ref == ref))
        if message is not None:
            message.status = request.form["MessageStatus"]
            session.commit()
    return ""
