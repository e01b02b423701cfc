"""The fonts of the paper: which file each style is set in.

The styles are 宋体 (`body`, `bold`), 黑体 (`sans`, `black`) and `kai` for captions, for which
there is no free 楷体 of the same family, so it is 黑体 too. They come from Noto CJK where that
is installed, else from the package pylopdf-fonts-zh-cn. That has the Regular weights only: there
`is_strengthened` asks for a stroke around the glyphs of the bold styles, which leaves their widths
as they are. `PAPER_FONTS=package` in the environment chooses the package even so.
"""

import os
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")
COLLECTION = 2  # where the glyphs of mainland China stand in Noto's collections, after Japan's and Korea's


@dataclass(frozen=True)
class Face:
    """One font file, the name it bears inside, and the place of the face in a collection."""

    path: Path
    family: str
    weight: int = 400
    index: int = 0
    is_strengthened: bool = False


def face(style):
    """The face of a style; KeyError for one that is not among the styles."""
    return _faces(_choice())[style]


def files():
    """The font files in use, each once."""
    return sorted({found.path for found in _faces(_choice()).values()})


def _choice():
    return os.environ.get("PAPER_FONTS", "")


@cache
def _faces(choice):
    """The face of each style."""
    installed = {} if choice == "package" else _installed()
    return installed or _packaged()


def _installed():
    files = {
        "body": ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", 400),
        "bold": ("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", 700),
        "sans": ("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", 400),
        "black": ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", 700),
    }
    found = {}
    for style, (name, family, weight) in files.items():
        if path := _find(name):
            found[style] = Face(path, family, weight, COLLECTION)
    if len(found) < len(files):
        return {}
    return found | {"kai": found["sans"]}


def _find(name):
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob(name)):
            return path
    return None


def _packaged():
    folder = Path(find_spec("pylopdf_fonts_zh_cn").origin).parent
    serif, sans = folder / "NotoSerifSC-Regular.otf", folder / "NotoSansSC-Regular.otf"
    return {
        "body": Face(serif, "Noto Serif SC"),
        "bold": Face(serif, "Noto Serif SC", is_strengthened=True),
        "sans": Face(sans, "Noto Sans SC"),
        "black": Face(sans, "Noto Sans SC", is_strengthened=True),
        "kai": Face(sans, "Noto Sans SC"),
    }
