"""The home page: today's front page by weight, what stands inside, what came since."""

from django.shortcuts import render

from articles.issues.models import Issue
from articles.models import Article
from articles.public.front import PageLayout, layouts_of
from articles.public.pages import public_page

LATEST = 10


@public_page
def home(request):
    issue = Issue.objects.published().newest_first().first()
    front, *inside = layouts_of(issue) or [PageLayout()]
    latest = Article.objects.published().exclude(pk__in=front.story_ids).newest_first()
    return render(
        request,
        "public/home.html",
        {"issue": issue, "front": front, "inside": inside, "latest": latest.for_cards()[:LATEST]},
    )
