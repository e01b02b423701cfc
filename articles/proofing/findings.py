"""Where a finding of the language check stands on the page: from its place in the plain text to characters."""

from articles.issues.making import text_of
from articles.proofing.places import HEADS
from articles.text.plain import plain_text


def place_of_finding(setting, article, finding):
    """The characters on the page that a finding is about; none if its field is not set there.

    A finding of an empty passage, a gap, is about the character before it.
    """
    if finding.field == "body":
        number, start, end = in_paragraph(article, finding.start, finding.end)
        if number is None:
            return []
        text = text_of(article)[number].text
        return between(setting.cells(article.pk, number), text, start, end)
    if finding.field in HEADS:
        text = getattr(article, finding.field)
        return between(setting.cells(article.pk, finding.field), text, finding.start, finding.end)
    return []


def in_paragraph(article, start, end):
    """A stretch of the plain text of a story as (paragraph, start, end) of what is set in type.

    (None, 0, 0) if it is not there. What is set has a dateline or the mark of a list before its words.
    """
    before = 0
    texts = text_of(article)
    for number, line in enumerate(plain_text(article.body).split("\n")):
        if start <= before + len(line) and number < len(texts):
            words = line.strip("　")
            shift = texts[number].text.rfind(words)
            shift -= len(line) - len(line.lstrip("　"))
            return number, max(0, start - before + shift), max(0, end - before + shift)
        before += len(line) + 1
    return None, 0, 0


def between(cells, text, start, end):
    """Those of the characters (without spaces) of a text that stand between two offsets of it."""
    first = sum(not each.isspace() for each in text[:start])
    length = sum(not each.isspace() for each in text[start:end])
    if not length:
        return cells[max(0, first - 1) : first]
    return cells[first : first + length]
