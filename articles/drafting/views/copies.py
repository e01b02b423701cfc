from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin import typed
from articles.drafting.models import WorkingCopy
from articles.drafting.models.working_copy import Overtaken
from articles.drafting.sent import TAB, NotKept, as_form, fields_in, read
from articles.drafting.views.asking import key_in, own_login, refuse_hidden
from articles.models import Article
from articles.text.compare import Block, whole_spans
from articles.text.versions import FieldComparison, compare_versions
from newsroom.districts.models import District

MOST_COPIES = 20  # stories begun and never saved that are offered at a time


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_login
def copies(request, pk=None):
    """GET: my unsaved copies of this story, or of all that were never saved. POST: keep one.

    A POST brings user, tab, count, base, replaces, data and, without a story, key. Answers 204;
    409 with the copy of another tab that it would have overwritten; 422 with the reason why
    it is not kept. Keeps what is typed whatever the story's state is: it changes nothing in it.
    """
    refuse_hidden(request, pk)
    if request.method != "POST":
        found = WorkingCopy.objects.of(request.user).filter(article=pk).newest_first()
        return JsonResponse({"copies": [copy.as_sent() for copy in found[:MOST_COPIES]]})
    key = key_in(request, pk)
    try:
        WorkingCopy.objects.keep(request.user, article=pk, key=key, sent=read(request.POST))
    except NotKept as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    except Overtaken as overtaken:
        return JsonResponse({"copy": overtaken.copy.as_sent()}, status=409)
    return HttpResponse(status=204)


@require_POST
@own_login
def discard(request, pk=None):
    """Throws away what `tab` has kept: decided by its author, after a look at it."""
    refuse_hidden(request, pk)
    tab = request.POST.get("tab", "")
    if TAB.fullmatch(tab):
        WorkingCopy.objects.finish(request.user, article=pk, key=key_in(request, pk), tab=tab)
    return HttpResponse(status=204)


@require_POST
@own_login
def comparison(request, pk=None):
    """What restoring this copy would change in the saved story, as HTML; 204 if nothing.

    The copy is sent along (`data`): the browser may have kept one that never came here.
    """
    refuse_hidden(request, pk)
    story = pk and Article.objects.select_related("desk").get(pk=pk)
    try:
        form = as_form(fields_in(request.POST.get("data", "")))
    except NotKept as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    saved, mine = typed.saved_content(story or None), typed.content_of(form, request.user, story or None)
    fields = differences(saved, mine, form)
    if not any(field.changed for field in fields):
        return HttpResponse(status=204)
    return render(request, "admin/drafting/_differences.html", {"comparison": fields})


def differences(saved, mine, form):
    """All fields of both, compared; what only the desk reads, too."""
    paths = {*saved["districts"], *mine["districts"]}
    names = dict(District.objects.filter(path__in=paths).values_list("path", "full_name")) if paths else {}
    fields = compare_versions(saved, mine, district_names=names)
    note, desk = Article._meta.get_field("note"), Article._meta.get_field("desk")
    for name, label in (("note", note.verbose_name), ("desk", desk.verbose_name)):
        if saved[name] != mine[name]:
            fields.append(FieldComparison(name, label, [changed(saved[name], mine[name])]))
    if words := form.get("_note", "").strip():  # what was to be said with a move
        fields.append(FieldComparison("_note", note.verbose_name, [changed("", words)]))
    return fields


def changed(old, new):
    return Block("changed", whole_spans(old, new))
