"""The digital paper as it is sent: the picture, the places on it, the list. See also
test_digital_paper_in_the_browser.py."""

import gzip
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.messages import ROOT
from tests.public.paper_files import give_file

pytestmark = pytest.mark.django_db

TOP = [[0, 0, 1, 0.5]]
LEFT = [[0, 0.5, 0.5, 0.5]]


@pytest.fixture
def stories(make_story):
    return [make_story("头条新闻"), make_story("二条新闻")]


@pytest.fixture
def issue(make_issue, stories):
    lead, second = stories
    issue = make_issue({1: [(lead, "lead"), (second, "second")], 2: []})
    give_file(issue.pages.get(number=1), {second: LEFT, lead: TOP})
    return issue


def svg_of(response):
    return re.search(r"<svg.*</svg>", response.text, re.DOTALL)[0]


def listed(response):
    return re.search(r'<ol class="entries".*?</ol>', response.text, re.DOTALL)[0]


def test_each_story_has_its_place_on_the_picture(client, issue, stories):
    response = client.get(f"/issues/{issue.date}/1/")

    svg = svg_of(response)
    links = re.findall(r'<a id="story-(\d+)"[^>]* href="([^"]*)"><title>(.*?)</title><path d="(.*?)"', svg)
    lead, second = stories
    assert 'viewBox="0 0 774 1106"' in svg
    assert links == [
        (str(lead.pk), f"/articles/{lead.pk}/", "头条新闻", "M0 0H774V553H0Z"),
        (str(second.pk), f"/articles/{second.pk}/", "二条新闻", "M0 553H387V1106H0Z"),
    ]
    assert listed(response).index("头条新闻") < listed(response).index("二条新闻")


def test_the_picture_comes_in_every_size_and_kind(client, issue):
    text = client.get(f"/issues/{issue.date}/1/").text

    for kind in ("avif", "webp"):
        sizes = ", ".join(
            f"/issues/{issue.date}/1/page-{width}.{kind} {width}w" for width in (320, 640, 1080, 1600, 2400)
        )
        assert sizes in text
    assert 'width="640" height="915"' in text
    assert "第01版·第1版名版面图" in text
    assert " style=" not in text


def test_english_words_stand_around_the_chinese_page(client, issue):
    text = client.get(f"/en/issues/{issue.date}/1/").text

    assert "Stories on this page" in text
    assert "Zoom in" in text
    assert f'href="/en/articles/{issue.articles().first().pk}/"' in text
    assert f"/issues/{issue.date}/1/page-320.avif 320w" in text
    assert f"/en/issues/{issue.date}/1/page-" not in text


def test_a_page_without_a_picture_is_laid_out_from_its_stories(client, issue, stories):
    issue.pages.get(number=1).facsimiles.all().delete()

    text = client.get(f"/issues/{issue.date}/1/").text

    assert "front__lead" in text
    assert "<svg" not in text


def test_the_picture_of_a_page_that_still_shows_a_withdrawn_story_is_not_shown(client, issue, stories):
    withdraw(stories[1])

    text = client.get(f"/issues/{issue.date}/1/").text

    assert "<svg" not in text
    assert "page-320" not in client.get(f"/issues/{issue.date}/").text + client.get("/issues/").text
    assert "二条新闻" not in text


def test_a_withdrawn_story_is_nowhere_and_the_list_says_so(client, issue, stories):
    lead, second = stories
    withdraw(second)
    give_file_anew(issue, {lead: TOP}, left_out=[second])

    response = client.get(f"/issues/{issue.date}/1/")

    assert "此处原有一篇稿件，现已撤稿" in listed(response)
    assert "二条新闻" not in response.text
    assert f"story-{second.pk}" not in response.text
    assert svg_of(response).count("<a ") == 1


def test_what_never_was_public_is_not_even_told_of(client, issue, stories):
    lead, second = stories
    withdraw(second, before_its_time=True)
    give_file_anew(issue, {lead: TOP}, left_out=[second])

    assert "撤稿" not in client.get(f"/issues/{issue.date}/1/").text


