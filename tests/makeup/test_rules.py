"""The hard rules find what is wrong: a good layout is spoilt in each way that they know."""

from dataclasses import replace
from functools import cache

import pytest

from articles.issues.makeup.copy import Weight
from articles.issues.makeup.geometry import Rect, tabloid
from articles.issues.makeup.layout import Line
from articles.issues.makeup.rules import broken
from articles.issues.makeup.solve import solve
from tests.makeup.pages import page


@cache
def good():
    copies, _share = page(19, tabloid())
    return copies, solve(tabloid(), copies, best=1)[0]


def spoilt(change, role=None):
    """The rules broken after a change to the first story that has photos and such a block."""
    copies, layout = good()
    at = next(
        number
        for number, placed in enumerate(layout.stories)
        if placed.pictures and any(block.role == (role or "text") for block in placed.blocks)
    )
    stories = list(layout.stories)
    stories[at] = change(stories[at])
    return {fault.rule for fault in broken(replace(layout, stories=tuple(stories)), copies)}


def with_block(role, change):
    """A change to the first block of a role."""

    def changed(placed):
        at = next(number for number, block in enumerate(placed.blocks) if block.role == role)
        blocks = list(placed.blocks)
        blocks[at] = change(blocks[at])
        return replace(placed, blocks=tuple(blocks))

    return changed


def with_line(change):
    return with_block("text", lambda block: replace(block, lines=(change(block.lines[0]), *block.lines[1:])))


def with_picture(change):
    return lambda placed: replace(placed, pictures=(change(placed.pictures[0]), *placed.pictures[1:]))


def test_a_good_layout_breaks_none():
    copies, layout = good()

    assert broken(layout, copies) == []


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("text_once_in_order", with_block("text", lambda block: replace(block, lines=block.lines[1:]))),
        ("text_once_in_order", with_block("text", lambda block: replace(block, lines=block.lines[:1] + block.lines))),
        ("text_once_in_order", with_line(lambda line: replace(line, text=line.text[:-1]))),
        ("heading_last", with_block("text", lambda block: replace(block, lines=(*block.lines[:-1], replace(block.lines[-1], is_heading=True))))),
        ("headline_kept", with_block("headline", lambda block: replace(block, lines=()))),
        ("reading_order", lambda placed: replace(placed, blocks=placed.blocks[::-1])),
        ("off_grid", with_line(lambda line: replace(line, baseline=line.baseline + 2))),
        ("line_begins", with_block("text", lambda block: replace(block, lines=(block.lines[0], replace(block.lines[1], text="，" + block.lines[1].text), *block.lines[2:])))),
        ("line_outside", with_line(lambda line: replace(line, x=line.x + 30))),
        ("outside_rectangle", with_block("text", lambda block: replace(block, x=block.x - 40))),
        ("outside_rectangle", with_picture(lambda picture: replace(picture, y=picture.y - 900))),
        ("overlap_inside", with_block("headline", lambda block: replace(block, height=block.height + 60))),
        ("distorted", with_picture(lambda picture: replace(picture, width=picture.width * 0.9))),
        ("focal_area", with_picture(lambda picture: replace(picture, crop=(0.0, 0.0, 0.1, 0.1)))),
        ("pictures_once", lambda placed: replace(placed, pictures=())),
        ("overlap", lambda placed: replace(placed, rect=Rect(0, 0, 5, 77))),
        ("outside", lambda placed: replace(placed, rect=Rect(4, 70, 2, 9))),
        ("not_tiled", lambda placed: replace(placed, rect=replace(placed.rect, lines=placed.rect.lines - 1))),
    ],
)  # fmt: skip
def test_what_is_spoilt_is_found(rule, change):
    assert rule in spoilt(change)


def test_a_headline_broken_within_a_word_is_found():
    copies, layout = good()
    copies = [replace(copies[0], headline="职工技能大赛"), *copies[1:]]
    broken_up = tuple(Line(text, 0.0, 0.0) for text in ("职工技", "能大赛"))

    faults = broken(
        replace(
            layout,
            stories=(
                with_block("headline", lambda block: replace(block, lines=broken_up))(layout.stories[0]),
                *layout.stories[1:],
            ),
        ),
        copies,
    )

    assert [fault.found for fault in faults if fault.rule == "word_broken"] == ["工技/能大"]


def test_a_lost_story_is_found():
    copies, layout = good()

    faults = broken(replace(layout, stories=layout.stories[1:]), copies)

    assert "story_once" in {fault.rule for fault in faults}


def test_a_brief_with_a_larger_headline_than_the_lead_is_found():
    copies, layout = good()
    *_, brief = (placed for placed in layout.stories)
    large = with_block("headline", lambda block: replace(block, size=80.0))(brief)

    faults = broken(replace(layout, stories=(*layout.stories[:-1], large)), copies)

    assert "larger_headline" in {fault.rule for fault in faults}


def test_a_story_above_the_lead_is_found():
    copies, layout = good()
    weights = {copies[-1].id: Weight.LEAD, copies[0].id: Weight.BRIEF}

    assert "above_lead" in {fault.rule for fault in broken(layout, copies, weights)}
