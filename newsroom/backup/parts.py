"""The inner layer of a backup: parts that have names, and content of a length not known beforehand.

    P  a part begins: JSON with at least `name` and `kind`
    D  content as it is            Z  content, deflated
    E  the part ends: JSON with `size` and `sha256` of the content

Each record is its letter, four bytes of length (big-endian) and so many bytes. The first part is
`about`, the last `contents`: how many parts there are before it, and a SHA-256 over a line
"name size sha256" for each.
"""

import hashlib
import json
import struct
import zlib
from contextlib import contextmanager

from django.utils.translation import gettext as _

from newsroom.backup.sealing import CHUNK, Damaged

PIECE = 256 * 1024  # bytes of content in a record
ABOUT, CONTENTS = "about", "contents"


class Packer:
    """Writes parts one after the other."""

    def __init__(self, writer):
        self.writer, self.count, self.lines, self.size = writer, 0, hashlib.sha256(), 0

    def _record(self, letter, payload):
        self.writer.write(letter + struct.pack(">I", len(payload)) + payload)

    @contextmanager
    def part(self, name, kind, *, deflated=False, **said):
        """Within it `part.write(data)` adds content. What is known only at its end goes to `part.end`."""
        self._record(b"P", _json({"name": name, "kind": kind, **said}))
        part = PartWriter(self, deflated)
        yield part
        part.flush()
        digest = part.total.hexdigest()
        self._record(b"E", _json({"size": part.size, "sha256": digest, **part.end}))
        self.count, self.size = self.count + 1, self.size + part.size
        self.lines.update(_line(name, part.size, digest))

    def text(self, name, kind, said):
        with self.part(name, kind, deflated=True) as part:
            part.write(_json(said))

    def finish(self, said):
        self.text(CONTENTS, CONTENTS, {"parts": self.count, "digest": self.lines.hexdigest(), **said})
        self.writer.finish()


class PartWriter:
    def __init__(self, packer, deflated):
        self.packer, self.deflated = packer, deflated
        self.waiting, self.total, self.size, self.end = bytearray(), hashlib.sha256(), 0, {}

    def write(self, data):
        self.total.update(data)
        self.size += len(data)
        self.waiting += data
        while len(self.waiting) >= PIECE:
            piece = bytes(self.waiting[:PIECE])
            del self.waiting[:PIECE]
            self._piece(piece)

    def flush(self):
        if self.waiting:
            self._piece(bytes(self.waiting))
            self.waiting.clear()

    def _piece(self, piece):
        if self.deflated:
            self.packer._record(b"Z", zlib.compress(piece, 1))
        else:
            self.packer._record(b"D", piece)


class Unpacker:
    """`for part in unpacker:`, each to be read to its end by `part.pieces()` before the next.

    What is not read is read past, and checked all the same. `contents` is there afterwards.
    """

    def __init__(self, reader):
        self.reader, self.count, self.lines, self.contents = reader, 0, hashlib.sha256(), None

    def __iter__(self):
        while True:
            letter, payload = self._record()
            if letter != b"P":
                raise Damaged(_("The backup is damaged: its parts do not follow each other."))
            part = Part(self, _said(payload))
            if (part.name == ABOUT) != (self.count == 0):
                raise Damaged(_("The backup is damaged: its parts do not follow each other."))
            if part.kind == CONTENTS:
                self._close(part)
                return
            yield part
            for _piece in part.pieces():
                pass
            self.count += 1
            self.lines.update(_line(part.name, part.size, part.digest))

    def _close(self, part):
        self.contents = part.json()
        known = (self.contents.get("parts"), self.contents.get("digest"))
        if known != (self.count, self.lines.hexdigest()) or self.reader.read(1):
            raise Damaged(_("The backup is damaged: it has not the parts that it says it has."))

    def _record(self):
        head = self.reader.read(5)
        if not head:
            raise Damaged(_("The backup is cut off: its end is missing."))
        length = int.from_bytes(head[1:])
        if length > 2 * CHUNK:
            raise Damaged(_("The backup is damaged: its parts do not follow each other."))
        payload = self.reader.read(length) if length else b""
        if len(payload) < length:
            raise Damaged(_("The backup is cut off: its end is missing."))
        return head[:1], payload


class Part:
    def __init__(self, unpacker, said):
        self.unpacker, self.said = unpacker, said
        try:
            self.name, self.kind = str(said["name"]), str(said["kind"])
        except KeyError:
            raise Damaged(_("The backup is damaged: its parts do not follow each other.")) from None
        self.total, self.size, self.end = hashlib.sha256(), 0, None

    def pieces(self):
        """Its content, piece by piece. Raises `Damaged` at its end if it is not what was written."""
        while self.end is None:
            letter, payload = self.unpacker._record()
            if letter == b"E":
                self.end = _said(payload)
                if (self.end.get("size"), self.end.get("sha256")) != (self.size, self.digest):
                    raise Damaged(
                        _("The backup is damaged: “%(name)s” is not what was written.") % {"name": self.name}
                    )
                return
            piece = _inflated(payload) if letter == b"Z" else payload
            if letter not in (b"Z", b"D"):
                raise Damaged(_("The backup is damaged: its parts do not follow each other."))
            self.total.update(piece)
            self.size += len(piece)
            yield piece

    def json(self):
        try:
            return json.loads(b"".join(self.pieces()))
        except ValueError:
            raise Damaged(
                _("The backup is damaged: “%(name)s” is not what was written.") % {"name": self.name}
            ) from None

    @property
    def digest(self):
        return self.total.hexdigest()


def _inflated(payload):
    inflater = zlib.decompressobj()
    try:
        piece = inflater.decompress(payload, PIECE)
    except zlib.error:
        piece = None
    if piece is None or not inflater.eof or inflater.unused_data:
        raise Damaged(_("The backup is damaged: its parts do not follow each other."))
    return piece


def _said(payload):
    try:
        said = json.loads(payload)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Damaged(_("The backup is damaged: its parts do not follow each other."))
    return said


def _json(said):
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _line(name, size, digest):
    return f"{name} {size} {digest}\n".encode()
