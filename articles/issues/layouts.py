"""Making up a page and changing how it is made up, as the screen's verbs. See `PageLayout`.

Every verb takes `by` and `seen`, the id of the layout that the person had before his or her
eyes (0: none), and raises `MoveRefused` with a sentence. The page is solved before anything is
held, and stored in one transaction that refuses if the page has changed meanwhile. Rows are
held as everywhere: stories, then the issue.
"""

import secrets
from dataclasses import asdict, dataclass, field, replace

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.issues import plain_data, wishing
from articles.issues.arranging import arrange
from articles.issues.makeup.solve import solve
from articles.issues.makeup.wishes import Impossible, Wishes
from articles.issues.models import Page, PageLayout, Placement
from articles.issues.signals import Cause
from articles.issues.stand import Stand
from articles.models.version import digest_of
from articles.moves import MoveRefused
from articles.publishing import hold

BEST = 5  # layouts to choose from
LEAST = 0.6  # of the room for text: with less, a page cannot be filled
KEPT = 40  # steps that can be undone
BATCHES_KEPT = 6  # of them, with all layouts that were made together


@dataclass
class Now:
    """A page at the beginning of a step: what stands on it, its layout and wishes."""

    page: Page
    stand: Stand
    chosen: PageLayout | None
    wishes: Wishes = field(default_factory=Wishes)

    @classmethod
    def of(cls, page, *, by, seen):
        """Raises `MoveRefused` if this person may not plan, or has seen another layout."""
        refuse_unless_open(page.issue, by)
        stand, chosen = Stand.of(page), page.layout
        refuse_unless_seen(chosen, seen)
        if not stand.placements and not stand.rests:
            raise MoveRefused(_("There is no story on this page yet."))
        wishes = wishing.read(chosen.wishes if chosen else {})
        wishes = wishing.still_possible(wishes, stand.geometry, stand.titles)
        return cls(page, stand, chosen, wishes)


def refuse_unless_open(issue, by):
    """A signed or published issue is only looked at here; planning takes the signature back."""
    issue.refuse_unless_editable()
    issue.refuse_without(by, "issues.plan_issue")


def refuse_unless_seen(chosen, seen):
    if seen is None or seen == (chosen.pk if chosen else 0):
        return
    if chosen is None:
        raise MoveRefused(_("The layout that you saw is not there any more."))
    raise MoveRefused(
        _("The page was made up anew in the meantime, by %(who)s at %(when)s. Here it is.")
        % {"who": chosen.by or "—", "when": f"{localtime(chosen.at):%H:%M}"}
    )


def make_up(page, *, by, seen=None, stories=None, wishes=None, verb="make_up", note=""):
    """Solves the page and chooses the best layout. Returns it.

    `stories` (see `stand`) is what shall stand there from now on, where it is to change;
    `wishes` is a function that changes the wishes that hold.
    """
    now = Now.of(page, by=by, seen=seen)
    stories = stories(now.stand.stories) if stories else now.stand.stories
    wished = wishes(now.wishes) if wishes else now.wishes
    staying = {story["id"] for story in stories} | {copy.id for copy in now.stand.rests}
    wished = wishing.still_possible(wished, now.stand.geometry, staying)
    standing = now.chosen.layout.stories if now.chosen else ()
    wished = replace(wished, standing={placed.id: placed.rect for placed in standing})
    layouts = solved(now.stand, stories, wished)
    return store(now, stories, wished, layouts, by=by, verb=verb, note=note)


def solved(stand, stories, wishes):
    """The best layouts of these stories, best first. Raises `MoveRefused` where there is none."""
    copies = stand.copies(stories)
    if not copies:
        return []
    wishes = replace(wishes, bounds=stand.bounds)
    try:
        layouts = solve(stand.geometry, copies, wishes=wishes, best=BEST)
    except Impossible as impossible:
        refuse_if_bare(stand, copies)
        raise MoveRefused(wishing.sentence_of(impossible, stand)) from impossible
    if not layouts:
        raise MoveRefused(_("There is no layout for these stories. Take one off or pin less."))
    return layouts


