"""Pages as files for readers: from the second on which the issue is out, and never with what is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.facsimile.keeping import keep, keep_issue
from articles.facsimile.models import Facsimile, source_of
from tests.facsimile.sheets import one_page
from tests.factory import fresh, the

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def files(paper, django_db_blocker, media_of_the_module):
    """The paper with a file for each page and one for the whole."""
    from django.test.utils import override_settings

    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media_of_the_module):
        for number, page in enumerate(paper.pages):
            areas = {story.pk: [[0, 0, 1, 0.3]] for story in paper.stories[number * 3 : number * 3 + 3]}
            keep(page, one_page(page.name), by=None, origin="made", boxes=areas, signed=page.digest())
        keep_issue(paper.issue, one_page("全部"), source=source_of(Facsimile.objects.current().in_order()))
    return paper


@pytest.fixture
def out(files, undone):
    undone.issue.publish(by=the("chief editor"))
    return undone


def addresses(issue):
    day = issue.date.isoformat()
    return [
        f"/issues/{day}/1.pdf",
        f"/issues/{day}/2.pdf",
        f"/issues/{day}.pdf",
        f"/issues/{day}.epub",
        f"/issues/{day}/1/page-640.webp",
        f"/issues/{day}/2/page-320.avif",
    ]


def statuses(client, issue):
    return [client.get(address).status_code for address in addresses(issue)]


def test_nothing_is_there_before_the_issue_is_out(files, undone, client):
    assert statuses(client, files.issue) == [404] * 6


def test_everything_is_there_when_it_is_out(out, client):
    assert statuses(client, out.issue) == [200] * 6


def test_a_scheduled_issue_appears_on_the_second(files, undone, client, monkeypatch):
    at = timezone.now() + timedelta(hours=5)
    undone.issue.publish(by=the("chief editor"), at=at)

    assert statuses(client, undone.issue) == [404] * 6
    client.force_login(the("chief editor"))
    assert statuses(client, undone.issue) == [404] * 6  # a public address, the same for all
    client.logout()
    monkeypatch.setattr(timezone, "now", lambda: at - timedelta(microseconds=1))
    assert statuses(client, undone.issue) == [404] * 6
    monkeypatch.setattr(timezone, "now", lambda: at)
    assert statuses(client, undone.issue) == [200] * 6


def test_an_issue_called_back_is_gone_again(files, undone, client):
    undone.issue.publish(by=the("chief editor"), at=timezone.now() + timedelta(hours=5))
    undone.issue.unschedule(by=the("chief editor"))

    assert statuses(client, undone.issue) == [404] * 6


def test_what_is_withdrawn_is_gone_with_its_page_at_once(out, client):
    story = out.stories[0]
    story.refresh_from_db()
    story.withdraw(by=the("chief editor"), note="与事实不符")

    first, second, whole, epub, picture, other = statuses(client, out.issue)
    assert (first, whole, picture) == (404, 404, 404)
    assert (second, epub, other) == (200, 200, 200)


def test_a_page_made_without_the_withdrawn_story_is_there_again(out, client):
    story = out.stories[0]
    story.refresh_from_db()
    story.withdraw(by=the("chief editor"), note="与事实不符")
    signed = out.pages[0].facsimiles.get().signed
    keep(out.pages[0], one_page("另"), by=None, origin="made", left_out=[story.pk], signed=signed)

    assert client.get(addresses(out.issue)[0]).status_code == 200
    assert client.get(addresses(out.issue)[2]).status_code == 404  # made of the pages as they were


def test_a_file_of_anything_else_than_what_was_signed_is_not_shown(out, client):
    keep(out.pages[0], one_page("另"), by=None, origin="made", signed="0" * 64)

    assert client.get(addresses(out.issue)[0]).status_code == 404


def test_a_story_that_an_upload_shows_keeps_it_back_wherever_it_is_placed(out, client):
    page, elsewhere = out.pages[1], out.stories[0]  # it stands on the other page
    keep(page, one_page("外"), by=None, origin="uploaded", boxes={elsewhere.pk: [[0, 0, 1, 1]]})
    assert client.get(addresses(out.issue)[1]).status_code == 200
    elsewhere.refresh_from_db()
    elsewhere.withdraw(by=the("chief editor"), note="与事实不符")

    assert client.get(addresses(out.issue)[1]).status_code == 404


def test_files_say_what_they_are(out, client):
    answers = [client.get(address) for address in addresses(out.issue)]

    assert [answer["Content-Type"] for answer in answers] == [
        *["application/pdf"] * 3,
        "application/epub+zip",
        "image/webp",
        "image/avif",
    ]
    assert "filename*=utf-8''" in answers[0]["Content-Disposition"]
    assert answers[0]["Content-Disposition"].startswith("inline")
    assert answers[3]["Content-Disposition"].startswith("attachment")
    for answer in answers:
        assert answer["Cache-Control"].startswith("public, max-age=")
        assert answer["Surrogate-Key"] == f"paper-{out.issue.date} all"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert not answer.cookies
    beginnings = [answer.getvalue()[:12] for answer in answers]
    assert all(each.startswith(b"%PDF-") for each in beginnings[:3])
    assert beginnings[3].startswith(b"PK")
    assert (beginnings[4][8:], beginnings[5][4:]) == (b"WEBP", b"ftypavif")


def test_who_has_it_already_gets_no_copy_and_head_gets_no_body(out, client):
    for address in addresses(out.issue):
        whole = client.get(address)
        again = client.get(address, headers={"If-None-Match": whole["ETag"]})
        head = client.head(address)

        assert (again.status_code, again.getvalue()) == (304, b"")
        assert (head.status_code, head.getvalue()) == (200, b"")
        assert head["ETag"] == whole["ETag"]
        assert client.post(address).status_code == 405


def test_no_other_address_leads_to_the_files(out, client):
    facsimile = out.pages[0].facsimiles.get(is_current=True)

    for name in facsimile.files():
        assert client.get(f"/media/{name}").status_code == 404
    client.force_login(fresh(the("chief editor")))
    assert client.get(f"/media/{facsimile.pdf.name}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "1/page-321.webp",
        "1/page-640.png",
        "3.pdf",
        "0.pdf",
        "1/page-640.webp/../2400.webp",
        "9/page-320.avif",
    ],
)
def test_what_there_is_not_is_not_there(out, client, address):
    assert client.get(f"/issues/{out.issue.date}/{address}").status_code == 404


def test_a_file_that_is_lost_is_a_404(out, client):
    facsimile = out.pages[0].facsimiles.get(is_current=True)
    Facsimile.objects.filter(pk=facsimile.pk).update(pdf="pages/lost/page.pdf")

    assert client.get(addresses(out.issue)[0]).status_code == 404
    assert client.get(addresses(out.issue)[4]).status_code == 404
    assert client.get(addresses(out.issue)[3]).status_code == 200  # the book does without a cover


def test_the_edge_is_given_the_files_themselves_and_keeps_them(out, client, settings):
    settings.MEDIA_ACCEL = "/protected"

    answer = client.get(addresses(out.issue)[0])

    assert "X-Accel-Redirect" not in answer
    assert answer.getvalue().startswith(b"%PDF-")


@pytest.mark.parametrize("which", range(6))
def test_each_asks_the_database_a_few_times(out, client, which, django_assert_max_num_queries):
    client.get("/corrections/")  # the days of mourning are remembered for some seconds
    with django_assert_max_num_queries(8):
        client.get(addresses(out.issue)[which])
