"""IPTC-IIM, the records that picture desks have written into JPEG files since 1991.

Source: IPTC Information Interchange Model 4.2, record 2. In a JPEG they lie in the
Photoshop resource 0x0404, which Pillow hands over as bytes.
"""

from articles.photos.metadata.text import (
    LONGEST_CAPTION,
    clean,
    clean_line,
    decoded,
    joined,
    moment,
    sensible,
)

RESOURCE = 0x0404
MARK = 0x1C
UTF8 = b"\x1b%G"  # ISO 2022's way to say it, in dataset 1:90

KEYWORDS, CREATED, CREATED_TIME, BYLINE = 25, 55, 60, 80
CITY, LOCATION, HEADLINE = 90, 92, 105
CREDIT, SOURCE, COPYRIGHT, CAPTION = 110, 115, 116, 120


def read(image):
    """What the IIM block of a PIL image says, as strings and datetimes by name."""
    resources = image.info.get("photoshop")
    data = resources.get(RESOURCE) if isinstance(resources, dict) else None
    return facts(data) if isinstance(data, bytes) else {}


def facts(data):
    """The same from the bytes of the block. Stops at the first byte that makes no sense."""
    records = datasets(data)
    utf8 = UTF8 in records.get((1, 90), [])

    def text(number, separator=" ", longest=None):
        values = (decoded(value, utf8=utf8) for value in records.get((2, number), []))
        whole = separator.join(values)
        return sensible(clean(whole, longest) if longest else clean_line(whole))

    return {
        "caption": text(CAPTION, longest=LONGEST_CAPTION),
        "headline": text(HEADLINE),
        "byline": text(BYLINE),
        "credit": text(CREDIT),
        "source": text(SOURCE),
        "copyright": text(COPYRIGHT),
        "keywords": text(KEYWORDS, ", "),
        "city": text(CITY),
        "location": joined([text(LOCATION)]),
        "shot_at": moment(f"{text(CREATED)} {text(CREATED_TIME)}".strip()),
    }


def datasets(data):
    """(record, dataset) to the list of its values."""
    found = {}
    at = 0
    while at + 5 <= len(data) and data[at] == MARK:
        record, number = data[at + 1], data[at + 2]
        size = int.from_bytes(data[at + 3 : at + 5])
        at += 5
        if size & 0x8000:  # extended: the low bits count the bytes of the real size
            count = size & 0x7FFF
            size = int.from_bytes(data[at : at + count]) if count <= 8 else len(data)
            at += count
        found.setdefault((record, number), []).append(data[at : at + size])
        at += size
    return found
