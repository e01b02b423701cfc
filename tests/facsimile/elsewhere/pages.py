"""Makes pages of stories, with advertisements and what belongs to nobody; knows where each story stands."""

from tests.facsimile.elsewhere.newspaper import (
    MadePage,
    Sheet,
    Story,
    broken,
    make_story,
    without_names,
    words,
)

WIDTH, HEIGHT = 774.0, 1106.0  # a tabloid
TOP, SIDE, FOOT = 62.0, 40.0, 34.0
SIZE, PITCH = 9.0, 13.0
CHANGES = (
    *("moved", "scaled", "sans", "shuffled", "odd", "cut", "new headline", "alike"),
    *("nameless glyphs", "double strike"),
)


def make_page(random, changes=None, *, columns=None):
    """A MadePage. `changes`: of CHANGES; at random if not given."""
    if changes is None:
        changes = [each for each in CHANGES[:7] if random.random() < 0.4]
        changes += [each for each in CHANGES[7:9] if random.random() < 0.15]
    columns = columns or random.choice([4, 5, 5, 6])
    gutter = random.choice([12.0, 14.0, 18.0])
    sheet = Sheet(
        WIDTH,
        HEIGHT,
        scale=random.choice([0.55, 0.8, 1.25, 1.7]) if "scaled" in changes else 1.0,
        shift=(random.uniform(5, 40), random.uniform(5, 40)) if "moved" in changes else (0.0, 0.0),
        font="Noto Sans SC" if "sans" in changes else "Noto Serif SC",
        odd=random if "odd" in changes else None,
    )
    grid = Grid(columns, gutter)
    stories, truth, others = {}, {}, []
    furniture(sheet, random)
    opening = words(random, 45).rstrip("。")
    for number, region in enumerate(regions(random, columns), 1):
        kind = random.random()
        if kind < 0.08:
            advertisement(sheet, grid, region, random)
        else:
            one_story(
                sheet,
                grid,
                region,
                random,
                number,
                changes,
                stories,
                truth,
                opening,
                others,
                is_ours=kind > 0.15,
            )
    absent = [make_story(random, 900 + n, random.randint(150, 1500)) for n in range(4)]
    if "alike" in changes:
        absent.append(make_story(random, 990, 400, opening))
        whole = stories[random.choice(list(stories))] if stories else None
        if whole:  # a former version: the first half, then something else
            half = len(whole.paragraphs) // 2
            absent.append(
                Story(991, whole.headline, [*whole.paragraphs[:half], words(random, 500), words(random, 300)])
            )
    pdf, width, height = sheet.pdf(random if "shuffled" in changes else None)
    if "nameless glyphs" in changes:
        pdf = without_names(pdf, random)
    return MadePage(pdf, width, height, stories, truth, absent, changes, others)


class Grid:
    def __init__(self, columns, gutter):
        self.gutter = gutter
        self.width = (WIDTH - 2 * SIDE - (columns - 1) * gutter) / columns

    def left(self, column):
        return SIDE + column * (self.width + self.gutter)

    def right(self, column):
        return self.left(column) + self.width


def regions(random, columns):
    """(first column, after the last, top, bottom): the type area, cut again and again. At times one of two
    columns more is taken out of a corner of a larger one."""
    whole = [(0, columns, TOP, HEIGHT - FOOT)]
    wanted = random.randint(4, 9)
    done = []
    while whole and len(whole) + len(done) < wanted:
        whole.sort(key=lambda each: (each[1] - each[0]) * (each[3] - each[2]))
        first, last, top, bottom = whole.pop()
        wide, high = last - first, bottom - top
        if wide > 1 and (wide >= 4 or high < 330 or random.random() < 0.4):
            cut = random.randint(1, wide - 1)
            whole += [(first, first + cut, top, bottom), (first + cut, last, top, bottom)]
        elif high > 330:
            cut = top + random.uniform(0.35, 0.65) * high
            whole += [(first, last, top, cut - 10), (first, last, cut + 10, bottom)]
        else:
            done.append((first, last, top, bottom))
    return done + whole


def furniture(sheet, random):
    sheet.line("02", SIDE, 24, 22)
    sheet.line("工会新闻", SIDE + 40, 28, 14)
    sheet.line("2026年3月12日 星期四 责任编辑 王小山 电话 63523314", WIDTH - SIDE - 260, 30, 9)
    sheet.rule(SIDE, 54, WIDTH - SIDE, 54)


def advertisement(sheet, grid, region, random):
    first, last, top, bottom = region
    box = (grid.left(first), top, grid.right(last - 1), bottom)
    sheet.picture(*box, random)
    sheet.line("公益广告 讲文明树新风", box[0] + 12, box[1] + 20, 14)


