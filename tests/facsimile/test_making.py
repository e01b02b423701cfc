"""Page files are made of what was signed, whole or not at all, and again without what is gone."""

import io

import pypdfium2
import pytest
from django.utils import timezone
from PIL import Image

from articles.facsimile import keeping, making
from articles.facsimile.errands import is_being_made
from articles.facsimile.keeping import is_whole, sweep
from articles.facsimile.making import make, make_issue
from articles.facsimile.models import WIDTHS, Facsimile, IssueFile
from articles.facsimile.storage import PageStorage
from articles.outbox.models import Errand
from articles.outbox.working import run_due
from tests.factory import fresh, the


@pytest.fixture(scope="module")
def made(paper, django_db_blocker, media_of_the_module):
    """The signed issue with all its files, as they are when its time has come."""
    from django.test.utils import override_settings

    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media_of_the_module):
        assert make_issue(paper.issue, by=the("chief editor")) == []
    return paper


@pytest.fixture
def out(made, undone):
    undone.issue.publish(by=the("chief editor"))
    return undone


def current(page):
    return page.facsimiles.current().get()


def words(pdf):
    """The text of each page of a PDF, without the white space of lines."""
    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def pdf_of(thing):
    with thing.pdf.open() as file:
        return file.read()


def withdraw(story):
    story.refresh_from_db()
    story.withdraw(by=the("chief editor"), note="与事实不符")


def test_a_page_has_a_pdf_with_its_words_in_reading_order(out):
    [text] = words(pdf_of(current(out.pages[0])))

    for story in out.stories[:3]:
        assert text.count(story.headline) >= 1
        first, second, third = (text.index(f"{story.headline}第{number}段") for number in range(3))
        assert text.index(story.headline) <= first < second < third


def test_it_has_pictures_in_every_size_and_kind(out):
    facsimile = current(out.pages[0])

    assert is_whole(facsimile)
    for width in WIDTHS:
        for kind in ("avif", "webp"):
            with PageStorage().open(facsimile.picture_name(width, kind)) as file:
                picture = Image.open(file)
                assert picture.format == kind.upper()
                assert picture.size == (width, facsimile.pixels_high(width))
    assert facsimile.sizes[0] == (320, facsimile.pixels_high(320))


def test_each_story_has_its_area(out):
    areas = {area.article_id: area.boxes for area in current(out.pages[1]).areas.all()}

    assert set(areas) == {story.pk for story in out.stories[3:]}
    for [(x, y, width, height)] in areas.values():
        assert 0 < x < x + width < 1
        assert 0 < y < y + height < 1
    lead, *others = (areas[story.pk][0] for story in out.stories[3:])
    assert all(lead[1] <= other[1] + 0.001 for other in others)


def test_what_is_made_already_is_not_made_again(out):
    before = list(Facsimile.objects.values_list("pk", flat=True)), list(IssueFile.objects.values_list("pk"))

    assert make_issue(out.issue) == []

    assert before == (
        list(Facsimile.objects.values_list("pk", flat=True)),
        list(IssueFile.objects.values_list("pk")),
    )


def test_the_same_page_gives_the_same_bytes(out):
    former = current(out.pages[0])
    Facsimile.objects.filter(pk=former.pk).update(source="")

    again = make(out.pages[0])

    assert again.pk != former.pk
    assert again.digest == former.digest


def test_the_issue_is_one_document_with_its_pages_in_order(out):
    pdf = pdf_of(out.issue.files.get(is_current=True))

    first, second = words(pdf)
    assert out.stories[0].headline in first
    assert out.stories[3].headline in second
    outline = [entry.get_title() for entry in pypdfium2.PdfDocument(pdf).get_toc()]
    found = [headline for headline in outline if headline in {story.headline for story in out.stories}]
    assert len(found) == len(out.stories)
    assert "3127" in pypdfium2.PdfDocument(pdf).get_metadata_value("Title")


def test_a_withdrawn_story_leaves_a_notice_and_the_others_stay_where_they_were(out):
    page, gone = out.pages[0], out.stories[1]
    before = {area.article_id: area.boxes for area in current(page).areas.all()}
    withdraw(gone)

    make_issue(out.issue)

    [text] = words(pdf_of(current(page)))
    assert "本稿已撤回" in text
    assert gone.headline not in text
    assert not [line for line in words(pdf_of(out.issue.files.get(is_current=True))) if gone.headline in line]
    after = {area.article_id: area.boxes for area in current(page).areas.all()}
    assert after == {pk: boxes for pk, boxes in before.items() if pk != gone.pk}
    assert out.stories[0].headline in text
    published = Facsimile.objects.published().filter(page__issue=out.issue)
    assert published.count() == 2


def test_a_story_that_was_withdrawn_stays_out_of_the_page_when_it_is_published_again(out):
    gone = out.stories[1]
    withdraw(gone)
    make_issue(out.issue)
    gone.refresh_from_db()
    gone.restore(by=the("chief editor"))
    from tests.factory import bring_to

    bring_to(gone, "published")

    make_issue(out.issue)

    [text] = words(pdf_of(current(out.pages[0])))
    assert gone.headline not in text
    assert Facsimile.objects.published().filter(page__issue=out.issue).count() == 2


