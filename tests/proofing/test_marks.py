"""Marks on a page: where they stand, who settles them, and what they keep from happening."""

import pytest
from django.db import IntegrityError, transaction

from articles.moves import MoveRefused
from articles.proofing import marking
from articles.proofing.desk import Desk
from articles.proofing.models import ProofMark
from articles.proofing.places import Place
from tests.factory import fresh, make_user, the

pytestmark = pytest.mark.django_db


def mark(page, note="错字", place=None, by="proofreader"):
    return marking.mark(page, by=the(by), note=note, place=place or Place(), stage=page.next_signature())


def settle(mark, by="page editor", outcome="mended", answer="", **options):
    return marking.settle(mark, by=the(by), outcome=outcome, answer=answer, **options)


def test_marks_are_numbered_on_their_page_and_know_their_stage(make_page, sign):
    page, other = make_page(), make_page(1)
    first, elsewhere = mark(page), mark(other)
    settle(first)
    sign(page)
    second = mark(page)

    assert [(each.number, each.stage) for each in (first, second)] == [(1, "proof1"), (2, "proof2")]
    assert elsewhere.number == 1


def test_an_open_mark_keeps_the_page_from_being_signed_until_it_is_settled(make_page, sign):
    page = make_page()
    found = mark(page)

    with pytest.raises(MoveRefused) as refusal:
        page.sign(by=the("proofreader"))
    assert [thing for thing, _ in refusal.value.problems] == [page]

    settle(found)
    sign(page)
    assert page.next_signature() == "proof2"


def test_a_mark_after_the_last_signature_stops_the_press(make_page, sign):
    page = make_page()
    sign(page, 4)
    page.issue.refresh_from_db()
    page.issue.sign_off(by=the("chief editor"))
    found = mark(page)

    with pytest.raises(MoveRefused):
        page.issue.publish(by=the("chief editor"))

    settle(found, outcome="left", answer="原文如此")
    page.issue.publish(by=the("chief editor"))


@pytest.mark.parametrize("role", ["reporter", "desk editor", "photographer", "administrator", "auditor"])
def test_who_neither_reads_nor_signs_pages_marks_none(make_page, role):
    with pytest.raises(MoveRefused):
        mark(make_page(), by=role)


def test_marks_are_made_in_proof_only(make_page, sign):
    page = make_page()
    sign(page, 4)
    page.issue.refresh_from_db()
    page.issue.sign_off(by=the("chief editor"))
    page.issue.publish(by=the("chief editor"))

    with pytest.raises(MoveRefused):
        mark(page)


@pytest.mark.parametrize("note", ["", "   ", "长" * 501])
def test_a_mark_says_something_and_not_too_much(make_page, note):
    with pytest.raises(MoveRefused):
        mark(make_page(), note)


def test_what_stays_as_it_is_needs_a_reason(make_page):
    found = mark(make_page())

    with pytest.raises(MoveRefused):
        settle(found, outcome="left")
    with pytest.raises(MoveRefused):
        settle(found, outcome="forgotten")
    settle(found, outcome="left", answer="引文如此")

    assert (found.outcome, found.answer, found.settled_by) == ("left", "引文如此", the("page editor"))


def test_a_mark_on_a_story_is_settled_by_an_editor_who_reads_it(make_page):
    page = make_page()
    story = page.placements.first().article
    on_story, on_page = mark(page, place=Place(story.pk)), mark(page)

    with pytest.raises(MoveRefused):
        settle(on_story, by="reporter", readable={story.pk})
    with pytest.raises(MoveRefused):
        settle(on_story, by="desk editor", readable=set())
    with pytest.raises(MoveRefused):
        settle(on_page, by="desk editor", readable={story.pk})
    settle(on_story, by="desk editor", readable={story.pk})


def test_only_its_maker_takes_a_mark_back(make_page):
    found = mark(make_page())

    with pytest.raises(MoveRefused):
        settle(found, by="page editor", outcome="taken_back")
    settle(found, by="proofreader", outcome="taken_back")

    assert not found.is_open


