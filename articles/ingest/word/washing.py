"""The text of a Word file, read as a stream and written anew with the few elements that matter.

What comes out is small and certain to be well-formed, so mammoth can make its trees of it without risk: paragraphs whose
style says what they are (h1, title, caption …), runs with bold and size, breaks, tables, links, pictures by number, text
boxes, and the marks of tracked changes. Hidden text, deleted text, codes of fields that are no links, objects and all
decoration are gone, and counted.
"""

from collections import Counter
from xml.sax.saxutils import escape, quoteattr

from .properties import Properties
from .refusal import Unreadable
from .streaming import read_xml

MAX_PARAGRAPHS = 2_000
MAX_CHARACTERS = 100_000
MAX_RUNS = 8_000  # runs, cells, breaks: what the trees of mammoth are made of
MAX_PICTURES = 40
_LINKS = ("http://", "https://", "mailto:")

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_KEPT = {"w:tbl", "w:tr", "w:tc", "w:body", "w:document"}
_GONE = {
    *("w:del", "w:moveFrom", "w:delText", "w:delInstrText", "w:sectPr", "w:tblPr", "w:tblGrid", "w:sdtPr"),
    *("w:pPrChange", "w:rPrChange", "w:tcPrChange", "w:rt", "w:rubyPr", "w:numberingChange", "w:tblPrEx"),
}


