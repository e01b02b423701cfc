"""Where a sheet is trimmed and how far it bleeds, said in the PDF (TrimBox, BleedBox)."""

from io import BytesIO

from articles.issues.typesetting.pdfium import opened


def with_boxes(pdf, shifts, bleed):
    """The PDF with both boxes on each page that lies `shift` points within its paper."""
    with opened(pdf) as document:
        for page, shift in zip(document, shifts):
            if not shift:
                continue
            width, height = page.get_size()
            page.set_trimbox(shift, shift, width - shift, height - shift)
            page.set_bleedbox(shift - bleed, shift - bleed, width - shift + bleed, height - shift + bleed)
        made = BytesIO()
        document.save(made)
    return made.getvalue()
