"""Pages of a PDF as pictures."""

from articles.issues.typesetting.pdfium import opened


def picture(pdf, width, *, page=0):
    """A page as a Pillow image of `width` pixels. `pdf` is bytes or a path, `page` counts from 0."""
    return pictures(pdf, width, pages=[page])[0]


def pictures(pdf, width, *, pages=None):
    """All pages, or those listed, in their order."""
    with opened(pdf) as document:
        numbers = range(len(document)) if pages is None else pages
        return [_rendered(document[number], width) for number in numbers]


def _rendered(page, width):
    scale = width / page.get_width()
    size = width, round(page.get_height() * scale)
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    page.close()
    return image if image.size == size else image.resize(size)
