"""A page of a list of stories: the newest at the list's own address, the others below it as
`page/12/`, counted from the oldest, so that an address shows the same stories for ever.
"""

from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render

from articles.listing import reading
from articles.listing.models import WHOLE
from articles.public import keys


def render_list(request, template, context, *, kind, subject=WHOLE, number=None, address, must_have=False):
    """The template with this `page` of the list that has its newest page at `address`, and `context`:
    a dict, or what makes one of the page.

    404 where there is no such page, and with `must_have` where no published story is on it. The
    way to what is still on the newest page leads there, and so does the former `?page=`.
    """
    try:
        page = reading.newest(kind, subject) if number is None else reading.page(kind, subject, number)
    except reading.StillNewest:
        page = reading.newest(kind, subject)
    except reading.NoSuchPage:
        raise Http404 from None
    if must_have and not page.stories:
        raise Http404
    keys.made_of(request, keys.listing(kind, subject, page.number))
    if page.number != number:
        return HttpResponseRedirect(address)
    if "page" in request.GET:
        return former_page(request, address)
    keys.made_of(request, *(keys.story(story.pk) for story in page))
    page.address = address
    own = context(page) if callable(context) else context
    return render(request, template, {"page": page} | own)


def the_only(found):
    """The one that was found. 404 where there is none."""
    if not found:
        raise Http404
    return found[0]


def former_page(request, address):
    """Lists were once turned by `?page=3`, counted from the newest: no such page stays the same."""
    if not request.GET["page"].isdecimal():
        raise Http404
    return HttpResponsePermanentRedirect(address)
