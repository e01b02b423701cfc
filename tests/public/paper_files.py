"""Pages as files for readers, without the seconds that making them takes."""

import io

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 774, 1106  # points of a tabloid


def give_file(page, areas, *, left_out=(), pictures=False):
    """A file for a page, with `areas`: {story: boxes}. With `pictures`, they are there to be shown:
    white, with a grey box for each story."""
    from articles.facsimile.models import Facsimile, LeftOut

    file = Facsimile.objects.create(
        page=page,
        origin=Facsimile.Origin.UPLOADED,
        pdf=f"pages/{page.pk}/page.pdf",
        width=WIDTH,
        height=HEIGHT,
        digest=f"{page.pk:064x}",
    )
    for story, boxes in areas.items():
        file.areas.create(article=story, boxes=boxes)
    for story in left_out:
        LeftOut.objects.create(facsimile=file, article=story)
    if pictures:
        _draw(file, [box for boxes in areas.values() for box in boxes])
    return file


def _draw(file, boxes):
    from articles.facsimile.keeping import write_at

    image = Image.new("RGB", (WIDTH // 2, HEIGHT // 2), "white")
    for x, y, width, height in boxes:
        corners = (x * image.width, y * image.height, (x + width) * image.width, (y + height) * image.height)
        ImageDraw.Draw(image).rectangle(corners, fill="#ddd", outline="#999")
    for kind in ("avif", "webp"):
        content = io.BytesIO()
        image.save(content, kind.upper(), quality=40)
        for width, _height in file.sizes:
            write_at(file.picture_name(width, kind), content.getvalue())
