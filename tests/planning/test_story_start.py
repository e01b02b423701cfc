"""From an assignment a story starts with everything filled in."""

import pytest
from django.utils import translation

from articles.moves import MoveRefused
from articles.planning.states import State
from newsroom.districts.models import District, Union
from tests.factory import fresh, make_desk
from tests.planning.making import fetched, make_assignment, make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(desk):
    from articles.models import Column

    column = Column.objects.create(name="职工故事", slug="gushi", desk=make_desk("专副刊部"))
    assignment = make_assignment(
        "骑手驿站过冬",
        brief="问清热水由谁出钱。",
        people=[desk.writer, desk.local],
        districts=[District.objects.get(path="fangshan/doudian")],
        unions=[Union.objects.get(kind="municipal")],
        column=column,
        address="八里庄驿站",
        characters=1800,
        pictures=3,
    )
    assignment.assign(desk.camera, by=desk.desk_editor, task="photos")
    assignment.accept(by=desk.photographer)
    assignment.accept(by=desk.reporter)
    return assignment


def test_everything_that_is_known_stands_in_the_draft(planned, desk):
    article = planned.start_story(by=desk.reporter)

    assert article.author == desk.reporter
    assert article.status == "draft"
    assert article.column == planned.column
    assert article.desk == planned.column.desk
    assert list(article.districts.all()) == list(planned.districts.all())
    assert list(article.unions.all()) == list(planned.unions.all())
    assert article.dateline == "本报讯"
    for word in ("骑手驿站过冬", "问清热水由谁出钱。", "八里庄驿站", "1800字", "3幅"):
        assert word in article.note
    assert [(byline.reporter.name, byline.role) for byline in article.bylines.all()] == [
        ("周砚", "reporter"),
        ("郎墨", "photographer"),
    ]
    assert article.versions.count() == 1
    assert article.headline == ""


def test_the_draft_is_chinese_though_the_person_reads_english(planned, desk):
    with translation.override("en"):
        article = planned.start_story(by=desk.reporter)

    assert article.dateline == "本报讯"
    assert "截稿" in article.note


def test_who_does_text_and_pictures_is_named_once(desk):
    assignment = make_assignment(accepted=[desk.writer])
    assignment.assign(desk.writer, by=desk.desk_editor, task="photos")
    assignment.accept(by=desk.reporter)

    article = assignment.start_story(by=desk.reporter)

    assert [byline.role for byline in article.bylines.all()] == ["writer_photographer"]


def test_beginning_is_accepting(planned, desk):
    article = planned.start_story(by=desk.correspondent)

    assert planned.assignees.get(reporter=desk.local).is_accepted
    assert article.bylines.get(reporter=desk.local).role == "correspondent"


def test_two_clicks_begin_one_story_and_two_people_begin_two(planned, desk):
    first = planned.start_story(by=desk.reporter)
    again = planned.start_story(by=desk.reporter)
    other = planned.start_story(by=desk.photographer)

    assert first == again
    assert other != first
    assert fetched(planned).state == State.WRITING


def test_strangers_begin_nothing(planned, desk):
    planned.release(desk.local, by=desk.desk_editor)

    for user in (desk.correspondent, desk.page_editor, desk.auditor):
        with pytest.raises(MoveRefused):
            planned.start_story(by=fresh(user))


def test_a_call_starts_a_story_from_where_the_correspondent_works(desk):
    desk.local.union = Union.objects.exclude(district=None).filter(kind="district").first()
    desk.local.save()
    call = make_call()

    article = call.start_story(by=fresh(desk.correspondent))

    assert article.unions.get() == desk.local.union
    assert article.districts.get() == desk.local.union.district
    assert article.bylines.get().role == "correspondent"
    assert "我身边的师傅" in article.note
    assert call.stories.get().article == article


def test_an_untouched_draft_for_a_call_is_used_again_and_a_written_one_is_not(desk):
    call = make_call()
    article = call.start_story(by=desk.correspondent)
    assert call.start_story(by=desk.correspondent) == article

    article.headline = "师傅的卷尺"
    article.save()

    assert call.start_story(by=desk.correspondent) != article
