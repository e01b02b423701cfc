"""Accounts, people and desks in the back office."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from newsroom.reporters import roles
from newsroom.reporters.models import AccountEvent, Desk, Reporter, User
from newsroom.reporters.three import GIVE_ROLES, may_give, refuse_two

admin.site.unregister(Group)

CONTACTS = ("phone", "email")
KEPT_BY_ADMINISTRATOR = ("username", "name", "email", "language", "is_active", "is_staff")


def role_label(group):
    """The role's name in the reader's language; in the database it is the program's own."""
    return _(group.name)


class RolesField(forms.ModelMultipleChoiceField):
    """The roles, to be ticked."""

    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def clean(self, value):
        groups = super().clean(value)
        refuse_two(group.name for group in groups)
        return groups

    def label_from_instance(self, group):
        return role_label(group)


class RoleFilter(admin.RelatedFieldListFilter):
    """By role."""

    def field_choices(self, field, request, model_admin):
        return [(group.pk, role_label(group)) for group in Group.objects.order_by("pk")]


class ReadOnlyAdmin(ModelAdmin):
    """For records: they are read here and written elsewhere."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class RoleStateFilter(admin.SimpleListFilter):
    """Accounts that wait for their first role."""

    title = _("state of the roles")
    parameter_name = "without"

    def lookups(self, request, model_admin):
        return [("roles", _("No role yet"))]

    def queryset(self, request, queryset):
        return queryset.filter(groups=None) if self.value() else queryset


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):
    """Who makes and changes accounts gives them no roles; who gives roles changes nothing else (three.py)."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "name", "roles", "is_active", "last_login"]
    list_filter = [RoleStateFilter, ("groups", RoleFilter), "is_active"]
    search_fields = ["username", "name", "email"]
    ordering = ["username"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined", "roles"]
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

    def has_change_permission(self, request, obj=None):
        return self.keeps_accounts(request) or (
            may_give(obj, request.user) if obj else request.user.has_perm(GIVE_ROLES)
        )

    def keeps_accounts(self, request):
        return request.user.has_perm("reporters.change_user")

    def get_fieldsets(self, request, obj=None):
        """The roles as boxes to tick for who may give them to this account, else as their names."""
        sets = super().get_fieldsets(request, obj)
        if obj is None:
            return sets
        left_out = set() if self.keeps_accounts(request) else {"password"}
        renamed = {} if may_give(obj, request.user) else {"groups": "roles"}
        return [
            (
                title,
                {"fields": [renamed.get(name, name) for name in options["fields"] if name not in left_out]},
            )
            for title, options in sets
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None or self.keeps_accounts(request):
            return self.readonly_fields
        return [*self.readonly_fields, *KEPT_BY_ADMINISTRATOR]

    def user_change_password(self, request, id, form_url=""):  # noqa: A002 - Django's name
        """Who gives roles does not choose passwords: together the two would be somebody else's account."""
        if not self.keeps_accounts(request):
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True  # an account is for the back office; readers have none
        if not change or self.keeps_accounts(request):
            super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        response = super().response_add(request, obj, post_url_continue)
        if not may_give(obj, request.user):
            messages.info(request, _("The account has no role yet: the security administrator gives it."))
        return response

    def has_delete_permission(self, request, obj=None):
        return False  # what the person did stays on record; switch the account off instead

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            return RolesField(Group.objects.order_by("pk"), label=_("roles"), required=False)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(str(role_label(group)) for group in user.groups.all())


@admin.register(Group)
class GroupAdmin(ReadOnlyAdmin, DjangoGroupAdmin):
    """The roles. What they may do is part of the program and is not edited here."""

    list_display = ["role"]
    search_fields = []  # so few need none, and it would search for the program's own names
    ordering = ["pk"]
    fields = ["role", "permissions"]

    @admin.display(description=pgettext_lazy("account", "role"), ordering="name")
    def role(self, group):
        return role_label(group)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        group = self.get_object(request, object_id)
        title = {"subtitle": role_label(group)} if group else {}
        return super().change_view(request, object_id, form_url, {**title, **(extra_context or {})})


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

    def get_fields(self, request, obj=None):
        """Telephone and mail of others are for the house, of which correspondents are not."""
        fields = super().get_fields(request, obj)
        if obj is None or self.knows_contacts(request, obj):
            return fields
        return [name for name in fields if name not in CONTACTS]

    def lookup_allowed(self, lookup, value, request):
        """What is not shown cannot be guessed at through the address either."""
        if lookup.partition("__")[0] in CONTACTS and not self.knows_contacts(request):
            return False
        return super().lookup_allowed(lookup, value, request)

    def knows_contacts(self, request, obj=None):
        own = obj is not None and obj.user_id == request.user.pk
        inside = request.user.is_superuser or request.user.role_names - {roles.CORRESPONDENT}
        return bool(own or inside)


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
