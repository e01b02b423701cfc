"""Whom one may mention: those who may read the story, and nobody else."""

import pytest

from articles.models import Article
from articles.reviewing.readers import mentioned_in, readers_of
from newsroom.reporters.models import User
from newsroom.reporters.roles import ROLES
from tests.factory import fresh, make_article, make_desk, make_user, person_of, the

pytestmark = pytest.mark.django_db
STATES = ("draft", "first_review", "second_review", "final_review", "approved", "published", "killed")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("on_desk", [True, False])
def test_readers_are_those_to_whom_the_story_is_visible(state, on_desk):
    desk = make_desk()
    for role in ROLES:
        make_user(role, desks=[desk])
        make_user(role, desks=[make_desk()])
        make_user(role)
    make_user(superuser=True)
    make_user("chief editor", is_active=False)
    make_user("chief editor", is_staff=False)
    story = make_article(state, desk=desk if on_desk else None)
    if not on_desk:
        Article._base_manager.filter(pk=story.pk).update(desk=None)
        story.refresh_from_db()
    co_author = make_user("correspondent")
    if state not in ("published", "killed"):
        story.bylines.create(reporter=person_of(co_author), role="correspondent", position=5)

    found = {user.pk for user in readers_of(story)}

    staff = User.objects.filter(is_active=True, is_staff=True)
    assert found == {user.pk for user in staff if story.is_visible_to(fresh(user))}


def test_an_imported_draft_without_an_author_is_for_the_desk():
    story = make_article("draft")
    Article._base_manager.filter(pk=story.pk).update(author=None)
    story.refresh_from_db()
    editor = make_user("desk editor")

    assert editor in readers_of(story)
    assert story.is_visible_to(fresh(editor))


def test_the_longest_name_behind_an_at_is_meant():
    short, long = make_user(name="周砚"), make_user(name="周砚秋")
    people = [short, long]

    assert mentioned_in("@周砚秋 看一下", people) == [long]
    assert mentioned_in("＠周砚，看一下", people) == [short]
    assert mentioned_in("周砚秋看一下", people) == []
    assert mentioned_in(f"@{short.username} 与@周砚秋", people) == [short, long]


def test_who_may_not_read_it_is_not_mentioned():
    story = make_article("first_review")
    stranger = make_user("correspondent", name="路人甲")

    assert stranger not in readers_of(story)
    assert mentioned_in("@路人甲", readers_of(story)) == []
    assert mentioned_in(f"@{the('chief editor')}", readers_of(story)) == [the("chief editor")]
