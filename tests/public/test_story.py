"""The story page: order of its parts, what machines read in it, photos at their places."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Correction
from articles.models.article_queryset import MOST_WORDS, OPENING
from articles.public.qr import qr_code
from articles.reading import Reading, excerpt, opening_of
from articles.text.plain import plain_text
from tests.factory import make_user as make_user_of
from tests.factory import the

pytestmark = pytest.mark.django_db


def linked_data(page):
    """The block about the story itself, which is the first."""
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])


def test_linked_data_tells_what_the_page_tells(client, make_story, make_issue, add_photo):
    story = make_story()
    add_photo(story)
    issue = make_issue({3: [(story, "lead")]})

    data = linked_data(client.get(f"/articles/{story.pk}/").content.decode())

    assert data["@type"] == "NewsArticle"
    assert data["headline"] == story.headline
    assert [author["name"] for author in data["author"]] == ["晁小争"]
    assert data["printPage"] == "3"
    assert data["printEdition"] == str(issue.number)
    assert data["image"]


def test_linked_data_cannot_be_closed_from_within(client, make_story):
    story = make_story(headline="</script><script>alert(1)</script>")

    page = client.get(f"/articles/{story.pk}/").content.decode()

    assert "<script>alert" not in page
    assert linked_data(page)["headline"] == story.headline


def test_the_page_names_its_one_address_and_its_other_language(client, make_story, settings):
    story = make_story()

    page = client.get(f"/en/articles/{story.pk}/?from=feed").content.decode()

    assert f'rel="canonical" href="{settings.SITE_URL}/en/articles/{story.pk}/"' in page
    assert f'hreflang="zh-Hans" href="{settings.SITE_URL}/articles/{story.pk}/"' in page


def test_photos_stand_where_the_text_has_them(make_story, add_photo):
    story = make_story()
    placed, lead, last = (add_photo(story, placement=kind) for kind in ("inline", "lead", "gallery"))
    story.body = f'<p>前文。</p><figure data-photo="{placed.photo_id}"></figure><p>后文。</p>'

    reading = Reading.of(story)

    assert [part.get("use") for part in reading.parts] == [None, placed, None]
    assert reading.lead_photos == [lead]
    assert reading.closing_photos == [last]


def test_a_figure_for_a_photo_of_another_story_is_left_out(make_story, add_photo):
    other = add_photo(make_story("别的稿件"))
    story = make_story()
    story.body = f'<p>前文。</p><figure data-photo="{other.photo_id}"></figure>'

    assert [part.get("use") for part in Reading.of(story).parts] == [None]


def test_the_dateline_runs_into_the_first_paragraph(make_story):
    story = make_story(dateline="<本报讯>", body="<p>正文。</p>")

    assert Reading.of(story).parts == [{"html": '<p><span class="run-in">&lt;本报讯&gt;</span>正文。</p>'}]


def test_a_correction_is_dated_and_public(client, make_story, make_user):
    story = make_story()
    Correction.objects.create(article=story, note="驿站应为八处。", by=make_user("chief editor"))

    page = client.get(f"/articles/{story.pk}/").content.decode()

    assert "驿站应为八处。" in page
    assert [each["text"] for each in linked_data(page)["correction"]] == ["驿站应为八处。"]


def test_it_leads_on_to_the_rest_of_its_issue_and_page(client, make_story, make_issue):
    stories = [make_story(f"本版第{n}篇") for n in range(3)]
    hidden, elsewhere = make_story("未发", status="approved"), make_story("他版")
    make_issue({1: [(each, "ordinary") for each in [*stories, hidden]], 2: [(elsewhere, "lead")]})

    printed = client.get(f"/articles/{stories[2].pk}/").context["printed"]

    assert (printed.previous.pk, printed.next.pk) == (stories[1].pk, elsewhere.pk)
    assert [other.headline for other in printed.beside] == [story.headline for story in stories[:2]]


def test_it_leads_to_no_story_that_came_later(client, make_story):
    """Else a page of the archive would change with every day's paper."""
    hours = [timezone.now() - timedelta(hours=n) for n in (5, 4, 3, 2)]
    first, withdrawn, story, later = (make_story(f"{at:%H}点的稿件", at=at) for at in hours)
    withdrawn.withdraw(by=the("chief editor"), note="失实")

    response = client.get(f"/articles/{story.pk}/")

    assert [other.pk for other in response.context["earlier"]] == [first.pk]
    assert later.headline not in response.content.decode()


def test_it_costs_six_queries_however_much_there_is_of_it(
    client, make_story, make_issue, add_photo, django_assert_max_num_queries
):
    story = make_story()
    for _photo in range(3):
        add_photo(story)
    others = [make_story(f"同版第{n}篇") for n in range(9)]
    make_issue({1: [(story, "lead"), *((each, "brief") for each in others)]})
    Correction.objects.create(article=story, note="应为八处。", by=make_user_of("chief editor"))
    client.get(f"/articles/{story.pk}/")

    with django_assert_max_num_queries(6):
        response = client.get(f"/articles/{story.pk}/")

    shown = response.context["story"]
    assert [place.path for place in shown.districts] == ["fangshan/doudian"]
    assert [tag.name for tag in shown.tags] == ["驿站"]
    assert len(shown.unions) == len(shown.corrections) == 1
    assert len(shown.photo_uses) == 3


def test_a_correction_stands_before_the_text(client, make_story):
    story = make_story()
    Correction.objects.create(article=story, note="驿站应为八处。", by=make_user_of("chief editor"))

    page = client.get(f"/articles/{story.pk}/").content.decode()

    _head, body = page.split("<body")
    assert body.index("驿站应为八处") < body.index("疲惫时歇歇脚")


def test_its_address_can_be_read_off_the_screen(client, make_story, settings):
    story = make_story()

    page, code = client.get(f"/articles/{story.pk}/"), client.get(f"/articles/{story.pk}/qr.svg")

    assert f"/articles/{story.pk}/qr.svg" in page.content.decode()
    assert code.content == qr_code(f"{settings.SITE_URL}/articles/{story.pk}/")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>短。</p>", "短。"),
        ("<p>一。</p><h3>小标题</h3><p>二。</p>", "一。二。"),
        ("<p>一二三四五六七。八九十</p>", "一二三四五六七。"),
        ("<p>一二三四五六七八九，十</p>", "一二三四五六七八九…"),
    ],
)
def test_an_excerpt_ends_at_a_sentence_if_it_can(html, expected):
    assert excerpt(html, 10) == expected


@pytest.mark.parametrize(
    "last", ['<a href="https://example.org/?a=1&amp;b=2" rel="noopener">', "甲&amp;乙", "字"]
)
def test_the_opening_of_a_story_ends_before_a_tag_that_is_cut(last, make_story, django_assert_num_queries):
    """At whatever character of it the opening ends, an excerpt says what it says of the whole text."""
    for room in range(len(last) + 2):
        text = "字" * (OPENING * MOST_WORDS - room - len("<p>"))
        story = make_story(
            body=f"<p>{text}{last}{'</a>' if last[0] == '<' else ''}末。</p><p>{'尾' * 40}</p>"
        )
        begun = Article.objects.with_opening().get(pk=story.pk)
        whole = plain_text(story.body).replace("\n", "")
        with django_assert_num_queries(0):
            shown = plain_text(opening_of(begun))
        assert whole.startswith(shown)
        assert excerpt(opening_of(begun), MOST_WORDS) == excerpt(story.body, MOST_WORDS)
