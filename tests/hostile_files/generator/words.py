"""Word files: those of the tests of the import, damaged ones, and what else there is in a zip."""

import io
import zipfile

from tests.hostile_files.generator import Hostile
from tests.hostile_files.generator.damage import damaged
from tests.hostile_files.generator.pictures import bombs, zeros
from tests.ingest.word import hostile
from tests.ingest.word.maker import docx, para, parts, picture, zipped


def good(seed=0):
    return docx(para("窦店镇建起八处驿站", style="a3"), para(f"本报讯 骑手有了歇脚处。{len(str(seed))}"))


def files():
    for make in hostile.FILES:
        data, name, _code = make()
        yield Hostile("word", make.__name__.replace("_", " "), data, name)
    for maker in (torn, odd, with_bad_pictures):
        for title, data in maker():
            yield Hostile("word", title, data, f"{title[:40]}.docx")


def torn():
    yield from damaged(good(), "Word file")
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts(para("窦店镇建起八处驿站"), para("本报讯 骑手有了歇脚处。")).items():
            package.writestr(name, data)
    yield from damaged(stored.getvalue(), "unpacked Word file", flips=14)


def odd():
    entries = parts(para("题"), para("文"))
    yield (
        "names that lead out",
        zipped(entries | {"../../../tmp/x": "x", "/etc/passwd": "x", "C:\\x": "x", "a\0b": "x"}),
    )
    yield "a name of 60,000 letters", zipped(entries | {"x" * 60_000: "x"})
    yield "macros by another name", zipped(entries | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    yield "a program within", zipped(entries | {"word/embeddings/oleObject1.bin": b"MZ" + bytes(900)})
    yield (
        "a part that bursts",
        _with_deflated("word/media/image1.png", zeros(300 * 2**20), 300 * 2**20, entries),
    )
    yield "a text that bursts", _with_deflated("word/document.xml", zeros(300 * 2**20), 300 * 2**20, entries)
    yield "a text that bursts and lies", _with_deflated("word/document.xml", zeros(300 * 2**20), 900, entries)
    yield "one text of ten megabytes", docx(para("题"), para("字" * 3_000_000))
    yield "twenty thousand words in one line", docx(*(para("题") for _ in range(20_000)))
    yield "only a comment behind", zipped(entries)[:-2] + b"\xff\xff" + b"x" * 65_535
    yield "an empty package", b"PK\5\6" + bytes(18)
    yield "a package of packages", zipped({f"{number}.docx": good(number) for number in range(50)})


def with_bad_pictures():
    """A good story whose pictures are not."""
    for title, data in bombs():
        if len(data) < 2**20:
            yield (
                f"with {title}",
                docx(para("题", style="a3"), para("本报讯 文。"), para(picture("p1")), pictures=[data]),
            )


def _with_deflated(name, packed, size, entries):
    """A zip in which one part is this deflated stream, said to be of this size."""
    entries = {key: value for key, value in entries.items() if key != name} | {name: b"x"}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for key, value in entries.items():
            package.writestr(key, packed[2:-4] if key == name else value)
        info = package.getinfo(name)
        info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, size
    data = bytearray(file.getvalue())
    data[info.header_offset + 8 : info.header_offset + 10] = b"\x08\0"
    return bytes(data)
