"""XMP, the RDF packet in JPEG, PNG, WebP and HEIC. Parsed with defusedxml: it is a stranger's XML.

Source: XMP specification part 1 (ISO 16684-1) and the IPTC Photo Metadata Standard.
"""

from defusedxml import ElementTree

from articles.photos.metadata.text import LONGEST_CAPTION, clean, clean_line, moment, sensible

LARGEST = 1_000_000  # bytes

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(image):
    """What the packet of a PIL image says, as strings and datetimes by name."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "replace")
    return facts(packet) if packet else {}


def facts(packet):
    """The same from the bytes of the packet. Raises what an XML parser raises."""
    if len(packet) > LARGEST:
        return {}
    tree = ElementTree.fromstring(packet.strip(b"\0 \r\n\t"))
    nodes = list(tree.iter(f"{RDF}Description"))

    def text(name, separator=" ", longest=None):
        whole = separator.join(values_of(nodes, name))
        return sensible(clean(whole, longest) if longest else clean_line(whole))

    return {
        "caption": text(f"{DC}description", longest=LONGEST_CAPTION),
        "headline": text(f"{PHOTOSHOP}Headline"),
        "byline": text(f"{DC}creator"),
        "credit": text(f"{PHOTOSHOP}Credit"),
        "source": text(f"{PHOTOSHOP}Source"),
        "copyright": text(f"{DC}rights"),
        "keywords": text(f"{DC}subject", ", "),
        "city": text(f"{PHOTOSHOP}City"),
        "location": text(f"{IPTC}Location"),
        "shot_at": moment(text(f"{EXIF}DateTimeOriginal")) or moment(text(f"{PHOTOSHOP}DateCreated")),
        "digitised_at": moment(text(f"{XMP}CreateDate")),
    }


def values_of(nodes, name):
    """The values of a property: an attribute, a text, a list, or the best of its languages."""
    for node in nodes:
        if name in node.attrib:
            return [node.attrib[name]]
        element = node.find(name)
        if element is None:
            continue
        items = list(element.iter(f"{RDF}li"))
        if not items:
            return [element.text or ""]
        if element.find(f"{RDF}Alt") is not None:
            items = sorted(items, key=language_rank)[:1]
        return [item.text for item in items if item.text]
    return []


def language_rank(item):
    language = item.get(LANG, "").lower()
    return 0 if language.startswith("zh") else 1 if language == "x-default" else 2
