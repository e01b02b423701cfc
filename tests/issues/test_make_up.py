"""Making up a page: what it is made from, what is stored, and what it does to signatures."""

import itertools

import pytest
from django.core.exceptions import ValidationError

from articles.issues import layout_changes, layouts, making, plain_data
from articles.issues.makeup.layout import Layout
from articles.issues.models import Continuation, IssueEvent, Page, Placement, Sheet
from articles.issues.stand import Stand
from articles.models import Article
from articles.moves import MoveRefused
from tests.factory import add_photo

pytestmark = pytest.mark.django_db

PARAGRAPH = "<p>" + "疲惫时歇歇脚，口渴时喝杯茶。驿站里有充电器，也有热饭的微波炉。" * 5 + "</p>"


@pytest.fixture
def unions(make_issue, make_story, people):
    """Page 2 with a lead and three other stories that fill a good part of it; page 1 with three."""
    sizes = {"工会送清凉到一线": 9, "驿站开到家门口": 6, "车间里的读书会": 5, "一杯茶的温度": 4}
    issue = make_issue()
    for headline, count in {"要闻一则": 9, "要闻二则": 6, "要闻三则": 5}.items():
        issue.pages.get(number=1).place(
            make_story(headline=headline, body=PARAGRAPH * count), by=people.page_editor
        )
    unions = issue.pages.get(number=2)
    for headline, count in sizes.items():
        unions.place(make_story(headline=headline, body=PARAGRAPH * count), by=people.page_editor)
    unions.place(unions.placements.first().article, by=people.page_editor, weight="lead")
    return Page.objects.get(pk=unions.pk)


@pytest.fixture
def by(people):
    return people.page_editor


def order(unions):
    return [each.article.headline for each in unions.placements.select_related("article").in_order()]


def verbs(unions):
    return list(IssueEvent.objects.filter(page_number=unions.number).values_list("verb", flat=True))


# What it is made from


def test_a_body_becomes_paragraphs_headings_and_marked_lists(make_story, unions):
    story = make_story(
        headline="列表",
        dateline="本报讯",
        body="<p>开头。</p><h3>小标题</h3><ul><li><p>一条</p></li></ul><ol><li>甲</li><li>乙</li></ol>"
        "<blockquote><p>引文</p></blockquote>",
    )

    copy = making.copy_of(Placement(page=unions, article=story, weight="brief"))

    texts = [(paragraph.text, paragraph.is_heading) for paragraph in copy.paragraphs]
    assert texts == [
        ("本报讯　开头。", False),
        ("小标题", True),
        ("●一条", False),
        ("1.甲", False),
        ("2.乙", False),
        ("引文", False),
    ]


def test_photos_stand_in_the_order_of_the_text_with_their_focal_points(make_story, unions):
    story = make_story(status="draft")
    last = add_photo(story, caption="末", position=0)
    inline = add_photo(story, caption="中", position=1)
    lead = add_photo(story, caption="首", position=2, placement="lead")
    inline.photo.focal_x = 0.2
    inline.photo.save()
    story.body = f'<p>一</p><figure data-photo="{inline.photo_id}"></figure><p>二</p>'
    story.save()

    copy = making.copy_of(Placement(page=unions, article=Article.objects.get(pk=story.pk), weight="ordinary"))

    assert [picture.id for picture in copy.pictures] == [lead.photo_id, inline.photo_id, last.photo_id]
    assert copy.pictures[1].focal == (0.2, 0.5)
    assert (copy.pictures[1].width, copy.pictures[1].height) == (48, 36)


def test_copies_cost_as_many_queries_for_four_stories_as_for_one(unions, django_assert_max_num_queries):
    for each in Page.objects.all():
        with django_assert_max_num_queries(7):
            assert Stand.of(each).copies()


def test_page_one_leaves_room_for_the_masthead(unions):
    first = unions.issue.pages.get(number=1)

    assert Stand.of(first).geometry.lines < Stand.of(unions).geometry.lines
    assert Stand.of(unions).geometry.column_width == pytest.approx(14 * 9)


def test_a_page_may_have_a_format_of_its_own(unions):
    unions.sheet = Sheet.objects.get(kind="broadsheet")

    assert Stand.of(unions).geometry.columns == 8
    assert Stand.of(unions).geometry.column_width == pytest.approx(13 * 9)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"columns": 6}, "characters"),
        ({"pitch": 8}, "pitch"),
        ({"masthead": 10}, "masthead"),
        ({"masthead": 240}, "height"),
        ({"headline_brief": 60}, "headline_lead"),
    ],
)
def test_a_format_that_cannot_be_says_why(change, field):
    sheet = Sheet.objects.the_papers_own()
    for name, value in change.items():
        setattr(sheet, name, value)

    with pytest.raises(ValidationError) as refused:
        sheet.clean()

    assert field in refused.value.message_dict


