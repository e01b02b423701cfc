"""A photo that nobody has cleared keeps its story from readers, alone and with its issue."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.clearance import uncleared
from articles.corrections import open_for_correction
from articles.issues.models import Issue
from articles.models import Article
from articles.models.version import digest_of
from articles.moves import MoveRefused
from articles.photos.flags import declare
from articles.publishing import publish_together
from articles.snapshot import snapshot
from tests.factory import add_photo, bring_to, make_article, make_photo, the

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(db):
    return make_photo(by=the("reporter"), caption="放学路上")


def story_with(photo, status, **fields):
    story = make_article(**fields)
    add_photo(story, photo)
    story.record_edit(by=story.author)
    return bring_to(story, status)


def stored(story):
    return Article.objects.get(pk=story.pk)


HOLDING = [{"consent": "needed"}, {"shows_minor": True}]


@pytest.mark.parametrize("flags", HOLDING)
def test_a_story_goes_through_its_reviews_and_is_not_signed_off(photo, flags):
    declare(photo, by=the("desk editor"), **flags)
    story = story_with(photo, "final_review")

    with pytest.raises(MoveRefused, match="放学路上"):
        story.sign_off(by=the("chief editor"))

    assert stored(story).status == "final_review"


@pytest.mark.parametrize("flags", HOLDING)
def test_a_signed_story_is_not_published_until_it_is_cleared(photo, flags):
    story = story_with(photo, "approved")
    declare(photo, by=the("desk editor"), **flags)
    with pytest.raises(MoveRefused, match="放学路上"):
        story.publish(by=the("chief editor"))
    assert stored(story).status == "approved"

    cleared = {"consent": "given"} if "consent" in flags else {"is_minor_cleared": True}
    declare(photo, by=the("desk editor"), note="家长签字", **cleared)
    story.publish(by=the("chief editor"))

    assert stored(story).status == "published"


def test_of_many_stories_one_that_is_held_back_stops_all(photo):
    stories = [story_with(photo, "approved"), make_article("approved", "另一篇")]
    declare(photo, by=the("desk editor"), shows_minor=True)

    with pytest.raises(MoveRefused, match="放学路上"):
        publish_together(stories, by=the("chief editor"), at=timezone.now())

    assert {stored(story).status for story in stories} == {"approved"}


@pytest.fixture
def signed_issue(photo):
    issue = Issue.objects.create(date=timezone.localdate() + timedelta(days=1))
    page = issue.pages.create(number=1, name="要闻")
    page.place(story_with(photo, "approved"), by=the("page editor"))
    issue.start_proofing(by=the("page editor"))
    for role in ["proofreader"] * 3 + ["page editor"]:
        page.sign(by=the(role))
    issue.sign_off(by=the("chief editor"))
    return Issue.objects.get(pk=issue.pk)


def test_an_issue_is_not_published_with_it_and_says_why(photo, signed_issue, client):
    declare(photo, by=the("desk editor"), consent="needed")

    with pytest.raises(MoveRefused) as refused:
        signed_issue.publish(by=the("chief editor"))

    said = [str(refused.value), *(text for _name, text in refused.value.problems)]
    assert any("放学路上" in text for text in said)
    assert Article.objects.get().status == "approved"
    assert Issue.objects.get().status == "signed"

    client.force_login(the("chief editor"))
    page = client.get(f"/admin/issues/issue/{signed_issue.pk}/publication/")
    assert "放学路上" in page.text

    declare(photo, by=the("desk editor"), note="已签字", consent="given")
    Issue.objects.get().publish(by=the("chief editor"))
    assert Article.objects.get().status == "published"


def test_it_is_one_query_for_many_stories(photo, django_assert_num_queries):
    declare(photo, by=the("desk editor"), shows_minor=True)
    ids = [story_with(photo, "draft").pk for _ in range(5)]

    with django_assert_num_queries(1):
        assert len(uncleared(ids)) == 5


@pytest.mark.parametrize("flags", HOLDING)
def test_a_correction_brings_no_photo_past_it_and_may_take_one_off(photo, flags):
    story = bring_to(make_article(headline="甲"), "published")
    declare(photo, by=the("desk editor"), **flags)
    with open_for_correction(story.pk):
        add_photo(story, photo)
    with pytest.raises(MoveRefused, match="放学路上"):
        stored(story).correct(by=the("chief editor"), note="补图", headline="乙")
    assert stored(story).headline == "甲"

    with open_for_correction(story.pk):
        story.photo_uses.all().delete()
    stored(story).correct(by=the("chief editor"), note="撤图", headline="乙")

    assert stored(story).headline == "乙"


# Made by AI: readers are told, and what was signed is what they are told


def test_the_label_comes_with_the_photo_and_is_part_of_what_is_signed(photo):
    plain = snapshot(story_with(photo, "draft"))
    assert "is_ai_made" not in plain["photos"][0]  # as before there was a label

    declare(photo, by=the("reporter"), is_ai_made=True)
    labelled = story_with(photo, "draft")

    assert labelled.photo_uses.get().is_ai_made
    assert snapshot(labelled)["photos"][0]["is_ai_made"] is True
    assert digest_of(plain) != digest_of(snapshot(labelled))


def test_a_flag_raised_later_labels_the_story_and_opens_its_reviews_again(photo):
    story = story_with(photo, "approved")

    declare(photo, by=the("desk editor"), is_ai_made=True)

    story = stored(story)
    assert story.photo_uses.get().is_ai_made
    assert story.status == "second_review"
    assert story.versions.first().content["photos"][0]["is_ai_made"]


def test_a_published_story_is_labelled_by_a_correction_alone(photo, client):
    story = story_with(photo, "published")
    before = story.current_digest()
    declare(photo, by=the("desk editor"), is_ai_made=True)
    assert stored(story).current_digest() == before
    assert uncleared([story.pk])

    story = stored(story)
    with open_for_correction(story.pk):
        use = story.photo_uses.get()
        use.save()
    story.correct(by=the("chief editor"), note="图片由AI生成，补充标识。")

    page = client.get(f"/articles/{story.pk}/").text
    assert "AI生成" in page
    assert "AI-generated" in client.get(f"/en/articles/{story.pk}/").text


def test_readers_are_told_wherever_the_picture_stands(photo, client):
    declare(photo, by=the("reporter"), is_ai_made=True)
    story = story_with(photo, "published", headline="甲")

    for address in (f"/articles/{story.pk}/", "/photos/", "/photos/feed.rss"):
        assert "AI生成" in client.get(address).text, address


def test_a_photo_that_is_no_machines_carries_no_label(photo, client):
    story = story_with(photo, "published")

    assert "AI生成" not in client.get(f"/articles/{story.pk}/").text
