"""Rule 1: a state is written by a move alone, and of two who act on one story one is told."""

import ast
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from articles import signals
from articles.models import Article, Status
from articles.moves import MoveRefused, StaleEdit
from tests import factory
from tests.factory import in_hours, the


def refused(act, *args, **kwargs):
    with pytest.raises(MoveRefused) as caught:
        act(*args, **kwargs)
    return caught.value


def stored(story):
    return Article.objects.get(pk=story.pk)


# Not by hand


@pytest.mark.parametrize("status", [status for status in Status.values if status != "draft"])
def test_a_state_set_by_hand_is_not_saved(db, status):
    story = factory.make_article()
    story.status = status

    refused(story.save)

    assert stored(story).status == "draft"


def test_nor_is_a_time_of_publication(db):
    story = factory.make_article("published")
    story.published_at = in_hours(-100)

    refused(story.save, update_fields=["note"])


def test_nor_a_state_that_was_not_loaded(db):
    story = Article.objects.defer("status", "published_at").get(pk=factory.make_article().pk)
    story.status, story.published_at = "published", in_hours(-1)

    refused(story.save)

    assert not Article.objects.published().exists()


@pytest.mark.parametrize("status", [status for status in Status.values if status != "draft"])
def test_a_story_begins_as_a_draft(db, status):
    refused(Article.objects.create, headline="题", status=status, published_at=in_hours(-1))
    refused(Article(headline="题", status=status).save)


def test_a_new_story_does_not_take_the_row_of_another(db):
    story = factory.make_article("published")

    with pytest.raises(IntegrityError), transaction.atomic():
        Article(pk=story.pk, headline="冒名").save()

    assert stored(story).is_published


def test_a_state_that_is_not_in_the_table_is_refused_by_the_database(db):
    story = factory.make_article()

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(status="almost")
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(status="published", published_at=None)


def test_a_story_is_not_deleted(db):
    story = factory.make_article()

    refused(story.delete)


def test_the_program_writes_states_in_the_moves_and_nowhere_else():
    """The one way round the moves is `QuerySet.update()` and its like: nobody takes it."""
    root, doors = Path(__file__).parents[2], {"articles/models/article_moves.py", "articles/publishing.py"}
    found = set()
    for path in [*root.glob("articles/**/*.py"), *root.glob("newsroom/**/*.py")]:
        name = path.relative_to(root).as_posix()
        if "/issues/" not in name and "/migrations/" not in name and writes_a_state(path):
            found.add(name)

    assert found <= doors


def writes_a_state(path: Path):
    """True if it calls update(status=…) or the like, or sets `….status`."""
    columns = {"status", "published_at"}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "update" and columns & {keyword.arg for keyword in node.keywords}:
                return True
            if node.func.attr == "bulk_update" and "status" in ast.unparse(node):
                return True
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Attribute) and target.attr in columns for target in node.targets
        ):
            return True
    return False


# What was seen counts


def test_a_save_on_top_of_a_move_is_refused_and_does_not_undo_it(db):
    story = factory.make_article()
    stored(story).submit(by=story.author)
    story.headline = "改题"

    with pytest.raises(StaleEdit):
        story.save()

    assert stored(story).status == "first_review"


def test_a_save_on_top_of_a_save_is_refused_and_nothing_is_lost(db):
    mine = factory.make_article()
    theirs = stored(mine)
    theirs.headline = "先存的题"
    theirs.save()
    mine.headline = "后存的题"

    with pytest.raises(StaleEdit):
        mine.save()

    assert (stored(mine).headline, mine.headline) == ("先存的题", "后存的题")


def test_a_move_on_a_text_that_was_saved_since_is_refused(db):
    seen = factory.make_article("first_review")
    other = stored(seen)
    other.body = "<p>换了正文。</p>"
    other.save()

    with pytest.raises(StaleEdit):
        seen.pass_review(by=the("desk editor"))

    assert stored(seen).status == "first_review"


def test_who_comes_second_is_told_who_was_first_and_what_it_is_now(db):
    story = factory.make_article("first_review")
    mine = stored(story)
    story.pass_review(by=the("desk editor"))

    sentence = str(refused(mine.pass_review, by=factory.make_user("desk editor")))

    assert str(the("desk editor")) in sentence
    assert story.get_status_display() in sentence


def test_a_full_save_never_brings_back_an_old_time_of_publication(db):
    from articles.corrections import open_for_correction

    story = factory.make_article("published", at=in_hours(2))
    mine = stored(story)
    story.unschedule(by=the("chief editor"))
    story.publish(by=the("chief editor"), at=in_hours(9))

    with open_for_correction(mine.pk):
        mine.save()

    assert stored(story).published_at == story.published_at


# Whole or not at all


@pytest.fixture
def object_above():
    """Has a listener refuse every move from now on, as an upper app's may."""

    def fail(sender, event, **kwargs):
        raise MoveRefused(f"not {event.verb}")

    yield lambda: signals.moved.connect(fail, weak=False, dispatch_uid="fault")
    signals.moved.disconnect(dispatch_uid="fault")


def test_a_refusal_from_above_undoes_all_of_a_move(db, object_above):
    story = factory.make_article("final_review")
    before = (story.events.count(), story.reviews.count(), story.versions.count())
    object_above()

    refused(story.sign_off, by=the("chief editor"))

    assert (story.events.count(), story.reviews.count(), story.versions.count()) == before
    assert stored(story).status == story.status == "final_review"
    story.save()


def test_a_refused_correction_leaves_the_instance_usable(db):
    story = factory.make_article("published")

    refused(story.correct, by=the("chief editor"), note="更正", headline="")
    story.correct(by=the("chief editor"), note="更正", headline="对的题")

    assert stored(story).headline == "对的题"
    assert story.corrections.count() == 1