def test_of_two_who_settle_a_mark_one_is_told_of_the_other(make_page):
    found = mark(make_page())
    same = ProofMark.objects.get()
    settle(found)

    with pytest.raises(MoveRefused, match="page-editor"):
        settle(same, by="chief editor", outcome="left", answer="不改")

    assert ProofMark.objects.get().outcome == "mended"


def test_the_database_holds_no_half_settled_mark_and_none_beside_the_page(make_page):
    found = mark(make_page())

    for change in (
        {"outcome": "mended"},
        {"settled_by": the("page editor")},
        {"x": 1.5, "y": 0.5},
        {"x": 0.5},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProofMark.objects.filter(pk=found.pk).update(**change)


def test_the_pages_editor_is_told_and_nobody_of_a_mark_of_their_own(make_page):
    page = make_page()
    mark(page, "此处漏字")
    mark(page, by="page editor")

    [notice] = the("page editor").notices.all()
    assert notice.kind == "marked"
    assert "此处漏字" in notice.text
    assert notice.link.endswith("#mark-1")


# Where they stand


def test_a_place_on_the_picture_is_known_by_story_paragraph_and_words(make_page):
    page = make_page(3, made_up=True)
    desk = Desk(the("proofreader"), page.issue_id, 1)
    story = desk.setting.layout.stories[0]
    block = next(block for block in story.blocks if block.role == "text")
    line = block.lines[2]
    x = (line.x + 20) / desk.setting.width
    y = (line.baseline - 3) / desk.setting.height

    place = desk.place_at(x, y)
    found = mark(page, place=place)

    assert (place.story, place.paragraph, place.quote) == (story.id, line.paragraph, line.text)
    [row] = Desk(the("proofreader"), page.issue_id, 1).marks
    assert (row.mark, row.spot) == (found, (x, y))


def test_on_another_layout_a_mark_stands_at_its_paragraph(make_page):
    from articles.issues import layouts

    page = make_page(3, made_up=True)
    desk = Desk(the("proofreader"), page.issue_id, 1)
    area = next(area for area in desk.setting.areas if area.paragraph == 1)
    place = desk.place_at((area.x + 5) / desk.setting.width, (area.y + 5) / desk.setting.height)
    assert place.paragraph == 1
    mark(page, place=place)
    other = page.layouts.filter(is_chosen=False).first()
    layouts.choose(page, by=the("page editor"), layout=other.pk)

    desk = Desk(the("proofreader"), page.issue_id, 1)
    [row] = desk.marks

    assert row.spot != (place.x, place.y)
    assert desk.place_at(row.spot[0] + 0.001, row.spot[1]).story == place.story


def test_every_paragraph_of_the_text_can_be_named(make_page):
    desk = Desk(the("proofreader"), make_page().issue_id, 1)
    [(_name, options), *_others] = desk.places
    story = desk.proofs[0]

    assert len(options) == 1 + len(story.paragraphs)
    assert desk.place_named(options[2][0]).paragraph == 1
    assert desk.place_named("") == Place()
    for nonsense in ("0", "99999", f"{story.article.pk}.99", "x", f"{story.article.pk}.-1"):
        assert desk.place_named(nonsense) is None


def test_readers_of_one_story_see_its_marks_alone(make_page):
    page = make_page()
    first, second = (placement.article for placement in page.placements.in_order())
    second.author = make_user("reporter")
    type(second).objects.filter(pk=second.pk).update(author=second.author)
    second.bylines.all().delete()
    for story in (first, second):
        mark(page, place=Place(story.pk))
    mark(page)

    author = fresh(first.author)

    assert [row.mark.story for row in Desk(author, page.issue_id, 1).marks] == [first]
    assert len(Desk(the("auditor"), page.issue_id, 1).marks) == 3
