"""Every text is Chinese first: no message without its translation, none that is stale."""

import re
from collections import Counter

import polib
import pytest
from django.apps import apps
from django.utils import translation

from tests import messages

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sdf]|\{\w*\}")
# What a template may say in Chinese whatever the language of the page: the way to it.
ALLOWED_HAN = {"中文"}
# Labels that read the same in both languages.
SAME_IN_BOTH = {"ID", "URL", "SHA-256", "JSON", "IP", "English"}


def test_every_message_has_its_chinese():
    lacking = [f"{m[0].place}: {m[0].id!r}" for m in messages.missing().values()]

    assert not lacking, "\n".join(["python -m tests.messages prints these as JSON:", *lacking])


def test_a_translation_has_the_placeholders_of_its_message():
    wrong = []
    for entry in messages.ours().values():
        wanted = Counter(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if text and Counter(PLACEHOLDER.findall(text)) != wanted:
                wrong.append(f"{entry.msgid!r} -> {text!r}")

    assert not wrong, "\n".join(wrong)


def test_a_message_with_a_plural_has_it_in_the_catalogue():
    ours = messages.ours()
    wrong = [
        f"{m.place}: {m.id!r}"
        for m in messages.all_messages()
        if m.plural and m.key in ours and ours[m.key].msgid_plural != m.plural
    ]

    assert not wrong, "\n".join(wrong)


def test_the_compiled_catalogue_is_up_to_date():
    compiled = polib.mofile(str(messages.CATALOGUE.with_suffix(".mo")))
    written = {k: (e.msgstr, e.msgstr_plural) for k, e in messages.ours().items() if e.translated()}

    assert {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in compiled} == written


def test_messages_are_written_in_english():
    chinese = [f"{m.place}: {m.id!r}" for m in messages.all_messages() if HAN.search(m.id)]

    assert not chinese, "\n".join(chinese)


def test_templates_hold_no_chinese_of_their_own():
    found = []
    for path in messages.templates():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if set(HAN.findall(line)) - ALLOWED_HAN:
                found.append(f"{path.relative_to(messages.ROOT)}:{number}: {line.strip()}")

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "label", ["districts", "reporters", "photos", "articles", "ingest", "issues", "planning"]
)
def test_the_back_office_names_everything_in_chinese(label):
    silent = []
    with translation.override("zh-hans"):
        for model in apps.get_app_config(label).get_models():
            labels = {model.__name__: model._meta.verbose_name}
            for field in model._meta.local_fields + model._meta.local_many_to_many:
                place = f"{model.__name__}.{field.name}"
                if field.editable and not field.auto_created:
                    labels[place] = field.verbose_name
                labels |= {f"{place}={value}": text for value, text in field.flatchoices}
            for place, text in labels.items():
                if not HAN.search(str(text)) and str(text) not in SAME_IN_BOTH:
                    silent.append(f"{place}: {text}")

    assert not silent, "\n".join(silent)
