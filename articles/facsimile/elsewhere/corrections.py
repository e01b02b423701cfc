"""Hot areas corrected by hand, found again, and uploads taken back."""

import hashlib
import json

from django.db import transaction
from django.utils.translation import gettext as _

from articles.facsimile.elsewhere.results import ReadPage
from articles.facsimile.elsewhere.upload import find, keep_texts
from articles.facsimile.models import Facsimile, HotArea
from articles.issues.layouts import take_up_again
from articles.issues.signals import Cause
from articles.moves import MoveRefused


def digest_of(facsimile):
    """Names the areas as they are now, so that nobody saves over somebody else's."""
    areas = [[area.article_id, area.boxes] for area in facsimile.areas.order_by("article")]
    return hashlib.sha256(json.dumps(areas).encode()).hexdigest()[:16]


@transaction.atomic
def set_areas(facsimile, boxes, *, by, seen):
    """`boxes` by the id of the article are the areas from now on: what differs from before is by hand.

    `seen` is the digest of what the person had before his or her eyes. Raises `MoveRefused`.
    """
    held = _held(facsimile, by)
    if seen != digest_of(held):
        raise MoveRefused(_("Somebody else has corrected this page meanwhile. Compare, and save once more."))
    before = {area.article_id: area for area in held.areas.all()}
    held.areas.exclude(article__in=boxes).delete()
    for article, parts in boxes.items():
        area = before.get(article)
        if area is None:
            HotArea.objects.create(facsimile=held, article_id=article, boxes=parts, is_by_hand=True)
        elif not _alike(area.boxes, parts):
            area.boxes, area.is_by_hand = parts, True
            area.save(update_fields=["boxes", "is_by_hand"])


def _alike(one, other, play=0.0006):
    """The form shows tenths of a hundredth: what it only rounded is not by hand."""
    return len(one) == len(other) and all(
        abs(a - b) <= play for here, there in zip(one, other) for a, b in zip(here, there)
    )


def find_again(facsimile, *, by):
    """Looks for the stories once more, now that others stand on the page. What was corrected by hand stays."""
    reading = ReadPage.from_data(facsimile.reading.data)
    found, texts = find(facsimile.page, reading, by)
    with transaction.atomic():
        held = _held(facsimile, by)
        by_hand = {area.article_id for area in held.areas.filter(is_by_hand=True)}
        held.areas.filter(is_by_hand=False).delete()
        HotArea.objects.bulk_create(
            HotArea(facsimile=held, article_id=each.story, boxes=each.boxes, sureness=each.sureness)
            for each in found
            if each.story not in by_hand
        )
        kept = held.unplaced_texts.exclude(article=None)
        done = [text.boxes for text in kept]
        held.unplaced_texts.filter(article=None).delete()
        kept.filter(article__in=held.areas.values("article")).delete()
        keep_texts(held, [text for text in texts if text.boxes not in done])


@transaction.atomic
def take_back(facsimile, *, by):
    """The uploaded page counts no more: it is made up here again. Voids what was signed on it."""
    page = facsimile.page
    page.issue = page.issue.lock()
    page.issue.refuse_unless_open(by)
    _held(facsimile, by)
    Facsimile.objects.filter(pk=facsimile.pk).update(is_current=False)
    take_up_again(page)
    page.void_signatures(by=by, cause=Cause.LAYOUT)
    page.issue.record("take_back_page", by=by, page=page, note=facsimile.reading.filename)


def _held(facsimile, by):
    """The row, locked, if it still counts and this person may plan the issue."""
    facsimile.page.issue.refuse_without(by, "issues.plan_issue")
    held = Facsimile.objects.current().select_for_update().filter(pk=facsimile.pk).first()
    if held is None:
        raise MoveRefused(_("This page has been uploaded or made anew meanwhile."))
    return held
