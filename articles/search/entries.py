"""Makes the search entries of stories."""

from itertools import batched

from django.db.models import prefetch_related_objects

from articles.models import Article
from articles.search.bigrams import fold, tokens
from articles.search.models import SearchEntry
from articles.text.plain import plain_text

BATCH = 200  # stories at a time: some 2 MB of text and tokens


def index(stories):
    """Indexes these stories (a queryset) anew; writes only what differs. Returns how many.

    Some eight queries for each BATCH.
    """
    keys = list(stories.order_by("pk").values_list("pk", flat=True))
    for batch in batched(keys, BATCH):
        stories = Article.objects.filter(pk__in=batch).select_related("column")
        stories = stories.prefetch_related("bylines__reporter", "photo_uses", "tags")
        indexed = dict(SearchEntry.objects.filter(pk__in=batch).values_list("pk", "text"))
        texts = {story.pk: _text(story) for story in stories}
        SearchEntry.objects.bulk_create(
            [
                SearchEntry(article_id=key, text=text, tokens=tokens(text))
                for key, text in texts.items()
                if text != indexed.get(key)
            ],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["text", "tokens"],
        )
    return len(keys)


def index_new(stories):
    """Indexes stories that have never been, given with column, bylines and photo uses at hand."""
    prefetch_related_objects(stories, "tags")
    for batch in batched(stories, BATCH):
        texts = [(story.pk, _text(story)) for story in batch]
        SearchEntry.objects.bulk_create(
            SearchEntry(article_id=key, text=text, tokens=tokens(text)) for key, text in texts
        )


def searched_lines(story):
    """All of a story that is searched, a line for each field and paragraph."""
    yield from (story.kicker, story.headline, story.subhead)
    yield from plain_text(story.body).splitlines()
    for use in story.photo_uses.all():
        yield from use.caption.splitlines()
    yield from (byline.reporter.name for byline in story.bylines.all())
    yield story.column.name if story.column else ""
    yield from (tag.name for tag in story.tags.all())


def _text(story):
    return "\n".join(folded for line in searched_lines(story) if (folded := fold(line)))
