"""The issue for e-readers: a valid box, whole, and only with what readers may see."""

import io
import posixpath
import zipfile
from xml.etree import ElementTree

import pytest

from articles.facsimile.epub.issue_book import issue_book
from articles.facsimile.epub.xhtml import as_xhtml
from tests.factory import the

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def published(undone):
    undone.issue.publish(by=the("chief editor"))
    return undone


def opened(issue):
    return zipfile.ZipFile(io.BytesIO(issue_book(issue)))


def text_of(box):
    return "".join(box.read(name).decode() for name in box.namelist() if name.endswith(("xhtml", "ncx")))


def test_it_is_a_box_as_the_standard_asks_for(published):
    box = opened(published.issue)

    first = box.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert box.read("mimetype") == b"application/epub+zip"
    container = ElementTree.fromstring(box.read("META-INF/container.xml"))
    assert container[0][0].get("full-path") == "EPUB/package.opf"
    assert box.testzip() is None
    assert len(set(box.namelist())) == len(box.namelist())


def test_the_package_names_every_file_and_every_link_leads_somewhere(published):
    box = opened(published.issue)

    package = ElementTree.fromstring(box.read("EPUB/package.opf"))
    items = {item.get("id"): item.get("href") for item in package.find(f"{OPF}manifest")}
    files = {name.removeprefix("EPUB/") for name in box.namelist() if name.startswith("EPUB/")}
    assert set(items.values()) | {"package.opf"} == files
    assert [item for item in package.iter(f"{OPF}item") if item.get("properties") == "nav"]
    spine = [items[item.get("idref")] for item in package.find(f"{OPF}spine")]
    assert len(spine) == len(set(spine))
    assert {"page-1.xhtml", f"story-{published.stories[0].pk}.xhtml"} <= set(spine)
    for name in (each for each in files if each.endswith(".xhtml")):
        for element in ElementTree.fromstring(box.read(f"EPUB/{name}")).iter():
            for attribute in ("href", "src"):
                target = element.get(attribute, "style.css")
                assert posixpath.normpath(target) in files, (name, target)
    ElementTree.fromstring(box.read("EPUB/toc.ncx"))


def test_contents_go_by_page_and_story(published):
    box = opened(published.issue)

    nav = ElementTree.fromstring(box.read("EPUB/nav.xhtml"))
    links = [link.text for link in nav.iter(f"{XHTML}a")]
    headlines = [story.headline for story in published.stories]
    assert links[:8] == ["第01版·要闻", *headlines[:3], "第02版·工会新闻", *headlines[3:]]


def test_a_story_stands_in_it_with_photo_and_caption(published):
    box = opened(published.issue)

    story = published.stories[0]
    text = box.read(f"EPUB/story-{story.pk}.xhtml").decode()
    assert story.headline in text
    assert "图为驿站一角。" in text
    assert "本报讯" in text
    photo = story.photo_uses.get().photo_id
    assert f"images/photo-{photo}.jpg" in text
    assert box.read(f"EPUB/images/photo-{photo}.jpg").startswith(b"\xff\xd8")


def test_only_what_is_published_stands_in_it(published):
    withdrawn, corrected = published.stories[0], published.stories[1]
    withdrawn.refresh_from_db()
    withdrawn.withdraw(by=the("chief editor"), note="与事实不符")
    corrected.refresh_from_db()
    corrected.correct(by=the("chief editor"), note="人数应为二十。", body="<p>二十名骑手入会。</p>")

    box = opened(published.issue)

    assert withdrawn.headline not in text_of(box)
    assert f"EPUB/story-{withdrawn.pk}.xhtml" not in box.namelist()
    assert not [
        name for name in box.namelist() if name.endswith(f"photo-{withdrawn.photo_uses.get().photo_id}.jpg")
    ]
    assert "人数应为二十。" in text_of(box)
    assert "二十名骑手入会。" in text_of(box)


def test_the_same_stories_give_the_same_bytes(published):
    assert issue_book(published.issue) == issue_book(published.issue)


def test_it_asks_for_the_same_however_many_stories(published, django_assert_num_queries):
    with django_assert_num_queries(6):
        issue_book(published.issue)


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("<p>甲<br>乙&nbsp;丙 &amp; 丁</p>", "<p>甲<br/>乙\xa0丙 &amp; 丁</p>"),
        (
            '<p><a href="/articles/7/" rel="noopener">甲</a></p>',
            '<p><a href="http://testserver/articles/7/">甲</a></p>',
        ),
        ("<p><strong>甲</p>", "<p><strong>甲</strong></p>"),
        ("</p>甲 < 乙<script>1</script>", "甲 &lt; 乙1"),
    ],
)
def test_the_text_is_xml(html, xml, settings):
    settings.SITE_URL = "http://testserver"

    assert as_xhtml(html) == xml
    ElementTree.fromstring(f"<div>{as_xhtml(html)}</div>")
