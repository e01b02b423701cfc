"""The hard rules hold in the finished PDF, and what is wrong in one is found there."""

import datetime
from dataclasses import replace
from functools import cache

import pytest

from articles.issues.makeup.geometry import tabloid
from articles.issues.makeup.solve import solve
from articles.issues.typesetting import FOLIO, Furniture, Sheet, pdf
from tests.makeup.pages import page
from tests.makeup.printed import broken_in_print, gradient


@cache
def made_up(number=7):
    copies, _share = page(number, tabloid())
    return copies, solve(tabloid(), copies, best=1)[0]


def printed(layout, copies):
    photos = {
        each.id: gradient(each.width, each.height, scale=0.1) for copy in copies for each in copy.pictures
    }
    furniture = Furniture(FOLIO, "工人报", date=datetime.date(2026, 11, 22), page=2, page_name="要闻")
    return pdf([Sheet(layout, furniture, photos)])


def changed(layout, at, **change):
    stories = list(layout.stories)
    stories[at] = replace(stories[at], **change)
    return replace(layout, stories=tuple(stories))


@pytest.mark.parametrize("number", [7, 457])  # 457 has a caption at the height at which its text ends
def test_a_page_of_chance_breaks_no_rule_in_print(number):
    copies, layout = made_up(number)

    assert broken_in_print(printed(layout, copies), layout, copies) == []


def test_what_is_spoilt_in_print_is_found():
    copies, layout = made_up()
    at = next(number for number, placed in enumerate(layout.stories) if placed.pictures)
    placed = layout.stories[at]
    texts = [number for number, block in enumerate(placed.blocks) if block.role == "text"]
    blocks = list(placed.blocks)
    lost = [block for number, block in enumerate(blocks) if number != texts[0]]
    block = blocks[texts[0]]
    moved = [replace(line, x=line.x + 5, baseline=line.baseline + 5) for line in block.lines]
    moved[1] = replace(moved[1], baseline=moved[0].baseline)
    blocks[texts[0]] = replace(block, lines=tuple(moved))
    frame = placed.pictures[0]
    wide = (replace(frame, crop=(0.0, 0.0, 0.3, 1.0)), *placed.pictures[1:])

    spoilt = changed(layout, at, blocks=tuple(lost), pictures=wide)
    rules = {rule for rule, _, _ in broken_in_print(printed(spoilt, copies), layout, copies)}
    assert {"text_once_in_order", "photo_distorted_or_cut"} <= rules

    spoilt = changed(layout, at, blocks=tuple(blocks), pictures=(*placed.pictures, placed.pictures[0]))
    rules = {rule for rule, _, _ in broken_in_print(printed(spoilt, copies), layout, copies)}
    assert {"off_grid", "overlap", "pictures"} <= rules
