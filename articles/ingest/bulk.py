"""The door for an archive: many stories that were published before they came here.

They begin as published, which no draft may; the ledger says so with a verb of its own. Their
reviews were held in another house and are not made up here: who loads them signs, as the final
review, that this is what was printed, and that signature is what `published` rests on. Whoever
loads must therefore be allowed to sign and to publish, and nobody loads a story of their own.
"""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from taggit.models import TaggedItem

from articles import rules, signals
from articles.clearance import uncleared
from articles.ingest.known_names import KnownNames, too_long
from articles.ingest.models import LoadedStory
from articles.models import Article, Byline, Event, PhotoUse, Review, Version
from articles.models.version import digest_of
from articles.moves import Status
from articles.photos.models import Photo
from articles.snapshot import TEXT_FIELDS, contents_of
from newsroom.reporters import clock

BATCH = 500  # stories in a transaction: some 10 MB of text and tokens
MOST_IN_A_BATCH = 4 * BATCH  # however long an issue is
LIMITS = [Article._meta.get_field(name) for name in TEXT_FIELDS if name != "body"]


class LoadRefused(Exception):
    """Its `faults` are sentences, each with the key of its story. What came before is loaded."""

    def __init__(self, faults):
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


@dataclass
class Loaded:
    """How many stories were loaded, and how many were there before."""

    new: int = 0
    known: int = 0


def load(stories, *, by, source="", batch=BATCH, after_batch=None):
    """Takes in an iterable of `FinishedStory` as published stories. Returns `Loaded`.

    `by` signs for them; `source`, where they come from, stands in the ledger. In transactions
    of about `batch` stories, each of which ends with an issue (rule 5), if the stories come in
    the order of their issues. Whatever stops it, the same call goes on from there: stories
    whose key is known are passed over. `after_batch(loaded)` is called after each.

    Raises `LoadRefused` with everything that is wrong in a batch; nothing of it is then kept.
    """
    refuse(rules.publisher_refusal(by), _may_not_sign(by))
    names, loaded = KnownNames(), Loaded()
    for some in in_batches(stories, batch):
        keys = [story.key for story in some]
        known = set(LoadedStory.objects.filter(key__in=keys).values_list("key", flat=True))
        new = [story for story in some if story.key not in known]
        if new:
            with transaction.atomic():
                load_batch(new, names, by=by, source=source)
        loaded.new += len(new)
        loaded.known += len(some) - len(new)
        if after_batch:
            after_batch(loaded)
    return loaded


def in_batches(stories, size):
    """Lists of about `size` stories; what stood in one issue is in one list, if it can be."""
    some = []
    for _day, group in groupby(stories, lambda story: story.place and story.place.date):
        for story in group:
            some.append(story)
            if len(some) >= (MOST_IN_A_BATCH if story.place else size):
                yield some
                some = []
        if len(some) >= size:
            yield some
            some = []
    if some:
        yield some


def load_batch(stories, names, *, by, source):
    """Writes these stories with all their parts, some twenty queries however many they are."""
    refuse(*(f"{story.key}: {sentence}" for story in stories for sentence in faults_of(story, names)))
    articles = _write(Article, [article_of(story, names) for story in stories])
    pairs = list(zip(articles, stories))
    _write_parts(pairs, names)
    _refuse_unfit(pairs, by)
    contents = contents_of(articles)
    _put_on_record(articles, contents, by=by, source=source)
    _write(LoadedStory, [LoadedStory(key=story.key, article=article) for article, story in pairs])
    signals.loaded.send(sender=Article, articles=articles, stories=stories, by=by)


def refuse(*sentences):
    if faults := [sentence for sentence in sentences if sentence]:
        raise LoadRefused(faults)


def faults_of(story, names):
    """Sentences on what cannot be kept as it is."""
    if not story.key:
        yield _("The story has no key.")
    if not story.headline.strip():
        yield _("The headline is missing.")
    if timezone.is_naive(story.published_at) or story.published_at > timezone.now():
        yield _("It was not published yet, or nobody knows in which time zone.")
    yield from too_long([(field, getattr(story, field.name)) for field in LIMITS])
    for role, _name in story.bylines:
        if role not in Byline.Role.values:
            yield _("There is no byline of the kind “%(role)s”.") % {"role": role}
    yield from names.faults(story)


