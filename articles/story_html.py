"""A story as readers see it, on its page and in every preview: what `articles/_story.html` includes.

In Python, as pictures and cards are and for the same reason (articles/photos/picture_html.py). The
classes story-header and article-body are for machines: by them archives and reading views tell the
text from what stands around it (docs/decisions/machines.md).
"""

from html import escape

from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.moments import day_element, time_element, words_of_moment
from articles.photos.picture_html import figure
from newsroom.keeping import kept_by_language

SIZES = "(min-width: 66rem) 720px, 100vw"


def story_html(story):
    """The whole of it. In: a `Reading`."""
    lead = "".join(photo(use, eager=not n) for n, use in enumerate(story.lead_photos))
    text = "".join(photo(part["use"]) if "use" in part else part["html"] for part in story.parts)
    closing = "".join(map(photo, story.closing_photos))
    return mark_safe(  # noqa: S308 - all words are escaped, and the body was cleaned by BodyField
        f"{head(story)}\n"
        f'<div class="story__text" lang="zh-Hans">\n  <div lang="{page_lang()}">{byline(story)}</div>\n'
        f"  {''.join(map(correction, story.corrections))}\n  {lead}\n"
        '  <div class="story__body article-body">\n'
        f"  <!--enpcontent-->{text}<!--/enpcontent-->\n  </div>\n  {closing}\n</div>\n"
    )


def head(story):
    """Kicker, headline and subhead."""
    kicker = f'  <p class="story__kicker">{phrases(story.kicker)}</p>\n' if story.kicker else ""
    subhead = f'  <p class="story__subhead">{phrases(story.subhead)}</p>\n' if story.subhead else ""
    return (
        f'<header class="story__head story-header" lang="zh-Hans">\n{kicker}'
        f"  <h1>{phrases(story.headline)}</h1>\n{subhead}</header>"
    )


def phrases(text):
    """A headline whose phrases are kept together, so that it breaks where the writer put a space."""
    words = text.split()
    if len(words) < 2:
        return escape(text)
    return " ".join(f'<span class="phrase">{escape(word)}</span>' for word in words)


def byline(story):
    """The people by role, where it comes from, and when."""
    people = "".join(signature(role, signed) for role, signed in story.signatures)
    source = (
        f'<span>{labelled(_("Source"))}<span lang="zh-Hans">{escape(story.source)}</span></span>'
        if story.source
        else ""
    )
    at = story.article.published_at
    when = time_element(at, words_of_moment(at)) if at else ""
    return f'<div class="story__byline">\n  {people}\n  {source}\n  {when}\n</div>\n'


def signature(role, people):
    """A role and who had it."""
    links = (
        f' <a href="{each.get_absolute_url()}" lang="zh-Hans">{escape(each.name)}</a>' for each in people
    )
    return f"<span>{escape(role)}{''.join(links)}</span>"


def correction(note):
    """A dated note above the text. In: a `Correction`."""
    return (
        f'<aside class="correction" role="note"><strong>{_("Correction")}</strong>'
        f"{day_element(note.at)}{labelled('')}{escape(note.note)}</aside>\n"
    )


def photo(use, eager=False):
    """A photo use in its own shape, which leads to its largest size."""
    return figure(
        use.photo,
        alt=use.alt_text,
        caption=use.caption,
        credit=use.credit,
        ai_label=use.ai_label,
        sizes=SIZES,
        eager=eager,
        opens=True,
    )


@kept_by_language
def labelled(label):
    """A label with what stands between it and what it is for."""
    return escape(label + pgettext("after a label", ": "))


def page_lang():
    """The language of our own words, as HTML names it."""
    return "en" if get_language() == "en" else "zh-Hans"
