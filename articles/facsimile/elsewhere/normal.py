"""Text as it is compared: letters, figures and Chinese characters alone, in one form.

Two programs set the same words with other spaces, widths, punctuation and hyphens, and some PDFs
name a character by its radical (⼯ for 工): NFKC brings those together.
"""

import unicodedata

UNKNOWN = "\ufffd"  # a glyph of which the PDF does not say what it is


def normal(text):
    return "".join(
        each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum() or each == UNKNOWN
    )
