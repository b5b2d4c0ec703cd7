"""How often a password and a second key may be tried at the desk: ten times in a quarter of an hour."""

from datetime import timedelta

from flask import request

from course import db, throttle
from course.web import context

TRIES, TRIES_PER = 10, timedelta(minutes=15)
TOO_MANY = "There were many tries in a short time. Please wait fifteen minutes, then try again."


def may_try(email: str) -> bool:
    """Whether one more try is left, for this address and for where the request comes from; counts it."""
    session, now = context.session(), context.now()
    return all(throttle.take(session, key, limit=TRIES, per=TRIES_PER, now=now) for key in _keys(email))


def give_back(email: str) -> None:
    """A try that succeeded does not count."""
    for key in _keys(email):
        throttle.give_back(context.session(), key, 1)


def _keys(email: str) -> list[str]:
    sealer = db.sealer(context.session())
    whose = sealer.digest("sign-in-email", email.strip().lower())
    whence = sealer.digest("sign-in-address", request.remote_addr or "")
    return [f"sign-in:{whose}", f"sign-in:{whence}"]
