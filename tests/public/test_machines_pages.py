"""What pages say of themselves: JSON-LD, link cards, the press's own block, feeds."""

import json
import re
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from articles.corrections import open_for_correction
from articles.models import Byline, Correction
from articles.public import enp
from newsroom.reporters.models import Reporter
from tests import factory

pytestmark = pytest.mark.django_db

JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\+08:00)?")
ENP = re.compile(r"<!--enpproperty (.*?)/enpproperty-->", re.DOTALL)


@pytest.fixture
def data_of(client):
    """{type: object} of the JSON-LD of a page, whether it is one or a list."""

    def data_of(address):
        found = [json.loads(text) for text in JSON_LD.findall(client.get(address).content.decode())]
        flat = [each for one in found for each in (one if isinstance(one, list) else [one])]
        return {each["@type"]: each for each in flat}

    return data_of


def test_a_story_is_described_whole(data_of, make_story, make_issue, add_photo, make_user, settings):
    story = make_story()
    editor = Reporter.objects.create(name="编辑甲")
    with open_for_correction(story.pk):
        Byline.objects.create(article=story, reporter=editor, role=Byline.Role.EDITOR)
    add_photo(story)
    issue = make_issue({2: [(story, "lead")]})
    at = timezone.now() - timedelta(minutes=5)
    Correction.objects.create(article=story, note="日期有误。", by=make_user("chief editor"), at=at)

    found = data_of(f"/articles/{story.pk}/")
    news = found["NewsArticle"]

    assert news["headline"] == story.headline
    assert news["articleBody"] == "本报讯疲惫时歇歇脚，口渴时喝杯茶。\n驿站里有充电器。"
    assert [each["name"] for each in news["author"]] == ["晁小争"]  # an editor is no author
    assert [each["name"] for each in news["editor"]] == ["编辑甲"]
    assert news["author"][0]["url"].startswith(f"{settings.SITE_URL}/reporters/")
    assert news["dateModified"] == timezone.localtime(at).isoformat(timespec="seconds")
    assert news["correction"][0]["@type"] == "CorrectionComment"
    assert news["publisher"]["@type"] == "NewsMediaOrganization"
    assert news["inLanguage"] == "zh-Hans"
    paper, page = news["isPartOf"]
    assert (paper["@type"], paper["issueNumber"]) == ("PublicationIssue", str(issue.number))
    assert page["@id"] == f"{settings.SITE_URL}/issues/{issue.date}/2/"
    photo, share = news["image"]
    assert photo["caption"] == "图为驿站一角。"
    assert photo["width"] > photo["height"] > 0
    assert (share["width"], share["height"]) == (1200, 630)
    trail = [step["name"] for step in found["BreadcrumbList"]["itemListElement"]]
    assert trail == ["首页", "工会新闻", story.headline]


def test_what_was_taken_over_is_not_claimed(data_of, make_story):
    news = data_of(f"/articles/{make_story(source='新华社').pk}/")["NewsArticle"]

    assert news["sourceOrganization"]["name"] == "新华社"
    assert "copyrightHolder" not in news


def test_a_person_and_an_issue_are_described(data_of, make_story, make_issue):
    story = make_story()
    issue = make_issue({1: [(story, "lead")]})

    person = data_of(f"/reporters/{story.bylines.get().reporter_id}/")["ProfilePage"]["mainEntity"]
    paper = data_of(f"/issues/{issue.date}/")["PublicationIssue"]

    assert (person["@type"], person["name"]) == ("Person", "晁小争")
    assert not {"telephone", "email"} & person.keys()
    assert [part["headline"] for part in paper["hasPart"]] == [story.headline]