def one_story(sheet, grid, region, random, number, changes, stories, truth, opening, others, *, is_ours):
    """Puts one story into its region: head, perhaps a photo with caption, text in columns. What it printed is
    what the newsroom has, but for `changes`."""
    first, last, top, bottom = region
    wide = last - first
    left, right = grid.left(first), grid.right(last - 1)
    story = make_story(random, number, 2500, opening if "alike" in changes and number < 3 else "")
    boxes = []
    at_side = wide >= 3 and random.random() < 0.2  # the headline beside the text
    y = top
    head_right = grid.right(first) if at_side else right
    printed = story.headline
    if "new headline" in changes and number % 2:
        printed = words(random, len(story.headline) + 1).rstrip("。")
    size = min(34.0, max(13.0, (head_right - left) / (len(printed) + 0.5)))
    spaced, head_ink = 0.0, left
    if random.random() < 0.15 and not at_side:
        spaced = min(size * 0.5, ((head_right - left) - len(printed) * size) / len(printed))
        spaced = max(spaced, 0.0)
    for text, each, style in ((story.kicker, 11, None), (printed, size, spaced), (story.subhead, 11, None)):
        if not text:
            continue
        for line, _ in broken(text, head_right - left, each + (style or 0.0)):
            sheet.line(line, left, y, each, style or 0.0, "Noto Sans SC")
            if style is not None and "double strike" in changes:
                sheet.line(line, left + 0.3, y, each, style, "Noto Sans SC")
            y += each * 1.25
            head_ink = max(head_ink, left + len(line) * (each + (style or 0.0)))
        y += 4
    sheet.line(story.byline, left, y, 9)
    y += 9 + 7
    if at_side:
        boxes.append((left, top, grid.left(first + 1), y - 7))
        columns, start = list(range(first + 1, last)), top
    else:
        boxes.append((left, top, right, y))
        columns, start = list(range(first, last)), y
    tops = dict.fromkeys(columns, start)
    if bottom - start > 170 and random.random() < 0.45:
        tops |= photo(sheet, grid, columns, start, bottom, random, story, boxes)
    ends = flow(sheet, grid, columns, tops, bottom, random, story, changes)
    filled = [grid.right(column) for column in columns if ends[column] > tops[column]]
    if not at_side and len(filled) < len(columns) and len(boxes) == 1:  # white below the headline's end
        boxes = [(left, top, max([*filled, head_ink]), y)]
    boxes += sheet_columns(grid, columns, tops, ends)
    if not is_ours:
        others.append(story)
    else:
        stories[number] = story
        truth[number] = [sheet.box(*box) for box in boxes]


def photo(sheet, grid, columns, start, bottom, random, story, boxes):
    """A photo over the first or last columns, caption below. Returns where their text begins."""
    over = columns[: random.randint(1, max(1, len(columns) - 1))]
    if random.random() < 0.5:
        over = columns[len(columns) - len(over) :]
    left, right = grid.left(over[0]), grid.right(over[-1])
    high = min((right - left) * random.uniform(0.5, 0.75), (bottom - start) * 0.5)
    sheet.picture(left, start + 2, right, start + high, random)
    caption = "图为" + words(random, random.randint(12, 30))
    story.captions.append(caption + "晁小争/摄")
    y = start + high + 5
    for line, _ in broken(caption + "晁小争/摄", right - left, 8):
        sheet.line(line, left, y, 8, 0.0, "Noto Sans SC")
        y += 10.5
    y += 6
    boxes.append((left, start, right if over[-1] == columns[-1] else grid.left(over[-1] + 1), y))
    return dict.fromkeys(over, y)


def flow(sheet, grid, columns, tops, bottom, random, story, changes):
    """The text in its columns. What is printed fills them; the newsroom's text is longer if it was cut."""
    room = sum(int((bottom - tops[column]) / PITCH) for column in columns)
    used, printed = 0, []
    rows = []
    for paragraph in story.paragraphs:
        lines = broken(paragraph, grid.width, SIZE, 2 * SIZE)
        if used + len(lines) > room:
            break
        printed.append(paragraph)
        rows += lines
        used += len(lines)
    if not printed:
        lines = broken(story.paragraphs[0], grid.width, SIZE, 2 * SIZE)[: max(room, 1)]
        printed = ["".join(line for line, _ in lines)]
        rows = lines
    kept = list(printed)
    if "cut" in changes:  # a fifth of the newsroom's text was cut for print, at its end or in its middle
        spare = story.paragraphs[len(printed) :] or [words(random, 60)]
        target, extra = sum(map(len, printed)) * 0.22, []
        while spare and sum(map(len, extra)) < target:
            extra.append(spare.pop(0))
        at = random.randint(1, len(kept))
        short = "".join(extra)[: int(target) + 1]
        kept[at:at] = [short] if short else []
    story.paragraphs = kept
    balanced = random.random() < 0.5
    per = -(-len(rows) // len(columns)) if balanced else None
    ends = {}
    queue = list(rows)
    for column in columns:
        y = tops[column]
        most = int((bottom - y) / PITCH)
        take = (
            most
            if per is None
            else min(most, per + (0 if all(t == tops[columns[0]] for t in tops.values()) else 99))
        )
        ends[column] = y
        for line, indent in queue[:take]:
            tracking = 0.0
            sheet.line(line, grid.left(column) + indent, y, SIZE, tracking)
            y += PITCH
        if queue[:take]:
            ends[column] = y - PITCH + SIZE
        queue = queue[take:]
    return ends


def sheet_columns(grid, columns, tops, ends):
    """The boxes of the text columns, each with the gutter after it as far as the text beside it goes."""
    for column in columns:
        if ends[column] <= tops[column]:
            continue
        yield (grid.left(column), tops[column], grid.right(column), ends[column])
        if column + 1 in ends:
            down = min(ends[column], ends[column + 1])
            top = max(tops[column], tops[column + 1])
            if down > top:
                yield (grid.right(column), top, grid.left(column + 1), down)
