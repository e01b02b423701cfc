import pytest

from tests.factory import make_article, the

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected(db):
    story = make_article("published", headline="八处驿站开门迎客")
    story.correct(by=the("chief editor"), note="驿站为八处，非九处。", subhead="八处")
    return story


@pytest.mark.parametrize("address", ["/corrections/", "/en/corrections/", "/corrections/feed.rss"])
def test_readers_find_every_correction_with_its_story(client, corrected, address):
    page = client.get(address).content.decode()

    assert "驿站为八处，非九处。" in page
    assert corrected.headline in page
    assert corrected.get_absolute_url() in page


@pytest.mark.parametrize("address", ["/corrections/", "/corrections/feed.rss"])
def test_a_withdrawn_story_takes_its_corrections_along(client, corrected, address):
    corrected.withdraw(by=the("chief editor"), note="失实")

    assert "驿站为八处" not in client.get(address).content.decode()
