"""A story as NewsArticle, and the way to it."""

from django.utils import timezone

from articles.models import Byline
from articles.moments import for_machines
from articles.photos.picture_html import plain
from articles.photos.renditions import height_of
from articles.public.addresses import absolute
from articles.public.linked_data.words import (
    CONTEXT,
    LANGUAGE,
    person,
    publication_issue,
    publisher,
    said,
    trail,
)
from articles.text.plain import plain_text
from newsroom.links import address_of_number

Role = Byline.Role
WRITERS = (Role.REPORTER, Role.CORRESPONDENT, Role.WRITER_PHOTOGRAPHER)


def story_data(reading, ran=None):
    """The JSON-LD of a published story: NewsArticle and BreadcrumbList, a script for each."""
    return [news_article(reading, ran), trail(*steps_to(reading, ran))]


def writers(bylines):
    """Who wrote it; of a story without words, who took its pictures. Never its editors."""
    wrote = [byline.reporter for byline in bylines if byline.role in WRITERS]
    return list(dict.fromkeys(wrote)) or people(bylines, Role.PHOTOGRAPHER)


def people(bylines, *roles):
    return list(dict.fromkeys(byline.reporter for byline in bylines if byline.role in roles))


def news_article(reading, ran):
    article = reading.article
    address = absolute(article.get_absolute_url())
    return said(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": f"{address}#story",
            "mainEntityOfPage": address,
            "url": address,
            "headline": reading.headline,
            "alternativeHeadline": reading.subhead or reading.kicker,
            "description": reading.summary,
            "articleBody": plain_text("".join(part.get("html", "") for part in reading.parts)),
            "datePublished": for_machines(article.published_at),
            "dateModified": for_machines(changed_at(reading)),
            "inLanguage": LANGUAGE,
            "author": [person(each) for each in writers(reading.bylines)],
            "editor": [person(each) for each in people(reading.bylines, Role.EDITOR)],
            "publisher": publisher(),
            "isAccessibleForFree": True,
            "articleSection": reading.column.name if reading.column else "",
            "image": images(reading, article),
            "keywords": [tag.name for tag in reading.tags],
            "contentLocation": [
                {"@type": "Place", "name": district.full_name, "url": absolute(district.get_absolute_url())}
                for district in reading.districts
            ],
            "about": [
                {"@type": "Organization", "name": union.full_name, "url": absolute(union.get_absolute_url())}
                for union in reading.unions
            ],
            # What was taken over from others is theirs
            "sourceOrganization": {"@type": "Organization", "name": reading.source}
            if reading.source
            else None,
            "copyrightHolder": None if reading.source else {"@id": absolute("/#paper")},
            "copyrightYear": None if reading.source else timezone.localtime(article.published_at).year,
            **in_print(ran),
            "correction": [
                {"@type": "CorrectionComment", "text": each.note, "datePublished": for_machines(each.at)}
                for each in reading.corrections
            ],
        }
    )


def changed_at(reading):
    """When readers last saw it change."""
    return max([reading.article.published_at, *(each.at for each in reading.corrections)])


def images(reading, article):
    """Its photos, each in its own shape and whole; and the share picture, in that of link cards."""
    share = {
        "@type": "ImageObject",
        "url": absolute(address_of_number("share-picture", article.pk)),
        "width": 1200,
        "height": 630,
    }
    return [*map(image, reading.photo_uses), share]


def image(use):
    photo = use.photo
    address, width = plain(photo)
    return said(
        {
            "@type": "ImageObject",
            "url": absolute(address),
            "width": width,
            "height": height_of(width, photo.width, photo.height),
            "caption": use.caption,
            "creditText": use.credit,
        }
    )


def in_print(ran):
    """The issue and the page where it stood."""
    if ran is None:
        return {}
    page, issue = ran.page, ran.page.issue
    sheet = {"@type": "WebPage", "@id": absolute(page.get_absolute_url()), "name": str(page)}
    return {
        "isPartOf": [publication_issue(issue), sheet],
        "printPage": str(page.number),
        "printEdition": str(issue.number),
    }


def steps_to(reading, ran):
    """By its column where it has one, else by the page where it stood."""
    if reading.column:
        yield reading.column.name, reading.column.get_absolute_url()
    elif ran:
        yield str(ran.page.issue), ran.page.issue.get_absolute_url()
        yield str(ran.page), ran.page.get_absolute_url()
    yield reading.headline, reading.article.get_absolute_url()
