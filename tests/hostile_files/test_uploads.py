"""The short form of tests/soak/soak_uploads.py: a few of each kind through each door, and the walls themselves."""

import ast
import itertools
import os
import tempfile
from pathlib import Path

import pytest

from newsroom.confined import Limits, Unreadable, ask, asking
from tests.hostile_files.doors import NOT_READERS, READERS, Doors, is_clear
from tests.hostile_files.generator import Hostile, names, pictures, sheets, words

ROOT = Path(__file__).resolve().parents[2]
MEGABYTES, SECONDS = 512, 15  # ten, and what a busy machine needs to end it
HERE = "tests.hostile_files.trying"
LIMITS = Limits(seconds=2, cpu_seconds=1, memory=120 * 1024**2, addresses=2**31)


@pytest.fixture
def costs(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    found = []
    monkeypatch.setattr(asking, "observers", [found.append])
    return found


def some(maker, kind, step, ending):
    for title, data in itertools.islice(maker(), 0, None, step):
        yield Hostile(kind, title, data, f"{title[:30]}.{ending}")


def sample():
    """(door, file): forty or so, of which none takes long to be made."""
    for maker, step in ((pictures.torn, 14), (pictures.odd, 9), (pictures.polyglots, 5), (pictures.notes, 7)):
        for file in some(maker, "picture", step, "jpg"):
            yield "photo", file
    bomb = pictures.png(9900, 9999, packed=pictures.zeros(30 * 2**20))
    yield "photo", Hostile("picture", "bomb", bomb, "bomb.png")
    yield "photo in pieces", Hostile("picture", "claims", pictures.png(30_000, 30_000), "claims.png")
    for file in itertools.islice(names.files("picture"), 0, None, 8):
        yield "photos by form", file
    for file in some(words.torn, "word", 9, "docx"):
        yield "word", file
    for file in some(sheets.torn, "sheet", 6, "xlsx"):
        yield "word list", file
        yield "page text", file
    yield "page made elsewhere", Hostile("pdf", "noise", b"%PDF-1.7\n" + bytes(range(256)) * 40, "a.pdf")
    yield "story form", Hostile("picture", "torn", pictures.good()[:300], "torn.jpg")


@pytest.mark.django_db
def test_no_hostile_file_gets_more_than_a_sentence(costs):
    doors, faults = Doors(), []

    for door, file in sample():
        answer = doors.knock(door, file)
        if answer.status >= 500 or not all(map(is_clear, answer.sentences)):
            faults.append((door, str(file), answer.status, answer.sentences))

    assert not faults
    assert len(costs) > 20
    assert max(cost.memory for cost in costs) < MEGABYTES * 2**20
    assert max(cost.seconds for cost in costs) < SECONDS


def test_there_are_no_other_doors():
    """What reads `request.FILES` or the bare body is one of the doors, or said to be none."""
    found = set()
    for path in [*ROOT.glob("articles/**/*.py"), *ROOT.glob("newsroom/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and (
                (
                    node.attr == "FILES"
                    and isinstance(node.value, (ast.Name, ast.Attribute))
                    and "request" in ast.unparse(node.value)
                )
                or (node.attr == "body" and ast.unparse(node) == "request.body")
            ):
                found.add(str(path.relative_to(ROOT)))

    assert found == {*READERS, *NOT_READERS}


def test_only_children_open_what_came_from_outside():
    """The libraries that decode are imported at the top of no module that the web process loads for it."""
    for path in (
        "articles/photos",
        "articles/ingest",
        "articles/spreadsheets",
        "articles/facsimile/elsewhere",
    ):
        for file in (ROOT / path).glob("**/*.py"):
            names_ = {
                name
                for node in ast.parse(file.read_text()).body
                if isinstance(node, (ast.Import, ast.ImportFrom))
                for name in [getattr(node, "module", None) or "", *(each.name for each in node.names)]
            }
            if names_ & {"pillow_heif", "mammoth", "openpyxl", "pypdfium2"}:
                assert file.name in {"decoding.py", "blocks.py", "opening.py", "reading.py", "writing.py"}, (
                    file
                )


# The walls


def tried(what, *arguments, folder=None, limits=LIMITS):
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
        return ask(HERE, file, what, *arguments, limits=limits, folder=folder)


@pytest.mark.parametrize("what", ["eat", "spin", "sleep", "crash"])
def test_a_child_that_takes_too_much_is_ended(what, costs):
    with pytest.raises(Unreadable, match="too_heavy"):
        tried(what)

    assert costs[0].seconds < 2 * LIMITS.seconds + 5
    assert costs[0].memory < 200 * 2**20
    assert tried("nothing") == {"done": True}  # and the next is served


def test_without_the_limit_it_would_take_more(costs):
    """The control."""
    wide = Limits(seconds=30, cpu_seconds=20, memory=2**31, addresses=2**32)

    assert tried("eat", limits=wide) == {"done": True}
    assert costs[0].memory > 200 * 2**20


@pytest.mark.skipif(os.uname().machine not in ("x86_64", "aarch64"), reason="the walls know two machines")
def test_a_child_reaches_no_file_no_network_and_no_program(tmp_path):
    secret = tmp_path / "db.sqlite3"
    secret.write_text("secret")
    (own := tmp_path / "own").mkdir()

    assert tried("read", str(secret)) == {"error": "PermissionError"}
    assert tried("write", str(tmp_path / "x")) == {"error": "PermissionError"}
    assert tried("connect") == {"error": "PermissionError"}
    assert tried("run") == {"error": "PermissionError"}
    assert tried("environment") == {"names": []}
    assert tried("write", str(own / "x"), folder=own, limits=Limits(2, 1, 2**27, 2**31, written=99)) == {
        "done": True
    }


def test_a_keeper_that_was_killed_is_followed_by_another(costs):
    assert tried("nothing") == {"done": True}
    asking._Keeper._current.process.kill()

    assert tried("nothing") == {"done": True}
