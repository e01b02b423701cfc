"""A page has three proofs, its editor's and the chief editor's signature, in order, on what stands there."""

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


def test_five_signatures_in_order(page, people):
    signers = [people.proofreader] * 3 + [people.page_editor, people.chief_editor]
    given = [page.sign(by=signer).kind for signer in signers]

    assert given == ["proof1", "proof2", "proof3", "page_editor", "chief_editor"]
    assert page.is_signed
    with pytest.raises(MoveRefused):
        page.sign(by=people.chief_editor)


def test_the_last_signature_is_the_chief_editors_alone(page, people, sign):
    sign(page)

    for person in vars(people).values():
        if person != people.chief_editor:
            with pytest.raises(MoveRefused):
                page.sign(by=person)
    assert page.next_signature() == "chief_editor"


def test_signing_the_issue_signs_every_page_that_lacks_only_that(make_issue, make_story, people, sign):
    issue = make_issue(stories=[make_story(headline="甲"), make_story(headline="乙")])
    issue.start_proofing(by=people.page_editor)
    first, second = issue.pages.all()
    sign(first)
    first.sign(by=people.chief_editor)
    sign(second)

    issue.sign_off(by=people.chief_editor)

    assert first.is_signed
    assert second.is_signed
    [signature] = second.signatures.filter(kind="chief_editor")
    assert (signature.by, signature.digest) == (people.chief_editor, second.digest())
    acts = issue.events.filter(verb="sign_page", page_number=2)
    assert acts.count() == 5


def test_the_issue_is_not_signed_while_a_page_lacks_more_and_no_page_gets_a_signature(
    make_issue, make_story, people, sign
):
    issue = make_issue(stories=[make_story(headline="甲"), make_story(headline="乙")])
    issue.start_proofing(by=people.page_editor)
    first, second = issue.pages.all()
    sign(first)
    sign(second, 3)

    with pytest.raises(MoveRefused) as refusal:
        issue.sign_off(by=people.chief_editor)

    assert [thing for thing, _ in refusal.value.problems] == [second]
    assert first.next_signature() == "chief_editor"


def test_a_changed_story_takes_the_chief_editors_signature_of_its_page_alone(make_signed_issue, people):
    issue = make_signed_issue()
    first, second = issue.pages.all()
    first.place(first.placements.get().article, by=people.page_editor, weight="lead")

    issue.refresh_from_db()
    assert issue.is_in_proof
    assert first.next_signature() == "proof1"
    assert second.is_signed


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
