"""The server's configuration: `python -m gunicorn --config deploy/gunicorn.conf.py newsroom.wsgi`.

BIND, WORKERS and THREADS come from the environment. A reload (SIGHUP) starts new workers with
the new code and lets the old ones finish what they are at: no request is lost.
"""

import os
import shutil

bind = os.environ.get("BIND", "unix:/run/newsroom/gunicorn.sock")
workers = int(os.environ.get("WORKERS", "3"))
threads = int(os.environ.get("THREADS", "4"))
worker_class = "gthread"
timeout = 60  # seconds
graceful_timeout = 30
keepalive = 75  # longer than nginx keeps its idle connections
max_requests = 20_000  # a worker that has grown is followed by a fresh one,
max_requests_jitter = 2_000  # not all at once
control_socket_disable = True

if os.environ.get("METRICS_TOKEN"):  # the workers write their figures there: newsroom/observing/metrics.py
    metrics = os.path.join(os.environ.get("DATA_DIR", "var"), "metrics")
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", os.path.abspath(metrics))


def on_starting(server):
    """Figures are those of this run."""
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)


def child_exit(server, worker):
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)
