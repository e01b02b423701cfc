"""What the public files of a photo say of themselves: the words of the story that readers see it in.

Written when a story is published or corrected, by the worker: what was signed is what the file
says, and an editor who changes the photo's own caption in the library changes nothing public.
Of several stories with the same photo, the one published last counts; when that is withdrawn,
the one before.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from articles import outbox
from articles.models import Article, PhotoUse
from articles.photos.describing import describe
from articles.photos.metadata.written import PublicWords
from articles.public import keys
from articles.public.addresses import absolute
from articles.public.purging.errands import purge
from articles.signals import moved

VERBS = {"publish", "correct", "withdraw"}


def note(sender, article, event, **kwargs):
    if event.verb in VERBS and article.published_at:
        at = max(timezone.now(), article.published_at)  # the words of what is to come are not public
        outbox.put("describe_photos", order=f"photos of story {article.pk}", at=at, story=article.pk)


moved.connect(note, dispatch_uid="public.picture_words")


@outbox.handler("describe_photos")
def describe_photos(story):
    """The photos of one story. It may be called any number of times."""
    describe_all(PhotoUse.objects.filter(article=story))


def describe_all(uses):
    """The photos of these uses, each by its latest public use. Says how many files were written."""
    photos = {}
    public = PhotoUse.objects.filter(article__in=Article.objects.published(), photo__in=uses.values("photo"))
    public = public.select_related("photo", "article").defer("article__body")
    for use in public.order_by("article__published_at", "article", "pk").iterator(chunk_size=500):
        photos[use.photo_id] = use
    written = 0
    for use in photos.values():
        files = describe(use.photo, words_of(use))
        if files:
            with transaction.atomic():
                purge([keys.photo(use.photo_id)])
        written += files
    return written


def words_of(use):
    """The words of a use. The copyright is claimed for none of what was taken over from others."""
    with translation.override("zh-hans"):
        paper, label = str(settings.PAPER_NAME), use.ai_label
    year = timezone.localtime(use.article.published_at).year
    return PublicWords(
        caption=" ".join(filter(None, [use.caption, label])),
        credit=use.credit,
        copyright="" if use.article.source else f"© {year} {paper}",
        web_statement=absolute(use.article.get_absolute_url()),
        is_ai_made=use.is_ai_made,
    )