def refuse_if_bare(stand, copies):
    """Raises `MoveRefused` if the page has no layout because there is too little on it."""
    geometry = stand.geometry
    room = geometry.columns * geometry.lines * int(geometry.column_width / geometry.size)
    part = sum(len(paragraph.text) for copy in copies for paragraph in copy.paragraphs) / room
    if part < LEAST and not any(copy.pictures for copy in copies):
        raise MoveRefused(
            _("The text fills only about %(part)s %% of the page. Put more stories on it.")
            % {"part": round(100 * part)}
        )


@transaction.atomic
def store(now, stories, wishes, layouts, *, by, verb, note, rank=0):
    """Puts the layouts beside the page, that of this `rank` chosen, and what it changes."""
    page, issue = now.page, held(now.page, stories, by)
    chosen = page.layout
    refuse_unless_seen(chosen, now.chosen.pk if now.chosen else 0)
    if Stand.of(page).made_from != now.stand.made_from:
        raise MoveRefused(_("The page has changed while it was made up. Make it up once more."))
    arrange(page, stories, by=by)
    if not layouts:
        return drop(page, chosen, by=by)
    made_from = Stand.of(page).made_from
    batch = secrets.token_hex(8)
    rows = [
        PageLayout(
            page=page,
            plan=(plan := plain_data.plain(layout)),
            wishes=wishing.as_data(wishes),
            stories=stories,
            made_from=made_from,
            digest=digest_of(plan),
            rank=number,
            batch=batch,
            is_complete=layout.is_complete,
            by=by,
        )
        for number, layout in enumerate(layouts)
    ]
    if chosen:
        PageLayout.objects.filter(pk=chosen.pk).update(is_chosen=False)
    best = rows[rank]
    best.former, best.is_chosen, best.was_chosen = chosen, True, True
    for row in rows:
        row.save()
    forget_oldest(page)
    stand_chosen(page, issue, best, by=by, verb=verb, note=note)
    return best


def held(page, stories, by):
    """The issue's row, held, after the rows of these stories. Raises `MoveRefused`."""
    hold({story["id"] for story in stories})
    page.issue = issue = page.issue.lock()
    refuse_unless_open(issue, by)
    if not Page.objects.filter(pk=page.pk).exists():
        raise MoveRefused(_("This page is not there any more."))
    return issue


def stand_chosen(page, issue, row, *, by, verb, note=""):
    """What a newly chosen layout brings with it: rectangles, void signatures, the ledger."""
    rects = {story.id: asdict(story.rect) for story in row.layout.stories}
    placements = list(page.placements.all())
    for placement in placements:
        placement.rect = rects.get(placement.article_id)
    Placement.objects.bulk_update(placements, ["rect"])
    page.void_signatures(by=by, cause=Cause.LAYOUT)
    issue.record(verb, by=by, page=page, note=note, digest=row.digest)


def drop(page, chosen, *, by):
    """The last story is gone: so is the layout, but for its history."""
    if chosen:
        PageLayout.objects.filter(pk=chosen.pk).update(is_chosen=False)
        page.void_signatures(by=by, cause=Cause.LAYOUT)


def lay_aside(page):
    """The page is made elsewhere now: its layout stands no more, and is kept. Within a transaction."""
    page.layouts.chosen().update(is_chosen=False)


def take_up_again(page):
    """Brings back the layout that stood before `lay_aside`, if there was one and none stands."""
    if not page.layouts.chosen().exists():
        latest = page.layouts.filter(was_chosen=True).without_plan().order_by("-pk").first()
        PageLayout.objects.filter(pk=latest.pk if latest else None).update(is_chosen=True)


