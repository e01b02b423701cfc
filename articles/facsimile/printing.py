"""What is to be printed on a page: its layout, what stands around it, and what is left out.

The layout is the one that the editor chose and that was signed; where there is none, or the
stories have changed since, the best that can be made up without asking anybody. Once the issue
is out it is what was printed then, whatever is corrected afterwards.
"""

import hashlib
import json
from dataclasses import dataclass

from articles.facsimile.areas import boxes_of
from articles.facsimile.gone import without
from articles.facsimile.models import Facsimile
from articles.issues import layouts, plain_data
from articles.issues.furniture import furniture_of
from articles.issues.makeup.layout import Layout
from articles.issues.makeup.wishes import Wishes
from articles.issues.making import master_of, sheet_of
from articles.issues.models import Page, PageSignature
from articles.issues.readiness import page_states
from articles.issues.stand import Stand
from articles.issues.typesetting import Sheet
from articles.models import Article, PhotoUse, Status
from articles.moves import MoveRefused
from articles.photos.models import Photo

MAKING = "1"  # to be raised where the same layout shall be drawn anew, also on pages that are out


@dataclass
class Print:
    """A page ready to be set. `layout` is what was printed first, `shown` what of it is left."""

    layout: Layout
    shown: Layout
    sheet: Sheet
    left_out: set
    signed: str
    source: str

    @property
    def boxes(self):
        return boxes_of(self.layout, without=self.left_out)


def print_of(page):
    """The `Print` of a page as it is now; None where its stories do not make a whole page."""
    [state] = page_states(Page.objects.filter(pk=page.pk))
    issue = state.page.issue
    signed = state.digest if issue.is_open else signed_digest(state)
    layout = (None if issue.is_open else printed_layout(page, signed)) or layout_of(state)
    if layout is None:
        return None
    stories, photos = (set(), set()) if issue.is_open else gone_from(page, layout, signed)
    shown = without(layout, stories, photos)
    masters = Photo.objects.in_bulk({picture.id for story in shown.stories for picture in story.pictures})
    page = page_alone(page.pk)
    furniture = furniture_of(page)
    has_rules = sheet_of(page).has_rules
    content = {
        "making": MAKING,
        "layout": plain_data.plain(shown),
        "furniture": plain_data.plain(furniture),
        "photos": {pk: photo.sha256 for pk, photo in sorted(masters.items())},
        "rules": has_rules,
        "left out": sorted(stories),
        **({"withheld": withheld} if (withheld := withheld_from(layout)) else {}),
    }
    return Print(
        layout=layout,
        shown=shown,
        sheet=Sheet(shown, furniture, {pk: master_of(photo) for pk, photo in masters.items()}, has_rules),
        left_out=stories,
        signed=signed,
        source=hashlib.sha256(json.dumps(content, default=str, sort_keys=True).encode()).hexdigest(),
    )


def page_alone(pk):
    """The page read anew: that of a state carries its placements, fetched for something else."""
    return Page.objects.select_related("issue", "editor", "sheet").get(pk=pk)


def signed_digest(state):
    """What the page editor signed; empty where nobody did."""
    signature = state.standing.get(PageSignature.Kind.PAGE_EDITOR)
    return signature.digest if signature else ""


def printed_layout(page, signed):
    """The layout of the file that was made of what was signed, or None."""
    made = page.facsimiles.filter(origin=Facsimile.Origin.MADE, layout__isnull=False, signed=signed)
    former = made.exclude(signed="").order_by("pk").first()
    return plain_data.read(Layout, former.layout) if former else None


def layout_of(state):
    """The chosen layout if all of today's stories stand on it, else the best that can be made."""
    if state.layout and state.layout.is_complete and not state.is_stale:
        return plain_data.read(Layout, state.page.layout.plan)
    stand = Stand.of(page_alone(state.page.pk))
    try:
        found = layouts.solved(stand, stand.stories, Wishes())
    except MoveRefused:
        return None
    best = next((layout for layout in found if layout.is_complete), None)
    # As it will be read again: what is kept is rounded.
    return best and plain_data.read(Layout, plain_data.plain(best))


def withheld_from(layout):
    """The photos of these stories that no reader sees any more, on the page or not: sorted ids."""
    uses = PhotoUse.objects.filter(article__in=[story.id for story in layout.stories])
    return sorted(uses.exclude(photo__withheld_at=None).values_list("photo", flat=True).distinct())


def gone_from(page, layout, signed):
    """What stood on the page when the issue came out and is withdrawn: ids of stories, of photos.

    Once gone, a story stays out of the page, also if it is published again: what would stand
    there then is not what was printed.
    """
    ids = {story.id for story in layout.stories}
    articles = Article.objects.filter(pk__in=ids)
    stories = set(articles.exclude(status=Status.PUBLISHED).values_list("pk", flat=True))
    stories |= ids - set(articles.values_list("pk", flat=True))
    stories |= set(
        articles.filter(left_out_of__page=page, left_out_of__signed=signed).values_list("pk", flat=True)
    )
    uses = set(PhotoUse.objects.shown().filter(article__in=ids).values_list("article", "photo"))
    photos = {
        picture.id
        for story in layout.stories
        for picture in story.pictures
        if (story.id, picture.id) not in uses
    }
    return stories, photos
