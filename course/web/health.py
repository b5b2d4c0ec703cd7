"""For monitors: `/health` says whether messages go out on time, `/metrics` gives figures to Prometheus."""

from collections.abc import Iterator

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from course import health
from course.health import Figures
from course.models import MessageStatus
from course.web import access, context

blueprint = Blueprint("health", __name__)


class FromDatabase(Collector):
    """One reading of the database as Prometheus metrics: right with any number of web processes."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        found = self._figures.health
        yield GaugeMetricFamily("kith_up", "1 when messages go out on time, else 0.", int(found.is_well))
        yield GaugeMetricFamily(
            "kith_oldest_due_seconds", "How long the oldest due message has waited.", found.oldest_due_seconds
        )
        queue = GaugeMetricFamily("kith_messages", "Messages by state.", labels=["status"])
        for status in MessageStatus:
            queue.add_metric([status], self._figures.messages.get(status, 0))
        yield queue
        yield from self._jobs()

    def _jobs(self) -> Iterator[Metric]:
        began = GaugeMetricFamily(
            "kith_job_started_timestamp_seconds", "When a job last began.", labels=["job"]
        )
        failures = GaugeMetricFamily(
            "kith_job_failures", "Failures of a job since it last went well.", labels=["job"]
        )
        for one in self._figures.heartbeats:
            began.add_metric([one.job], one.started_at.timestamp())
            failures.add_metric([one.job], one.failures)
        yield began
        yield failures


@blueprint.get("/health")
@access.public
def show() -> tuple[Response, int]:
    found = health.look_here(context.session(), context.wired(), now=context.now())
    told = {
        "status": found.status,
        "oldest_due_seconds": found.oldest_due_seconds,
        "last_tick_seconds": found.last_tick_seconds,
    }
    return jsonify(told), 200 if found.is_well else 503


@blueprint.get("/metrics")
@access.public
def metrics() -> Response:
    found = health.figures(context.session(), context.wired(), now=context.now())
    registry = CollectorRegistry()
    registry.register(FromDatabase(found))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
