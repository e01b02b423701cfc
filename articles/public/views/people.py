"""The people whose names stand in the paper."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from articles.models import Article
from articles.public.pages import paginate, public_page
from newsroom.reporters.models import Reporter


@public_page
def reporter(request, pk):
    """A person is public only by a published story; phone and mail never are."""
    person = get_object_or_404(Reporter.objects.select_related("union"), pk=pk)
    stories = Article.objects.published().written_by(person).newest_first().for_cards()
    page = paginate(request, stories)
    if not page.paginator.count:
        raise Http404
    return render(request, "public/reporter.html", {"person": person, "page": page})
