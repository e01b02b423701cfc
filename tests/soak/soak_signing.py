"""Signing while somebody saves, and publishing while somebody saves: what is published is what was signed.

TRIALS stories on the database of the run, every part of a story in turn; and the control, in which
neither the row is held nor the digests are compared.
"""

import os

import pytest
from django.db import transaction

from articles.models import Article
from articles.moves import MoveRefused
from newsroom.districts.models import District
from tests import factory
from tests.factory import the
from tests.together import together

TRIALS = int(os.environ.get("TRIALS", "500"))


def save(story, change):
    with transaction.atomic():
        change(story)
        story.save()
        story.record_edit(by=the("desk chief"))


def headline(story):
    story.headline = "改过的题"


PARTS = [
    headline,
    lambda story: story.bylines.all().delete(),
    lambda story: story.tags.add("改过的标签"),
    lambda story: story.districts.add(District.objects.get(path="fangshan")),
]


def copy(pk):
    return Article.objects.get(pk=pk)


def trial(number):
    """One story: signed while it is saved, published while it is saved. Returns what is wrong with it, or None."""
    pk = factory.make_article("final_review").pk
    change = PARTS[number % len(PARTS)]
    chief = the("chief editor")
    outcomes = []
    mine, theirs = copy(pk), copy(pk)
    outcomes += together(lambda: mine.sign_off(by=chief), lambda: save(theirs, change))
    mine, theirs = copy(pk), copy(pk)
    outcomes += together(lambda: mine.publish(by=chief), lambda: save(theirs, change))
    faults = [each for each in outcomes if isinstance(each, Exception) and not isinstance(each, MoveRefused)]
    story = copy(pk)
    kept = story.versions.first().digest  # the newest
    if faults:
        return repr(faults[0])
    if story.is_published and not story.current_digest() == story.signed_digest() == kept:
        return "published and not signed"
    if story.status == "approved" and story.current_digest() != story.signed_digest():
        return "approved and not signed"
    return story.status if story.is_published else None


@pytest.mark.django_db(transaction=True)
def test_what_is_published_was_signed(transactional_db):
    results = [trial(number) for number in range(TRIALS)]

    published = results.count("published")
    wrong = [each for each in results if each not in ("published", None)]
    print(f"\n{TRIALS} trials: {published} published, {len(wrong)} other than signed")
    assert wrong == []
    assert published > 0


@pytest.mark.django_db(transaction=True)
def test_without_the_held_row_it_would_not_be(monkeypatch, transactional_db):
    def claim(self):
        self.revision += 1

    monkeypatch.setattr(Article, "_lock", lambda self, verb: None)
    monkeypatch.setattr(Article, "_claim_revision", claim)
    monkeypatch.setattr(Article, "record_edit", lambda self, by: self.record_version(by=by))

    results = [trial(number) for number in range(60)]

    wrong = [each for each in results if each not in ("published", None)]
    print(f"\ncontrol, 60 trials: {len(wrong)} wrong, such as {wrong[:1]}")
    assert wrong
