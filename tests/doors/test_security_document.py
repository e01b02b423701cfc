"""docs/security.md and its two tables name tests and files that are there, and every requirement once."""

import re

import pytest

from tests.messages import ROOT

pytestmark = pytest.mark.once

DOCUMENTS = [ROOT / "docs/security.md", *sorted((ROOT / "docs/security").glob("*.md"))]
# The requirements of levels 1 and 2 of OWASP ASVS 5.0.0, by section: level 3 is left out.
REQUIREMENTS = """
1.1: 1-2   1.2: 1-9   1.3: 1-11  1.4: 1-3   1.5: 1-2
2.1: 1-3   2.2: 1-3   2.3: 1-4   2.4: 1-1
3.2: 1-2   3.3: 1-4   3.4: 1-6   3.5: 1-5   3.7: 1-2
4.1: 1-3   4.2: 1-1   4.3: 1-2   4.4: 1-4
5.1: 1-1   5.2: 1-3   5.3: 1-2   5.4: 1-3
6.1: 1-3   6.2: 1-12  6.3: 1-4   6.4: 1-4   6.5: 1-5   6.6: 1-3   6.8: 1-4
7.1: 1-3   7.2: 1-4   7.3: 1-2   7.4: 1-5   7.5: 1-2   7.6: 1-2
8.1: 1-2   8.2: 1-3   8.3: 1-1   8.4: 1-1
9.1: 1-3   9.2: 1-4
10.1: 1-2  10.2: 1-2  10.3: 1-4  10.4: 1-11 10.5: 1-5  10.6: 1-2  10.7: 1-3
11.1: 1-2  11.2: 1-3  11.3: 1-3  11.4: 1-4  11.5: 1-1  11.6: 1-1
12.1: 1-3  12.2: 1-2  12.3: 1-4
13.1: 1-1  13.2: 1-5  13.3: 1-2  13.4: 1-5
14.1: 1-2  14.2: 1-4  14.3: 1-3
15.1: 1-3  15.2: 1-3  15.3: 1-7
16.1: 1-1  16.2: 1-5  16.3: 1-4  16.4: 1-3  16.5: 1-3
17.1: 1-1  17.2: 1-4  17.3: 1-2
"""
# 8.1.4 of GB/T 22239-2019, level 3: what the application and its machine must have.
DENGBAO = [f"8.1.4.{number}" for number in range(1, 12)]


def wanted():
    for section, count in re.findall(r"([\d.]+): 1-(\d+)", REQUIREMENTS):
        yield from (f"V{section}.{number}" for number in range(1, int(count) + 1))


def rows(text):
    return re.findall(r"^\| (V\d+\.\d+\.\d+) \| .+? \| (.+) \|$", text, re.MULTILINE)


def missing(text):
    """What this text names that is not there: tests as `path::name`, files as `path`."""
    for path, name in re.findall(
        r"`((?:tests|docs|newsroom|articles|deploy|static)/[\w./-]*)(?:::(\w+))?`", text
    ):
        if not (ROOT / path).exists():
            yield path
        elif name and not re.search(rf"^(async )?def {name}\b", (ROOT / path).read_text(), re.MULTILINE):
            yield f"{path}::{name}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_test_and_file_that_is_named_is_there(document):
    assert sorted(missing(document.read_text())) == []


def test_every_requirement_of_levels_one_and_two_stands_there_once():
    found = [number for number, _shown in rows((ROOT / "docs/security/asvs.md").read_text())]

    assert len(found) == 253
    assert found == list(wanted())


def test_every_row_says_what_shows_it_or_why_nothing_does():
    for number, shown in rows((ROOT / "docs/security/asvs.md").read_text()):
        assert re.match(r"(`tests/|Read: `|Does not apply: \w|\*\*Gap:\*\* \w)", shown), number


def test_every_control_of_dengbao_stands_there():
    text = (ROOT / "docs/security/dengbao.md").read_text()

    assert [number for number in DENGBAO if f"| {number} " not in text] == []


def test_a_test_that_is_not_there_would_be_noticed():
    """The control: of three names, the two that lead nowhere."""
    text = "`tests/doors/test_headers.py::test_trace_is_refused` `tests/doors/test_headers.py::test_x` `docs/x.md`"

    assert list(missing(text)) == ["tests/doors/test_headers.py::test_x", "docs/x.md"]
