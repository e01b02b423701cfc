"""The notes of what pages are made of, in a file beside the application."""

import sqlite3

import pytest

from articles.public.purging import kept, recording


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.EDGE_NOTES, settings.DATA_DIR = "folder", tmp_path
    return tmp_path / "edge"


def let_pass(folder, seconds):
    with sqlite3.connect(folder / "kept.sqlite3") as index:
        index.execute("UPDATE lately SET taken_in_at = taken_in_at - ?", (seconds,))


def test_a_purged_copy_is_forgotten(folder):
    recording.record("br /", ["home"])
    recording.record("br /articles/7/", ["story-7"])
    assert kept.addresses_of({"home"}) == ["br /"]
    let_pass(folder, kept.ON_ITS_WAY + 1)

    kept.forget(["br /"])

    assert kept.addresses_of({"home"}) == []
    assert kept.addresses_of({"story-7"}) == ["br /articles/7/"]


def test_a_copy_that_came_during_the_purge_is_not_forgotten_whoever_reads_of_it_first(folder):
    """The worker's other threads read the notes, too: between the purge and its end."""
    recording.record("br /articles/7/", ["story-7"])
    purged = kept.addresses_of({"story-7"})
    let_pass(folder, kept.ON_ITS_WAY + 1)

    recording.record("br /articles/7/", ["story-7"])
    kept.catch_up()
    kept.forget(purged)

    assert kept.addresses_of({"story-7"}) == ["br /articles/7/"]


def test_what_is_on_its_way_to_the_edge_is_looked_at_again():
    recording.record("br /articles/7/", ["story-7"])

    kept.forget(kept.addresses_of({"story-7"}))

    assert kept.addresses_of({"story-7"}) == ["br /articles/7/"]
