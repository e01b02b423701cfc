"""The inventory of personal fields is complete: no field of any model is without a word on it."""

import dataclasses

import pytest
from django.apps import apps
from django.db import models

from articles.personal.finding import BY_NAME, target_of
from articles.personal.inventory import AREAS, TABLE
from articles.personal.table import Basis, people_fields, unclassified

MODELS = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}


@pytest.mark.parametrize("label", MODELS)
def test_every_field_of_every_model_is_classified_once(label):
    assert label in TABLE, f"{label} is not in articles/personal/inventory"
    assert unclassified(MODELS[label], TABLE[label]) == []


def test_a_field_that_is_taken_out_of_the_table_is_noticed():
    """The control: each field of each model in turn."""
    tries = 0
    for label, rows in TABLE.items():
        for lists in ("goes", "stays", "hidden", "words", "other"):
            for name in getattr(rows, lists).split():
                if name == "id":
                    continue
                left = " ".join(each for each in getattr(rows, lists).split() if each != name)
                without = dataclasses.replace(rows, **{lists: left})
                assert unclassified(MODELS[label], without) == [name]
                tries += 1
    assert tries > 400


def test_the_table_speaks_of_no_model_that_is_not_there():
    assert set(TABLE) == set(MODELS)
    assert sum(map(len, AREAS.values())) == len(TABLE)  # none in two areas


@pytest.mark.parametrize("label", TABLE)
def test_whatever_points_to_a_person_is_personal(label):
    assert set(people_fields(MODELS[label])) <= set(TABLE[label].personal)


@pytest.mark.parametrize("label", [label for label, rows in TABLE.items() if rows.personal])
def test_of_what_is_personal_the_table_says_why_and_what_becomes_of_it(label):
    rows, model = TABLE[label], MODELS[label]

    assert rows.purpose
    assert rows.basis != Basis.NONE
    if rows.stays:
        assert rows.reason
    if rows.deleted:
        assert not rows.stays
    for owner in rows.owners:
        assert owner in BY_NAME or owner == "id" or target_of(model, owner)
    assert rows.owners or label == "reviewing.Story"  # the same table as articles.Article
    for name in [*rows.tells.split(), *rows.personal]:
        model._meta.get_field(name)


def test_no_secret_is_told():
    for rows in TABLE.values():
        assert not set(rows.hidden.split()) & set(rows.exported)


def test_passwords_keys_and_tokens_are_secret():
    """Names that say so, wherever they stand among what is personal."""
    for label, rows in TABLE.items():
        for name in ("password", "encoded", "token", "session_key", "session_data"):
            assert name not in rows.goes.split() + rows.stays.split(), label


@pytest.mark.parametrize("label", [label for label, rows in TABLE.items() if rows.period])
def test_a_period_counts_from_a_moment(label):
    field = MODELS[label]._meta.get_field(TABLE[label].period.field)
    assert isinstance(field, models.DateTimeField)
