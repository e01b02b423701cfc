"""Whether a file says of itself that a machine has drawn it.

Sources: the IPTC's Digital Source Type (cv.iptc.org/newscodes/digitalsourcetype), in XMP or
in a C2PA manifest; and the implicit label of GB 45438-2025, which the Measures for Labelling
AI-Generated Content 《人工智能生成合成内容标识办法》 (2025-09-01) ask of every generator: a field
`AIGC` in the metadata, JSON with the key `Label`, "1" certainly, "2" possibly and "3"
suspectedly made by AI.

A file that says nothing proves nothing: the flag is for people to set as well.
"""

import re

SOURCE_TYPE = re.compile(
    rb"newscodes/digitalsourcetype/"
    rb"(compositeWithTrainedAlgorithmicMedia|trainedAlgorithmicMedia|compositeSynthetic)",
    re.IGNORECASE,
)
AIGC = re.compile(rb"AIGC\W{0,12}\{.{0,400}?Label\W{1,12}([123])|AIGC:Label\W{1,8}([123])", re.DOTALL)
EXTENT = 512 * 1024  # bytes from the start, and as many from the end


def ai_label(data):
    """What the bytes of a picture file say about being made by AI, as plain text; else "".

    Looks at the bytes and not at parsed metadata: the label may stand in XMP, EXIF, a PNG
    text chunk or a manifest (JUMBF), and more places will come.
    """
    ends = data if len(data) <= 2 * EXTENT else data[:EXTENT] + data[-EXTENT:]
    ends = ends.replace(b"\0", b"")  # UTF-16, in EXIF
    if match := SOURCE_TYPE.search(ends):
        return match[1].decode()
    if match := AIGC.search(ends.replace(b"&quot;", b'"').replace(b'\\"', b'"')):
        return f"AIGC {(match[1] or match[2]).decode()}"
    return ""
