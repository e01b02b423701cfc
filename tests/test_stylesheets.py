"""The style sheet of the public site in one piece is the same as in thirty."""

import re
from pathlib import Path

import pytest

from newsroom.stylesheets import flattened

STATIC = Path(__file__).parent.parent / "static"


def test_what_is_imported_stands_in_its_layer():
    files = {"a.css": "/* a */ a {\n  color: red;\n}\n", "p.css": "b { color: black; }"}
    sheet = '/* all */\n@layer one, two;\n@import url("a.css") layer(one);\n@import url("p.css") layer(two) print;\n'

    whole = flattened(sheet, files.__getitem__)

    assert whole.split() == (
        "@layer one, two; @layer one{ a { color: red; } } @media print{@layer two{b { color: black; }}}".split()  # noqa: SIM905
    )


@pytest.mark.parametrize("content", ['@import url("b.css");', "a { background: url(x.svg); }"])
def test_what_would_mean_something_else_is_refused(content):
    with pytest.raises(ValueError, match=r"a\.css"):
        flattened('@import url("a.css") layer(one);', {"a.css": content}.__getitem__)


def test_the_sheet_of_the_site_loses_no_rule():
    sheet = (STATIC / "site.css").read_text("utf-8")
    imported = re.findall(r'@import url\("([^"]+)"\)', sheet)

    whole = flattened(sheet, lambda name: (STATIC / name).read_text("utf-8"))

    assert "@import" not in whole
    assert whole.count("@layer") == len(imported) + 1
    assert whole.count("{") == whole.count("}")
    for name in imported:
        text = re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text("utf-8"), flags=re.DOTALL)
        assert re.sub(r"\s+", "", text) in re.sub(r"\s+", "", whole), name
