"""Word lists: a draft that is edited in a table, versions that nobody can change, rules that are set."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from articles.checking.models import RuleEvent, RuleSetting, Word, WordList, WordListVersion
from articles.moves import MoveRefused
from tests.factory import the

pytestmark = pytest.mark.django_db


@pytest.fixture
def mistakes():
    return WordList.objects.get(kind="mistake")


def url(name, word_list, *args):
    return reverse(f"admin:checking_wordlist_{name}", args=[word_list.pk, *args])


def form_of(client, word_list, query=""):
    """What a browser would post of the table as it is drawn."""
    formset = client.get(url("change", word_list) + query).context["formset"]
    data = {f"form-{name}": value for name, value in formset.management_form.initial.items()}
    for form in formset:
        for name in form.fields:
            value = form[name].value()
            data[form.add_prefix(name)] = "" if value in (None, False) else value
            if form.fields[name].show_hidden_initial:
                data[form.add_initial_prefix(name)] = "" if value is None else value
    return data


def row_of(data, term):
    return next(
        name.rpartition("-")[0] for name, value in data.items() if value == term and name.endswith("-term")
    )


def test_the_first_version_is_there_from_the_beginning(mistakes):
    assert mistakes.active.number == 1
    assert "部暑" in {word["term"] for word in mistakes.active.words}
    assert not mistakes.has_unpublished_changes


def test_a_draft_counts_once_it_is_published(mistakes):
    Word.objects.create(word_list=mistakes, term="旧词")

    version = mistakes.publish(by=the("chief editor"), note="读者来信")

    assert (version.number, version.by, version.note) == (2, the("chief editor"), "读者来信")
    assert mistakes.active == version
    with pytest.raises(MoveRefused):
        mistakes.publish(by=the("chief editor"))


@pytest.mark.parametrize(
    "change",
    [
        lambda: WordListVersion.objects.update(note="改"),
        lambda: WordListVersion.objects.all().delete(),
        lambda: RuleEvent.objects.update(rule="P99"),
    ],
)
def test_what_is_on_record_does_not_change(change):
    RuleEvent.objects.create(rule="P01", verb="switch_off", actor=the("chief editor"))

    with pytest.raises(DatabaseError), transaction.atomic():
        change()


def test_an_older_version_is_restored_as_a_new_one(mistakes):
    Word.objects.create(word_list=mistakes, term="旧词")
    mistakes.publish(by=the("chief editor"))

    restored = mistakes.restore(1, by=the("desk chief"))

    assert (restored.number, restored.restored_from) == (3, 1)
    assert restored.digest == mistakes.versions.get(number=1).digest
    assert not mistakes.words.filter(term="旧词").exists()
    assert not mistakes.has_unpublished_changes


def test_a_restore_leaves_an_unpublished_draft_alone(mistakes):
    Word.objects.create(word_list=mistakes, term="旧词")
    mistakes.publish(by=the("chief editor"))
    Word.objects.create(word_list=mistakes, term="正在写")

    mistakes.restore(1, by=the("desk chief"))

    assert mistakes.words.filter(term="正在写").exists()


def test_the_table_is_edited(client, mistakes):
    client.force_login(the("proofreader"))
    data = form_of(client, mistakes)
    row, other = row_of(data, "部暑"), row_of(data, "按装")
    data |= {f"{row}-note": "新说明", f"{other}-DELETE": "on"}
    new = next(name for name, value in data.items() if name.endswith("-term") and not value).rpartition("-")[
        0
    ]
    data |= {f"{new}-term": "新词条", f"{new}-suggestion": "新写法"}

    answer = client.post(url("change", mistakes), data)

    assert answer.status_code == 302
    assert mistakes.words.get(term="部暑").note == "新说明"
    assert not mistakes.words.filter(term="按装").exists()
    assert mistakes.words.get(term="新词条").suggestion == "新写法"
    assert mistakes.active.number == 1


def test_two_who_edit_the_table_do_not_undo_each_other(client, mistakes):
    client.force_login(the("proofreader"))
    data = form_of(client, mistakes)
    mistakes.words.filter(term="部暑").update(note="别人写的")
    data[f"{row_of(data, '按装')}-note"] = "我写的"

    assert client.post(url("change", mistakes), data).status_code == 302

    assert mistakes.words.get(term="部暑").note == "别人写的"
    assert mistakes.words.get(term="按装").note == "我写的"


def test_the_same_cell_written_twice_is_said_and_may_be_insisted_on(client, mistakes):
    client.force_login(the("proofreader"))
    data = form_of(client, mistakes)
    mistakes.words.filter(term="部暑").update(note="别人写的")
    row = row_of(data, "部暑")
    data[f"{row}-note"] = "我写的"

    answer = client.post(url("change", mistakes), data)

    page = answer.content.decode()
    assert "别人写的" in page
    assert 'value="我写的"' in page
    assert mistakes.words.get(term="部暑").note == "别人写的"
    data[f"initial-{row}-note"] = "别人写的"  # as the page has it now
    assert client.post(url("change", mistakes), data).status_code == 302
    assert mistakes.words.get(term="部暑").note == "我写的"


def test_a_word_stands_once_in_a_list(client, mistakes):
    client.force_login(the("proofreader"))
    data = form_of(client, mistakes, "?q=部暑")
    new = next(name for name, value in data.items() if name.endswith("-term") and not value)
    data[new] = "按装"

    assert client.post(url("change", mistakes) + "?q=部暑", data).status_code == 200
    assert mistakes.words.filter(term="按装").count() == 1


def test_versions_are_published_compared_and_restored_by_the_chiefs(client, mistakes):
    Word.objects.create(word_list=mistakes, term="旧词")
    client.force_login(the("proofreader"))
    assert client.post(url("publication", mistakes)).status_code == 403
    client.force_login(the("desk chief"))
    client.post(url("publication", mistakes), {"note": "增补"})

    page = client.get(url("versions", mistakes)).content.decode()

    assert "<ins>旧词</ins>" in page
    assert "增补" in page
    client.post(url("restoration", mistakes, 1))
    assert mistakes.active.restored_from == 1


def test_only_those_who_may_put_a_list_in_force_are_offered_it(client, mistakes):
    Word.objects.create(word_list=mistakes, term="旧词")
    mistakes.publish(by=the("desk chief"), note="增补")
    Word.objects.create(word_list=mistakes, term="新词")

    def offered(role):
        client.force_login(the(role))
        return [
            address in client.get(url(name, mistakes)).content.decode()
            for name, address in (
                ("change", url("publication", mistakes)),
                ("versions", url("restoration", mistakes, 1)),
            )
        ]

    assert offered("proofreader") == [False, False]
    assert offered("desk chief") == [True, True]


def test_a_reporter_reads_and_changes_nothing(client, mistakes):
    client.force_login(the("reporter"))

    page = client.get(url("change", mistakes)).content.decode()

    assert "部暑" in page
    assert 'name="form-0-term"' not in page
    assert client.post(url("change", mistakes), {}).status_code == 403


def test_the_chief_editor_sets_the_rules_and_it_is_on_record(client):
    client.force_login(the("chief editor"))
    address = reverse("admin:checking_rulesetting_changelist")
    client.get(address)

    client.post(address, {"shown-P01": "True default", "blocking-P01": "always"})

    setting = RuleSetting.objects.get(rule="P01")
    assert (setting.is_on, setting.blocking) == (False, "always")
    assert {event.verb for event in RuleEvent.objects.all()} == {"switch_off", "always"}


def test_what_was_not_touched_in_the_form_of_rules_stays(client):
    RuleSetting.objects.create(rule="P01", is_on=False)
    client.force_login(the("chief editor"))

    client.post(
        reverse("admin:checking_rulesetting_changelist"),
        {"shown-P01": "True default", "is_on-P01": "on", "blocking-P01": "default"},
    )

    assert not RuleSetting.objects.get(rule="P01").is_on
