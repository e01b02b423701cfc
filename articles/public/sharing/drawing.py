"""The picture of a link card: the masthead, the headline, and the story's photo if it has one.

1200 × 630 pixels, the size that ogp.me's readers agree on (developers.facebook.com, sharing
webmasters, images). What matters stands in the middle square too: some chats cut to that.
"""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont, ImageOps

from articles.issues.makeup import fonts
from articles.issues.makeup.lines import break_display, place

WIDTH, HEIGHT = 1200, 630
PAPER, INK, SOFT, RED = "#faf8f4", "#1c1814", "#5d564d", "#c4161c"
LEFT, RIGHT = 56, WIDTH - 56
HEAD = 132  # the masthead's height
PHOTO = 470  # the photo's width
LARGEST, SMALLEST, STEP = 92, 46, 4  # sizes of the headline
QUALITY = 86


def drawn(*, name, headline, kicker, foot, photo=None):
    """The picture as JPEG. `photo` is (a file, (x, y) of its focal point as parts of its size)."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    _masthead(pen, name)
    right = RIGHT
    if photo:
        file, focus = photo
        with Image.open(file) as opened:
            cut = ImageOps.fit(opened.convert("RGB"), (PHOTO, HEIGHT - HEAD), centering=focus)
        image.paste(cut, (WIDTH - PHOTO, HEAD))
        right = WIDTH - PHOTO - 44
    _words(pen, headline, kicker, foot, right - LEFT)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _masthead(pen, name):
    _line(pen, name, LEFT, 26, 66, "bold", RED, tracking=10)
    pen.rectangle((0, HEAD - 14, WIDTH, HEAD - 8), fill=INK)
    pen.rectangle((0, HEAD - 4, WIDTH, HEAD - 3), fill=INK)


def _words(pen, headline, kicker, foot, room):
    size, lines = _fitted(headline, room)
    leading = round(size * 1.28)
    high = leading * len(lines) + (62 if kicker else 0)
    y = HEAD + max(34, (HEIGHT - HEAD - 74 - high) // 2)
    if kicker:
        kicker = break_display(kicker, room, 34, "sans")[0].text
        _line(pen, kicker, LEFT, y, 34, "sans", RED)
        y += 62
    for line in lines:
        for character, x in zip(line.text, place(line, size, "bold")):
            _line(pen, character, LEFT + x, y, size, "bold", INK)
        y += leading
    _line(pen, foot, LEFT, HEIGHT - 62, 28, "sans", SOFT)


def _fitted(headline, room):
    """The largest size in which the headline takes three lines at most, and these lines."""
    for size in range(LARGEST, SMALLEST, -STEP):
        lines = break_display(headline, room, size, "bold")
        if len(lines) <= 3 and len(lines) * size * 1.28 <= HEIGHT - HEAD - 190:
            return size, lines
    return SMALLEST, break_display(headline, room, SMALLEST, "bold")[:5]


def _line(pen, words, x, y, size, style, fill, tracking=0):
    face = fonts.face(style)
    stroke = max(1, size // 40) if face.is_strengthened else 0
    font = _font(style, size)
    for part in words if tracking else [words]:
        pen.text((x, y), part, font=font, fill=fill, stroke_width=stroke, stroke_fill=fill)
        x += font.getlength(part) + tracking


@lru_cache(maxsize=32)
def _font(style, size):
    face = fonts.face(style)
    return ImageFont.truetype(str(face.path), size, index=face.index)
