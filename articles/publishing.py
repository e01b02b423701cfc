"""Many stories made public together, whole or not at all: what an issue does.

The same move as `Article.publish`, by the same rules and with the same ledger, in a number
of queries that does not grow with the number of stories (but for what listeners do for each).
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import rules, signals
from articles.clearance import uncleared
from articles.models import Article, Event, Review
from articles.models.version import digest_of
from articles.moves import MOVES, MoveRefused, Status
from articles.snapshot import snapshots
from articles.together import together


def hold(ids):
    """The stories with these ids, their rows held until the transaction ends.

    In the order of their ids, so that of two who hold many nobody waits for the other.
    """
    return list(Article.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def current_digests(ids):
    """The digests of these stories as they stand in the database, as {id: hex SHA-256}."""
    return {pk: digest_of(content) for pk, content in snapshots(ids).items()}


def signed_digests(ids):
    """What the final review of each signed, as {id: digest}; none for a story without one."""
    final = Review.objects.standing().filter(article__in=list(ids), stage=Review.Stage.FINAL)
    return dict(final.values_list("article", "digest"))


@transaction.atomic
def publish_together(stories, *, by, at):
    """Publishes these stories from `at`. Raises `MoveRefused`, with nothing done, if one may not be."""
    stories = hold(story.pk for story in stories)
    ids = [story.pk for story in stories]
    _refuse_what_rules_forbid(stories, ids, by)
    now = timezone.now()
    change = {"status": Status.PUBLISHED, "status_changed_at": now, "published_at": at}
    written = Article._base_manager.filter(pk__in=ids, status=Status.APPROVED).update(**change)
    if written != len(ids):
        raise MoveRefused(_("Somebody else has moved one of the stories in the meantime."))
    events = Event.objects.bulk_create(
        Event(
            article=story,
            actor=by,
            verb="publish",
            from_status=Status.APPROVED,
            to_status=Status.PUBLISHED,
            at=now,
        )
        for story in stories
    )
    with together():
        for story, event in zip(stories, events):
            story.take_over(change)
            signals.moved.send(sender=Article, article=story, event=event)


def _refuse_what_rules_forbid(stories, ids, by):
    """The rules of `Article.publish`, asked for all at once."""
    visible = set(Article.objects.visible_to(by).filter(pk__in=ids).values_list("pk", flat=True))
    current, signed = current_digests(ids), signed_digests(ids)
    reviews = Review.objects.standing().filter(article__in=ids).values_list("article", flat=True)
    given = list(reviews)
    held_back = uncleared(ids)
    if sentence := rules.publisher_refusal(by):
        raise MoveRefused(sentence)
    if review := Review.objects.filter(article__in=ids).by_authors().first():
        raise MoveRefused(rules.reviewed_by_author(review.article))
    for story in stories:
        if story.status not in MOVES["publish"].start:
            raise MoveRefused(rules.wrong_status(story, "publish"))
        if story.pk not in visible:
            raise MoveRefused(_("You may not work on this story."))
        if current[story.pk] != signed.get(story.pk):
            raise MoveRefused(_("“%(story)s” was changed after it had been signed off.") % {"story": story})
        if given.count(story.pk) != len(Review.Stage):
            raise MoveRefused(_("Not all three reviews of “%(story)s” stand.") % {"story": story})
        if sentences := held_back.get(story.pk):
            raise MoveRefused(f"{story}: {sentences[0]}")
