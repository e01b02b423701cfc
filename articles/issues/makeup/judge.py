"""What a page costs as a whole: the soft rules that look at neighbours."""

from articles.issues.makeup import flow
from articles.issues.makeup.copy import Weight
from articles.issues.makeup.fit import shape_costs
from articles.issues.makeup.plan import cell_in_points

SOFT_RULES = frozenset(
    (
        "colliding_headlines",
        "distant_photo",
        "headline_place",
        "headline_rows",
        "headline_short",
        "headline_size",
        "headline_space",
        "last_character",
        "long_lines",
        "narrow",
        "overset",
        "photo_crop",
        "photo_size",
        "same_shape",
        "short_columns",
        "standing_low",
        "straight_cut",
        "touching_photos",
        "unbalanced",
        "white_end",
        "wide",
        "widows",
    )
)  # the names of all costs: each has its words on the make-up screen
LOW = 3.0  # a story that begins below one of lower weight, by a whole page
WIDOW = 0.5  # the last line of a paragraph alone at the top of a column


class Judge:
    """Judges plans of the same stories, remembering what it has seen of each story in a place."""

    def __init__(self, stories, geometry):
        self.stories = stories
        self.geometry = geometry
        self.seen = {}
        self.alone = {}

    def neighbours(self, seats):
        """{name: amount} of what the stories cost together."""
        costs = {}

        def add(name, amount):
            if amount > 1e-9:
                costs[name] = costs.get(name, 0.0) + amount

        geometry = self.geometry
        marks = [self.marks(seat) for seat in seats]
        add("widows", WIDOW * sum(self.widows(seat) for seat in seats))
        for at, one in enumerate(marks):
            for other in marks[at + 1 :]:
                _pair(one, other, geometry, add)
        _cuts(seats, geometry, add)
        _balance(marks, geometry, add)
        return costs

    def total(self, seats):
        """What the whole page costs."""
        return sum(seat.fit.cost for seat in seats) + sum(self.neighbours(seats).values())

    def costs(self, seats):
        """{name: amount} of the whole page."""
        costs = self.neighbours(seats)
        for seat in seats:
            for name, amount in own_costs(seat, self.stories[seat.story]):
                costs[name] = costs.get(name, 0.0) + amount
        return costs

    def widows(self, seat):
        """How many columns of a story begin with the last line of a paragraph."""
        fit = seat.fit
        if fit.text_columns == 1:
            return 0
        key = seat.story, seat.rect.columns, seat.rect.lines, id(fit), seat.is_mirrored
        if key not in self.alone:
            story = self.stories[seat.story]
            measure = self.geometry.measure_of(seat.rect.columns, fit.text_columns)
            room = fit.room(seat.lines, is_mirrored=seat.is_mirrored)
            found = flow.shared(story.headings(measure), story.text_lines(measure), room)
            self.alone[key] = flow.widows(story.ends(measure), found)
        return self.alone[key]

    def marks(self, seat):
        """What the eye sees of a story: (rect, weight, headline's size and box, photo's box)."""
        key = seat.story, seat.rect, id(seat.fit), seat.is_mirrored
        found = self.seen.get(key)
        if found is None:
            fit = seat.fit
            geometry = self.geometry
            head = cell_in_points(fit.head_cell, seat, geometry) if fit.head.lines else None
            photo = cell_in_points(fit.photo_cell, seat, geometry) if fit.photo_cell else None
            weight = self.stories[seat.story].weight
            found = self.seen[key] = (seat.rect, weight, fit.head.size, head, photo)
        return found


def own_costs(seat, story):
    """(name, amount) of what a story costs in its rectangle, whatever stands beside it."""
    return (*seat.fit.costs, *shape_costs(story, seat.rect.columns, seat.lines))


def _pair(one, other, geometry, add):
    rect, weight, size, head, photo = one
    rect2, weight2, size2, head2, photo2 = other
    near = geometry.gutter * 1.6
    if head and head2 and rect.line < rect2.bottom and rect2.line < rect.bottom:
        gap = max(head[0], head2[0]) - min(head[0] + head[2], head2[0] + head2[2])
        shared = min(head[1] + head[3], head2[1] + head2[3]) - max(head[1], head2[1])
        if gap < near and shared > 0:
            part = shared / min(head[3], head2[3])
            add("colliding_headlines", 4.5 * part * (min(size, size2) / max(size, size2)) ** 0.7)
    if photo and photo2:
        across = max(photo[0], photo2[0]) - min(photo[0] + photo[2], photo2[0] + photo2[2])
        down = max(photo[1], photo2[1]) - min(photo[1] + photo[3], photo2[1] + photo2[3])
        if across < near and down < 2:
            add("touching_photos", 4.0 if across < 0 or down < -2 else 1.5)
    if Weight.PHOTO not in (weight, weight2) and weight != weight2:
        lower = (rect.line - rect2.line) if weight < weight2 else (rect2.line - rect.line)
        add("standing_low", LOW * lower / geometry.lines)
    if rect.columns == rect2.columns and abs(rect.lines - rect2.lines) <= 1:
        add("same_shape", 0.35 if weight == weight2 == Weight.BRIEF else 0.8)


def _cuts(seats, geometry, add):
    """断版: a straight line through the whole page, across or down."""
    if len(seats) < 3:
        return
    foot = max(seat.rect.bottom for seat in seats)
    across = down = 0  # bits: the lines and columns that run through a story
    for seat in seats:
        rect = seat.rect
        across |= (1 << rect.bottom) - (2 << rect.line)
        down |= (1 << rect.right) - (2 << rect.column)
    severity = 1.0 if len(seats) >= 5 else 0.4
    for line in {seat.rect.line for seat in seats} - {0}:
        if not across >> line & 1:
            middle = 1 - abs(line / foot - 0.5) * 2
            add("straight_cut", severity * (1.2 + 1.6 * middle))
    for column in range(1, geometry.columns):
        if not down >> column & 1:
            add("straight_cut", severity * 2.2)


def _balance(marks, geometry, add):
    """Headlines and photos weigh; the page should not lean to one side, nor its lower half be bare."""
    whole = left = low = 0.0
    half = geometry.lines / 2
    middle = geometry.width / 2
    reach = middle - geometry.left
    for _, _, size, head, photo in marks:
        for box, dark in ((head, (size / 12) ** 0.5), (photo, 1.6)):
            if box is None:
                continue
            mass = box[2] * box[3] * dark
            whole += mass
            left += mass * (box[0] + box[2] / 2 - middle) / reach
            low += mass * max(0.0, min(1.0, (box[1] + box[3] - half) / max(box[3], 1)))
    if not whole:
        return
    lean = abs(left / whole)
    if lean > 0.08:
        add("unbalanced", 9 * (lean - 0.08))
    share = low / whole
    if share < 0.25:
        add("unbalanced", 7 * (0.25 - share))
    for rect, weight, _, _, photo in marks:
        if photo and weight != Weight.PHOTO:
            x, y = photo[0] + photo[2] / 2, photo[1] + photo[3] / 2
            across = abs(x - geometry.x(rect.column) - geometry.width_of(rect.columns) / 2)
            far = across / geometry.width_of(rect.columns) + abs(y - rect.line - rect.lines / 2) / rect.lines
            if far > 0.6:
                add("distant_photo", 1.5 * (far - 0.6))
