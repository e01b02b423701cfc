"""Findings that were kept, and those that stop the final review."""

import json

import pytest
from django.db import transaction
from django.urls import reverse

from articles.checking import judging, keeping
from articles.checking.judging import judge_saved
from articles.checking.models import KeptFinding, RuleSetting
from articles.language.check import rules
from articles.models import Article
from articles.moves import MoveRefused
from tests.factory import make_article, make_user, person_of, the

pytestmark = pytest.mark.django_db
BANNED = "<p>他曾是打工仔，如今是车间主任。</p>"
COMMA = "<p>全市职工,欢聚一堂。</p>"


def url(name, *args):
    return reverse(f"admin:checking_keptfinding_{name}", args=args)


def only_finding(story):
    (found,) = judge_saved(story).findings
    return found


def test_a_kept_finding_is_no_longer_shown_and_stands_on_the_ledger():
    story = make_article(body=COMMA)

    row = keeping.keep(story, only_finding(story), reason="原文如此", by=the("reporter"))

    judgement = judge_saved(story)
    assert judgement.findings == []
    assert [kept for _finding, kept in judgement.kept] == [row]
    event = story.events.get()
    assert (event.verb, event.from_status, event.to_status) == ("keep_finding", "draft", "draft")
    assert "原文如此" in event.note


def test_it_stays_kept_when_the_text_around_it_changes():
    story = make_article(body=COMMA)
    keeping.keep(story, only_finding(story), reason="原文如此", by=the("reporter"))

    story.body = "<p>三月春光正好。</p>" + COMMA
    story.save()

    assert judge_saved(story).findings == []


def test_it_is_taken_back():
    story = make_article(body=COMMA)
    row = keeping.keep(story, only_finding(story), reason="原文如此", by=the("reporter"))

    row.take_back(by=the("reporter"))
    row.take_back(by=the("reporter"))

    assert only_finding(story).rule == "P01"
    assert [event.verb for event in story.events.all()] == ["keep_finding", "take_back_finding"]


def test_it_takes_a_reason():
    story = make_article(body=COMMA)

    for reason in ("", "  ", "长" * 201):
        with pytest.raises(MoveRefused):
            keeping.keep(story, only_finding(story), reason=reason, by=the("reporter"))


def test_kept_twice_is_kept_once():
    story = make_article(body=COMMA)
    found = only_finding(story)

    for _time in range(2):
        keeping.keep(story, found, reason="原文如此", by=the("reporter"))

    assert story.kept_findings.count() == story.events.count() == 1


def test_who_only_reads_keeps_nothing():
    story = make_article("first_review", body=COMMA)

    with pytest.raises(MoveRefused):
        keeping.keep(story, only_finding(story), reason="原文如此", by=the("reporter"))
    keeping.keep(story, only_finding(story), reason="原文如此", by=the("desk editor"))


def test_a_kept_finding_does_not_hide_that_a_story_came_back():
    story = make_article("first_review", body=COMMA)
    story.send_back(by=the("desk editor"), note="请核实")

    keeping.keep(story, only_finding(story), reason="原文如此", by=the("reporter"))

    assert story in Article.objects.sent_back()


# The final review


def test_a_blocking_finding_stops_the_final_review_with_a_sentence():
    story = make_article("final_review", body=BANNED)

    with pytest.raises(MoveRefused) as refused:
        story.sign_off(by=the("chief editor"))

    assert "1" in str(refused.value)
    ((field, sentence),) = refused.value.problems
    assert field == "body"
    assert "打工仔" in sentence
    assert Article.objects.get().status == "final_review"


def test_mended_it_passes():
    story = make_article("final_review", body=BANNED)
    story.body = BANNED.replace("打工仔", "务工人员")
    story.save()
    story.record_edit(by=the("chief editor"))

    story.sign_off(by=the("chief editor"))

    assert story.status == "approved"


def test_overruled_it_passes_and_the_ledger_says_so():
    story = make_article("final_review", body=BANNED)

    keeping.keep(story, only_finding(story), reason="引用当事人原话", by=the("desk chief"))
    story.sign_off(by=the("chief editor"))

    assert story.status == "approved"
    assert story.events.filter(verb="overrule_finding", note__contains="引用当事人原话").exists()


