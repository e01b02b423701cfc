"""One issue of two pages for all tests of a module: made, published, and each test undone."""

from types import SimpleNamespace

import pytest


@pytest.fixture(scope="module")
def media_of_the_module(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def own_media(settings, media_of_the_module):
    """The files of the module's issue outlive the single test."""
    settings.MEDIA_ROOT = media_of_the_module
    return settings.MEDIA_ROOT


@pytest.fixture(scope="module")
def paper(django_db_setup, django_db_blocker, media_of_the_module):
    """A signed issue, its stories and its page files, as `making` leaves them."""
    from django.db import transaction
    from django.test.utils import override_settings

    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media_of_the_module):
            yield make_paper()
        transaction.set_rollback(True)


@pytest.fixture
def undone(paper, django_db_blocker):
    """What a test does to the paper is taken back after it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield paper
        transaction.set_rollback(True)


def make_paper():
    from django.utils import timezone

    from articles.issues.models import Issue
    from tests.factory import add_photo, bring_to, make_article, the

    stories = []
    for number, (headline, _weight) in enumerate(STORIES):
        body = "".join(f"<p>{headline}第{n}段，{TEXT}</p>" for n in range(3))
        story = make_article(headline=headline, body=body)
        if number in (0, 3):
            add_photo(story)
            story.record_edit(by=story.author)
        stories.append(bring_to(story, "approved"))
    issue = Issue.objects.create(date=timezone.localdate(), number=3127)
    pages = [
        issue.pages.create(number=number, name=name) for number, name in enumerate(("要闻", "工会新闻"), 1)
    ]
    for number, (story, (_headline, weight)) in enumerate(zip(stories, STORIES)):
        pages[number // 3].place(story, by=the("page editor"), weight=weight)
    issue.start_proofing(by=the("page editor"))
    for page in pages:
        for role in ["proofreader"] * 3 + ["page editor"]:
            page.sign(by=the(role))
    issue.refresh_from_db()
    issue.sign_off(by=the("chief editor"))
    return SimpleNamespace(issue=issue, pages=pages, stories=stories)


TEXT = "各级工会把暖心驿站建到职工身边，户外劳动者累了能歇歇脚、渴了能喝口水。" * 3
STORIES = [
    ("房山建起八处驿站", "lead"),
    ("骑手有了自己的工会", "second"),
    ("焊工比武见真章", "ordinary"),
    ("托管班办到车间旁", "lead"),
    ("师徒结对传手艺", "second"),
    ("食堂添了夜班饭", "ordinary"),
]
