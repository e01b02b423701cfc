"""Accounts, people and desks in the back office."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from newsroom.reporters.models import AccountEvent, Desk, Reporter, User

admin.site.unregister(Group)


class ReadOnlyAdmin(ModelAdmin):
    """For records: they are read here and written elsewhere."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["username", "name", "email"]
    ordering = ["username"]
    filter_horizontal = []
    autocomplete_fields = ["groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["name", "email", "language"]}),
        (_("Access"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "name", "usable_password", "password1", "password2"],
            },
        )
    ]

    def get_queryset(self, request):
        accounts = super().get_queryset(request).prefetch_related("groups")
        return accounts if request.user.is_superuser else accounts.filter(is_superuser=False)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True  # an account is for the back office; readers have none
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request, obj=None):
        return False  # what the person did stays on record; switch the account off instead

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(_(group.name) for group in user.groups.all())


@admin.register(Group)
class GroupAdmin(ReadOnlyAdmin, DjangoGroupAdmin):
    """The ten roles. What they may do is part of the program and is not edited here."""

    search_fields = ["name"]


@admin.register(Desk)
class DeskAdmin(ModelAdmin):
    list_display = ["name"]
    search_fields = ["name"]
    autocomplete_fields = ["members", "districts"]
    prepopulated_fields = {"slug": ["name"]}

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Reporter)
class ReporterAdmin(ModelAdmin):
    list_display = ["name", "kind", "union", "is_active"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["union"]
    search_fields = ["name", "union__name"]
    autocomplete_fields = ["union", "beats", "user"]
    fields = ["name", "kind", "union", "beats", "phone", "email", "user", "is_active"]

    def has_delete_permission(self, request, obj=None):
        return False  # a name that stands in the paper is not taken out of it

    def get_readonly_fields(self, request, obj=None):
        """Only those who look after accounts tie a person to one: it decides who sees what."""
        return [] if request.user.has_perm("reporters.change_user") else ["user"]

    def get_autocomplete_fields(self, request):
        return self.autocomplete_fields


@admin.register(AccountEvent)
class AccountEventAdmin(ReadOnlyAdmin):
    list_display = ["at", "verb_label", "user", "actor", "address", "note"]
    list_filter = ["verb"]
    list_select_related = ["user", "actor"]
    search_fields = ["user__username", "user__name", "note"]
    ordering = ["-at", "-pk"]

    @admin.display(description=_("act"), ordering="verb")
    def verb_label(self, event):
        return event.get_verb_display()
