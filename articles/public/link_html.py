"""Links by the dozen, as HTML: places, unions, years, the pages of an issue.

In Python, as cards are and for the same reason: a page that leads to every town has 360 of them.
"""

from html import escape

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from newsroom.keeping import kept_by_language


def links(rows):
    """One behind the other. `rows`: of (address, name), or (address, name, number of stories), where
    a number of 0 or None is not shown."""
    return mark_safe("".join(_link(*row) for row in rows))  # noqa: S308 - names are escaped


def _link(address, name, number=None):
    count = f' <span class="count">{number}</span>' if number else ""
    return f'<a href="{address}">{escape(name)}{count}</a>'


def link_items(rows):
    """The same as the items of a list."""
    return mark_safe("".join(f"<li>{_link(*row)}</li>" for row in rows))  # noqa: S308


def year_items(address, years, year=None):
    """The years that lie below this address, as the items of a list; `year` is the one that is open."""
    return mark_safe(  # noqa: S308 - names of years
        "".join(
            f'<li><a href="{address}{each}/"{' aria-current="page"' if each == year else ""}>'
            f"{name_of_year(each)}</a></li>"
            for each in years
        )
    )


@kept_by_language
def name_of_year(year):
    return escape(_("Year %(year)s") % {"year": year})


@kept_by_language
def name_of_page(number):
    return escape(_("Page %(n)s") % {"n": f"{number:02}"})


def page_items(pages):
    """The pages of an issue with their names, as the items of a list."""
    return mark_safe(  # noqa: S308
        "".join(
            f'<li><a href="{page.get_absolute_url()}"><span class="number">{page.number:02}</span> '
            f'<span lang="zh-Hans">{escape(page.name)}</span></a></li>'
            for page in pages
        )
    )
