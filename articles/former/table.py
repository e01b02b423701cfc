"""A table of old and new addresses, as a CSV file: read whole, or refused with all its faults."""

import csv
import re

from django.db import transaction
from django.utils.translation import gettext as _

from articles.former.models import FormerAddress
from articles.issues.models import Page
from articles.models import Article

OLD = re.compile(r"/content/\d{4}-\d{2}/\d{2}/(content|node)_\d+\.htm")
STORY = re.compile(r"/articles/(\d+)/")
PAGE = re.compile(r"/issues/(\d{4}-\d{2}-\d{2})/(\d+)/")


class TableRefused(Exception):
    """Its `faults` are sentences, each with the number of its line."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__("\n".join(faults))


@transaction.atomic
def take_in(lines):
    """Keeps every pair of the table. Returns how many; an old address that is known leads anew.

    `lines` are of text, each `old address,new address`; the site's name before a path is passed
    over, and so is a first line of headings. Raises `TableRefused`.
    """
    stories = dict(Article.objects.values_list("pk", "pk"))
    pages = {(f"{date}", number): pk for pk, date, number in _pages()}
    found, faults = {}, []
    for number, row in enumerate(csv.reader(lines), start=1):
        if not any(cell.strip() for cell in row) or (number == 1 and "/" not in "".join(row)):
            continue
        old, new = ([_path(cell) for cell in row] + ["", ""])[:2]
        story, page = STORY.fullmatch(new), PAGE.fullmatch(new)
        target = {
            "article_id": stories.get(int(story[1])) if story else None,
            "page_id": pages.get((page[1], int(page[2]))) if page else None,
        }
        kind = OLD.fullmatch(old)
        if not kind:
            faults.append(_("Line %(n)d: “%(text)s” is no address of the former site.") % _at(number, old))
        elif not any(target.values()):
            faults.append(_("Line %(n)d: there is no story or page “%(text)s”.") % _at(number, new))
        elif old in found:
            faults.append(_("Line %(n)d: “%(text)s” stands there twice.") % _at(number, old))
        else:
            found[old] = FormerAddress(path=old, **target)
    if faults:
        raise TableRefused(faults)
    FormerAddress.objects.filter(path__in=found).delete()
    FormerAddress.objects.bulk_create(found.values(), batch_size=1000)
    return len(found)


def _pages():
    return Page.objects.values_list("pk", "issue__date", "number")


def _path(cell):
    return re.sub(r"^https?://[^/]*", "", cell.strip().removeprefix("\ufeff"))


def _at(number, text):
    return {"n": number, "text": text}
