"""Rule 3: what was signed is what is published. A later edit re-opens the reviews after it."""

import pytest

from articles.models import Article, Column
from articles.models.version import digest_of
from articles.moves import MoveRefused
from articles.snapshot import snapshot
from newsroom.districts.models import District, Union
from tests import factory
from tests.factory import the

# Everything that a reader could see of a story, and a way to change it past every form.


def set_text(name):
    def change(story):
        setattr(story, name, "<p>别的话</p>" if name == "body" else "别的话")
        story.save()

    return change


def set_column(story):
    story.column = Column.objects.create(name="时政", slug="shizheng")
    story.save()


def rename_column(story):
    Column.objects.filter(pk=story.column_id).update(name="改了名的栏目")


def add_byline(story):
    story.bylines.create(reporter=factory.make_reporter(), role="correspondent", position=5)


def drop_byline(story):
    story.bylines.first().delete()


def change_role(story):
    byline = story.bylines.first()
    byline.role = "photographer"
    byline.save()


def turn_bylines(story):
    for byline in story.bylines.all():
        byline.position = 9 - byline.position
        byline.save()


def rename_person(story):
    person = story.bylines.first().reporter
    person.name = "另一个名字"
    person.save()


def set_use(name):
    def change(story):
        use = story.photo_uses.first()
        setattr(use, name, "lead" if name == "placement" else "别的话")
        use.save()

    return change


def exchange_file(story):
    photo = story.photo_uses.first().photo
    photo.sha256 = "0" * 64
    photo.save()


def exchange_photo(story):
    use = story.photo_uses.first()
    use.photo = factory.make_photo()
    use.save()


def turn_photos(story):
    for use in story.photo_uses.all():
        use.position = 9 - use.position
        use.save()


CHANGES = {
    **{name: set_text(name) for name in ("kicker", "headline", "subhead", "dateline", "body", "source")},
    "another column": set_column,
    "the column's name": rename_column,
    "a byline more": add_byline,
    "a byline less": drop_byline,
    "a byline's role": change_role,
    "the order of bylines": turn_bylines,
    "a person's name": rename_person,
    "a district": lambda story: story.districts.add(District.objects.get(path="fangshan")),
    "a district less": lambda story: story.districts.clear(),
    "a union": lambda story: story.unions.set(Union.objects.filter(kind="district")[:1]),
    "a tag": lambda story: story.tags.add("新标签"),
    "a tag less": lambda story: story.tags.clear(),
    **{f"a photo's {name}": set_use(name) for name in ("caption", "credit", "alt", "placement")},
    "the file behind a photo": exchange_file,
    "another photo": exchange_photo,
    "a photo more": lambda story: factory.add_photo(story, position=7),
    "a photo less": lambda story: story.photo_uses.first().delete(),
    "the order of photos": turn_photos,
}


@pytest.fixture
def make_full(db):
    """A story with all that there can be in one: two bylines, a tag, places, and two photos."""

    def make_full(status, photos=2):
        story = factory.make_article(
            column=Column.objects.create(name="工会新闻", slug="gonghui"),
            bylines=[factory.person_of(the("reporter")), factory.make_reporter()],
            districts=[District.objects.get(path="fangshan/doudian")],
            unions=[Union.objects.get(kind="municipal")],
            tags=["驿站"],
        )
        for position in range(photos):
            factory.add_photo(story, position=position, alt="一角")
        return factory.bring_to(story, status)

    return make_full


def photos_for(what):
    return 2 if "photo" in what else 0  # they take time


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_after_the_signature_is_not_published(make_full, what):
    story = make_full("approved", photos_for(what))

    CHANGES[what](story)

    assert story.current_digest() != story.signed_digest()
    with pytest.raises(MoveRefused):
        story.publish(by=the("chief editor"))
    assert Article.objects.get(pk=story.pk).status == "approved"


@pytest.mark.parametrize("what", CHANGES)
def test_the_edit_re_opens_the_review_and_only_the_new_signature_publishes_it(make_full, what):
    story = make_full("approved", photos_for(what))
    CHANGES[what](story)

    story.record_edit(by=the("chief editor"))
    assert story.status == "final_review"
    story.sign_off(by=the("chief editor"))
    story.publish(by=the("chief editor"))

    assert story.versions.first().digest == story.signed_digest() == story.current_digest()


