"""What each person may read in the back office, what waits for whom, and what came back."""

import pytest

from articles.models import Article
from newsroom.reporters.roles import ROLES
from tests import factory
from tests.factory import the

# Of the stories of somebody else, without a desk: y is seen, - is not.
TABLE = """
                 draft  first_review  second_review  final_review  approved  published  killed  withdrawn
correspondent    -      -             -              -             -         -          -       -
reporter         -      -             -              -             -         -          -       -
photographer     -      -             -              -             -         -          -       -
desk-editor      -      y             y              y             y         y          y       y
desk-chief       -      y             y              y             y         y          y       y
chief-editor     y      y             y              y             y         y          y       y
proofreader      -      -             -              -             y         y          -       -
page-editor      -      -             -              -             y         y          -       -
administrator    -      -             -              -             -         -          -       -
auditor          y      y             y              y             y         y          y       y
security-administrator -  -           -              -             -         -          -       -
superuser        y      y             y              y             y         y          y       y
nobody           -      -             -              -             -         -          -       -
"""
STATES, *ROWS = [line.split() for line in TABLE.strip().splitlines()]


def seen_by(user):
    return set(Article.objects.visible_to(factory.fresh(user)))


def test_the_table_names_every_role():
    assert [row[0] for row in ROWS[:-2]] == [role.replace(" ", "-") for role in ROLES]


def test_each_role_sees_the_states_of_its_row(db):
    stories = {state: factory.make_article(state) for state in STATES}

    for role, *cells in ROWS:
        if role == "superuser":
            user = factory.make_user(superuser=True)
        else:
            user = factory.make_user("" if role == "nobody" else role.replace("-", " "))
        expected = {stories[state] for state, cell in zip(STATES, cells, strict=True) if cell == "y"}
        assert seen_by(user) == expected, role


@pytest.mark.parametrize("role", ["reporter", "correspondent", "photographer"])
@pytest.mark.parametrize("how", ["filed it", "is named", "is named as editor"])
def test_authors_see_their_own_in_every_state(db, role, how):
    me = factory.make_user(role)
    if how == "filed it":
        fields = {"author": me}
    else:
        fields = {"bylines": [factory.make_reporter(user=me)]}
    stories = {factory.make_article(state, **fields) for state in STATES}
    if how == "is named as editor":
        stories = {factory.make_article("draft")}
        next(iter(stories)).bylines.create(reporter=me.reporter, role="editor", position=3)
        assert next(iter(stories)) in seen_by(me)
    else:
        assert seen_by(me) == stories


def test_a_draft_that_nobody_owns_lies_on_the_desk(db):
    story = Article.objects.create(headline="导入的稿件")

    assert seen_by(factory.make_user("desk editor")) == {story}
    assert seen_by(factory.make_user("reporter")) == set()


def test_a_draft_that_was_sent_back_stays_in_the_desks_sight(db):
    story = factory.make_article("first_review")
    story.send_back(by=the("desk editor"), note="缺数字")

    assert story in seen_by(factory.make_user("desk editor"))


# Desks


@pytest.mark.parametrize("role", ["desk editor", "desk chief"])
def test_who_works_on_a_desk_sees_its_stories_and_those_on_none(db, role):
    me = factory.make_user(role)
    mine, other = factory.make_desk("工会新闻部", me), factory.make_desk("时政部")
    own, free = factory.make_article("first_review", desk=mine), factory.make_article("first_review")
    factory.make_article("first_review", desk=other)

    assert seen_by(me) == {own, free}
    assert len(seen_by(factory.make_user(role))) == 3  # tied to no desk


def test_a_story_of_another_desk_is_neither_reviewed_nor_offered(db):
    from articles.moves import MoveRefused

    me = factory.make_user("desk editor")
    factory.make_desk("工会新闻部", me)
    story = factory.make_article("first_review", desk=factory.make_desk("时政部"))

    assert story.next_moves(me) == []
    with pytest.raises(MoveRefused):
        story.pass_review(by=me)


def test_submitting_brings_a_story_to_the_desk_of_its_column_or_else_of_its_district(db):
    from articles.models import Column
    from newsroom.districts.models import District

    fangshan = District.objects.get(path="fangshan")
    by_column, by_place = factory.make_desk("栏目部"), factory.make_desk("区域部")
    by_place.districts.add(fangshan)
    column = Column.objects.create(name="时政", slug="shizheng", desk=by_column)

    assert factory.make_article("first_review", column=column, districts=[fangshan]).desk == by_column
    story = factory.make_article("first_review", districts=[fangshan])
    assert Article.objects.get(pk=story.pk).desk == by_place
    assert factory.make_article("first_review").desk is None


# Queues


def test_what_waits_for_a_reviewer_is_what_he_or_she_could_review_now(db):
    stories = {state: factory.make_article(state) for state in STATES}
    waiting = {
        "desk editor": {"first_review"},
        "desk chief": {"second_review"},
        "chief editor": {"final_review"},
        "reporter": set(),
        "proofreader": set(),
        "auditor": set(),
    }

    for role, states in waiting.items():
        user = factory.make_user(role)
        found = set(Article.objects.awaiting_review(user))
        assert found == {stories[state] for state in states}, role
        for story in found:
            assert {"pass_review", "sign_off"} & {move.verb for move in story.next_moves(user)}


def test_what_one_wrote_or_has_passed_does_not_wait_for_one(db):
    root = factory.make_user(superuser=True)
    factory.make_article("first_review", author=root)
    passed, free = factory.make_article("first_review"), factory.make_article("first_review")
    passed.pass_review(by=root)

    assert set(Article.objects.awaiting_review(root)) == {free}


def test_sent_back_are_the_drafts_whose_latest_word_is_a_sending_back(db):
    factory.make_article("draft")
    again = factory.make_article("final_review")
    again.send_back(by=the("chief editor"), note="重写")
    again.submit(by=again.author)
    recalled = factory.make_article("first_review")
    recalled.recall(by=recalled.author)
    back = factory.make_article("approved")
    back.send_back(by=the("chief editor"), note="过时")

    assert list(Article.objects.sent_back()) == [back]


def test_the_oldest_change_comes_first_in_a_queue(db):
    first, second = factory.make_article("first_review"), factory.make_article("first_review")
    first.pass_review(by=the("desk editor"))

    assert list(Article.objects.in_review().oldest_change_first()) == [second, first]
