"""What a public page is made of, by name, so that caches can drop just what a change makes wrong.

A view says it with `made_of(request, keys.story(7), …)`; `public_page` sends the names along as
`Surrogate-Key`; `articles.public.purging` says which of them a change touches. A page names
everything whose change would show on it: each story whose headline it carries, not only its own.
"""

ALL = "all"  # every answer, without being said
HOME = "home"
ISSUES = "issues"  # the archive of issues, the calendar
MAP = "map"  # the overview of districts
CORRECTIONS = "corrections"
SEARCH = "search"
SITEMAPS = "sitemaps"

# The lists that are one of their kind: `listing("all")`, `listing("photos")`.
WHOLE = 0


def story(pk):
    """One story: its text, or a card or a line with its headline."""
    return f"story-{pk}"


def photo(pk):
    """One photo's files."""
    return f"photo-{pk}"


def issue(date):
    """One issue, and what says of itself that it is in it. `date`: a day, or its ISO text."""
    return f"issue-{date}"


def paper(date):
    """The paper of that day as pages, pictures and files, which each of its stories can change."""
    return f"paper-{date}"


def listing(kind, pk=WHOLE, number=None):
    """A page of a list, counted from the oldest; without a number, its newest page.

    `kind`: district, union, column, tag, reporter, all or photos.
    """
    return f"list-{kind}-{pk}" if number is None else f"list-{kind}-{pk}-{number}"


def made_of(request, *keys):
    """Notes that the answer to this request is made of these. Ask as often as it takes."""
    request.made_of = dict.fromkeys([*getattr(request, "made_of", ()), *keys])


def keys_of(request):
    """What was noted, in its order, each once."""
    return list(getattr(request, "made_of", ()))


def changed_at(request, moment):
    """Notes that something of the answer changed at this moment. The latest becomes `Last-Modified`."""
    if moment:
        request.changed_at = max(moment, getattr(request, "changed_at", moment))


def moment_of(request):
    """The latest moment noted, or None."""
    return getattr(request, "changed_at", None)


def good_until(request, moment):
    """Notes that the answer will change by itself then, as when a pin on the home page runs out."""
    if moment:
        request.good_until = min(moment, getattr(request, "good_until", moment))


def end_of(request):
    """The earliest moment noted, or None."""
    return getattr(request, "good_until", None)


def kept_by_browsers(request, lifetime):
    """Notes that a reader's own browser need not ask again for so long (a timedelta), as for a picture."""
    request.kept_by_browsers = lifetime
