"""The screens: one's own data, the inventory, and for administrators each person's data and its erasure."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.personal import erasing, exporting
from articles.personal.models import PersonalEvent
from articles.personal.people import Person
from articles.personal.showing import areas
from newsroom.reporters.models import Reporter, User
from newsroom.screens import file_to_take_away, refuse_without, render_screen

READ = 30  # rows of each kind on a page; the file has all
WIDE = 6  # columns that fit side by side
MOST = 50  # people on a page


@never_cache
@login_required
@require_safe
def mine(request):
    """What the house keeps about me, to be read; `?file=json`: all of it as a file."""
    if request.due:  # a second factor, a new password: no data before that
        return redirect(request.due)
    person = Person.of_user(request.user)
    if request.GET.get("file") == "json":
        return as_file(person, by=request.user)
    return render(request, "personal/mine.html", {"data": readable(person, by=request.user), "most": READ})


@require_safe
def inventory(request):
    """What personal data the house keeps, why, how long, and what becomes of it."""
    refuse_without(request, "personal.view_inventory")
    return render_screen(
        request,
        "admin/personal/inventory.html",
        _("Inventory of personal data"),
        areas=areas(),
        may_export=request.user.has_perm("personal.export_person"),
    )


@require_safe
def people(request):
    """Accounts, and people of the paper without one, by name; and who was erased."""
    refuse_without(request, "personal.export_person")
    query = request.GET.get("q", "").strip()[:60]
    accounts = User.objects.select_related("reporter").order_by("is_active", "username")
    reporters = Reporter.objects.filter(user=None).order_by("name", "pk")
    if query:
        accounts = accounts.filter(Q(username__icontains=query) | Q(name__icontains=query))
        reporters = reporters.filter(name__icontains=query)
    return render_screen(
        request,
        "admin/personal/people.html",
        _("Data of persons"),
        query=query,
        accounts=accounts[:MOST],
        reporters=reporters[:MOST],
        most=MOST,
        may_erase=request.user.has_perm("personal.erase_person"),
        erased=PersonalEvent.objects.filter(verb=PersonalEvent.Verb.ERASED).select_related(
            "user", "reporter", "actor"
        )[:MOST],
    )


@require_safe
def person(request, kind, pk):
    """One person's data, to be read; `?file=json`: all of it as a file."""
    refuse_without(request, "personal.export_person")
    found = person_of(kind, pk)
    if request.GET.get("file") == "json":
        return as_file(found, by=request.user)
    return render_screen(
        request,
        "admin/personal/person.html",
        _("Personal data of %(person)s") % {"person": found},
        person=found,
        kind=kind,
        pk=pk,
        data=readable(found, by=request.user),
        most=READ,
        may_erase=request.user.has_perm("personal.erase_person"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request, kind, pk):
    """What goes and what stays; with a POST of the person's name and a reason, it goes for good."""
    refuse_without(request, "personal.erase_person")
    found = person_of(kind, pk)
    if request.method == "POST":
        try:
            if request.POST.get("name", "").strip() != str(found):
                raise erasing.EraseRefused(_("Type the name as it stands above."))
            erasing.erase(found, by=request.user, reason=request.POST.get("reason", ""))
        except erasing.EraseRefused as refused:
            messages.error(request, str(refused))
            return redirect(request.path)
        messages.success(request, _("The data of %(person)s was erased.") % {"person": found})
        return redirect("admin:personal_personalevent_people")
    outlook = erasing.outlook(found)
    return render_screen(
        request,
        "admin/personal/erase.html",
        _("Erase the data of %(person)s") % {"person": found},
        person=found,
        back=reverse("admin:personal_personalevent_person", args=[kind, pk]),
        deleted=[fate for fate in outlook if fate.rows.deleted],
        emptied=[fate for fate in outlook if not fate.rows.deleted and fate.gone],
        staying=[fate for fate in outlook if not fate.rows.deleted and fate.staying],
        refusal=refusal(found, request.user),
    )


def refusal(found, by):
    """Why this person may not be erased now, as a sentence; or nothing."""
    try:
        erasing.refuse(found, by)
    except erasing.EraseRefused as refused:
        return str(refused)
    return ""


def person_of(kind, pk):
    """`kind`: of an account, or of somebody of the paper. Who has both is one person by either way."""
    if kind == "account":
        return Person.of_user(get_object_or_404(User, pk=pk))
    return Person.of_reporter(get_object_or_404(Reporter.objects.select_related("user"), pk=pk))


def readable(found, *, by):
    """The export for reading: what has many fields stands one below the other, not side by side."""
    data = exporting.export(found, by=by, most=READ, value_of=exporting.words)
    for section in data["sections"]:
        section["is_wide"] = len(section["titles"]) > WIDE
        section["entries"] = [list(zip(section["titles"], row, strict=True)) for row in section["rows"]]
    return data


def as_file(found, *, by):
    """All of a person's data. That it was taken out is on record twice: here, and as every file."""
    exporting.put_on_record(found, by=by)
    text = json.dumps(
        exporting.export(found, by=by), cls=exporting.ENCODER, ensure_ascii=False, indent=1, default=str
    )
    name = f"personal-data-{timezone.localdate():%Y%m%d}.json"
    return file_to_take_away(text, name, "application/json")
