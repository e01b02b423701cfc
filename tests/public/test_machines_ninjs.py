"""Stories and issues in ninjs: valid, whole, described, and only what is public."""

from datetime import timedelta

import jsonschema
import pytest
from django.utils import timezone
from openapi_spec_validator import validate as validate_description

from articles.models import Article, Correction, Status
from tests.public import ninjs_3_1

pytestmark = pytest.mark.django_db


@pytest.fixture
def description(client):
    return client.get("/api/openapi.json").json()


@pytest.fixture
def promised(description):
    """Raises if an answer is not what the description promises of this name."""

    def promised(name, answer):
        schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
        kind = jsonschema.Draft202012Validator
        kind(schema, format_checker=kind.FORMAT_CHECKER).validate(answer)

    return promised


def test_the_description_is_openapi_and_names_every_address(client, description):
    validate_description(description)

    assert set(description["paths"]) == {"/api/stories/{id}.json", "/api/issues/{date}.json"}


def test_a_story_is_valid_and_whole(client, make_story, make_issue, add_photo, make_user, promised, settings):
    story = make_story(
        subhead="走近一看", body="<p>第一段。</p><p>第二<strong>段</strong>。</p><h2>小标题</h2>"
    )
    use = add_photo(story, is_ai_made=True)
    issue = make_issue({3: [(story, "lead")]})
    Correction.objects.create(article=story, note="第二段有误。", by=make_user("chief editor"))

    answer = client.get(f"/api/stories/{story.pk}.json")
    item = answer.json()

    ninjs_3_1.validate(item)
    promised("story", item)
    assert answer["Content-Type"] == "application/json"
    assert item["uri"] == f"{settings.SITE_URL}/articles/{story.pk}/"
    assert [each["value"] for each in item["headlines"]] == ["寒冬送暖", story.headline, "走近一看"]
    plain, rich = item["bodies"]
    assert plain["value"] == "本报讯第一段。\n第二段。\n小标题"
    assert plain["charCount"] == len(plain["value"])
    assert "<strong>段</strong>" in rich["value"]
    assert use.caption in rich["value"]
    assert item["by"] == "通讯员 晁小争"
    assert item["people"][0]["name"] == "晁小争"
    assert [place["name"] for place in item["places"]] == ["房山区窦店镇"]
    assert {subject["name"] for subject in item["subjects"]} == {"工会新闻", "驿站"}
    assert item["version"] == "2"
    assert item["descriptions"][1]["value"].endswith("第二段有误。")
    picture, paper, page = item["associations"]
    assert picture["digitalSourceType"]["uri"].endswith("trainedAlgorithmicMedia")
    assert {each["contentType"] for each in picture["renditions"]} == {"image/webp", "image/jpeg"}
    assert paper["uri"] == f"{settings.SITE_URL}/issues/{issue.date}/"
    assert page["title"].startswith("第03版")


def test_what_was_taken_over_from_others_is_not_called_ours(client, make_story):
    story = make_story(source="新华社")

    item = client.get(f"/api/stories/{story.pk}.json").json()

    assert item["infoSources"] == [{"name": "新华社", "role": "source"}]
    assert "copyrightHolder" not in item
    assert "copyrightNotice" not in item


def test_an_issue_is_valid_and_leads_to_its_stories(client, make_story, make_issue, promised):
    lead, second = make_story("头条"), make_story("二条")
    gone = make_story("撤下的", status=Status.WITHDRAWN)
    issue = make_issue({1: [(lead, "lead"), (second, "second"), (gone, "brief")], 2: []})

    item = client.get(f"/api/issues/{issue.date}.json").json()

    ninjs_3_1.validate(item)
    promised("issue", item)
    front, inside = item["associations"]
    assert [story["headlines"][0]["value"] for story in front["associations"]] == ["头条", "二条"]
    assert [story["rel"] for story in front["associations"]] == ["lead", "second"]
    assert "associations" not in inside
    assert any(
        each["href"].endswith(f"/api/stories/{lead.pk}.json")
        for each in front["associations"][0]["renditions"]
    )


def test_what_is_not_public_is_not_there_and_what_was_withdrawn_says_so(client, make_story, promised):
    hidden = [make_story(status=Status.APPROVED), make_story(at=timezone.now() + timedelta(hours=1))]
    gone = make_story(status=Status.WITHDRAWN)
    Article.objects.filter(pk=gone.pk).update(status_changed_at=timezone.now())

    for story in hidden:
        answer = client.get(f"/api/stories/{story.pk}.json")
        assert answer.status_code == 404
        promised("problem", answer.json())
    answer = client.get(f"/api/stories/{gone.pk}.json")

    assert answer.status_code == 410
    assert gone.headline not in answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    promised("problem", answer.json())
    assert client.get("/api/issues/2001-01-01.json").status_code == 404


def test_an_answer_costs_as_many_queries_whatever_it_holds(
    client, make_story, make_issue, add_photo, django_assert_max_num_queries
):
    stories = [make_story(f"第{n}篇") for n in range(4)]
    for story in stories:
        add_photo(story)
    issue = make_issue({1: [(stories[0], "lead")], 2: [(each, "brief") for each in stories[1:]]})

    with django_assert_max_num_queries(6):
        client.get(f"/api/stories/{stories[0].pk}.json")
    with django_assert_max_num_queries(8):
        client.get(f"/api/issues/{issue.date}.json")