@pytest.mark.parametrize("role", ["reporter", "desk editor", "auditor"])
def test_others_do_not_overrule_what_they_read(role):
    story = make_article("first_review", body=BANNED)
    assert story.is_visible_to(the(role))

    with pytest.raises(MoveRefused):
        keeping.keep(story, only_finding(story), reason="原话", by=the(role))


def test_nobody_overrules_in_a_story_that_is_not_theirs_to_read():
    story = make_article(body=BANNED)  # a draft, not submitted yet

    with pytest.raises(MoveRefused):
        keeping.keep(story, only_finding(story), reason="原话", by=the("desk chief"))


def test_nobody_overrules_in_a_story_of_their_own():
    chief = make_user("chief editor")
    story = make_article(body=BANNED, bylines=[person_of(chief)])

    with pytest.raises(MoveRefused):
        keeping.keep(story, only_finding(story), reason="原话", by=chief)


def test_what_was_kept_as_advice_does_not_pass_once_its_rule_blocks():
    story = make_article("draft", body=COMMA)
    keeping.keep(story, only_finding(story), reason="原文如此", by=the("reporter"))

    RuleSetting.objects.create(rule="P01", blocking="always")

    assert [found.rule for found in judge_saved(story).blocking] == ["P01"]


def test_a_correction_is_stopped_too():
    story = make_article("published", body=COMMA)

    with pytest.raises(MoveRefused), transaction.atomic():
        story.correct(by=the("chief editor"), note="更正称谓", body=BANNED)

    assert Article.objects.get().body == COMMA


def test_a_rule_that_throws_hurts_nobody(monkeypatch):
    def broken(reading):
        raise ZeroDivisionError

    monkeypatch.setattr(judging, "check", broken)
    story = make_article("final_review", body=BANNED)

    assert judge_saved(story).findings == []
    story.sign_off(by=the("chief editor"))


def test_a_single_rule_that_throws_is_skipped(monkeypatch):
    from dataclasses import replace

    from articles.language import check

    def broken(reading):
        yield 1 / 0

    some = [replace(rule, find=broken) if rule.number == "P01" else rule for rule in rules()]
    monkeypatch.setattr(check, "rules", lambda: some)
    story = make_article(body=BANNED)

    assert "W01" in {found.rule for found in judge_saved(story).findings}


# Its addresses


def post(client, address, data):
    return client.post(address, json.dumps(data), content_type="application/json")


def test_what_is_typed_is_checked_and_not_saved(client):
    story = make_article(body="<p>原文。</p>")
    client.force_login(the("reporter"))

    answer = post(client, url("check", story.pk), {"headline": "送清凉,送健康", "body": BANNED})

    page = answer.content.decode()
    assert "打工仔" in page
    assert 'data-field="headline"' in page
    assert Article.objects.get().body == "<p>原文。</p>"
    assert answer.headers["Cache-Control"].startswith("max-age=0")


def test_it_is_shown_where_the_server_and_the_editor_see_the_same_words(client):
    client.force_login(the("reporter"))
    body = (
        "<p>第一段  两个空格。</p><p></p><ul><li>一条,</li></ul><h2>小标题</h2><p>职工,职工<br>换行,换行</p>"
    )

    page = post(client, url("check_new"), {"body": body}).content.decode()

    text = "第一段 两个空格。\n一条,\n小标题\n职工,职工\n换行,换行"
    assert f'data-start="{text.index("职工,") + 2}"' in page


@pytest.mark.parametrize(
    "sent",
    [
        *("", "[]", "{", "null", '{"body": 1}', '{"captions": 3}', '{"captions": [{}]}', "[" * 100_000),
        *('{"reporters": [1e999]}', '{"reporters": [NaN]}', '{"reason": "\\ud800"}'),
    ],
)
def test_nonsense_is_refused(client, sent):
    client.force_login(the("reporter"))

    answer = client.post(url("check_new"), sent, content_type="application/json")

    assert answer.status_code == 400


def test_an_id_that_no_row_can_have_finds_nobody(client):
    client.force_login(the("reporter"))

    answer = post(client, url("check_new"), {"reporters": [10**30, -1], "captions": [{"photo": 10**30}]})

    assert answer.status_code == 200


