from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline, TabularInline

from articles.admin.forms import BylineForm, BylineFormSet, PhotoUseForm, PhotoUseFormSet
from articles.models import Byline, PhotoUse


class FollowsTheStory:
    """May be changed exactly when the story may: the story's admin has decided already."""

    def has_add_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    def has_view_permission(self, request, obj=None):
        return True

    def _may_edit(self, request, obj):
        story_admin = self.admin_site.get_model_admin(self.parent_model)
        if obj is None:
            return story_admin.has_add_permission(request)
        return story_admin.has_change_permission(request, obj)


class BylineInline(FollowsTheStory, TabularInline):
    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fields = ["reporter", "role", "position"]
    autocomplete_fields = ["reporter"]
    ordering_field = "position"
    hide_ordering_field = True
    extra = 0
    template = "admin/articles/article/byline_inline.html"
    verbose_name_plural = _("bylines")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("reporter")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The person: found by typing, or added right there (story-people.js).

        So the library's own menu with its windows is left out: on a phone they are no help.
        """
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "reporter":
            field.widget = field.widget.widget
            if request.user.has_perm("reporters.add_reporter"):
                field.widget.attrs["data-tags"] = "true"
        return field


class PhotoInline(FollowsTheStory, StackedInline):
    model = PhotoUse
    form = PhotoUseForm
    formset = PhotoUseFormSet
    extra = 0
    template = "admin/articles/article/photo_inline.html"

    class Media:
        css = {"all": [f"css/admin/photos{part}.css" for part in ("", "-upload", "-library", "-frame")]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("photo")

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        return formset
