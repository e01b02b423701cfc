"""The process that reads a PDF from outside, and how it is started: see `newsroom.confined`.

    read(file, folder)     → ReadPages; in the folder, 1.pdf, 2.pdf …: each page alone, made harmless
    picture(file, width)   → a page of that kind as a raster image
    under(file, overlay)   → the PDF of such a page with what its proof shows laid over it

What the first writes holds the pages and what is drawn on them. Scripts, attached files, forms, links and
whatever else a reader's program might do something about stay behind.
"""

import io
import re
import tempfile
from pathlib import Path

from newsroom.confined import Limits, Unreadable, ask

MAX_FILE = 200 * 1024**2  # bytes
MAX_PAGES = 100
AT_ONCE = 2  # pages read by one process, 0.6 seconds each
SIDES = (140, 6_000)  # points; 5 cm to 2 m
SPREAD = 1.2  # times as wide as high: two pages side by side
MAX_RATIO = 6
MAX_PIXELS = 40 * 10**6

LIMITS = Limits(
    seconds=10,
    cpu_seconds=8,
    memory=440 * 1024**2,
    addresses=3 * 1024**3,
    answer=64 * 1024**2,
    written=MAX_FILE + 50 * 1024**2,
)
MODULE = "articles.facsimile.elsewhere.child"


def read(file, folder):
    """The pages of the open binary `file`, which needs a descriptor. Raises Unreadable.

    A few pages in a process at a time: the limits are for those, not for a whole issue."""
    from .results import ReadPage

    pages, count = [], 1
    while len(pages) < min(count, MAX_PAGES):
        given = ask(MODULE, file, "pages", str(folder), len(pages), limits=LIMITS, folder=folder)
        if not given["pages"]:
            raise Unreadable("broken")
        pages += [ReadPage.from_data(page) for page in given["pages"]]
        count = given["count"]
    if not any(page.lines or page.pictures for page in pages):
        raise Unreadable("blank")
    return pages


def picture(file, width):
    """One page as a Pillow image, `width` pixels wide. Raises Unreadable."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        ask(MODULE, file, "picture", folder, width, limits=LIMITS, folder=folder)
        with Image.open(f"{folder}/page.ppm", formats=["PPM"]) as image:
            image.load()
            return image


def under(file, overlay):
    """The bytes of a PDF: the page of the open binary `file`, the first page of `overlay` (bytes, our
    own) over it, and the other pages of that after it. Raises Unreadable."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "overlay.pdf").write_bytes(overlay)
        ask(MODULE, file, "under", folder, limits=LIMITS, folder=folder)
        return Path(folder, "proof.pdf").read_bytes()


# Within the child


def pages_in(file, folder, start=0):
    import pypdfium2

    from . import reading

    refuse_other_kinds(file)
    document = _opened(file)
    count = len(document)
    if count > MAX_PAGES:
        raise Unreadable("too_many_pages", limit=MAX_PAGES)
    if not count:
        raise Unreadable("empty")
    pages = []
    for index in range(start, min(start + AT_ONCE, count)):
        path = Path(folder) / f"{index + 1}.pdf"
        path.write_bytes(_alone(document, index))
        with pypdfium2.PdfDocument(path) as alone:
            pages.append(reading.read(alone[0]).as_data())
    return {"pages": pages, "count": count}


def picture_in(file, folder, width):
    import pypdfium2

    page = pypdfium2.PdfDocument(file)[0]
    scale = width / page.get_width()
    if width * page.get_height() * scale > MAX_PIXELS:
        raise Unreadable("size", number=1)
    page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB").save(f"{folder}/page.ppm")
    return {"pages": 1}


def under_in(file, folder):
    import pypdfium2

    proof, overlay = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(f"{folder}/overlay.pdf")
    proof.import_pages(pypdfium2.PdfDocument(file), [0])
    page = proof[0]
    layer = overlay.page_as_xobject(0, proof).as_pageobject()
    layer.set_matrix(pypdfium2.PdfMatrix(*_as_shown(page)))
    page.insert_obj(layer)
    page.gen_content()
    if len(overlay) > 1:
        proof.import_pages(overlay, list(range(1, len(overlay))))
    proof.save(f"{folder}/proof.pdf")
    return {"pages": len(proof)}


