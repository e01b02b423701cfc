"""A newsroom with one person for each role, and stories and issues made by its real moves."""

import datetime
from types import SimpleNamespace

import pytest

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def make_user(db):
    """`make_user("wang", "page editor", ...)`: an account in these groups."""
    from django.contrib.auth.models import Group

    from newsroom.reporters.models import User

    def make_user(username, *roles, **fields):
        user = User.objects.create_user(username, is_staff=True, **{"name": username, **fields})
        user.groups.set(Group.objects.filter(name__in=roles))
        return user

    return make_user


@pytest.fixture
def people(make_user):
    """One person for each role: `people.page_editor`, …"""
    from newsroom.reporters.roles import ROLES

    names = {role: role.replace(" ", "_") for role in ROLES}
    return SimpleNamespace(**{name: make_user(name, role) for role, name in names.items()})


@pytest.fixture
def make_story(people):
    """A story in any state, taken there by its moves."""
    from articles.models import Article

    def make_story(status="approved", headline="工会送清凉到一线", **fields):
        fields = {"body": "<p>本市各级工会走进工地。</p>", "source": "本报", **fields}
        story = Article.objects.create(headline=headline, author=people.reporter, **fields)
        if status == "killed":
            story.kill(by=people.chief_editor, note="不用")
            return story
        steps = [
            ("first_review", lambda: story.submit(by=people.reporter)),
            ("second_review", lambda: story.pass_review(by=people.desk_editor)),
            ("final_review", lambda: story.pass_review(by=people.desk_chief)),
            ("approved", lambda: story.sign_off(by=people.chief_editor)),
            ("published", lambda: story.publish(by=people.chief_editor)),
            ("withdrawn", lambda: story.withdraw(by=people.chief_editor, note="撤")),
        ]
        for state, move in steps:
            if story.status == status:
                break
            move()
            assert story.status == state
        return story

    return make_story


@pytest.fixture
def make_issue(people):
    """An issue with two named pages and, if asked for, stories on each."""
    from articles.issues.models import Issue

    def make_issue(date=TODAY, names=("要闻", "工会新闻"), stories=()):
        issue = Issue.objects.create(date=date)
        pages = [issue.pages.create(number=number, name=name) for number, name in enumerate(names, 1)]
        for number, story in enumerate(stories):
            pages[number % len(pages)].place(story, by=people.page_editor)
        return issue

    return make_issue


@pytest.fixture
def sign(people):
    """Gives a page all its four signatures, or the first so many."""

    def sign(page, times=4):
        page.refresh_from_db()
        signers = [people.proofreader] * 3 + [people.page_editor]
        for signer in signers[:times]:
            page.sign(by=signer)

    return sign


@pytest.fixture
def make_signed_issue(make_issue, make_story, people, sign):
    """An issue that waits for nothing but to be published, with so many stories on two pages."""

    def make_signed_issue(count=2, **fields):
        stories = [make_story(headline=f"稿件{number}") for number in range(count)]
        issue = make_issue(stories=stories, **fields)
        issue.start_proofing(by=people.page_editor)
        for page in issue.pages.all():
            sign(page)
        issue.sign_off(by=people.chief_editor)
        return issue

    return make_signed_issue


@pytest.fixture
def time_machine(monkeypatch):
    """`time_machine(at)`: from now on it is `at`."""
    from django.utils import timezone

    def travel(at):
        monkeypatch.setattr(timezone, "now", lambda: at)

    return travel
