"""The roles of the house, as groups, and how an app gives them its permissions.

Each app grants the permissions on its own models in a migration of its own, because this
app is below them all and knows none of them.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

CORRESPONDENT = "correspondent"
REPORTER = "reporter"
PHOTOGRAPHER = "photographer"
DESK_EDITOR = "desk editor"
DESK_CHIEF = "desk chief"
CHIEF_EDITOR = "chief editor"
PROOFREADER = "proofreader"
PAGE_EDITOR = "page editor"
ADMINISTRATOR = "administrator"
AUDITOR = "auditor"
SECURITY_ADMINISTRATOR = "security administrator"  # gives roles and guards the doors: three.py

ROLES = (
    CORRESPONDENT,
    REPORTER,
    PHOTOGRAPHER,
    DESK_EDITOR,
    DESK_CHIEF,
    CHIEF_EDITOR,
    PROOFREADER,
    PAGE_EDITOR,
    ADMINISTRATOR,
    AUDITOR,
    SECURITY_ADMINISTRATOR,
)
AUTHORS = (CORRESPONDENT, REPORTER, PHOTOGRAPHER)
EDITORS = (DESK_EDITOR, DESK_CHIEF, CHIEF_EDITOR)


def grant(app_label, grants):
    """The migration operation that gives roles their permissions on one app's models.

    `grants` maps a permission's codename to the roles that get it, as in
    ``{"add_article": AUTHORS}``. Going back takes them away again. Raises
    `Permission.DoesNotExist` for a codename that no model of the app declares.
    """

    def forwards(apps, schema_editor):
        group_model, permission_model = models_of(apps, app_label)
        for codename, roles in grants.items():
            permission = permission_model.objects.get(content_type__app_label=app_label, codename=codename)
            for role in roles:
                group_model.objects.get(name=role).permissions.add(permission)

    def backwards(apps, schema_editor):
        group_model, permission_model = models_of(apps, app_label)
        for codename, roles in grants.items():
            for group in group_model.objects.filter(name__in=roles):
                group.permissions.remove(
                    *permission_model.objects.filter(content_type__app_label=app_label, codename=codename)
                )

    return migrations.RunPython(forwards, backwards)


def models_of(apps, app_label):
    """The historical Group and Permission models, the app's permissions made sure of."""
    app_config = apps.get_app_config(app_label)
    app_config.models_module = True  # else create_permissions passes the app over
    create_permissions(app_config, apps=apps, verbosity=0)
    app_config.models_module = None
    return apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
