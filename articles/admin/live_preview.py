"""The story as it stands in the form, unsaved, shown as readers will see it. Nothing is kept.

POST only: the form's own fields. The answer is a whole page, made with the public page's
template and styles, for the frame beside the text. Its photos are those that this person may
see or that stand in the story already; its HTML went through the body's own sanitiser.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST

from articles.models import Article, Byline, Column, PhotoUse
from articles.photos.models import Photo
from articles.reading import Reading
from articles.snapshot import TEXT_FIELDS
from articles.text import columns
from articles.text.plain import plain_text
from newsroom.reporters.models import Reporter
from newsroom.screens import number_in

POLICY = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}
LONGEST = 200_000  # characters of a field: more is no newspaper story


@csp_override(POLICY)
@xframe_options_sameorigin
@never_cache
@require_POST
def live_preview(request, model_admin, pk=None):
    """For those who may write the story (`pk`), or file one. Asks and answers; writes nothing."""
    story = Article()
    if pk is None:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
    else:
        if not model_admin.has_view_or_change_permission(request):
            raise PermissionDenied
        story = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
        if not model_admin.has_change_permission(request, story):
            raise PermissionDenied
    reading = as_typed(request.POST, story, request.user)
    lines = columns.lines(f"{reading.dateline} {plain_text(reading.body)}")
    measure = _("About %(lines)s lines of %(characters)s characters: %(height)s cm in a column of five") % {
        "lines": lines,
        "characters": columns.CHARACTERS,
        "height": columns.centimetres(lines),
    }
    with translation.override("zh-hans"):  # the paper's own language, whatever the desk's
        answer = render(
            request, "admin/articles/article/live_preview.html", {"story": reading, "measure": measure}
        )
    answer["X-Robots-Tag"] = "noindex"
    return answer


def as_typed(data, story, user):
    """A `Reading` of form data. What cannot be read is left out, as a half-typed form has it."""
    words = {name: data.get(name, "")[:LONGEST].strip() for name in TEXT_FIELDS}
    words["body"] = Article._meta.get_field("body").sanitize(words["body"])
    return Reading(
        article=story,
        **words,
        column=Column.objects.filter(pk=number_in(data.get("column"))).first(),
        bylines=bylines(rows(data, "bylines", "reporter")),
        photo_uses=photo_uses(rows(data, "photo_uses", "photo"), story, user),
    )


def rows(data, prefix, key):
    """The rows of an inline form, in the order they were given, without those taken off."""
    total = min(number_in(data.get(f"{prefix}-TOTAL_FORMS")), 200)
    found = []
    for index in range(total):
        start = f"{prefix}-{index}-"
        row = {name[len(start) :]: data[name] for name in data if name.startswith(start)}
        if number_in(row.get(key)) and not row.get("DELETE"):
            found.append(row)
    return sorted(found, key=lambda row: number_in(row.get("position")))


def bylines(found):
    people = Reporter.objects.in_bulk([number_in(row["reporter"]) for row in found])
    return [
        Byline(reporter=people[number_in(row["reporter"])], role=row.get("role", ""))
        for row in found
        if number_in(row["reporter"]) in people
    ]


def photo_uses(found, story, user):
    ids = [number_in(row["photo"]) for row in found]
    seen = Q(pk__in=Photo.objects.visible_to(user).values("pk"))
    if story.pk:
        seen |= Q(pk__in=story.photo_uses.values("photo"))
    photos = Photo.objects.filter(seen).in_bulk(ids)
    uses = []
    for row in found:
        photo = photos.get(number_in(row["photo"]))
        if photo is not None:
            words = {name: row.get(name, "") for name in ("caption", "credit", "alt", "placement")}
            uses.append(PhotoUse(photo=photo, is_ai_made="is_ai_made" in row, **words))
    return uses
