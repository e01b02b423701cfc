"""The story form, its list and its pages in the back office, as a browser uses them."""

import re
from contextlib import contextmanager
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Byline, Column
from articles.moves import MoveRefused
from newsroom.districts.models import District
from tests import factory
from tests.factory import the
from tests.forms import fields_of

ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"


@pytest.fixture
def desk(db, client):
    """`desk("reporter")` or `desk(user)`: the browser of that person."""

    def desk(who):
        client.force_login(the(who) if isinstance(who, str) else who)
        return client

    return desk


def change(story):
    return reverse("admin:articles_article_change", args=[story.pk])


def at(story, name, *args):
    return reverse(f"admin:articles_article_{name}", args=[story.pk, *args])


def stored(story):
    return Article.objects.get(pk=story.pk)


def sent(client, address, **values):
    """Opens the form, types these values, sends it whole. (values may hold lists)"""
    return client.post(address, fields_of(client.get(address)) | values)


def said(client, address=LIST):
    """What the next page tells the person."""
    return [str(message) for message in client.get(address).context["messages"]]


# Filing


def test_a_draft_saves_incomplete_and_belongs_to_whoever_filed_it(desk):
    client = desk("reporter")

    answer = sent(client, ADD, headline="只有一个题")

    story = Article.objects.get()
    assert (answer.status_code, story.status, story.author) == (302, "draft", the("reporter"))
    assert story.versions.get().content["headline"] == "只有一个题"


def test_nothing_at_all_is_a_draft_too(desk):
    assert sent(desk("reporter"), ADD).status_code == 302

    assert str(Article.objects.get())


@pytest.mark.parametrize("kind", ["reporter", "correspondent", "photographer"])
def test_ones_own_name_is_put_on_a_new_story(desk, kind):
    factory.make_reporter("王伟", user=the("reporter"), kind=kind)

    sent(desk("reporter"), ADD, headline="题")

    byline = Article.objects.get().bylines.get()
    assert (byline.reporter.name, byline.role) == ("王伟", kind)


def test_but_not_where_names_were_given(desk):
    factory.make_reporter("王伟", user=the("reporter"))
    other = factory.make_reporter("刘欣欣")
    row = {"bylines-0-reporter": other.pk, "bylines-0-role": "correspondent", "bylines-0-position": 0}

    sent(desk("reporter"), ADD, headline="题", **row, **{"bylines-TOTAL_FORMS": 1})

    assert [byline.reporter for byline in Article.objects.get().bylines.all()] == [other]


def test_all_that_a_story_has_is_saved(desk):
    column = Column.objects.create(name="工会新闻", slug="gonghui")
    fangshan = District.objects.get(path="fangshan")

    sent(
        desk("reporter"),
        ADD,
        kicker="寒冬送暖",
        headline="主题",
        subhead="副题",
        body="<p>正文<script>alert(1)</script></p>",
        column=column.pk,
        districts=[fangshan.pk],
        tags="驿站,户外",
        source="本报",
        note="请核对数字",
    )

    story = Article.objects.get()
    assert (story.kicker, story.subhead, story.column, story.note) == (
        "寒冬送暖",
        "副题",
        column,
        "请核对数字",
    )
    assert list(story.districts.all()) == [fangshan]
    assert set(story.tags.names()) == {"驿站", "户外"}
    assert "script" not in story.body
    assert story.bylines.count() == 0


def test_submitting_lists_everything_that_is_missing_with_a_link_to_its_field(desk):
    client = desk("reporter")

    answer = sent(client, ADD, _move="submit")

    story = Article.objects.get()
    [message] = said(client, answer.url)
    assert story.status == "draft"
    assert answer.url == change(story)
    assert re.findall(r'href="[^"#]*#([^"]+)"', message) == ["id_headline", "id_body", "bylines-group"]
    page = client.get(change(story)).content.decode()
    assert all(f'id="{anchor}"' in page for anchor in ("id_headline", "bylines-group", "photo_uses-group"))


