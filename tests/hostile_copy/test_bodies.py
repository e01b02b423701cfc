"""The HTML of a story: cleaned when it is written and when it is read, and clean HTML stays as it is."""

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.proofing.numbering import numbered
from tests.factory import make_article, make_draft, make_user
from tests.hostile_copy import facts, payloads

BODY = Article._meta.get_field("body")
WORDS = {"title", "lang"}  # which the cleaner leaves on all
ALLOWED = {
    **dict.fromkeys(("p", "strong", "h2", "h3", "ul", "li", "blockquote", "br"), WORDS),
    "ol": {"start", "type", "data-type", *WORDS},
    "a": {"href", "rel", *WORDS},
    "figure": {"data-photo", *WORDS},
}
RUN_IN = '<span class="run-in">本报讯</span>'
IGNORED = {ord(letter): None for letter in "\t\r\n"}  # by browsers, in addresses
FIRST = "".join(map(chr, range(33)))
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


class Elements(HTMLParser):
    """What stands in HTML: every element with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found, self.strange = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))

    def handle_comment(self, data):
        self.strange.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def is_clean(html):
    page = Elements(html)
    addresses = [value or "" for _tag, attrs in page.found for name, value in attrs if name == "href"]
    return (
        not page.strange
        and all(tag in ALLOWED and {name for name, _ in attrs} <= ALLOWED[tag] for tag, attrs in page.found)
        and all(scheme_of(address) in {"", "http", "https", "mailto"} for address in addresses)
    )


def scheme_of(address):
    """As the URL standard finds it; empty for an address within the site."""
    scheme = SCHEME.match(address.translate(IGNORED).lstrip(FIRST))
    return scheme[1].lower() if scheme else ""


def test_every_payload_is_cleaned_to_something_that_stays():
    for text in payloads.texts():
        for html in (text, f'<a href="{text}">x<h2>{text}'):
            clean = BODY.sanitize(html)

            assert is_clean(clean), text
            assert BODY.sanitize(clean) == clean, text


def test_all_payloads_together_are_cleaned_too():
    """What stands before may open what the next one closes."""
    texts = payloads.texts()

    for start in range(7):
        clean = BODY.sanitize("".join(texts[start::7]))
        assert is_clean(clean)
        assert BODY.sanitize(clean) == clean


TAGS = sorted(
    {
        *ALLOWED,
        *facts.HTML_TAGS[::4],
        *facts.FORMATTING,
        *facts.TABLES,
        *facts.RAW_TAGS,
        "svg",
        "math",
        "mtext",
        "select",
        "form",
    }
)
NAMES = ["href", "title", "rel", "start", "data-photo", "onclick", "style", "src", "srcdoc", "id", "name"]
MARKUP = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.builds('<{} {}="{}">'.format, st.sampled_from(TAGS), st.sampled_from(NAMES), st.text(max_size=12)),
    st.text(max_size=8),
    st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "<", ">", '"', "&lt;", "&#60;", "&", "<?x", "<!x"]),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(MARKUP, max_size=14).map("".join))
def test_any_markup_is_cleaned_to_something_that_stays(html):
    clean = BODY.sanitize(html)

    assert is_clean(clean)
    assert BODY.sanitize(clean) == clean
    assert is_clean(BODY.harmless(html))
    assert is_clean(numbered(clean, lambda number: ""))


def test_one_round_of_cleaning_would_not_do():
    """The control of the test above: the cleaner's own result is changed by cleaning it again."""
    once = BODY.clean_once("<h2><table><h2>标题")

    assert BODY.clean_once(once) != once
    assert BODY.sanitize(once) == BODY.sanitize(BODY.sanitize(once))


def test_what_our_editor_writes_is_not_cleaned_again():
    written = '<h2>一</h2><p>文<strong>字</strong><br>。</p><figure data-photo="7"></figure><p><a href="https://a.cn/b?c=d&amp;e" rel="noopener">链</a></p>'

    assert BODY.harmless(written) is written
    assert BODY.sanitize(written) == written


@pytest.mark.parametrize(
    "html",
    [
        '<img src="//evil.test/1">', '<iframe src="//evil.test/1"></iframe>', '<link rel="stylesheet" href="//evil.test/1">',
        "<style>@import '//evil.test/1';</style>", '<p style="background:url(//evil.test/1)">文</p>', "<base href=//evil.test/1>",
        '<meta http-equiv=refresh content="0;url=//evil.test/1">', "<svg><image href=//evil.test/1></svg>", "<video poster=//evil.test/1></video>",
    ],
)  # fmt: skip
def test_no_foreign_picture_frame_link_or_style_survives(html):
    clean = BODY.sanitize(f"<p>前</p>{html}<p>后</p>")

    assert "evil.test" not in clean
    assert clean.replace("<p></p>", "") in {"<p>前</p><p>后</p>", "<p>前</p><p>文</p><p>后</p>"}


@pytest.mark.django_db
def test_a_body_is_cleaned_whoever_writes_it():
    story = make_draft(make_user("reporter"), body="<p>文</p><script>f(1)</script>")
    assert story.body == "<p>文</p>"

    Article.objects.filter(pk=story.pk).update(body="<p>字</p><img src=x onerror=f(2)>")

    assert _stored(story) == "<p>字</p>"


@pytest.mark.django_db
def test_a_body_written_by_sql_is_clean_for_whoever_reads_it(client):
    story = make_article("published")
    hostile = "<p>正文</p>" + "".join(payloads.texts()[::50])
    write_by_sql(story, hostile)

    assert _stored(story) == hostile
    assert is_clean(Article.objects.get(pk=story.pk).body)
    assert is_clean(Article.objects.values_list("body", flat=True).get(pk=story.pk))
    assert is_clean(Article.objects.raw("SELECT * FROM articles_article WHERE id = %s", [story.pk])[0].body)
    page = client.get(story.get_absolute_url()).content.decode()
    assert "正文" in page
    assert is_clean(
        page.partition("<!--enpcontent-->")[2].partition("<!--/enpcontent-->")[0].replace(RUN_IN, "")
    )


@pytest.mark.django_db
def test_without_the_reader_that_body_would_be_shown(client, monkeypatch):
    """The control: the column is read as it is, and the page has the script."""
    story = make_article("published")
    write_by_sql(story, "<p>正文</p><img src=x onerror=f(1)>")
    assert b"onerror=f(1)" not in client.get(story.get_absolute_url()).content

    monkeypatch.setattr(BODY, "harmless", lambda html: html)

    assert b"<img src=x onerror=f(1)>" in client.get(story.get_absolute_url()).content


def write_by_sql(story, body):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET body = %s WHERE id = %s", [body, story.pk])


def _stored(story):
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM articles_article WHERE id = %s", [story.pk])
        return cursor.fetchone()[0]
