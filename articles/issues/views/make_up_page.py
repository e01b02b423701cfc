"""What the make-up screen shows of a page: its layouts, its stories, and what may be done."""

from django.urls import reverse
from django.utils.http import urlencode

from articles.issues import layouts, wishing
from articles.issues.makeup.advice import Help, advice, without_glyph
from articles.issues.models import Placement
from articles.issues.stand import Stand
from articles.issues.views.make_up_drawing import box_of, drawing_of
from articles.issues.views.make_up_words import costs_of, overset_sentence, unprinted_sentence

WORDS_AT_THE_CUT = 16  # characters by which the place in the text is found again


def context_of(page, user):
    """For make_up.html and _make_up.html: about 12 queries, however many stories and layouts."""
    stand, chosen = Stand.of(page), page.layout
    issue = page.issue
    may_plan = user.has_perm("issues.plan_issue")
    pages = list(issue.pages.order_by("number"))
    layout = chosen.layout if chosen else None
    wishes = wishing.read(chosen.wishes if chosen else {})
    is_stale = bool(chosen) and chosen.made_from != stand.made_from
    return {
        "issue": issue,
        "page": page,
        "all_pages": pages,
        "chosen": chosen,
        "seen": chosen.pk if chosen else 0,
        "drawing": drawing_of(layout) if layout else None,
        "geometry": stand.geometry,
        "grid": grid_of(stand.geometry),
        "fill": round(100 * layout.fill, 1) if layout else None,
        "costs": costs_of(layout) if layout else [],
        "choices": choices_of(page, chosen) if chosen and not is_stale else [],
        "stories": stories_of(stand, layout, wishes, pages),
        "take_off": to_take_off(stand, layout) if layout and not is_stale else None,
        "is_stale": is_stale,
        "is_complete": bool(chosen) and chosen.is_complete,
        "has_stories": bool(stand.placements or stand.continuations),
        "may_undo": bool(chosen) and chosen.former_id is not None,
        "may_redo": layouts.following_of(chosen) is not None,
        "may_change": may_plan and issue.is_editable,
        "may_plan": may_plan,
        "signature_count": page.signatures.standing().count(),
        "weights": Placement.Weight.choices,
        "step_address": reverse("admin:issues_issue_make_up_steps", args=[issue.pk, page.number]),
        "here": "make_up",
    }


def to_take_off(stand, layout):
    """The story without which all others have room, as a dict of id and headline; or None."""
    own = {placement.article_id: placement.article for placement in stand.placements}
    for each in advice(layout, stand.copies()):
        if each.kind == Help.TAKE_OFF and each.story in own:
            return {"id": each.story, "headline": str(own[each.story])}
    return None


def grid_of(geometry):
    """The grid for the script that drags edges: x of each column, width, first line, pitch, lines."""
    columns = [f"{geometry.x(column):.2f}" for column in range(geometry.columns)]
    return {
        "columns": " ".join(columns),
        "width": f"{geometry.column_width:.2f}",
        "top": f"{geometry.top:.2f}",
        "pitch": f"{geometry.pitch:.2f}",
        "lines": geometry.lines,
    }


def choices_of(page, chosen):
    return [
        {
            "row": row,
            "number": row.rank + 1,
            "drawing": drawing_of(row.layout),
            "cost": round(row.layout.cost, 1),
            "is_chosen": row.pk == chosen.pk,
        }
        for row in layouts.side_by_side(page, chosen)
    ]


def stories_of(stand, layout, wishes, pages):
    """The stories of the page in order: dicts of what stands of each, and what may be done with it."""
    placed = {story.id: story for story in layout.stories} if layout else {}
    entries = [(placement, None) for placement in stand.placements]
    entries += [(rest.placement, rest) for rest in stand.continuations]
    unprinted = without_glyph([*stand.whole.values(), *stand.rests])
    return [
        entry_of(number, placement, rest, placed.get(placement.article_id), wishes, stand, pages)
        | {"unprinted": unprinted_sentence(unprinted.get(placement.article_id, ""))}
        for number, (placement, rest) in enumerate(entries, 1)
    ]


def entry_of(number, placement, rest, on_page, wishes, stand, pages):
    article, pk = placement.article, placement.article_id
    cut = None if rest else next(story["cut"] for story in stand.stories if story["id"] == pk)
    return {
        "number": number,
        "id": pk,
        "article": article,
        "weight": rest.weight if rest else placement.weight,
        "weight_label": (rest or placement).get_weight_display(),
        "rest": rest,
        "cut": cut,
        "not_printed": not_printed(stand, pk, cut),
        "rect": on_page.rect if on_page else None,
        "box": box_of(on_page.rect, stand.geometry) if on_page else None,
        "is_pinned": pk in wishes.pins,
        "is_whole": pk in wishes.unbroken,
        "is_boxed": pk in wishes.boxed,
        "is_overset": bool(on_page and (on_page.overset_lines or on_page.overset_characters)),
        "overset": overset_sentence(on_page.overset_lines, on_page.overset_characters) if on_page else "",
        "cut_address": cut_address(article, stand, rest, on_page),
        "targets": [] if rest else [page for page in pages if page.pk != placement.page_id],
    }


def not_printed(stand, pk, cut):
    """How many characters of a story were cut for print."""
    if not cut or cut["page"]:
        return 0
    return sum(len(paragraph.text) for paragraph in stand.whole[pk].paragraphs) - cut["characters"]


def cut_address(article, stand, rest, on_page):
    """Where the story is opened at the last words that have room."""
    address = reverse("admin:articles_article_change", args=[article.pk])
    if not on_page or not on_page.overset_characters:
        return address
    copy = next(copy for copy in stand.rests if copy.id == article.pk) if rest else stand.copy(article.pk)
    end = sum(len(paragraph.text) for paragraph in copy.paragraphs) - on_page.overset_characters
    words = ""
    for paragraph in copy.paragraphs:
        if len(paragraph.text) >= end > 0:
            words = paragraph.text[max(end - WORDS_AT_THE_CUT, 0) : end]
            break
        end -= len(paragraph.text)
    return f"{address}#{urlencode({'cut': words})}" if words else address
