"""Ids are text that anybody may write: those of other people's things, in the parts of a form or in the
rows ticked in a list, change nothing. Generated over every form with parts and every list there is."""

from django.contrib import admin
from django.db import transaction
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from tests.access.asking import WRITING, ask, writes
from tests.access.world import SECURITY, undone
from tests.forms import fields_of

WHO_READ_ONLY = ("correspondent", "photographer", "proofreader", "auditor", "administrator", SECURITY)
# What an action may write without touching what was ticked: that it was refused.
ASIDE = {"django_session", "doors_visit", "ledger_entry", "ledger_head"}


def address_of(model, page, *args):
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)
    except NoReverseMatch:
        return None


def forms_with_parts(world):
    """(model, inline, the field that names the parent) of every form with parts in the back office."""
    request = RequestFactory().get("/admin/")
    request.user = world.users["superuser"]
    for model, model_admin in admin.site._registry.items():
        if address_of(model, "add"):
            for inline in model_admin.get_inline_instances(request):
                formset = inline.get_formset(request)
                if key := getattr(formset, "fk", None):
                    yield model, inline, key, formset.get_default_prefix()


def test_a_form_changes_no_part_of_another_thing(world):
    """Somebody who may change one thing names in its form a part of another, to change or delete it."""
    tried, wrong = set(), []
    for model, inline, key, prefix in forms_with_parts(world):
        with undone():
            pair = own_and_foreign(model, inline.model, key)
            if not pair:
                continue
            own, foreign = pair
            before = inline.model._base_manager.filter(pk=foreign.pk).values().get()
            for who in ("superuser", "chief editor", "administrator"):
                address = address_of(model, "change", own.pk)
                page = world.clients[who].get(address)
                if page.status_code != 200 or page.context is None:
                    continue
                form_id = f"{model._meta.model_name}_form"
                fields = {
                    name: value for name, value in fields_of(page, form_id).items() if value is not None
                }
                if f"{prefix}-TOTAL_FORMS" not in fields:
                    continue
                tried.add((model.__name__, inline.model.__name__))
                for more in ({}, {f"{prefix}-0-DELETE": "on"}):
                    forged = fields | {
                        f"{prefix}-TOTAL_FORMS": 1,
                        f"{prefix}-INITIAL_FORMS": 1,
                        f"{prefix}-0-{inline.model._meta.pk.name}": foreign.pk,
                        f"{prefix}-0-{key.name}": own.pk,
                    }
                    with transaction.atomic():
                        world.clients[who].post(address, forged | more)
                    after = inline.model._base_manager.filter(pk=foreign.pk).values().first()
                    if after != before:
                        wrong.append((model.__name__, inline.model.__name__, who, before, after))

    assert wrong == []
    assert len(tried) >= 4, tried


def own_and_foreign(model, part, key):
    """A thing, and a part of another such thing; None where the world has not as much."""
    for foreign in part._base_manager.exclude(**{f"{key.name}": None})[:20]:
        for own in model._base_manager.exclude(pk=getattr(foreign, key.attname))[:1]:
            return own, foreign
    return None


def test_no_action_of_a_list_writes_for_those_who_only_read_it(world):
    wrong = []
    for model, model_admin in admin.site._registry.items():
        address = address_of(model, "changelist")
        if not address or not address_of(model, "add"):
            continue
        names = {"delete_selected", "nothing", *action_names(model_admin)}
        ids = list(model._base_manager.values_list("pk", flat=True)[:20])
        request = RequestFactory().get(address)
        for who in WHO_READ_ONLY:
            request.user = world.users[who]
            may = model_admin.has_change_permission(request) or model_admin.has_delete_permission(request)
            if may or not ids:
                continue
            for name in sorted(names):
                data = {"action": name, "_selected_action": ids, "post": "yes", "index": 0, "note": "改"}
                for across in ("0", "1"):
                    answer = ask(world, who, "post", address, data | {"select_across": across}, drawn=False)
                    if answer.wrote - ASIDE:
                        wrong.append((address, who, name, answer.wrote))

    assert wrong == []


def action_names(model_admin):
    for each in model_admin.actions or ():
        yield each if isinstance(each, str) else each.__name__


def test_what_is_written_is_seen(world):
    """The control."""
    from newsroom.reporters.models import User

    with undone(), writes() as tables:
        User.objects.filter(pk=world.account.pk).update(name="改")

    assert tables == {"reporters_user"}
    assert WRITING.match('INSERT INTO "articles_event" VALUES')[1] == "articles_event"
