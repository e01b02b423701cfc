"""The rows of a spreadsheet that somebody sends us. It may come from anybody and hold anything:
a process of its own opens it (opening.py).
"""

import tempfile

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.spreadsheets.cells import Row
from newsroom.confined import Limits, Unreadable, ask

MODULE = "articles.spreadsheets.opening"
LARGEST = 5 * 1024**2  # bytes of the file
LIMITS = Limits(
    seconds=10,
    cpu_seconds=8,
    memory=400 * 1024**2,
    addresses=2 * 1024**3,
    answer=40 * 1024**2,
)
SENTENCES = {
    "old": _("“%(name)s” is an old .xls, or has a password. Save it as .xlsx without one."),
    "rows": _("There are more than %(n)s rows."),
    "unpacked": _("“%(name)s” is too large when unpacked."),
    "entities": _("“%(name)s” holds entities, as harmful files do."),
    "neither": _("“%(name)s” is neither .xlsx nor a text in UTF-8 or GB 18030."),
    "broken": _("“%(name)s” cannot be read as a spreadsheet."),
    "too_heavy": _("“%(name)s” is too large when unpacked."),
}
PROBLEMS = {
    "": "",
    "formula": _("A cell holds a formula. Put its result there as text."),
    "columns": _("There are too many columns."),
    "long": _("A cell is too long."),
    "control": _("A cell holds control characters."),
}


class SheetRefused(Exception):
    """A file that is no table for us. `str()` is a sentence for the person who sent it."""


def read_rows(data, name):
    """The rows of the first sheet of `data` (bytes), empty ones left out; the kind goes by the content.

    Raises `SheetRefused`. `name` is the file's, for what is said about it.
    """
    if len(data) > LARGEST:
        raise SheetRefused(_now("“%(name)s” is larger than 5 MB.") % {"name": name})
    with tempfile.TemporaryFile() as file:
        file.write(data)
        try:
            rows = ask(MODULE, file, limits=LIMITS)["rows"]
        except Unreadable as refusal:
            sentence = SENTENCES[refusal.code] % ({"name": name} | refusal.facts)
            raise SheetRefused(sentence) from refusal
    return [Row(number, cells, str(PROBLEMS[problem])) for number, cells, problem in rows]
