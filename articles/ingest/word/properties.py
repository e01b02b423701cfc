"""The properties of paragraphs, runs and cells in a Word file: read, and written anew as far as they say something."""

from xml.sax.saxutils import escape, quoteattr

OFF = ("0", "false", "off", "none")


class Properties:
    """The part of the Washer that is within a w:pPr, w:rPr, w:tcPr or w:trPr, which comes first in what it is about."""

    def _paragraph_properties(self, name, attributes):
        if self._paragraph:
            self._in_properties = "p"

    def _end_paragraph_properties(self, name):
        if self._in_properties != "p":
            return
        self._in_properties = ""
        known = self._paragraph[-1]
        role = self.styles.role(known["style"])
        if not role and known.get("outline") in tuple("012345678"):
            role = f"h{int(known['outline']) + 1}"
        own = (known["number"], known["level"]) if known["number"] is not None else None
        numbered = own or self.styles.numbering(known["style"])
        point = self.numbering.point(*numbered) if numbered else None
        is_point = point and point.kind and not role.startswith(("h", "t"))
        style = f"{role}|{point.kind if is_point else ''}|{point.label if is_point else ''}"
        self.out.append(f"<w:pPr><w:pStyle w:val={quoteattr(style)}/>")
        if known.get("align") in ("center", "right", "end"):
            self.out.append(f'<w:jc w:val="{known["align"]}"/>')
        if known.get("indent"):
            self.out.append('<w:ind w:firstLine="1"/>')
        if is_point:
            self.out.append(f'<w:numPr><w:ilvl w:val="{min(point.level, 8)}"/><w:numId w:val="1"/></w:numPr>')
        if known.get("deleted"):
            self.out.append("<w:rPr><w:del/></w:rPr>")
        self.out.append("</w:pPr>")
        if point and point.label and not is_point:
            self.out.append(f"<w:r><w:t>{escape(point.label)}</w:t></w:r>")

    def _run_properties(self, name, attributes):
        if self._run:
            self._in_properties = "r"

    def _end_run_properties(self, name):
        if self._in_properties == "pr":
            self._in_properties = "p"
        if self._in_properties != "r":
            return
        self._in_properties = ""
        run = self._run[-1]
        style = self._paragraph[-1]["style"] if self._paragraph else ""
        size = run.get("size") or self.styles.size(style)
        bold = "<w:b/>" if run.get("bold") else ""
        if bold or size.isdecimal():
            number = f'<w:sz w:val="{size}"/>' if size.isdecimal() and len(size) < 5 else ""
            self.out.append(f"<w:rPr>{bold}{number}</w:rPr>")

    def _property(self, name, value, attributes):
        if self._in_properties == "p":
            self._property_of_paragraph(name, value, attributes)
        elif self._in_properties == "r":
            if name in ("w:b", "w:vanish"):
                self._run[-1]["bold" if name == "w:b" else "vanish"] = value not in OFF
            elif name == "w:sz":
                self._run[-1]["size"] = value
        elif name == "w:gridSpan" and value.isdecimal():
            self.out.append(f'<w:gridSpan w:val="{min(int(value[:4]), 64)}"/>')
        elif name == "w:vMerge":
            self.out.append('<w:vMerge w:val="restart"/>' if value == "restart" else "<w:vMerge/>")

    def _property_of_paragraph(self, name, value, attributes):
        known = self._paragraph[-1]
        if name == "w:rPr":
            self._in_properties = "pr"
        elif name == "w:pStyle":
            known["style"] = value
        elif name == "w:numId":
            known["number"] = value
        elif name == "w:ilvl":
            known["level"] = value
        elif name == "w:outlineLvl":
            known["outline"] = value
        elif name == "w:jc":
            known["align"] = value
        elif name == "w:ind":
            indents = (attributes.get("w:firstLine", "0"), attributes.get("w:firstLineChars", "0"))
            known["indent"] = any(each not in ("", "0") for each in indents)

    def _cell_properties(self, name, attributes):
        self._in_properties = "tc"
        self.out.append("<w:tcPr>")

    def _end_cell_properties(self, name):
        self._in_properties = ""
        self.out.append("</w:tcPr>")

    def _row_properties(self, name, attributes):
        self._in_properties = "tr"

    def _end_row_properties(self, name):
        self._in_properties = ""
