"""Remarks: made on a passage, followed through saves, answered, done; and who hears of them."""

import pytest

from articles.notices.models import Notice
from articles.reviewing import remarks
from articles.reviewing.models import Comment
from articles.reviewing.remarks import RemarkRefused
from articles.reviewing.threads import threads_of
from articles.snapshot import snapshot
from tests.factory import add_photo, make_article, make_user, the

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_article("first_review")


@pytest.fixture
def editor(story):
    return the("desk editor")


def on(story, quote, *, by, body="请核实", **options):
    return remarks.remark(story, body, by=by, field=options.pop("field", "body"), quote=quote, **options)


def save_body(story, body, by):
    story.refresh_from_db()
    story.body = body
    story.save()
    story.record_edit(by=by)


def only_thread(story):
    [thread] = threads_of(story, snapshot(story))
    return thread


def test_a_remark_stays_with_its_passage_through_saves(story, editor):
    on(story, "口渴时喝杯茶", by=editor)

    save_body(story, story.body.replace("疲惫时", "新的开头，疲惫时"), editor)
    save_body(story, story.body.replace("喝杯茶", "喝杯热茶") + "<p>再加一段。</p>", editor)

    thread = only_thread(story)
    assert thread.words == "口渴时喝杯热茶"
    assert thread.is_changed
    assert thread.comment.quote == "口渴时喝杯茶"


def test_a_removed_passage_is_shown_with_its_quote_and_found_when_it_comes_back(story, editor):
    before = story.body
    on(story, "口渴时喝杯茶", by=editor)

    save_body(story, "<p>驿站里有充电器，也有热饭的微波炉。</p>", editor)
    removed = only_thread(story)
    save_body(story, before, editor)

    assert removed.is_removed
    assert removed.comment.quote == "口渴时喝杯茶"
    assert only_thread(story).words == "口渴时喝杯茶"


def test_a_remark_lies_on_the_version_that_was_read(story, editor):
    read = story.versions.first()
    save_body(story, "<p>口渴时喝杯茶。</p>" + story.body, editor)

    on(story, "口渴时喝杯茶", by=editor, version=read, near=7)

    thread = only_thread(story)
    assert thread.comment.start == 7
    assert thread.passage.start > 9


def test_a_caption_and_a_headline_can_be_remarked_on(story, editor):
    use = add_photo(story, caption="图为驿站一角。")
    story.record_edit(by=editor)

    on(story, "驿站一角", by=editor, field=f"photo-{use.photo_id}")
    on(story, "八处", by=editor, field="headline")

    assert [thread.words for thread in threads_of(story, snapshot(story))] == ["八处", "驿站一角"]


@pytest.mark.parametrize(
    ("body", "quote", "field"),
    [
        ("", "口渴", "body"),
        ("  ", "", ""),
        ("核实", "没有的话", "body"),
        ("核实", "口渴", "note"),
        ("字" * 2001, "", ""),
    ],
)
def test_what_cannot_be_a_remark_is_refused_in_a_sentence(story, editor, body, quote, field):
    with pytest.raises(RemarkRefused):
        remarks.remark(story, body, by=editor, field=field, quote=quote)

    assert not Comment.objects.exists()


def test_done_and_reopened_and_open_again_by_a_reply(story, editor):
    comment = on(story, "口渴", by=editor)

    remarks.done(comment, by=story.author)
    comment.refresh_from_db()
    assert (comment.is_done, comment.done_by) == (True, story.author)
    assert not Comment.objects.open().exists()

    remarks.reply(comment, "还不对", by=editor)
    comment.refresh_from_db()
    assert not comment.is_done
    assert [each.body for each in only_thread(story).replies] == ["还不对"]


def heard(user):
    return list(user.notices.order_by("pk").values_list("kind", "text"))


def test_the_author_hears_of_a_remark_and_a_mentioned_colleague_of_the_mention(story, editor):
    chief = the("desk chief")
    Notice.objects.all().delete()

    on(story, "口渴", by=editor, body=f"@{chief} 数字对吗？")

    assert heard(story.author) == [("remarked", f"@{chief} 数字对吗？")]
    assert heard(chief) == [("mentioned", f"@{chief} 数字对吗？")]
    assert heard(editor) == []


def test_who_may_not_read_the_story_never_hears_of_it(story, editor):
    stranger = make_user("correspondent", name="路人甲")
    Notice.objects.all().delete()

    comment = on(story, "口渴", by=editor, body="@路人甲 看看")

    assert heard(stranger) == []
    assert not comment.mentioned.exists()


def test_a_reply_reaches_those_who_spoke_before(story, editor):
    comment = on(story, "口渴", by=editor)
    remarks.reply(comment, "已核实", by=the("desk chief"))
    Notice.objects.all().delete()

    remarks.reply(comment, "谢谢", by=story.author)

    assert heard(editor) == heard(the("desk chief")) == [("remarked", "谢谢")]
    assert heard(story.author) == []


# The address


def test_a_remark_through_its_address_and_back_to_it(as_user, at, story, editor):
    response = as_user(editor).post(
        at("remarks", story),
        {"body": "请核实", "field": "body", "quote": "口渴时喝杯茶", "near": "7", "version": "1"},
    )

    comment = Comment.objects.get()
    assert response.url == at("review", story) + f"#remark-{comment.pk}"
    assert comment.start == 7


def test_a_refusal_keeps_the_list_and_says_why(as_user, at, story, editor):
    response = as_user(editor).post(
        at("remarks", story),
        {"body": "请核实", "field": "body", "quote": "没有的话"},
        headers={"X-Fragment": "1"},
    )

    assert response.status_code == 409
    assert 'role="alert"' in response.text


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("correspondent", 404),
        ("administrator", 404),
        ("proofreader", 404),
        ("auditor", 403),
        ("desk chief", 302),
    ],
)
def test_who_may_remark(as_user, at, story, role, status):
    assert as_user(make_user(role)).post(at("remarks", story), {"body": "请核实"}).status_code == status
    assert Comment.objects.exists() == (status == 302)


def test_a_remark_of_another_story_is_not_there(as_user, at, story, editor):
    comment = on(story, "口渴", by=editor)
    other = make_article("first_review")

    for act in ("reply", "done", "reopen"):
        posted = {act: comment.pk, f"body-{comment.pk}": "看"}
        assert as_user(editor).post(at("remarks", other), posted).status_code == 404


def test_remarks_are_no_part_of_the_public_story(client, editor):
    story = make_article("published")
    remarks.remark(story, "貔貅批注", by=the("chief editor"), field="headline", quote="八处")

    for address in ("/", story.get_absolute_url(), f"/api/stories/{story.pk}.json", "/feeds/latest.rss"):
        assert "貔貅批注" not in client.get(address).text