def test_a_link_card_has_what_it_takes(client, make_story, settings):
    story = make_story()

    found = dict(META.findall(client.get(f"/articles/{story.pk}/").content.decode()))

    assert found["og:type"] == "article"
    assert found["og:title"] == story.headline
    assert found["og:url"] == f"{settings.SITE_URL}/articles/{story.pk}/"
    assert found["article:section"] == "工会新闻"
    assert found["article:tag"] == "驿站"
    assert found["article:author"].startswith(f"{settings.SITE_URL}/reporters/")
    assert found["author"] == "晁小争"
    assert found["twitter:card"] == "summary_large_image"
    assert found["article:modified_time"] == found["article:published_time"]
    assert (
        found["article:published_time"] == f"{timezone.localtime(story.published_at):%Y-%m-%dT%H:%M:%S}+08:00"
    )


def test_every_moment_on_a_page_is_one_that_html_knows(client, make_story):
    midnight = timezone.make_aware(datetime(2026, 11, 22))  # noqa: DTZ001
    for at in (timezone.now(), midnight):
        page = client.get(f"/articles/{make_story(at=at).pk}/").content.decode()

        found = re.findall(r'<time datetime="([^"]*)"', page)

        assert found
        assert [each for each in found if not MOMENT.fullmatch(each)] == []


def test_the_press_finds_its_block_and_nothing_can_end_it(client, make_story):
    story = make_story("甲--><script>alert(1)</script>乙", kicker="---", subhead="<!-- 丙 --!>")

    page = client.get(f"/articles/{story.pk}/").content.decode()
    block = ENP.search(page)[1]

    assert "--" not in block
    assert "<script" not in block
    assert f"<articleid>{story.pk}</articleid>" in block
    assert f"<date>{timezone.localtime(story.published_at):%Y-%m-%d %H:%M:%S}.0</date>" in block
    assert "<author>晁小争</author>" in block
    assert "<keyword>驿站</keyword>" in block
    assert re.search(r"<!--enpcontent-->.*歇歇脚.*<!--/enpcontent-->", page, re.DOTALL)


def test_the_presss_block_leads_to_the_picture_whatever_its_name(client, make_story, monkeypatch):
    story = make_story()
    photo = factory.make_photo()
    with open_for_correction(story.pk):
        factory.add_photo(story, photo)
    monkeypatch.setattr(enp, "plain", lambda photo: ("/media/photos/a--b/1.jpg", None))

    block = ENP.search(client.get(f"/articles/{story.pk}/").content.decode())[1]

    assert "--" not in block
    assert unquote(re.search("<picurl>(.*)</picurl>", block)[1]) == "/media/photos/a--b/1.jpg"


def test_a_preview_says_nothing_to_machines(client, make_story, make_user):
    client.force_login(make_user("chief editor"))

    page = client.get(f"/preview/articles/{make_story(status='draft').pk}/").content.decode()

    assert "noindex" in page
    for word in ("ld+json", "og:title", "enpproperty", "canonical"):
        assert word not in page


@pytest.mark.parametrize(
    "address",
    [
        "/districts/fangshan/doudian/",
        "/columns/gonghui/",
        "/tags/%E9%A9%BF%E7%AB%99/",
        "/photos/",
        "/issues/",
    ],
)
def test_every_list_names_its_three_feeds_and_they_are_there(client, make_story, address):
    make_story()

    page = client.get(address).content.decode()
    found = dict(
        re.findall(r'<link rel="alternate" type="application/([\w+]+)" title="[^"]+" href="([^"]+)"', page)
    )

    assert set(found) == {"rss+xml", "atom+xml", "feed+json"}
    for feed in found.values():
        assert client.get(feed).status_code == 200


def test_every_kind_of_page_has_a_description(client, make_story):
    story = make_story()

    for address in ("/", "/issues/", "/districts/fangshan/", "/search/", f"/articles/{story.pk}/"):
        page = client.get(address).content.decode()

        assert page.count('<meta name="description"') == 1, address


def test_the_address_of_a_page_is_written_as_it_travels(client, make_story, settings):
    make_story()

    page = client.get("/tags/驿站/").content.decode()

    own = f"{settings.SITE_URL}/tags/%E9%A9%BF%E7%AB%99/"
    assert f'<link rel="canonical" href="{own}">' in page
    assert f'hreflang="zh-Hans" href="{own}"' in page
