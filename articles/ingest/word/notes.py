"""Footnotes, endnotes and comments: they are for the desk, so only their words are read."""

from .streaming import read_xml


def plain_notes(package, part):
    """The texts of the notes or comments in a part, in order; the two lines that Word keeps there are none."""
    notes, pieces, is_text = [], [], False
    if not part or not package.has(part):
        return notes

    def start(name, attributes):
        nonlocal is_text
        if name in ("w:footnote", "w:endnote", "w:comment"):
            pieces.clear()
        elif name == "w:p" and pieces:
            pieces.append(" ")
        is_text = name == "w:t"

    def end(name):
        nonlocal is_text
        is_text = False
        text = "".join(pieces).strip()
        if name in ("w:footnote", "w:endnote", "w:comment") and text and len(notes) < 200:
            notes.append(text[:2_000])

    def data(text):
        if is_text and len(pieces) < 5_000:
            pieces.append(text)

    read_xml(package.pieces(part), start=start, end=end, data=data)
    return notes
