"""A way to the edge's purge that breaks now and then: for a third of all attempts, or of all orders."""

import contextlib
import random
import socket
import threading

BUSY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
BROKEN = ("refused", "order lost", "answer lost", "busy")


class FailingWay:
    """Hands on what comes to a port of its own to `port`, but fails with the probability `fails`.

    `each`: "attempt", a connection breaks somewhere on its way; "order", the edge says to one order
    of many that it is busy. The first always does, for the others dice are thrown from `seed` on.
    `failed` and `tried` count them.
    """

    def __init__(self, port, *, fails=0.3, seed=1, each="attempt"):
        self.to, self.fails, self.each = port, fails, each
        self.dice = random.Random(seed)
        self.failed = self.tried = 0
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _address = self.listener.accept()
                threading.Thread(target=self._hand_on, args=[near], daemon=True).start()

    def _breaks(self):
        self.tried += 1
        breaks = self.tried == 1 or self.dice.random() < self.fails
        self.failed += breaks
        return breaks

    def _hand_on(self, near):
        """Order by order, each with its answer, until one side ends it or the way breaks."""
        how, at = None, 0
        if self.each == "attempt" and self._breaks():
            how, at = self.dice.choice(BROKEN), self.dice.randrange(4)
        with contextlib.suppress(OSError), near, socket.create_connection(("127.0.0.1", self.to)) as far:
            if how == "refused":
                return
            for number, order in enumerate(orders(near)):
                busy = how == "busy" and number == at
                if self.each == "order" and order.startswith(b"GET /purge"):
                    busy = self._breaks()
                if busy:
                    near.sendall(BUSY)
                    continue
                if how == "order lost" and number == at:
                    return
                far.sendall(order)
                answer = whole_answer(far)
                if how == "answer lost" and number == at:
                    return
                near.sendall(answer)


def orders(connection):
    """The requests that come in, none with a body."""
    waiting = b""
    while data := connection.recv(65536):
        waiting += data
        while b"\r\n\r\n" in waiting:
            order, _end, waiting = waiting.partition(b"\r\n\r\n")
            yield order + b"\r\n\r\n"


def whole_answer(connection):
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += _more(connection)
    head, _end, body = answer.partition(b"\r\n\r\n")
    names = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:])
    if b"chunked" in names.get(b"transfer-encoding", b""):
        while not body.endswith(b"0\r\n\r\n"):
            body += _more(connection)
    elif head.split()[1] != b"304":
        while len(body) < int(names.get(b"content-length", 0)):
            body += _more(connection)
    return head + b"\r\n\r\n" + body


def _more(connection):
    data = connection.recv(65536)
    if not data:
        raise ConnectionError("the edge ends it")
    return data
