"""Whoever is shown a chooser in a form may also use it."""

from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from newsroom.reporters.roles import ROLES
from tests.access.asking import ask


def choosers(world, who):
    """(model, field) of every chooser in the forms that this person may fill in."""
    request = RequestFactory().get("/admin/")
    request.user = world.users[who]
    for model_admin in admin.site._registry.values():
        if model_admin.has_add_permission(request) or model_admin.has_change_permission(request):
            for form in [model_admin, *model_admin.get_inline_instances(request)]:
                names = set(form.get_autocomplete_fields(request)) - set(form.get_readonly_fields(request))
                yield from ((form.model, name) for name in sorted(names))


def test_every_chooser_answers_whoever_sees_it(world):
    wrong = []
    for who in ROLES:
        for model, name in choosers(world, who):
            source = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
            query = source | {"field_name": name, "term": "a"}
            if ask(world, who, "get", reverse("admin:autocomplete"), query).status_code != 200:
                wrong.append((who, model.__name__, name))

    assert wrong == []
