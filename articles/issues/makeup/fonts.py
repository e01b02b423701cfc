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

from PIL import ImageFont

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")
REGULAR = ("Regular", "Book", "Roman")
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
    return _faces(choice())[style]


def everywhere():
    """The faces in which a character is sought that its own style does not have: those of the paper,
    those of the package, then whatever is installed in an upright, regular weight."""
    return _everywhere(choice())


def files():
    """The files of the styles, each once."""
    return sorted({found.path for found in _faces(choice()).values()})


def choice():
    """What the environment asks for."""
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


@cache
def _everywhere(choice):
    found = [styles[style] for styles in (_faces(choice), _packaged()) for style in ("body", "sans")]
    if choice != "package":
        found += _others()
    return tuple(dict.fromkeys(found))


def _others():
    """What is installed besides, the first upright file of each family."""
    found = {}
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob("*.[ot]tf")):
            try:
                family, style = ImageFont.truetype(path, 16).getname()
            except OSError:
                continue
            if style in REGULAR and family not in found:
                found[family] = Face(path, family)
    return list(found.values())


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