def test_the_formats_that_come_with_the_paper_are_sound():
    for sheet in Sheet.objects.all():
        sheet.full_clean()
        sizes = sheet.bounds().headline[:4]
        assert all(lower[2] < higher[0] for higher, lower in itertools.pairwise(sizes))


# What is stored


def test_the_best_layout_is_chosen_and_stored_with_its_rectangles(unions, by):
    row = layouts.make_up(unions, by=by, seen=0)

    assert unions.layout == row
    assert plain_data.plain(plain_data.read(Layout, row.plan)) == row.plan
    assert unions.layouts.count() <= 5
    rects = {each.article_id: each.rect for each in unions.placements.all()}
    assert {story.id for story in row.layout.stories} == set(rects)
    assert all(rect["lines"] > 0 for rect in rects.values())
    assert verbs(unions)[-1] == "make_up"


def test_a_layout_is_part_of_what_is_signed(unions, by):
    unmade = unions.digest()

    row = layouts.make_up(unions, by=by)
    made = unions.digest()

    assert made != unmade
    unions.layouts.filter(pk=row.pk).update(is_chosen=False)
    assert unions.digest() == unmade


def test_another_layout_voids_what_was_signed(unions, by, people, sign):
    unions.issue.start_proofing(by=by)
    row = layouts.make_up(unions, by=by)
    other = unions.layouts.filter(is_chosen=False).first()
    assert row.is_complete
    sign(unions, 2)

    layouts.choose(unions, by=by, layout=other.pk, seen=row.pk)

    assert not unions.signatures.standing().exists()
    assert verbs(unions)[-2:] == ["void_page", "choose_layout"]


def test_a_layout_is_stale_once_its_page_changes(unions, by, people, make_story):
    layouts.make_up(unions, by=by)
    assert not unions.state().is_stale

    unions.place(unions.placements.last().article, by=by, weight="second")

    assert unions.state().is_stale
    unions.issue.start_proofing(by=by)
    with pytest.raises(MoveRefused):
        unions.sign(by=people.proofreader)
    layouts.make_up(unions, by=by)
    unions.sign(by=people.proofreader)


def test_a_text_that_changes_makes_the_layout_stale(unions, by):
    layouts.make_up(unions, by=by)
    article = unions.placements.last().article

    Article.objects.filter(pk=article.pk).update(headline="另一个标题")

    assert unions.state().is_stale


def test_a_page_that_leaves_text_over_is_not_signed(unions, by, people, make_story):
    unions.place(make_story(headline="太长", body=PARAGRAPH * 25), by=by)
    unions.issue.start_proofing(by=by)

    row = layouts.make_up(unions, by=by)

    assert not row.is_complete
    with pytest.raises(MoveRefused):
        unions.sign(by=people.proofreader)


# Who and when


def test_who_saw_another_layout_is_refused(unions, by, people):
    first = layouts.make_up(unions, by=by, seen=0)

    with pytest.raises(MoveRefused):
        layouts.make_up(unions, by=people.chief_editor, seen=0)

    assert unions.layout == first


def test_what_changes_while_the_page_is_solved_is_not_overwritten(unions, by, monkeypatch):
    solve = layouts.solve

    def slow(*args, **kwargs):
        found = solve(*args, **kwargs)
        unions.place(unions.placements.last().article, by=by, weight="brief")
        return found

    monkeypatch.setattr(layouts, "solve", slow)
    with pytest.raises(MoveRefused):
        layouts.make_up(unions, by=by, seen=0)

    assert unions.layout is None


def test_a_signed_issue_is_not_made_up(make_signed_issue, by):
    issue = make_signed_issue()

    with pytest.raises(MoveRefused):
        layouts.make_up(issue.pages.first(), by=by)


def test_only_planners_make_up(unions, people):
    for person in (people.proofreader, people.reporter, people.administrator):
        with pytest.raises(MoveRefused):
            layouts.make_up(unions, by=person)


# Changes, and back


def test_a_pinned_story_keeps_its_rectangle(unions, by):
    row = layouts.make_up(unions, by=by)
    story = row.layout.stories[-1]

    layout_changes.pin(unions, story.id, by=by, seen=row.pk)
    again = layouts.make_up(unions, by=by)

    [kept] = [each for each in again.layout.stories if each.id == story.id]
    assert kept.rect == story.rect
    assert str(story.id) in again.wishes["pins"]
    layout_changes.unpin(unions, story.id, by=by)
    assert unions.layout.wishes["pins"] == {}


def test_who_takes_the_leads_place_becomes_the_lead(unions, by):
    lead, other, *_rest = [each.article_id for each in unions.placements.in_order()]
    layouts.make_up(unions, by=by)

    layout_changes.swap(unions, lead, other, by=by)

    assert [each.article_id for each in unions.placements.in_order()][:2] == [other, lead]
    assert unions.placements.get(article=other).weight == "lead"
    assert not unions.state().is_stale


