"""The one typst compiler of this process: it has read the fonts once and remembers what it drew."""

import ctypes
import json
import threading
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from articles.issues.makeup import glyphs

SOURCE = Path(__file__).with_name("page.typ")
# A character that no font has breaks the standard, not the page.
ACCESSIBLE = ["ua-1"]
KEPT = 11  # documents, a few milliseconds each if they are empty
ONE_AT_A_TIME = threading.Lock()


def compiled(data, files, *, is_accessible=True, drawn_by=SOURCE):
    """The PDF of `data`, which page.typ draws (or another template), with `files` {name: bytes} beside it.

    It is said to keep PDF/UA-1 if `is_accessible` and nothing else speaks against it.
    """
    with TemporaryDirectory(prefix="page-") as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        source = Path(folder, drawn_by.name)
        source.write_bytes(drawn_by.read_bytes())
        inputs = {"data": json.dumps(data)}
        with ONE_AT_A_TIME:
            compiler = _compiler(tuple(glyphs.files()))
            if files:
                _give_back()
            try:
                return _pdf(compiler, source, inputs, is_accessible)
            finally:
                if files:
                    _forget(compiler)


def _pdf(compiler, source, inputs, is_accessible):
    for standards in (ACCESSIBLE, []) if is_accessible else ([],):
        try:
            return compiler.compile(
                input=source,
                root=source.parent,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=standards,
                timestamp=0,
            )
        except typst.TypstError:
            if not standards:
                raise


def _forget(compiler):
    """Lets go of photos: typst keeps what it drew, unpacked, until as many others have followed."""
    for _ in range(KEPT):
        compiler.compile(input=b"", format="pdf", sys_inputs={})
    _give_back()


def _give_back():
    """glibc keeps what was freed for later, some 50 MB; other C libraries have no such function."""
    if give_back := getattr(ctypes.CDLL(None), "malloc_trim", None):
        give_back(0)


@lru_cache(maxsize=1)  # another one only where a rare character calls for one more font
def _compiler(files):
    folders = sorted({str(path.parent) for path in files})
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(font_paths=found, ignore_system_fonts=True)
