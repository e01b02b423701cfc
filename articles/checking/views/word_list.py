"""The screens of one word list: the draft as a table, putting it in force, versions, spreadsheets.

Everybody on the paper reads the lists; who may change the draft and who may put it in force
stands in migrations/0002_roles.py.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.checking.comparing import differences
from articles.checking.forms import ImportForm, word_formset
from articles.checking.models import Word, WordList, WordListVersion
from articles.checking.sheets import COLUMNS, export, import_words
from articles.moves import MoveRefused
from articles.spreadsheets.reading import SheetRefused
from articles.spreadsheets.writing import CONTENT_TYPES

ROWS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def table(request, pk, admin_site):
    """The draft, `?p` pages of `?q`. A POST saves the rows that were changed on it."""
    word_list = _list(request, pk)
    may_change = request.user.has_perm("checking.change_wordlist")
    formset_class = word_formset(word_list)
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        formset, is_saved = _save(request, word_list, formset_class)
        if is_saved:
            messages.success(request, _("The draft is saved. It counts once it is put in force."))
            return redirect(request.get_full_path())
        page = None
    else:
        page = _page(request, word_list)
        formset = formset_class(queryset=_rows(word_list, page.object_list), word_list=word_list)
    return _screen(request, admin_site, word_list, formset=formset, page=page, may_change=may_change)


def _screen(
    request, admin_site, word_list, *, formset=None, page=None, may_change=False, outcome=None, form=None
):
    active = word_list.active
    draft = word_list.draft()
    context = admin_site.each_context(request) | {
        "title": str(word_list),
        "opts": WordList._meta,
        "word_list": word_list,
        "columns": [Word._meta.get_field(name) for name in COLUMNS[word_list.kind]],
        "names": COLUMNS[word_list.kind],
        "formset": formset,
        "page": page,
        "query": request.GET.get("q", ""),
        "active": active,
        "word_count": len(draft),
        "changes": differences(active.words if active else [], draft, COLUMNS[word_list.kind]),
        "may_change": may_change,
        "may_publish": request.user.has_perm("checking.publish_wordlist"),
        "import_form": form or ImportForm(),
        "outcome": outcome,
    }
    return TemplateResponse(request, "admin/checking/word_list.html", context)


def _page(request, word_list):
    words = word_list.words.in_order()
    if query := request.GET.get("q", "").strip():
        words = words.matching(query)
    return Paginator(words.values_list("pk", flat=True), ROWS).get_page(request.GET.get("p"))


def _rows(word_list, ids):
    return word_list.words.filter(pk__in=list(ids)).in_order()


@transaction.atomic
def _save(request, word_list, formset_class):
    """(the formset, True if it was saved). What somebody else wrote meanwhile is what it shows next."""
    word_list.lock()
    data = request.POST.copy()
    ids = [value for name, value in data.items() if name.endswith("-id") and value.isdecimal()]
    formset = formset_class(data, queryset=_rows(word_list, ids[:1000]), word_list=word_list)
    if formset.is_valid():
        formset.save()
        return formset, True
    for form in formset.initial_forms:
        if form.instance.pk and (saved := Word.objects.filter(pk=form.instance.pk).first()):
            for name in form.errors:
                if name in form.fields and name in form.changed_data:
                    value = getattr(saved, name)
                    data[form.add_initial_prefix(name)] = "" if value is None else str(value)
    return formset, False


@require_POST
def publication(request, pk):
    """Puts the draft in force as a new version, with a `note`."""
    word_list = _list(request, pk, "checking.publish_wordlist")
    try:
        version = word_list.publish(by=request.user, note=request.POST.get("note", "")[:200])
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(version)s is in force.") % {"version": version})
    return _back(word_list)


@require_POST
def importing(request, pk, admin_site):
    """Takes a spreadsheet into the draft, and shows what became of every row that could not be taken."""
    word_list = _list(request, pk, "checking.change_wordlist")
    form = ImportForm(request.POST, request.FILES)
    outcome = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            outcome = import_words(word_list, file.read(), file.name, replaces=form.cleaned_data["replaces"])
        except SheetRefused as refused:
            form.add_error("file", str(refused))
    return _screen(request, admin_site, word_list, outcome=outcome, form=form, may_change=True)


@require_safe
def spreadsheet(request, pk, kind):
    """The draft, or the version `?version`, as a file to be saved."""
    word_list = _list(request, pk)
    words, name = word_list.draft(), f"{word_list}"
    if number := request.GET.get("version"):
        version = _version(word_list, number)
        words, name = version.words, f"{word_list}-{version.number}"
    response = HttpResponse(export(word_list, words, kind), content_type=CONTENT_TYPES[kind])
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind}")
    return response


@require_safe
def versions(request, pk, admin_site):
    """What was in force when, and what differs between any two: `?old=`, `?new=` are their numbers."""
    word_list = _list(request, pk)
    kept = list(word_list.versions.select_related("by").defer("words"))
    new = _chosen(kept, request.GET.get("new"), 0)
    old = _chosen(kept, request.GET.get("old"), min(1, len(kept) - 1))
    words = (
        dict(word_list.versions.filter(pk__in=[old.pk, new.pk]).values_list("pk", "words")) if kept else {}
    )
    context = admin_site.each_context(request) | {
        "title": pgettext("of a word list", "Versions"),
        "subtitle": str(word_list),
        "opts": WordList._meta,
        "word_list": word_list,
        "versions": kept,
        "old": old,
        "new": new,
        "changes": differences(words[old.pk], words[new.pk], COLUMNS[word_list.kind]) if old != new else None,
        "may_publish": request.user.has_perm("checking.publish_wordlist"),
    }
    return TemplateResponse(request, "admin/checking/versions.html", context)


def _chosen(kept, number, default):
    """The version of this number, or the one at place `default`; None if there is none at all."""
    found = next((version for version in kept if str(version.number) == number), None)
    return found or (kept[default] if kept else None)


@require_POST
def restoration(request, pk, number):
    """Puts the words of an older version in force again."""
    word_list = _list(request, pk, "checking.publish_wordlist")
    _version(word_list, number)
    try:
        version = word_list.restore(number, by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(version)s is in force.") % {"version": version})
    return redirect("admin:checking_wordlist_versions", word_list.pk)


def _list(request, pk, permission="checking.view_wordlist"):
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(WordList, pk=pk)


def _version(word_list, number):
    if not str(number).isdecimal() or len(str(number)) > 9:
        raise Http404
    return get_object_or_404(WordListVersion, word_list=word_list, number=number)


def _back(word_list):
    return redirect("admin:checking_wordlist_change", word_list.pk)
