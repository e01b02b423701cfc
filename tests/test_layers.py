"""Upper apps know lower ones, never the other way round: in imports and in foreign keys."""

import logging
import tomllib

import pytest
from django.apps import apps
from importlinter.cli import lint_imports

from tests.messages import ROOT

LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0][
    "layers"
]


def height(app):
    """The place of an installed app of ours in the order; 0 is the top."""
    return LAYERS.index(app.name)


def ours():
    return [app for app in apps.get_app_configs() if app.name.startswith(("newsroom.", "articles"))]


@pytest.fixture
def loggers_that_stay():
    """The linter switches off every logger that was there before it."""
    yield
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False


def test_imports_point_down(loggers_that_stay):
    assert lint_imports(no_cache=True) == 0, "see the captured output: lint-imports tells which"


def test_every_app_has_its_place_in_the_order():
    assert {app.name for app in ours()} <= set(LAYERS)


@pytest.mark.parametrize("app", ours(), ids=lambda app: app.label)
def test_foreign_keys_point_down(app):
    upward = []
    for model in app.get_models(include_auto_created=True):
        for field in model._meta.local_fields + model._meta.local_many_to_many:
            if not field.is_relation or field.related_model is None:
                continue
            other = field.related_model._meta.app_config
            if other in ours() and height(other) < height(app):
                upward.append(f"{model.__name__}.{field.name} -> {field.related_model.__name__}")

    assert not upward
