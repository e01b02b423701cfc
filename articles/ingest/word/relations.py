"""What the parts of a .docx are to each other: which part is the text, its pictures and its links."""

import posixpath
from dataclasses import dataclass, field

from .refusal import Unreadable
from .streaming import read_xml

MAX_RELATIONS = 20_000


@dataclass
class Relations:
    """Of one part: `parts` by id, `links` (addresses) by id, and the part of each type."""

    parts: dict = field(default_factory=dict)
    links: dict = field(default_factory=dict)
    by_type: dict = field(default_factory=dict)
    external_pictures: set = field(default_factory=set)


def relations_of(package, part):
    """The Relations of the part, none if it has no file for them. "" is the package itself."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found = Relations()
    if not package.has(path):
        return found

    def start(element, attributes):
        if element != "rel:Relationship":
            return
        if len(found.parts) + len(found.links) > MAX_RELATIONS:
            raise Unreadable("broken")
        identity, target = attributes.get("Id", ""), attributes.get("Target", "")
        kind = attributes.get("Type", "").rpartition("/")[2]
        if attributes.get("TargetMode") == "External":
            found.links[identity] = target
            if kind == "image":
                found.external_pictures.add(identity)
            return
        resolved = package.resolve(part, target)
        found.parts[identity] = resolved
        found.by_type.setdefault(kind, resolved)

    read_xml(package.pieces(path), start=start)
    return found


def content_types(package):
    """All content types that the package declares, as one text."""
    types = []

    def start(element, attributes):
        types.append(attributes.get("ContentType", ""))

    if package.has("[Content_Types].xml"):
        read_xml(package.pieces("[Content_Types].xml", 1024**2), start=start)
    return " ".join(types)
