"""What a reader could see of a story, as plain data: what versions keep and reviews sign."""

from collections import defaultdict

from django.apps import apps
from django.db.models import Prefetch, Value, prefetch_related_objects

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
    """The contents of many stories, as {id: content}. 4 queries, however many they are."""
    articles = apps.get_model("articles", "Article")._base_manager.filter(pk__in=list(ids))
    return contents_of(list(articles.select_related("column")))


def contents_of(articles):
    """The contents of these stories, which were read just now with their columns, as {id: content}.

    3 queries. The stories have their bylines and photo uses at hand afterwards.
    """
    models = apps.get_app_config("articles").models
    prefetch_related_objects(
        articles,
        Prefetch("bylines", models["byline"].objects.select_related("reporter")),
        Prefetch("photo_uses", models["photouse"].objects.select_related("photo")),
    )
    words = _words_of([article.pk for article in articles])
    return {article.pk: _content(article, words) for article in articles}


def _words_of(ids):
    """The districts, unions and tags of these stories, as {(id, kind): words}: one query for the three."""
    Article = apps.get_model("articles", "Article")
    tagged = apps.get_model("taggit", "TaggedItem")
    of_stories = tagged.objects.filter(
        content_type__app_label="articles", content_type__model="article", object_id__in=ids
    )
    rows = [
        Article.districts.through.objects.filter(article__in=ids).values_list(
            "article_id", Value("districts"), "district__path"
        ),
        Article.unions.through.objects.filter(article__in=ids).values_list(
            "article_id", Value("unions"), "union__name"
        ),
        of_stories.values_list("object_id", Value("tags"), "tag__name"),
    ]
    first, *others = (each.order_by() for each in rows)
    words = defaultdict(list)
    for pk, kind, word in first.union(*others, all=True):
        words[pk, kind].append(word)
    return words


def content_at_hand(article):
    """The content of a story that has all its parts at hand, as prefetched: asks nothing."""
    words = {
        (article.pk, kind): [getattr(each, word) for each in getattr(article, kind).all()]
        for kind, word in (("districts", "path"), ("unions", "name"), ("tags", "name"))
    }
    return _content(article, words)


def _content(article, words):
    content = {field: getattr(article, field) for field in TEXT_FIELDS}
    content["column"] = article.column.name if article.column_id else ""
    content["bylines"] = [
        {"id": byline.reporter_id, "name": byline.reporter.name, "role": byline.role}
        for byline in article.bylines.all()
    ]
    for kind in ("districts", "unions", "tags"):
        content[kind] = sorted(words[article.pk, kind])
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
