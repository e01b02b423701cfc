"""What the make-up screen says: each soft rule by its name and why it counts, and what does not
fit in numbers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

# Name of a cost in the make-up -> what the editor reads.
COSTS = {
    "white_end": (
        pgettext_lazy("make-up", "White at the end"),
        gettext_lazy("A story ends before its rectangle does, and white space remains below it."),
    ),
    "colliding_headlines": (
        pgettext_lazy("make-up", "Headlines side by side"),
        gettext_lazy("Two headlines stand beside each other at one height and are read as one."),
    ),
    "straight_cut": (
        pgettext_lazy("make-up", "Straight cut"),
        gettext_lazy("One straight line runs through the whole page and takes it apart."),
    ),
    "last_character": (
        pgettext_lazy("make-up", "A lone character"),
        gettext_lazy("The last line of a headline holds one character."),
    ),
    "short_columns": (
        pgettext_lazy("make-up", "Short columns"),
        gettext_lazy("A column of text has fewer than five lines."),
    ),
    "widows": (
        pgettext_lazy("make-up", "A lone last line"),
        gettext_lazy("A column begins with the last line of a paragraph."),
    ),
    "long_lines": (
        pgettext_lazy("make-up", "Long lines"),
        gettext_lazy("The lines are so long that the eye loses its way back."),
    ),
    "narrow": (
        pgettext_lazy("make-up", "Narrow rectangle"),
        gettext_lazy("A story stands in a rectangle that is very high and narrow."),
    ),
    "wide": (
        pgettext_lazy("make-up", "Wide rectangle"),
        gettext_lazy("A story stands in a rectangle that is very wide and low."),
    ),
    "touching_photos": (
        pgettext_lazy("make-up", "Photos that touch"),
        gettext_lazy("Photos of two stories stand directly beside or below each other."),
    ),
    "distant_photo": (
        pgettext_lazy("make-up", "Photo far from its text"),
        gettext_lazy("A photo stands far from the middle of the text that it belongs to."),
    ),
    "photo_size": (
        pgettext_lazy("make-up", "Size of photos"),
        gettext_lazy("A photo is clearly smaller or larger than usual for its story."),
    ),
    "photo_crop": (
        pgettext_lazy("make-up", "Photos cropped"),
        gettext_lazy("A part of a photo was cut off, never of its focal area."),
    ),
    "same_shape": (
        pgettext_lazy("make-up", "Same shape"),
        gettext_lazy("Several stories stand in rectangles of the same size: the page looks like a grid."),
    ),
    "standing_low": (
        pgettext_lazy("make-up", "Rank not kept"),
        gettext_lazy("A story begins lower on the page than one that counts less."),
    ),
    "unbalanced": (
        pgettext_lazy("make-up", "Out of balance"),
        gettext_lazy("What is large and dark stands on one side of the page."),
    ),
    "headline_size": (
        pgettext_lazy("make-up", "Size of headlines"),
        gettext_lazy("A headline is smaller or larger than usual for the weight of its story."),
    ),
    "headline_rows": (
        pgettext_lazy("make-up", "Rows of headlines"),
        gettext_lazy("A headline runs over more lines than are read at a glance."),
    ),
    "headline_short": (
        pgettext_lazy("make-up", "Short headline"),
        gettext_lazy("A headline fills too little of its width."),
    ),
    "headline_space": (
        pgettext_lazy("make-up", "Space around headlines"),
        gettext_lazy("More white space than usual stands around a headline."),
    ),
    "headline_place": (
        pgettext_lazy("make-up", "Place of headlines"),
        gettext_lazy("A headline does not span the columns of its story, or stands beside its text."),
    ),
    "overset": (
        pgettext_lazy("make-up", "Text left over"),
        gettext_lazy("Not all text has room. See below how much, and what can be done."),
    ),
}
SHOWN_FROM = 0.3  # of a cost: less is nothing that an editor sees


def costs_of(layout):
    """What a layout costs, the worst first: dicts of name, why, amount, and its part of the worst."""
    found = sorted(layout.costs.items(), key=lambda each: -each[1])
    worst = max((amount for name, amount in found if name != "overset"), default=0) or 1
    return [
        {"name": COSTS.get(name, (name, ""))[0], "why": COSTS.get(name, ("", ""))[1], "amount": amount,
         "part": min(max(round(10 * amount / worst), 1), 10)}
        for name, amount in found
        if amount >= SHOWN_FROM
    ]  # fmt: skip


def overset_sentence(lines, characters):
    """How much too long a story is, in lines and characters."""
    return _("%(lines)s lines, about %(characters)s characters too long.") % {
        "lines": lines,
        "characters": characters,
    }


def unprinted_sentence(characters):
    """What to say of characters that no font has; "" where there are none."""
    if not characters:
        return ""
    return _("No font of the paper has “%(characters)s”: it is not printed. Write it otherwise.") % {
        "characters": characters
    }
