"""Makes the search entries of stories."""

from collections import defaultdict
from itertools import batched
from typing import NamedTuple

from django.db.models import Q
from taggit.models import TaggedItem

from articles import rows
from articles.models import Article, Byline, PhotoUse
from articles.models.card_parts import Fetched
from articles.search.bigrams import RULE, fold_lines
from articles.search.marks import marks_of
from articles.search.models import SearchEntry
from articles.search.tokens import Held
from articles.text.plain import plain_text

BATCH = 200  # stories at a time: some 2 MB of text and tokens


class Entry(NamedTuple):
    """A search entry but for its tokens, which take longest to make and follow from these (`Held`)."""

    article_id: int
    title: str
    text: str
    marks: str
    rule: int = RULE

    @property
    def tokens(self):
        return Held(self.text, self.marks)


WRITTEN = (*Entry._fields, "tokens")


def index(stories):
    """Indexes these stories (a queryset) anew; writes only what differs. Returns how many.

    Six queries for each BATCH.
    """
    keys = list(stories.order_by("pk").values_list("pk", flat=True))
    for batch in batched(keys, BATCH):
        indexed = set(SearchEntry.objects.filter(pk__in=batch).values_list(*Entry._fields))
        SearchEntry.objects.bulk_create(
            [
                SearchEntry(**entry._asdict(), tokens=entry.tokens)
                for entry in map(_entry_of, _with_all_at_hand(batch))
                if entry not in indexed
            ],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["title", "text", "marks", "tokens", "rule"],
        )
    return len(keys)


def index_new(stories):
    """Indexes stories that have never been, given with all that is searched at hand."""
    rows.write(SearchEntry, WRITTEN, ((*entry, entry.tokens) for entry in map(_entry_of, stories)))


def out_of_date():
    """The stories that have no entry, or one that was made by a former rule."""
    return Article.objects.filter(Q(search_entry=None) | ~Q(search_entry__rule=RULE))


def _with_all_at_hand(keys):
    """These stories with all that is searched: as prefetched, without a queryset for each story."""
    stories = list(Article.objects.filter(pk__in=keys).select_related("column"))
    of_stories = {"content_type__app_label": "articles", "content_type__model": "article"}
    tagged = TaggedItem.objects.filter(**of_stories, object_id__in=keys).select_related("tag")
    placed = Article.districts.through.objects.filter(article__in=keys).select_related("district")
    parts = {
        "bylines": _by_story(
            (each.article_id, each) for each in _of(Byline, keys).select_related("reporter")
        ),
        "photo_uses": _by_story((each.article_id, each) for each in _of(PhotoUse, keys).shown()),
        "tags": _by_story((each.object_id, each.tag) for each in tagged),
        "districts": _by_story((each.article_id, each.district) for each in placed),
    }
    for story in stories:
        story._prefetched_objects_cache = {kind: found[story.pk] for kind, found in parts.items()}
    return stories


def _of(part, keys):
    return part.objects.filter(article__in=keys).order_by("position", "pk")


def _by_story(pairs):
    found = defaultdict(Fetched)
    for key, part in pairs:
        found[key].append(part)
    return found


def _entry_of(story):
    lines = fold_lines(searched_lines(story))
    kicker, headline, subhead = lines[:3]
    return Entry(
        article_id=story.pk,
        title="\n".join((headline, subhead, kicker)),
        text="\n".join(filter(None, lines)),
        marks=" ".join(sorted(marks_of(story))),
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