def article_of(story, names):
    """What the row of the story holds. Its times are those of its first life."""
    then = story.published_at
    return Article(
        **{name: getattr(story, name) for name in TEXT_FIELDS},
        column=names.column(story.column),
        status=Status.PUBLISHED,
        published_at=then,
        submitted_at=then,
        status_changed_at=then,
        created_at=then,
        updated_at=then,
    )


def _write(model, rows):
    """Writes new rows of any model past what its manager refuses: these stories are sealed from
    the start, and their parts belong to them before anybody has seen them."""
    return models.QuerySet(model).bulk_create(rows)


def _write_parts(pairs, names):
    photos = Photo.objects.in_bulk({each.photo for _article, story in pairs for each in story.pictures})
    article_type = ContentType.objects.get_for_model(Article)
    _write(Byline, [byline for article, story in pairs for byline in bylines_of(article, story, names)])
    _write(PhotoUse, [use for article, story in pairs for use in uses_of(article, story, photos)])
    for through, column, rows in [
        (Article.districts.through, "district_id", lambda story: map(names.district, story.districts)),
        (Article.unions.through, "union_id", lambda story: map(names.union, story.unions)),
    ]:
        _write(
            through,
            [
                through(**{"article_id": article.pk, column: pk})
                for article, story in pairs
                for pk in dict.fromkeys(rows(story))
            ],
        )
    _write(
        TaggedItem,
        [
            TaggedItem(content_type=article_type, object_id=article.pk, tag=tag)
            for article, story in pairs
            for tag in dict.fromkeys(map(names.tag, story.tags))
        ],
    )


def bylines_of(article, story, names):
    people = dict.fromkeys((role, names.person(role, name)) for role, name in story.bylines)
    for position, (role, person) in enumerate(people):
        yield Byline(article=article, reporter=person, role=role, position=position)


def uses_of(article, story, photos):
    """As `PhotoUse.save` would have it: empty words are the photo's, the label of AI goes along."""
    for position, picture in enumerate(story.pictures):
        photo = photos.get(picture.photo)
        if photo is None:
            raise LoadRefused([f"{story.key}: " + _("There is no photo %(pk)s.") % {"pk": picture.photo}])
        yield PhotoUse(
            article=article,
            photo=photo,
            position=position,
            placement=picture.placement,
            is_ai_made=photo.is_ai_made,
            **{name: getattr(picture, name) or getattr(photo, name) for name in ("caption", "credit", "alt")},
        )


def _refuse_unfit(pairs, by):
    """What may not be public, and what `by` may not sign."""
    held = uncleared([article.pk for article, story in pairs if story.pictures])
    own = set(
        Byline.objects.filter(article__in=[article.pk for article, _story in pairs], reporter__user=by)
        .exclude(role=Byline.Role.EDITOR)
        .values_list("article", flat=True)
    )
    refuse(
        *(
            f"{story.key}: {sentence}"
            for article, story in pairs
            for sentence in [
                *held.get(article.pk, []),
                *([_("Nobody reviews a story of their own.")] if article.pk in own else []),
            ]
        )
    )


def _may_not_sign(by):
    return None if by.has_perm("articles.sign_off_article") else _("Your role does not allow this.")


def _put_on_record(articles, contents, *, by, source):
    """The version, the signature under it and the row of the ledger, all with the same digest."""
    now = clock.now()
    digests = {article.pk: digest_of(contents[article.pk]) for article in articles}
    versions = [
        Version(article=each, number=1, digest=digests[each.pk], content=contents[each.pk], revision=1)
        for each in articles
    ]
    for version in versions:
        version.created_by, version.created_at = by, now
    _write(Version, versions)
    _write(
        Review,
        [
            Review(article=each, stage=Review.Stage.FINAL, reviewer=by, digest=digests[each.pk], at=now)
            for each in articles
        ],
    )
    _write(
        Event,
        [
            Event(
                article=each,
                actor=by,
                verb="load",
                from_status="",
                to_status=Status.PUBLISHED,
                note=source,
                digest=digests[each.pk],
                at=now,
            )
            for each in articles
        ],
    )
