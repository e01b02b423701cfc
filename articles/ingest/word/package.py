"""The zip that a .docx is, opened with suspicion: nothing is unpacked before its size is known, and never more of it.

Limits are some ten times what the largest honest story needs. What a central directory says is not believed: every part
is also counted while it is read.
"""

import posixpath
import struct
import zipfile
import zlib

from .refusal import Unreadable

MAX_FILE = 100 * 1024**2  # bytes of the upload: a story and its pictures
MAX_ENTRIES = 2_000
MAX_DIRECTORY = 512 * 1024  # bytes of the central directory
MAX_UNPACKED = 400 * 1024**2  # bytes, as the directory declares them: pictures hardly shrink in a zip
MAX_XML = 12 * 1024**2  # bytes of one part that is XML
MAX_PICTURE = 40 * 1024**2  # bytes, as photos are taken elsewhere
MAX_RATIO = 250  # times smaller than unpacked: the XML of Word reaches 50
_SMALL = 256 * 1024  # below, a ratio says nothing

_END = b"PK\x05\x06"
_END_SIZE = 22
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN = f"{_OFFICE}wordprocessingml."


class Package:
    """A .docx that was opened. `part(name)` gives bytes, never more than the limit."""

    def __init__(self, file):
        self._zip = _opened(file)
        self._names = {}
        for info in self._zip.infolist():
            self._names.setdefault(info.filename.replace("\\", "/").lstrip("/").lower(), info)
        self._refuse_bombs()

    def has(self, name):
        return name.lower() in self._names

    def names(self):
        return self._names.keys()

    def part(self, name, limit=MAX_XML):
        """The bytes of a part. Raises Unreadable if it is missing, damaged or larger than `limit`."""
        return b"".join(self.pieces(name, limit))

    def pieces(self, name, limit=MAX_XML):
        """The part in pieces of at most 64 KB."""
        info = self._names.get(name.lower())
        if info is None:
            raise Unreadable("broken")
        if info.file_size > limit:
            raise Unreadable("too_big_inside")
        try:
            with self._zip.open(info) as stream:
                taken = 0
                while piece := stream.read(64 * 1024):
                    taken += len(piece)
                    if taken > limit:
                        raise Unreadable("bomb")
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable("broken") from error

    def resolve(self, base, target):
        """The name of the part that a relationship of the part `base` means. Never leaves the package."""
        path = target.replace("\\", "/").split("#")[0]
        joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
        return posixpath.normpath(joined).lstrip("/")

    def _refuse_bombs(self):
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise Unreadable("bomb")
        if sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise Unreadable("bomb")
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.flag_bits & 0x1:
                raise Unreadable("encrypted")
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Unreadable("broken")
            if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
                raise Unreadable("bomb")
            if info.header_offset < end:  # the same bytes, unpacked many times over
                raise Unreadable("bomb")
            end = info.header_offset + 30 + info.compress_size


def _opened(file):
    file.seek(0, 2)
    size = file.tell()
    if size > MAX_FILE:
        raise Unreadable("too_big", megabytes=MAX_FILE // 1024**2)
    file.seek(max(0, size - _END_SIZE - 0xFFFF))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise Unreadable("broken")
    entries, directory = struct.unpack("<HI", tail[at + 10 : at + 16])
    if entries > MAX_ENTRIES or directory > MAX_DIRECTORY:
        raise Unreadable("bomb")
    file.seek(0)
    try:
        return zipfile.ZipFile(file)
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        struct.error,
        OverflowError,
    ) as error:
        raise Unreadable("broken") from error


def refuse_other_packages(package, types):
    """Raises Unreadable for a zip that is no Word file, or one with macros. `types`: the text of [Content_Types].xml."""
    names = package.names()
    if "index.xml" in names or any(name.endswith(".iwa") for name in names):
        raise Unreadable("pages")
    if "mimetype" in names and "content.xml" in names:
        raise Unreadable("odt")
    if "[content_types].xml" not in names:
        raise Unreadable("archive")
    if "macroenabled" in types.lower() or any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable("macros")
    if _MAIN not in types and "wordprocessingml" not in types:
        raise Unreadable("other_office" if _OFFICE in types else "archive")
