"""What Sentry is told when something fails: by the real program, to a server that listens here."""

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from tests.messages import ROOT

# The database is away, and somebody with a name, an address and a cookie asks for a page.
FAIL = """
import django, sentry_sdk
from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client

django.setup()
client = Client(raise_request_exception=False)
client.cookies["sessionid"] = "a-secret-session"
answer = client.post(
    resolve_url(settings.LOGIN_URL) + "?token=a-secret-token",
    {"login": "wang-xiaoming", "username": "wang-xiaoming", "password": "a-secret-word"},
    headers={
        "host": "localhost",
        "x-request-id": "0af7651916cd43dd8448eb211c80319c",
        "x-forwarded-for": "203.0.113.7",
        "authorization": "Bearer a-secret-bearer",
    },
)
print(answer.status_code)
sentry_sdk.flush()
"""
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
PRIVATE = ["secret", "wang-xiaoming", "203.0.113.7"]


@pytest.fixture
def sink():
    """A Sentry that only listens. `sink.told`: what it was told, as text."""

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sink.told.append(DECODERS[self.headers["Content-Encoding"]](body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    sink = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    sink.told = []
    thread = threading.Thread(target=sink.serve_forever, args=[0.01])
    thread.start()
    yield sink
    sink.shutdown()
    thread.join()
    sink.server_close()


@pytest.mark.once
def test_an_error_is_reported_with_the_id_of_its_request_and_nobody_s_data(sink, tmp_path):
    environment = os.environ | {
        "DEBUG": "1",  # only for want of collected static files
        "ALLOWED_HOSTS": "localhost",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "postgres://nobody:a-secret-database@127.0.0.1:9/none",
        "DATABASE_POOL": "0",
        "SENTRY_DSN": f"http://key@127.0.0.1:{sink.server_port}/1",
    }

    ran = subprocess.run(
        [sys.executable, "-c", FAIL], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert ran.stdout.split() == ["500"], ran.stderr[-2000:]
    events = [json.loads(line) for told in sink.told for line in told.splitlines() if b'"exception"' in line]
    assert events, sink.told
    for event in events:
        assert event["tags"]["request_id"] == "0af7651916cd43dd8448eb211c80319c"
        assert "OperationalError" in {each["type"] for each in event["exception"]["values"]}
    text = b"".join(sink.told).decode()
    assert [word for word in PRIVATE if word in text] == []