@pytest.mark.parametrize(
    "change",
    [
        lambda story: story.save(),
        lambda story: Article.objects.get(pk=story.pk).tags.set(["驿站"]),
        lambda story: (setattr(story, "note", "给编辑看的"), story.save()),
        lambda story: (setattr(story, "desk", factory.make_desk()), story.save()),
        lambda story: story.photo_uses.first().photo.save(),
    ],
    ids=["nothing", "the same tags", "the note", "the desk", "the photo's own record"],
)
def test_what_readers_do_not_see_re_opens_nothing(make_full, change):
    story = make_full("approved", photos=1)

    change(story)
    story.record_edit(by=the("desk editor"))

    assert story.status == "approved"
    story.publish(by=the("chief editor"))


# Which review is open again


@pytest.mark.parametrize(
    ("role", "status", "stages"),
    [
        ("reporter", "first_review", []),
        ("desk editor", "second_review", [1]),
        ("desk chief", "final_review", [1, 2]),
        ("chief editor", "final_review", [1, 2]),
    ],
)
def test_an_edit_after_approval_re_opens_the_reviews_after_the_editors_own(db, role, status, stages):
    story = factory.make_article("approved")
    story.headline = "改题"
    story.save()

    story.record_edit(by=the(role))

    assert story.status == status
    assert list(story.reviews.standing().values_list("stage", flat=True)) == stages
    event = story.events.last()
    assert (event.verb, event.from_status, event.to_status) == ("reopen", "approved", status)


def test_the_review_given_on_this_story_counts_more_than_the_role(db):
    root = factory.make_user("", "root", superuser=True)
    story = factory.make_article("first_review")
    story.pass_review(by=root)
    story.pass_review(by=the("desk chief"))
    story.sign_off(by=the("chief editor"))
    story.headline = "改题"
    story.save()

    story.record_edit(by=root)

    assert story.status == "second_review"


def test_after_an_authors_own_edit_all_three_are_open_whatever_the_authors_role(db):
    chief = factory.make_user("chief editor")
    story = factory.make_article("approved", author=chief)
    story.headline = "改题"
    story.save()

    story.record_edit(by=chief)

    assert story.status == "first_review"
    assert not story.reviews.standing().exists()


def test_a_change_without_a_person_re_opens_all_three(db):
    story = factory.make_article("approved")
    story.headline = "改题"
    story.save()

    story.record_edit(by=None)

    assert story.status == "first_review"


def test_an_edit_during_a_review_stays_in_that_review_and_is_what_is_signed(db):
    story = factory.make_article("second_review")
    story.headline = "复审改的题"
    story.save()
    story.record_edit(by=the("desk chief"))

    story.pass_review(by=the("desk chief"))

    assert story.status == "final_review"
    assert story.reviews.get(stage=2).digest == story.current_digest()
    assert story.reviews.get(stage=1).voided_at is None


def test_an_edit_is_judged_by_what_the_story_is_now_not_by_what_the_editor_loaded(db):
    story = factory.make_article("final_review")
    loaded = Article.objects.get(pk=story.pk)
    story.sign_off(by=the("chief editor"))
    loaded.bylines.create(reporter=factory.make_reporter(), position=4)

    loaded.record_edit(by=the("desk chief"))

    assert loaded.status == "final_review"
    assert Article.objects.get(pk=story.pk).status == "final_review"


# Versions


def test_a_version_is_the_digest_of_its_content_and_each_change_makes_one(make_full):
    story = make_full("draft", photos=1)
    first = story.record_version(by=story.author)
    story.headline = "第二稿"
    story.save()
    second = story.record_edit(by=story.author)
    same = story.record_edit(by=story.author)

    assert (second.number, same) == (first.number + 1, second)
    assert all(version.digest == digest_of(version.content) for version in story.versions.all())
    assert second.content == snapshot(story)


def test_a_text_put_back_is_a_version_of_its_own_and_publishes_under_the_old_signature(db):
    story = factory.make_article("approved")
    signed, headline = story.signed_digest(), story.headline
    for words in ("改了", headline):
        story.headline = words
        story.save()

    story.publish(by=the("chief editor"))

    assert story.is_published
    assert story.current_digest() == signed


def test_the_snapshot_is_of_the_saved_story_not_of_the_screen(db):
    story = factory.make_article("first_review")
    story.headline = "没有存的题"

    story.pass_review(by=the("desk editor"))

    assert story.reviews.get().digest == digest_of(snapshot(Article.objects.get(pk=story.pk)))
    assert "没有存的题" not in str(story.versions.first().content)
