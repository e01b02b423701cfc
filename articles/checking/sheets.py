"""Word lists as spreadsheets: out as they stand, and back into the draft, row by row."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.checking.models import Word
from articles.checking.models.word import CONTENT
from articles.spreadsheets.reading import read_rows
from articles.spreadsheets.writing import written

COLUMNS = {
    "banned": ("term", "suggestion", "note"),
    "care": ("term", "suggestion", "note", "is_blocking"),
    "mistake": ("term", "suggestion", "note", "is_blocking"),
    "leader": ("term", "title", "rank", "note", "is_blocking"),
}
WIDTHS = {"term": 20, "suggestion": 20, "note": 50, "is_blocking": 12, "title": 36, "rank": 10}
YES = {"1", "y", "yes", "true", "是", "✓", "√"}
NO = {"", "0", "n", "no", "false", "否"}


@dataclass
class Outcome:
    """What an import did: how many rows are new, changed, as before or taken out, and the rows that were left."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    bad: list = field(default_factory=list)  # (number of the row, its cells, a sentence)
    is_refused: bool = False


def export(word_list, words, kind):
    """The words (dicts as `Word.content` gives them) as a file of this kind, "xlsx" or "csv". Bytes."""
    columns = COLUMNS[word_list.kind]
    rows = [[_cell(word[name]) for name in columns] for word in words]
    return written(
        kind,
        [heading(name) for name in columns],
        rows,
        title=str(word_list),
        widths=[WIDTHS[name] for name in columns],
    )


def heading(name):
    return str(Word._meta.get_field(name).verbose_name)


def _cell(value):
    if isinstance(value, bool):
        return _("yes") if value else ""
    return value


@transaction.atomic
def import_words(word_list, data, filename, *, replaces=False):
    """Takes the rows of a spreadsheet into the draft. Returns the `Outcome`; raises `SheetRefused`.

    Good rows are added, or change the row of the same word; the others are given back with
    their numbers and a sentence each. With `replaces`, words that the file does not have are
    taken out, but only if every row is good: else nothing is done at all.
    """
    rows = read_rows(data, filename)
    word_list.lock()
    outcome = Outcome()
    columns = _columns(rows, word_list, outcome)
    if outcome.bad:
        outcome.is_refused = True
        return outcome
    there = {word.term: word for word in word_list.words.all()}
    good = _read(rows[1:], columns, word_list, outcome)
    if replaces and outcome.bad:
        outcome.is_refused = True
        return outcome
    new, changed = [], []
    for term, content in good.items():
        word = there.get(term)
        if word is None:
            new.append(Word(word_list=word_list, **content))
        elif any(getattr(word, name) != value for name, value in content.items()):
            for name, value in content.items():
                setattr(word, name, value)
            changed.append(word)
    Word.objects.bulk_create(new)
    Word.objects.bulk_update(changed, CONTENT)
    outcome.added, outcome.changed = len(new), len(changed)
    outcome.unchanged = len(good) - len(new) - len(changed)
    if replaces:
        gone = [word.pk for term, word in there.items() if term not in good]
        outcome.removed = len(gone)
        word_list.words.filter(pk__in=gone).delete()
    return outcome


def _columns(rows, word_list, outcome):
    """{place: field} from the first row, whose words may be in either language or the fields' own names."""
    known = {}
    for language in ("zh-hans", "en"):
        with override(language):
            known |= {heading(name): name for name in COLUMNS[word_list.kind]}
    known |= {name: name for name in COLUMNS[word_list.kind]}
    if not rows:
        outcome.bad.append((1, [], _("The file is empty.")))
        return {}
    first = [cell.strip() for cell in rows[0].cells]
    columns = {place: known[cell] for place, cell in enumerate(first) if cell in known}
    if "term" not in columns.values() or len(set(columns.values())) < len(columns):
        names = ", ".join(heading(name) for name in COLUMNS[word_list.kind])
        sentence = _("The first row must name the columns, each once: %(names)s.") % {"names": names}
        outcome.bad.append((rows[0].number, rows[0].cells, sentence))
    elif unknown := [cell for place, cell in enumerate(first) if cell and place not in columns]:
        sentence = _("Unknown column: %(name)s.") % {"name": ", ".join(unknown)}
        outcome.bad.append((rows[0].number, rows[0].cells, sentence))
    return columns


def _read(rows, columns, word_list, outcome):
    """{term: content} of the good rows, in their order."""
    good, numbers = {}, {}
    for row in rows:
        try:
            content = _content(row, columns, word_list)
            if content["term"] in good:
                raise ValidationError(
                    _("The same word stands in row %(n)s.") % {"n": numbers[content["term"]]}
                )
        except ValidationError as error:
            outcome.bad.append((row.number, row.cells, " ".join(error.messages)))
            continue
        good[content["term"]] = content
        numbers[content["term"]] = row.number
    return good


def _content(row, columns, word_list):
    if row.problem:
        raise ValidationError(row.problem)
    if any(cell.strip() for place, cell in enumerate(row.cells) if place not in columns):
        raise ValidationError(_("There is a cell in a column without a name."))
    texts = {name: row.cells[place].strip() for place, name in columns.items() if place < len(row.cells)}
    content = dict.fromkeys(columns.values(), "") | texts
    if "is_blocking" in content:
        content["is_blocking"] = _yes_or_no(content["is_blocking"])
    if "rank" in content:
        content["rank"] = _rank(content["rank"])
    word = Word(word_list=word_list, **content)
    word.clean_fields(exclude={"word_list"})
    return content


def _yes_or_no(text):
    if text.lower() not in YES | NO and text != _("yes"):
        raise ValidationError(_("“%(text)s” is neither yes nor no.") % {"text": text})
    return text.lower() not in NO


def _rank(text):
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
        raise ValidationError(_("“%(text)s” is no place in an order, such as 1.") % {"text": text})
    return int(text)