def test_undo_and_redo_bring_back_layout_order_and_weight(unions, by):
    before = order(unions)
    first = layouts.make_up(unions, by=by)
    lead, other, *_rest = [each.article_id for each in unions.placements.in_order()]
    layout_changes.swap(unions, lead, other, by=by)
    swapped = order(unions)

    unions = Page.objects.get(pk=unions.pk)
    undone = layouts.undo(unions, by=by)

    assert (undone, order(unions)) == (first, before)
    assert not unions.state().is_stale
    layouts.redo(unions, by=by)
    assert order(unions) == swapped
    assert not unions.state().is_stale
    layouts.undo(unions, by=by)
    with pytest.raises(MoveRefused):
        layouts.undo(unions, by=by)


def test_undo_brings_back_what_there_was_to_choose_from(unions, by):
    first = layouts.make_up(unions, by=by)
    beside = unions.layouts.filter(batch=first.batch).count()
    layout_changes.weigh(unions, unions.placements.last().article_id, "brief", by=by)

    layouts.undo(unions, by=by)

    assert unions.layouts.filter(batch=first.batch).count() == beside
    other = unions.layouts.filter(batch=first.batch, is_chosen=False).first()
    assert layouts.choose(unions, by=by, layout=other.pk) == unions.layout


def test_what_was_chosen_long_ago_is_forgotten(unions, by, monkeypatch):
    monkeypatch.setattr(layouts, "KEPT", 3)
    monkeypatch.setattr(layouts, "BATCHES_KEPT", 2)
    for _round in range(5):
        layouts.make_up(unions, by=by)

    assert unions.layouts.filter(was_chosen=True).count() == 3
    assert len({row.batch for row in unions.layouts.filter(was_chosen=False)}) <= 2


def test_undo_puts_a_story_back_that_was_taken_off(unions, by):
    layouts.make_up(unions, by=by)
    story = unions.placements.last().article
    layout_changes.take_off(unions, story.pk, by=by)
    assert not story.placements.exists()

    layouts.undo(unions, by=by)

    assert story.placements.get().page == unions


def test_undo_takes_nothing_off_that_others_have_placed(unions, by, make_story):
    layouts.make_up(unions, by=by)
    layouts.make_up(unions, by=by)
    unions.place(make_story(headline="后到"), by=by)

    layouts.undo(unions, by=by)

    assert "后到" in order(unions)
    assert unions.state().is_stale


# Continued elsewhere


@pytest.fixture
def long_story(unions, by, make_story):
    """A story that the page has no room for, with the page made up."""
    story = make_story(headline="太长", body=PARAGRAPH * 20)
    unions.place(story, by=by)
    layouts.make_up(unions, by=by)
    on_page = {each.id: each for each in unions.layout.layout.stories}
    over = max(on_page.values(), key=lambda each: each.overset_characters)
    return Article.objects.get(pk=over.id)


def test_a_story_goes_on_on_another_page_with_a_line_in_both_places(unions, by, long_story):
    target = unions.issue.pages.get(number=1)
    whole = "".join(paragraph.text for paragraph in making.text_of(long_story))

    layout_changes.continue_on(unions, long_story.pk, 1, by=by)

    [here] = [copy for copy in Stand.of(unions).copies() if copy.id == long_story.pk]
    [there] = [copy for copy in Stand.of(target).copies() if copy.id == long_story.pk]
    assert here.turn == "（下转第1版）"
    assert there.turned == "（上接第2版）"
    both = [paragraph.text for paragraph in (*here.paragraphs, *there.paragraphs)]
    assert "".join(both) == whole
    assert target.state().rests
    assert "continue" in verbs(target)


def test_what_is_continued_is_part_of_the_other_page(unions, by, long_story):
    target = unions.issue.pages.get(number=1)
    layouts.make_up(target, by=by)
    digest = target.digest()

    layout_changes.continue_on(unions, long_story.pk, 1, by=by)

    assert target.digest() != digest
    assert target.state().is_stale
    layouts.undo(unions, by=by)
    assert not Continuation.objects.exists()
    assert target.digest() == digest


def test_a_continuation_goes_with_its_story(unions, by, long_story):
    layout_changes.continue_on(unions, long_story.pk, 1, by=by)

    unions.unplace(long_story, by=by)

    assert not Continuation.objects.exists()
    assert verbs(unions.issue.pages.get(number=1))[-1] == "end_continuation"


def test_a_story_that_is_to_stay_whole_is_not_continued(unions, by, long_story):
    layout_changes.keep_whole(unions, long_story.pk, True, by=by)

    with pytest.raises(MoveRefused):
        layout_changes.continue_on(unions, long_story.pk, 1, by=by)
