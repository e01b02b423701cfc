"""The press's own block: a comment in the page that names the story for the press's programs.

The e-paper systems of Chinese newspapers write `<!--enpproperty … /enpproperty-->` before the
text and `<!--enpcontent-->` around it, and archives, monitors and scrapers look for both. There
is no standard; names and order are those that press sites have in common.
"""

from html import escape

from django.utils import timezone
from django.utils.safestring import mark_safe

from articles.photos.picture_html import plain
from articles.public.linked_data.story import writers

SITE = 2  # the number that such systems give to their one public site


def property_block(reading, ran=None):
    """The block of a published story, as a comment that cannot be ended from within."""
    article, column = reading.article, reading.column
    picture = plain(reading.photo_uses[0].photo)[0] if reading.photo_uses else ""
    values = {
        "articleid": article.pk,
        "date": f"{timezone.localtime(article.published_at):%Y-%m-%d %H:%M:%S}.0",
        "author": " ".join(person.name for person in writers(reading.bylines)),
        "title": reading.headline,
        "keyword": ",".join(tag.name for tag in reading.tags),
        "subtitle": reading.subhead,
        "introtitle": reading.kicker,
        "siteid": SITE,
        "nodeid": column.pk if column else "",
        "nodename": column.name if column else "",
        "nodesearchname": f"{ran.page.number:02d}" if ran else "",
        "picurl": picture.replace("--", "%2D%2D"),  # the same address
    }
    text = "".join(f"<{name}>{within(value)}</{name}>" for name, value in values.items())
    return mark_safe(f"<!--enpproperty {text}/enpproperty-->")  # noqa: S308 - escaped by within()


def within(value):
    """Text for inside a comment: no markup, and no two hyphens in a row, which could end it."""
    return escape(str(value).replace("--", "\N{NON-BREAKING HYPHEN}" * 2))
