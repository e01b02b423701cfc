"""A way to the database that can be cut: what PostgreSQL looks like when it is stopped."""

import contextlib
import socket
import threading


class Relay:
    """Hands on what comes to the socket `at` to the one at `to` (paths), and back."""

    def __init__(self, at, to):
        self.at, self.to = at, to
        self.open, self.listener = set(), None

    def connect(self):
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.at))
        self.listener.listen(50)
        threading.Thread(target=self._accept, args=[self.listener], daemon=True).start()

    def cut(self):
        """Nobody gets through any more, and who was through is thrown out."""
        self.listener.close()
        self.at.unlink()
        for each in [*self.open]:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _accept(self, listener):
        with contextlib.suppress(OSError):
            while True:
                near, _address = listener.accept()
                far = socket.socket(socket.AF_UNIX)
                far.connect(str(self.to))
                self.open |= {near, far}
                threading.Thread(target=self._serve, args=(near, far), daemon=True).start()

    def _serve(self, near, far):
        back = threading.Thread(target=self._hand_on, args=(far, near), daemon=True)
        back.start()
        self._hand_on(near, far)
        back.join()
        for each in (near, far):
            each.close()
            self.open.discard(each)

    def _hand_on(self, source, target):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for each in (source, target):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