def forget_oldest(page):
    """What was chosen long ago goes, and sooner what only stood beside it."""
    rows = page.layouts.without_plan().order_by("-pk")
    steps = [row for row in rows if row.was_chosen]
    batches = list(dict.fromkeys(row.batch for row in steps))[:BATCHES_KEPT]
    gone = [row.pk for row in steps[KEPT:] if not row.is_chosen]
    gone += [row.pk for row in rows if not row.was_chosen and row.batch not in batches]
    page.layouts.filter(pk__in=gone).delete()


# Going from one layout to another


def side_by_side(page, chosen):
    """The layouts made together with the chosen one, by rank, the latest row of each."""
    rows = {row.rank: row for row in page.layouts.filter(batch=chosen.batch).order_by("pk")}
    rows[chosen.rank] = chosen
    return [row for _rank, row in sorted(rows.items())]


def redraw(page, change, *, by, seen=None, wishes, verb, note=""):
    """Has every layout side by side drawn otherwise, as `change(layout, wishes)` gives it: nothing
    is solved anew, so that no story moves. Returns the chosen one."""
    now = Now.of(page, by=by, seen=seen)
    if now.chosen is None or now.chosen.made_from != now.stand.made_from:
        raise MoveRefused(_("The stories of the page have changed since. Make it up once more."))
    wished, rows = wishes(now.wishes), side_by_side(page, now.chosen)
    layouts = [change(row.layout, wished) for row in rows]
    rank = [row.pk for row in rows].index(now.chosen.pk)
    return store(now, now.stand.stories, wished, layouts, by=by, verb=verb, note=note, rank=rank)


@transaction.atomic
def choose(page, *, by, layout, seen=None):
    """Makes another of the layouts side by side the one that stands. Returns it."""
    row = page.layouts.filter(pk=layout).first()
    if row is None:
        raise MoveRefused(_("The layout that you saw is not there any more."))
    issue = held(page, row.stories, by)
    chosen = page.layout
    refuse_unless_seen(chosen, seen)
    if row.made_from != Stand.of(page).made_from:
        raise MoveRefused(_("The stories of the page have changed since. Make it up once more."))
    if chosen and chosen.pk == row.pk:
        return row
    if row.was_chosen:  # each step of the history is a row of its own
        row.pk, row._state.adding = None, True
    if chosen:
        PageLayout.objects.filter(pk=chosen.pk).update(is_chosen=False)
    row.former, row.is_chosen, row.was_chosen, row.by = chosen, True, True, by
    row.save()
    note = _("layout %(number)s") % {"number": row.rank + 1}
    stand_chosen(page, issue, row, by=by, verb="choose_layout", note=note)
    return row


def undo(page, *, by, seen=None):
    """Back to the layout that was chosen before, and to the stories that stood there then."""
    chosen = page.layout
    if chosen is None or chosen.former_id is None:
        raise MoveRefused(_("There is nothing to undo."))
    return go_to(page, chosen.former_id, by=by, seen=seen, verb="undo_layout")


def redo(page, *, by, seen=None):
    """Forward again to what was undone last."""
    following = following_of(page.layout)
    if following is None:
        raise MoveRefused(_("There is nothing to redo."))
    return go_to(page, following.pk, by=by, seen=seen, verb="redo_layout")


def following_of(chosen):
    """The layout that was undone to come back to this one, or None."""
    if chosen is None:
        return None
    return chosen.following.filter(was_chosen=True).without_plan().order_by("-pk").first()


@transaction.atomic
def go_to(page, pk, *, by, seen, verb):
    row = PageLayout.objects.get(pk=pk)
    issue = held(page, row.stories, by)
    chosen = page.layout
    refuse_unless_seen(chosen, seen)
    if Stand.of(page).stories == chosen.stories:  # else others have changed it: theirs stays
        arrange(page, row.stories, by=by)
    PageLayout.objects.filter(pk=chosen.pk).update(is_chosen=False)
    PageLayout.objects.filter(pk=row.pk).update(is_chosen=True)
    stand_chosen(page, issue, row, by=by, verb=verb)
    return row
