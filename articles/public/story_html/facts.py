"""Where a story ran, what it is filed under, and how to pass it on."""

from html import escape

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.moments import words_of_day
from articles.public.link_html import name_of_page
from newsroom.keeping import kept_by_language
from newsroom.links import address as address_of
from newsroom.links import address_of_number


def facts(story, ran, address):
    """In: a `Reading`, the placement where it ran (or None), its full address (none in a preview)."""
    parts = [place_in_print(ran) if ran else "", "\n  <dl>\n"]
    if story.column:
        parts.append(filed(_("Column"), [link(story.column, story.column.name)]))
    if story.districts:
        parts.append(filed(_("Districts"), [link(each, each.full_name) for each in story.districts]))
    if story.unions:
        parts.append(filed(_("Unions"), [link(each, each.full_name) for each in story.unions]))
    if story.tags:
        parts.append(filed(_("Tags"), map(tag_link, story.tags)))
    parts.append("  </dl>\n")
    if address:
        parts.append(ways_to_pass_on(story, address))
    inside = "".join(parts)
    return mark_safe(f'<div class="story__facts">\n  {inside}</div>\n')  # noqa: S308 - all words are escaped


def place_in_print(ran):
    """Day, issue and page, with a link to where it stands there."""
    page, issue = ran.page, ran.page.issue
    return (
        f'<a class="ran" href="{page.get_absolute_url()}#story-{ran.article_id}">'
        f'<time datetime="{issue.date.isoformat()}">{words_of_day(issue.date)}</time><br>'
        f"{_('No. %(n)s') % {'n': issue.number}}"
        f"<b>{name_of_page(page.number)} "
        f'<span lang="zh-Hans">{escape(page.name)}</span></b>'
        f"<small>{_('See it on the page')}</small></a>"
    )


def filed(label, links):
    return f'    <dt>{label}</dt><dd lang="zh-Hans">{" ".join(links)} </dd>\n'


def link(thing, name):
    return f'<a href="{thing.get_absolute_url()}">{escape(name)}</a>'


def tag_link(tag):
    return f'<a rel="tag" href="{address_of("public:tag", tag.slug)}">{escape(tag.name)}</a>'


def ways_to_pass_on(story, address):
    """By phone, by its address, by what the device offers."""
    qr = address_of_number("qr", story.article.pk)
    on_phone, buttons = words_for_passing_on()
    return (
        '  <div class="pass-on">\n'
        f'    <figure><img class="qr" src="{qr}" width="120" height="120" alt="" loading="lazy">{on_phone}</figure>\n'
        f'    <p class="pass-on__ways" data-passes-on="{escape(address)}" '
        f'data-title="{escape(story.headline)}" hidden>{buttons}</p>\n'
        "  </div>\n"
    )


@kept_by_language
def words_for_passing_on():
    """What is the same for each story: the words below the code, the buttons."""
    return (
        f"<figcaption>{_('Read it on your phone')}</figcaption>",
        f'<button type="button" class="button" data-copy data-done="{_("Copied")}">{_("Copy the link")}</button> '
        f'<button type="button" class="button" data-share hidden>{_("Share")}</button>'
        '<span class="visually-hidden" role="status"></span>',
    )
