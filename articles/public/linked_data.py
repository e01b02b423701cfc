"""A story as schema.org NewsArticle, for search engines."""

from django.conf import settings

from articles.public.addresses import absolute


def news_article(reading, ran=None):
    """The JSON-LD of a published story. Source: developers.google.com, structured data, Article."""
    article = reading.article
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "headline": reading.headline,
        "datePublished": article.published_at.isoformat(),
        "dateModified": max(
            [article.published_at, *(correction.at for correction in reading.corrections)]
        ).isoformat(),
        "description": reading.summary,
        "inLanguage": "zh-Hans",
        "author": [
            {
                "@type": "Person",
                "name": byline.reporter.name,
                "url": absolute(byline.reporter.get_absolute_url()),
            }
            for byline in reading.bylines
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": str(settings.PAPER_NAME)},
        "isAccessibleForFree": True,
    }
    if reading.subhead or reading.kicker:
        data["alternativeHeadline"] = reading.subhead or reading.kicker
    if reading.column:
        data["articleSection"] = reading.column.name
    if reading.photo_uses:
        data["image"] = [absolute(use.photo.src) for use in reading.photo_uses]
    if reading.tags:
        data["keywords"] = [tag.name for tag in reading.tags]
    if reading.districts:
        data["contentLocation"] = [
            {"@type": "Place", "name": district.full_name} for district in reading.districts
        ]
    if ran:
        data |= {"printPage": str(ran.page.number), "printEdition": str(ran.page.issue.number)}
    if reading.corrections:
        data["correction"] = [correction.note for correction in reading.corrections]
    return data
