"""A thousand people say stop while a batch of ten thousand is on its way; and ten thousand forms at our webhooks.

The stand-in carrier does not hold back anybody who stops in a sentence, as the real one does not: only we do.
"""

import logging
import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from course.app import create_app
from course.db import Model
from course.models import Consent, DeliveryReport, InboundText, Message, MessageStatus
from course.wiring import Wired
from tests.bench.dispatch import fill
from tests.crash.stage import Verdict, begin, count, judge, ref_of, set_up
from tests.crash.storms import SEND, opened
from tests.fake_twilio.client import FakeTwilio
from tests.servers import threaded

# Twilio blocks the single word only.
STOPS = ("STOP PLEASE", "please stop texting me", "stop it", "unsubscribe me please")
HEED_SECONDS = 5.0
WRONG = ("failed", "forged_taken", "forged_written")
MESSAGE, STATUS = "/webhooks/twilio/message", "/webhooks/twilio/status/"
WRITTEN: tuple[type[Model], ...] = (InboundText, DeliveryReport, Consent, Message)


def stops_within_a_batch(
    database_url: str, folder: Path, *, due: int, stops: int, per_second: int = 250, seed: int = 1
) -> Verdict:
    """`late` counts the nudges that the carrier took more than five seconds after we had answered their stop."""
    dice, verdict = random.Random(seed), Verdict()
    with ExitStack() as stack:
        stage, forge = opened(stack, database_url, folder, seed, per_second=per_second)
        fill(stage.wired, due, stage.cohort)
        begin(stage.wired)
        address = stack.enter_context(threaded(create_app(stage.wired)))
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        stage.fake.order(via=address)
        forge.start({"jobs": [SEND], "seconds": 900})
        numbers = dice.sample(range(1, due + 1), stops)
        # One after the other, over the first half of the batch, so that most have not been written to yet.
        lasts = due * 2 / per_second / 2
        began, acknowledged = time.monotonic(), {}

        def stop(place: int) -> None:
            time.sleep(max(0.0, began + lasts * place / stops - time.monotonic()))
            phone = f"+4477{numbers[place]:08d}"
            url = stage.wired.settings.base_url + MESSAGE
            found = stage.fake.inbound(phone, "+15005550006", dice.choice(STOPS), url)
            assert found["answered"] == 200
            acknowledged[phone] = datetime.now().astimezone()

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(stop, range(stops)))
        forge.ends()
        judge(stage, verdict)
        nudges = _nudges(stage.wired)
        after = [
            (datetime.fromisoformat(one["at"]) - acknowledged[one["to"]]).total_seconds()
            for one in stage.fake.accepted()
            if one["to"] in acknowledged and ref_of(one) in nudges
        ]
        verdict.figures["stops"] = len(acknowledged)
        verdict.figures["held"] = count(stage.wired, MessageStatus.SUPPRESSED)
        verdict.figures["after_a_stop"] = sum(one > 0 for one in after)
        verdict.figures["late"] = sum(one > HEED_SECONDS for one in after)
    return verdict


def _nudges(wired: Wired) -> set[str]:
    with wired.db.reading() as session:
        return set(session.scalars(select(Message.ref).where(Message.kind == "welcome")))


def random_forms(app: Flask, wired: Wired, *, forms: int, seed: int = 1) -> dict[str, float]:
    """Post so many made-up forms, signed, and each once more with a signature that is not ours; count the answers."""
    dice, client = random.Random(seed), app.test_client(use_cookies=False)
    found: dict[str, float] = dict.fromkeys((*WRONG, "taken"), 0)
    validator = RequestValidator(wired.settings.twilio_auth_token)
    for number in range(forms):
        path = MESSAGE if dice.random() < 0.6 else STATUS + _odd(dice)[:40].replace("/", "").replace("?", "")
        form, before = _form(dice, number), _written(wired) if number % 50 == 0 else {}
        url = wired.settings.base_url + path
        for signature in ("bm90IG91cnM=", ""):
            answer = client.post(path, data=form, headers={"X-Twilio-Signature": signature})
            found["forged_taken"] += answer.status_code != 403
        found["forged_written"] += bool(before) and _written(wired) != before
        signed = MultiDict((name, value) for name, values in form.items() for value in values)
        answer = client.post(
            path, data=form, headers={"X-Twilio-Signature": validator.compute_signature(url, signed)}
        )
        found["failed"] += answer.status_code >= 500
        found["taken"] += answer.status_code == 200
    return found


def forms_at_the_door(database_url: str, folder: Path, *, forms: int, seed: int = 1) -> Verdict:
    """The same with a database and an application of its own; what went wrong counts as unexplained."""
    folder.mkdir(exist_ok=True)
    verdict = Verdict()
    with FakeTwilio(folder / "ledger.jsonl", seed=seed) as fake:
        stage = set_up(database_url, folder, fake)
        app = create_app(stage.wired, soon=lambda task: task())
        verdict.figures.update(random_forms(app, stage.wired, forms=forms, seed=seed))
        stage.wired.db.dispose()
    verdict.unexplained = sum(int(verdict.figures[one]) for one in WRONG)
    return verdict


def _written(wired: Wired) -> dict[str, int]:
    with wired.db.reading() as session:
        return {
            one.__tablename__: session.scalar(select(func.count()).select_from(one)) or 0 for one in WRITTEN
        }


def _form(dice: random.Random, number: int) -> dict[str, list[str]]:
    """What Twilio posts, with fields missing, repeated, huge, of other alphabets or plain noise."""
    form = {
        "MessageSid": [f"SM{number:032x}"], "From": [f"+4477{dice.randrange(10**8):08d}"], "To": ["+15005550006"],
        "Body": [_odd(dice)], "MessageStatus": [dice.choice(("sent", "delivered", "undelivered", "failed", "queued"))],
        "AccountSid": ["AC" + "0" * 32], "NumMedia": ["0"],
    }  # fmt: skip
    for name in [*form, "ErrorCode", "OptOutType", _odd(dice)[:20] or "x"]:
        throw = dice.random()
        if throw < 0.08:
            form.pop(name, None)
        elif throw < 0.16:
            form[name] = [_odd(dice), _odd(dice)]
        elif throw < 0.24:
            form[name] = [_odd(dice)]
    return form


def _odd(dice: random.Random) -> str:
    kind = dice.randrange(9)
    if kind == 0:
        return ""
    if kind == 1:
        return dice.choice("aé字\0\u202e") * dice.choice((1, 160, 1600, 5000))
    if kind == 2:
        return dice.choice(
            ("STOP", "HELP", "START", "7", "seven", "YES", "LATER", "PAUSE 2W", "wrong number")
        )
    if kind == 3:
        return str(dice.choice((-1, 0, 10**30, "1e3", "½", "٧", "７")))
    return "".join(chr(dice.choice(RANGES)[0] + dice.randrange(90)) for _ in range(dice.randrange(1, 60)))


# Latin, Greek, Arabic, Devanagari, Han, signs of emoji, and what no keyboard gives.
RANGES = ((0x20,), (0x370,), (0x620,), (0x905,), (0x4E00,), (0x1F600,), (0x1,))