def test_the_rest_of_a_story_from_another_page_says_where_it_began(client, issue, stories):
    give_file(issue.pages.get(number=2), {stories[0]: TOP})

    response = client.get(f"/issues/{issue.date}/2/")

    assert "上接第01版" in listed(response)
    assert svg_of(response).count("<a ") == 1


def test_pages_thumbnails_days_and_files_are_one_step_away(client, issue, make_issue):
    give_file(issue.pages.get(number=2), {})
    earlier = make_issue({1: []}, date=issue.date - timedelta(days=40))

    text = client.get(f"/issues/{issue.date}/1/").text

    assert f'rel="next" href="/issues/{issue.date}/2/"' in text
    assert f'<a rel="prev" href="/issues/{earlier.date}/"' in text
    assert f"/issues/{issue.date}/2/page-320.webp" in text
    assert f'href="/issues/{issue.date}/1.pdf"' in text
    assert f'href="/issues/{issue.date}.epub"' in text
    assert f'href="/issues/{issue.date}.pdf"' not in text, "there is none yet"
    assert 'aria-current="date"' in text


def test_the_whole_issue_is_offered_once_its_file_is_there(client, issue):
    from articles.facsimile.models import source_of
    from articles.facsimile.whole import pages_out

    give_file(issue.pages.get(number=2), {})
    issue.files.create(pdf="pages/i/issue.pdf", digest="d", source=source_of(pages_out(issue)))

    for address in (f"/issues/{issue.date}/", f"/issues/{issue.date}/2/"):
        assert f'href="/issues/{issue.date}.pdf"' in client.get(address).text


def test_a_story_leads_to_its_place_on_the_page(client, issue, stories):
    text = client.get(f"/articles/{stories[1].pk}/").text

    assert f'href="/issues/{issue.date}/1/#story-{stories[1].pk}"' in text


def test_issue_and_archive_show_their_pages_as_thumbnails(client, issue):
    assert f"/issues/{issue.date}/1/page-320.avif" in client.get(f"/issues/{issue.date}/").text
    assert client.get("/issues/").text.count(f'src="/issues/{issue.date}/1/page-640.webp"') == 2


def test_a_page_costs_at_most_eight_queries_however_much_stands_on_it(client, make_story, make_issue):
    def queries(stories, date):
        issue = make_issue({1: [(story, "ordinary") for story in stories], 2: [], 3: []}, date=date)
        addresses = [f"/issues/{date}/1/", f"/issues/{date}/", f"/issues/?month={date:%Y-%m}"]
        client.get(addresses[0])  # what is kept for the process
        plain = [count(client, address) for address in addresses]
        for page in issue.pages.all():
            give_file(page, dict.fromkeys(stories if page.number == 1 else [], TOP))
        return plain, [count(client, address) for address in addresses]

    today = timezone.localdate()
    few = queries([make_story("一")], today - timedelta(days=1))
    many = queries([make_story(f"第{n}篇") for n in range(12)], today)

    assert few == many
    assert max(max(counts) for counts in many) <= 8


def test_the_scripts_of_the_paper_are_small():
    scripts = b"".join(path.read_bytes() for path in sorted((ROOT / "static/js").glob("paper*.js")))

    assert len(gzip.compress(scripts)) < 8_000


def count(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def withdraw(story, *, before_its_time=False):
    from articles.models import Article, Status

    now = timezone.now()
    at = now + timedelta(hours=1) if before_its_time else story.published_at
    Article.objects.filter(pk=story.pk).update(
        status=Status.WITHDRAWN, published_at=at, status_changed_at=now
    )


def give_file_anew(issue, areas, *, left_out):
    page = issue.pages.get(number=1)
    page.facsimiles.update(is_current=False)
    return give_file(page, areas, left_out=left_out)
