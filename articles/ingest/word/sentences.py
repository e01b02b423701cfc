"""What is said to people about Word files: why one was refused, and what was left out of another."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

# By the codes of `refusal.Unreadable`.
SENTENCES = {
    "empty": _("The file is empty. Save it again and send it once more."),
    "doc": _("This is the old .doc format. In Word or WPS choose “Save as” and the type .docx, and bring that file."),
    "wps": _("This is the .wps format of WPS. Choose “Save as” and the type .docx, and bring that file."),
    "rtf": _("This is an RTF file, whatever its name says. Open it in Word or WPS and save it as .docx."),
    "pdf": _("This is a PDF. Ask for the Word file that it was made from, or copy its text."),
    "pages": _("This is a Pages document. In Pages choose “Export to”, “Word”, and bring the .docx."),
    "odt": _("This is an OpenDocument file. Open it in WPS or LibreOffice and save it as .docx."),
    "other_office": _("This is an Office file, but not a text document. A story comes as .docx."),
    "word_xml": _("This is Word's XML, not a .docx. Open it in Word and save it as .docx."),
    "web_page": _("This is a web page or mail with the name of a Word file. Open it in Word or WPS and save it as .docx."),
    "text": _("This is plain text with the name of a Word file. Paste it into a new story instead."),
    "picture": _("This is a picture. Bring it as a photo of a story."),
    "program": _("This is a program with the name of a Word file. It was not opened. Do not open it either."),
    "archive": _("This is an archive, not a Word file. Unpack it and bring the .docx files in it."),
    "unknown": _("This is no Word file. A story comes as .docx."),
    "encrypted": _("The file is locked with a password. Take the password off and save it again."),
    "macros": _("The file contains macros, which are programs. Save it as .docx without macros."),
    "broken": _("The file is damaged or incomplete. Open it in Word or WPS, save it again as .docx, and bring that."),
    "bomb": _("The file is packed so that it would burst when opened. It was not opened."),
    "entities": _("The file holds constructions that no Word file has. It was not opened."),
    "too_deep": _("The file is nested deeper than any Word file. It was not opened."),
    "too_heavy": _("The file is too complicated to be read. Copy its text into a new document and save it as .docx."),
    "too_big": _("The file is larger than %(megabytes)d MB. Bring its pictures as photos, apart from the text."),
    "too_big_inside": _("Something in the file is far larger than a story needs. It was not opened."),
    "too_long": _("The file is too long for a story. Divide it into one file for each story."),
    "too_many_pictures": _("The file holds more than %(limit)d pictures. Bring the ones for the paper as photos."),
    "no_text": _("There is no text in the file."),
}  # fmt: skip

# What became of one line of the file, where the name of its part does not say it all.
REMARKS = {
    "row": _("row of a table"),
    "toc": _("table of contents: left out"),
    "contact": _("contact or bank details: only in the note to the desk"),
}


def sentence_of(refusal):
    """The refusal as one translated sentence or two."""
    return SENTENCES[refusal.code] % refusal.facts if refusal.facts else str(SENTENCES[refusal.code])


def remarks_of(facts):
    """Sentences about what in the file did not come along as it was, from what the washer counted."""
    count = {name: facts.get(name, 0) for name in _COUNTED}
    if count["deleted"] or count["inserted"]:
        yield gettext("Tracked changes were taken as accepted.")
    if count["hidden"]:
        yield ngettext(
            "%(n)d hidden character was left out.", "%(n)d hidden characters were left out.", count["hidden"]
        ) % {"n": count["hidden"]}
    if count["boxes"]:
        yield gettext("Text boxes stand after the paragraph that they belonged to.")
    if count["objects"] or count["chunks"]:
        yield gettext("Embedded objects were left out.")
    if count["external_pictures"]:
        yield ngettext(
            "%(n)d picture is only linked in the file and was not fetched. Ask for the picture itself.",
            "%(n)d pictures are only linked in the file and were not fetched. Ask for the pictures themselves.",
            count["external_pictures"],
        ) % {"n": count["external_pictures"]}
    if count["missing_pictures"]:
        yield ngettext(
            "%(n)d picture is missing from the file.",
            "%(n)d pictures are missing from the file.",
            count["missing_pictures"],
        ) % {"n": count["missing_pictures"]}


_COUNTED = (
    *("deleted", "inserted", "hidden", "boxes", "objects", "chunks"),
    *("external_pictures", "missing_pictures"),
)
