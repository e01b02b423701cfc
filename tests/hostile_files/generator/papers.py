"""PDFs: those of the tests of pages made elsewhere, and damaged ones, turning in circles, bursting, acting."""

from tests.facsimile.elsewhere import hostile
from tests.facsimile.elsewhere.hostile import TEXT, objects, page_of, stream
from tests.hostile_files.generator import Hostile
from tests.hostile_files.generator.damage import damaged
from tests.hostile_files.generator.pictures import zeros


def good(seed=0):
    return page_of(TEXT.replace(b"eight", b"e%dght" % len(str(seed))))


def files():
    for title, (data, _code) in hostile.files().items():
        yield Hostile("pdf", title, data, f"{title[:40]}.pdf", "application/pdf")
    for maker in (torn, odd):
        for title, data in maker():
            yield Hostile("pdf", title, data, f"{title[:40]}.pdf", "application/pdf")


def torn():
    yield from damaged(good(), "PDF", flips=14)
    yield from damaged(hostile.active(), "PDF that acts", flips=6)


def odd():
    def image(extra, data=b"\0" * 300):
        picture = stream(data, b"/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8" + extra)
        return page_of(b"600 0 0 600 0 0 cm /X Do " + TEXT, b"/Resources<</XObject<</X 5 0 R>>>>", o5=picture)

    yield "a picture that says 65535 × 65535", image(b"/Width 65535/Height 65535")
    yield "a picture that bursts", image(b"/Width 20000/Height 20000/Filter/FlateDecode", zeros(2**29))
    yield "a picture packed as nothing known", image(b"/Width 20/Height 20/Filter/Unknown")
    yield "a picture of JPEG 2000 that is none", image(b"/Width 20/Height 20/Filter/JPXDecode")
    yield "a picture of JBIG2 that is none", image(b"/Width 20/Height 20/Filter/JBIG2Decode")
    for name in (b"LZWDecode", b"RunLengthDecode", b"ASCII85Decode", b"ASCIIHexDecode", b"CCITTFaxDecode"):
        yield f"noise in {name.decode()}", page_of(bytes(range(256)) * 40, filters=b"/Filter/" + name)
    yield (
        "a filter that bursts twice",
        page_of(zeros(10 * 2**20), filters=b"/Filter[/FlateDecode/FlateDecode]"),
    )
    for number in (-1, 0, 2**31, 2**63, 10**30):
        yield f"a length of {number}", good().replace(b"/Length ", b"/Length %d %%" % number)
        yield f"a sheet of {number} points", good().replace(b"[0 0 700 1000]", b"[0 0 %d 1000]" % number)
    for turn in (1, 90, 270, 9999999, -90):
        yield f"turned by {turn}", page_of(TEXT, b"/Rotate %d" % turn)
    yield (
        "two pages that hold each other",
        objects(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                3: b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
            }
        ),
    )
    yield (
        "a catalog that is its own pages",
        objects({1: b"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>>"}),
    )
    yield "objects that mean each other", page_of(TEXT, b"/Annots 5 0 R", o5=b"6 0 R", o6=b"5 0 R")
    forms = {
        f"o{number}": stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(5, 15)
    }
    forms["o15"] = stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    yield (
        "ten forms within each other, ten times each",
        page_of(b"/X Do " + TEXT, b"/Resources<</XObject<</X 5 0 R>>>>", **forms),
    )
    yield "a million lines", page_of(b"0 0 m 9 9 l S\n" * 1_000_000)
    yield "a million letters", page_of(b"BT /F 1 Tf " + b"(abcdefghij) Tj " * 100_000 + b"ET")
    yield "a hundred thousand saved states", page_of(b"q " * 100_000 + TEXT)
    yield (
        "a font that is noise",
        page_of(
            TEXT,
            b"/Resources<</Font<</F<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor<</Type/FontDescriptor/FontFile2 5 0 R>>>>>>>>",
            o5=stream(bytes(range(256)) * 90),
        ),
    )
    yield (
        "a form of fields with a script",
        page_of(
            TEXT,
            catalog=b"/AcroForm<</XFA 5 0 R/Fields[]>>",
            o5=stream(b"<xdp><script>app.alert(1)</script></xdp>"),
        ),
    )
    yield (
        "XML with entities beside it",
        page_of(
            TEXT,
            catalog=b"/Metadata 5 0 R",
            o5=stream(
                b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
                b"/Type/Metadata/Subtype/XML",
            ),
        ),
    )
    yield "a file with its own ZIP behind", good() + b"PK\3\4" + bytes(26) + b"PK\5\6" + bytes(18)
    yield "a page behind it", good() + b"<script>alert(1)</script>"