def test_a_complete_story_is_saved_and_submitted_by_one_button(desk):
    factory.make_reporter(user=the("reporter"))

    sent(desk("reporter"), ADD, headline="题", body="<p>文</p>", _move="submit")

    assert Article.objects.get().status == "first_review"


# Photos without scripts


def test_of_several_files_the_refused_one_is_named_and_all_the_rest_is_kept(desk):
    story = factory.make_article()
    client = desk("reporter")
    files = [
        factory.picture_file("good.jpg"),
        SimpleUploadedFile("virus.jpg", b"MZ not a picture", content_type="image/jpeg"),
        factory.picture_file("fine.jpg"),
    ]

    answer = sent(client, change(story), headline="传图时改的题", photo_files=files)

    assert answer.status_code == 302
    assert stored(story).headline == "传图时改的题"
    assert story.photo_uses.count() == 2
    assert any("virus.jpg" in message for message in said(client))
    assert list(story.photo_uses.values_list("position", flat=True)) == [0, 1]


def photo_row(number, photo, **values):
    row = {"photo": photo.pk, "caption": "图说", "credit": "甲 摄", "alt": "", "placement": "gallery"}
    return {f"photo_uses-{number}-{name}": value for name, value in (row | values).items()}


def test_an_uploaded_photo_is_used_by_its_id(desk):
    story, photo = factory.make_article(), factory.make_photo(by=the("reporter"))

    answer = sent(desk("reporter"), change(story), **photo_row(0, photo), **{"photo_uses-TOTAL_FORMS": 1})

    assert answer.status_code == 302
    assert story.photo_uses.get().photo == photo
    assert "图说" in str(story.versions.first().content)


def test_a_photo_that_one_may_not_see_is_not_used_by_guessing_its_id(desk):
    mine = factory.make_user("correspondent")
    story, photo = factory.make_article(author=mine), factory.make_photo(by=the("photographer"))

    answer = sent(desk(mine), change(story), **photo_row(0, photo), **{"photo_uses-TOTAL_FORMS": 1})

    assert answer.status_code == 200
    assert not story.photo_uses.exists()


@pytest.mark.parametrize("what", ["bylines", "photo_uses"])
def test_the_rows_of_another_story_are_not_changed_through_ones_own_form(desk, what):
    mine, other = factory.make_article(), factory.make_article(author=factory.make_user("reporter"))
    factory.add_photo(other)
    theirs, before = getattr(other, what).get(), other.current_digest()
    client = desk("reporter")
    form = fields_of(client.get(change(mine)))
    row = {"id": theirs.pk, "article": mine.pk, "DELETE": "on", "reporter": 1, "role": "editor"}
    row |= {"photo": getattr(theirs, "photo_id", 1), "caption": "改", "placement": "lead", "position": 0}
    forged = {f"{what}-0-{name}": value for name, value in row.items()}
    forged |= {f"{what}-TOTAL_FORMS": 1, f"{what}-INITIAL_FORMS": 1}

    answer = client.post(change(mine), form | forged)

    assert answer.status_code in {200, 302}
    assert getattr(other, what).get().pk == theirs.pk
    assert other.current_digest() == before


def test_what_the_form_does_not_ask_is_not_set_by_sending_it(desk):
    client, story = desk("reporter"), factory.make_article()
    boss = factory.make_user("chief editor")

    sent(
        client,
        change(story),
        headline="改",
        status="published",
        published_at="2020-01-01",
        author=boss.pk,
        revision=99,
    )

    story = stored(story)
    assert (story.headline, story.status, story.published_at) == ("改", "draft", None)
    assert (story.author, story.revision) == (the("reporter"), 2)


# A stale save


