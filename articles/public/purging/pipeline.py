"""Many small requests to one server, sent ahead of their answers (RFC 9112, section 9.3.2)."""

import socket
from itertools import batched

AHEAD = 50  # fits every buffer on the way, so that neither side waits for the other to read


class Pipeline:
    """A connection to (host, port). Raises OSError when it breaks."""

    def __init__(self, host, port, patience):
        self.socket = socket.create_connection((host, port), timeout=patience)
        self.answers = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.answers.close()
        self.socket.close()

    def ask(self, requests):
        """Sends these requests (texts, without bodies) and yields the status of each answer."""
        for some in batched(requests, AHEAD):
            self.socket.sendall("".join(some).encode("ascii"))
            for _request in some:
                yield self.status()

    def status(self):
        line = self.answers.readline()
        if not line.startswith(b"HTTP/1.1 "):
            raise ConnectionError("the answer breaks off")
        length, is_chunked = 0, False
        while (header := self.answers.readline()) not in {b"\r\n", b""}:
            name, _colon, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            elif name.lower() == b"transfer-encoding":
                is_chunked = True
        status = int(line.split()[1])
        if is_chunked:
            self.skip_chunks()
        elif status != 304:
            self.answers.read(length)
        return status

    def skip_chunks(self):
        while length := int(self.answers.readline().split(b";")[0], 16):
            self.answers.read(length + 2)
        self.answers.readline()
