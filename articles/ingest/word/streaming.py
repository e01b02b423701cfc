"""XML from strangers, read as a stream. No document type, so no entities; no depth beyond what Word writes."""

from xml.parsers import expat

from .refusal import Unreadable

MAX_DEPTH = 256
MAX_ELEMENTS = 600_000
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
}


class _Names(dict):
    """expat's "uri local" → "w:p"; what has no prefix here keeps its local name with a "?"."""

    def __missing__(self, name):
        uri, _space, local = name.rpartition(" ")
        short = f"{_PREFIXES.get(uri, '?')}:{local}" if uri else local
        if len(self) < 5_000:
            self[name] = short
        return short


def read_xml(pieces, *, start, end=None, data=None):
    """Feeds the bytes of a part to the handlers: start(name, attributes), end(name), data(text).

    Names and attributes carry our own short prefixes. Raises Unreadable for what is not well-formed, has a document
    type, or is deeper or larger than Word's."""
    names = _Names()
    depth = elements = 0

    def started(name, attributes):
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > MAX_DEPTH or elements > MAX_ELEMENTS:
            raise Unreadable("too_deep" if depth > MAX_DEPTH else "too_long")
        start(names[name], {names[key]: value for key, value in attributes.items()})

    def ended(name):
        nonlocal depth
        depth -= 1
        if end:
            end(names[name])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    if data:
        parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.EntityDeclHandler = _refuse_entities
    parser.ExternalEntityRefHandler = _refuse_entities
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Unreadable("broken") from error


def _refuse_entities(*_):
    raise Unreadable("entities")
