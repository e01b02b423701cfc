"""The home page: today's front page by weight, what stands inside, what came since."""

from django.shortcuts import render

from articles.issues.models import Issue
from articles.models import Article
from articles.public.front import PageLayout, layouts_of
from articles.public.pages import public_page

LATEST = 10
HEADLINES = 4  # of an inside page, below its lead


@public_page
def home(request):
    issue = Issue.objects.published().newest_first().first()
    front, *inside = layouts_of(issue) or [PageLayout()]
    shown = [*front.story_ids]
    for layout in inside:
        layout.headlines = layout.rest[:HEADLINES]
        shown += layout.story_ids[: HEADLINES + 1]
    latest = Article.objects.published().exclude(pk__in=shown).newest_first().for_cards()
    return render(
        request,
        "public/home.html",
        {"issue": issue, "front": front, "inside": inside, "latest": latest[:LATEST]},
    )
