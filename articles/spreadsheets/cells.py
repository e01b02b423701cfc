"""What may stand in a cell so that no spreadsheet program takes it for a formula.

A text that begins with one of `STARTS` is written with an apostrophe in front, which those
programs do not show, and read back without it. The list is OWASP's ("CSV Injection"), with
the full-width signs that Chinese and Japanese Excel take for the same.
"""

STARTS = tuple("=+-@\t\r\n＝＋－＠")


def safe(value):
    """The value for a cell: numbers, dates, True and None as they are, a text that begins like a formula quoted."""
    if isinstance(value, str) and value.startswith((*STARTS, "'")):
        return f"'{value}"
    return value


def plain(text):
    """The text that `safe` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith((*STARTS, "'")) else text
