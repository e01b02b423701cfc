"""A save that came too late: both texts beside each other, and put together in the form."""

import pytest

from articles.models import Article
from tests import factory
from tests.factory import the
from tests.forms import fields_of

pytestmark = pytest.mark.django_db
BODY = "<p>全市工会驿站建设推进会召开。</p><p>会议要求年底前建成八处。</p><p>会后参观了窦店驿站。</p>"


def change(story):
    return f"/admin/articles/article/{story.pk}/change/"


@pytest.fixture
def story(db):
    story = factory.make_article(
        body=BODY, bylines=[factory.make_reporter("甲"), factory.make_reporter("乙")]
    )
    factory.add_photo(story, caption="图为驿站一角。")
    story.record_edit(by=story.author)
    story.submit(by=story.author)
    return Article.objects.get()


@pytest.fixture
def two(story, client):
    """`two(mine, theirs)`: both open the story; theirs is saved, then mine sent. The answer to mine."""

    def save(mine, theirs):
        client.force_login(the("desk editor"))
        opened = fields_of(client.get(change(story)))
        client.force_login(the("chief editor"))
        other = Article.objects.get()
        theirs(other)
        other.save()
        other.record_edit(by=the("chief editor"))
        client.force_login(the("desk editor"))
        return client.post(change(story), opened | mine(opened) if callable(mine) else opened | mine)

    return save


def kinds(answer):
    return [(row.name, row.kind) for row in answer.context["comparison"].rows]


def test_what_does_not_touch_stands_together_in_the_form_and_nothing_is_saved(two, story):
    def theirs(other):
        other.body = BODY.replace("八处", "九处")
        other.kicker = "引题"

    answer = two({"body": BODY.replace("窦店驿站", "窦店镇驿站"), "subhead": "副题"}, theirs)

    form = fields_of(answer)
    assert form["body"] == BODY.replace("八处", "九处").replace("窦店驿站", "窦店镇驿站")
    assert (form["kicker"], form["subhead"]) == ("引题", "副题")
    assert kinds(answer) == [("kicker", "theirs"), ("subhead", "mine"), ("body", "theirs"), ("body", "mine")]
    assert Article.objects.get().subhead == ""


def test_then_one_look_and_a_save_keeps_both(two, client, story):
    answer = two({"subhead": "副题"}, lambda other: setattr(other, "kicker", "引题"))

    form = fields_of(answer) | {"take_revision": answer.context["current_revision"]}
    assert client.post(change(story), form).status_code == 302

    saved = Article.objects.get()
    assert (saved.kicker, saved.subhead) == ("引题", "副题")
    assert [byline.reporter.name for byline in saved.bylines.all()] == ["甲", "乙"]
    assert saved.photo_uses.count() == 1


def test_one_paragraph_changed_by_both_is_to_be_decided_and_both_are_on_the_page(two):
    answer = two(
        {"body": BODY.replace("八处", "十处")},
        lambda other: setattr(other, "body", BODY.replace("八处", "九处")),
    )

    [row] = answer.context["comparison"].conflicts
    assert "十处" in row.choice.mine
    assert "九处" in row.choice.theirs
    assert "十处" in fields_of(answer)["body"]
    page = answer.content.decode()
    assert "<del>九</del>" in page
    assert "<ins>十</ins>" in page


def test_captions_and_credits_are_compared_and_put_together(two, story):
    def theirs(other):
        use = other.photo_uses.get()
        use.credit = "乙 摄"
        use.caption = "图为窦店驿站一角。"
        use.save()

    answer = two({"photo_uses-0-caption": "图为驿站内景。", "photo_uses-0-alt": "驿站内景"}, theirs)

    form = fields_of(answer)
    assert form["photo_uses-0-credit"] == "乙 摄"
    assert form["photo_uses-0-alt"] == "驿站内景"
    [conflict] = answer.context["comparison"].conflicts
    assert (conflict.choice.field, conflict.choice.theirs) == ("photo_uses-0-caption", "图为窦店驿站一角。")
    assert form["photo_uses-0-caption"] == "图为驿站内景。"


