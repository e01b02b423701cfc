"""The one typst compiler of this process: it has read the fonts once and remembers what it drew."""

import json
import threading
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from articles.issues.makeup import fonts

SOURCE = Path(__file__).with_name("page.typ")
ONE_AT_A_TIME = threading.Lock()


def compiled(data, files):
    """The PDF of `data`, which page.typ draws, with `files` {name: bytes} beside it."""
    with TemporaryDirectory(prefix="page-") as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        source = Path(folder, SOURCE.name)
        source.write_bytes(SOURCE.read_bytes())
        with ONE_AT_A_TIME:
            return _compiler(tuple(fonts.files())).compile(
                input=source, root=folder, format="pdf", sys_inputs={"data": json.dumps(data)}, timestamp=0
            )


@cache
def _compiler(files):
    folders = sorted({str(path.parent) for path in files})
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(font_paths=found, ignore_system_fonts=True)
