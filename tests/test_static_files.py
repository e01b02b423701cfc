"""Static files are compressed beforehand, each of them once."""

import gzip
import os
import time

import pytest
from django.core.management import call_command


@pytest.fixture
def collect(settings, tmp_path):
    """`collect()` as each start of the service does; returns {name: moment} of what was compressed."""
    source, root = tmp_path / "source", tmp_path / "static"
    source.mkdir()
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], root
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "newsroom.storage.ManifestStaticFilesStorage"}
    }

    def collect():
        call_command("collectstatic", interactive=False, verbosity=0)
        return {path.name: path.stat().st_mtime_ns for path in root.glob("*.gz")}

    collect.source, collect.root = source, root
    return collect


def sheet(colour):
    return f"a {{ color: {colour}; }}\n" * 200


def test_what_is_compressed_is_not_compressed_again(collect):
    for name in ("a", "b"):
        (collect.source / f"{name}.css").write_text(sheet("red"))

    first, again = collect(), collect()

    assert len(first) == 4  # each by its own name and by that of its content
    assert again == first


def test_what_has_changed_is_compressed_anew(collect):
    for name in ("a", "b"):
        (collect.source / f"{name}.css").write_text(sheet("red"))
    first = collect()

    changed = collect.source / "a.css"
    changed.write_text(sheet("blue"))
    os.utime(changed, (time.time() + 5,) * 2)  # later by more than the second that it is compared by
    again = collect()

    assert {name for name in again if again[name] != first.get(name)} == {
        "a.css.gz",
        *again.keys() - first.keys(),
    }
    assert len(again) == 5
    for path in collect.root.glob("*.gz"):
        assert gzip.decompress(path.read_bytes()) == (collect.root / path.stem).read_bytes()


def test_what_was_interrupted_is_done_again(collect, monkeypatch):
    from newsroom.storage import PACKED

    (collect.source / "a.css").write_text(sheet("red"))
    collect()
    (collect.root / PACKED).unlink()
    for path in collect.root.glob("*.gz"):
        path.write_bytes(path.read_bytes()[:20])  # the half of it

    collect()

    assert {gzip.decompress(path.read_bytes()).decode() for path in collect.root.glob("*.gz")} == {
        sheet("red")
    }
