"""The door for an archive: many stories that were published before they came here.

They begin as published, which no draft may; the ledger says so with a verb of its own. Their
reviews were held in another house and are not made up here: who loads them signs, as the final
review, that this is what was printed, and that signature is what `published` rests on. Whoever
loads must therefore be allowed to sign and to publish, and nobody loads a story of their own.
"""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from taggit.models import TaggedItem

from articles import rows, rules, signals
from articles.clearance import uncleared_among
from articles.ingest.known_names import KnownNames, too_long
from articles.ingest.models import LoadedStory
from articles.models import Article, Byline, Event, PhotoUse, Review, Version
from articles.models.card_parts import Fetched
from articles.models.version import digest_of
from articles.moves import Status
from articles.photos.models import Photo
from articles.snapshot import TEXT_FIELDS, content_at_hand
from newsroom.reporters import clock

BATCH = 500  # stories in a transaction: some 10 MB of text and tokens
MOST_IN_A_BATCH = 4 * BATCH  # however long an issue is
SURVEYED = (  # by what is in these tables PostgreSQL plans the queries of a load
    *(Article, Byline, PhotoUse, TaggedItem, Photo),
    *(Article.districts.through, Article.unions.through),
)
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
    names, loaded, surveyed = KnownNames(), Loaded(), 0
    for some in in_batches(stories, batch):
        keys = [story.key for story in some]
        known = set(LoadedStory.objects.filter(key__in=keys).values_list("key", flat=True))
        new = [story for story in some if story.key not in known]
        if new:
            with transaction.atomic():
                load_batch(new, names, by=by, source=source)
        loaded.new += len(new)
        loaded.known += len(some) - len(new)
        if loaded.new > 2 * surveyed:
            rows.survey(*SURVEYED)
            surveyed = loaded.new
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
    names.learn(stories)
    articles = rows.create([article_of(story, names) for story in stories])
    pairs = list(zip(articles, stories))
    attach_parts(pairs, names)
    refuse(*(f"{story.key}: {sentence}" for article, story in pairs for sentence in unfit(article, by)))
    _write_parts(articles)
    _put_on_record({article.pk: content_at_hand(article) for article in articles}, by=by, source=source)
    rows.write(LoadedStory, ("key", "article_id"), [(story.key, article.pk) for article, story in pairs])
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


def attach_parts(pairs, names):
    """Gives the stories all that belongs to them, as if it had been fetched: nothing is written yet."""
    photos = Photo.objects.in_bulk({each.photo for _article, story in pairs for each in story.pictures})
    for article, story in pairs:
        article._prefetched_objects_cache = {
            "bylines": Fetched(bylines_of(article, story, names)),
            "photo_uses": Fetched(uses_of(article, story, photos)),
            "districts": Fetched(dict.fromkeys(map(names.district, story.districts))),
            "unions": Fetched(dict.fromkeys(map(names.union, story.unions))),
            "tags": Fetched(dict.fromkeys(map(names.tag, story.tags))),
        }


def _write_parts(articles):
    """Past what the managers refuse: these stories are sealed from the start, and their parts belong
    to them before anybody has seen them."""

    def pairs(kind):
        return [(story.pk, each.pk) for story in articles for each in getattr(story, kind).all()]

    rows.create([byline for story in articles for byline in story.bylines.all()])
    rows.create([use for story in articles for use in story.photo_uses.all()])
    rows.write(Article.districts.through, ("article_id", "district_id"), pairs("districts"))
    rows.write(Article.unions.through, ("article_id", "union_id"), pairs("unions"))
    content_type = ContentType.objects.get_for_model(Article).pk
    tagged = [(content_type, *pair) for pair in pairs("tags")]
    rows.write(TaggedItem, ("content_type_id", "object_id", "tag_id"), tagged)


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


def unfit(article, by):
    """Sentences on what may not be public of a story that has its parts, and what `by` may not sign."""
    for sentences in uncleared_among(article.photo_uses.all()).values():
        yield from sentences
    if by.pk in article.author_ids:
        yield _("Nobody reviews a story of their own.")


def _may_not_sign(by):
    return None if by.has_perm("articles.sign_off_article") else _("Your role does not allow this.")


def _put_on_record(contents, *, by, source):
    """The version, the signature under it and the row of the ledger, all with the same digest."""
    now = clock.now()
    digests = {pk: digest_of(content) for pk, content in contents.items()}
    rows.write(
        Version,
        ("article_id", "number", "digest", "content", "created_by_id", "created_at", "revision"),
        ((pk, 1, digests[pk], content, by.pk, now, 1) for pk, content in contents.items()),
    )
    rows.write(
        Review,
        ("article_id", "stage", "reviewer_id", "digest", "at"),
        ((pk, Review.Stage.FINAL, by.pk, digest, now) for pk, digest in digests.items()),
    )
    rows.write(
        Event,
        ("article_id", "actor_id", "verb", "from_status", "to_status", "note", "digest", "at"),
        ((pk, by.pk, "load", "", Status.PUBLISHED, source, digest, now) for pk, digest in digests.items()),
    )
