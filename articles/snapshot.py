"""What a reader could see of a story, as plain data: what versions keep and reviews sign."""

from django.apps import apps
from django.db.models import Prefetch

TEXT_FIELDS = ("kicker", "headline", "subhead", "dateline", "body", "source")


def snapshot(article):
    """The content of a story for a `Version`: plain dicts, lists and strings.

    Photos stand in it by the SHA-256 of their master file, so that a file exchanged under
    the same record changes the digest too. Columns, districts and unions stand by name
    and address: both can be seen. The row is read anew: what was set on `article` and not
    saved is not part of it.
    """
    return snapshots([article.pk])[article.pk]


def snapshots(ids):
    """The contents of many stories, as {id: content}. 6 queries, however many they are."""
    articles = apps.get_model("articles", "Article")._base_manager.filter(pk__in=list(ids))
    found = articles.select_related("column").prefetch_related(*parts())
    return {article.pk: content_of(article) for article in found}


def parts(prefix=""):
    """What of a story `content_of` needs to have at hand, for `prefetch_related`: 5 queries.

    `prefix` leads to the story from what is fetched: "article__".
    """
    models = apps.get_app_config("articles").models
    return [
        Prefetch(f"{prefix}bylines", models["byline"].objects.select_related("reporter")),
        Prefetch(f"{prefix}photo_uses", models["photouse"].objects.select_related("photo")),
        *(f"{prefix}{name}" for name in ("districts", "unions", "tags")),
    ]


def content_of(article):
    """The content of a story as it was read, with its column and `parts()`: no query if they are at hand."""
    content = {field: getattr(article, field) for field in TEXT_FIELDS}
    content["column"] = article.column.name if article.column_id else ""
    content["bylines"] = [
        {"id": byline.reporter_id, "name": byline.reporter.name, "role": byline.role}
        for byline in article.bylines.all()
    ]
    content["districts"] = sorted(district.path for district in article.districts.all())
    content["unions"] = sorted(union.name for union in article.unions.all())
    content["tags"] = sorted(tag.name for tag in article.tags.all())
    content["photos"] = [
        {
            "id": use.photo_id,
            "sha256": use.photo.sha256,
            "caption": use.caption,
            "credit": use.credit,
            "alt": use.alt,
            "placement": use.placement,
            # Only where it is so: what was signed before there was a label keeps its digest.
            **({"is_ai_made": True} if use.is_ai_made else {}),
        }
        for use in article.photo_uses.all()
    ]
    return content
