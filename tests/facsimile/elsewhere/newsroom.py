"""An issue whose stories are those of a made page."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.factory import add_photo, bring_to, make_article, make_reporter, the


def issue_of(made, *, days=1, pages=1):
    """(issue, its first page, {number of the story: Article}); all stories placed but for the last."""
    from articles.issues.models import Issue

    issue = Issue.objects.create(date=timezone.localdate() + timedelta(days=days))
    for number in range(1, pages + 1):
        issue.pages.create(number=number, name="要闻")
    page = issue.pages.get(number=1)
    articles = {number: article_of(story) for number, story in made.stories.items()}
    for article in list(articles.values())[:-1]:
        page.place(article, by=the("page editor"))
    return issue, page, articles


def article_of(story):
    body = "".join(f"<p>{text}</p>" for text in story.paragraphs)
    people = [make_reporter(story.byline.split()[-1])]
    article = make_article(
        headline=story.headline,
        kicker=story.kicker,
        subhead=story.subhead,
        body=body,
        dateline="",
        bylines=people,
    )
    for caption in story.captions:
        add_photo(article, caption=caption.removesuffix("晁小争/摄"), credit="晁小争/摄")
    article.record_edit(by=article.author)
    return bring_to(article, "approved")


def upload_of(pdf, name="第01版.pdf"):
    return SimpleUploadedFile(name, pdf, content_type="application/pdf")
