"""What the styles of a Word file mean. WPS and Chinese Word name them 标题 1, others Heading 1; people name their own."""

import re
from dataclasses import dataclass

from .streaming import read_xml

_ROLES = (
    (re.compile(r"(?:heading|标题)\s*([1-9])(?:\s*char)?$"), "h"),
    (re.compile(r"(?:sub-?title|副标题)$"), "subtitle"),
    (re.compile(r"(?:title|标题|大标题|主标题)$"), "title"),
    (re.compile(r"(?:caption|题注|图说|图片说明)"), "caption"),
    (re.compile(r"(?:toc|目录)\s*(?:heading|标题|\d)?$"), "toc"),
)
_LONGEST_CHAIN = 12  # of styles based on others; Word itself stops at eleven


@dataclass
class Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None
    number: str = ""
    level: str = "0"
    size: str = ""


class Styles:
    """The paragraph styles by id: `role`, `numbering` and `size` look through what a style is based on."""

    def __init__(self, styles=None, default_size=""):
        self._styles = styles or {}
        self.default_size = default_size

    def role(self, identity):
        """title, subtitle, h1 … h9, caption, toc, or "" for text."""
        for style in self._chain(identity):
            name = style.name.strip().lower()
            for pattern, role in _ROLES:
                match = pattern.match(name)
                if match:
                    return f"h{match[1]}" if role == "h" else role
            if style.outline is not None and style.outline < 9:
                return f"h{style.outline + 1}"
        return ""

    def numbering(self, identity):
        """(number, level) that paragraphs of the style have by themselves, or None."""
        for style in self._chain(identity):
            if style.number:
                return style.number, style.level
        return None

    def size(self, identity):
        return next((style.size for style in self._chain(identity) if style.size), self.default_size)

    def _chain(self, identity):
        for _step in range(_LONGEST_CHAIN):
            style = self._styles.get(identity)
            if style is None:
                return
            yield style
            identity = style.based_on


def read_styles(package, part):
    """The Styles of the part; none if the file has no such part."""
    if not part or not package.has(part):
        return Styles()
    styles, default = {}, ""
    current = None
    in_defaults = False

    def start(name, attributes):
        nonlocal current, in_defaults, default
        value = attributes.get("w:val", "")
        if name == "w:style":
            current = styles.setdefault(attributes.get("w:styleId", ""), Style())
        elif name == "w:docDefaults":
            in_defaults = True
        elif name == "w:sz" and in_defaults:
            default = value
        elif current is None:
            return
        elif name == "w:name":
            current.name = value
        elif name == "w:basedOn":
            current.based_on = value
        elif name == "w:outlineLvl" and value.isdecimal():
            current.outline = int(value[:3])
        elif name == "w:numId":
            current.number = value
        elif name == "w:ilvl":
            current.level = value
        elif name == "w:sz":
            current.size = value

    def end(name):
        nonlocal current, in_defaults
        if name == "w:style":
            current = None
        elif name == "w:docDefaults":
            in_defaults = False

    read_xml(package.pieces(part), start=start, end=end)
    return Styles(styles, default)
