"""Asks gunicorn on its socket whether it is up. Ends with 0 if it is."""

import http.client
import os
import socket
import sys


class OnSocket(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(5)  # seconds
        self.sock.connect(os.environ.get("BIND", "unix:/run/newsroom/gunicorn.sock").removeprefix("unix:"))


host = os.environ["ALLOWED_HOSTS"].split(",")[0]
connection = OnSocket(host)
connection.request("GET", "/healthz", headers={"X-Forwarded-Proto": "https"})
sys.exit(connection.getresponse().status != 200)
