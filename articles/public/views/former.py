"""Links to the paper's former site: they lead on to what is public now."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.former.models import FormerAddress
from articles.issues.models import Issue
from articles.models import Article
from articles.public import keys
from articles.public.pages import public_page
from articles.public.views.errors import gone


@public_page
def former(request, **parts):
    """301 to the story or page; 410 where the story was withdrawn; else 404."""
    known = FormerAddress.objects.filter(path=request.path)
    if article := Article.objects.published().filter(former_addresses__in=known).first():
        keys.made_of(request, keys.story(article.pk))
        return HttpResponsePermanentRedirect(article.get_absolute_url())
    if article := Article.objects.withdrawn().filter(former_addresses__in=known).first():
        keys.made_of(request, keys.story(article.pk))
        return gone(request)
    found = known.filter(page__issue__in=Issue.objects.published()).values(
        "page__issue__date", "page__number"
    )
    if page := found.first():
        keys.made_of(request, keys.issue(page["page__issue__date"]))
        return HttpResponsePermanentRedirect(
            reverse("public:page", args=[page["page__issue__date"], page["page__number"]])
        )
    raise Http404
