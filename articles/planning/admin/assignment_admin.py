from datetime import datetime, time, timedelta

from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.moves import MoveRefused
from articles.planning import views
from articles.planning.admin.fields import OVERRIDES, subject_field
from articles.planning.admin.forms import AssignmentForm
from articles.planning.models import Assignment
from articles.planning.states import State
from articles.planning.week import day_of

COLOURS = {
    State.OPEN: "warning",
    State.ASSIGNED: "info",
    State.ACCEPTED: "info",
    State.DECLINED: "danger",
    State.WRITING: "info",
    State.FILED: "info",
    State.IN_REVIEW: "info",
    State.APPROVED: "success",
    State.PUBLISHED: "success",
    State.CANCELLED: "default",
}
USUAL_HOUR = time(9)
USUAL_DEADLINE = time(18)


class HowFarFilter(admin.SimpleListFilter):
    """How far they are: what a planner looks for."""

    title = pgettext_lazy("assignment", "state")
    parameter_name = "how_far"

    def lookups(self, request, model_admin):
        return [
            ("open", _("Nobody's yet")),
            ("unanswered", _("Not answered")),
            ("late", _("Late")),
            ("out", _("Has appeared")),
            ("cancelled", pgettext_lazy("assignment", "cancelled")),
        ]

    def queryset(self, request, queryset):
        chosen = {
            "open": lambda: queryset.not_cancelled().without_people(),
            "unanswered": queryset.unanswered,
            "late": queryset.late,
            "out": queryset.out,
            "cancelled": lambda: queryset.filter(cancelled_at__isnull=False),
        }
        return chosen[self.value()]() if self.value() in chosen else queryset


@admin.register(Assignment)
class AssignmentAdmin(ModelAdmin):
    """The list and the form of assignments. Answers, cancelling and stories have their screens."""

    form = AssignmentForm
    formfield_overrides = OVERRIDES
    list_display = ["subject", "day", "due", "who", "how_far"]
    list_display_links = None
    list_filter = [HowFarFilter, "column", "desk"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["topic", "brief", "address", "assignees__reporter__name"]
    search_help_text = _("Search topic, angle, address or name")
    ordering = ["-first_day", "-pk"]
    autocomplete_fields = ["districts", "unions"]
    actions = None
    view_on_site = False
    fieldsets = [
        (None, {"fields": ["topic", "brief"]}),
        (_("When"), {"fields": [("starts_at", "ends_at"), "deadline"]}),
        (_("Where"), {"fields": ["address", ("districts", "unions")]}),
        (_("Who"), {"fields": ["writers", "photographers", "editor", "may_be_taken"]}),
        (_("How much, and for what"), {"fields": [("characters", "pictures"), ("column", "desk")]}),
        (None, {"fields": ["seen_revision", "seen_people"], "classes": ["planning-hidden"]}),
    ]

    class Media:
        css = {"all": ["css/admin/issue.css", "css/admin/planning.css"]}

    # Who

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).for_cards()

    def get_object(self, request, object_id, from_field=None):
        """The assignment, its row held while a form for it is saved."""
        if request.method == "POST" and object_id.isdecimal():
            list(Assignment.objects.select_for_update().filter(pk=object_id).values_list("pk"))
        return super().get_object(request, object_id, from_field)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def has_delete_permission(self, request, obj=None):
        return False  # what was planned stays on record; it can be cancelled

    # The list

    @admin.display(description=pgettext_lazy("assignment", "topic"), ordering="topic")
    def subject(self, assignment):
        return format_html(
            '<a class="issue-link" href="{}">{}</a>', assignment.get_absolute_url(), assignment
        )

    @admin.display(description=_("day"), ordering="first_day")
    def day(self, assignment):
        return date_format(assignment.first_day, "SHORT_DATE_FORMAT")

    @admin.display(description=_("deadline"), ordering="deadline")
    def due(self, assignment):
        return assignment.deadline

    @admin.display(description=_("people"))
    def who(self, assignment):
        return ", ".join(str(part) for part in assignment.shown_people if part.is_active) or "—"

    @display(description=pgettext_lazy("assignment", "state"), label=COLOURS)
    def how_far(self, assignment):
        return assignment.state, assignment.state.label

    # The form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **subject_field(db_field, kwargs))

    def get_changeform_initial_data(self, request):
        """A new one begins on the day whose + was clicked, else tomorrow; in my charge."""
        day = day_of(request.GET.get("day", "")) or timezone.localdate() + timedelta(days=1)
        return {
            "starts_at": timezone.make_aware(datetime.combine(day, USUAL_HOUR)),
            "deadline": timezone.make_aware(datetime.combine(day, USUAL_DEADLINE)),
            "editor": request.user.pk,
        }

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id and not object_id.isdecimal():
            raise Http404
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except MoveRefused as refusal:  # somebody else acted meanwhile: the whole save is undone
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.path)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Those who may only read it read its sheet."""
        if not self.has_change_permission(request) and self.has_view_permission(request):
            return self._sheet(request, object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def history_view(self, request, object_id, extra_context=None):
        """The library's own history knows nothing of answers: the record stands on the sheet."""
        return self._sheet(request, object_id)

    def _sheet(self, request, object_id):
        if not object_id.isdecimal():
            raise Http404
        return HttpResponseRedirect(views.assignment_for(request, int(object_id)).get_absolute_url())

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        if change and obj.is_cancelled:
            raise MoveRefused(_("The assignment is cancelled."))
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        assignment, by = form.instance, request.user
        if not change or form.changed_facts:
            assignment.record_edit(by=by, is_new=not change)
        for task, added, gone in form.people_changes():
            for reporter in gone:
                assignment.release(reporter, by=by, task=task)
            for reporter in added:
                assignment.assign(reporter, by=by, task=task)

    def response_post_save_add(self, request, obj):
        return HttpResponseRedirect(obj.get_absolute_url())

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(obj.get_absolute_url())

    # The screens

    def get_urls(self):
        def screen(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"planning_assignment_{name}")

        return [
            screen("week/", views.this_week, "this_week"),
            screen("week/<str:day>/", views.week, "week"),
            screen("day/<str:day>/", views.day, "day"),
            screen("mine/", views.mine, "mine"),
            screen("<int:pk>/sheet/", views.sheet, "sheet"),
            screen("<int:pk>/moves/<slug:verb>/", views.move, "move"),
            screen("<int:pk>/story/", views.story, "story"),
            *super().get_urls(),
        ]
