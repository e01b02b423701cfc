"""The screens of the back office that make an issue, as each role meets them."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.issues.models import Issue, Placement
from articles.models import Article

pytestmark = pytest.mark.django_db

FRAGMENT = {"X-Fragment": "board"}
OF_THE_SYSTEM = ("administrator", "security_administrator")  # and not of the paper


def address(name, *args):
    return reverse(f"admin:issues_issue_{name}", args=args)


@pytest.fixture
def as_(client):
    """`as_(user)`: the client, logged in as that user."""

    def as_(user):
        client.force_login(user)
        return client

    return as_


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


# Opening an issue


def new_issue_form(client):
    """What a browser would send from the untouched form."""
    page = client.get(reverse("admin:issues_issue_add"))
    form = page.context["adminform"].form
    [formset] = page.context["inline_admin_formsets"]
    data = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    for name, value in formset.formset.management_form.initial.items():
        data[f"pages-{name}"] = value
    for row in formset.formset.forms:
        for name in ("number", "name"):
            data[row.add_prefix(name)] = row.get_initial_for_field(row.fields[name], name) or ""
    return data


def test_a_new_issue_is_of_the_day_after_with_the_pages_of_the_latest(as_, people, make_issue):
    latest = make_issue(timezone.localdate() + datetime.timedelta(days=3), names=["要闻", "副刊", "图片"])
    client = as_(people.page_editor)

    response = client.post(reverse("admin:issues_issue_add"), new_issue_form(client))

    issue = Issue.objects.newest_first().first()
    assert response.url == address("plan", issue.pk)
    assert (issue.date, issue.number) == (latest.date + datetime.timedelta(days=1), latest.number + 1)
    assert [(page.number, page.name) for page in issue.pages.all()] == [
        (1, "要闻"),
        (2, "副刊"),
        (3, "图片"),
    ]


def test_the_first_issue_of_all_has_four_pages_and_a_row_without_a_name_is_none(as_, people):
    client = as_(people.page_editor)
    data = new_issue_form(client)

    client.post(reverse("admin:issues_issue_add"), data | {"pages-3-name": ""})

    issue = Issue.objects.get()
    assert issue.date == timezone.localdate() + datetime.timedelta(days=1)
    assert [page.number for page in issue.pages.all()] == [1, 2, 3]


def change_form(issue, **changes):
    data = {
        "date": issue.date,
        "number": issue.number,
        "pages-TOTAL_FORMS": issue.pages.count(),
        "pages-INITIAL_FORMS": issue.pages.count(),
    }
    for number, page in enumerate(issue.pages.all()):
        data |= {
            f"pages-{number}-id": page.pk,
            f"pages-{number}-issue": issue.pk,
            f"pages-{number}-number": page.number,
            f"pages-{number}-name": page.name,
        }
    return data | changes


def test_pages_are_renamed_and_taken_out_while_the_issue_is_open(as_, people, make_issue):
    issue = make_issue()

    as_(people.page_editor).post(
        address("change", issue.pk),
        change_form(issue, **{"pages-0-name": "今日要闻", "pages-1-DELETE": "on"}),
    )

    assert [page.name for page in issue.pages.all()] == ["今日要闻"]


def test_a_page_with_stories_is_not_taken_out_and_the_form_says_why(as_, people, make_issue, make_story):
    issue = make_issue(stories=[make_story()])

    response = as_(people.page_editor).post(
        address("change", issue.pk), change_form(issue, **{"pages-0-DELETE": "on"})
    )

    assert response.status_code == 200
    assert issue.pages.count() == 2


@pytest.mark.parametrize("published", [False, True])
def test_a_signed_issue_is_shown_and_not_edited(as_, people, make_signed_issue, published):
    issue = make_signed_issue()
    if published:
        issue.publish(by=people.chief_editor)
    client = as_(people.page_editor)

    page = client.get(address("change", issue.pk))
    response = client.post(address("change", issue.pk), change_form(issue, **{"pages-0-name": "别的"}))

    assert page.status_code == 200
    assert 'name="pages-0-name"' not in page.content.decode()
    assert response.status_code == 403
    assert issue.pages.first().name == "要闻"


# Who


@pytest.mark.parametrize("screen", ["changelist", "change", "plan", "changes", "page", "publication"])
def test_who_may_open_a_screen(as_, people, make_issue, make_story, screen):
    issue = make_issue(stories=[make_story(headline="机密标题")])
    arguments = {"changelist": [], "page": [issue.pk, 1]}.get(screen, [issue.pk])
    may_read = {"desk_editor", "desk_chief", "chief_editor", "proofreader", "page_editor", "auditor"}

    for role, person in vars(people).items():
        response = as_(person).get(address(screen, *arguments))
        if role in OF_THE_SYSTEM:
            assert response.status_code == 403, role
        elif screen == "publication" and role != "chief_editor":
            assert response.status_code == 302, role
        else:
            assert response.status_code == 200, role
            if role not in may_read | {"reporter"}:  # the reporter is the author
                assert "机密标题" not in response.content.decode(), role


def test_visitors_are_sent_to_the_login(client, make_issue):
    issue = make_issue()

    for screen in ("plan", "publication", "change"):
        assert "/login/" in client.get(address(screen, issue.pk)).url


@pytest.mark.parametrize("role", ["reporter", "photographer", "desk_editor", "proofreader", "auditor"])
def test_who_may_not_plan_changes_nothing(as_, people, make_issue, make_story, role):
    story, issue = make_story(), make_issue()

    response = as_(getattr(people, role)).post(
        address("placements", issue.pk),
        {"article": story.pk, "page": 1, "seen_page": 0},
        headers=FRAGMENT,
    )

    assert response.status_code == 409
    assert not Placement.objects.exists()


# Planning


def test_the_tray_holds_what_was_signed_off_and_stands_nowhere(as_, people, make_issue, make_story):
    make_story(headline="待上版")
    make_story("published", headline="先网后报")
    make_story("final_review", headline="还在审")
    placed = make_story(headline="已上版")
    elsewhere = make_story(headline="别的期")
    issue = make_issue(stories=[placed])
    make_issue(datetime.date(2026, 11, 23), stories=[elsewhere])

    response = as_(people.page_editor).get(address("plan", issue.pk))

    assert {card.article.headline for card in response.context["tray"]} == {"先网后报", "待上版"}
    assert [len(column.cards) for column in response.context["columns"]] == [1, 0]


def test_what_was_web_only_long_ago_is_not_offered_for_print(as_, people, make_issue, make_story):
    old = make_story("published")
    Article.objects.filter(pk=old.pk).update(published_at=timezone.now() - datetime.timedelta(days=30))

    response = as_(people.page_editor).get(address("plan", make_issue().pk))

    assert response.context["tray"] == []


def test_the_tray_is_filtered(as_, people, make_issue, make_story):
    from articles.models import Column
    from newsroom.districts.models import District

    column = Column.objects.create(name="一线", slug="yixian")
    place = District.objects.get(path="fangshan/doudian")
    story = make_story("draft", headline="窦店的故事", column=column)
    story.districts.add(place)
    story.submit(by=people.reporter)
    story.pass_review(by=people.desk_editor)
    story.pass_review(by=people.desk_chief)
    story.sign_off(by=people.chief_editor)
    make_story(headline="别的")
    issue = make_issue()

    for query in (
        {"q": "窦店"},
        {"column": column.pk},
        {"district": place.parent.pk},
        {"q": "故事", "column": column.pk},
    ):
        response = as_(people.page_editor).get(address("plan", issue.pk), query)
        assert [card.article for card in response.context["tray"]] == [story], query
    response = as_(people.page_editor).get(address("plan", issue.pk), {"q": "没有"})
    assert response.context["tray"] == []


def test_a_plain_form_puts_a_story_on_a_page_and_keeps_the_filter(as_, people, make_issue, make_story):
    first, story, issue = make_story(headline="甲"), make_story(headline="乙"), make_issue()
    issue.pages.first().place(first, by=people.page_editor)

    response = as_(people.page_editor).post(
        address("placements", issue.pk) + "?q=乙",
        {"article": story.pk, "page": 1, "seen_page": 0, "weight": "lead", "position": 1},
    )

    assert response.status_code == 302
    assert response.url.startswith(address("plan", issue.pk) + "?q=")
    placed = issue.pages.first().placements.in_order()
    assert [(each.article, each.weight) for each in placed] == [(story, "lead"), (first, "ordinary")]


def test_a_script_gets_the_board_in_answer(as_, people, make_issue, make_story):
    story, issue = make_story(), make_issue()

    response = as_(people.page_editor).post(
        address("placements", issue.pk),
        {"article": story.pk, "page": 2, "seen_page": 0, "before": 0},
        headers=FRAGMENT,
    )

    text = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in text
    assert re.search(r'data-revision="[1-9]', text)
    assert story.placements.get().page.number == 2


def test_a_story_goes_back_to_the_tray(as_, people, make_issue, make_story):
    story = make_story()
    issue = make_issue(stories=[story])

    as_(people.page_editor).post(
        address("placements", issue.pk), {"article": story.pk, "page": 0, "seen_page": 1}
    )

    assert not Placement.objects.exists()


def test_who_is_late_is_told_and_sees_the_board_as_it_is(as_, people, make_issue, make_story):
    story = make_story()
    issue = make_issue(stories=[story])
    data = {"article": story.pk, "page": 2, "seen_page": 0}

    response = as_(people.chief_editor).post(address("placements", issue.pk), data, headers=FRAGMENT)

    text = response.content.decode()
    assert response.status_code == 409
    assert 'role="alert"' in text
    assert "page_editor" in text
    assert story.placements.get().page.number == 1

    plain = as_(people.chief_editor).post(address("placements", issue.pk), data, follow=True)
    assert "page_editor" in said(plain)


@pytest.mark.parametrize(
    "data",
    [
        {"article": 999_999, "page": 1, "seen_page": 0},
        {"article": "x", "page": 1, "seen_page": 0},
        {"page": 9, "seen_page": 0},
        {"page": 0, "seen_page": 9},
        {"page": 1, "seen_page": 0, "weight": "huge"},
        {"page": 1, "seen_page": 0, "position": "-3"},
        {},
    ],
)
def test_nonsense_is_refused(as_, people, make_issue, make_story, data):
    issue, story = make_issue(), make_story()

    response = as_(people.page_editor).post(
        address("placements", issue.pk), {"article": story.pk} | data, headers=FRAGMENT
    )

    assert response.status_code == 409
    assert not Placement.objects.exists()


def test_a_published_issue_is_shown_without_forms_and_takes_no_story(
    as_, people, make_signed_issue, make_story
):
    issue = make_signed_issue()
    issue.publish(by=people.chief_editor)
    client = as_(people.page_editor)

    page = client.get(address("plan", issue.pk)).content.decode()
    response = client.post(
        address("placements", issue.pk),
        {"article": make_story(headline="新").pk, "page": 1, "seen_page": 0},
        headers=FRAGMENT,
    )

    assert "seen_page" not in page
    assert response.status_code == 409


def test_the_poll_says_what_others_did(as_, people, make_issue, make_story):
    issue = make_issue(stories=[make_story()])
    since = issue.revision
    issue.pages.last().place(make_story(headline="乙"), by=people.page_editor)

    other = as_(people.chief_editor).get(address("changes", issue.pk), {"since": since}).json()
    own = as_(people.page_editor).get(address("changes", issue.pk), {"since": since}).json()
    none = as_(people.page_editor).get(address("changes", issue.pk), {"since": issue.revision}).json()

    assert len(other["changes"]) == 1
    assert "page_editor" in other["changes"][0]
    assert own == {"revision": issue.revision, "changes": []}
    assert none == {"revision": issue.revision, "changes": []}


# Pages


def test_a_page_is_read_and_signed_on_its_screen(as_, people, make_issue, make_story):
    story = make_story(
        headline="标题", kicker="引题", subhead="副题", dateline="本报讯", body="<p>正文在此。</p>"
    )
    issue = make_issue(names=["要闻"], stories=[story])
    issue.start_proofing(by=people.page_editor)
    client = as_(people.proofreader)

    page = client.get(address("page", issue.pk, 1))
    for words in ("标题", "引题", "副题", "<b>本报讯</b>", "正文在此。"):
        assert words in page.content.decode()
    seen = re.search(r'name="seen" value="(\w{64})"', page.content.decode())[1]
    client.post(address("signatures", issue.pk, 1), {"seen": seen, "note": "改一处"})

    assert issue.pages.get().next_signature() == "proof2"
    assert "proofreader" in client.get(address("page", issue.pk, 1)).content.decode()


def test_a_signature_on_something_else_is_refused(as_, people, make_issue, make_story):
    issue = make_issue(names=["要闻"], stories=[make_story()])
    issue.start_proofing(by=people.page_editor)

    response = as_(people.proofreader).post(
        address("signatures", issue.pk, 1), {"seen": "0" * 64}, follow=True
    )

    assert said(response)
    assert issue.pages.get().next_signature() == "proof1"


def test_void_signatures_stay_to_be_seen(as_, people, make_issue, make_story):
    issue = make_issue(names=["要闻"], stories=[make_story()])
    issue.start_proofing(by=people.page_editor)
    page = issue.pages.get()
    page.sign(by=people.proofreader)
    page.place(make_story(headline="乙"), by=people.page_editor)

    text = as_(people.proofreader).get(address("page", issue.pk, 1)).content.decode()

    assert "<s>" in text


def test_a_story_changed_since_it_was_signed_off_is_named_with_a_link(as_, people, make_issue, make_story):
    story = make_story()
    issue = make_issue(names=["要闻"], stories=[story])
    issue.start_proofing(by=people.page_editor)
    Article.objects.update(headline="改了")

    response = as_(people.proofreader).get(address("page", issue.pk, 1))

    [(link, _sentence)] = response.context["obstacles"]
    assert link == reverse("admin:articles_article_change", args=[story.pk])
    assert 'name="seen"' not in response.content.decode()


# The issue's moves


def test_the_issue_goes_from_planning_to_print_by_its_buttons(as_, people, make_issue, make_story, sign):
    issue = make_issue(names=["要闻"], stories=[make_story()])

    as_(people.page_editor).post(address("move", issue.pk, "start_proofing"))
    sign(issue.pages.get())
    as_(people.chief_editor).post(address("move", issue.pk, "sign_off"))
    as_(people.chief_editor).post(address("move", issue.pk, "back_to_proof"))
    as_(people.chief_editor).post(address("move", issue.pk, "sign_off"))
    response = as_(people.chief_editor).post(address("publication", issue.pk), {"at": ""}, follow=True)

    issue.refresh_from_db()
    assert issue.is_published
    assert response.status_code == 200
    assert [event.verb for event in issue.events.all()][-4:] == [
        "sign_off",
        "back_to_proof",
        "sign_off",
        "publish",
    ]


def test_each_sees_only_the_buttons_of_the_moves_that_are_open(as_, people, make_signed_issue):
    issue = make_signed_issue()

    seen = {
        role: [button["verb"] for button in as_(person).get(address("change", issue.pk)).context["moves"]]
        for role, person in vars(people).items()
        if role not in OF_THE_SYSTEM
    }

    assert seen.pop("chief_editor") == ["publish", "back_to_proof"]
    assert seen.pop("page_editor") == ["back_to_proof"]
    assert set(map(tuple, seen.values())) == {()}


def test_the_issue_is_published_at_a_set_time_and_called_back(as_, people, make_signed_issue):
    issue = make_signed_issue()
    client = as_(people.chief_editor)
    at = timezone.localtime() + datetime.timedelta(hours=2)

    client.post(address("publication", issue.pk), {"at": at.strftime("%Y-%m-%dT%H:%M")})
    issue.refresh_from_db()
    assert issue.is_scheduled
    assert issue.published_at == at.replace(second=0, microsecond=0)

    client.post(address("move", issue.pk, "unschedule"))
    issue.refresh_from_db()
    assert issue.is_signed


@pytest.mark.parametrize("at", ["2020-01-01T08:00", "morgen", "2026-13-99T99:99", "9999"])
def test_a_time_that_is_none_or_has_passed_publishes_nothing(as_, people, make_signed_issue, at):
    issue = make_signed_issue()

    response = as_(people.chief_editor).post(address("publication", issue.pk), {"at": at})

    assert response.status_code == 409
    assert 'role="alert"' in response.content.decode()
    assert not Article.objects.published().exists()


def test_everything_in_the_way_is_listed_at_once_with_links(as_, people, make_issue, make_story):
    story = make_story()
    issue = make_issue(names=["要闻", "副刊"], stories=[story])
    issue.start_proofing(by=people.page_editor)
    Article.objects.update(headline="改了")

    response = as_(people.chief_editor).get(address("publication", issue.pk))
    refused = as_(people.chief_editor).post(address("move", issue.pk, "sign_off"), follow=True)

    links = [link for link, _ in response.context["obstacles"]]
    assert links == [
        reverse("admin:articles_article_change", args=[story.pk]),
        address("page", issue.pk, 1),
        address("page", issue.pk, 2),
        address("page", issue.pk, 2),
    ]
    assert said(refused).count("<li>") == 4


def test_an_unknown_move_is_not_found(as_, people, make_issue):
    issue = make_issue()

    for verb in ("publish", "delete", "lock"):
        assert as_(people.chief_editor).post(address("move", issue.pk, verb)).status_code == 404
    assert as_(people.chief_editor).get(address("move", issue.pk, "sign_off")).status_code == 405


# Size


@pytest.mark.parametrize("screen", ["plan", "page", "change", "publication", "changelist"])
def test_screens_ask_as_much_for_few_stories_as_for_many(
    as_, people, make_issue, make_story, django_assert_max_num_queries, screen
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    issue = make_issue(names=["要闻", "副刊"], stories=[make_story(), make_story()])
    make_story(headline="待上版")
    client = as_(people.chief_editor)
    place = address(screen, *{"changelist": [], "page": [issue.pk, 1]}.get(screen, [issue.pk]))
    client.get(place)
    with CaptureQueriesContext(connection) as few:
        client.get(place)
    for number in range(12):
        story = make_story(headline=f"更多{number}")
        if number % 2:
            issue.pages.first().place(story, by=people.page_editor)
    make_issue(datetime.date(2026, 12, 1))

    with CaptureQueriesContext(connection) as many:
        client.get(place)

    assert len(many) <= len(few)
    assert len(many) < 45
