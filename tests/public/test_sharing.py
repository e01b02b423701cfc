"""The picture of a story's link card: there with the story, gone with it, made anew when it changes."""

import io

import pytest
from django.utils import timezone
from PIL import Image

from articles.corrections import open_for_correction
from articles.facsimile.storage import PageStorage
from articles.models import Article
from articles.outbox.models import Errand
from articles.outbox.working import run_due
from articles.public.sharing.keeping import share_picture
from articles.public.story_page import published_story
from tests.factory import the

pytestmark = pytest.mark.django_db


def picture_of(client, story):
    answer = client.get(f"/articles/{story.pk}/share.jpg")
    return answer, b"".join(answer) if answer.status_code == 200 else b""


@pytest.mark.parametrize("with_photo", [True, False])
def test_it_is_of_the_size_that_networks_ask_for(client, make_story, add_photo, with_photo):
    story = make_story()
    if with_photo:
        add_photo(story)

    answer, content = picture_of(client, story)

    assert answer["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(content)).size == (1200, 630)
    assert f"/articles/{story.pk}/share.jpg" in client.get(f"/articles/{story.pk}/").content.decode()


def test_a_very_long_headline_stays_on_it(client, make_story):
    answer, _content = picture_of(client, make_story("很长的标题" * 20))

    assert answer.status_code == 200


def test_it_is_drawn_once_and_again_when_the_headline_is_corrected(make_story):
    story = make_story()
    first = share_picture(published_story(story.pk))
    assert share_picture(published_story(story.pk)) == first

    with open_for_correction(story.pk):
        Article.objects.filter(pk=story.pk).update(headline="更正后的标题")

    assert share_picture(published_story(story.pk)) != first


def test_it_is_gone_with_the_story(client, make_story):
    story = make_story()
    assert picture_of(client, story)[0].status_code == 200

    story.withdraw(by=the("chief editor"), note="失实")

    assert picture_of(client, story)[0].status_code == 410


def test_nothing_of_it_stays_on_disk(client, make_story):
    story = make_story()
    name, _digest = share_picture(published_story(story.pk))

    story.withdraw(by=the("chief editor"), note="失实")
    Errand.objects.filter(kind="forget_share_picture").update(due_at=timezone.now())
    run_due()

    assert not PageStorage().exists(name)


def test_it_is_not_there_before_the_story_is(client, make_story):
    assert picture_of(client, make_story(status="approved"))[0].status_code == 404