def test_a_stale_save_shows_both_texts_keeps_what_was_typed_and_saves_when_told_to(desk):
    story = factory.make_article("first_review")
    client = desk("desk editor")
    form = fields_of(client.get(change(story)))
    other = stored(story)
    other.headline = "同事存的题"
    other.save()
    other.record_edit(by=the("desk chief"))

    refused = client.post(change(story), form | {"headline": "我打的题", "body": "<p>我打的正文。</p>"})

    page = unescape(refused.content.decode())
    assert refused.status_code == 200
    assert stored(story).headline == "同事存的题"
    assert str(the("desk chief")) in page
    assert "请更正以下错误" not in page  # nothing is wrong with what was typed
    typed = fields_of(refused)
    assert (typed["headline"], typed["body"]) == ("我打的题", "<p>我打的正文。</p>")
    plain = re.sub(r"<[^>]+>", "", page)
    assert "同事" in plain

    again = client.post(change(story), typed)
    assert again.status_code == 200  # sending it once more is not the same as looking

    answer = client.post(
        change(story), typed | {"take_revision": stored(story).revision, "headline": "合在一起的题"}
    )
    assert answer.status_code == 302
    assert (stored(story).headline, stored(story).body) == ("合在一起的题", "<p>我打的正文。</p>")


def test_both_texts_that_were_put_together_can_be_overtaken_again(desk):
    story = factory.make_article("first_review")
    client = desk("desk editor")
    form = fields_of(client.get(change(story)))
    seen = []
    for words in ("甲存的", "乙存的"):
        other = stored(story)
        other.headline = words
        other.save()
        seen.append(other.revision)

    answer = client.post(change(story), form | {"headline": "我的", "take_revision": seen[0]})

    assert answer.status_code == 200
    assert stored(story).headline == "乙存的"


def test_a_save_on_top_of_a_move_is_refused_and_says_who_moved_it(desk):
    story = factory.make_article("first_review")
    client = desk("desk editor")
    form = fields_of(client.get(change(story)))
    stored(story).send_back(by=the("chief editor"), note="缺数字")

    answer = client.post(change(story), form | {"headline": "我打的题"})

    assert answer.status_code == 200
    assert str(the("chief editor")) in unescape(answer.content.decode())
    assert fields_of(answer)["headline"] == "我打的题"
    assert stored(story).headline == story.headline


@pytest.mark.parametrize("seen", ["", "x", "999999999999999999999", "-1", " "])
def test_a_form_without_a_true_revision_is_stale(desk, seen):
    story = factory.make_article()

    answer = sent(desk("reporter"), change(story), headline="改", seen_revision=seen)

    assert answer.status_code == 200
    assert stored(story).headline == story.headline


# Buttons and moves


@pytest.mark.parametrize(
    "role", ["reporter", "desk editor", "desk chief", "chief editor", "proofreader", "auditor"]
)
@pytest.mark.parametrize(
    "status", ["draft", "first_review", "final_review", "approved", "published", "killed"]
)
def test_the_buttons_are_exactly_the_moves_that_this_person_may_make(desk, role, status):
    story = factory.make_article(status)
    client, user = desk(role), the(role)

    answer = client.get(change(story))

    if not story.is_visible_to(user):
        assert answer.status_code == 404
        return
    buttons = re.findall(r'name="_move" value="(\w+)"', answer.content.decode())
    assert sorted(buttons) == sorted(move.verb for move in story.next_moves(factory.fresh(user)))


def test_a_reviewers_edit_and_signature_are_one_click(desk):
    story = factory.make_article("second_review")

    answer = sent(desk("desk chief"), change(story), headline="复审改的题", _move="pass_review")

    story = stored(story)
    assert answer.status_code == 302
    assert (story.status, story.headline) == ("final_review", "复审改的题")
    assert story.reviews.get(stage=2).digest == story.current_digest()


def test_who_gives_a_story_to_another_desk_is_not_led_to_where_it_is_not_to_be_seen(desk):
    """The save stands. The move is refused, as the story is another desk's now; the list says so."""
    mine, other = factory.make_desk(), factory.make_desk()
    story = factory.make_article("second_review", desk=mine)
    client = desk(factory.make_user("desk chief", desks=[mine]))

    answer = sent(client, change(story), desk=other.pk, _move="pass_review")

    assert (stored(story).desk, stored(story).status) == (other, "second_review")
    assert answer["Location"] == LIST
    assert said(client) == ["您不能处理这篇稿件。"]


