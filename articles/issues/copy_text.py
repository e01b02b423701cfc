"""A body as it is set in type: paragraphs and sub-headings, marks of lists written out."""

import re

from articles.text.plain import paragraphs

LIST_TAG = re.compile(r"<(/?)(ol|ul|li)\b[^>]*>", re.IGNORECASE)
OPENING = re.compile(r"(?:\s*<p(?:\s[^>]*)?>)*", re.IGNORECASE)
BULLET = "●"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def paragraphs_of(body, dateline=""):
    """Pairs of text and whether it is a sub-heading. The dateline opens the first that is none."""
    found = [
        (paragraph.text.strip("　"), paragraph.tag in HEADINGS)
        for paragraph in paragraphs(with_list_marks(body))
        if paragraph.text.strip("　 ")
    ]
    if not dateline:
        return found
    for index, (text, is_heading) in enumerate(found):
        if not is_heading:
            found[index] = (f"{dateline}　{text}", False)
            return found
    return [*found, (dateline, False)]


def with_list_marks(body):
    """The body with a figure or a dot before the words of each item of a list."""
    pieces, lists, end = [], [], 0
    for tag in LIST_TAG.finditer(body):
        closing, name = tag[1], tag[2].lower()
        if name != "li":
            if not closing:
                lists.append([name, 0])
            elif lists:
                lists.pop()
            continue
        if closing or not lists:
            continue
        lists[-1][1] += 1
        kind, number = lists[-1]
        place = OPENING.match(body, tag.end()).end()
        pieces += [body[end:place], f"{number}." if kind == "ol" else BULLET]
        end = place
    return "".join([*pieces, body[end:]])