def test_names_that_either_added_or_took_off(two, client, story):
    fresh, other_fresh = factory.make_reporter("丙"), factory.make_reporter("丁")

    def theirs(other):
        other.bylines.create(reporter=other_fresh, role="correspondent", position=3)

    def mine(opened):
        row = {"reporter": fresh.pk, "role": "editor", "position": 3}
        added = {f"bylines-2-{name}": value for name, value in row.items()}
        return added | {"bylines-TOTAL_FORMS": 3, "bylines-0-DELETE": "on"}

    answer = two(mine, theirs)

    form = fields_of(answer) | {"take_revision": answer.context["current_revision"]}
    assert ("bylines", "merged") in kinds(answer)
    assert client.post(change(story), form).status_code == 302
    assert {str(b.reporter) for b in Article.objects.get().bylines.all()} == {"乙", "丙", "丁"}


def test_a_photo_taken_off_by_the_other_and_one_added_by_me(two, client, story):
    photo = factory.make_photo(by=the("desk editor"))

    def mine(opened):
        row = {"photo": photo.pk, "caption": "新图", "credit": "甲 摄", "alt": "", "placement": "gallery"}
        return {f"photo_uses-1-{n}": v for n, v in row.items()} | {"photo_uses-TOTAL_FORMS": 2}

    answer = two(mine, lambda other: other.photo_uses.get().delete())

    form = fields_of(answer) | {"take_revision": answer.context["current_revision"]}
    assert client.post(change(story), form).status_code == 302
    assert [use.photo for use in Article.objects.get().photo_uses.all()] == [photo]


def test_tags_and_the_note_to_the_desk(two, story):
    def theirs(other):
        other.tags.add("职工")
        other.note = "同事的话"

    answer = two({"tags": "驿站", "note": "我的话"}, theirs)

    assert set(fields_of(answer)["tags"].replace(",", " ").split()) == {"驿站", "职工"}
    assert [row.name for row in answer.context["comparison"].conflicts] == ["note"]
    assert "同事的话" in answer.content.decode()


def test_a_note_that_only_the_other_changed_is_not_undone(two):
    answer = two({"subhead": "副题"}, lambda other: setattr(other, "note", "同事的话"))

    assert fields_of(answer)["note"] == "同事的话"


def test_the_same_change_by_both_stands_once(two):
    both = BODY.replace("八处", "九处")

    answer = two(
        {"body": both, "kicker": "同"}, lambda o: (setattr(o, "body", both), setattr(o, "kicker", "同"))
    )

    assert fields_of(answer)["body"] == both
    assert set(kinds(answer)) == {("kicker", "both"), ("body", "both")}


def test_without_a_version_of_what_was_opened_everything_that_differs_is_shown(client):
    story = Article.objects.create(headline="题", body=BODY, author=the("reporter"))
    client.force_login(the("reporter"))
    opened = fields_of(client.get(change(story)))
    other = Article.objects.get()
    other.body = BODY.replace("八处", "九处")
    other.save()

    answer = client.post(change(story), opened | {"headline": "我的题"})

    form = fields_of(answer)
    assert form["headline"] == "我的题"
    assert "九处" in answer.content.decode()
    assert {row.name for row in answer.context["comparison"].conflicts} == {"headline", "body"}


def test_a_correction_that_came_too_late_is_put_together_too(client):
    story = factory.make_article("published", body=BODY)
    client.force_login(the("chief editor"))
    opened = fields_of(client.get(change(story)))
    Article.objects.get().correct(by=factory.make_user("chief editor"), note="更正一", kicker="引题")

    answer = client.post(change(story), opened | {"subhead": "副题", "_note": "更正二"})

    form = fields_of(answer)
    assert (form["kicker"], form["subhead"]) == ("引题", "副题")
    again = client.post(change(story), form | {"take_revision": answer.context["current_revision"]})
    assert again.status_code == 302
    assert [c.note for c in story.corrections.order_by("pk")] == ["更正一", "更正二"]


def test_a_form_that_was_told_of_a_move_saves_when_sent_again(client):
    story = factory.make_article("first_review")
    client.force_login(the("chief editor"))
    opened = fields_of(client.get(change(factory.bring_to(factory.make_article(), "approved"))))
    story = Article.objects.exclude(pk=story.pk).get()
    Article.objects.get(pk=story.pk).send_back(by=factory.make_user("chief editor"), note="缺数字")

    refused = client.post(change(story), opened | {"headline": "我打的题"})
    again = client.post(change(story), fields_of(refused))

    assert (refused.status_code, again.status_code) == (200, 302)
    assert Article.objects.get(pk=story.pk).headline == "我打的题"
