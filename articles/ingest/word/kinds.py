"""What a file is by its bytes, whatever its name says: the first question to everything that claims to be a .docx."""

from .refusal import Unreadable

_BY_START = (
    (b"{\\rtf", "rtf"),
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1024**2


def refuse_other_kinds(file, name=""):
    """Raises Unreadable unless the open binary `file` begins as a zip does. Leaves it at its start."""
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    if not start:
        raise Unreadable("empty")
    if start.startswith(b"PK\x03\x04"):
        return
    for signature, code in _BY_START:
        if start.startswith(signature):
            raise Unreadable(code)
    if start.startswith(_OLE):
        raise Unreadable(_ole_kind(file, name))
    raise Unreadable(_text_kind(start))


def _ole_kind(file, name):
    """Old Word, old WPS, or a new file that is locked with a password: all are the same container."""
    if _holds(file, "EncryptedPackage".encode("utf-16-le")):
        return "encrypted"
    if name.lower().endswith((".wps", ".wpt")):
        return "wps"
    if not _holds(file, "WordDocument".encode("utf-16-le")):
        return "other_office"
    return "doc"


def _text_kind(start):
    lower = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"<w:worddocument" in lower or b"<pkg:package" in lower:
        return "word_xml"
    if lower.startswith((b"<!doctype html", b"<html", b"mime-version", b"from:", b"<?xml", b"<")):
        return "web_page"
    return "text" if b"\0" not in start else "unknown"


def _holds(file, needle):
    """Whether the file has these bytes. Reads a piece at a time."""
    file.seek(0)
    tail = b""
    while chunk := file.read(_CHUNK):
        if needle in tail + chunk:
            return True
        tail = chunk[-len(needle) :]
    return False
