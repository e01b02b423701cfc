from django.contrib import admin, messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display

from articles.issues import views
from articles.issues.admin.forms import IssueForm, PageForm, PageFormSet
from articles.issues.admin.new_issue import next_date, pages_of_latest
from articles.issues.models import Issue, Page, PageSignature
from articles.issues.moves import IssueStatus
from articles.issues.readiness import page_states
from articles.moves import MoveRefused
from newsroom.reporters import roles
from newsroom.reporters.models import User

STATUS_COLOURS = {
    IssueStatus.PLANNING: "default",
    IssueStatus.PROOFING: "info",
    IssueStatus.SIGNED: "warning",
    IssueStatus.PUBLISHED: "success",
}


class PageInline(TabularInline):
    model = Page
    form = PageForm
    formset = PageFormSet
    fields = ["number", "name", "editor", "sheet"]
    verbose_name_plural = _("pages")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("editor", "sheet")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The page editors, in a plain list: who plans an issue may not search all accounts."""
        if db_field.name == "editor":
            working = Q(groups__name=roles.PAGE_EDITOR, is_active=True)
            kwargs["queryset"] = User.objects.filter(working | Q(pages__isnull=False)).distinct()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if obj else len(pages_of_latest())

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and (obj is None or obj.is_editable)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_editable)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_editable)


@admin.register(Issue)
class IssueAdmin(ModelAdmin):
    """An issue: what it waits for, its pages and its ledger. Stories are placed on the planning screen."""

    form = IssueForm
    inlines = [PageInline]
    list_display = ["day", "number", "state", "progress", "stories", "planning"]
    list_display_links = ["day"]
    list_filter = ["status"]
    list_per_page = 31
    show_full_result_count = False
    search_fields = ["number", "date"]
    ordering = ["-date"]
    fields = [("date", "number")]
    change_form_template = "admin/issues/issue/change_form.html"
    actions = None
    view_on_site = False  # our own link, once readers can see it

    class Media:
        css = {"all": ["css/admin/issue.css"]}

    # The list

    def get_queryset(self, request):
        signed = Q(
            pages__signatures__kind=PageSignature.Kind.PAGE_EDITOR,
            pages__signatures__voided_at=None,
        )
        return (
            super()
            .get_queryset(request)
            .annotate(
                page_count=Count("pages", distinct=True),
                signed_count=Count("pages", filter=signed, distinct=True),
                story_count=Count("pages__placements", distinct=True),
            )
        )

    @admin.display(description=_("date"), ordering="date")
    def day(self, issue):
        return issue.date

    @display(description=_("state"), ordering="status", label=STATUS_COLOURS)
    def state(self, issue):
        label = _("scheduled") if issue.is_scheduled else issue.get_status_display()
        return issue.status, label

    @admin.display(description=_("pages signed"))
    def progress(self, issue):
        return f"{issue.signed_count} / {issue.page_count}"

    @admin.display(description=_("stories"))
    def stories(self, issue):
        return issue.story_count

    @admin.display(description=_("planning screen"))
    def planning(self, issue):
        address = reverse("admin:issues_issue_plan", args=[issue.pk])
        return format_html('<a class="issue-link" href="{}">{}</a>', address, _("Open"))

    # The form

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_editable)

    def has_delete_permission(self, request, obj=None):
        return False  # what was done on it is on record; a wrong date can be mended

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def get_changeform_initial_data(self, request):
        return {"date": next_date()} | super().get_changeform_initial_data(request)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if obj is None or obj.pk is None:
            kwargs["initial"] = pages_of_latest()
        return kwargs

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except MoveRefused as refusal:  # somebody signed or published it meanwhile
            messages.error(request, views.described(refusal))
            return HttpResponseRedirect(request.path)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            states = page_states(obj.pages.all())
            reads_all = views.works_on_issues(request.user)
            context |= {
                "reads_all": reads_all,
                "states": views.with_refusals(states, request.user),
                "moves": views.buttons(obj, request.user),
                "obstacles": views.linked(obj.obstacles(states=states)) if obj.is_open and reads_all else [],
                "ledger": obj.events.select_related("actor").order_by("-at", "-pk")[:100],
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        self.message_user(
            request,
            _("The issue of %(date)s has been opened: No. %(number)s.")
            % {"date": obj.date, "number": obj.number},
        )
        return HttpResponseRedirect(reverse("admin:issues_issue_plan", args=[obj.pk]))

    # The screens

    def get_urls(self):
        def screen(address, view, name):
            view = self.admin_site.admin_view(view)
            return path(f"<int:pk>/{address}", view, name=f"issues_issue_{name}")

        return [
            screen("plan/", views.plan, "plan"),
            screen("plan/placements/", views.placements, "placements"),
            screen("plan/changes/", views.changes, "changes"),
            screen("pages/<int:number>/make-up/", views.make_up, "make_up"),
            screen("pages/<int:number>/make-up/steps/", views.steps, "make_up_steps"),
            screen(
                "pages/<int:number>/make-up/<int:layout>-<int:width>.webp",
                views.make_up_picture,
                "make_up_picture",
            ),
            screen("pages/<int:number>/make-up/<int:layout>.pdf", views.make_up_pdf, "make_up_pdf"),
            screen("moves/<slug:verb>/", views.move, "move"),
            screen("publication/", views.publication, "publication"),
            *super().get_urls(),
        ]
