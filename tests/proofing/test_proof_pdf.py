"""The printed proof, read back: stage, numbers of paragraphs, changes, findings and marks."""

import pytest
from django.urls import reverse

from articles.facsimile.keeping import keep
from articles.facsimile.models import PageReading
from articles.moves import MoveRefused
from articles.proofing import marking, printing
from articles.proofing.changes import changes_of
from articles.proofing.desk import Desk
from articles.proofing.places import Place, changed_cells
from articles.text.characters import spans
from tests.facsimile.sheets import one_page
from tests.factory import the
from tests.proofing.conftest import approve, change

pytestmark = pytest.mark.django_db


def address(page):
    return reverse("admin:issues_issue_proof", args=[page.issue_id, page.number])


def texts(pdf):
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_a_proof_shows_all_that_its_readers_need(client, make_page, sign, django_assert_max_num_queries):
    from articles.issues import layouts

    page = make_page(3, made_up=True, photos=1)
    sign(page)
    first, second, _third = (placement.article for placement in page.placements.in_order())
    approve(change(first, by=the("desk editor"), body=first.body.replace("八处", "九处", 1)))
    approve(change(second, by=the("desk editor"), body=second.body.replace("同场竞技", "同场竟技")))
    layouts.make_up(page, by=the("page editor"))
    marking.mark(page, by=the("proofreader"), note="此处待核", place=Place(first.pk, 1), stage="proof1")
    client.force_login(the("proofreader"))
    client.get(address(page))

    with django_assert_max_num_queries(45):
        response = client.get(address(page))

    assert response["Content-Type"] == "application/pdf"
    sheet, *lists = texts(response.content)
    listed = "".join("".join(lists).split())
    assert "一校" in sheet
    numbers = {line.strip() for line in sheet.splitlines()}
    assert {"1", "2", "3", "10"} <= numbers
    assert "“八”改为“九”" in listed
    assert "此处待核" in listed
    assert "编校检查未处理的问题" in listed

    desk = Desk(the("proofreader"), page.issue_id, 1)
    overlay = printing.overlay(desk)
    kinds = [box.kind for box in overlay.highlights]
    assert "changed" in kinds
    assert "finding" in kinds
    assert [flag.number for flag in overlay.flags if flag.kind == "mark"] == [1]
    notes = [note for note in overlay.notes if note.text == "1"]
    assert len(notes) == 3  # each story begins with its first paragraph
    # The highlight lies behind the one character that was changed
    story = changes_of(desk.state, desk.readable).stories[0]
    [item] = [item for item in story.items if item.name == "body"]
    cells = changed_cells(
        printing.past_run_in(desk.setting.cells(story.article.pk, item.paragraph), item.block.spans),
        item.block.spans,
    )
    assert [cell.character for cell in cells] == ["九"]
    [box] = desk.setting.boxes(cells, "changed")
    assert box in overlay.highlights
    assert 8 < box.width < 13


def test_the_stage_is_that_of_the_next_signature(make_page, sign):
    from django.utils.translation import override

    page = make_page()
    stages = []
    with override("zh-hans"):
        for _ in range(6):
            stages.append(printing.stage_name(page.next_signature()))
            if page.next_signature():
                sign(page)

    assert stages == ["一校", "二校", "三校", "清样", "清样", "清样"]


def test_without_a_layout_or_with_an_old_one_it_is_said_what_to_do_first(client, make_page):
    bare = make_page()
    client.force_login(the("proofreader"))
    response = client.get(address(bare), follow=True)
    assert response.redirect_chain
    assert [str(message) for message in response.context["messages"]]

    page = make_page(3, made_up=True)
    approve(change(page.placements.first().article, by=the("desk editor"), headline="改了"))
    with pytest.raises(MoveRefused):
        printing.proof(Desk(the("proofreader"), page.issue_id, 1))


def test_who_does_not_make_the_paper_gets_no_proof(client, make_page):
    page = make_page()

    for role in ("reporter", "desk editor", "photographer"):
        client.force_login(the(role))
        assert client.get(address(page)).status_code == 404
    client.force_login(the("administrator"))
    assert client.get(address(page)).status_code == 403


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("甲乙丙", "甲丁丙", "丁"),
        ("甲乙丙", "甲丙", "丙"),
        ("甲乙", "甲", "甲"),
        ("甲", "甲 乙", "乙"),
        ("甲", "甲", ""),
    ],
)
def test_what_was_taken_out_shows_at_the_character_after_it(old, new, shown):
    class Cell:
        def __init__(self, character):
            self.character, self.line, self.index = character, "line", character

    cells = [Cell(each) for each in new if not each.isspace()]

    assert "".join(cell.character for cell in changed_cells(cells, spans(old, new))) == shown


@pytest.fixture
def uploaded(make_page, tmp_path, settings):
    """A page in proof that came as a file, with a hot area on its first story."""
    settings.MEDIA_ROOT = tmp_path
    page = make_page(2)
    story = page.placements.first().article
    made = keep(
        page,
        one_page("外来的版"),
        by=the("page editor"),
        origin="uploaded",
        boxes={story.pk: [[0.1, 0.1, 0.8, 0.4]]},
    )
    line = [20, 40, 90, 50, 9, "疲惫时歇歇脚，口渴时"]
    data = {"width": made.width, "height": made.height, "lines": [line], "pictures": []}
    PageReading.objects.create(facsimile=made, filename="外来.pdf", data=data)
    return page


def test_the_proof_of_a_page_made_elsewhere_is_that_page_with_stage_and_marks(client, uploaded):
    story = uploaded.placements.first().article
    client.force_login(the("proofreader"))
    screen = client.get(reverse("admin:issues_issue_page", args=[uploaded.issue_id, 1])).content.decode()
    assert "外来.pdf" in screen
    picture = uploaded.facsimiles.get()
    assert reverse("admin:facsimile_facsimile_picture", args=[picture.pk, 2400]) in screen

    place = {"x": "0.25", "y": "0.16", "note": "断行不当", "place": ""}
    client.post(reverse("admin:issues_issue_marks", args=[uploaded.issue_id, 1]), place)

    [mark] = uploaded.marks.all()
    assert (mark.story, mark.paragraph, mark.quote) == (story, 2, "疲惫时歇歇脚，口渴时")
    sheet, *lists = texts(client.get(address(uploaded)).content)
    assert "外来的版" in sheet
    assert "一校" in sheet
    assert "断行不当" in "".join(lists)


def test_who_read_another_file_than_the_one_uploaded_since_does_not_sign(client, uploaded):
    client.force_login(the("proofreader"))
    digest = uploaded.state().digest
    where = reverse("admin:issues_issue_signatures", args=[uploaded.issue_id, 1])

    client.post(where, {"seen": digest, "file": "0" * 64})
    assert not uploaded.signatures.exists()

    client.post(where, {"seen": digest, "file": uploaded.facsimiles.get().digest})
    assert uploaded.signatures.get().kind == "proof1"
