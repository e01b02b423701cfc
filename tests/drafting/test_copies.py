"""The rolling copy: one for each person and story, nobody else's business, never part of the story."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.drafting.models import WorkingCopy
from articles.models import Article, Event
from articles.photos.flags import declare
from tests import factory
from tests.drafting.conftest import address, sent
from tests.factory import the
from tests.forms import fields_of

ADD = "/admin/articles/article/add/"
pytestmark = pytest.mark.django_db


def kept(client, story=None):
    """The copies that this person is offered."""
    return client.get(address("copy" if story else "new_copy", story)).json()["copies"]


def headlines(copies):
    return [dict(copy["data"])["headline"] for copy in copies]


def change(story):
    return f"/admin/articles/article/{story.pk}/change/"


def test_what_is_typed_is_kept_without_a_trace_in_the_story(desk):
    story = factory.make_article()
    client, before = desk("reporter"), (Event.objects.count(), story.versions.count(), story.current_digest())

    answer = client.post(address("copy", story), sent())

    assert (answer.status_code, answer.content) == (204, b"")
    assert (Event.objects.count(), story.versions.count(), story.current_digest()) == before
    assert Article.objects.get().revision == story.revision
    assert headlines(kept(client, story)) == ["打了一半的题"]


def test_two_hundred_beats_are_one_row(desk):
    story, client = factory.make_article(), desk("reporter")

    for count in range(200):
        client.post(address("copy", story), sent(f"第{count}次", count=count))

    assert WorkingCopy.objects.get().headline == "第199次"


def test_a_beat_costs_few_queries_however_much_is_kept(desk, django_assert_max_num_queries):
    stories = [factory.make_article() for _ in range(3)]
    client = desk("reporter")
    for story in stories:
        client.post(address("copy", story), sent())

    with django_assert_max_num_queries(6):  # session, person, roles; the story; the copy
        client.post(address("copy", stories[0]), sent(count=2))


def test_nobody_reads_the_copy_of_another_person(desk):
    story = factory.make_article("first_review")
    desk("desk editor").post(address("copy", story), sent("初审没存的话"))

    for role in ("chief editor", "reporter", "auditor", "desk chief"):
        answer = desk(role).get(address("copy", story))
        assert answer.json() == {"copies": []}
        assert "初审没存的话" not in desk(role).get("/admin/").content.decode()
    assert headlines(kept(desk("desk editor"), story)) == ["初审没存的话"]


def test_a_story_that_one_may_not_see_is_not_there(desk):
    story, stranger = factory.make_article(), factory.make_user("reporter")
    client = desk(stranger)

    for name in ("copy", "discard", "comparison", "presence"):
        assert client.post(address(name, story), sent()).status_code == 404
    assert client.get(address("copy", story)).status_code == 404
    assert not WorkingCopy.objects.exists()


def test_a_copy_of_a_story_that_is_closed_to_its_author_by_now_is_not_given_out(desk):
    editor, desk_of_it = factory.make_user("desk editor"), factory.make_desk()
    story = factory.make_article("first_review")
    client = desk(editor)
    client.post(address("copy", story), sent("没存的话"))
    editor.desks.add(desk_of_it)
    Article.objects.filter(pk=story.pk).update(desk=factory.make_desk())

    assert client.get(address("copy", story)).status_code == 404
    assert "没存的话" not in client.get("/admin/").content.decode()


def test_another_login_in_the_same_browser_does_not_keep_what_was_typed_before(desk):
    story = factory.make_article("first_review")

    answer = desk("chief editor").post(address("copy", story), sent(user=the("desk editor").pk))

    assert (answer.status_code, answer.json()["who"]) == (403, "other")
    assert not WorkingCopy.objects.exists()


def test_what_is_kept_is_kept_in_whatever_state_the_story_is_and_changes_nothing(desk):
    story = factory.make_article("published")
    client = desk("chief editor")

    assert client.post(address("copy", story), sent("更正到一半")).status_code == 204

    assert Article.objects.get().headline == story.headline
    assert "更正到一半" not in client.get(story.get_absolute_url()).content.decode()
    assert not story.corrections.exists()


# Two tabs


def test_an_older_tab_does_not_overwrite_what_a_newer_one_has_typed(desk):
    story, client = factory.make_article(), desk("reporter")
    client.post(address("copy", story), sent("新的", tab="new-tab"))

    answer = client.post(address("copy", story), sent("旧的", tab="old-tab"))

    assert answer.status_code == 409
    assert headlines([answer.json()["copy"]]) == ["新的"]
    assert headlines(kept(client, story)) == ["新的"]


def test_a_tab_that_has_restored_the_copy_goes_on_with_it(desk):
    story, client = factory.make_article(), desk("reporter")
    client.post(address("copy", story), sent("写到一半", tab="dead-tab", count=70))

    answer = client.post(address("copy", story), sent("写下去", tab="next-tab", replaces=["dead-tab"]))

    assert answer.status_code == 204
    assert headlines(kept(client, story)) == ["写下去"]


def test_what_comes_late_changes_nothing(desk):
    story, client = factory.make_article(), desk("reporter")
    client.post(address("copy", story), sent("后打的", count=9))

    assert client.post(address("copy", story), sent("先打的", count=8)).status_code == 204
    assert headlines(kept(client, story)) == ["后打的"]


# Saving and throwing away


def save(client, story, **values):
    return client.post(change(story), fields_of(client.get(change(story))) | values)


def test_saving_ends_the_copy_of_that_tab_and_tells_the_browser(desk):
    story, client = factory.make_article(), desk("reporter")
    client.post(address("copy", story), sent())

    answer = save(client, story, headline="存下的题", _draft="tab-one")

    assert answer.status_code == 302
    assert answer.cookies["story-saved"].value == "tab-one"
    assert kept(client, story) == []
    assert "打了一半的" not in str(list(WorkingCopy.objects.values_list("data", "headline")))


def test_a_beat_that_arrives_after_the_save_does_not_bring_the_copy_back(desk):
    story, client = factory.make_article(), desk("reporter")
    save(client, story, headline="存下的题", _draft="tab-one")

    assert client.post(address("copy", story), sent(count=30)).status_code == 204

    assert kept(client, story) == []
    assert client.post(address("copy", story), sent("又打的", tab="tab-two")).status_code == 204
    assert headlines(kept(client, story)) == ["又打的"]


def test_saving_in_one_tab_keeps_what_another_has_typed(desk):
    story, client = factory.make_article(), desk("reporter")
    client.post(address("copy", story), sent("另一个标签页打的", tab="tab-two"))

    save(client, story, headline="存下的题", _draft="tab-one")

    assert headlines(kept(client, story)) == ["另一个标签页打的"]


def test_a_refused_save_keeps_the_copy(desk):
    story, client = factory.make_article(), desk("reporter")
    client.post(address("copy", story), sent())

    answer = save(client, story, headline="题" * 300, _draft="tab-one")

    assert (answer.status_code, "story-saved" in answer.cookies) == (200, False)
    assert headlines(kept(client, story)) == ["打了一半的题"]


def test_a_copy_is_thrown_away_by_its_author_alone(desk):
    story = factory.make_article("first_review")
    desk("desk editor").post(address("copy", story), sent())

    desk("chief editor").post(address("discard", story), {"tab": "tab-one"})
    assert len(kept(desk("desk editor"), story)) == 1
    desk("desk editor").post(address("discard", story), {"tab": "tab-one"})
    assert kept(desk("desk editor"), story) == []


def test_a_story_never_saved_has_a_copy_until_it_is_filed(desk):
    client = desk("reporter")
    client.post(address("new_copy"), sent("新稿", key="key-one"))
    client.post(address("new_copy"), sent("另一篇新稿", key="key-two", tab="tab-two"))
    assert headlines(kept(client)) == ["另一篇新稿", "新稿"]

    form = fields_of(client.get(ADD)) | {"headline": "新稿", "_draft": "tab-one", "_draft_key": "key-one"}
    assert client.post(ADD, form).status_code == 302

    assert headlines(kept(client)) == ["另一篇新稿"]


def test_copies_that_nobody_came_back_for_go_after_thirty_days(desk):
    old, new = factory.make_article(), factory.make_article()
    client = desk("reporter")
    client.post(address("copy", old), sent())
    WorkingCopy.objects.update(updated_at=timezone.now() - timedelta(days=31))

    client.post(address("copy", new), sent())

    assert [copy.article for copy in WorkingCopy.objects.all()] == [new]


# The way back


def restore(client, where, copy, **more):
    form = {}
    for name, value in copy["data"]:
        form.setdefault(name, []).append(value)
    return client.post(where, form | {"_restore": copy["tab"], **more})


def test_the_copy_comes_back_into_the_form_and_is_not_saved(desk):
    story = factory.make_article(bylines=[factory.make_reporter("甲"), factory.make_reporter("乙")])
    factory.add_photo(story)
    client = desk("reporter")
    form = fields_of(client.get(change(story)))
    typed = {
        "headline": "恢复的题",
        "photo_uses-0-caption": "没存的图说",
        "bylines-0-position": "9",
        "note": "没存的备注",
    }
    fields = [[n, v] for n, vs in (form | typed).items() for v in ([vs] if isinstance(vs, str) else vs)]
    client.post(address("copy", story), sent() | {"data": json.dumps(fields)})

    page = restore(client, change(story), kept(client, story)[0])

    shown = fields_of(page)
    assert page.status_code == 200
    assert {name: shown[name] for name in typed} == typed
    assert 'data-replaces="tab-one"' in page.content.decode()
    assert Article.objects.get().headline == story.headline
    assert client.post(change(story), shown).status_code == 302
    assert Article.objects.get().headline == "恢复的题"
    assert [byline.reporter.name for byline in story.bylines.all()] == ["乙", "甲"]


def test_a_story_never_saved_comes_back_too(desk):
    client = desk("reporter")
    client.post(address("new_copy"), sent("新稿", key="key-one", fields=[["tags", "驿站"]]))

    page = restore(client, ADD, kept(client)[0], _draft_key="key-one")

    assert fields_of(page)["headline"] == "新稿"
    assert 'data-key="key-one"' in page.content.decode()
    assert not Article.objects.exists()


def test_a_correction_half_typed_comes_back_without_complaint(desk):
    story, client = factory.make_article("published"), desk("chief editor")
    form = fields_of(client.get(change(story))) | {"headline": "更正到一半"}

    page = client.post(change(story), form | {"_restore": "tab-one"})

    assert fields_of(page)["headline"] == "更正到一半"
    assert not page.context["errors"]
    assert Article.objects.get().headline == story.headline


def test_restoring_an_outdated_copy_puts_it_together_with_what_was_saved(desk):
    story = factory.make_article("first_review")
    client = desk("desk editor")
    form = fields_of(client.get(change(story))) | {"kicker": "我的引题"}
    other = Article.objects.get()
    other.headline = "同事的题"
    other.save()
    other.record_edit(by=the("desk chief"))

    page = client.post(change(story), form | {"_restore": "tab-one"})

    shown = fields_of(page)
    assert (shown["kicker"], shown["headline"]) == ("我的引题", "同事的题")
    assert Article.objects.get().kicker == ""


def test_who_may_not_change_the_story_by_now_restores_nothing(desk):
    story = factory.make_article("first_review")

    assert desk("reporter").post(change(story), {"_restore": "tab-one"}).status_code == 403


def test_the_difference_is_shown_character_by_character(desk):
    story = factory.make_article(headline="东城区总工会服务职工")
    client = desk("reporter")
    form = fields_of(client.get(change(story))) | {"headline": "西城区总工会服务职工", "note": "给编辑的话"}
    fields = [[n, v] for n, vs in form.items() for v in ([vs] if isinstance(vs, str) else vs)]

    page = client.post(address("comparison", story), {"data": json.dumps(fields)}).content.decode()

    assert "<del>东</del>" in page
    assert "<ins>西</ins>" in page
    assert "<ins>给编辑的话</ins>" in page


def test_a_copy_that_says_what_is_saved_needs_no_decision(desk):
    story = factory.make_article(bylines=[factory.make_reporter()], tags=["驿站"])
    factory.add_photo(story)
    labelled = factory.make_photo(by=the("reporter"))
    declare(labelled, by=the("reporter"), is_ai_made=True)
    factory.add_photo(story, labelled)
    client = desk("reporter")
    form = fields_of(client.get(change(story)))
    fields = [[n, v] for n, vs in form.items() for v in ([vs] if isinstance(vs, str) else vs)]

    assert client.post(address("comparison", story), {"data": json.dumps(fields)}).status_code == 204


def test_a_photo_that_one_may_not_see_is_not_named_by_guessing_its_id(desk):
    mine = factory.make_user("correspondent")
    photo = factory.make_photo(by=the("photographer"))
    fields = [["photo_uses-TOTAL_FORMS", "1"], ["photo_uses-0-photo", str(photo.pk)]]

    page = desk(mine).post(address("new_comparison"), sent(fields=fields)).content.decode()

    assert "comparison-photos" not in page


# What is refused


@pytest.mark.parametrize(
    "data",
    ["", "x", "{}", "[]", "[1]", '[["headline"]]', '[["headline", 1]]', '[["a", "\\ud800"]]', "[" * 100_000],
)
def test_what_is_no_form_is_refused_in_a_sentence(desk, data):
    story = factory.make_article()

    answer = desk("reporter").post(address("copy", story), sent() | {"data": data})

    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not WorkingCopy.objects.exists()


def test_too_long_a_text_is_refused_with_the_reason_and_a_long_one_is_not(desk):
    story, client = factory.make_article(), desk("reporter")

    assert client.post(address("copy", story), sent("题" * 300_000)).status_code == 204
    answer = client.post(address("copy", story), sent("题" * 400_000, count=2))

    assert answer.status_code == 422
    assert "MB" in answer.json()["error"]


@pytest.mark.parametrize("tab", ["", "x" * 37, "../..", "a b"])
def test_a_tab_without_a_proper_name_keeps_nothing(desk, tab):
    story = factory.make_article()

    assert desk("reporter").post(address("copy", story), sent(tab=tab)).status_code == 422


# The start page


def test_the_start_page_leads_back_to_what_is_not_saved(desk):
    story, client = factory.make_article(), desk("reporter")
    client.post(address("copy", story), sent("没存的改动"))
    client.post(address("new_copy"), sent("没存的新稿", key="key-one"))

    page = client.get("/admin/").content.decode()

    assert "没存的改动" in page
    assert "没存的新稿" in page
    assert change(story) in page
