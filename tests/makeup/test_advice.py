"""What helps a page that is too full, and a story parted for another page."""

import random
from dataclasses import replace

import pytest

from articles.issues.makeup.advice import Help, advice
from articles.issues.makeup.copy import Copy, Paragraph, Weight
from articles.issues.makeup.geometry import tabloid
from articles.issues.makeup.solve import solve
from articles.issues.makeup.turning import split, split_near
from articles.issues.makeup.wishes import Wishes
from tests.makeup.pages import story


def too_full():
    chance = random.Random(7)
    weights = [Weight.LEAD, Weight.SECOND, *[Weight.ORDINARY] * 4, Weight.BRIEF]
    return [story(chance, id_, weight, 560, id_ % 2) for id_, weight in enumerate(weights, 1)]


def test_a_full_page_is_said_to_be_too_full_in_lines_and_characters():
    copies = too_full()
    layout = solve(tabloid(), copies, best=1)[0]

    found = advice(layout, copies)

    cut = next(each for each in found if each.kind == Help.CUT)
    placed = next(placed for placed in layout.stories if placed.id == cut.story)
    assert (cut.lines, cut.characters) == (placed.overset_lines, placed.overset_characters)
    assert cut.lines > 0


def test_the_page_is_complete_after_the_story_named_is_taken_off():
    copies = too_full()
    layout = solve(tabloid(), copies, best=1)[0]

    off = next(each for each in advice(layout, copies) if each.kind == Help.TAKE_OFF)

    rest = [copy for copy in copies if copy.id != off.story]
    assert solve(tabloid(), rest, best=1)[0].is_complete


def test_the_page_is_complete_after_the_stories_are_turned_where_advised():
    copies = too_full()
    layout = solve(tabloid(), copies, best=1)[0]

    turns = {each.story: each for each in advice(layout, copies) if each.kind == Help.TURN}

    shorter = [
        split(copy, turns[copy.id].at, "下转第4版", "上接第1版")[0] if copy.id in turns else copy
        for copy in copies
    ]
    assert solve(tabloid(), shorter, best=1)[0].is_complete


def test_a_story_that_must_stay_whole_is_not_turned():
    copies = too_full()
    layout = solve(tabloid(), copies, best=1)[0]

    found = advice(layout, copies, Wishes(unbroken=frozenset(copy.id for copy in copies)))

    assert not [each for each in found if each.kind == Help.TURN]


def test_a_complete_page_needs_no_advice():
    copies = too_full()[:3]
    layout = solve(tabloid(), copies, best=1)[0]

    assert advice(layout, copies) == []


def test_a_story_is_parted_at_the_end_of_a_sentence():
    copy = Copy(
        1, Weight.LEAD, "头条", (Paragraph("一" * 70 + "。" + "二" * 30), Paragraph("三" * 120 + "。"))
    )

    assert split_near(copy, 90) == 71
    assert split_near(copy, 30) is None


def test_both_parts_of_a_story_have_all_of_its_text_and_say_where_it_goes_on():
    copy = Copy(
        1,
        Weight.LEAD,
        "头条",
        (Paragraph("一" * 100), Paragraph("小标题", is_heading=True), Paragraph("二" * 100)),
        byline="本报记者",
    )

    here, there = split(copy, 103, "下转第4版", "上接第1版", weight=Weight.BRIEF)

    assert [paragraph.text for paragraph in here.paragraphs] == ["一" * 100]
    assert [paragraph.text for paragraph in there.paragraphs] == ["小标题", "二" * 100]
    assert (here.turn, there.turned, there.weight, there.byline) == (
        "下转第4版",
        "上接第1版",
        Weight.BRIEF,
        "",
    )


def test_nothing_is_parted_off():
    with pytest.raises(ValueError, match="nothing to turn"):
        split(Copy(1, Weight.LEAD, "头条", (Paragraph("一" * 100),)), 100, "下转", "上接")


def test_characters_that_no_font_has_are_named_on_a_page_that_is_complete_too():
    first, *rest = too_full()[:3]
    copies = [replace(first, headline=first.headline + "🦄"), *rest]
    layout = solve(tabloid(), copies, best=1)[0]

    found = [each for each in advice(layout, copies) if each.kind == Help.REPLACE]

    assert layout.is_complete
    assert [(each.story, each.text) for each in found] == [(1, "🦄")]
