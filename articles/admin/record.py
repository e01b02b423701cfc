"""What is on record of a story: its versions, what changed between two of them, its review slip."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import rules
from articles.models import Article, Review
from articles.text.versions import compare_versions
from newsroom.districts.models import District


def visible_story(request, pk):
    """The story of this id, or 404 where this person may not see it, or it is no id at all."""
    if not str(pk).isdecimal():
        raise Http404
    return get_object_or_404(Article.objects.visible_to(request.user), pk=pk)


def back_office(request, admin_site, story, title, **context):
    """What every page of the back office about one story needs in its template."""
    return admin_site.each_context(request) | {
        "opts": Article._meta,
        "story": story,
        "title": title,
        "subtitle": str(story),
        **context,
    }


@require_safe
def versions(request, pk, admin_site):
    """The version history, with a comparison of any two: `?old=` and `?new=` are their numbers.

    Without them the latest two are compared. An unknown number falls back on those, too.
    """
    story = visible_story(request, pk)
    kept = list(story.versions.select_related("created_by").defer("content"))
    new = chosen(kept, request.GET.get("new"), 0)
    old = chosen(kept, request.GET.get("old"), min(1, len(kept) - 1))
    comparison = None
    if new and old and new != old:
        contents = dict(story.versions.filter(pk__in=[old.pk, new.pk]).values_list("pk", "content"))
        comparison = compare_versions(
            contents[old.pk], contents[new.pk], district_names=names_of(*contents.values())
        )
    context = back_office(
        request,
        admin_site,
        story,
        _("Version history"),
        versions=kept,
        old=old,
        new=new,
        comparison=comparison,
        signed=signatures_by_digest(story),
        may_go_back=rules.may_edit(story, request.user),
    )
    return TemplateResponse(request, "admin/articles/article/versions.html", context)


def chosen(kept, number, default):
    """The version of this number, or the one at place `default`; None if there is none at all."""
    for version in kept:
        if str(version.number) == str(number):
            return version
    return kept[default] if kept else None


def names_of(*contents):
    """Address to name, for the districts that stand in these snapshots."""
    paths = {path for content in contents for path in content.get("districts", [])}
    return dict(District.objects.filter(path__in=paths).values_list("path", "full_name"))


def signatures_by_digest(story):
    """For each digest the reviews that signed it, void ones included."""
    signed = {}
    for review in story.reviews.select_related("reviewer"):
        signed.setdefault(review.digest, []).append(review)
    return signed


@require_safe
def slip(request, pk, admin_site):
    """The review slip (审稿单): the whole ledger of one story on a page that prints well."""
    story = get_object_or_404(
        Article.objects.visible_to(request.user)
        .select_related("column", "desk", "author")
        .prefetch_related("bylines__reporter", "corrections__by", "placements__page__issue"),
        pk=pk,
    )
    standing = {review.stage: review for review in story.reviews.standing().select_related("reviewer")}
    placement = next(iter(story.placements.all()), None)
    proofs = []
    if placement:
        proofs = placement.page.signatures.select_related("by")
    context = back_office(
        request,
        admin_site,
        story,
        _("Review slip"),
        stages=[(stage.label, standing.get(stage.value)) for stage in Review.Stage],
        events=story.events.select_related("actor"),
        versions=story.versions.select_related("created_by").order_by("number").defer("content"),
        placement=placement,
        proofs=proofs,
    )
    return TemplateResponse(request, "admin/articles/article/slip.html", context)
