"""Rule 9: a published story changes only by `correct`."""

import pytest
from django.db import transaction

from articles.corrections import open_for_correction
from articles.models import Article, Byline, PhotoUse
from articles.moves import MoveRefused
from newsroom.districts.models import District, Union
from tests import factory
from tests.factory import the

TEXTS = ("kicker", "headline", "subhead", "dateline", "body", "source")


@pytest.fixture
def story(db):
    story = factory.make_article(
        bylines=[factory.make_reporter()],
        districts=[District.objects.get(path="fangshan/doudian")],
        unions=[Union.objects.get(kind="municipal")],
        tags=["驿站"],
    )
    factory.add_photo(story)
    return factory.bring_to(story, "published")


def stored(story):
    return Article.objects.get(pk=story.pk)


# What correct() does


def test_a_correction_changes_the_text_and_says_so_in_public(story):
    chief = factory.make_user("chief editor")
    former = story.versions.first()

    event = story.correct(by=chief, note=" 人数应为八处。 ", headline="窦店镇建起九处驿站")

    assert stored(story).headline == "窦店镇建起九处驿站"
    assert stored(story).is_published
    [correction] = story.corrections.all()
    assert (correction.note, correction.by) == ("人数应为八处。", chief)
    assert correction.at is not None
    assert former in story.versions.all()
    assert former.content["headline"] == "窦店镇建起八处暖心驿站"
    assert event.digest == story.signed_digest() == story.current_digest()


def test_it_is_a_final_review_by_whoever_made_it(story):
    chief = factory.make_user("chief editor")

    story.correct(by=chief, note="更正", kicker="新引题")

    standing = story.reviews.standing()
    assert list(standing.order_by("stage").values_list("stage", flat=True)) == [1, 2, 3]
    assert standing.get(stage=3).reviewer == chief
    assert story.reviews.get(reviewer=the("chief editor")).voided_at is not None


def test_it_keeps_the_time_of_publication(story):
    before = story.published_at

    story.correct(by=the("chief editor"), note="更正", kicker="新引题")

    assert stored(story).published_at == before


def test_many_corrections_are_kept_the_latest_first(story):
    for number in range(3):
        story.correct(by=the("chief editor"), note=f"更正{number}", kicker=f"引{number}")

    assert [correction.note for correction in story.corrections.all()] == ["更正2", "更正1", "更正0"]


def test_photos_names_places_and_tags_are_corrected_in_it_too(story):
    with transaction.atomic(), open_for_correction(story.pk):
        story.bylines.create(reporter=factory.make_reporter("刘欣欣"), position=3)
        use = story.photo_uses.get()
        use.caption = "图为改正后的图说。"
        use.save()
        story.tags.add("户外")
        story.districts.clear()
        story.correct(by=the("chief editor"), note="补署名，改图说。")

    content = story.versions.first().content
    assert content["bylines"][-1]["name"] == "刘欣欣"
    assert content["photos"][0]["caption"] == "图为改正后的图说。"
    assert (sorted(content["tags"]), content["districts"]) == (["户外", "驿站"], [])
    assert story.signed_digest() == story.current_digest()


@pytest.mark.parametrize("name", ["status", "published_at", "author", "revision", "heading"])
def test_it_changes_what_readers_see_and_nothing_else(story, name):
    with pytest.raises(TypeError, match=name):
        story.correct(by=the("chief editor"), note="更正", **{name: None})


def test_it_leaves_no_story_without_a_headline(story):
    with pytest.raises(MoveRefused):
        story.correct(by=the("chief editor"), note="更正", headline=" ")

    assert stored(story).headline
    assert not story.corrections.exists()


@pytest.mark.parametrize("role", ["desk editor", "desk chief"])
def test_who_gave_an_earlier_review_does_not_give_the_final_one_by_a_correction(story, role):
    user = the(role)
    user.is_superuser = True
    user.save()

    with pytest.raises(MoveRefused):
        story.correct(by=factory.fresh(user), note="更正", kicker="新")