def _as_shown(page):
    """The matrix from points of the page as it is shown, from below left, to those of its PDF."""
    left, bottom, right, top = page.get_cropbox()
    return {
        0: (1, 0, 0, 1, left, bottom),
        90: (0, 1, -1, 0, right, bottom),
        180: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, left, top),
    }[page.get_rotation()]


def refuse_other_kinds(file):
    """Raises Unreadable for what is no PDF of a size that is read: told by its length and its beginning."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    beginning = file.read(1024)
    file.seek(0)
    if not size:
        raise Unreadable("empty")
    if size > MAX_FILE:
        raise Unreadable("too_big", megabytes=MAX_FILE // 1024**2)
    if not beginning.lstrip(b"\xef\xbb\xbf \r\n\t\x00").startswith(b"%PDF-"):
        raise Unreadable(
            "other"
        )  # also what only contains a PDF: other programs would see something else in it


def _opened(file):
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Unreadable("encrypted" if is_locked else "broken") from None
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Unreadable("encrypted")
    return document


def _alone(document, index):
    """The bytes of a PDF of this page and nothing else, cut to what is left after trimming."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        alone = pypdfium2.PdfDocument.new()
        alone.import_pages(document, [index])
        page = alone[0]
    except pypdfium2.PdfiumError:
        raise Unreadable("broken_page", number=index + 1) from None
    while raw.FPDFPage_GetAnnotCount(page) > 0 and raw.FPDFPage_RemoveAnnot(page, 0):
        pass
    width, height = page.get_size()
    if not (SIDES[0] <= min(width, height) and max(width, height) <= SIDES[1]) or (
        max(width, height) > MAX_RATIO * min(width, height)
    ):
        raise Unreadable("size", number=index + 1)
    _trim(page)
    width, height = page.get_size()
    if width > SPREAD * height:
        raise Unreadable("spread", number=index + 1)
    written = io.BytesIO()
    alone.save(written)
    return harmless(written.getvalue())


def _trim(page):
    """Shows the trimmed sheet only: marks and bleed are for the printer."""
    shown, trim = page.get_cropbox(), page.get_trimbox()
    trim = (max(trim[0], shown[0]), max(trim[1], shown[1]), min(trim[2], shown[2]), min(trim[3], shown[3]))
    wide, high = trim[2] - trim[0], trim[3] - trim[1]
    if wide > 0.5 * (shown[2] - shown[0]) and high > 0.5 * (shown[3] - shown[1]):
        page.set_cropbox(*trim)


STREAM = re.compile(rb"\bstream\r?\n.*?endstream\b", re.DOTALL)
ACTIVE = re.compile(
    rb"/(JavaScript|JS|AA|OpenAction|Launch|EmbeddedFiles?|RichMedia|XFA|AcroForm|Annots|SubmitForm)(?![A-Za-z0-9])"
)


def harmless(pdf):
    """The PDF with the names of all that acts made unknown ones; of the same length, so that all stays in its
    place. PDFium has just written it: names are spelt plainly, and dictionaries are never packed."""
    pieces, at = [], 0
    for stream in STREAM.finditer(pdf):
        pieces += [_renamed(pdf[at : stream.start()]), stream.group()]
        at = stream.end()
    return b"".join([*pieces, _renamed(pdf[at:])])


def _renamed(text):
    return ACTIVE.sub(lambda found: b"/" + b"x" * len(found[1]), text)


def prepare():
    """Within the keeper: what every child needs."""
    import pypdfium2  # noqa: F401

    from . import reading  # noqa: F401


def answer(file, what, folder, *numbers):
    """Within the child."""
    return {"pages": pages_in, "picture": picture_in, "under": under_in}[what](file, folder, *numbers)
