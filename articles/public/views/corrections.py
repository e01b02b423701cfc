"""What the paper had to correct, for readers: the newest first, each with its story."""

from django.shortcuts import render

from articles.models import Correction
from articles.public import keys
from articles.public.pages import paginate, public_page


@public_page
def corrections(request):
    found = Correction.objects.published().newest_first().select_related("article")
    page = paginate(request, found)
    keys.made_of(request, keys.CORRECTIONS, *(keys.story(each.article_id) for each in page))
    return render(request, "public/corrections.html", {"page": page})
