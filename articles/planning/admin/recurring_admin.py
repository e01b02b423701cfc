from datetime import timedelta

from django.contrib import admin
from django.http import Http404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.planning import views
from articles.planning.admin.fields import OVERRIDES, subject_field
from articles.planning.models import RecurringEvent

LOOKED_AHEAD = timedelta(days=2 * 366)


@admin.register(RecurringEvent)
class RecurringEventAdmin(ModelAdmin):
    """Events that come again. Their days stand in the calendar; nothing is made in advance."""

    formfield_overrides = OVERRIDES
    list_display = ["topic", "frequency", "next_day", "column", "in_use"]
    list_filter = ["is_active", "frequency"]
    list_select_related = ["column"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["topic", "brief"]
    ordering = ["topic", "pk"]
    autocomplete_fields = ["districts", "unions", "usual_people"]
    actions = None
    fieldsets = [
        (None, {"fields": ["topic", "brief"]}),
        (
            _("When"),
            {
                "fields": [
                    ("frequency", "every"),
                    ("starts_on", "until"),
                    ("start_time", "end_time"),
                    ("deadline_hours", "is_active"),
                ]
            },
        ),
        (_("Where"), {"fields": ["address", ("districts", "unions")]}),
        (_("Who"), {"fields": ["usual_people", "editor", "may_be_taken"]}),
        (_("How much, and for what"), {"fields": [("characters", "pictures"), ("column", "desk")]}),
    ]

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def has_delete_permission(self, request, obj=None):
        return False  # assignments came from it; it can be switched off

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **subject_field(db_field, kwargs))

    def get_changeform_initial_data(self, request):
        return {"starts_on": timezone.localdate(), "editor": request.user.pk}

    @admin.display(description=_("next time"))
    def next_day(self, event):
        today = timezone.localdate()
        return next(iter(event.on_days(today, today + LOOKED_AHEAD)), "—")

    @display(description=_("active"), boolean=True, ordering="is_active")
    def in_use(self, event):
        return event.is_active

    def get_urls(self):
        return [
            path(
                "<int:pk>/occurrences/<str:day>/",
                self.admin_site.admin_view(views.occurrence),
                name="planning_recurringevent_occurrence",
            ),
            *super().get_urls(),
        ]
