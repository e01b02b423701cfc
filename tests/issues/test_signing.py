"""A page has three proofs and its editor's signature, in order, on what stands there."""

import pytest

from articles.models import Article
from articles.moves import MoveRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(make_issue, make_story, people):
    """A page in proof, with one story."""
    issue = make_issue(names=["要闻"], stories=[make_story(headline="甲")])
    issue.start_proofing(by=people.page_editor)
    return issue.pages.get()


def test_four_signatures_in_order(page, people):
    given = [page.sign(by=signer).kind for signer in [people.proofreader] * 3 + [people.page_editor]]

    assert given == ["proof1", "proof2", "proof3", "page_editor"]
    assert page.is_signed
    with pytest.raises(MoveRefused):
        page.sign(by=people.page_editor)


def test_nobody_signs_out_of_turn(page, people):
    for person in vars(people).values():
        if person != people.proofreader:
            with pytest.raises(MoveRefused):
                page.sign(by=person)
    for _ in range(3):
        page.sign(by=people.proofreader)
    with pytest.raises(MoveRefused):
        page.sign(by=people.proofreader)


def test_pages_are_signed_only_while_the_issue_is_in_proof(make_issue, make_story, people):
    page = make_issue(stories=[make_story()]).pages.first()

    with pytest.raises(MoveRefused):
        page.sign(by=people.proofreader)


def test_an_empty_page_is_not_signed(page, people):
    page.unplace(Article.objects.get(), by=people.page_editor)

    with pytest.raises(MoveRefused):
        page.sign(by=people.proofreader)


def test_the_signer_must_have_seen_what_stands_there(page, people, make_story):
    seen = page.digest()
    page.place(make_story(headline="乙"), by=people.page_editor)

    with pytest.raises(MoveRefused):
        page.sign(by=people.proofreader, seen=seen)
    page.sign(by=people.proofreader, seen=page.digest())

    assert page.next_signature() == "proof2"


@pytest.mark.parametrize(
    "change",
    [
        lambda page, story, people: page.place(story, by=people.page_editor, weight="lead"),
        lambda page, story, people: page.unplace(story, by=people.page_editor),
    ],
)
def test_a_change_of_the_page_voids_its_signatures_and_keeps_them_on_record(page, people, make_story, change):
    story = make_story(headline="乙")
    page.place(story, by=people.page_editor)
    page.sign(by=people.proofreader)

    change(page, story, people)

    assert page.next_signature() == "proof1"
    assert page.signatures.get().voided_at


def test_another_name_is_another_page(page, people, sign):
    sign(page)
    page.name = "综合新闻"
    page.save()

    assert page.next_signature() == "proof1"
    page.sign(by=people.proofreader)
    assert page.next_signature() == "proof2"
    assert page.signatures.standing().count() == 1


def test_a_story_changed_behind_the_newsrooms_back_is_not_signed(page, people):
    Article.objects.update(headline="改了")

    with pytest.raises(MoveRefused) as refusal:
        page.sign(by=people.proofreader)

    assert [thing for thing, _ in refusal.value.problems] == [Article.objects.get()]


def test_a_signed_issue_keeps_its_pages(make_signed_issue):
    page = make_signed_issue().pages.first()
    page.name = "别的"

    with pytest.raises(MoveRefused):
        page.save()


def test_a_remark_stands_in_the_ledger(page, people):
    page.sign(by=people.proofreader, note="改三处")

    assert page.issue.events.last().note.endswith("改三处")
