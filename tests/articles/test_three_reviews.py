"""Rule 2: three reviews by three people, none of them an author. Superusers too."""

import pytest
from django.db import IntegrityError, transaction

from articles.completeness import missing
from articles.models import Article, Byline, Review
from articles.moves import MoveRefused
from tests import factory
from tests.factory import the


@pytest.fixture
def root(db):
    return factory.make_user("", "root", superuser=True)


def refused(move, **kwargs):
    with pytest.raises(MoveRefused) as caught:
        move(**kwargs)
    return str(caught.value)


# Three people


def test_a_superuser_gives_one_review_of_the_three_and_no_more(root):
    story = factory.make_article("first_review")
    story.pass_review(by=root)

    refused(story.pass_review, by=root)
    story.pass_review(by=the("desk chief"))
    refused(story.sign_off, by=root)
    story.sign_off(by=the("chief editor"))

    assert story.status == "approved"
    assert story.reviews.standing().values("reviewer").distinct().count() == 3


def test_who_has_two_roles_still_gives_one_review(db):
    both = factory.make_user("desk editor")
    both.groups.add(*the("desk chief").groups.all())
    story = factory.make_article("first_review")
    story.pass_review(by=factory.fresh(both))

    refused(story.pass_review, by=factory.fresh(both))

    assert story.status == "second_review"


def test_after_a_sending_back_the_reviews_begin_anew_and_anybody_may_give_one(root):
    story = factory.make_article("first_review")
    story.pass_review(by=root)
    story.send_back(by=the("desk chief"), note="缺数字")
    story.submit(by=story.author)

    assert not story.reviews.standing().exists()
    story.pass_review(by=the("desk editor"))
    story.pass_review(by=root)

    assert story.status == "final_review"


def test_the_database_itself_refuses_a_second_review_by_one_person(db):
    story = factory.make_article("second_review")
    first = story.reviews.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(article=story, stage=2, reviewer=first.reviewer, digest=first.digest)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(article=story, stage=1, reviewer=the("desk chief"), digest=first.digest)


# Nobody's own


@pytest.mark.parametrize(
    ("status", "role"),
    [("first_review", "desk editor"), ("second_review", "desk chief"), ("final_review", "chief editor")],
)
@pytest.mark.parametrize("how", ["filed it", "is named", "is named, a superuser"])
def test_nobody_reviews_a_story_of_their_own(db, status, role, how):
    me = factory.make_user(role, superuser=how.endswith("superuser"))
    author = me if how == "filed it" else the("reporter")
    bylines = [] if how == "filed it" else [factory.make_reporter(user=me)]
    story = factory.make_article(status, author=author, bylines=bylines)
    verb = "sign_off" if status == "final_review" else "pass_review"

    refused(getattr(story, verb), by=me)

    assert verb not in [move.verb for move in story.next_moves(me)]
    assert story not in Article.objects.awaiting_review(me)


def test_the_credit_of_the_responsible_editor_is_no_authorship(db):
    editor = the("desk editor")
    story = factory.make_article("draft")
    story.bylines.create(reporter=factory.person_of(editor), role=Byline.Role.EDITOR, position=9)
    story.submit(by=story.author)

    story.pass_review(by=editor)

    assert story.status == "second_review"


@pytest.mark.parametrize("role", ["reporter", "correspondent", "photographer", "writer_photographer"])
def test_every_other_credit_is(db, role):
    story = factory.make_article("draft")
    story.bylines.create(reporter=factory.person_of(the("desk editor")), role=role, position=9)
    story.submit(by=story.author)

    refused(story.pass_review, by=the("desk editor"))


def test_who_reviewed_a_story_does_not_become_its_author_before_the_next_signature(db):
    story = factory.make_article("final_review")
    byline = story.bylines.create(reporter=factory.person_of(the("desk editor")), position=2)

    sentence = refused(story.sign_off, by=the("chief editor"))
    assert str(the("desk editor")) in sentence

    byline.delete()
    story.sign_off(by=the("chief editor"))
    assert story.status == "approved"


def test_nor_does_publishing_pass_over_a_reviewer_whose_name_was_tied_to_the_byline_later(db):
    person = factory.make_reporter("王伟")
    story = factory.make_article("approved", bylines=[person])
    person.user = the("desk chief")
    person.save()

    refused(story.publish, by=the("chief editor"))
    assert "publish" not in [move.verb for move in story.next_moves(the("chief editor"))]


def test_nor_does_a_correction_name_a_reviewer(db):
    from articles.corrections import open_for_correction

    story = factory.make_article("published")

    with pytest.raises(MoveRefused), transaction.atomic(), open_for_correction(story.pk):
        story.bylines.create(reporter=factory.person_of(the("desk chief")), position=2)
        story.correct(by=the("chief editor"), note="补署名")

    assert story.bylines.count() == 1


def test_an_author_who_is_chief_editor_publishes_what_others_reviewed(db):
    chief = factory.make_user("chief editor")
    story = factory.make_article("approved", author=chief)

    story.publish(by=chief)

    assert story.is_published


# What is missing


def test_submitting_lists_everything_that_is_missing_at_once(db):
    story = Article.objects.create(author=the("reporter"))
    factory.add_photo(story, caption="", credit="")
    factory.add_photo(story, caption=" ", credit="甲 摄")

    with pytest.raises(MoveRefused) as caught:
        story.submit(by=story.author)

    fields = [field for field, sentence in caught.value.problems]
    assert fields == [
        *("headline", "bylines", "photo_uses-0-caption", "photo_uses-0-credit", "photo_uses-1-caption")
    ]
    assert len({sentence for field, sentence in caught.value.problems}) == 5


def test_a_photo_brings_its_own_words_where_its_use_has_none(db):
    story = factory.make_article("draft")
    photo = factory.make_photo(caption="图为驿站一角。", credit="晁小争 摄", alt="一角")

    use = story.photo_uses.create(photo=photo, caption="此处另有说明。")

    assert (use.caption, use.credit, use.alt) == ("此处另有说明。", "晁小争 摄", "一角")
    story.submit(by=story.author)


def test_a_text_of_empty_tags_is_no_text_and_a_source_does_for_a_byline(db):
    story = Article.objects.create(headline="有题", body="<p></p><p> </p>", source="新华社")

    assert [field for field, sentence in missing(story)] == ["body"]


def test_what_was_emptied_during_the_reviews_is_not_signed(db):
    story = factory.make_article("final_review")
    story.headline = ""
    story.save()

    with pytest.raises(MoveRefused) as caught:
        story.sign_off(by=the("chief editor"))

    assert [field for field, sentence in caught.value.problems] == ["headline"]


def test_it_is_the_saved_text_that_must_be_complete(db):
    story = Article.objects.create(author=the("reporter"), source="本报", body="<p>文</p>")
    story.headline = "只写在屏幕上"

    with pytest.raises(MoveRefused):
        story.submit(by=story.author)
