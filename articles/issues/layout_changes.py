"""What an editor changes on a page that was made up; everything else is solved again around it.

Each verb is one step that can be undone; see `layouts` for `by`, `seen` and what is refused.
"""

from dataclasses import replace

from django.utils.translation import gettext as _

from articles.issues import wishing
from articles.issues.layouts import make_up, redraw
from articles.issues.makeup.geometry import Rect
from articles.issues.makeup.turning import split_near
from articles.issues.stand import Stand
from articles.moves import MoveRefused

LEAD = "lead"


def pin(page, story, *, by, seen=None):
    """The story keeps the rectangle that it has."""
    rect = placed(page, story).rect
    return make_up(page, by=by, seen=seen, wishes=lambda wishes: wishing.pinned(wishes, story, rect))


def unpin(page, story, *, by, seen=None):
    return make_up(page, by=by, seen=seen, wishes=lambda wishes: wishing.unpinned(wishes, story))


def draw(page, story, rect, *, by, seen=None):
    """The story gets this rectangle, in columns and lines: an edge was dragged. It is pinned there."""
    placed(page, story)
    geometry = page.layout.layout.geometry
    inside = Rect(0, 0, geometry.columns, geometry.lines)
    if min(rect.column, rect.line) < 0 or rect.right > inside.right or rect.bottom > inside.bottom:
        raise MoveRefused(_("This rectangle leaves the type area."))
    if rect.columns < 1 or rect.lines < 1:
        raise MoveRefused(_("This rectangle has no room for anything."))
    return make_up(page, by=by, seen=seen, wishes=lambda wishes: wishing.pinned(wishes, story, rect))


def swap(page, story, other, *, by, seen=None):
    """Two stories change places. Who takes the lead's place becomes the lead."""

    def change(stories):
        places = {each["id"]: index for index, each in enumerate(stories)}
        if story not in places or other not in places or story == other:
            raise MoveRefused(_("Choose two stories of this page."))
        stories = list(stories)
        one, two = places[story], places[other]
        if LEAD in (stories[one]["weight"], stories[two]["weight"]):
            weights = stories[one]["weight"], stories[two]["weight"]
            stories[one] = {**stories[one], "weight": weights[1]}
            stories[two] = {**stories[two], "weight": weights[0]}
        stories[one], stories[two] = stories[two], stories[one]
        return stories

    return make_up(
        page,
        by=by,
        seen=seen,
        stories=change,
        wishes=lambda wishes: wishing.swapped(wishes, story, other),
        note="⇄",
    )


def weigh(page, story, weight, *, by, seen=None):
    """The story counts more or less than before."""
    return make_up(page, by=by, seen=seen, stories=changed(story, weight=weight))


def keep_whole(page, story, is_whole, *, by, seen=None):
    """The story may not be continued elsewhere, or may again."""
    return make_up(page, by=by, seen=seen, wishes=lambda wishes: wishing.kept_whole(wishes, story, is_whole))


def box(page, story, is_boxed, *, by, seen=None):
    """The story gets a frame (框), or is one among others again. Nothing moves by it."""
    placed(page, story)
    return redraw(
        page,
        with_frames,
        by=by,
        seen=seen,
        wishes=lambda wishes: wishing.boxed(wishes, story, is_boxed),
        verb="box_story" if is_boxed else "unbox_story",
    )


def with_frames(layout, wishes):
    stories = (replace(story, is_boxed=story.id in wishes.boxed) for story in layout.stories)
    return replace(layout, stories=tuple(stories))


def take_off(page, story, *, by, seen=None):
    """The story goes back to the tray, and the others take its room."""

    def without(stories):
        rest = [each for each in stories if each["id"] != story]
        if len(rest) == len(stories):
            raise gone()
        return rest

    return make_up(page, by=by, seen=seen, stories=without)


def continue_on(page, story, number, *, by, seen=None):
    """What does not fit goes on on page `number`: cut at the end of a sentence near there."""
    on_page, stand = placed(page, story), Stand.of(page)
    if story not in stand.whole:
        raise MoveRefused(_("It comes from another page itself. Shorten it there."))
    if story in wishing.read(page.layout.wishes).unbroken:
        raise MoveRefused(_("This story is to stay whole. Allow it to be continued first."))
    characters = cut_for(on_page, stand.copy(story))
    return make_up(
        page, by=by, seen=seen, stories=changed(story, cut={"page": number, "characters": characters})
    )


def cut_short(page, story, *, by, seen=None):
    """What does not fit is not printed: the text ends at the end of a sentence near there."""
    on_page, stand = placed(page, story), Stand.of(page)
    if story not in stand.whole:
        raise MoveRefused(_("It comes from another page itself. Shorten it there."))
    copy = stand.copy(story)
    if copy.turn:
        raise MoveRefused(_("It goes on on another page. Bring the rest back first."))
    characters = sum(len(paragraph.text) for paragraph in copy.paragraphs) - on_page.overset_characters
    at = split_near(copy, characters, least_after=1)
    if at is None:
        raise MoveRefused(_("Too little of it would remain here. Take it off, or move it to that page."))
    return make_up(page, by=by, seen=seen, stories=changed(story, cut={"page": 0, "characters": at}))


def bring_back(page, story, *, by, seen=None):
    """The whole story stands here again."""
    return make_up(page, by=by, seen=seen, stories=changed(story, cut=None))


def changed(story, **change):
    """A function that gives one of the stories something else."""

    def change_one(stories):
        if all(each["id"] != story for each in stories):
            raise gone()
        return [{**each, **change} if each["id"] == story else each for each in stories]

    return change_one


def placed(page, story):
    """The story in the page's layout. Raises `MoveRefused` where there is none."""
    layout = page.layout
    found = [each for each in layout.layout.stories if each.id == story] if layout else []
    if not found:
        raise gone()
    return found[0]


def gone():
    return MoveRefused(_("A story that you saw is not on this page any more."))


def cut_for(on_page, copy):
    """How many characters of the text stay, so that it fits with the line that says where it
    goes on: up to the end of a sentence, if one is near."""
    characters = sum(len(paragraph.text) for paragraph in copy.paragraphs)
    at = split_near(copy, characters - on_page.overset_characters - characters_in_a_line(on_page))
    if at is None:
        raise MoveRefused(_("Too little of it would remain here. Take it off, or move it to that page."))
    return at


def characters_in_a_line(on_page):
    block = next((block for block in on_page.blocks if block.role == "text"), None)
    return int(block.width / block.size) if block else 0
