"""Areas corrected as numbers: what is typed counts, nothing typed is lost, and nobody saves over another."""

import pytest
from django.urls import reverse

from articles.facsimile.elsewhere.candidates import candidates_for
from articles.facsimile.elsewhere.corrections import digest_of
from articles.facsimile.models import Facsimile, HotArea, PageReading, UnplacedText
from articles.models import Article
from tests.factory import make_article, make_desk, make_user, the

pytestmark = pytest.mark.django_db


@pytest.fixture
def facsimile():
    """An uploaded page of an issue in planning, with one story on it that was found."""
    from datetime import date

    from django.core.files.base import ContentFile

    from articles.issues.models import Issue

    page = Issue.objects.create(date=date(2030, 1, 2)).pages.create(number=1, name="要闻")
    story = make_article("approved")
    page.place(story, by=the("page editor"))
    facsimile = Facsimile(page=page, origin="uploaded", width=700, height=1000, digest="0")
    facsimile.pdf.save("pages/test/page.pdf", ContentFile(b"%PDF"))
    PageReading.objects.create(
        facsimile=facsimile,
        filename="01.pdf",
        data={"width": 700, "height": 1000, "lines": [], "pictures": []},
    )
    HotArea.objects.create(
        facsimile=facsimile, article=story, boxes=[[0.1, 0.1, 0.30004, 0.2]], sureness=0.62
    )
    return facsimile


@pytest.fixture
def editor(client):
    client.force_login(the("page editor"))
    return client


def rows(facsimile, *rows, **more):
    columns = dict(zip(("story", "x", "y", "w", "h"), zip(*rows))) if rows else {}
    return {"seen": digest_of(facsimile), **columns, **more}


def post(client, facsimile, data):
    return client.post(reverse("admin:facsimile_facsimile_change", args=[facsimile.pk]), data)


def test_what_was_not_changed_is_not_by_hand(editor, facsimile):
    area = facsimile.areas.get()

    response = post(editor, facsimile, rows(facsimile, [area.article_id, "10.00", "10.00", "30.00", "20.00"]))

    assert response.status_code == 302
    area.refresh_from_db()
    assert (area.is_by_hand, area.sureness, area.boxes) == (False, 0.62, [[0.1, 0.1, 0.30004, 0.2]])


def test_a_story_may_get_several_boxes_and_an_area_another_story(editor, facsimile):
    other = make_article("approved", headline="另一篇")
    facsimile.page.place(other, by=the("page editor"))

    post(editor, facsimile, rows(facsimile, [other.pk, "1", "2", "30", "4"], [other.pk, "1", "6", "10", "4"]))

    area = facsimile.areas.get()
    assert area.article == other
    assert area.is_by_hand
    assert area.boxes == [[0.01, 0.02, 0.3, 0.04], [0.01, 0.06, 0.1, 0.04]]


def test_an_area_can_be_taken_out(editor, facsimile):
    area = facsimile.areas.get()

    post(editor, facsimile, rows(facsimile, [area.article_id, "10", "10", "30", "20"], gone="0"))

    assert not facsimile.areas.exists()


@pytest.mark.parametrize("number", ["", "ten", "-1", "101", "NaN", "1e99", "0"])
def test_numbers_that_are_none_are_refused_and_stay_in_the_form(editor, facsimile, number):
    area = facsimile.areas.get()

    response = post(editor, facsimile, rows(facsimile, [area.article_id, "12.34", "10", number, "20"]))

    assert response.status_code == 409
    assert "12.34" in response.content.decode()
    assert facsimile.areas.get().boxes == area.boxes


def test_a_story_that_has_no_business_there_is_refused(editor, facsimile):
    draft = make_article("draft", headline="魑魅魍魉")

    response = post(editor, facsimile, rows(facsimile, [draft.pk, "1", "2", "30", "4"]))

    assert response.status_code == 409
    assert "魑魅魍魉" not in response.content.decode()


def test_nobody_saves_over_what_another_has_saved_meanwhile(editor, facsimile):
    area = facsimile.areas.get()
    data = rows(facsimile, [area.article_id, "50", "10", "30", "20"])
    post(editor, facsimile, rows(facsimile, [area.article_id, "20", "10", "30", "20"]))

    response = post(editor, facsimile, data)

    assert response.status_code == 409
    assert 'value="50"' in response.content.decode()
    assert facsimile.areas.get().boxes[0][0] == 0.2


def test_what_was_corrected_by_hand_stays_when_stories_are_found_again(editor, facsimile):
    facsimile.areas.update(is_by_hand=True)

    editor.post(reverse("admin:facsimile_facsimile_search", args=[facsimile.pk]))

    assert facsimile.areas.get().is_by_hand


@pytest.fixture
def hidden(facsimile):
    """A text on the page that was found to be a story which lies with the desk: the page editor may not read it."""
    story = make_article("draft", headline="魑魅魍魉")
    return UnplacedText.objects.create(
        facsimile=facsimile,
        position=1,
        headline="题",
        text="文字。" * 20,
        boxes=[[0.1, 0.5, 0.2, 0.1]],
        article=story,
    )


def test_a_text_that_is_a_hidden_story_does_not_tell_which(editor, client, facsimile, hidden):
    address = reverse("admin:facsimile_facsimile_change", args=[facsimile.pk])

    assert "魑魅魍魉" not in editor.get(address).content.decode()

    client.force_login(the("chief editor"))
    assert "魑魅魍魉" in client.get(address).content.decode()


@pytest.mark.parametrize("act", ["draft", "placement"])
def test_nothing_is_done_with_a_text_that_is_a_hidden_story(editor, client, facsimile, hidden, act):
    address = reverse(f"admin:facsimile_facsimile_{act}", args=[facsimile.pk, hidden.pk])

    assert editor.post(address).status_code == 404

    client.force_login(the("chief editor"))
    assert client.post(address).status_code == 302


def test_an_area_of_a_story_that_went_back_is_no_longer_named(editor, client, facsimile):
    story = facsimile.areas.get().article
    Article.objects.filter(pk=story.pk).update(headline="魑魅魍魉")
    address = reverse("admin:facsimile_facsimile_change", args=[facsimile.pk])
    assert "魑魅魍魉" in editor.get(address).content.decode()

    Article.objects.get(pk=story.pk).send_back(by=the("chief editor"), note="重写")

    assert "魑魅魍魉" not in editor.get(address).content.decode()


def test_stories_of_another_desk_are_not_looked_for_on_a_page(facsimile):
    mine, other = make_desk(), make_desk()
    chief = make_user("desk chief", desks=[mine])
    seen = make_article("approved", desk=mine)
    make_article("approved", desk=other)

    _on_page, _in_issue, recent = candidates_for(facsimile.page, chief)

    assert [story.id for story in recent] == [seen.pk]


def test_a_page_that_counts_no_more_is_not_there(editor, facsimile):
    Facsimile.objects.update(is_current=False)

    assert post(editor, facsimile, {}).status_code == 404
