"""The make-up screen as a form: who may look, who may change, what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.issues import making
from articles.issues.models import Sheet

pytestmark = pytest.mark.django_db

PARAGRAPH = "<p>" + "疲惫时歇歇脚，口渴时喝杯茶。驿站里有充电器，也有热饭的微波炉。" * 5 + "</p>"


@pytest.fixture
def unions(make_issue, make_story, people):
    """Page 2 with four stories."""
    unions = make_issue().pages.get(number=2)
    for headline, count in {"甲": 9, "乙": 6, "丙": 5, "丁": 4}.items():
        unions.place(make_story(headline=headline, body=PARAGRAPH * count), by=people.page_editor)
    return unions


def at(unions, name="make_up", *args):
    return reverse(f"admin:issues_issue_{name}", args=[unions.issue_id, unions.number, *args])


def step(client, unions, name, seen=0, **data):
    return client.post(at(unions, "make_up_steps"), {"step": name, "seen": seen, **data}, follow=True)


def test_without_a_script_a_page_is_made_up_chosen_and_weighed(client, unions, people):
    client.force_login(people.page_editor)

    made = step(client, unions, "make_up")
    first = unions.layout
    second = unions.layouts.filter(is_chosen=False).first()
    step(client, unions, "choose", seen=first.pk, layout=second.pk)
    story = unions.placements.last().article_id
    step(client, unions, "weigh", seen=unions.layout.pk, story=story, weight="brief")

    assert made.status_code == 200
    assert unions.placements.get(article=story).weight == "brief"
    assert unions.layout.wishes["pins"] == {}
    step(client, unions, "undo", seen=unions.layout.pk)
    assert unions.layout == second


def test_a_step_on_a_layout_that_is_gone_is_refused_with_a_sentence(client, unions, people):
    client.force_login(people.page_editor)
    step(client, unions, "make_up")

    alone = client.post(
        at(unions, "make_up_steps"), {"step": "make_up", "seen": 0}, headers={"X-Fragment": "make-up"}
    )
    told = step(client, unions, "make_up", seen=0)

    assert alone.status_code == 409
    assert 'role="alert"' in alone.text
    assert "page_editor" in told.text
    assert unions.layouts.filter(was_chosen=True).count() == 1


@pytest.mark.parametrize(
    "data", [{"step": "nothing"}, {"step": "pin"}, {"step": "weigh", "story": 1, "weight": "huge"}, {}]
)
def test_nonsense_is_refused_and_changes_nothing(client, unions, people, data):
    client.force_login(people.page_editor)

    answer = client.post(at(unions, "make_up_steps"), {"seen": 0, **data}, headers={"X-Fragment": "1"})

    assert answer.status_code == 409
    assert unions.layout is None


def test_planners_change_those_who_make_the_paper_look_and_others_do_neither(client, unions, people):
    seen = {"page_editor": 200, "chief_editor": 200, "proofreader": 200, "auditor": 200, "reporter": 403}
    for name, answer in seen.items():
        client.force_login(getattr(people, name))
        assert client.get(at(unions)).status_code == answer, name
    for name in ("proofreader", "auditor", "reporter", "administrator"):
        client.force_login(getattr(people, name))
        assert step(client, unions, "make_up").status_code == 403, name
    assert unions.layout is None


def test_a_page_or_layout_that_is_not_there_is_404(client, unions, people):
    client.force_login(people.page_editor)
    address = reverse("admin:issues_issue_make_up", args=[unions.issue_id, 9])

    assert client.get(address).status_code == 404
    assert client.get(at(unions, "make_up_pdf", 99)).status_code == 404
    assert client.get(at(unions, "make_up_picture", 99, 1200)).status_code == 404


def test_a_signed_issue_is_only_looked_at(client, make_signed_issue, people):
    page = make_signed_issue().pages.first()
    client.force_login(people.page_editor)

    shown = client.get(at(page))
    step(client, page, "make_up")

    assert shown.status_code == 200
    assert 'value="make_up"' not in shown.text
    assert page.layout is None
    assert page.issue.status == "signed"


def test_the_page_as_it_will_be_printed_is_a_pdf_and_a_picture(client, unions, people):
    client.force_login(people.page_editor)
    step(client, unions, "make_up")
    layout = unions.layout.pk

    pdf = client.get(at(unions, "make_up_pdf", layout))
    picture = client.get(at(unions, "make_up_picture", layout, 480))

    assert pdf.content.startswith(b"%PDF")
    assert picture["Content-Type"] == "image/webp"
    assert "private" in picture["Cache-Control"]
    assert client.get(at(unions, "make_up_picture", layout, 481)).status_code == 404


def test_the_screen_costs_as_much_for_many_stories_as_for_few(client, unions, people, make_story):
    client.force_login(people.page_editor)
    step(client, unions, "make_up")

    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(at(unions)).status_code == 200
        return len(captured)

    cost()
    few = cost()
    for number in range(4):
        unions.place(make_story(headline=f"简讯{number}"), by=people.page_editor, weight="brief")

    assert cost() <= few <= 20


def test_every_page_on_the_board_leads_to_its_make_up(client, unions, people):
    client.force_login(people.page_editor)

    board = client.get(reverse("admin:issues_issue_plan", args=[unions.issue_id]))

    assert at(unions) in board.text


# The formats


def test_who_runs_the_paper_edits_its_formats_and_the_others_only_read_them(client, people):
    sheet = Sheet.objects.the_papers_own()
    address = reverse("admin:issues_sheet_change", args=[sheet.pk])
    for name, answer in {
        "chief_editor": 200,
        "administrator": 200,
        "page_editor": 403,
        "reporter": 403,
    }.items():
        client.force_login(getattr(people, name))
        assert client.post(address).status_code == answer, name


def test_a_format_takes_the_place_of_the_papers_own_one(client, people):
    client.force_login(people.chief_editor)
    other = Sheet.objects.get(kind="broadsheet")
    address = reverse("admin:issues_sheet_change", args=[other.pk])
    shown = client.get(address).context["adminform"].form
    data = {name: shown.initial[name] for name in shown.fields} | {"is_default": "on", "has_rules": "on"}

    assert client.post(address, data).status_code == 302

    assert Sheet.objects.the_papers_own() == other
    assert Sheet.objects.filter(is_default=True).count() == 1
    data.pop("is_default")
    client.post(address, data)
    assert Sheet.objects.the_papers_own() == other
    assert client.get(reverse("admin:issues_sheet_delete", args=[other.pk])).status_code != 200


def test_a_story_is_framed_and_nothing_moves_by_it(client, unions, people):
    client.force_login(people.page_editor)
    step(client, unions, "make_up")
    second = unions.layouts.filter(is_chosen=False).first()
    step(client, unions, "choose", seen=unions.layout.pk, layout=second.pk)
    story = unions.placements.last().article_id
    before = unions.layout

    framed = step(client, unions, "box", seen=before.pk, story=story)

    after = unions.layout
    assert "shape-frame--boxed" in framed.text
    assert [each.id for each in after.layout.stories if each.is_boxed] == [story]
    assert [each.rect for each in after.layout.stories] == [each.rect for each in before.layout.stories]
    assert after.rank == before.rank
    ranks = {row.rank for row in unions.layouts.filter(batch=before.batch)}
    assert {row.rank for row in unions.layouts.filter(batch=after.batch)} == ranks
    step(client, unions, "make_up", seen=after.pk)  # and it stays framed
    assert [each.id for each in unions.layout.layout.stories if each.is_boxed] == [story]
    step(client, unions, "unbox", seen=unions.layout.pk, story=story)
    assert not any(each.is_boxed for each in unions.layout.layout.stories)
    assert unions.issue.events.filter(verb="box_story").count() == 1


def test_what_is_too_long_is_cut_with_one_click_and_the_story_stays_whole(client, unions, people, make_story):
    client.force_login(people.page_editor)
    unions.place(make_story(headline="很长的一篇", body=PARAGRAPH * 16), by=people.page_editor)
    assert 'value="cut"' in step(client, unions, "make_up").text
    too_long = next(each for each in unions.layout.layout.stories if each.overset_characters)
    story = unions.placements.get(article=too_long.id).article

    step(client, unions, "cut", seen=unions.layout.pk, story=story.pk)

    after = unions.placements.get(article=story).cut_after
    text = "".join(paragraph.text for paragraph in making.text_of(story))
    assert len(text) - 2 * too_long.overset_characters - 200 < after < len(text)
    assert text[:after].endswith("。")
    [on_page] = [each for each in unions.layout.layout.stories if each.id == story.pk]
    assert on_page.overset_characters < too_long.overset_characters
    was = story.body
    story.refresh_from_db()
    assert story.body == was
    step(client, unions, "bring_back", seen=unions.layout.pk, story=story.pk)
    assert unions.placements.get(article=story).cut_after is None
    step(client, unions, "undo", seen=unions.layout.pk)
    assert unions.placements.get(article=story).cut_after == after
    events = unions.issue.events.filter(verb__contains="cut").order_by("pk")
    assert [event.verb for event in events] == ["cut_story", "end_cut", "cut_story"]
