"""What was signed on a page counts no more when it changes, and those who had signed are told."""

import pytest

from articles.notices.wording import worded
from articles.proofing.desk import Desk
from tests.factory import fresh, make_user, the
from tests.proofing.conftest import approve, change

pytestmark = pytest.mark.django_db


def told(user, language="en"):
    from django.utils.translation import override

    with override(language):
        return worded(user.notices.filter(kind="voided").select_related("article", "actor"), fresh(user))


def test_a_changed_story_voids_all_signatures_and_each_signer_is_told_once(make_page, sign):
    page = make_page()
    second = make_user("proofreader")
    page.sign(by=the("proofreader"))
    page.sign(by=the("proofreader"))
    page.sign(by=second)
    sign(page)
    story = page.placements.first().article

    change(story, by=the("desk editor"), headline="改过的标题")

    assert page.next_signature() == "proof1"
    for person in (the("proofreader"), second, the("page editor")):
        [line] = told(person)
        assert line.notice.actor == the("desk editor")
        assert line.text == f"{page.issue.date} · 01 要闻"
        assert line.address == f"/admin/issues/issue/{page.issue_id}/pages/1/"
    assert not the("chief editor").notices.exists()


def test_who_may_not_read_the_changed_story_is_led_to_the_page_and_not_told_its_headline(make_page, sign):
    page = make_page()
    sign(page)
    story = change(page.placements.first().article, by=the("desk editor"), headline="改过的标题")
    assert story.status != "approved"  # back in review: not for proofreaders

    [line] = told(the("proofreader"))

    assert "改过的标题" not in line.sentence
    assert line.address
    approve(story)
    [line] = told(the("proofreader"))
    assert "改过的标题" in line.sentence


@pytest.mark.parametrize(
    ("act", "verb"),
    [
        (lambda page, story: page.place(story, by=the("page editor"), weight="brief"), "place"),
        (lambda page, story: page.unplace(story, by=the("page editor")), "unplace"),
    ],
)
def test_acts_on_the_page_are_named(make_page, sign, act, verb):
    page = make_page()
    sign(page, 3)
    story = page.placements.first().article

    act(page, story)

    [line] = told(the("proofreader"))
    assert line.notice.verb == verb
    assert str(story) in line.sentence
    assert page.next_signature() == "proof1"


def test_nobody_is_told_of_what_they_did_themselves(make_page, sign):
    page = make_page()
    sign(page, 4)

    page.place(page.placements.first().article, by=the("page editor"), weight="brief")

    assert told(the("page editor")) == []
    assert len(told(the("proofreader"))) == 1


def test_another_layout_voids_what_was_signed(make_page, sign):
    from articles.issues import layouts

    page = make_page(3, made_up=True)
    sign(page, 2)
    other = page.layouts.filter(is_chosen=False).first()

    layouts.choose(page, by=the("page editor"), layout=other.pk)

    assert page.next_signature() == "proof1"
    [line] = told(the("proofreader"))
    assert line.notice.verb == "layout"


def test_every_cause_has_words_of_its_own(make_page, sign):
    from articles.issues.signals import Cause
    from articles.notices.wording import void_sentence

    assert len({str(void_sentence(cause.value)) for cause in Cause}) == len(Cause)


# What has changed since


def test_the_changes_since_the_last_signature_are_shown_word_by_word(make_page, sign):
    page = make_page()
    sign(page)
    story = page.placements.first().article
    body = story.body.replace("八处", "九处", 1)
    approve(change(story, by=the("desk editor"), headline="驿站又开张", body=body))
    page.place(page.placements.last().article, by=the("page editor"), weight="brief")

    changes = Desk(the("proofreader"), page.issue_id, 1).changes

    [found] = changes.stories
    items = {(item.name, item.paragraph): item.block.spans for item in found.items}
    assert set(items) == {("headline", None), ("body", 0)}
    assert [span.text for span in items["body", 0] if span.kind != "equal"] == ["八", "九"]
    assert [event.verb for event in changes.events] == ["place"]
    assert changes.since.kind == "proof1"


def test_a_page_that_was_never_signed_has_no_changes(make_page, sign):
    page = make_page()
    assert Desk(the("proofreader"), page.issue_id, 1).changes is None

    sign(page)
    assert not Desk(the("proofreader"), page.issue_id, 1).changes


def test_a_story_that_goes_on_elsewhere_voids_both_pages(make_page, sign):
    from articles.issues.models import Continuation

    page = make_page()
    other = page.issue.pages.create(number=2, name="副刊")
    other.place(page.placements.last().article, by=the("page editor"))
    placement = page.placements.first()
    Continuation.objects.create(placement=placement, page=other, characters=20)
    sign(page, 3)
    sign(other, 2)

    change(placement.article, by=the("desk editor"), headline="改过的标题")

    assert [each.next_signature() for each in (page, other)] == ["proof1", "proof1"]
    assert len(told(the("proofreader"))) == 2
