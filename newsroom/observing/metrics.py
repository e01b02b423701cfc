"""Figures for Prometheus: how many requests, how long they took, and what apps tell of themselves.

Several worker processes write into files of one folder (PROMETHEUS_MULTIPROC_DIR, set by the
settings); whoever is asked adds them up. https://prometheus.github.io/client_python/multiprocess/
"""

import logging
import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily

logger = logging.getLogger(__name__)

REQUESTS = Counter("newsroom_requests", "Requests answered", ["method", "view", "status"])
SECONDS = Histogram(
    "newsroom_request_seconds",
    "Seconds from the first middleware to the last",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_gauges = {}


def observe(method, view, status, seconds):
    REQUESTS.labels(method if method in METHODS else "other", view, status).inc()
    SECONDS.labels(view).observe(seconds)


def gauge(name, text, *, label=None):
    """Offers a figure: the decorated function is called when somebody asks, and returns a number,
    or with `label` a dict of numbers by that label."""

    def offer(function):
        _gauges[name] = (text, label, function)
        return function

    return offer


class Gauges:
    """What the apps tell. A figure that fails is left out and logged: the others are still wanted."""

    def collect(self):
        for name, (text, label, ask) in _gauges.items():
            try:
                found = ask()
            except Exception:
                logger.exception("The figure %s could not be read", name)
                continue
            family = GaugeMetricFamily(name, text, labels=[label] if label else [])
            for key, value in (found if label else {None: found}).items():
                family.add_metric([str(key)] if label else [], value)
            yield family


def exposition():
    """All figures in Prometheus' text format, as bytes."""
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        multiprocess.MultiProcessCollector(registry)
    else:
        registry.register(REQUESTS)
        registry.register(SECONDS)
    registry.register(Gauges())
    return generate_latest(registry)
