"""Instances that are loaded plainly are those that Django would have made."""

import pytest
from django.apps import apps
from django.db import models
from django.db.models.fields.files import ImageField
from django.db.models.signals import post_init, pre_init

from articles.models import Article, PhotoUse
from newsroom.loading import PlainlyLoaded
from tests import factory

PLAIN = [model for model in apps.get_models() if issubclass(model, PlainlyLoaded)]


def by_django(model, names, values):
    instance = models.Model.from_db.__func__(model, "default", names, values)
    return {name: value for name, value in instance.__dict__.items() if not name.startswith("_")}


@pytest.mark.parametrize("model", PLAIN, ids=lambda model: model.__name__)
def test_an_instance_has_what_djangos_has(model):
    names = [field.attname for field in model._meta.concrete_fields]
    values = [number if name.endswith("id") else "" for number, name in enumerate(names, 1)]
    for count in (len(names), 1):
        made = model.from_db("default", names[:count], values[:count])
        if not any(isinstance(field, ImageField) for field in model._meta.fields):
            expected = by_django(model, names[:count], values[:count])
            assert {name: made.__dict__[name] for name in expected} == expected
        assert made._state.db == "default"
        assert not made._state.adding
        assert made.get_deferred_fields() == set(names[count:])


@pytest.mark.parametrize("model", PLAIN, ids=lambda model: model.__name__)
def test_nobody_waits_for_what_is_left_out(model):
    images = [field for field in model._meta.fields if isinstance(field, ImageField)]
    listening = post_init._live_receivers(model)[0]

    assert not pre_init.has_listeners(model)
    assert {receiver.__self__ for receiver in listening} == set(images)
    assert model.__init__ is models.Model.__init__


@pytest.mark.django_db
def test_what_was_loaded_can_be_changed_and_fetches_what_was_left_out():
    use = PhotoUse.objects.create(article=factory.make_article("draft", "百年"), photo=factory.make_photo())
    story = Article.objects.defer("headline").get(pk=use.article_id)
    story.kicker = "今日"
    story.save()

    assert Article.objects.get(pk=story.pk).kicker == "今日"
    assert story.headline == "百年"
    photo = PhotoUse.objects.select_related("photo").get(pk=use.pk).photo
    assert photo.picture.name
    assert (photo.picture.width, photo.picture.height) == (photo.width, photo.height)
