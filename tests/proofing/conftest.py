"""A page in proof, with stories that went through all three reviews; made up where a test needs it."""

import pytest

from tests.factory import add_photo, make_article, the

BODIES = (
    "<p>3月10日，窦店镇建起八处暖心驿站，职工歇脚有了好去处。</p><h3>热水不断</h3>"
    "<p>疲惫时歇歇脚，口渴时喝杯茶，驿站里有充电器，也有热饭的微波炉。</p><p>年内再建四处。</p>",
    "<p>市总工会举办劳动竞赛，来自各区的百余名选手同场竞技。</p><p>比赛设三个项目。</p>",
    "<p>高温天里，工会干部把清凉送到一线。</p>",
)


PLACES = ("良乡", "拱辰", "西潞", "城关", "燕山", "长阳", "琉璃河", "周口店")


def filling(index, count):
    """Paragraphs, each unlike every other, so that three stories fill a page."""
    return "".join(
        f"<p>在{PLACES[(number + index) % 8]}，第{number + 1}家企业的{(number + 2) * 7}名职工参加了这项活动，"
        f"工会干部说，大家的热情一天高过一天，今后每季度还要办{number + 2}场。</p>"
        for number in range(count)
    )


@pytest.fixture
def make_page(db):
    """`make_page(3, made_up=True)`: a page in proof with so many stories, and perhaps a layout."""
    from django.utils import timezone

    from articles.issues import layouts
    from articles.issues.models import Issue

    def make_page(count=2, *, made_up=False, photos=0):
        number = Issue.objects.count() + 1
        issue = Issue.objects.create(date=timezone.localdate() + timezone.timedelta(days=number))
        page = issue.pages.create(number=1, name="要闻", editor=the("page editor"))
        for index, headline in enumerate(("驿站开张", "技能大赛开幕", "送清凉到一线")[:count]):
            body = BODIES[index] + (filling(index, 22 - 5 * index) if made_up else "")
            story = make_article("draft", headline=headline, body=body, dateline="本报讯")
            if index < photos:
                add_photo(story)
                story.record_edit(by=story.author)
            approve(story)
            page.place(story, by=the("page editor"), weight="lead" if index == 0 else "ordinary")
        if made_up:
            layouts.make_up(page, by=the("page editor"))
        issue.start_proofing(by=the("page editor"))
        page.refresh_from_db()
        return page

    return make_page


def approve(story):
    """Takes a draft through its reviews, or a story that was changed through those that it lacks."""
    from articles.models import Article

    story = Article.objects.get(pk=story.pk)
    steps = {
        "draft": lambda: story.submit(by=story.author),
        "first_review": lambda: story.pass_review(by=the("desk editor")),
        "second_review": lambda: story.pass_review(by=the("desk chief")),
        "final_review": lambda: story.sign_off(by=the("chief editor")),
    }
    while story.status in steps:
        steps[story.status]()


def change(story, *, by, **fields):
    """Somebody edits the text of a story."""
    from articles.models import Article

    story = Article.objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(story, name, value)
    story.save()
    story.record_edit(by=by)
    return Article.objects.get(pk=story.pk)


@pytest.fixture
def sign():
    """Gives a page its next signatures: proofs, page editor, chief editor."""

    def sign(page, times=1):
        for _ in range(times):
            kind = page.next_signature()
            role = {"page_editor": "page editor", "chief_editor": "chief editor"}.get(kind, "proofreader")
            page.sign(by=the(role))

    return sign
