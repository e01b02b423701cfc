"""The review screen: what is read, what changed, what is passed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.reviewing import remarks
from articles.reviewing.models import ReturnedFor, SendBackReason
from newsroom.districts.models import District
from tests.factory import add_photo, make_article, make_user, the

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    town = District.objects.get(path="fangshan/doudian")
    story = make_article("draft", districts=[town])
    add_photo(story)
    story.record_edit(by=story.author)
    story.submit(by=story.author)
    return story


def seen(story):
    return {"status": story.status, "revision": story.revision, "digest": story.versions.first().digest}


def edit(story, by, **changes):
    story.refresh_from_db()
    for name, value in changes.items():
        setattr(story, name, value)
    story.save()
    story.record_edit(by=by)


def test_the_story_as_it_will_be_read_and_what_stands_beside_it(as_user, at, story):
    text = as_user(the("desk editor")).get(at("review", story)).text

    assert "疲惫时歇歇脚" in text
    assert 'class="story__head story-header"' in text
    assert "图为驿站一角。" in text
    assert str(story.author) in text
    assert "/moves/pass_review/" in text
    assert "/moves/send_back/" in text


def test_what_changed_since_i_last_saw_it_character_by_character(as_user, at, story):
    client = as_user(the("desk editor"))
    client.get(at("review", story))
    edit(story, the("desk editor"), body=story.body.replace("喝杯茶", "喝杯热茶"))
    chief = as_user(make_user("chief editor"))

    chief.get(at("review", story))
    edit(story, the("desk editor"), body=story.body.replace("充电器", "充电宝"))
    text = chief.get(at("review", story)).text

    assert "<del>器</del><ins>宝</ins>" in text
    assert "<ins>热</ins>" not in text
    assert "<ins>热</ins>" in chief.get(at("review", story), {"base": "filed", "view": "changes"}).text
    assert "<ins>" not in chief.get(at("review", story), {"view": "clean"}).text
    assert "<del>器</del><ins>宝</ins>" in chief.get(at("review", story)).text  # looking twice loses nothing


def test_the_author_sees_exactly_what_an_editor_changed_and_who(as_user, at, story):
    edit(story, the("desk editor"), body=story.body.replace("八处", "九处").replace("喝杯茶", "喝杯热茶"))

    author = as_user(story.author)
    text = author.get(at("review", story), {"base": "own", "view": "changes"}).text

    assert "<ins>热</ins>" in text
    assert str(the("desk editor")) in text
    assert "?base=own&amp;view=changes" in author.get(f"/admin/articles/article/{story.pk}/change/").text


def test_the_start_page_tells_the_author_of_changes_until_they_were_seen(as_user, at, story):
    author = as_user(story.author)
    link = f"{at('review', story)}?base=own&amp;view=changes"
    assert link not in author.get("/admin/").text

    edit(story, the("desk editor"), headline="窦店镇建起九处暖心驿站")

    assert link in author.get("/admin/").text
    author.get(at("review", story))
    assert link not in author.get("/admin/").text


def test_one_version_against_another(as_user, at, story):
    edit(story, the("desk editor"), body=story.body.replace("喝杯茶", "喝杯热茶"))
    edit(story, the("desk editor"), body=story.body.replace("充电器", "充电宝"))
    numbers = sorted(story.versions.values_list("number", flat=True))
    query = {"base": f"v{numbers[-3]}", "to": numbers[-2], "view": "changes"}

    text = as_user(the("desk editor")).get(at("review", story), query).text

    assert "<ins>热</ins>" in text
    assert "<ins>宝</ins>" not in text


@pytest.mark.parametrize(
    "query", [{"base": "v99"}, {"base": "x"}, {"to": "-1"}, {"to": "9" * 40}, {"view": "?"}]
)
def test_addresses_written_by_hand_do_no_harm(as_user, at, story, query):
    assert as_user(the("desk editor")).get(at("review", story), query).status_code == 200


def test_passing_leads_to_the_next_story(as_user, at, story):
    other = make_article("first_review")
    client = as_user(the("desk editor"))

    response = client.post(at("move", story, verb="pass_review"), seen(story), follow=True)

    story.refresh_from_db()
    assert story.status == "second_review"
    assert response.redirect_chain[-1][0] == at("review", other)


def test_what_was_not_read_is_not_passed(as_user, at, story):
    before = seen(story)
    edit(story, story.author, headline="换了标题")

    response = as_user(the("desk editor")).post(at("move", story, verb="pass_review"), before)

    story.refresh_from_db()
    assert response.url == at("review", story)
    assert story.status == "first_review"


def test_a_person_renamed_meanwhile_is_noticed_although_nobody_saved(as_user, at, story):
    before = seen(story)
    reporter = story.bylines.get().reporter
    reporter.name = "晁大争"
    reporter.save()
    client = as_user(the("desk editor"))

    client.post(at("move", story, verb="pass_review"), before)
    story.refresh_from_db()
    assert story.status == "first_review"

    assert "晁大争" in client.get(at("review", story)).text
    client.post(at("move", story, verb="pass_review"), seen(story))
    story.refresh_from_db()
    assert story.status == "second_review"


def test_sent_back_with_reasons_that_are_counted_and_words_of_ones_own(as_user, at, story):
    chosen = list(SendBackReason.objects.all()[:2])

    as_user(the("desk editor")).post(
        at("move", story, verb="send_back"),
        seen(story) | {"reason": [each.pk for each in chosen], "note": "第二段数字"},
    )

    story.refresh_from_db()
    event = story.events.last()
    assert story.status == "draft"
    assert event.note == f"{chosen[0]}；{chosen[1]}；第二段数字"
    assert {row.reason for row in ReturnedFor.objects.filter(event=event)} == set(chosen)


def test_without_any_reason_nothing_goes_back(as_user, at, story):
    as_user(the("desk editor")).post(at("move", story, verb="send_back"), seen(story))

    story.refresh_from_db()
    assert story.status == "first_review"
    assert not ReturnedFor.objects.exists()


def test_the_buttons_are_those_of_the_rules(as_user, at, story):
    own = make_article("first_review", author=the("desk editor"))
    client = as_user(the("desk editor"))

    assert "/moves/" not in client.get(at("review", own)).text.split("review-desk")[0]
    assert "/moves/pass_review/" not in as_user(the("desk chief")).get(at("review", story)).text
    assert (
        "/moves/sign_off/"
        in as_user(the("chief editor")).get(at("review", make_article("final_review"))).text
    )


def test_other_verbs_have_no_address_here(as_user, at, story):
    for verb in ("publish", "kill", "submit", "reopen", "delete"):
        assert as_user(the("chief editor")).post(at("move", story, verb=verb), seen(story)).status_code == 404


@pytest.mark.parametrize("name", ["review", "remarks", "people"])
@pytest.mark.parametrize("role", ["correspondent", "administrator", "photographer", "proofreader"])
def test_a_story_that_one_may_not_read_is_not_there(as_user, at, story, name, role):
    assert as_user(make_user(role)).get(at(name, story)).status_code == 404


def test_people_and_sight_answer_in_json(as_user, at, story):
    client, chief = as_user(the("desk editor")), the("chief editor")

    people = client.get(at("people", story)).json()["people"]
    other = as_user(chief).post(at("sight", story)).json()
    found = client.post(at("sight", story)).json()

    assert str(chief) in [each["name"] for each in people]
    assert other["readers"] == []
    assert found == {"readers": [str(chief)], "version": story.versions.first().number}


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_screen_costs_the_same_with_many_versions_remarks_and_readers(as_user, at, story):
    client = as_user(the("desk editor"))
    edit(story, the("desk editor"), body=story.body + "<p>一段。</p>")
    remarks.remark(story, "看", by=the("chief editor"), field="body", quote="口渴")
    few = cost(client, at("review", story))

    for number in range(6):
        edit(
            story,
            story.author if number % 2 else the("desk editor"),
            body=story.body + f"<p>第{number}段。</p>",
        )
        comment = remarks.remark(story, "看", by=the("desk chief"), field="body", quote="口渴")
        remarks.reply(comment, "好", by=story.author)
        as_user(make_user("chief editor")).post(at("sight", story))
    many = cost(client, at("review", story))

    assert many == few
    assert many <= 20
    assert Article.objects.count() == 1
