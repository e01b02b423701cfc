"""The pieces of lists in templates: articles/public/cards.py, gallery_html.py and sheet_html.py say what each takes."""

from django import template

from articles.public import cards, gallery_html, sheet_html

register = template.Library()

register.simple_tag(gallery_html.gallery_items)
register.simple_tag(gallery_html.month_items, name="photo_months")
register.simple_tag(gallery_html.year_items, name="photo_years")


@register.simple_tag
def card(article, kind="", words=0, picture=False, meta=False, level=3, subhead=False, sizes=""):
    return cards.card(
        article,
        kind=kind,
        words=int(words or 0),
        picture=bool(picture),
        meta=bool(meta),
        level=level or 3,
        subhead=bool(subhead),
        sizes=sizes,
    )


@register.simple_tag
def headline(article):
    return cards.headline(article)


@register.simple_tag
def crop(use, sizes="", eager=False):
    return cards.crop(use, sizes=sizes, eager=bool(eager))


@register.simple_tag
def sheet(layout, eager=False):
    return sheet_html.sheet(layout, eager=bool(eager))
