from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoorsConfig(AppConfig):
    name = "newsroom.doors"
    label = "doors"
    verbose_name = _("Doors")

    def ready(self):
        from django.contrib import admin

        from newsroom.doors import dormant, listeners, views  # noqa: F401

        admin.site.login = views.admin_login
        admin.site.password_change = views.admin_password_change
