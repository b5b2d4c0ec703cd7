"""Orders from tests, one JSON object each; what may be ordered is listed in `Control.obey`."""

import random
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tests.fake_twilio import wire
from tests.fake_twilio.carrier import Carrier, Text
from tests.fake_twilio.faults import Faults
from tests.fake_twilio.ledger import Ledger
from tests.fake_twilio.reports import Reporter

Order = Mapping[str, Any]
DISORDER = frozenset({"shuffle", "repeat", "early"})


class Control:
    """Carries out orders, and posts the delivery reports that were ordered for every message."""

    def __init__(
        self, account: str, ledger: Ledger, carrier: Carrier, faults: Faults, reporter: Reporter
    ) -> None:
        self._account = account
        self._ledger = ledger
        self._carrier = carrier
        self._faults = faults
        self._reporter = reporter
        self._statuses: list[str] = []
        self._disorder: frozenset[str] = frozenset()
        self._dice = random.Random(0)

    def obey(self, order: Order) -> dict[str, Any]:
        """Do what the order's keys say:

        fault      {"fault": KIND, "next": N | "rate": R, ...}, see `faults.py`
        clear      forget all faults and release what is being delayed
        callbacks  the statuses to report for every message from now on, in that very order
        disorder   how those reports go wrong: "shuffle" their order, "repeat" each, "early": before our answer
        via        post to this host, though the signed address names another
        refuse     {number: code}, for numbers beside Twilio's test numbers; code 0 takes texts again
        clock      what the time is, as ISO text; null for the real one
        report     {"sid", "status", "error_code"}: one report, now
        inbound    {"from", "to", "body", "url", "extra"}: a text from a phone; without url it is only listed
        drain      wait until all reports are posted
        pages      how many texts a page of the list has at most; Twilio's thousand if not said
        live_through  minutes have passed: what came whole is decided, what came by half given up (`connections.py`)
        """
        found: dict[str, Any] = {}
        if "fault" in order:
            self._faults.add(order)
        if "clear" in order:
            self._faults.clear()
        if "callbacks" in order:
            self._statuses = list(order["callbacks"])
        if "disorder" in order:
            if unknown := set(order["disorder"]) - DISORDER:
                raise ValueError(f"no such disorder: {unknown}")
            self._disorder = frozenset(order["disorder"])
        if "via" in order:
            self._reporter.via = order["via"]
        if "refuse" in order:
            told = {**self._carrier.refusals, **order["refuse"]}
            self._carrier.refusals = {number: code for number, code in told.items() if code}
        if "clock" in order:
            self._carrier.held_clock = datetime.fromisoformat(order["clock"]) if order["clock"] else None
        if "pages" in order:
            self._carrier.page_size = int(order["pages"])
        if "report" in order:
            found["answered"] = self._report(**order["report"])
        if "inbound" in order:
            found.update(self._inbound(order["inbound"]))
        if "drain" in order:
            self._reporter.drain()
        return found

    def report_all(self, text: Text) -> None:
        """Post the ordered statuses of a message that was just accepted, one after the other."""
        statuses = [*self._statuses, *(self._statuses if "repeat" in self._disorder else ())]
        if not statuses or not text.callback:
            return
        if "shuffle" in self._disorder:
            self._dice.shuffle(statuses)

        def post() -> None:
            for status in statuses:
                self._report(text.sid, status)

        if "early" in self._disorder:
            post()
        else:
            self._reporter.later(post)

    def _report(self, sid: str, status: str, error_code: int | None = None) -> int:
        text = self._carrier.move(sid, status, error_code)
        if not text.callback:
            return 0
        answered, _ = self._reporter.post(text.callback, wire.report(self._account, text))
        self._ledger.write("report", sid=sid, status=status, error_code=error_code, answered=answered)
        return answered

    def _inbound(self, facts: Order) -> dict[str, Any]:
        extra = dict(facts.get("extra", {}))
        wanted = {"sid": extra.pop("MessageSid", None)}
        text = self._carrier.receive(
            {"from": facts["from"], "to": facts["to"], "body": facts["body"], **wanted}
        )
        if not facts.get("url"):
            return {"sid": text.sid, "answered": None, "answer": ""}
        form = {**wire.inbound(self._account, text), **extra}
        answered, answer = self._reporter.post(facts["url"], form)
        self._ledger.write("inbound_posted", sid=text.sid, answered=answered)
        return {"sid": text.sid, "answered": answered, "answer": answer}