def test_whose_save_is_refused_and_who_may_no_longer_edit_is_led_to_the_story(desk, monkeypatch):
    """It was submitted in another tab between the look at what one may and the save."""
    story = factory.make_article("draft")

    @contextmanager
    def moved_meanwhile(request):
        stored(story).submit(by=the("reporter"))
        raise MoveRefused("这篇稿件刚被提交。")
        yield

    monkeypatch.setattr("articles.admin.saving.writing", moved_meanwhile)
    client = desk("reporter")

    answer = sent(client, change(story), headline="改")

    assert (answer.status_code, answer["Location"]) == (302, change(story))
    assert said(client, change(story)) == ["这篇稿件刚被提交。"]


def test_sending_back_without_a_reason_is_refused_and_the_edit_is_kept(desk):
    story = factory.make_article("first_review")
    client = desk("desk editor")

    sent(client, change(story), headline="改了题", _move="send_back", _note=" ")

    assert (stored(story).status, stored(story).headline) == ("first_review", "改了题")


def test_an_edit_of_an_approved_story_sends_it_to_the_review_after_the_editors(desk):
    story = factory.make_article("approved")

    sent(desk("desk editor"), change(story), headline="又改")

    assert stored(story).status == "second_review"


def test_an_author_does_not_edit_what_lies_with_the_desk(desk):
    story = factory.make_article("first_review")

    answer = desk("reporter").post(change(story), {"headline": "改", "seen_revision": 1})

    assert answer.status_code == 403
    assert stored(story).headline == story.headline


@pytest.mark.parametrize("verb", ["reopen", "correct", "delete", "save", "_move", "nonsense"])
def test_there_is_no_other_move_at_the_door(desk, verb):
    story = factory.make_article("published")

    assert desk("chief editor").post(at(story, "move", verb), {"_note": "x"}).status_code == 404


def test_a_move_by_its_own_address_obeys_the_same_rules(desk):
    story = factory.make_article("first_review")
    move = at(story, "move", "recall")

    assert desk("reporter").get(move).status_code == 405
    assert desk("desk editor").post(move).status_code == 302
    assert stored(story).status == "first_review"
    assert desk("reporter").post(move).status_code == 302
    assert stored(story).status == "draft"
    assert desk(factory.make_user("reporter")).post(move).status_code == 404


def test_a_move_on_a_page_that_is_out_of_date_is_refused(desk):
    story = factory.make_article("final_review")
    other = stored(story)
    other.headline = "改"
    other.save()

    client = desk("chief editor")
    client.post(
        at(story, "move", "sign_off"), {"seen_status": "final_review", "seen_revision": story.revision}
    )

    assert stored(story).status == "final_review"


# The list


def act(client, verb, *stories, **values):
    data = {"action": f"move_{verb}", "_selected_action": [story.pk for story in stories], **values}
    return client.post(LIST, data, follow=True)


def test_many_stories_are_passed_at_once_each_by_the_rules(desk):
    editor = the("desk editor")
    ready = [factory.make_article("first_review") for _ in range(2)]
    own = factory.make_article("first_review", bylines=[factory.make_reporter(user=editor)])

    answer = act(desk(editor), "pass_review", *ready, own)

    assert [stored(story).status for story in (*ready, own)] == ["second_review"] * 2 + ["first_review"]
    assert len(list(answer.context["messages"])) == 3


def test_a_reason_is_asked_for_in_the_list_too(desk):
    story = factory.make_article("first_review")
    client = desk("desk editor")

    act(client, "send_back", story, note="")
    assert stored(story).status == "first_review"
    act(client, "send_back", story, note="缺数字")
    assert stored(story).status == "draft"
    assert story.events.last().note == "缺数字"


@pytest.mark.parametrize("role", ["reporter", "proofreader", "auditor"])
def test_a_role_has_no_action_that_it_could_never_take(desk, role):
    story = factory.make_article("approved", author=the("reporter"))

    act(desk(role), "publish", story)

    assert stored(story).status == "approved"
    page = desk(role).get(LIST).content.decode()
    assert 'value="move_publish"' not in page
    assert 'value="delete_selected"' not in page


