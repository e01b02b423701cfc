"""Two people at once, with connections of their own: one wins, the other is told."""

import datetime
import threading

import pytest
from django.db import connection

from articles.issues.models import Issue, Placement
from articles.models import Article
from articles.moves import MoveRefused

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Runs the acts in threads that start together. Their results: a value or the exception."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        try:
            gate.wait(10)  # seconds
            results[number] = act()
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)  # seconds
    strange = [one for one in results if isinstance(one, Exception) and not isinstance(one, MoveRefused)]
    assert not strange, strange
    return results


def refused(results):
    return [one for one in results if isinstance(one, MoveRefused)]


def test_an_issue_is_published_once(make_signed_issue, people):
    issue = make_signed_issue(6)

    def publish():
        Issue.objects.get(pk=issue.pk).publish(by=people.chief_editor)

    results = at_once(publish, publish, publish)

    assert len(refused(results)) == 2
    assert Article.objects.published().count() == 6
    assert issue.events.filter(verb="publish").count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_an_issue_and_a_sending_back_do_not_both_win(make_signed_issue, people, attempt):
    issue = make_signed_issue(6)
    story = issue.articles().last()

    def publish():
        Issue.objects.get(pk=issue.pk).publish(by=people.chief_editor)

    def send_back():
        Article.objects.get(pk=story.pk).send_back(by=people.chief_editor, note="数字有误")

    results = at_once(publish, send_back)

    issue.refresh_from_db()
    assert len(refused(results)) == 1
    if issue.is_published:
        assert Article.objects.published().count() == 6
    else:
        assert issue.is_in_proof
        assert not Article.objects.published().exists()


@pytest.mark.parametrize("attempt", range(3))
def test_an_issue_goes_out_with_what_was_signed_or_not_at_all(make_signed_issue, people, attempt):
    issue = make_signed_issue(6)
    story = issue.articles().last()

    def publish():
        Issue.objects.get(pk=issue.pk).publish(by=people.chief_editor)

    def edit():
        from django.db import transaction

        with transaction.atomic():  # as the story form does
            mine = Article.objects.select_for_update().get(pk=story.pk)
            mine.headline = "改了"
            mine.save()
            mine.record_edit(by=people.desk_chief)

    results = at_once(publish, edit)

    issue.refresh_from_db()
    assert len(refused(results)) == 1
    for each in Article.objects.published():
        assert each.current_digest() == each.signed_digest()
    assert Article.objects.published().count() in (0, 6)
    assert issue.is_published == (Article.objects.published().count() == 6)


def test_a_story_withdrawn_from_an_issue_that_goes_out(make_issue, make_story, people, sign):
    ahead = make_story("published")
    issue = make_issue(names=["要闻"], stories=[ahead, make_story()])
    issue.start_proofing(by=people.page_editor)
    sign(issue.pages.get())
    issue.sign_off(by=people.chief_editor)

    def publish():
        Issue.objects.get(pk=issue.pk).publish(by=people.chief_editor)

    def withdraw():
        Article.objects.get(pk=ahead.pk).withdraw(by=people.chief_editor, note="失实")

    results = at_once(publish, withdraw)

    issue.refresh_from_db()
    assert not isinstance(results[1], MoveRefused)
    assert not Article.objects.published().filter(pk=ahead.pk).exists()
    assert issue.is_published or issue.is_in_proof


def test_of_two_editors_who_take_one_story_from_the_tray_one_has_it(make_issue, make_story, people):
    story = make_story()
    pages = list(make_issue().pages.all())
    others = list(make_issue(datetime.date(2026, 11, 23)).pages.all())

    def taker(page):
        return lambda: page.place(story, by=people.page_editor, seen_on=None)

    results = at_once(*map(taker, [*pages, *others]))

    assert len(refused(results)) == 3
    assert Placement.objects.filter(article=story).count() == 1


def test_many_stories_put_on_one_page_at_once_have_places_of_their_own(make_issue, make_story, people):
    stories = [make_story(headline=f"稿件{number}") for number in range(6)]
    page = make_issue().pages.first()

    def placer(story):
        return lambda: type(page).objects.get(pk=page.pk).place(story, by=people.page_editor, position=0)

    results = at_once(*map(placer, stories))

    assert not refused(results)
    positions = [placement.position for placement in page.placements.in_order()]
    assert positions == list(range(6))


def test_a_page_changed_while_the_issue_is_signed_off_is_not_signed(make_issue, make_story, people, sign):
    issue = make_issue(names=["要闻"], stories=[make_story()])
    extra = make_story(headline="新")
    issue.start_proofing(by=people.page_editor)
    sign(issue.pages.get())

    def sign_off():
        Issue.objects.get(pk=issue.pk).sign_off(by=people.chief_editor)

    def place():
        issue.pages.get().place(extra, by=people.page_editor)

    at_once(sign_off, place)

    issue.refresh_from_db()
    assert issue.is_in_proof
    assert issue.pages.get().next_signature() == "proof1"


def test_new_issues_opened_at_once_have_numbers_of_their_own(make_issue):
    make_issue()
    days = [datetime.date(2026, 12, day) for day in range(1, 5)]

    results = at_once(*[lambda day=day: Issue.objects.create(date=day) for day in days])

    assert not refused(results)
    assert sorted(issue.number for issue in Issue.objects.all()) == [1, 2, 3, 4, 5]
