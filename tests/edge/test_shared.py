"""The notes of what pages are made of, in the database that all machines share."""

import random
import string

import pytest
from django.db import connection

from articles.public.purging import kept, recording


@pytest.fixture(autouse=True)
def shared(transactional_db, settings, tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("notes in the database are PostgreSQL's")
    settings.EDGE_NOTES, settings.DATA_DIR = "database", tmp_path
    return tmp_path


def later(minutes):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE edge_copy SET noted_at = noted_at - %s * interval '1 minute'", [minutes])


def test_what_was_noted_is_found_by_each_of_its_names(shared):
    recording.record("br /articles/7/", ["story-7", "all"])
    recording.record("br /", ["home", "story-7", "all"])

    assert kept.addresses_of({"story-7"}) == ["br /", "br /articles/7/"]
    assert kept.addresses_of({"home", "story-70"}) == ["br /"]
    assert not (shared / "edge").exists()


def test_until_it_is_purged_a_copy_is_made_of_all_that_it_ever_was():
    recording.record("br /", ["home", "story-7"])
    recording.record("br /", ["home", "story-8"])

    assert kept.addresses_of({"story-7"}) == kept.addresses_of({"story-8"}) == ["br /"]


def test_a_purged_copy_is_forgotten_unless_it_was_noted_a_moment_ago():
    recording.record("br /", ["home"])

    kept.forget(["br /"])
    assert kept.addresses_of({"home"}) == ["br /"]  # its answer may still be on its way

    later(minutes=6)
    kept.forget(["br /"])
    assert kept.addresses_of({"home"}) == []


def test_an_address_that_is_too_long_cannot_be_noted():
    address = "br /issues/?" + "".join(random.choices(string.ascii_letters, k=20_000))

    with pytest.raises(OSError, match="index"):
        recording.record(address, ["issues"])
