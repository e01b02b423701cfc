"""What an account may do, asked for once: its roles and all that they allow in one query."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission
from django.db.models import Value


class RoleBackend(ModelBackend):
    """Django's own backend, which asks for a person's permissions, then for those of the roles.

    Nearly every screen of the back office asks for both, and for the names of the roles.
    """

    def get_all_permissions(self, user_obj, obj=None):
        """The names of all permissions ("articles.add_article"), as a set; none for a single object."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if user_obj.is_superuser:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = self._read(user_obj)
        return user_obj._perm_cache

    def _read(self, user):
        given = Group.objects.filter(user=user).order_by()
        given = given.values_list("name", "permissions__content_type__app_label", "permissions__codename")
        own = Permission.objects.filter(user=user).order_by()
        own = own.values_list(Value(""), "content_type__app_label", "codename")
        rows = list(given.union(own))
        user.__dict__.setdefault("role_names", frozenset(role for role, _app, _name in rows if role))
        return {f"{app}.{name}" for _role, app, name in rows if app}
