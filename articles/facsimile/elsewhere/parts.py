"""The lines and pictures of each story on a page: what its claims name, and what plainly goes with them."""

import itertools
import statistics
from collections import Counter, defaultdict

from .normal import normal

LARGE = 1.3  # of the usual size: what stands in a headline
CERTAIN = 8  # characters in a run: fewer are a set phrase
ENOUGH = 0.5  # of a line's characters make the line a story's


class Owners:
    """Who owns each line and picture of the page. Filled step by step, the surest first."""

    def __init__(self, page, columns, claims):
        self.page, self.columns, self.claims = page, columns, claims
        self.lines = page.lines
        self.usual = usual_size(page.lines)
        self.texts = [normal(line.text) for line in page.lines]
        self.of_line = [None] * len(page.lines)
        self.of_picture = [None] * len(page.pictures)

    def settle(self):
        self._by_claims()
        self._drop_doubtful()
        self._within_columns()
        self._short_pieces()
        self._drop_strays()
        self._heads_between()
        self._new_headlines()
        self._between_in_width()
        self._pictures()

    def lines_of(self, story):
        return [number for number, owner in enumerate(self.of_line) if owner == story]

    def boxes_of(self, story):
        pictures = [box for box, owner in zip(self.page.pictures, self.of_picture) if owner == story]
        return [self.lines[number].box for number in self.lines_of(story)] + pictures

    def is_large(self, line):
        return line.size >= LARGE * self.usual

    # The steps

    def _by_claims(self):
        """A line belongs to the story that claims most of its characters."""
        votes = defaultdict(Counter)
        for story, claim in self.claims.items():
            for number, places in claim.places.items():
                if claim.runs[number] >= CERTAIN or len(places) >= len(self.texts[number]):
                    votes[number][story] += len(places)
        for number, counted in votes.items():
            story, count = counted.most_common(1)[0]
            if count >= ENOUGH * len(self.texts[number]):
                self.of_line[number] = story

    def _drop_doubtful(self):
        """In a column mostly of something else, a few lines with words of a story; and what stands
        elsewhere as well, where more of the story does."""
        pieces = []
        for column in self.columns:
            length = sum(len(self.texts[number]) for number in column)
            for story in {self.of_line[number] for number in column} - {None}:
                at = [at for at, number in enumerate(column) if self.of_line[number] == story]
                numbers = column[at[0] : at[-1] + 1]
                own = sum(len(self.claims[story].places.get(number, ())) for number in numbers)
                whole = self._weight(numbers)
                mixed = own < 0.4 * whole and whole >= 30
                lost = own < 48 and own < 0.3 * length
                pieces.append((0 if mixed or lost else own, story, [column[each] for each in at]))
        covered = defaultdict(set)
        for weight, story, numbers in sorted(pieces, key=lambda piece: piece[0], reverse=True):
            places = self._places(story, numbers)
            if weight and len(places & covered[story]) <= 0.5 * len(places):
                covered[story] |= places
            else:
                for number in numbers:
                    self.of_line[number] = None

    def _within_columns(self):
        """What stands between two lines of one story in its column is the story's, mended or inserted."""
        for column in self.columns:
            owned = [at for at, number in enumerate(column) if self.of_line[number] is not None]
            for start, end in itertools.pairwise(owned):
                if self.of_line[column[start]] == self.of_line[column[end]] and end - start <= 9:
                    for number in column[start + 1 : end]:
                        self.of_line[number] = self.of_line[column[start]]

    def _short_pieces(self):
        """Ends of paragraphs and pieces too short for a run, next to lines of the story whose words they are."""
        for _ in range(3):
            changed = False
            for number, line in enumerate(self.lines):
                if self.of_line[number] is not None or not self.texts[number]:
                    continue
                if len(self.texts[number]) < 3 and self.is_large(line):
                    continue  # the number of the page
                for story in self._neighbours(line, reach=1.6):
                    if self.texts[number] in self.claims[story].story.text:
                        self.of_line[number] = story
                        changed = True
                        break
            if not changed:
                return

    def _neighbours(self, line, reach):
        """The stories of the lines around this one, the nearest first."""
        near = []
        for number, other in enumerate(self.lines):
            if self.of_line[number] is not None:
                apart = distance(line.box, other.box)
                if apart <= reach * max(line.size, other.size):
                    near.append((apart, number))
        return dict.fromkeys(self.of_line[number] for _, number in sorted(near))

    def _drop_strays(self):
        """A few words far from the story (a list of contents, a set phrase, the same opening in
        another story) are not part of it."""
        for story in self.claims:
            groups = self._groups(self.lines_of(story))
            if len(groups) < 2:
                continue
            groups.sort(key=self._weight, reverse=True)
            total = sum(map(self._weight, groups))
            covered = self._places(story, groups[0])
            for group in groups[1:]:
                places = self._places(story, group)
                is_again = places and len(places & covered) > 0.5 * len(places)
                is_little = self._weight(group) < max(0.12 * total, 16)
                is_head = any(self._is_its_head(number, story) for number in group)
                if is_again or (is_little and not is_head):
                    for number in group:
                        self.of_line[number] = None
                else:
                    covered |= places

    def _weight(self, group):
        return sum(len(self.texts[number]) for number in group)

    def _places(self, story, group):
        """What of the story these lines hold: places in its text."""
        return {place for number in group for place in self.claims[story].places.get(number, ())}

    def _is_its_head(self, number, story):
        """True if the line stands large and is of the story's own headline."""
        head = normal("".join(self.claims[story].story.head))
        return self.is_large(self.lines[number]) and self.texts[number] in head

    def _groups(self, numbers, reach=3.0):
        """Lines that stand near each other."""
        groups = []
        for number in numbers:
            box = self.lines[number].box
            size = max(self.lines[number].size, self.usual)
            beside = [picture for picture in self.page.pictures if distance(box, picture) <= reach * size]
            near = [
                group
                for group in groups
                if any(
                    distance(place, self.lines[other].box) <= reach * size
                    for other in group
                    for place in (box, *beside)
                )
            ]
            merged = [number, *(other for group in near for other in group)]
            groups = [group for group in groups if group not in near] + [merged]
        return groups

    def _heads_between(self):
        """Between two lines of a story, one above the other, with nothing of others' between."""
        for number, line in enumerate(self.lines):
            if self.of_line[number] is not None:
                continue
            above, below = self._next_to(line, up=True), self._next_to(line, up=False)
            if above is not None and above == below:
                self.of_line[number] = above

    def _next_to(self, line, *, up):
        """The owner of the next line above or below this one, of whatever column."""
        nearest, owner = 5.0 * max(line.size, self.usual), None
        for number, other in enumerate(self.lines):
            if other is line or min(line.right, other.right) - max(line.left, other.left) <= 0:
                continue
            gap = line.top - other.bottom if up else other.top - line.bottom
            if -0.3 * line.size <= gap < nearest and self.of_line[number] is not None:
                nearest, owner = gap, self.of_line[number]
        return owner

    def _new_headlines(self):
        """A story printed under another headline: large lines right above its text that belong to nobody."""
        for story in self._by_height():
            own = [self.lines[number] for number in self.lines_of(story)]
            if not own or any(self.is_large(line) for line in own):
                continue
            box = around([line.box for line in own])
            while True:
                found = [
                    number
                    for number, line in enumerate(self.lines)
                    if self.of_line[number] is None and self.is_large(line) and self._heads(line, box)
                ]
                if not found:
                    break
                lowest = max(found, key=lambda number: self.lines[number].bottom)
                self.of_line[lowest] = story
                box = around([box, self.lines[lowest].box])

    def _by_height(self):
        stories = [story for story in self.claims if story in self.of_line]
        return sorted(stories, key=lambda story: min(self.lines[each].top for each in self.lines_of(story)))

    def _heads(self, line, box):
        """True if the line stands right above the box, and hardly wider than it."""
        left, top, right, _ = box
        across = min(line.right, right) - max(line.left, left)
        gap = top - line.bottom
        return (
            across >= 0.9 * (line.right - line.left)
            and -0.5 * line.size <= gap <= 1.5 * line.size
            and not any(
                owner is not None
                and other.top < top
                and other.bottom > line.top
                and min(other.right, line.right) > max(other.left, line.left)
                for other, owner in zip(self.lines, self.of_line)
                if other.box[1] >= line.bottom - 0.5 * line.size and other.bottom <= top
            )
        )

    def _between_in_width(self):
        """Small lines between a headline and the text that were not in the newsroom's text: a byline, a kicker."""
        text = {number for column in self.columns if len(column) > 3 for number in column}
        for story in set(filter(lambda owner: owner is not None, self.of_line)):
            box = around([self.lines[number].box for number in self.lines_of(story)])
            for number, line in enumerate(self.lines):
                if number in text:
                    continue
                if self.of_line[number] is None and within(line.box, box) >= 0.95:
                    above, below = self._next_to(line, up=True), self._next_to(line, up=False)
                    if story in {above, below} <= {story, None}:
                        self.of_line[number] = story

    def _pictures(self):
        """By their captions, else by the story that stands on two sides of them at least."""
        for box, story in self._captions():
            nearest = min(
                range(len(self.page.pictures)),
                key=lambda at: self._apart(box, self.page.pictures[at]),
                default=None,
            )
            if nearest is not None and self._apart(box, self.page.pictures[nearest]) < 3.0 * self.usual:
                self.of_picture[nearest] = self.of_picture[nearest] or story
        for at, box in enumerate(self.page.pictures):
            self.of_picture[at] = self.of_picture[at] or self._by_sides(box)

    def _captions(self):
        """(box, story) of the lines below each other in which a caption of the story was found."""
        for column in self.columns:
            found = defaultdict(list)
            for number in column:
                story = self.of_line[number]
                places = story is not None and self.claims[story].places.get(number)
                if places and statistics.median(places) >= self.claims[story].story.captions_from:
                    found[story].append(self.lines[number].box)
            for story, boxes in found.items():
                yield around(boxes), story

    def _apart(self, caption, box):
        """How far a caption is from a picture; one that stands below it, or within, seems nearer."""
        across = min(caption[2], box[2]) - max(caption[0], box[0])
        is_below = across > 0.6 * (caption[2] - caption[0]) and caption[3] > box[1]
        return distance(caption, box) + (0.0 if is_below else 1.2 * self.usual)

    def _by_sides(self, box):
        reach = 2.0 * self.usual
        sides = defaultdict(lambda: [0.0] * 4)
        for number, line in enumerate(self.lines):
            story = self.of_line[number]
            if story is None:
                continue
            across = min(line.right, box[2]) - max(line.left, box[0])
            down = min(line.bottom, box[3]) - max(line.top, box[1])
            if across > 0 and within(line.box, box) < 0.5:
                if 0 <= box[1] - line.bottom + 2 <= reach:
                    sides[story][0] += across / (box[2] - box[0])
                elif 0 <= line.top - box[3] + 2 <= reach:
                    sides[story][1] += across / (box[2] - box[0])
            elif down > 0:
                share = 1.45 * down / (box[3] - box[1])
                if 0 <= box[0] - line.right + 2 <= reach:
                    sides[story][2] += share
                elif 0 <= line.left - box[2] + 2 <= reach:
                    sides[story][3] += share
        strong = {story: [share for share in found if share >= 0.5] for story, found in sides.items()}
        best = max(strong, key=lambda story: sum(strong[story]), default=None)
        return best if best is not None and len(strong[best]) >= 2 else None


def usual_size(lines):
    """The size of body text: that in which most characters stand."""
    sizes = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 9.0


def distance(one, other):
    """How far two boxes are apart, in points."""
    across = max(one[0], other[0]) - min(one[2], other[2])
    down = max(one[1], other[1]) - min(one[3], other[3])
    return max(across, 0.0) + max(down, 0.0) if min(across, down) > 0 else max(across, down, 0.0)


def around(boxes):
    lefts, tops, rights, bottoms = zip(*boxes)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def within(box, outer):
    """The part of the box that lies within the other."""
    across = min(box[2], outer[2]) - max(box[0], outer[0])
    down = min(box[3], outer[3]) - max(box[1], outer[1])
    size = (box[2] - box[0]) * (box[3] - box[1])
    return across * down / size if size and across > 0 and down > 0 else 0.0