def test_the_list_shows_what_one_may_see_and_why_it_came_back(desk):
    story = factory.make_article("first_review", "我的稿件")
    story.send_back(by=the("desk editor"), note="请补受益人数")
    factory.make_article(headline="别人的稿件", author=factory.make_user("reporter"))

    page = unescape(desk("reporter").get(LIST).content.decode())

    assert "我的稿件" in page
    assert "请补受益人数" in page
    assert "别人的稿件" not in page


@pytest.mark.parametrize(
    "query", ["mine=own", "mine=review", "mine=back", "q=驿站", "mine=nonsense", "o=1.2"]
)
def test_the_list_is_filtered_and_searched(desk, query):
    factory.make_article("first_review")

    assert desk("desk editor").get(f"{LIST}?{query}").status_code in {200, 302}


@pytest.mark.parametrize(
    ("query", "shown"),
    [("own", {"我写的"}), ("review", {"等我审的"}), ("back", {"退回的"})],
)
def test_what_is_for_me_is_that_and_nothing_else(desk, query, shown):
    own = factory.make_article("draft", "我写的", author=the("desk editor"))
    factory.make_article("first_review", "等我审的")
    factory.make_article("first_review", "退回的").send_back(by=the("desk editor"), note="请补人数")

    page = unescape(desk("desk editor").get(f"{LIST}?mine={query}").content.decode())

    assert own.author == the("desk editor")
    assert {headline for headline in ("我写的", "等我审的", "退回的") if headline in page} == shown


# Corrections


def test_a_correction_needs_a_note_and_keeps_what_was_typed(desk):
    story = factory.make_article("published")
    client = desk("chief editor")

    refused = sent(client, change(story), headline="改正的题")

    assert refused.status_code == 200
    assert fields_of(refused)["headline"] == "改正的题"
    assert stored(story).headline == story.headline

    answer = client.post(change(story), fields_of(refused) | {"_note": "人数应为九人。"})
    assert answer.status_code == 302
    story = stored(story)
    assert (story.headline, story.corrections.get().note) == ("改正的题", "人数应为九人。")
    assert story.signed_digest() == story.current_digest()


def test_a_refused_correction_keeps_what_was_typed(desk):
    story = factory.make_article("published")

    refused = sent(desk("chief editor"), change(story), _note="人数应为九人。", headline="", kicker="新引题")

    assert refused.status_code == 200
    assert (fields_of(refused)["kicker"], fields_of(refused)["headline"]) == ("新引题", "")
    assert "人数应为九人。" in refused.content.decode()
    assert not stored(story).corrections.exists()


def test_photos_and_names_are_corrected_in_the_same_form(desk):
    story = factory.make_article()
    factory.add_photo(story)
    factory.bring_to(story, "published")
    client = desk("chief editor")

    values = {"photo_uses-0-caption": "改正的图说", "tags": "更正", "bylines-0-role": "correspondent"}
    answer = sent(client, change(story), _note="更正", **values)

    content = story.versions.first().content
    assert answer.status_code == 302
    assert content["photos"][0]["caption"] == "改正的图说"
    assert (content["tags"], content["bylines"][0]["role"]) == (["更正"], "correspondent")
    assert stored(story).is_published


@pytest.mark.parametrize("role", ["reporter", "desk editor", "desk chief"])
def test_nobody_else_corrects(desk, role):
    story = factory.make_article("published")

    answer = desk(role).post(change(story), {"headline": "改", "seen_revision": story.revision, "_note": "x"})

    assert answer.status_code == 403
    assert stored(story).headline == story.headline


def test_a_correction_by_an_author_who_is_chief_editor_is_refused(desk):
    chief = factory.make_user("chief editor")
    story = factory.make_article("published", author=chief)

    answer = desk(chief).post(change(story), {"headline": "改", "seen_revision": 1, "_note": "更正"})

    assert answer.status_code == 403
    assert not story.corrections.exists()


# The pages of a story