class Washer(Properties):
    """Handlers for `read_xml`. Afterwards: `xml`, `pictures` (parts by number), `links`, and `facts` counted."""

    def __init__(self, styles, numbering, relations):
        self.styles, self.numbering, self.relations = styles, numbering, relations
        self.out, self.pictures, self.links = [], [], []
        self.facts = Counter()
        self._skipping = 0
        self._paragraph, self._run = [], []  # the open ones, with what is known of them
        self._in_properties = ""  # "p", "pr" (of its mark), "r", "tc", "tr"
        self._takes_text = False
        self._is_taken = []
        self._choices = []
        self._hyperlinks = []
        self._description = ""

    @property
    def xml(self):
        return "".join(self.out)

    # Handlers

    def start(self, name, attributes):
        if self._skipping:
            self._skipping += 1
            return
        if name in _GONE:
            self._skip(name)
            return
        handler = _STARTS.get(name)
        if self._in_properties:
            handler = None
            self._property(name, attributes.get("w:val", ""), attributes)
            is_taken = name == "w:rPr" and self._in_properties == "pr"
        else:
            is_taken = bool(handler)
        if handler:
            handler(self, name, attributes)
        if not self._skipping:
            self._is_taken.append(
                is_taken
            )  # what is not begun here is not ended either, however it is nested

    def end(self, name):
        if self._skipping:
            self._skipping -= 1
            return
        handler = _ENDS.get(name) if self._is_taken.pop() else None
        if handler:
            handler(self, name)

    def data(self, text):
        if not self._takes_text or self._skipping:
            return
        self.facts["characters"] += len(text)
        if self.facts["characters"] > MAX_CHARACTERS:
            raise Unreadable("too_long")
        self.out.append(escape(text))

    # What is left out

    def _skip(self, name):
        self._skipping = 1
        if name in ("w:del", "w:moveFrom"):
            if self._in_properties == "pr":
                self._paragraph[-1]["deleted"] = True
            elif self._in_properties == "tr":
                self.out.append("<w:trPr><w:del/></w:trPr>")
            self.facts["deleted"] += 1

    def _skip_object(self, name, attributes):
        self._skipping = 1
        self.facts["objects"] += 1

    def _note(self, name, attributes):
        self.facts["notes" if name != "w:commentReference" else "comments"] += 1

    def _inserted(self, name, attributes):
        self.facts["inserted"] += 1

    def _chunk(self, name, attributes):
        self.facts["chunks"] += 1

    # Tables and other containers

    def _keep(self, name, attributes):
        self._count_run()
        self.out.append(f"<{name} {_NAMESPACES}>" if name == "w:document" else f"<{name}>")

    def _keep_end(self, name):
        self.out.append(f"</{name}>")

    def _text_box(self, name, attributes):
        self.facts["boxes"] += 1
        self.out.append("<w:pict><w:txbxContent>")

    def _text_box_end(self, name):
        self.out.append("</w:txbxContent></w:pict>")

    def _alternatives(self, name, attributes):
        self._choices.append(len(self.out))

    def _alternatives_end(self, name):
        self._choices.pop()

    def _fallback(self, name, attributes):
        """For old programs: only where the first choice gave us nothing."""
        if self._choices and len(self.out) > self._choices[-1]:
            self._skipping = 1

    # Paragraphs

    def _start_paragraph(self, name, attributes):
        self.facts["paragraphs"] += 1
        if self.facts["paragraphs"] > MAX_PARAGRAPHS:
            raise Unreadable("too_long")
        self._paragraph.append({"style": "", "number": None, "level": "0"})
        self.out.append("<w:p>")

    def _end_paragraph(self, name):
        self._paragraph.pop()
        self.out.append("</w:p>")

    # Runs

    def _start_run(self, name, attributes):
        self._count_run()
        self._run.append(
            {"at": len(self.out), "characters": self.facts["characters"], "pictures": len(self.pictures)}
        )
        self.out.append("<w:r>")

    def _end_run(self, name):
        run = self._run.pop()
        if not run.get("vanish"):
            self.out.append("</w:r>")
            return
        self.facts["hidden"] += self.facts["characters"] - run["characters"]
        del self.out[run["at"] :], self.pictures[run["pictures"] :]

    # Text

    def _text(self, name, attributes):
        self._takes_text = True
        self.out.append("<w:instrText>" if name == "w:instrText" else "<w:t>")

    def _text_end(self, name):
        self._takes_text = False
        self.out.append("</w:instrText>" if name == "w:instrText" else "</w:t>")

    def _mark(self, name, attributes):
        self._count_run()
        if name == "w:br" and attributes.get("w:type") in ("page", "column"):
            return
        self.out.append(
            {"w:br": "<w:br/>", "w:cr": "<w:br/>", "w:noBreakHyphen": "<w:t>-</w:t>"}.get(name, "<w:tab/>")
        )

    def _symbol(self, name, attributes):
        char = attributes.get("w:char", "")
        try:
            int(char, 16)
        except ValueError:
            return
        self.out.append(f"<w:sym w:font={quoteattr(attributes.get('w:font', ''))} w:char={quoteattr(char)}/>")

    def _field(self, name, attributes):
        kind = attributes.get("w:fldCharType", "")
        if kind in ("begin", "separate", "end"):
            self.out.append(f'<w:fldChar w:fldCharType="{kind}"/>')

    def _hyperlink(self, name, attributes):
        address = self.relations.links.get(attributes.get("r:id"), "")
        is_link = address.lower().startswith(_LINKS) and len(address) < 2_000
        self._hyperlinks.append(is_link)
        if is_link:
            self.links.append(address)
            self.out.append(f'<w:hyperlink r:id="link{len(self.links)}">')

    def _end_hyperlink(self, name):
        if self._hyperlinks and self._hyperlinks.pop():
            self.out.append("</w:hyperlink>")

    # Pictures

    def _describe(self, name, attributes):
        self._description = attributes.get("descr", "")

    def _picture(self, name, attributes):
        identity = attributes.get("r:embed") or attributes.get("r:id")
        part = self.relations.parts.get(identity)
        if part is None:
            if attributes.get("r:link") or identity in self.relations.links:
                self.facts["external_pictures"] += 1
            elif identity:
                self.facts["missing_pictures"] += 1
            return
        self.pictures.append(part)
        if len(self.pictures) > MAX_PICTURES:
            raise Unreadable("too_many_pictures", limit=MAX_PICTURES)
        number = len(self.pictures)
        description = quoteattr(self._description[:300] if name == "a:blip" else "")
        self._description = ""
        picture = (
            f"<w:drawing><wp:inline><wp:docPr descr={description}/><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
            f'<a:blip r:embed="picture{number}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
        self.out.append(picture if self._run else f"<w:r>{picture}</w:r>")

    def _count_run(self):
        self.facts["runs"] += 1
        if self.facts["runs"] > MAX_RUNS:
            raise Unreadable("too_long")


_STARTS = {
    **dict.fromkeys(_KEPT, Washer._keep),
    "w:p": Washer._start_paragraph,
    "w:pPr": Washer._paragraph_properties,
    "w:r": Washer._start_run,
    "m:r": Washer._start_run,
    "w:rPr": Washer._run_properties,
    "w:tcPr": Washer._cell_properties,
    "w:trPr": Washer._row_properties,
    **dict.fromkeys(("w:t", "m:t", "w:instrText"), Washer._text),
    **dict.fromkeys(("w:br", "w:cr", "w:tab", "w:ptab", "w:noBreakHyphen"), Washer._mark),
    "w:sym": Washer._symbol,
    "w:fldChar": Washer._field,
    "w:hyperlink": Washer._hyperlink,
    "wp:docPr": Washer._describe,
    "a:blip": Washer._picture,
    "v:imagedata": Washer._picture,
    "w:txbxContent": Washer._text_box,
    "mc:AlternateContent": Washer._alternatives,
    "mc:Fallback": Washer._fallback,
    "w:object": Washer._skip_object,
    **dict.fromkeys(("w:footnoteReference", "w:endnoteReference", "w:commentReference"), Washer._note),
    **dict.fromkeys(("w:ins", "w:moveTo"), Washer._inserted),
    "w:altChunk": Washer._chunk,
}
_ENDS = {
    **dict.fromkeys(_KEPT, Washer._keep_end),
    "w:p": Washer._end_paragraph,
    "w:pPr": Washer._end_paragraph_properties,
    "w:r": Washer._end_run,
    "m:r": Washer._end_run,
    "w:rPr": Washer._end_run_properties,
    "w:tcPr": Washer._end_cell_properties,
    "w:trPr": Washer._end_row_properties,
    **dict.fromkeys(("w:t", "m:t", "w:instrText"), Washer._text_end),
    "w:hyperlink": Washer._end_hyperlink,
    "w:txbxContent": Washer._text_box_end,
    "mc:AlternateContent": Washer._alternatives_end,
}


def wash(package, part, styles, numbering, relations):
    """The Washer that has read the part of this name."""
    washer = Washer(styles, numbering, relations)
    read_xml(package.pieces(part), start=washer.start, end=washer.end, data=washer.data)
    return washer
