"""PDFs that somebody means ill with, or that got broken on the way. Each with the code it must be refused by;
None: it is taken, and what it carries is left behind."""

import io
import zlib

import pypdfium2


def files():
    """{name: (bytes, code or tuple of codes)}, made anew each time."""
    good = sheet()
    return {
        "0 bytes": (b"", "empty"),
        "text with the name of a PDF": ("第01版".encode() * 50, "other"),
        "a picture with the name of a PDF": (b"\xff\xd8\xff\xe0" + b"\0" * 400, "other"),
        "a program before the PDF": (b"MZ" + b"\0" * 2000 + good, "other"),
        "only its beginning": (good[: len(good) // 3], ("broken", "blank")),
        "only its name": (b"%PDF-1.7\n", "broken"),
        "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 400, "broken"),
        "locked": (locked(), "encrypted"),
        "a tree that says it has a million pages": (many_pages_said(), ("too_many_pages", "broken", "broken_page")),
        "101 pages": (pages(101), "too_many_pages"),
        "a page tree that holds itself": (tree_of_itself(), ("broken", "broken_page", "empty", "too_many_pages", "blank")),
        "no pages": (objects({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}), ("empty", "broken")),
        "a page as large as a field": (pages(1, "0 0 14000 14000"), "size"),
        "a page as thin as a thread": (pages(1, "0 0 300 5000"), "size"),
        "a page that is a stamp": (pages(1, "0 0 40 40"), "size"),
        "two pages side by side": (page_of(TEXT, box=b"0 0 1548 1106"), "spread"),
        "an empty page": (pages(1), "blank"),
        "a stream that bursts": (bomb(), ("too_heavy", "blank", "broken")),
        "a stream packed five times": (nested_filters(), ("too_heavy", "blank", "broken")),
        "brackets without end": (deep(), ("too_heavy", "blank", "broken", "broken_page")),
        "a form that holds itself": (form_of_itself(), ("too_heavy", "blank", "broken")),
        "a broken table of places": (good.replace(b"startxref", b"startxxxx"), None),
        "a script and attached files": (active(), None),
    }  # fmt: skip


def objects(numbered, *, root=1):
    """A PDF of these objects, with a right table of their places."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = {}
    for number, data in sorted(numbered.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, data))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (max(numbered) + 1))
    for number in range(1, max(numbered) + 1):
        out.write(b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f"))
    out.write(b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (max(numbered) + 1, root, start))
    return out.getvalue()


def stream(data, extra=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(data), data)


FONT = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def page_of(content, extra=b"", box=b"0 0 700 1000", *, catalog=b"", filters=b"", **more):
    return objects(
        {
            1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[%s]%s/Contents 4 0 R%s>>" % (box, FONT, extra),
            4: stream(content, filters),
            **{int(name[1:]): data for name, data in more.items()},
        }
    )


TEXT = b"BT /F 12 Tf 72 800 Td (The union opened eight rooms for riders.) Tj ET"


def sheet():
    return page_of(TEXT)


def pages(count, box="0 0 700 1000"):
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]>>" % box.encode()
    return objects(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            **dict.fromkeys(range(3, 3 + count), page),
        }
    )


def many_pages_said():
    return sheet().replace(b"/Count 1>>", b"/Count 1000000>>")


def tree_of_itself():
    return objects(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 9>>"}
    )


def bomb():
    """A gigabyte of spaces in a megabyte."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 2**20) for _ in range(1024)) + packer.flush()
    return page_of(data, filters=b"/Filter/FlateDecode")


def nested_filters():
    data = b" " * 2**24
    for _ in range(5):
        data = zlib.compress(data, 9)
    return page_of(data, filters=b"/Filter[" + b"/FlateDecode" * 5 + b"]")


def deep():
    return page_of(b"[" * 400_000 + b"<<" * 200_000)


def form_of_itself():
    form = stream(
        b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 700 1000]/Resources<</XObject<</X 5 0 R>>>>"
    )
    return page_of(b"/X Do", b"/Resources<</XObject<</X 5 0 R>>>>", o5=form)


def active():
    """A script that runs on opening, on the page and in a link, a program to start, and a file within."""
    return page_of(
        TEXT,
        b"/AA<</O 5 0 R>>/Annots[7 0 R]",
        catalog=b"/OpenAction 5 0 R/AA<</WC 5 0 R>>/Names<</JavaScript<</Names[(a) 5 0 R]>>/EmbeddedFiles<</Names[(b) 6 0 R]>>>>",
        o5=b"<</S/JavaScript/JS(app.alert\\('neverseen'\\))>>",
        o6=b"<</Type/Filespec/F(neverseen.exe)/EF<</F 8 0 R>>>>",
        o7=b"<</Type/Annot/Subtype/Link/Rect[0 0 700 1000]/A<</S/Launch/F(neverseen.exe)>>>>",
        o8=stream(b"neverseen", b"/Type/EmbeddedFile"),
    )


def locked():
    """Encrypted with an empty password: every program opens it, and forbids to take its text out."""
    good = sheet()
    lock = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -64>>" % (b"28BF" * 16, b"4E5E" * 16)
    number = good.rindex(b"trailer<<")
    return good[:number] + b"trailer<</Encrypt %s/ID[<00><00>]" % lock + good[number + len(b"trailer<<") :]


def opens(data):
    """True if PDFium opens it: what is meant to be good is good."""
    with pypdfium2.PdfDocument(data) as document:
        return len(document) > 0