def test_a_correction_leaves_the_page_as_it_was_printed(out):
    story, before = out.stories[2], current(out.pages[0])
    story.refresh_from_db()
    story.correct(
        by=the("chief editor"), note="地点有误。", body="<p>改过的正文。</p>", headline="改过的标题"
    )

    make_issue(out.issue)

    assert current(out.pages[0]) == before
    assert Facsimile.objects.published().filter(pk=before.pk).exists()


def test_a_picture_that_a_correction_takes_out_is_gone_from_the_page(out):
    story, before = out.stories[0], current(out.pages[0])
    story.refresh_from_db()
    from articles.corrections import open_for_correction

    with open_for_correction(story.pk):
        story.photo_uses.all().delete()

    make_issue(out.issue)

    after = current(out.pages[0])
    assert after != before
    [text] = words(pdf_of(after))
    assert "本图已撤回" in text
    assert story.headline in text


def test_whoever_is_killed_on_the_way_leaves_the_former_file(out, monkeypatch):
    page, former = out.pages[0], current(out.pages[0])
    withdraw(out.stories[1])
    written = []

    def die_in_the_middle(name, content):
        if len(written) == 4:
            raise KeyboardInterrupt
        written.append(name)
        return PageStorage().save(name, io.BytesIO(content))

    monkeypatch.setattr(keeping, "write_at", die_in_the_middle)
    with pytest.raises(KeyboardInterrupt):
        make(page)

    assert current(page) == former
    assert not Facsimile.objects.published().filter(page=page).exists()  # it shows what is gone
    monkeypatch.undo()
    assert is_whole(make(page))
    assert Facsimile.objects.published().filter(page=page).exists()


def test_what_nobody_knows_is_swept_away_after_a_while(out, monkeypatch):
    half = keeping.write("page.pdf", b"half")
    former = current(out.pages[0])
    sweep()
    assert PageStorage().exists(half)

    monkeypatch.setattr(keeping, "LEFT_BEHIND", -1)
    assert sweep() >= 1
    assert not PageStorage().exists(half)

    assert is_whole(former)
    assert sweep() == 0


def test_a_file_that_is_lost_is_made_again(out):
    former = current(out.pages[0])
    PageStorage().delete(former.picture_name(640, "avif"))

    make_issue(out.issue)

    assert current(out.pages[0]) != former
    assert is_whole(current(out.pages[0]))


def test_a_page_that_fails_keeps_no_other_back(out, monkeypatch, caplog):
    withdraw(out.stories[1])
    withdraw(out.stories[4])
    real = making.print_of

    def fail_on_the_first(page):
        if page.number == 1:
            raise RuntimeError("no typesetter")
        return real(page)

    monkeypatch.setattr(making, "print_of", fail_on_the_first)

    assert [page.number for page in make_issue(out.issue)] == [1]

    shown = Facsimile.objects.published().filter(page__issue=out.issue)
    assert [each.page.number for each in shown] == [2]
    assert "was not made" in caplog.text


def test_what_came_from_elsewhere_stays(out):
    from tests.facsimile.sheets import one_page

    page = out.pages[0]
    uploaded = keeping.keep(page, one_page("外"), by=None, origin="uploaded")

    assert make(page) == uploaded
    make_issue(out.issue)

    assert current(page) == uploaded
    assert len(words(pdf_of(out.issue.files.get(is_current=True)))) == 2


def test_the_command_makes_what_is_missing_and_can_be_run_again(out, capsys):
    from django.core.management import call_command

    Facsimile.objects.filter(page=out.pages[0]).delete()

    call_command("make_pages")
    made = current(out.pages[0])
    call_command("make_pages")

    assert current(out.pages[0]) == made
    assert "1" in capsys.readouterr().out


def test_the_worker_makes_the_files_and_tries_again_what_failed(made, undone, monkeypatch, caplog):
    Facsimile.objects.all().delete()
    Errand.objects.all().delete()
    monkeypatch.setattr(making, "print_of", lambda page: 1 / 0)
    undone.issue.publish(by=the("chief editor"))
    assert is_being_made(undone.issue)
    run_due()

    assert undone.issue.is_published
    assert not Facsimile.objects.exists()
    assert is_being_made(undone.issue)
    monkeypatch.undo()
    withdrawn = undone.stories[0]
    withdraw(withdrawn)
    Errand.objects.update(due_at=timezone.now())
    run_due()

    assert not is_being_made(undone.issue)
    assert Facsimile.objects.published().count() == 2
    [text] = words(pdf_of(current(undone.pages[0])))
    assert withdrawn.headline not in text


def test_the_back_office_gives_pages_before_the_issue_is_out(made, undone, client):
    issue = made.issue
    page, whole = (
        f"/admin/facsimile/facsimile/print/{issue.pk}/1.pdf",
        f"/admin/facsimile/facsimile/print/{issue.pk}.pdf",
    )
    client.force_login(fresh(the("page editor")))

    plain, bleed, both = client.get(page), client.get(f"{page}?bleed=1"), client.get(whole)

    assert "private, no-store" in plain["Cache-Control"]
    small, large = (pypdfium2.PdfDocument(answer.content)[0].get_size() for answer in (plain, bleed))
    assert large[0] > small[0] + 2 * 8
    assert len(words(both.content)) == 2
    kept = client.get(f"/admin/facsimile/facsimile/{current(made.pages[0]).pk}/page.pdf")
    assert kept.getvalue() == pdf_of(current(made.pages[0]))
    client.force_login(fresh(the("correspondent")))
    assert client.get(page).status_code == 403
    assert client.get(whole).status_code == 403
