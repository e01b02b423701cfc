from django.db.models import Exists, OuterRef


def story_is_public(field="article"):
    """The condition on rows of a story that readers may see it.

    Asked of each row: `article__in=Article.objects.published()` says the same, but has SQLite, and
    at times PostgreSQL, look through the whole archive first.
    """
    from articles.models.article import Article

    return Exists(Article.objects.published().filter(pk=OuterRef(field)))
