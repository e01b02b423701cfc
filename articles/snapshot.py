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
    models = apps.get_app_config("articles").models
    articles = models["article"]._base_manager.filter(pk__in=list(ids))
    found = articles.select_related("column").prefetch_related(
        Prefetch("bylines", models["byline"].objects.select_related("reporter")),
        Prefetch("photo_uses", models["photouse"].objects.select_related("photo")),
        *("districts", "unions", "tags"),
    )
    return {article.pk: _content(article) for article in found}


def _content(article):
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