@pytest.mark.parametrize("status", ["draft", "second_review", "published", "withdrawn"])
@pytest.mark.parametrize("name", ["change", "versions", "slip", "history"])
def test_the_pages_of_a_story_open_for_those_who_see_it_and_are_not_there_for_others(desk, name, status):
    story = factory.make_article(status)

    assert desk("reporter").get(at(story, name)).status_code == 200
    assert desk("auditor").get(at(story, name)).status_code == 200
    assert desk(factory.make_user("reporter")).get(at(story, name)).status_code == 404
    assert desk("administrator").get(at(story, name)).status_code in {403, 404}


@pytest.mark.parametrize("verb", ["submit", "kill", "recall"])
def test_a_hidden_story_is_not_there_whatever_is_sent(desk, verb):
    story = factory.make_article()
    client = desk(factory.make_user("reporter"))

    assert client.post(change(story), {"headline": "改"}).status_code == 404
    assert client.post(at(story, "move", verb), {"_note": "x"}).status_code == 404
    assert client.post(at(story, "preview_links")).status_code == 404
    act(client, "submit", story)
    assert stored(story).status == "draft"
    assert stored(story).headline == story.headline


def test_no_story_is_deleted_here(desk):
    story = factory.make_article()

    root = desk(factory.make_user(superuser=True))
    assert root.post(f"{LIST}{story.pk}/delete/", {"post": "yes"}).status_code == 403
    assert stored(story)


def test_two_versions_are_compared_character_by_character(desk):
    story = factory.make_article(headline="东城区总工会服务职工")
    story.headline = "西城区总工会服务职工"
    story.save()
    story.record_edit(by=the("reporter"))

    page = desk("reporter").get(at(story, "versions")).content.decode()

    assert re.search(r"<del[^>]*>东</del>", page)
    assert re.search(r"<ins[^>]*>西</ins>", page)


@pytest.mark.parametrize("query", ["old=1&new=1", "old=99&new=0", "old=&new=x", "old=-1"])
def test_versions_that_are_not_there_do_no_harm(desk, query):
    story = factory.make_article()

    assert desk("reporter").get(f"{at(story, 'versions')}?{query}").status_code == 200


def test_the_slip_shows_the_whole_ledger(desk):
    story = factory.make_article("published")
    story.withdraw(by=the("chief editor"), note="与事实不符")

    page = unescape(desk("auditor").get(at(story, "slip")).content.decode())

    for event in story.events.all():
        assert str(event.get_verb_display()) in page
        assert event.note in page
    for role in ("desk editor", "desk chief", "chief editor"):
        assert str(the(role)) in page


def test_a_preview_link_is_made_for_a_version_opens_and_is_revoked(desk, client):
    story = factory.make_article("first_review")
    number = story.versions.first().number
    desk("reporter").post(at(story, "preview_links"), {"version": number})
    link = story.preview_links.get()
    assert (link.version.number, link.created_by) == (number, the("reporter"))

    page = client.get(at(story, "preview_links")).content.decode()
    assert link.token in page

    client.post(at(story, "revoke_link", link.pk))
    link.refresh_from_db()
    assert link.revoked_at is not None


def test_a_link_of_another_story_is_not_revoked_through_ones_own(desk):
    from articles.models import PreviewLink

    mine, other = factory.make_article(), factory.make_article(author=factory.make_user("reporter"))
    link = PreviewLink.objects.create(article=other, created_by=the("chief editor"))

    answer = desk("reporter").post(at(mine, "revoke_link", link.pk))

    link.refresh_from_db()
    assert (answer.status_code, link.revoked_at) == (404, None)


@pytest.mark.parametrize("role", ["auditor", "photographer", "proofreader"])
def test_who_may_make_no_links_sees_none(desk, role):
    author = the("photographer")
    story = factory.make_article("approved", author=author)

    assert desk(role).get(at(story, "preview_links")).status_code == 403


def test_roles_of_a_byline_are_those_of_the_trade(db):
    assert set(Byline.Role.values) == {
        "reporter",
        "correspondent",
        "photographer",
        "writer_photographer",
        "editor",
    }