# Outside of it everything is sealed

SEALED_ACTS = {
    **{name: lambda story, name=name: (setattr(story, name, "改"), story.save()) for name in TEXTS},
    "one field": lambda story: (setattr(story, "body", "改"), story.save(update_fields=["body"])),
    "a byline more": lambda story: story.bylines.create(reporter=factory.make_reporter()),
    "a byline changed": lambda story: story.bylines.get().save(),
    "a byline less": lambda story: story.bylines.get().delete(),
    "all bylines": lambda story: story.bylines.all().delete(),
    "bylines in bulk": lambda story: story.bylines.update(role="editor"),
    "bylines made in bulk": lambda story: Byline.objects.bulk_create(
        [Byline(article=story, reporter=factory.make_reporter())]
    ),
    "bylines changed in bulk": lambda story: Byline.objects.bulk_update(story.bylines.all(), ["role"]),
    "a byline taken to another story": lambda story: take_away(story.bylines.get()),
    "a photo more": lambda story: factory.add_photo(story),
    "a caption": lambda story: story.photo_uses.get().save(update_fields=["caption"]),
    "a photo less": lambda story: story.photo_uses.get().delete(),
    "captions in bulk": lambda story: PhotoUse.objects.filter(article=story).update(caption="改"),
    "captions from the photo's side": lambda story: story.photo_uses.get().photo.uses.update(caption="改"),
    "a photo taken to another story": lambda story: take_away(story.photo_uses.get()),
    "a district more": lambda story: story.districts.add(District.objects.get(path="fangshan")),
    "a district less": lambda story: story.districts.remove(*story.districts.all()),
    "no districts": lambda story: story.districts.clear(),
    "other districts": lambda story: story.districts.set([]),
    "a district from its side": lambda story: District.objects.get(path="fangshan").articles.add(story),
    "no stories in the district": lambda story: story.districts.get().articles.clear(),
    "a union more": lambda story: story.unions.add(Union.objects.filter(kind="district").first()),
    "no unions": lambda story: story.unions.clear(),
    "a union from its side": lambda story: story.unions.get().articles.remove(story),
    "a tag more": lambda story: story.tags.add("新"),
    "a tag less": lambda story: story.tags.remove("驿站"),
    "no tags": lambda story: story.tags.clear(),
    "other tags": lambda story: story.tags.set(["新"]),
}


def take_away(part):
    part.article = factory.make_article()
    part.save()


@pytest.mark.parametrize("what", SEALED_ACTS)
def test_outside_of_a_correction_nothing_changes(story, what):
    before = story.current_digest()

    with pytest.raises(MoveRefused), transaction.atomic():
        SEALED_ACTS[what](story)

    assert story.current_digest() == before


@pytest.mark.parametrize("status", ["withdrawn", "killed"])
def test_what_was_withdrawn_or_killed_is_closed_as_well(db, status):
    story = factory.make_article(status)
    story.headline = "改"

    with pytest.raises(MoveRefused):
        story.save()
    with pytest.raises(MoveRefused):
        story.bylines.create(reporter=factory.make_reporter())
    with pytest.raises(MoveRefused):
        story.tags.add("新")


def test_a_story_opened_for_correction_opens_no_other(story):
    other = factory.make_article("published")

    with open_for_correction(story.pk), pytest.raises(MoveRefused):
        other.bylines.get().delete()


def test_the_note_to_the_desk_can_still_be_written(story):
    story.note = "读者来电"
    story.save(update_fields=["note"])

    assert stored(story).note == "读者来电"


# After it


def test_a_withdrawn_story_needs_all_its_reviews_anew(story):
    story.withdraw(by=the("chief editor"), note="与事实不符")
    story.restore(by=the("chief editor"))

    assert (story.status, story.published_at) == ("draft", None)
    assert not story.reviews.standing().exists()
