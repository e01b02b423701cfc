"""The factory takes stories through their real moves, to every state there is."""

import pytest

from articles.moves import Status
from tests import factory


@pytest.mark.parametrize("status", Status.values)
def test_a_story_can_be_made_in_every_state(db, status):
    story = factory.make_article(status)
    story.refresh_from_db()

    assert story.status == status
    assert story.events.count() or status == "draft"


def test_photos_are_small_real_files_all_of_them_different(db):
    story = factory.make_article()

    uses = [factory.add_photo(story) for _ in range(3)]

    assert len({use.photo.sha256 for use in uses}) == 3
    assert all(use.photo.width == 48 for use in uses)