def test_a_text_too_long_is_refused(client):
    client.force_login(the("reporter"))

    assert post(client, url("check_new"), {"body": "职" * 100_000}).status_code == 400


def test_markup_in_a_passage_stays_text(client):
    client.force_login(the("reporter"))

    page = post(client, url("check_new"), {"headline": "职工,<img src=x onerror=1>"}).content.decode()

    assert "<img" not in page


def test_a_stranger_finds_nothing(client):
    story = make_article(body=BANNED)
    client.force_login(make_user("correspondent"))

    assert post(client, url("check", story.pk), {"body": ""}).status_code == 404
    assert client.get(url("findings", story.pk)).status_code == 404
    assert client.post(url("keep", story.pk), {"key": "x", "reason": "y"}).status_code == 404


def test_without_a_script_findings_are_listed_and_kept_on_a_page(client):
    story = make_article(body=COMMA)
    client.force_login(the("reporter"))
    page = client.get(url("findings", story.pk)).content.decode()
    assert "P01" in page

    client.post(url("keep", story.pk), {"key": only_finding(story).key, "reason": "原文如此"})

    assert "原文如此" in client.get(url("findings", story.pk)).content.decode()
    assert judge_saved(story).findings == []
    client.post(url("take_back", story.pk, KeptFinding.objects.get().pk))
    assert judge_saved(story).findings


def test_a_kept_finding_is_taken_back_by_those_who_may_edit_and_offered_to_them(client):
    story = make_article("first_review", body=COMMA)
    row = keeping.keep(story, only_finding(story), reason="原文如此", by=the("desk editor"))
    address = url("take_back", story.pk, row.pk)

    def offered(role):
        client.force_login(the(role))
        return address in client.get(url("findings", story.pk)).content.decode()

    assert not offered("auditor")
    client.post(address)
    assert judge_saved(story).findings == []

    assert offered("desk editor")
    client.post(address)
    assert judge_saved(story).findings


def test_what_stops_a_story_is_offered_to_those_who_may_overrule_it(client):
    story = make_article("final_review", body=BANNED)

    def offered(role):
        client.force_login(the(role))
        page = client.get(url("findings", story.pk)).content.decode()
        assert "打工仔" in page
        return url("keep", story.pk) in page

    assert offered("chief editor")
    assert not offered("auditor")
    assert not offered("reporter")


def test_a_finding_that_is_not_there_is_not_kept(client):
    story = make_article(body=COMMA)
    client.force_login(the("reporter"))

    answer = post(
        client, url("keep", story.pk), {"body": "<p>好。</p>", "key": only_finding(story).key, "reason": "x"}
    )

    assert "findings__refusal" in answer.content.decode()
    assert not story.kept_findings.exists()


def test_a_finding_in_the_unsaved_text_is_kept(client):
    story = make_article(body="<p>好。</p>")
    client.force_login(the("reporter"))
    page = post(client, url("check", story.pk), {"body": COMMA}).content.decode()
    key = page.partition('data-key="')[2].partition('"')[0]

    post(client, url("keep", story.pk), {"body": COMMA, "key": key, "reason": "原文如此"})

    story.body = COMMA
    story.save()
    assert judge_saved(story).findings == []


def test_the_list_of_kept_findings_shows_visible_stories_only(client):
    story = make_article(body=COMMA)
    keeping.keep(story, only_finding(story), reason="内情", by=the("reporter"))
    client.force_login(the("desk editor"))
    assert "内情" not in client.get(url("changelist")).content.decode()

    client.force_login(the("chief editor"))
    assert "内情" in client.get(url("changelist")).content.decode()


def test_the_list_of_kept_findings_costs_as_much_for_many_as_for_few(client, django_assert_max_num_queries):
    story = make_article()
    client.force_login(the("chief editor"))

    def kept(*numbers):
        for number in numbers:
            story.kept_findings.create(key=number, rule="P01", passage="，", reason="x", by=the("reporter"))
        client.get(url("changelist"))
        with django_assert_max_num_queries(20) as queries:
            client.get(url("changelist"))
        return len(queries)

    assert kept(*range(3)) == kept(*range(3, 45))
